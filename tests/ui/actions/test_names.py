from PySide6.QtGui import QKeySequence

from desktop_app.ui.actions.catalogue import ACTIONS, PAGES, Group
from desktop_app.ui.actions.names import (
    action_name,
    group_name,
    key_name,
    other_words,
    page_name,
)
from desktop_app.ui.actions.search import plain
from desktop_app.ui.language import Language

#: Written the same in both languages.
SAME = {"audit", "go.audit", "mentions", "go.mentions"}


def test_everything_is_named_in_both_languages(qapp):
    said = {}
    for language in ("en", "fr"):
        Language.choose(qapp, language)
        said[language] = (
            {each.id: action_name(each.id) for each in ACTIONS}
            | {group: group_name(group) for group in Group}
            | {page: page_name(page) for page in PAGES}
        )
    Language.choose(qapp, "en")
    assert all(said["en"].values())
    assert {k for k in said["en"] if said["en"][k] == said["fr"][k]} == SAME


def test_other_words_are_of_actions_that_are_there_and_say_more_than_their_names(qapp):
    for language in ("fr", "en"):
        Language.choose(qapp, language)
        assert set(other_words()) <= {each.id for each in ACTIONS}
        for name, words in other_words().items():
            assert set(plain(words).split()) - set(plain(action_name(name)).split()), name


def test_a_key_is_called_as_on_the_keyboard_of_the_language(qapp):
    Language.choose(qapp, "fr")
    french = key_name("Ctrl+Enter"), key_name("Shift+F8")
    Language.choose(qapp, "en")
    assert french == ("Ctrl+Entrée", "Maj+F8")
    assert key_name("Ctrl+Enter") == "Ctrl+Enter"


def test_every_key_is_one_that_qt_reads():
    assert all(not QKeySequence(key).isEmpty() for each in ACTIONS for key in each.keys)
