"""The guides: five people, two languages, true to the windows, two printed pages each."""

import re
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from tests.house.tree import ROOT

GUIDES = ROOT / "docs" / "guides"
ROLES = ("executive", "director", "counsel", "administrator", "auditor")
LANGUAGES = ("en", "fr")
BOTH = [(role, language) for role in ROLES for language in LANGUAGES]
#: Two printed pages beside their pictures. French says the same in a tenth more words.
WORDS = {"en": (650, 900), "fr": (650, 1000)}
#: Words of programmers, and promises that nobody can keep.
FORBIDDEN = {
    "en": r"ledger|payload|revision|hash\w*|workflow|database row|users?|simply|guarantee\w*|"
    r"tamper\w*|seamless\w*|unbreakable|please",
    "fr": r"ledger|payload|hash\w*|workflow|utilisateurs?|révision\w*|garanti\w*|infalsifiable\w*|"
    r"tweets?|login|cliquez",
}
#: What names itself in a French guide, and what French never has.
ENGLISH_LEFT = r"['\"]| (?=[;:?!»])|« |\b(the|you|your)\b"


def text_of(role, language):
    return (GUIDES / f"{role}.{language}.md").read_text(encoding="utf-8")


def prose(text):
    """What is read as sentences: no commands, pictures, links' targets or table lines."""
    text = re.sub(r"```.*?```|!\[[^]]*\]\([^)]*\)", " ", text, flags=re.DOTALL)
    text = re.sub(r"`[^`]*`", " ", text)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"^\|[-|]+$", " ", text, flags=re.MULTILINE)


def plain(text):
    """The text with one space wherever there is some space, breaking or not."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()


def pictures(text):
    return re.findall(r"!\[([^]]+)\]\(\.\./pictures/([^)]+)\)", text)


@cache
def screen(language):
    """Everything that the windows say in `language`, as one pattern."""
    said = set()
    root = ET.parse(ROOT / "resources" / "translations" / "countersign_fr.ts").getroot()
    for message in root.iter("message"):
        found = message.find("translation")
        if found is None or found.get("type") in ("vanished", "obsolete"):
            continue
        if language == "en":
            said.add(message.findtext("source", ""))
        else:
            said.update(form.text or "" for form in found.iter("numerusform"))
            said.add(found.text or "")
    shapes = (re.escape(plain(one)) for one in said if plain(one))
    filled = (one.replace(r"\{number\}", r"\d+") for one in shapes)
    return re.compile("|".join(one.replace(r"\{name\}", r"[A-Z]\w+ [A-Z]\w+") for one in filled))


def test_there_is_a_guide_for_everybody_in_both_languages_and_no_other():
    kept = sorted(path.name for path in GUIDES.iterdir())
    assert kept == sorted(f"{role}.{language}.md" for role, language in BOTH)


@pytest.mark.parametrize("role", ROLES)
def test_both_languages_have_the_same_parts_and_the_same_pictures(role):
    shapes = []
    for language in LANGUAGES:
        text = text_of(role, language)
        shown = [name for _, name in pictures(text)]
        suffix = f"-{language}-light.png"
        assert all(name.endswith(suffix) for name in shown)
        assert 2 <= len(shown) <= 4
        commands = re.findall(r"^```$(.*?)^```$", text, re.DOTALL | re.MULTILINE)
        shapes.append(
            (
                [line.split()[0] for line in text.splitlines() if line.startswith("#")],
                [name.removesuffix(suffix) for name in shown],
                [line.count("|") for line in text.splitlines() if line.startswith("|")],
                [len(block.split("\n")) for block in commands],
            )
        )
    english, french = shapes
    assert english == french
    assert english[0] == ["#", *["##"] * 5]


@pytest.mark.parametrize(("role", "language"), BOTH)
def test_what_stands_in_bold_stands_on_the_screen(role, language):
    names = [
        plain(name) for name in re.findall(r"\*\*(.+?)\*\*", text_of(role, language), re.DOTALL)
    ]
    assert len(names) > 10
    assert [name for name in names if not screen(language).fullmatch(name)] == []


@pytest.mark.parametrize(("role", "language"), BOTH)
def test_links_lead_somewhere(role, language):
    path = GUIDES / f"{role}.{language}.md"
    for target in re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8")):
        name, _, part = target.partition("#")
        linked = (path.parent / name).resolve()
        assert linked.is_file(), target
        assert linked.is_relative_to(ROOT), target
        headings = re.findall(r"^#+ (.*)$", linked.read_text("utf-8"), re.MULTILINE) if part else []
        assert not part or part in [_anchor(heading) for heading in headings], target


def _anchor(heading):
    """The address of a heading, as GitHub makes it."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize(("role", "language"), BOTH)
def test_it_is_two_pages_in_plain_words(role, language):
    text = text_of(role, language)
    read = prose(text)
    fewest, most = WORDS[language]
    assert fewest <= len(re.findall(r"\w[\w’'-]*", read)) <= most
    assert re.findall(rf"\b(?:{FORBIDDEN[language]})\b", read, re.IGNORECASE) == []
    assert "](../words.md)" in text
    assert all(len(said) > 20 for said, _ in pictures(text))


@pytest.mark.parametrize("role", ROLES)
def test_the_french_is_set_as_french(role):
    assert re.findall(ENGLISH_LEFT, prose(text_of(role, "fr"))) == []


def test_readme_leads_to_each():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"](docs/guides/{role}.{language}.md)" in readme for role, language in BOTH)
