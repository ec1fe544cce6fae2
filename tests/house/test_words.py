"""One French word for one thing: what `docs/words.md` says holds in every catalogue."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = ROOT / "resources" / "messages"
#: Words of the table, by what both languages' sentences have when they speak of the same thing.
PAIRS = {
    r"\bfindings?\b": r"signalement",
    r"\bremarks?\b": r"remarque",
    r"\bsuggest": r"sugg[eéè]r|suggestion",
    r"\bexplanations?\b": r"explication",
    r"\breasons?\b": r"motif",
    r"\b(freez|frozen|freeze)": r"\bgels?\b|\bgel[eé]",
    r"\bheld post|\bposts? (is|are) held|^held": r"reten",
}
#: In French these words say nothing else.
ONLY = {
    r"\bsignalement": r"\bfindings?\b",
    r"\bremarques?\b": r"\bremarks?\b",
    r"\bmotifs?\b": r"\breasons?\b|\bwhy\b|pattern",
}


def pairs() -> Iterator[tuple[str, str]]:
    """Every sentence in both languages, without the names of what is filled in."""
    root = ET.parse(ROOT / "resources" / "translations" / "countersign_fr.ts").getroot()
    for message in root.iter("message"):
        found = message.find("translation")
        if found is not None and found.get("type") not in ("vanished", "obsolete"):
            yield message.findtext("source", ""), " ".join(found.itertext())
    english, french = (
        tomllib.loads((MESSAGES / f"{language}.toml").read_text(encoding="utf-8"))
        for language in ("en", "fr")
    )
    for kind, entry in english.items():
        yield from ((text, french[kind][name]) for name, text in entry.items())
    lines = tomllib.loads((MESSAGES / "lines.toml").read_text(encoding="utf-8"))
    yield from ((line["en"], line["fr"]) for line in lines.values())


def said() -> list[tuple[str, str]]:
    return [(re.sub(r"\{\w*\}", "", one), re.sub(r"\{\w*\}", "", two)) for one, two in pairs()]


@pytest.mark.parametrize(("english", "french"), PAIRS.items())
def test_one_thing_has_one_word(english, french):
    concerned = [each for each in said() if re.search(english, each[0], re.IGNORECASE)]
    assert concerned
    assert [each for each in concerned if not re.search(french, each[1], re.IGNORECASE)] == []


@pytest.mark.parametrize(("french", "english"), ONLY.items())
def test_one_word_says_one_thing(french, english):
    concerned = [each for each in said() if re.search(french, each[1], re.IGNORECASE)]
    assert concerned
    assert [each for each in concerned if not re.search(english, each[0], re.IGNORECASE)] == []


def test_a_hashtag_has_one_word_in_every_file():
    files = [
        *ROOT.glob("resources/**/*.toml"),
        *ROOT.glob("resources/**/*.ts"),
        *ROOT.glob("docs/**/*.md"),
    ]
    files.append(ROOT / "packaging" / "linux" / "manual.toml")
    texts = {each.relative_to(ROOT): each.read_text(encoding="utf-8") for each in files}
    assert len(texts) > 50
    assert [str(file) for file, text in texts.items() if re.search(r"mots?-dièse", text)] == []


def test_the_page_has_the_words():
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1:4] for row in page.splitlines() if row.startswith("| ")][1:]
    assert all(cell.strip() for row in rows for cell in row)
    french = " ".join(row[1] for row in rows)
    assert all(re.search(word, french) for word in PAIRS.values())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_word_of_the_page_is_one_that_people_meet(language):
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1:3] for row in page.splitlines() if row.startswith("| ")][1:]
    guides = (ROOT / "docs" / "guides").glob(f"*.{language}.md")
    met = " ".join(
        (
            *(pair[language == "fr"] for pair in said()),
            *(path.read_text(encoding="utf-8") for path in guides),
        )
    ).lower()
    met = re.sub(r"\s+", " ", met)
    words = [word.strip() for row in rows for word in row[language == "fr"].split(",")]
    one_or_many = {word: r"s? ".join(map(re.escape, word.lower().split())) for word in words}
    assert [word for word, pattern in one_or_many.items() if not re.search(pattern, met)] == []
