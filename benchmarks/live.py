"""Another's post in an open window: how long after it was recorded its row stands in the queue.

Two people of one team on a PostgreSQL on this machine, each with an own login. One submits; the
other's window, which nobody touches, shows the queue. First with the server's hints, then without.

    python benchmarks/live.py [--posts 100] [--silent 5]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.pop(0)  # this folder, whose queue.py would hide Python's own
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import keyring

from benchmarks.common import until
from benchmarks.results import keep, timed
from desktop_app import bootstrap, teams
from desktop_app.adapters.ledger.postgres.server import be_silent
from desktop_app.domain.account import PersonId
from desktop_app.services import drafting
from desktop_app.services.listing import Box
from desktop_app.services.parts import Opening, Parts
from desktop_app.services.starting import TeamPlace
from desktop_app.ui import app as application
from desktop_app.ui.hand import Hand
from desktop_app.ui.main_window import MainWindow
from tests import postgres
from tests.adapters.test_keychain import Entries
from tests.services.test_founding import PEOPLE

ANNE, MARC = PersonId("anne"), PersonId("marc")
CHOSEN = "somebody's passphrase"


def window_of(opening: Opening) -> MainWindow:
    """The window of somebody who has signed in, with the queue in front."""

    def load() -> Parts:
        return replace(opening.load(), publisher=None, journal=None)

    window = application.build(
        replace(opening, load=load, sign_in=None), application.application(["live"])
    )
    window.resize(1280, 800)
    window.show()
    hand = Hand(window)
    hand.wait(lambda: hasattr(window, "queue"), "the record")
    hand.wait(lambda: window.session.live.is_listening, "hints")
    window.show_page("queue")
    window.queue.choose_box(Box.ALL)
    hand.settle()
    return window


def measure(parts: Parts, window: MainWindow, count: int, what: str) -> list[float]:
    """Milliseconds from the end of each submission until its row is there and drawn."""
    taken = []
    with parts.store.begin() as work:
        account = work.charter().accounts[0].id
    for number in range(count):
        words = f"{what} {number}: we opened an office in Lyon today."
        draft = drafting.new_draft(parts.clock, ANNE, account)
        drafting.submit_for_review(parts, drafting.typed(draft, words, "en"), ANNE)
        began = time.perf_counter()
        until(lambda words=words: _shows(window, words))
        window.queue.view.viewport().repaint()
        taken.append(1000 * (time.perf_counter() - began))
        Hand(window).settle()
    return taken


def _shows(window: MainWindow, words: str) -> bool:
    return any(row.summary.text == words for _, row in window.queue.model.loaded())


def say(name: str, times: Sequence[float]) -> None:
    """One line of figures, which are kept."""
    ordered = sorted(times)
    keep(
        timed(
            times,
            part="live",
            name=f"another's post in the queue of an open window, {name}",
            unit="ms",
            command="python -m benchmarks.live",
        )
    )
    middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"  {name:16} p50 {middle:7.1f}  p95 {high:7.1f}  longest {ordered[-1]:7.1f} ms")


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--posts", type=int, default=100)
    parser.add_argument("--silent", type=int, default=5)
    asked = parser.parse_args()
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    entries = Entries()
    keyring.get_keyring = lambda: entries
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        database = stack.enter_context(postgres.running()).empty()
        address = database.address.replace("://", f"://{postgres.ADMINISTRATOR}@")
        where = teams.server(address, lambda _login: postgres.PASSWORD)
        teams.found(where, PEOPLE, lambda _person: CHOSEN)
        anne, marc = (
            bootstrap.office(TeamPlace(address=where.address, person=one), folder / one)
            for one in (ANNE, MARC)
        )
        marc.desk.prefer("person", MARC)
        parts = anne.load()
        stack.callback(anne.close)
        if anne.sign_in is not None:
            anne.sign_in(ANNE, CHOSEN)
        window = window_of(marc)
        stack.callback(application.shut, window)
        print(f"load {os.getloadavg()[0]:.1f}; another's post in the queue of an open window")
        say("with hints", measure(parts, window, asked.posts, "Heard"))
        engine = database.engine()
        be_silent(engine)
        engine.dispose()
        say("without", measure(parts, window, asked.silent, "Unheard"))


if __name__ == "__main__":
    main()
