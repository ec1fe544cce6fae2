"""The account's legal holds, on its card."""

import pytest

from desktop_app.services import retention
from desktop_app.ui.language import Language
from tests.ui.accounts.test_accounts_page import texts


@pytest.fixture
def card(desk):
    desk.window.show_page("accounts")
    desk.settle()
    return desk.window.accounts.cards[0]


def answer(desk, reason, matter=""):
    ask = desk.window.ask
    assert ask.isVisible()
    ask.first.setText(matter)
    ask.field.setText(reason)
    ask.confirm.click()
    desk.settle()


def test_counsel_keeps_all_of_an_account_before_anything_is_published(desk, card, qapp):
    parts, account = desk.window.session.parts, card.state.account.id
    desk.act_as("claire")
    assert card.holds.isHidden()
    desk.act_as("ines")
    assert not card.holds.isHidden()
    assert "None: words can be taken out of the record" in texts(card.holds)
    card.holds.place.click()
    assert desk.window.ask.title.text() == "Legal hold · Every post of @claire_morel"
    assert not desk.window.ask.choice.isVisible()
    answer(desk, "Claim received", "Case 12")
    (hold,) = retention.holds(parts, account)
    assert (hold.matter, hold.covers) == ("Case 12", None)
    post = desk.post("forty")
    retention.preserve(parts, account, "ines", matter="Case 13", reason="Inquiry", covers=post)
    desk.window.session.read_accounts()
    desk.settle()
    said = texts(card.holds)
    assert "“Case 12”: every post of the account, now and later" in said
    assert "“Case 13”: one post" in said
    assert [one.accessibleName() for one in card.holds.lifts] == [
        "Lift the hold “Case 12”…",
        "Lift the hold “Case 13”…",
    ]
    # Everybody sees them; legal alone lifts them.
    desk.act_as("claire")
    assert "Inès Kaci" in texts(card.holds)
    assert "Legal places and lifts legal holds." in texts(card.holds)
    assert not any(one.isEnabled() for one in (card.holds.place, *card.holds.lifts))
    assert card.holds.lifts[0].toolTip() == "Legal places and lifts legal holds."
    desk.act_as("ines")
    card.holds.lifts[0].click()
    answer(desk, "Settled")
    assert [one.matter for one in retention.holds(parts, account)] == ["Case 13"]
    assert len(card.holds.lifts) == 1
    Language.choose(qapp, "fr")
    desk.qtbot.waitUntil(lambda: card.holds.place.text() == "Ordonner une conservation…")
    assert "« Case 13 » : un seul post".replace(" ", "\u00a0") in texts(card.holds).replace(
        " ", "\u00a0"
    )
