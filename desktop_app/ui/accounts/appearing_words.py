"""How an account appears, in words: what X says of it, its last posts, its budget for reading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QLocale, QObject

from desktop_app.services.appearing import Appearance, Counted, Fault, faults
from desktop_app.services.reading_budget import Spent, spent
from desktop_app.ui import words
from desktop_app.ui.ages import ago
from desktop_app.ui.budget import dollars, tenths_of_cents

_LONGEST = 160  #: characters of somebody's text
_SIGNS = {
    Spent.FINE: ("info", ""),
    Spent.NEARLY: ("caution", "info"),
    Spent.ALL: ("caution", "caution"),
}


class AppearingWords(QObject):
    """Sentences with the icon and the tone that they are shown with."""

    def profile(self, known: Appearance, now: datetime) -> Iterator[tuple[str, str, str]]:
        """What X says of the account, what is missing first, and how old that is."""
        shown = known.profile
        if shown is None:
            yield "question", "", self.tr("Nobody read it yet on this computer.")
            return
        found = faults(known.account, shown)
        for fault in found:
            grave = fault in (Fault.OTHER_ACCOUNT, Fault.PROTECTED)
            yield "caution", "legal" if grave else "caution", self._fault(fault)
        profile = shown.profile
        if Fault.NO_PICTURE not in found:
            yield "check", "good", self.tr("It has a picture of its own.")
        if Fault.NO_WORDS not in found:
            said = words.quoted(words.shortened(profile.description, _LONGEST))
            yield "check", "good", self.tr("It says of itself: {words}").format(words=said)
        if Fault.NO_LINK not in found:
            said = self.tr("It leads to {link}; whether that answers was not tried.")
            yield "check", "good", said.format(link=profile.link)
        age = self.tr("As X said {time}, for {price}").format(
            time=ago(shown.at, now), price=tenths_of_cents(shown.price)
        )
        if profile.followers is not None:
            count = profile.followers
            many = self.tr("%Ln follower(s)", "", count)
            age = f"{many} · {age}"
        yield "clock", "", age

    def posts(self, known: Appearance, now: datetime) -> Iterator[str]:
        """The last posts, and how many of the last ones promote."""
        if not known.last:
            yield self.tr("Nothing was posted from here yet.")
            return
        for post in known.last:
            text = words.quoted(words.shortened(words.text_of(post, None), _LONGEST))
            when = "" if post.published_at is None else words.moment(post.published_at, now)
            yield f"{when} — {text}" if when else text
        if known.counted:
            yield self._tone(known)

    def _tone(self, known: Appearance) -> str:
        """Whether the last posts inform or boast."""
        if not known.promoting:
            return self.tr("Tone: the last posts inform; none praises more than it says.")
        count = known.promoting
        said = self.tr(
            "Tone: %Ln of the last {all} post(s) praise(s) more than it says.", "", count
        )
        return said.format(all=QLocale().toString(known.counted))

    def budget(self, known: Appearance) -> tuple[str, str, str]:
        """What reading cost this month and what is left."""
        now = known.budget
        if now is None:
            return "caution", "caution", self.tr("What is read of X cannot be kept here.")
        state = spent(now)
        if state is Spent.NOT_SET:
            return "info", "", self.tr("Nothing of X is read for this account: no budget is set.")
        said = self.tr("This month {spent} of {limit} went into reading; {left} are left.").format(
            spent=tenths_of_cents(now.spent),
            limit=dollars(now.limit),
            left=tenths_of_cents(now.left),
        )
        if state is Spent.ALL:
            said += " " + self.tr("Nothing more is read until next month, or until you set more.")
        return (*_SIGNS[state], said)

    def counted(self, found: Counted) -> str:
        """What a reading of numbers and polls brought."""
        count = found.posts
        said = self.tr("New numbers of %Ln post(s)", "", count)
        count = found.polls
        polls = self.tr("%Ln poll(s) ended", "", count)
        cost = tenths_of_cents(found.cost)
        told = self.tr("{numbers}, {polls}, for {cost}. They stand beside each post in Published.")
        told = told.format(numbers=said, polls=polls, cost=cost)
        if found.left_out:
            count = found.left_out
            told += " " + self.tr("%Ln more did not fit the budget.", "", count)
        return told

    def _fault(self, fault: Fault) -> str:
        return {
            Fault.OTHER_ACCOUNT: self.tr(
                "At X this name belongs to another account than the record’s: ask who looks after it."
            ),
            Fault.PROTECTED: self.tr("Its posts are protected: only its followers read them."),
            Fault.NO_PICTURE: self.tr("It has X’s grey default picture."),
            Fault.NO_WORDS: self.tr("It says nothing about itself."),
            Fault.NO_LINK: self.tr("It gives no link."),
        }[fault]
