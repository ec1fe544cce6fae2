"""Everything the product can refuse with has its sentences, in both languages."""

import ast
import re
from string import Formatter

import pytest

from desktop_app.services.messages import LANGUAGES, catalogue
from tests.house import kinds
from tests.house.kinds import scan

SENTENCES = ("what", "posted", "do")
#: What French typography puts before these is a space that does not break.
BREAKING = re.compile(r" [:;?!»]|« |\w[;?!](?=\s|$)|\w:(?=\s)|\w'\w")


def names(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_both_languages_hold_the_same_kinds():
    english, french = (set(catalogue(language)) for language in LANGUAGES)
    assert {"only in en": english - french, "only in fr": french - english} == {
        "only in en": set(),
        "only in fr": set(),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_says_what_happened_whether_posted_and_what_to_do(language):
    faults = [
        f"{kind}: {sorted(set(SENTENCES) ^ set(entry)) or 'an empty sentence'}"
        for kind, entry in catalogue(language).items()
        if set(entry) != set(SENTENCES) or not all(text.strip() for text in entry.values())
    ]
    assert faults == []


def test_both_languages_name_the_same_facts():
    english, french = (catalogue(language) for language in LANGUAGES)
    faults = [
        f"{kind}.{part}: {names(english[kind][part])} in en, {names(french[kind][part])} in fr"
        for kind in english.keys() & french.keys()
        for part in SENTENCES
        if names(english[kind].get(part, "")) != names(french[kind].get(part, ""))
    ]
    assert faults == []


def test_french_sentences_are_set_as_french_is():
    faults = [
        f"{kind}.{part}: {text}"
        for kind, entry in catalogue("fr").items()
        for part, text in entry.items()
        if BREAKING.search(text)
    ]
    assert faults == []


def test_every_kind_that_is_raised_has_its_sentences():
    known = set(catalogue("en")) | {"unexpected"}
    missing = {
        f"{kind}: raised at {raised.where} with {sorted(raised.facts or ())}"
        for raised in scan("desktop_app").raised
        for kind in raised.kinds - known
    }
    told = "\n".join(["not in resources/messages/{en,fr}.toml:", *sorted(missing)])
    assert not missing, told


def test_every_kind_can_be_read_from_the_code():
    assert scan("desktop_app").unread == [], "give the kind as a literal or in a table named *KIND*"


def test_each_sentence_names_only_facts_that_are_given():
    english = catalogue("en")
    faults = [
        f"{raised.where}: {kind} is told with {sorted(wanted - raised.facts)}, which is not given"
        for raised in scan("desktop_app").raised
        if raised.facts is not None
        for kind in raised.kinds & set(english)
        for wanted in [names(" ".join(english[kind].values())) - {"kind"}]
        if wanted - raised.facts
    ]
    assert faults == []


SAMPLE = """
class Sort(CountersignError):
    pass
class Coded(Sort):
    def __init__(self, code, kind, **facts):
        super().__init__(kind, **facts)
class Fixed(Sort):
    def __init__(self):
        super().__init__("fixed.one")
KIND_OF = {"CS1": "table.one"}
def refuse(kind, **facts):
    raise Coded("CS0", kind, **facts)
def f(code):
    refuse("passed.on", name="x")
    raise Sort("plain.one" if code else "plain.two", path="p")
def g(code):
    raise Coded(code, KIND_OF[code])
def h():
    Outcome(kind=Kind.NOT_SENT, reason="outcome.one")
    return Obstacle(kind="obstacle.one", facts=(("length", "1"),)), Fixed()
"""


def test_how_kinds_are_read(monkeypatch):
    monkeypatch.setattr(kinds, "python_files", lambda *folders: ["sample.py"])
    monkeypatch.setattr(kinds, "parsed", lambda path: ast.parse(SAMPLE))
    monkeypatch.setattr(kinds, "shown", str)
    found = scan("anywhere")
    told = {kind: raised.facts for raised in found.raised for kind in raised.kinds}
    assert told == {
        "fixed.one": set(),
        "obstacle.one": {"length"},
        "outcome.one": None,
        "passed.on": {"name"},
        "plain.one": {"path"},
        "plain.two": {"path"},
        "table.one": set(),
    }
    assert found.unread == []


def test_a_kind_that_cannot_be_read_is_told(monkeypatch):
    sample = "def f(reason):\n    raise CountersignError(reason.upper())\n"
    monkeypatch.setattr(kinds, "python_files", lambda *folders: ["sample.py"])
    monkeypatch.setattr(kinds, "parsed", lambda path: ast.parse(sample))
    monkeypatch.setattr(kinds, "shown", str)
    assert scan("anywhere").unread == ["sample.py:2: CountersignError(reason.upper())"]
