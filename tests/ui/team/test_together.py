"""A record that is not sealed: what each is told, and what the two who seal it can do."""

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.services.teaming import Stage
from desktop_app.ui.background import Background
from desktop_app.ui.team.together import TogetherPage
from tests.accessibility import faults
from tests.ui.team.conftest import PAGE, SIX, FakeSeat, candidate, glance, hand, proposal, sealed

PHRASE = "somebody's passphrase"


@pytest.fixture
def shown(qtbot):
    background = Background()

    def make(seat):
        page = TogetherPage(seat, background)
        qtbot.addWidget(page)
        page.resize(1100, 760)
        page.show()
        page.look()
        qtbot.waitUntil(lambda: page.glance is not None)
        return page

    yield make
    background.close()


def confirming(**facts):
    people = (candidate("anne"), candidate("marc"), candidate("zoe", by="marc"))
    return glance(Stage.CONFIRMING, *people, waits=("anne", "marc"), **facts)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (glance(Stage.JOINING, candidate("anne", joined=False), waits=("anne",)), "Still to join"),
        (confirming(), "still to be compared of: Anne Maurel and Marc Petit"),
        (glance(Stage.FOUNDING, candidate("anne", by="zoe"), waits=("zoe",)), "Next: Zoé Brun"),
        (glance(Stage.OUTSIDE, candidate("marc")), "two people sign you in"),
    ],
)
def test_whose_turn_it_is_stands_on_top(shown, said, words):
    page = shown(FakeSeat("marc", said))
    assert words in page._next.text()
    assert page._title.text() == "Nothing can be submitted or posted yet"
    assert page.six.accessibleName() == " ".join(SIX)


def test_somebody_else_compares_nothing(shown):
    page = shown(FakeSeat("anne", confirming(is_holder=False)))
    assert (page.cards, page._holder.isVisible()) == ([], False)


def test_words_that_differ_are_told_beside_them_and_stay(shown, qtbot):
    seat = FakeSeat("marc", confirming())
    page = shown(seat)
    (card,) = page.cards
    card.words.setText("one two")
    card.compare.click()
    assert seat.asked == []  # first the passphrase
    page.passphrase.line.setText(PHRASE)
    seat.error = Refused("team.words", person="anne")
    card.compare.click()
    qtbot.waitUntil(card.trouble.isVisible)
    assert card.words.text() == "one two"
    seat.error, seat.after = None, glance(Stage.CONFIRMING, candidate("anne", by="marc"))
    card.words.setText(" ".join(SIX))
    card.compare.click()
    qtbot.waitUntil(lambda: page.cards == [])
    assert seat.asked[-1] == ("confirm", "anne", " ".join(SIX), hand(PHRASE))


def test_a_wrong_passphrase_is_told_and_the_words_stay(shown, qtbot):
    seat = FakeSeat("marc", confirming())
    page = shown(seat)
    page.passphrase.line.setText("wrong")
    page.cards[0].words.setText("a b c d e f")
    seat.error = Refused("keychain.passphrase", person="marc")
    page.cards[0].compare.click()
    qtbot.waitUntil(page.trouble.isVisible)
    assert page.cards[0].words.text() == "a b c d e f"


def test_counsel_seals_and_acknowledges_the_page(shown, qtbot):
    seat = FakeSeat("zoe", glance(Stage.FOUNDING, candidate("anne", by="zoe"), waits=("zoe",)))
    page = shown(seat)
    page.passphrase.line.setText(PHRASE)
    seat.page, seat.after = PAGE, glance(Stage.SEALING, waits=("marc",))
    page.seal.click()
    qtbot.waitUntil(lambda: page.safe.is_open)
    assert seat.asked == [("seal", hand(PHRASE), None)]
    lines = [line.split()[1:5] for line in PAGE.splitlines() if line.startswith("    ")]
    for field, (at, word) in zip(
        (page.safe.first, page.safe.second), page.safe._places, strict=True
    ):
        field.setText(lines[at - 1][word - 1])
    page.safe.done.click()
    qtbot.waitUntil(lambda: "Marc Petit seals" in page._next.text())
    assert "another page" in page.seal.text()


def test_the_director_reads_what_is_sealed_and_the_record_opens(shown, qtbot):
    seat = FakeSeat("marc", glance(Stage.SEALING, waits=("marc",), proposal=proposal()))
    page = shown(seat)
    assert page._seal_title.text() == "Seal what Zoé Brun wrote"
    page.passphrase.line.setText(PHRASE)
    seat.after = sealed()
    with qtbot.waitSignal(page.sealed):
        page.seal.click()
    assert seat.asked == [("seal", hand(PHRASE), "p1")]
    assert page.passphrase.line.text() == ""


def test_without_anything_to_seal_the_director_waits(shown):
    page = shown(FakeSeat("marc", glance(Stage.SEALING, waits=("marc",))))
    assert not page._sealing.isVisible()


def test_a_server_that_is_away_is_told_until_it_answers(shown, qtbot, monkeypatch):
    seat = FakeSeat("anne", confirming(is_holder=False))
    page = shown(seat)
    looked = seat.look

    def away(_language):
        raise Unavailable("ledger.unreachable")

    monkeypatch.setattr(seat, "look", away)
    page.look_again.click()
    qtbot.waitUntil(page.trouble.isVisible)
    monkeypatch.setattr(seat, "look", looked)
    page.look_again.click()
    qtbot.waitUntil(lambda: not page.trouble.isVisible())
    assert page.glance == confirming(is_holder=False)


def test_whoever_replaced_a_key_is_named(shown):
    page = shown(FakeSeat("anne", glance(Stage.CONFIRMING, candidate("zoe", is_replaced=True))))
    said = [each.text() for each in page._people.findChildren(type(page._next))]
    assert any("another key than before" in each for each in said)


def test_nobody_is_kept_out(shown):
    page = shown(FakeSeat("marc", confirming()))
    assert faults.unnamed(page) == []
    assert faults.cut(page) == []
    assert faults.unreachable(page) == []
