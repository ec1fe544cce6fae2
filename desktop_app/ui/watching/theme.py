"""One watch list whole: what is followed, what asking X may cost, and what was found."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.watching import WatchList
from desktop_app.services.observing_ports import Asked
from desktop_app.services.reading_budget import PRICES
from desktop_app.services.watching import Found, Outlook
from desktop_app.ui import words
from desktop_app.ui.budget import percent, tenths_of_cents
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import Column, clear, column
from desktop_app.ui.lists import said
from desktop_app.ui.pieces import Line, line
from desktop_app.ui.unread import sentence
from desktop_app.ui.watching.find_card import FindCard
from desktop_app.ui.widgets import Button, Heading, Muted, PrimaryButton, Text

MOST = 50  #: finds that are shown; the others stay kept


class ThemeDetail(Column):
    """The right side of the themes."""

    change_asked = Signal()
    removal_asked = Signal()
    refresh_asked = Signal()
    browser_asked = Signal()
    file_asked = Signal()
    quote_asked = Signal(object)  #: Hit
    aside_asked = Signal(object)  #: Hit
    open_asked = Signal(object)  #: Hit

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=6)
        self._watched: WatchList | None = None
        self._found: Found | None = None
        self._whole, self._about, self._finds = QWidget(), column(spacing=4), column(spacing=8)
        self._at_x, self._title = Heading(), Heading()
        self.outlook, self.as_of, self.unread = Line(), Muted(), Line()
        self.change, self.remove, self.file = Button(), Button(), Button()
        self.refresh, self.browser = PrimaryButton(), Button()
        self._build()

    def show_list(self, watched: WatchList | None, *, may_keep: bool) -> None:
        """Show a list without what it found; nothing while it is None."""
        self._watched, self._found = watched, None
        self._name()
        clear(self._about)
        clear(self._finds)
        self._whole.setVisible(watched is not None)
        if watched is None:
            return
        self._about.addWidget(Heading(watched.theme, factor=1.1))
        count = self.tr("%n entries", "", len(watched.entries))
        self._about.addWidget(Muted(f"{said.watch_kind(watched.kind)} · {count}"))
        if watched.note:
            self._about.addWidget(Text(watched.note))
        self._entries(watched)
        self._shares(watched)
        for button in (self.change, self.remove):
            button.setEnabled(may_keep)
        for button in (self.refresh, self.browser):
            button.setEnabled(False)
        self.outlook.say("info", "", "")
        self.as_of.setText("")
        self.unread.say("info", "", "")

    def show_found(self, found: Found, account: Account, now: datetime) -> None:
        """Show what the list found for `account`, and what asking again may cost."""
        self._found = found
        outlook = found.outlook
        self.outlook.say(*self._outlook_said(outlook, account))
        last = self.tr("Never read at X yet.")
        if outlook.as_of is not None:
            last = self.tr("As of {time}.").format(time=words.moment(outlook.as_of, now))
        self.as_of.setText(last)
        price = PRICES[Asked.SEARCH]
        missing = sentence(outlook.unread, price, outlook.most, now)
        if missing:
            horizon = self.tr("X’s search shows nothing older than seven days.")
            missing = f"{missing} {horizon}"
        self.unread.say("caution", "caution", missing)
        self.refresh.setEnabled(outlook.is_affordable)
        self.browser.setEnabled(bool(outlook.questions))
        self._show_finds(found, now)

    def _show_finds(self, found: Found, now: datetime) -> None:
        clear(self._finds)
        self._title.setText(self.tr("Found"))
        if not found.hits:
            self._finds.addWidget(Muted(self.tr("Nothing that was found waits to be looked at.")))
        for hit in found.hits[:MOST]:
            card = FindCard(hit, now)
            card.quote_asked.connect(self.quote_asked)
            card.aside_asked.connect(self.aside_asked)
            card.open_asked.connect(self.open_asked)
            self._finds.addWidget(card)
        more = len(found.hits) - MOST
        if more > 0:
            self._finds.addWidget(Muted(self.tr("%n older ones are kept, too.", "", more)))

    def _outlook_said(self, outlook: Outlook, account: Account) -> tuple[str, str, str]:
        """What asking X may cost, before anybody asks: icon, tone, words."""
        if not outlook.questions:
            return "info", "", self.tr("The list is empty: there is nothing to ask X for.")
        if not outlook.limit:
            text = self.tr(
                "Nothing is read at X for @{handle}: nobody has set a monthly budget for reading. Set "
                "one on the page Mentions. Searching in the browser and bringing a file cost nothing."
            )
            return "info", "info", text.format(handle=account.handle)
        left, limit = tenths_of_cents(outlook.left), tenths_of_cents(outlook.limit)
        if not outlook.is_affordable:
            text = self.tr(
                "Of this month’s {limit} for @{handle}, {left} are left: too little for a question."
            )
            return "caution", "caution", text.format(limit=limit, left=left, handle=account.handle)
        text = self.tr(
            "Asking once costs at most {most}. Of this month’s {limit} for @{handle}, {left} are left."
        )
        said_text = text.format(
            most=tenths_of_cents(outlook.most), limit=limit, left=left, handle=account.handle
        )
        return "info", "", said_text

    def _name(self) -> None:
        self.setAccessibleName(self.tr("About this watch list"))
        self.change.name(self.tr("Change…"))
        self.remove.name(self.tr("Take out of the lists"))
        self.refresh.name(self.tr("Ask X now"))
        self.browser.name(self.tr("Search at X in the browser"))
        self.file.name(self.tr("Import finds from a file…"))
        self._at_x.setText(self.tr("At X"))
        self._title.setText(self.tr("Found"))

    def _build(self) -> None:
        whole = column(self._whole, spacing=6)
        whole.addLayout(self._about)
        whole.addLayout(_flow(self.change, self.remove))
        whole.addSpacing(10)
        for widget in (self._at_x, self.outlook, self.as_of, self.unread):
            whole.addWidget(widget)
        whole.addLayout(_flow(self.refresh, self.browser, self.file))
        whole.addSpacing(10)
        whole.addWidget(self._title)
        whole.addLayout(self._finds)
        self.column.setContentsMargins(14, 4, 6, 4)
        self.column.addWidget(self._whole)
        for button, signal in (
            (self.change, self.change_asked),
            (self.remove, self.removal_asked),
            (self.refresh, self.refresh_asked),
            (self.browser, self.browser_asked),
            (self.file, self.file_asked),
        ):
            button.clicked.connect(signal)

    def _entries(self, watched: WatchList) -> None:
        for what in dict.fromkeys(one.what for one in watched.entries):
            own = [one for one in watched.entries if one.what is what]
            names = ", ".join(_with_note(said.entry(one), one.note) for one in own)
            text = self.tr("{kind}: {names}").format(kind=said.watched(what), names=names)
            self._about.addWidget(line("watching", "", text))

    def _shares(self, watched: WatchList) -> None:
        shares = watched.shares()
        if len(shares) < 2:
            return
        parts = [f"{one.topic} {percent(one.percent)}" for one in shares]
        text = self.tr("What its entries are about: {topics}").format(topics=", ".join(parts))
        self._about.addWidget(line("info", "", text))


def _with_note(name: str, note: str) -> str:
    return f"{name} ({note})" if note else name


def _flow(*buttons: Button) -> Flow:
    made = Flow(spacing=8)
    for button in buttons:
        made.addWidget(button)
    return made
