"""Figures in words and pictures, in the language of the windows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.checks.tone import Tone
from desktop_app.services import observing
from desktop_app.services.figures import HOURS, NUMBERS, WEEKDAYS, Figures, Reading, Waiting
from desktop_app.services.observing_ports import Origin
from desktop_app.services.process import StepTime
from desktop_app.ui import words
from desktop_app.ui.days import DAY, in_words
from desktop_app.ui.figures.cards import Picture
from desktop_app.ui.figures.charts import Block, Drawing, Mark, marks, row_blocks
from desktop_app.ui.rules.names import family_name

_N = TypeVar("_N", bound=str)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_LONG = timedelta(hours=48)
_DATES = 6  #: under the days, at most
_RULES = 20  #: rules that are told by name
READINGS = 200  #: readings that are shown; the workbook has sums


def number(value: float) -> str:
    """A whole number as the language groups it."""
    return QLocale().toString(int(value))


def took(time: timedelta) -> str:
    """How long something took: ``1 h 19 min``, from two days on ``3 d 4 h``."""
    if time < _LONG:
        return words.lasting(time)
    said = QCoreApplication.translate("Figures", "{days} d {hours} h")
    return said.format(days=time // _DAY, hours=time % _DAY // _HOUR)


def day(at: date, form: str = "d MMM") -> str:
    """A day in the windows' language."""
    return in_words(at, form)


def period(figures: Figures) -> str:
    """Which days of which account, in which zone, read when."""
    said = QCoreApplication.translate(
        "Figures", "@{handle}, {first} to {last}. Days and hours are those of {zone}."
    )
    text = said.format(
        handle=figures.account.handle,
        first=day(figures.first, DAY),
        last=day(figures.last, DAY),
        zone=figures.zone,
    )
    if figures.is_whole:
        return text
    more = QCoreApplication.translate(
        "Figures", "There was more than can be shown: the oldest are left out."
    )
    return f"{text} {more}"


def tiles(figures: Figures) -> Iterator[tuple[str, str]]:
    """Numbers with their names, the most asked for first."""
    done = figures.process
    none = QCoreApplication.translate("Figures", "none yet")
    yield number(len(figures.posts)), QCoreApplication.translate("Figures", "posts went out")
    percent = QCoreApplication.translate("Figures", "{number}%")
    share = none
    if done.approved:
        share = percent.format(number=round(100 * done.unchanged / done.approved))
    yield (
        share,
        QCoreApplication.translate("Figures", "approved without change: {part} of {all}").format(
            part=number(done.unchanged), all=number(done.approved)
        ),
    )
    whole = done.whole
    yield (
        none if whole is None else took(whole.median),
        QCoreApplication.translate("Figures", "to full approval, median")
        if whole is None
        else QCoreApplication.translate(
            "Figures", "to full approval, median; nine in ten: {time}"
        ).format(time=took(whole.p90)),
    )
    versions = done.versions
    mean = QLocale().toString(sum(versions) / len(versions), "f", 1) if versions else none
    yield (
        mean,
        QCoreApplication.translate("Figures", "versions per post, mean; at most {most}").format(
            most=number(max(versions, default=0))
        ),
    )
    yield (
        number(done.changes),
        QCoreApplication.translate("Figures", "times changes were requested"),
    )
    yield number(done.vetoes), QCoreApplication.translate("Figures", "vetoes")


def waiting(figures: Figures, one: Waiting) -> str:
    """Who is waited for with a post, and since when."""
    names = [words.person_name(figures.charter, person) for person in one.people]
    nobody = QCoreApplication.translate("Figures", "nobody who may")
    said = QCoreApplication.translate("Figures", "{names} ({duties}), for {time}: {text}")
    return said.format(
        names=words.joined(names) if names else nobody,
        duties=words.joined([words.role_name(role) for role in one.roles]),
        time=took(figures.as_of - one.since),
        text=words.quoted(words.shortened(one.text)),
    )


