"""The last step: where the record is kept, and what will be made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from desktop_app.services.starting import Company
from desktop_app.ui import words
from desktop_app.ui.fields import Field
from desktop_app.ui.first.steps import Step
from desktop_app.ui.layout import column, lead_focus, row
from desktop_app.ui.widgets import Button, Card, Heading, Muted, Text

_LONGEST_PATH = 1_000


class PlaceStep(Step):
    """A file on this computer; what is made with it is said once more, in words."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._company: Company | None = None
        self._suggested = ""
        self.path, self.choose = Field(longest=_LONGEST_PATH), Button()
        self._title, self._summary, self._after = Heading(), Text(), Muted()
        below = row()
        below.addWidget(self.choose)
        below.addStretch(1)
        card = Card()
        inside = column(card, margins=(16, 12, 16, 14), spacing=6)
        inside.addWidget(self._title)
        inside.addWidget(self._summary)
        self.rows.addWidget(self.path)
        self.rows.addLayout(below)
        self.rows.addWidget(card)
        self.rows.addWidget(self._after)
        self.path.line.textChanged.connect(self.changed)
        self.path.line.returnPressed.connect(self.entered)
        self.choose.clicked.connect(self._choose)
        lead_focus(self, self.path.line)
        self.retranslate()

    @property
    def file(self) -> Path:
        """Where the record is to be kept."""
        return Path(self.path.text)

    def show_company(self, company: Company) -> None:
        """Say what will be made of `company`, and suggest a place that is free."""
        self._company = company
        if self.path.text == self._suggested:
            self._suggested = str(_free(self._folder, company.account.handle))
            self.path.line.setText(self._suggested)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Where is the record kept?")

    def problem(self) -> str:
        if self.path.room.over:
            return self.path.room.trouble
        if not self.path.text or not self.file.is_absolute():
            return self.tr("Give the whole path of a file.")
        if self.file.exists():
            return self.tr("There is a file already: a new record is never written over one.")
        return ""

    def retranslate(self) -> None:
        self.path.say(
            self.tr("File"),
            self.tr(
                "Only one computer may use it: not a synchronised folder. Have it backed up with "
                "your other documents."
            ),
        )
        self.choose.name(self.tr("Another place…"))
        self._title.setText(self.tr("This will be made"))
        self._after.setText(
            self.tr(
                "The record says for ever who may do what, and is signed. Whoever owns this "
                "computer could replace the file: among colleagues who do not trust one another, "
                "a team’s database is the right place."
            )
        )
        if self._company is None:
            return
        line = self.tr("•  {name}: {duty}")
        people = "\n".join(
            line.format(
                name=each.name, duty=" + ".join(words.role_name(role) for role in each.roles)
            )
            for each in self._company.members
        )
        said = self.tr("A record for @{handle}, and a key for each of you in the keychain:")
        posts = self.tr("{computer}: posts what you approved")
        self._summary.setText(
            said.format(handle=self._company.account.handle)
            + f"\n{people}\n•  "
            + posts.format(computer=self._company.computer)
        )

    @Slot()
    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.title(), self.path.text, self.tr("Records (*.sqlite)")
        )
        if chosen:
            path = Path(chosen)
            self.path.line.setText(str(path if path.suffix else path.with_suffix(".sqlite")))


def _free(folder: Path, name: str) -> Path:
    """A file of that name, or of that name and a number, that is not there yet."""
    path, number = folder / f"{name}.sqlite", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.sqlite"
    return path
