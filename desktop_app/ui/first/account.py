"""The step on the account that posts go to. Nothing is asked of X yet, and no key of X's."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtWidgets import QCompleter, QGridLayout

from desktop_app.domain.errors import BadInput
from desktop_app.domain.schedule import local
from desktop_app.services.starting import NewAccount
from desktop_app.ui.fields import Field
from desktop_app.ui.first.steps import Step
from desktop_app.ui.layout import lead_focus
from desktop_app.ui.widgets import Text

_HANDLE = re.compile(r"\w{1,15}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,20}", re.ASCII)
_LONGEST_WORDS = 300


class AccountStep(Step):
    """One account: who speaks there, for whom, and its number at X."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = Text()
        self.handle, self.name, self.number = Field(), Field(), Field(longest=20)
        self.purpose, self.audience = (Field(longest=_LONGEST_WORDS) for _ in range(2))
        self.zone = Field()
        here = QTimeZone.systemTimeZoneId().toStdString()
        self.zone.line.setText(here if _is_zone(here) else "UTC")
        known = sorted(each.toStdString() for each in QTimeZone.availableTimeZoneIds())
        self.zone.line.setCompleter(QCompleter(known, self))
        places = QGridLayout()
        places.setHorizontalSpacing(16)
        places.setVerticalSpacing(10)
        self._fields = (
            *(self.handle, self.name, self.number),
            *(self.zone, self.purpose, self.audience),
        )
        for index, field in enumerate(self._fields):
            places.addWidget(field, index // 2, index % 2, Qt.AlignmentFlag.AlignTop)
            field.line.textChanged.connect(self.changed)
            field.line.returnPressed.connect(self.entered)
        for side in range(2):
            places.setColumnStretch(side, 1)
        self.rows.addWidget(self._hint)
        self.rows.addLayout(places)
        lead_focus(self, self.handle.line)
        self.retranslate()

    @property
    def account(self) -> NewAccount:
        """What was typed."""
        return NewAccount(
            handle=self.handle.text.removeprefix("@"),
            name=self.name.text,
            x_user_id=self.number.text,
            purpose=self.purpose.text,
            audience=self.audience.text,
            zone=self.zone.text,
        )

    def title(self) -> str:
        return self.tr("Which account at X?")

    def problem(self) -> str:
        typed = self.account
        reasons = (
            *((bool(field.room.over), field.room.trouble) for field in self._fields),
            (
                not _HANDLE.fullmatch(typed.handle),
                self.tr("Give the account’s handle: letters, digits and _, up to 15."),
            ),
            (not typed.name, self.tr("Give the name that the account shows.")),
            (
                not _NUMBER.fullmatch(typed.x_user_id),
                self.tr("Give X’s number of the account: digits only."),
            ),
            (
                not _is_zone(typed.zone),
                self.tr("Give a time zone that exists, for example Europe/Paris."),
            ),
        )
        return next((why for is_so, why in reasons if is_so), "")

    def retranslate(self) -> None:
        self._hint.setText(
            self.tr(
                "X is not asked for anything now. Afterwards you connect the account under "
                "Accounts; until then nothing can be posted."
            )
        )
        self.handle.say(self.tr("Handle"), self.tr("As in @acme."))
        self.name.say(self.tr("Name shown"), self.tr("As it stands above the posts."))
        self.number.say(
            self.tr("Number at X"),
            self.tr(
                "It stays when the handle changes, so approvals name it. It stands before the "
                "hyphen of the account’s Access Token on X’s developer page."
            ),
        )
        self.zone.say(self.tr("Time zone"), self.tr("Times of posts are told in it."))
        self.purpose.say(
            self.tr("What the account is for (may stay empty)"),
            self.tr("Whoever writes and approves sees it."),
        )
        self.audience.say(self.tr("Who reads it (may stay empty)"))


def _is_zone(name: str) -> bool:
    try:
        local(datetime.fromtimestamp(0, UTC), name)
    except BadInput:
        return False
    return True
