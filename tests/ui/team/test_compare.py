"""Somebody's words are compared by Enter or the button, and what was typed stays."""

from desktop_app.domain.errors import Refused
from desktop_app.ui.team.compare import CompareCard


def test_what_was_heard_is_handed_on_and_stays_when_it_is_wrong(qtbot):
    card = CompareCard("anne", "Anne Maurel")
    qtbot.addWidget(card)
    card.show()
    assert not card.compare.isEnabled()
    assert "Anne Maurel" in card.words.accessibleName()
    card.words.setText("one two three")
    with qtbot.waitSignal(card.heard) as heard:
        card.words.returnPressed.emit()
    assert heard.args == ["anne", "one two three"]
    card.tell(Refused("team.words", person="anne"))
    assert (card.trouble.isVisible(), card.words.text()) == (True, "one two three")
    card.compare.click()
    assert not card.trouble.isVisible()
