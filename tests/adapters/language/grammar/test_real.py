"""The real LanguageTool, as `make languagetool` builds it, behind the same promises as the scripted."""

from __future__ import annotations

import getpass
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import psutil
import pytest

from desktop_app.adapters.language.grammar import GrammarChecker, java
from desktop_app.adapters.language.grammar.server import JAR, Server
from tests.adapters.language.grammar.conftest import left
from tests.house.tree import ROOT

FOLDER = ROOT / "build" / "languagetool"
RULES = ROOT / "packaging/languagetool/src/main/resources/org/languagetool/rules"

pytestmark = [
    pytest.mark.skipif(
        not (FOLDER / JAR).is_file(), reason="LanguageTool is not built: make languagetool"
    ),
    pytest.mark.skipif(java.find().path is None, reason="no Java 17 or later here"),
]


@pytest.fixture(scope="module")
def grammar() -> Iterator[GrammarChecker]:
    """One that is warm; its server must be gone afterwards."""
    checker = GrammarChecker(FOLDER)
    assert checker.prepare() == "LanguageTool 6.8"
    assert checker.worker_pid is not None
    children = psutil.Process(checker.worker_pid).children(recursive=True)
    assert [child.name() for child in children] == ["java"]
    yield checker
    checker.close()
    assert left(children) == []


@pytest.mark.parametrize(
    ("language", "text", "words", "meant"),
    [
        ("en", "I should of known.", "should of", "should have"),
        ("en", "🚀👨‍👩‍👧 He go home today.", "go", "goes"),
        ("fr", "Je doit partir 🇫🇷", "doit", "dois"),
        ("fr", "L’équipe 🎉 : ils mange bien.", "ils mange", "ils mangent"),
    ],
)
def test_faults_are_found_where_they_stand(
    grammar: GrammarChecker, language: str, text: str, words: str, meant: str
) -> None:
    found = {finding.text: finding.suggestions for finding in grammar.check(text, language)}
    assert meant in found[words]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Proud of the @acme team: 88 people, 12 sites, one goal. #GreatWork acme.example"),
        ("fr", "Fiers de nos équipes de Lyon ! Rendez-vous mardi à 18 h 30."),
        ("en", "a post that begins in lower case, with  two spaces"),
    ],
)
def test_a_right_post_is_left_alone(grammar: GrammarChecker, language: str, text: str) -> None:
    assert grammar.check(text, language) == ()


def own_examples() -> Iterator[tuple[str, str, str, str]]:
    """Language, text, its wrong words and what is right, of each rule that this project adds."""
    for path in sorted(RULES.glob("*/grammar_custom.xml")):
        for example in _root(path).iter("example"):
            wrong = example.findtext("marker", "")
            text = "".join(example.itertext())
            yield path.parent.name, text, wrong, example.get("correction", "")


def _root(path: Path) -> ET.Element:
    return ET.fromstring(path.read_text("utf-8"))


@pytest.mark.parametrize(("language", "text", "wrong", "right"), list(own_examples()))
def test_the_rules_of_our_own_find_their_examples(
    grammar: GrammarChecker, language: str, text: str, wrong: str, right: str
) -> None:
    found = {finding.text: finding.suggestions for finding in grammar.check(text, language)}
    if wrong:
        assert right in found[wrong]
    else:
        assert found == {}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We had a great qarter in Leeds."),
        ("fr", "Une très bonne annéee pour nos équipes."),
        ("en", "A half marathon, the install desk, and “quotes over two posts"),
        ("fr", "Ce soir c’est crêpes à la hotline du hackathon, on est pas fiers"),
    ],
)
def test_spelling_and_spoken_language_are_no_faults_of_grammar(
    grammar: GrammarChecker, language: str, text: str
) -> None:
    assert grammar.check(text, language) == ()


def test_a_java_that_crashes_leaves_nothing_of_its_memory_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its report would hold the stack, the registers and what they point to: a draft, perhaps."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    executable = java.find().path
    assert executable is not None
    before = reports()
    server = Server(executable, FOLDER)
    server.wait()
    os.kill(server.pid, signal.SIGSEGV)
    server.stop()
    assert list(tmp_path.iterdir()) == []
    assert reports() == before
    assert not Path(f"/tmp/hsperfdata_{getpass.getuser()}/{server.pid}").exists()


def reports() -> set[str]:
    return {path.name for folder in ("/tmp", FOLDER) for path in Path(folder).glob("hs_err*")}