def posts_by_day(figures: Figures) -> Picture:
    """A column a day."""
    found = figures.by_day
    counts = [each.posts for each in found.values()]
    days, most = list(found), max(counts, default=0)
    every = max(1, -(-len(days) // _DATES))
    best = days[counts.index(most)] if most else None
    said = QCoreApplication.translate("Figures", "No post went out.")
    if best is not None:
        said = QCoreApplication.translate(
            "Figures", "Posts that went out: {count}; most on {day}: {most}."
        ).format(count=number(sum(counts)), day=day(best, "d MMMM yyyy"), most=number(most))
    above = marks(most)
    return Picture(
        name=QCoreApplication.translate("Figures", "Posts by day"),
        said=said,
        headings=(_day(), _posts()),
        rows=tuple((day(at, "d MMMM yyyy"), number(each.posts)) for at, each in found.items()),
        drawing=Drawing(
            blocks=tuple(
                Block(at + 0.1, 0, 0.8, count) for at, count in enumerate(counts) if count
            ),
            width=len(days),
            height=above[-1].at,
            under=tuple(
                Mark(at + 0.5, day(days[at])) for at in range(every // 2, len(days), every)
            ),
            beside=above,
        ),
    )


def posts_by_hour(figures: Figures) -> Picture:
    """A field for each hour of each weekday."""
    found = figures.by_hour
    most = max((each.posts for each in found.values()), default=0)
    names = [QLocale().dayName(one + 1, QLocale.FormatType.LongFormat) for one in range(WEEKDAYS)]
    short = [QLocale().dayName(one + 1, QLocale.FormatType.ShortFormat) for one in range(WEEKDAYS)]
    used = [(place, each.posts) for place, each in found.items() if each.posts]
    said = QCoreApplication.translate("Figures", "No post went out.")
    if used:
        (weekday, hour), count = max(used, key=lambda one: one[1])
        said = QCoreApplication.translate(
            "Figures",
            "The stronger, the more posts; most on {weekday} from {hour}:00: {most}.",
        ).format(weekday=names[weekday], hour=hour, most=number(count))
    return Picture(
        name=QCoreApplication.translate("Figures", "Posts by weekday and hour"),
        said=said,
        headings=(QCoreApplication.translate("Figures", "Weekday and hour"), _posts()),
        rows=tuple(
            (f"{names[weekday]} {hour}:00", number(count)) for (weekday, hour), count in used
        ),
        drawing=Drawing(
            blocks=tuple(
                Block(hour + 0.06, weekday + 0.08, 0.88, 0.84, each.posts / most if most else 0)
                for (weekday, hour), each in found.items()
            ),
            width=HOURS,
            height=WEEKDAYS,
            under=tuple(Mark(hour + 0.5, f"{hour}:00") for hour in range(0, HOURS, 3)),
            beside=tuple(Mark(at + 0.5, name) for at, name in enumerate(short)),
            rows=WEEKDAYS,
        ),
    )


def step_times(figures: Figures) -> Picture:
    """Two bars a step: the median in the full colour over the ninetieth percentile."""
    steps = figures.process.steps
    names = [_step(one) for one in steps]
    longest = max((one.spread.p90 / _HOUR for one in steps), default=0.0)
    under = marks(longest)
    unit = QCoreApplication.translate("Figures", "{number} h")
    return Picture(
        name=QCoreApplication.translate("Figures", "Time to approve, by step and duty"),
        said=QCoreApplication.translate(
            "Figures",
            "From when it is a duty’s turn to its approval. Strong: half are done by then. Pale: nine in ten.",
        )
        if steps
        else QCoreApplication.translate(
            "Figures", "Nothing was approved of what was submitted in these days."
        ),
        headings=(
            QCoreApplication.translate("Figures", "Step and duty"),
            QCoreApplication.translate("Figures", "Approvals"),
            QCoreApplication.translate("Figures", "Median"),
            QCoreApplication.translate("Figures", "Nine in ten"),
        ),
        rows=tuple(
            (name, number(one.spread.count), took(one.spread.median), took(one.spread.p90))
            for name, one in zip(names, steps, strict=True)
        ),
        drawing=_rows(
            names,
            row_blocks([one.spread.p90 / _HOUR for one in steps], strength=0.1)
            + row_blocks([one.spread.median / _HOUR for one in steps]),
            tuple(Mark(one.at, unit.format(number=one.text)) for one in under),
        ),
    )


def flags(figures: Figures) -> Picture:
    """A bar a family: posts with such a finding."""
    found = _most(figures.process.families)
    names = [family_name(one) for one, _ in found]
    return Picture(
        name=QCoreApplication.translate("Figures", "Posts with findings, by what they are about"),
        said=_flagged(bool(found)),
        headings=(QCoreApplication.translate("Figures", "About"), _posts()),
        rows=tuple((name, number(count)) for name, (_, count) in zip(names, found, strict=True)),
        drawing=_counted(names, [count for _, count in found]),
    )


def rules(figures: Figures) -> Picture:
    """The rules that flagged the most posts, by name."""
    found = _most(figures.process.rules)[:_RULES]
    return Picture(
        name=QCoreApplication.translate("Figures", "Rules that flagged the most posts"),
        said=_flagged(bool(found)),
        headings=(QCoreApplication.translate("Figures", "Rule"), _posts()),
        rows=tuple((name, number(count)) for name, count in found),
    )


def tones(figures: Figures) -> Picture:
    """A bar a tone."""
    found = figures.by_tone
    names = [_tone(one) for one in found]
    said = QCoreApplication.translate(
        "Figures",
        "A post informs while nothing in it praises; it promotes when it praises more than it says.",
    )
    if figures.unread:
        more = QCoreApplication.translate("Figures", "Words taken out of the record: {count}.")
        said = f"{said} {more.format(count=number(figures.unread))}"
    return Picture(
        name=QCoreApplication.translate("Figures", "Information and promotion"),
        said=said,
        headings=(QCoreApplication.translate("Figures", "Tone"), _posts()),
        rows=tuple(
            (name, number(each.posts)) for name, each in zip(names, found.values(), strict=True)
        ),
        drawing=_counted(names, [each.posts for each in found.values()]),
    )


def readings(figures: Figures) -> Picture:
    """Each reading of X's numbers, with its time and price."""
    found = figures.readings
    said = QCoreApplication.translate(
        "Figures",
        "Each line is one reading of one post, with its time and what asking X cost. A dash: X did not say.",
    )
    if not found:
        said = QCoreApplication.translate(
            "Figures",
            "X’s numbers of these posts were not read on this computer. X charges for reading them: what it may cost a month is set on the page Accounts.",
        )
    elif len(found) > READINGS:
        said += " " + QCoreApplication.translate("Figures", "The newest {shown} of {all}.").format(
            shown=number(READINGS), all=number(len(found))
        )
    return Picture(
        name=QCoreApplication.translate("Figures", "X’s numbers, reading by reading"),
        said=said,
        headings=(
            QCoreApplication.translate("Figures", "Post"),
            QCoreApplication.translate("Figures", "Read on"),
            QCoreApplication.translate("Figures", "After"),
            *_numbers(),
            QCoreApplication.translate("Figures", "Price"),
        ),
        rows=tuple(_reading(figures, one) for one in found[:READINGS]),
    )


def _reading(figures: Figures, one: Reading) -> tuple[str, ...]:
    read = one.snapshot
    counts = (getattr(read.counts, name) for name in NUMBERS)
    price = QCoreApplication.translate("Figures", "${amount}").format(
        amount=observing.dollars(read.price).replace(".", QLocale().decimalPoint())
    )
    if read.origin is Origin.IMPORTED:
        price = QCoreApplication.translate("Figures", "imported")
    return (
        words.quoted(words.shortened(one.text, 40)),
        words.zoned(read.at, figures.zone).removesuffix(f" {figures.zone}"),
        took(read.at - one.posted_at),
        *("–" if count is None else number(count) for count in counts),
        price,
    )


def _numbers() -> tuple[str, ...]:
    """X's numbers in the order of `NUMBERS`."""
    return (
        QCoreApplication.translate("Figures", "Impressions"),
        QCoreApplication.translate("Figures", "Likes"),
        QCoreApplication.translate("Figures", "Reposts"),
        QCoreApplication.translate("Figures", "Replies"),
        QCoreApplication.translate("Figures", "Quotes"),
        QCoreApplication.translate("Figures", "Bookmarks"),
    )


def _flagged(any_was: bool) -> str:
    if any_was:
        return QCoreApplication.translate(
            "Figures",
            "Findings of the checks in versions that were submitted in these days; each post counts once.",
        )
    return QCoreApplication.translate(
        "Figures", "The checks found nothing in what was submitted in these days."
    )


def _tone(tone: Tone) -> str:
    return {
        Tone.INFORMS: QCoreApplication.translate("Figures", "Informs"),
        Tone.MIXED: QCoreApplication.translate("Figures", "Informs and praises"),
        Tone.PROMOTES: QCoreApplication.translate("Figures", "Promotes"),
    }[tone]


def _step(one: StepTime) -> str:
    role = words.role_name(one.role)
    if one.place is None:
        return QCoreApplication.translate("Figures", "Besides: {duty}").format(duty=role)
    said = QCoreApplication.translate("Figures", "Step {number}: {duty}")
    return said.format(number=one.place + 1, duty=role)


def _day() -> str:
    return QCoreApplication.translate("Figures", "Day")


def _posts() -> str:
    return QCoreApplication.translate("Figures", "Posts")


def _most(counted: Mapping[_N, int]) -> list[tuple[_N, int]]:
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def _counted(names: list[str], counts: list[int]) -> Drawing | None:
    return _rows(names, row_blocks(counts), marks(max(counts, default=0)))


def _rows(names: list[str], blocks: tuple[Block, ...], under: tuple[Mark, ...]) -> Drawing | None:
    """Bars in rows; None without any."""
    if not names:
        return None
    return Drawing(
        blocks=blocks,
        width=under[-1].at,
        height=len(names),
        under=under,
        beside=tuple(Mark(at + 0.5, name) for at, name in enumerate(names)),
        rows=len(names),
        is_counted_across=True,
    )
