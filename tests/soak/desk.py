"""The window of one person, what it acknowledged, and how it stands: written into the person's folder."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import bootstrap
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind
from desktop_app.services.starting import TeamPlace
from desktop_app.ui import app as application
from desktop_app.ui import hand as hands
from desktop_app.ui.collector import Collector
from desktop_app.ui.hand import Hand, NotSeenError
from tests.soak import lives
from tests.team.record import PASSPHRASE
from tests.team.witness import Witness

#: Seconds until somebody gives up on what they do not see.
PATIENCE = 40.0
#: Nobody needs to be told that these were needless.
_QUIET = (ActionKind.SEEN, ActionKind.REQUIRE)
_STATUS = 3_000  #: milliseconds


class Broken(logging.Handler):
    """Keeps what the program itself calls an error."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.found = []

    def emit(self, record):
        self.found.append(self.format(record)[-2000:])


class Desk:
    """Opens the window, signs in, and lets its person live until the file `stop` is there."""

    def __init__(self, folder: Path, address: str, person: str, seed: int, rest: float) -> None:
        self.folder, self.person, self.longest = folder, PersonId(person), rest
        self.random = Random(f"{seed} {person}")
        self.did, self.not_done, self.told = Counter(), Counter(), Counter()
        self.refused = 0  #: what waited and was refused: the person read it
        self.broken = Broken()
        self.wrong: list[str] = []
        self.left: dict[str, str] = {}  #: drafts that nobody sent yet, as they were typed
        self._opening = bootstrap.office(
            TeamPlace(address=address, person=self.person), folder / "home"
        )
        self._opening.desk.prefer("language", "fr")

    def live(self) -> int:
        """All of it; 1 when something broke."""
        logging.basicConfig(level=logging.WARNING)
        logging.getLogger().addHandler(self.broken)
        sys.excepthook = self._unexpected
        hands._PATIENCE_SECONDS = PATIENCE
        app = application.application(["countersign"])
        opening = replace(self._opening, load=self._load)
        self.hand = Hand(application.build(opening, app))
        self.window = self.hand.window
        collector, looks = Collector(), QTimer()
        looks.timeout.connect(self.tell)
        collector.start()
        self.window.resize(1280, 800)
        self.window.show()
        self.hand.wait(lambda: hasattr(self.window, "compose"), "the record to open")
        looks.start(_STATUS)
        self._go_on(lives.of(self))
        self._end()
        looks.stop()
        application.shut(self.window)
        collector.stop()
        return 1 if self.wrong or self.broken.found else 0

    def _load(self):
        parts = self._opening.load()
        return replace(parts, store=Witness(parts.store, self.folder / "acknowledged.txt", _QUIET))

    def _go_on(self, ways) -> None:
        """Do one of `ways` after another, as often as its weight says."""
        weights = [weight for weight, _ in ways]
        while not (self.folder / "stop").exists():
            ((_, way),) = self.random.choices(ways, weights)
            name = way.__name__.strip("_")
            try:
                self.tidy()
                if way() is not False:
                    self.did[name] += 1
            except NotSeenError as error:
                self.not_done[f"{name}: {error}"[:90]] += 1
                self._keep_picture(name)
            self.rest(self.random.uniform(0.3, self.longest))

    def _keep_picture(self, name: str) -> None:
        """Of what somebody did not see, where somebody wants to look."""
        if folder := os.environ.get("COUNTERSIGN_LOOK"):
            number = sum(self.not_done.values())
            self.window.grab().save(f"{folder}/{self.person}-{number}-{name}.png")

    def rest(self, seconds: float) -> None:
        """Leave the window to itself."""
        loop = QEventLoop()
        QTimer.singleShot(int(1000 * seconds), loop.quit)
        loop.exec()
        Hand.let_work()

    def tidy(self) -> None:
        """Read what is told, answer what is asked, and look at what was refused."""
        for dialog in self.hand.dialogs():
            dialog.reject()
        self.hand.turn_to()
        self._sign_in()
        window = self.window
        while window.messages.shown is not None:
            kind = window.messages.shown.kind
            self.told[kind] += 1
            if kind == "unexpected":
                self.wrong.append("the window told of something unexpected")
            window.messages.dismiss()
        for kept in window.session.line.state.kept:
            if kept.entry.outcome is not None:
                self.refused += 1
                self.told[f"waited, then {kept.entry.outcome.kind}"] += 1
                self._note_told(kept.entry)
                window.session.line.discard(kept.entry.id)
        if window.outbox.understood.isVisible():
            window.outbox.understood.click()
        self.see_drafts()

    def _note_told(self, entry) -> None:
        with (self.folder / "told.txt").open("a", encoding="ascii") as file:
            file.writelines(f"{one.id}\n" for one in entry.actions)

    def _sign_in(self) -> None:
        ask = self.window.ask
        if ask.question is None:
            return
        if ask.question.is_secret:
            self.hand.fill(ask.field, PASSPHRASE)
            self.hand.click(ask.confirm)
            self.hand.wait(lambda: self.window.session.is_signed_in, "to be signed in")
            self.did["signed in"] += 1
        else:
            ask.close_question()

    def see_drafts(self) -> None:
        """Each draft that was left is on the desk, as it was typed."""
        for draft, text in self.left.items():
            kept = self._opening.desk.draft(draft)
            if kept is None or kept.parts[0].text != text:
                self.wrong.append(f"draft {draft} is lost: {text!r}")

    def _end(self) -> None:
        """Nothing is begun any more; what waits goes out."""
        try:
            self.tidy()
            self.hand.settle()
            line = self.window.session.line
            self.hand.wait(lambda: not (line.state.waiting or line.state.is_away), "the outbox")
            self.rest(1)
            self.tidy()
        except NotSeenError as error:
            self.wrong.append(f"at the end not seen: {error}")
        self.tell()

    def tell(self) -> None:
        """How it stands, into `status.json`."""
        session = self.window.session
        said = {
            "did": self.did,
            "not_done": self.not_done,
            "told": self.told,
            "refused": self.refused,
            "wrong": [*self.wrong, *self.broken.found],
            "waiting": len(session.line.state.waiting),
            "is_away": session.line.state.is_away,
            "grammar": str(self.window.compose.grammar.standing),
            "drafts": len(self.left),
            "widgets": len(QApplication.allWidgets()),
            # Not by the collector's list: another thread's tuple that is still being made breaks at it.
            "blocks": sys.getallocatedblocks(),
        }
        beside = self.folder / "status.new"
        beside.write_text(json.dumps(said), "utf-8")
        beside.replace(self.folder / "status.json")

    def _unexpected(self, kind, error, trace) -> None:
        sys.__excepthook__(kind, error, trace)  # and into the file of what the process writes
        self.broken.emit(
            logging.LogRecord("", logging.ERROR, "", 0, "nobody caught", (), (kind, error, trace))
        )
