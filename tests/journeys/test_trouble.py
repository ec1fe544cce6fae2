"""Bad days: X misbehaves, a file is damaged, the process dies while somebody types."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app import bootstrap
from desktop_app.adapters.practice_x.faults import Fault
from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from desktop_app.ui import app as application
from desktop_app.ui.hand import Hand
from tests.journeys.conftest import later, record_of, texts_on

CALM = "Merci à tous pour cette belle journée à Lyon."
ROOT = Path(__file__).resolve().parents[2]


def posted_with(hand, x, fault):
    x.misbehave(fault)
    hand.write(CALM)
    post = hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    return post


def test_a_lost_answer_is_unknown_and_settled_by_a_person_with_the_link(hand, x):
    post = posted_with(hand, x, Fault.DROP_AFTER)
    hand.reaches(PostState.UNKNOWN)
    window = hand.window
    assert window.review.trouble.isVisible()
    window.session.publish_due()
    hand.settle()
    assert x.hits() == 1
    link = f"https://x.com/claire_morel/status/{x.posts()[0].id}"
    hand.type(window.review.trouble.link, link)
    hand.click(window.review.trouble.is_there)
    hand.reaches(PostState.POSTED)
    assert texts_on(x) == [CALM]
    assert record_of(hand, post).publication.settled_by == practice.COMMUNICATIONS


def test_what_never_arrived_is_unknown_too_and_needs_new_approvals(hand, x, clock):
    post = posted_with(hand, x, Fault.DROP_BEFORE)
    hand.reaches(PostState.UNKNOWN)
    trouble = hand.window.review.trouble
    hand.type(trouble.reason, "Regardé deux fois.")
    assert not trouble.is_not_there.isEnabled()
    later(hand, clock, minutes=15)
    hand.reaches(PostState.NEEDS_PERSON)
    hand.click(trouble.is_not_there)
    hand.reaches(PostState.IN_REVIEW)
    assert (x.hits(), texts_on(x)) == (1, [])
    hand.approve()
    hand.reaches(PostState.POSTED)
    assert texts_on(x) == [CALM]
    assert record_of(hand, post).publication.fence == 2


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (Fault.REFUSE, PostState.REFUSED),
        (Fault.RATE_LIMIT, PostState.APPROVED),  # X says until when: it goes then, by itself
        (Fault.CREDITS_402, PostState.HELD),
        (Fault.UNAVAILABLE_503, PostState.UNKNOWN),
        (Fault.CREATE_THEN_503, PostState.UNKNOWN),
    ],
)
def test_what_x_answered_is_said_and_nothing_is_sent_again(hand, x, fault, state):
    posted_with(hand, x, fault)
    hand.reaches(state)
    assert hand.window.review.trouble.isVisible()
    hand.window.session.publish_due()
    hand.settle()
    assert x.hits() == 1


def test_a_damaged_ledger_is_told_and_left_as_it_is(start, tmp_path):
    start()
    start.stop()
    path = tmp_path / "practice" / "ledger.sqlite"
    path.write_bytes(b"no database" * 4096)
    before = path.read_bytes()
    hand = start(loaded=False)
    hand.wait(lambda: hand.window.messages.shown is not None, "the message")
    assert hand.window.messages.shown.kind == "ledger.unreadable"
    assert not hand.window.session.is_loaded
    assert path.read_bytes() == before


def test_a_damaged_desk_is_kept_aside_and_told(start, tmp_path):
    start()
    start.stop()
    desk = tmp_path / "practice" / "desk.sqlite"
    for leftover in desk.parent.glob("desk.sqlite-*"):
        leftover.unlink()
    desk.write_bytes(b"no database" * 4096)
    hand = start(loaded=False)
    assert hand.window.messages.shown.kind == "desk.damaged"
    kept = list(desk.parent.glob("desk.sqlite.damaged*"))
    assert [each.read_bytes()[:11] for each in kept] == [b"no database"]
    hand.wait(lambda: hasattr(hand.window, "compose"), "the record to open")
    hand.write(CALM)
    hand.kept()


def test_a_port_that_is_taken_is_told_and_nothing_is_lost(start, tmp_path, monkeypatch, qapp):
    """The simulated X on a fixed port, which somebody else has."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.delenv("COUNTERSIGN_X_API")
        opening = bootstrap.practice(tmp_path, "fr", x_port=port)
        window = application.build(opening, qapp)
        window.show()
        hand = Hand(window)
        hand.wait(lambda: window.messages.shown is not None, "the message")
        application.shut(window)
    assert window.messages.shown.kind == "practice_x.port"
    assert window.messages.shown.facts == {"port": str(port)}


_TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from desktop_app import bootstrap
from desktop_app.ui import app as application
from desktop_app.ui.hand import Hand
app = application.application(sys.argv)
window = application.build(bootstrap.practice(Path(sys.argv[1]), "fr"), app)
window.show()
hand = Hand(window)
hand.wait(lambda: hasattr(window, "compose"), "the record to open")
hand.click(window.compose.header.new)
typed = ""
for number in range(400):
    word = f"mot{number} "
    QTest.keyClicks(window.compose.editor, word)
    typed += word
    print(typed, flush=True)
    QTest.qWait(20)
"""


def test_kill_9_while_typing_loses_at_most_a_second(tmp_path):
    writer = subprocess.Popen(
        [sys.executable, "-c", _TYPING, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
    )
    typed = []
    while len(typed) < 120:
        typed.append(writer.stdout.readline().rstrip("\n"))
    a_second_ago = typed[-60]  # a word each 20 ms at the most: at least a second of typing
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    with closing(sqlite3.connect(tmp_path / "practice" / "desk.sqlite")) as desk:
        kept = [text for (text,) in desk.execute("SELECT text FROM draft")]
    newest = max(kept, key=lambda text: text.count("mot"))
    assert newest.startswith(a_second_ago.rstrip())
