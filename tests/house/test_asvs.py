"""docs/asvs.md speaks of every requirement of ASVS 5.0.0 once, and of tests that exist."""

import re

import pytest

from tests.house.tree import ROOT, python_files, shown

PAGE = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
APPLIES, _, REST = PAGE.partition("## What does not apply")
#: How many requirements each section of ASVS 5.0.0 has, by chapter.
SECTIONS = {
    1: (2, 10, 12, 3, 3),
    2: (3, 3, 5, 2),
    3: (1, 3, 5, 8, 8, 1, 5),
    4: (5, 5, 2, 4),
    5: (1, 6, 3, 3),
    6: (3, 12, 8, 6, 8, 4, 2, 4),
    7: (3, 4, 2, 5, 3, 2),
    8: (4, 4, 3, 2),
    9: (3, 4),
    10: (2, 3, 5, 16, 5, 2, 3),
    11: (4, 5, 5, 4, 2, 2, 2),
    12: (5, 2, 5),
    13: (4, 6, 4, 7),
    14: (2, 8, 3),
    15: (5, 5, 7, 4),
    16: (1, 5, 4, 3, 4),
    17: (2, 8, 2),
}
EVERY = {
    f"{chapter}.{section}.{number}"
    for chapter, sections in SECTIONS.items()
    for section, count in enumerate(sections, 1)
    for number in range(1, count + 1)
}
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in APPLIES.splitlines()
    if re.match(r"\| \d", line)
]
NUMBERS = [row[0] for row in ROWS]


def without():
    """The numbers of the last table, ranges written out."""
    found = []
    for line in REST.splitlines():
        cell = line.split("|")[1] if re.match(r"\| \d", line) else ""
        for first, last in re.findall(r"(\d+\.\d+\.\d+)(?:–(\d+\.\d+\.\d+))?", cell):
            section, _, number = first.rpartition(".")
            end = int((last or first).rpartition(".")[2])
            found += [f"{section}.{each}" for each in range(int(number), end + 1)]
    return found


def test_every_requirement_is_spoken_of_once():
    spoken = NUMBERS + without()
    assert len(EVERY) == 345
    assert len(spoken) == len(set(spoken)), sorted(n for n in spoken if spoken.count(n) > 1)
    assert EVERY - set(spoken) == set()
    assert set(spoken) - EVERY == set()


@pytest.mark.parametrize("row", ROWS, ids=NUMBERS)
def test_each_says_what_it_asks_how_it_is_met_and_by_what_that_is_shown(row):
    assert len(row) == 4
    assert all(row)
    missing = [
        name
        for name in re.findall(r"`([\w/]+\.py)`", row[3])
        if not (ROOT / "tests" / name).is_file()
    ]
    assert missing == []


def test_the_sums_on_top_are_right():
    """What is met but for something says so in its row, and is none of those that are met."""
    part = [row for row in ROWS if "**In part**" in row[2]]
    unmet = [row for row in ROWS if "**Not met**" in row[2] and row not in part]
    said = re.search(
        r"Of (\d+) requirements (\d+) are met, (\d+) in part, (\d+) are not, and (\d+) do not apply",
        PAGE,
    )
    assert said is not None
    met = len(ROWS) - len(part) - len(unmet)
    counted = (len(EVERY), met, len(part), len(unmet), len(without()))
    assert tuple(map(int, said.groups())) == counted


#: Who signs, seals or makes certificates; everything else asks these.
CRYPTOGRAPHERS = {
    "desktop_app/adapters/host/certificates.py",
    "desktop_app/adapters/keychain.py",
    "desktop_app/adapters/paper_key.py",
    "desktop_app/adapters/sealed_file.py",
}


def test_every_use_of_cryptography_is_known():
    found = {
        shown(path)
        for path in python_files("desktop_app")
        if re.search(r"^\s*(?:from|import) cryptography", path.read_text("utf-8"), re.MULTILINE)
    }
    assert found == CRYPTOGRAPHERS


def test_security_md_leads_there():
    assert "(asvs.md)" in (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
