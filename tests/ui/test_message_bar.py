import pytest

from desktop_app.domain.errors import BadInput, Refused
from desktop_app.ui.language import Language
from desktop_app.ui.message_bar import MessageBar
from desktop_app.ui.widgets import Button


@pytest.fixture
def bar(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


def test_it_is_there_only_while_something_is_told(bar):
    assert bar.isHidden()
    bar.tell(Refused("review.four_eyes"))
    assert not bar.isHidden()
    assert bar.accessibleName()
    bar.findChild(Button).click()
    assert bar.isHidden()


def test_messages_wait_for_one_another(bar):
    bar.tell(Refused("review.four_eyes"))
    bar.tell(BadInput("settle.link"))
    assert "1" in bar.findChild(Button).text()
    bar.dismiss()
    assert bar.shown.kind == "settle.link"


def test_a_fault_that_repeats_is_told_once(bar):
    for _ in range(50):
        bar.tell(Refused("review.four_eyes"))
    bar.dismiss()
    assert bar.shown is None


def test_what_is_not_ours_is_told_as_unexpected(bar):
    bar.tell(KeyError("x"))
    assert bar.shown.kind == "unexpected"


def test_it_speaks_the_language_of_the_windows(bar, qapp, qtbot):
    bar.show()
    bar.tell(Refused("review.four_eyes"))
    english = bar.accessibleName()
    Language.choose(qapp, "fr")
    qtbot.waitUntil(lambda: bar.accessibleName() != english)
    Language.choose(qapp, "en")
    qtbot.waitUntil(lambda: bar.accessibleName() == english)
    bar.close()
