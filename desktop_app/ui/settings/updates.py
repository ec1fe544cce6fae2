"""Which version runs, and which one was announced on this computer. Nothing is fetched or installed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import CountersignError
from desktop_app.services.messages import explain
from desktop_app.services.updating import News
from desktop_app.ui.background import Lane
from desktop_app.ui.days import in_words
from desktop_app.ui.layout import bring_into_sight, column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Muted, Text
from desktop_app.ui.words import language


class UpdatesSection(Retranslated, QWidget):
    """Looks once when it is made, and again when somebody asks."""

    told = Signal(object)  #: News

    def __init__(self, news: Callable[[], News], session: Session) -> None:
        super().__init__()
        self._news, self._session = news, session
        self._found: News | None = None
        self._error: Exception | None = None
        self.versions, self.changes, self.trouble = Text(), Text(), Text()
        self._hint, self.again = Muted(), Button()
        for label in (self.versions, self.changes, self.trouble):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = row()
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        whole = column(self, spacing=8)
        for widget in (self.versions, self.changes, self.trouble, self._hint):
            whole.addWidget(widget)
        whole.addLayout(buttons)
        self.again.clicked.connect(self.look)
        self.retranslate()
        self.look()

    @Slot()
    def look(self) -> None:
        """Look what is announced, in a lane."""
        self._session.do(Lane.KEEPING, self._news, owner=self, then=self._have, failed=self._failed)

    @Slot()
    def come_into_sight(self) -> None:
        """Show the section, wherever the page was."""
        bring_into_sight(self.again)
        bring_into_sight(self.versions)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._hint.setText(
            self.tr(
                "The program asks no server about versions and installs nothing. Whoever looks "
                "after this computer lays a signed announcement on it."
            )
        )
        self.again.name(self.tr("Look again"))
        self._say()

    def _have(self, found: News) -> None:
        self._found, self._error = found, found.refused
        self._say()
        self.told.emit(found)

    def _failed(self, error: Exception) -> None:
        self._error = error
        self._say()

    def _say(self) -> None:
        found = self._found
        self.versions.setText(self._versions(found) if found else "")
        newest = found.newest if found is not None and found.is_new else None
        lines = newest.changes["fr" if language() == "fr" else "en"] if newest else ()
        self.changes.setText("\n".join(f"• {line}" for line in lines))
        self.trouble.setText(self._trouble())
        for label in (self.versions, self.changes, self.trouble):
            label.setVisible(bool(label.text()))

    def _versions(self, found: News) -> str:
        if not found.is_told:
            said = self.tr("Version {running} · new versions are not told on this computer.")
            return said.format(running=found.running)
        if found.newest is None:
            return self.tr("Version {running} · none is announced.").format(running=found.running)
        return self.tr("Version {running} · newest announced {newest}, {day}").format(
            running=found.running,
            newest=found.newest.version,
            day=in_words(found.newest.date, "d MMMM yyyy"),
        )

    def _trouble(self) -> str:
        if self._error is None:
            return ""
        known = isinstance(self._error, CountersignError)
        error = self._error if known else CountersignError("unexpected")
        assert isinstance(error, CountersignError)
        message = explain(error, language())
        said = f"{message.what} {message.do}"
        if self._found is not None and self._found.newest and error is self._found.refused:
            about = self.tr("Another announcement is not to be believed.")
            return f"{about} {said}"
        return said
