"""Journey 7 in the window: what it says in the tunnel, and what it shows of both texts afterwards."""

from __future__ import annotations

import os

import pytest

from desktop_app.adapters.ledger.postgres.engine import WatchedConnection
from desktop_app.domain.account import Realm
from desktop_app.services.parts import Opening
from desktop_app.ui import line
from tests.journeys.conftest import told
from tests.laptops import ANNE, MARC, Crew

TEXT = "Merci à tous pour cette belle journée à Lyon."
#: What Review and the queue say of an approval that was given in the tunnel.
WAITS = {
    "en": (
        "Your approval of version 1 waits to be sent. Until then nobody else sees it.",
        "your approval waits to be sent",
    ),
    "fr": (
        (
            "Votre approbation de la version 1 attend d’être envoyée."
            " D’ici là, personne d’autre ne le voit."
        ),
        "votre approbation attend d’être envoyée",
    ),
}


@pytest.fixture
def crew(postgres_server, tmp_path):
    database = postgres_server.database()
    made = Crew(database, tmp_path / "laptops")
    made.folder.mkdir()
    with made.opened:
        made.found()
        yield made
    database.drop()


def shows(hand, name: str) -> None:
    """Keep a picture where somebody wants to look."""
    if folder := os.environ.get("COUNTERSIGN_LOOK"):
        hand.window.grab().save(f"{folder}/{name}.png")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_director_decides_in_a_tunnel(crew, start, language, monkeypatch):
    monkeypatch.setattr(WatchedConnection, "deadline", 0.5)
    monkeypatch.setattr(line, "LOOK_MILLISECONDS", 150)
    anne, marc = crew.laptop(ANNE, network=False), crew.laptop(MARC)
    marc.parts.desk.prefer("person", MARC)
    post = anne.submit(TEXT)
    opening = Opening(
        realm=Realm.PRACTICE,
        clock=marc.clock,
        desk=marc.parts.desk,
        load=lambda: marc.parts,
        close=lambda: None,
    )
    hand = start(language, beside=opening)
    bar = hand.window.outbox
    hand.wait(lambda: marc.offline.as_of, "a copy")
    assert not bar.isVisibleTo(hand.window)
    marc.network.cut()
    offline = {"en": "Offline, as of", "fr": "Hors connexion, état de"}[language]
    hand.wait(lambda: offline in told(bar), "the bar")
    hand.wait(lambda: not hand.window.header.freeze.isEnabled(), "no freeze")
    hand.open_from_queue(post)
    shows(hand, f"tunnel-{language}")
    hand.approve()
    hand.wait(lambda: post in hand.window.session.line.pending, "what waits")
    review, said = hand.window.review.bar, WAITS[language]
    hand.wait(lambda: review.unsent.said.text() == said[0], "the decision in Review")
    assert not review.approve.isVisible()
    queue = hand.window.queue.model
    rows = [queue.row_at(number) for number in range(queue.rowCount())]
    assert [said[1] in queue.said(row) for row in rows if row.summary.id == post] == [True]
    bar.more.click()
    shows(hand, f"waits-{language}")
    anne.submit(TEXT.replace("Lyon", "Nantes"), post)
    marc.network.resume()
    hand.wait(lambda: "Nantes" in told(bar), "both texts")
    assert "Lyon" in told(bar)
    hand.wait(lambda: bar._list.height() > 100, "room for both texts")
    shows(hand, f"refused-{language}")
    assert anne.view(post).record.decisions == ()
    discard = [
        one for one in bar.findChildren(type(bar.more)) if one.text() in ("Discard", "Abandonner")
    ]
    discard[-1].click()
    hand.wait(lambda: not hand.window.session.line.state.kept, "it is seen")
    bar.understood.click()
    hand.wait(lambda: not bar.isVisibleTo(hand.window), "no bar")
