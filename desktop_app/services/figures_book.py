"""An account's figures as a workbook of five views: day, hour, people, hashtags, tone.

Days and hours are those of the account's time zone, which each sheet says. A number of X that nobody
read leaves its cell empty: that is not zero.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from desktop_app.checks.tone import Tone
from desktop_app.domain.account import PersonId
from desktop_app.services.auditing import write_new
from desktop_app.services.exporting import called
from desktop_app.services.figures import NUMBERS, Figures, Sum
from desktop_app.services.paper_words import moment_in, paper
from desktop_app.services.parts import Parts
from desktop_app.services.process import Deeds
from desktop_app.services.workbook import Book, Column, Kind, Sheet, Value

#: The views, and the columns beside X's numbers, by their keys in ``paper.toml``.
SHEETS = "days hours people hashtags tones".split()
COLUMNS = (
    "day weekday hour person hashtag tone posts read "
    "written versions approvals changes vetoes median p90"
).split()
_HOUR = timedelta(hours=1)


def book(figures: Figures, language: str) -> Book:
    """The workbook, said in `language` (``fr``; anything else is English)."""
    made = _Writer(figures, language)
    sheets = (made.days(), made.hours(), made.people(), made.hashtags(), made.tones())
    return Book(title=made.title, language=language, made_at=figures.as_of, sheets=sheets)


def export(parts: Parts, figures: Figures, language: str, path: Path) -> None:
    """Write the workbook to a file that is not there yet, whole or not at all.

    Raises Refused (``audit.exists``) or Unavailable (``table.unwritable``).
    """
    if parts.write_workbook is None:
        raise RuntimeError("asked for a workbook where nobody writes any")
    write_new(path, parts.write_workbook(book(figures, language)))


class _Writer:
    def __init__(self, figures: Figures, language: str) -> None:
        self._figures, self._language = figures, language
        self.title = self._say(
            "figures.title",
            handle=figures.account.handle,
            first=figures.first,
            last=figures.last,
        )

    def days(self) -> Sheet:
        """Every day of the period."""
        columns = (self._column("day", Kind.DAY), *self._sums())
        rows = ((day, *_cells(each)) for day, each in self._figures.by_day.items())
        return self._sheet("days", columns, list(rows))

    def hours(self) -> Sheet:
        """Every hour of every weekday."""
        columns = (self._column("weekday", Kind.TEXT), self._column("hour"), *self._sums())
        rows = [
            (self._weekday(day), hour, *_cells(each))
            for (day, hour), each in self._figures.by_hour.items()
        ]
        return self._sheet("hours", columns, rows)

    def people(self) -> Sheet:
        """Whoever wrote a post that went out, submitted or decided."""
        written, deeds = self._figures.by_person, self._figures.process.people
        known = {one.person for one in deeds}
        idle = [
            Deeds(person=one, versions=0, approvals=0, changes=0, vetoes=0, deciding=None)
            for one in written
            if one not in known
        ]
        names = "written versions approvals changes vetoes".split()
        columns = (
            self._column("person", Kind.TEXT, 28),
            *(self._column(name) for name in names),
            self._column("median", Kind.HOURS),
            self._column("p90", Kind.HOURS),
        )
        rows = [self._person(one, written.get(one.person, 0)) for one in (*deeds, *idle)]
        return self._sheet("people", columns, rows)

    def hashtags(self) -> Sheet:
        """Each hashtag, the most frequent first."""
        columns = (self._column("hashtag", Kind.TEXT, 28), *self._sums())
        found = self._figures.by_hashtag.items()
        return self._sheet("hashtags", columns, [(f"#{tag}", *_cells(one)) for tag, one in found])

    def tones(self) -> Sheet:
        """What informs against what promotes; last what nobody can read any more."""
        columns = (self._column("tone", Kind.TEXT, 28), *self._sums())
        rows = [(self._tone(tone), *_cells(one)) for tone, one in self._figures.by_tone.items()]
        if self._figures.unread:
            gone = Sum.of(one for one in self._figures.posts if one.tone is None)
            rows.append((self._say("figures.tone_unread"), *_cells(gone)))
        return self._sheet("tones", columns, rows)

    def _person(self, one: Deeds, written: int) -> tuple[Value, ...]:
        spread = one.deciding
        return (
            self._name(one.person),
            *(written, one.versions, one.approvals, one.changes, one.vetoes),
            None if spread is None else spread.median / _HOUR,
            None if spread is None else spread.p90 / _HOUR,
        )

    def _name(self, person: PersonId) -> str:
        return called(self._figures.charter, person, self._language)

    def _tone(self, tone: Tone) -> str:
        return self._say(
            {
                Tone.INFORMS: "figures.tone_informs",
                Tone.MIXED: "figures.tone_mixed",
                Tone.PROMOTES: "figures.tone_promotes",
            }[tone]
        )

    def _weekday(self, day: int) -> str:
        return self._say("figures.weekdays").split()[day]

    def _sums(self) -> tuple[Column, ...]:
        return tuple(self._column(name) for name in ("posts", "read", *NUMBERS))

    def _column(self, name: str, kind: Kind = Kind.COUNT, width: int = 14) -> Column:
        return Column(name=self._say(f"figures.column_{name}"), kind=kind, width=width)

    def _sheet(
        self, name: str, columns: tuple[Column, ...], rows: list[tuple[Value, ...]]
    ) -> Sheet:
        figures = self._figures
        about = self._say(
            "figures.about",
            title=self.title,
            zone=figures.zone,
            at=moment_in(figures.as_of, figures.zone),
        )
        if not figures.is_whole:
            about = " ".join((about, self._say("figures.not_whole")))
        return Sheet(
            name=self._say(f"figures.sheet_{name}"),
            about=" ".join((about, self._say(f"figures.about_{name}"))),
            columns=columns,
            rows=tuple(rows),
        )

    def _say(self, key: str, **facts: object) -> str:
        return paper(key, self._language, **facts)


def _cells(each: Sum) -> tuple[Value, ...]:
    """Posts, of how many X's numbers were read, and these."""
    return (each.posts, each.read, *(getattr(each.counts, name) for name in NUMBERS))
