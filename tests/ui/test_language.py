import importlib.util
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desktop_app.services.resources import resource
from desktop_app.ui.language import Language, system_language

ROOT = Path(__file__).resolve().parents[2]
#: What French typography puts before these is a space that does not break.
BREAKING = re.compile(r" [:;?!»]|« |\w[;?!](?=\s|$)|\w:(?=\s)|\w'\w")


@pytest.fixture
def english_after(qapp):
    yield qapp
    Language.choose(qapp, "en")


def french():
    tree = ET.parse(resource("translations", "countersign_fr.ts"))
    for translation in tree.iter("translation"):
        yield translation.text or ""
        yield from (form.text or "" for form in translation.iter("numerusform"))


def test_the_catalogues_are_whole_and_built():
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    translations = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(translations)
    assert translations.main(["--check"]) == 0


def test_french_is_set_as_french_is():
    assert [text for text in french() if BREAKING.search(text)] == []


def test_a_language_is_spoken_and_left_again(english_after):
    def queue():
        return QCoreApplication.translate("Rail", "Queue")

    Language.choose(english_after, "fr")
    assert (queue(), QLocale().language()) == ("File", QLocale.Language.French)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    Language.choose(english_after, "en")
    assert (queue(), QLocale().language()) == ("Queue", QLocale.Language.English)


def test_what_was_spoken_before_is_not_kept(english_after):
    keeper = Language.choose(english_after, "en")
    spoken = len(keeper.findChildren(QTranslator))
    for language in ("fr", "en", "fr", "en"):
        keeper.switch(language)
    assert len(keeper.findChildren(QTranslator)) == spoken <= 2


@pytest.mark.parametrize(
    ("context", "sentence"),
    [
        ("GoalDetail", "{ready} of {wanted} wanted posts are ready ahead"),
        ("BenchPanel", "{read} of {posts} posts read"),
        ("words", "{posted} of {parts} posted"),
    ],
)
def test_two_numbers_stand_behind_their_words_in_french(english_after, context, sentence):
    """Of 0 and 1 French says the singular: a noun before the number fits every number."""
    Language.choose(english_after, "fr")
    said = QCoreApplication.translate(context, sentence)
    assert said != sentence
    assert not re.search(r"\} \w+s\b", said)


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [("en", 1, "1 post waits"), ("en", 3, "3 posts wait"), ("fr", 1, "1 post attend")],
)
def test_plurals(english_after, language, count, said):
    Language.choose(english_after, language)
    sentence = "%n post(s) wait for others."
    assert said in QCoreApplication.translate("QueuePage", sentence, "", count)


def test_the_first_language_is_the_desktops(monkeypatch):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("fr_CA"))
    assert system_language() == "fr"
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    assert system_language() == "en"
