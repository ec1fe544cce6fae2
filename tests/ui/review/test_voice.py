"""In whose name a remark is made: nothing is asked where there is one name alone."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.review.voice import VoiceChoice
from tests.contracts.company import charter


@pytest.fixture
def around(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    return around


@pytest.fixture
def voice(around):
    return VoiceChoice(around)


def shown(voice):
    """What stands there, and what can be chosen."""
    choices = [voice.choice.itemText(each) for each in range(voice.choice.count())]
    is_asked = voice.choice.isVisibleTo(voice)
    is_told = voice.told.isVisibleTo(voice) and not voice.isHidden()
    return voice.told.text() if is_told else "", choices if is_asked else []


@pytest.mark.parametrize("voices", [(), (None,)])
def test_ones_own_name_is_not_worth_a_word(voice, voices):
    voice.show_voices(voices, charter())
    assert (shown(voice), voice.current) == (("", []), None)


def test_who_may_in_one_other_name_alone_is_told_so(voice):
    voice.show_voices(("legal",), charter())
    name = charter().person("legal").name
    assert (shown(voice), voice.current) == ((f"In the name of {name}", []), "legal")
    voice.show_voices((), charter())
    assert (shown(voice), voice.current) == (("", []), None)


def test_what_was_chosen_stays_while_it_is_offered(voice):
    voice.show_voices((None, "legal", "comms"), charter())
    voice.choice.setCurrentIndex(2)
    voice.show_voices((None, "comms"), charter())
    QApplication.sendEvent(voice, QEvent(QEvent.Type.LanguageChange))
    assert voice.current == "comms"
    assert (shown(voice)[0], len(shown(voice)[1])) == ("", 2)
    voice.show_voices((None, "legal"), charter())
    assert voice.current is None
