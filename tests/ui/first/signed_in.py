"""Sets a computer up through the window with this session's keychain, starts again, and signs in."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from desktop_app import bootstrap
from desktop_app.ui import app as application
from desktop_app.ui.collector import Collector
from desktop_app.ui.hand import Hand

PHRASES = {"Anne Maurel": "cheval agrafe énorme pile", "Marc Petit": "une montre en avance"}


def main(home: Path) -> None:
    """Print what became of it, a line a fact; no window of a desktop is needed."""
    app = application.application(["countersign"])
    collector = Collector()
    collector.start()
    windows = application.Windows(bootstrap.start(home), app)
    windows.ask()
    set_up(windows)
    sys.stdout.write(f"{windows.main.session.opening.realm}\n")
    windows.shut()
    opening = bootstrap.begin(home)
    assert opening is not None
    windows.open(opening)
    sign_in(windows)
    windows.shut()
    collector.stop()


def set_up(windows: application.Windows) -> None:
    """Answer every page as two people would, with keys and clicks alone."""
    hand, page = Hand(windows.first), windows.first.set_up
    hand.click(windows.first.choices.set_up)
    for person, name in zip(page.people.people, PHRASES, strict=True):
        hand.type(person.name, name)
    hand.click(page.next)
    account = page.account
    typed = {account.handle: "acme", account.name: "Acme", account.number: "14"}
    fill(hand, {field.line: text for field, text in typed.items()})
    hand.click(page.next)
    for phrase in PHRASES.values():
        fill(hand, dict.fromkeys((page.passphrase.first.line, page.passphrase.again.line), phrase))
        hand.click(page.next)
    hand.click(page.next)
    opened(hand, windows)


def sign_in(windows: application.Windows) -> None:
    """The first person signs in: with another's passphrase, then with their own."""
    hand = Hand(windows.main)
    opened(hand, windows)
    ask, session = windows.main.ask, windows.main.session
    hand.wait(ask.isVisible, "the question for a passphrase")
    for name in ("Marc Petit", "Anne Maurel"):
        hand.fill(ask.field, PHRASES[name])
        hand.click(ask.confirm)
        hand.settle()
        signs = session.parts.keys.is_unlocked(session.person.id)
        fate = "signs" if signs else "does not sign"
        sys.stdout.write(f"{session.person.name} {fate}\n")


def fill(hand: Hand, texts: dict[QLineEdit, str]) -> None:
    """Type each text into its field."""
    for field, text in texts.items():
        hand.type(field, text)


def opened(hand: Hand, windows: application.Windows) -> None:
    """Wait until a record is open."""
    hand.wait(
        lambda: windows.main is not None and windows.main.session.is_loaded, "the record to open"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
