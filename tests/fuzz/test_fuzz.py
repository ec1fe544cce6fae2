"""The short form: some thousand changed inputs for each entrance, the same ones on every machine."""

import json
import re
import time
from pathlib import Path
from random import Random

import pytest

from desktop_app.domain.canonical import digest
from desktop_app.domain.errors import BadInput
from tests.fuzz import mutate, shown
from tests.fuzz.every import TARGETS
from tests.fuzz.target import Hangs, Target, Wrong, require_canonical, run, text_of
from tests.house.tree import ROOT

FOUND = Path(__file__).parent / "found"
#: Seconds of one target, however slow the machine; the inputs that are left are for the long form.
SECONDS = 1.0
INPUTS = 1000


@pytest.fixture(scope="module", autouse=True)
def _worker():
    """The process that decodes pictures is started once, and ends with these tests."""
    yield
    shown.close()


def changed(target, count):
    """The target's own series of inputs."""
    seeds = list(target.seeds())
    dice = Random(digest(target.name))
    for _ in range(count):
        yield mutate.changed(dice.choice(seeds), target.form, dice, seeds, target.longest)


def tried(target, count=INPUTS, seconds=SECONDS):
    """How many inputs were tried, and how many were taken. Whatever is found is raised."""
    until, taken, number = time.monotonic() + seconds, 0, 0
    for number, data in enumerate(changed(target, max(10, round(count * target.share))), 1):
        try:
            taken += run(target, data)
        except Exception as error:
            error.add_note(f"{target.name}, input {number}: {data[:2000]!r}")
            raise
        if time.monotonic() > until:
            break
    return number, taken


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_changed_is_refused_or_sound(name):
    assert tried(TARGETS[name])[0] >= 1


def test_the_documentation_has_every_entrance_with_its_target():
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    section = text.partition("## Inputs from outside")[2].partition("\n### ")[0]
    rows = [line.split("|")[3] for line in section.splitlines() if line.startswith("| ")]
    named = re.findall("`([a-z-]+)`", " ".join(rows))
    assert sorted(set(named)) == sorted(TARGETS)


@pytest.mark.parametrize("name", TARGETS)
def test_a_seed_is_taken(name):
    """Else the changes of it would be refused at the door, and prove little."""
    assert any(run(TARGETS[name], seed) for seed in TARGETS[name].seeds())


@pytest.mark.parametrize("path", sorted(FOUND.iterdir()), ids=lambda path: path.name)
def test_what_was_found_once_is_not_found_again(path):
    run(TARGETS[path.name.partition("--")[0]], path.read_bytes())


@pytest.mark.parametrize("name", ["payload", "evidence", "own-rules", "png"])
def test_the_same_seed_gives_the_same_inputs(name):
    assert list(changed(TARGETS[name], 20)) == list(changed(TARGETS[name], 20))


# --- faults that are planted --------------------------------------------------------------------


def planted(read):
    """The payload's seeds, read by somebody careless."""
    return Target("planted", read, TARGETS["payload"].seeds, "json")


def careless(data):
    """Takes what only looks canonical: spaces in it, or keys in another order."""
    try:
        json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadInput("canonical.text") from error
    require_canonical(text_of(data))


def crashing(data):
    if b'"minutes"' not in data:
        raise IndexError
    raise BadInput("canonical.text")


def endless(data):
    while b"null" not in data:
        pass


def test_something_that_is_accepted_and_not_canonical_is_found():
    with pytest.raises(Wrong):
        tried(planted(careless), seconds=10)


def test_a_crash_is_found():
    with pytest.raises(IndexError):
        tried(planted(crashing), seconds=10)


def test_a_hang_is_found(monkeypatch):
    monkeypatch.setattr("tests.fuzz.target.SECONDS", 0.05)
    with pytest.raises(Hangs):
        tried(planted(endless), seconds=10)


@pytest.mark.parametrize("text", ['{"a": 1}', '{"b":1,"a":2}', '{"a":1,"a":1}', '{"a":0.5}'])
def test_the_other_serializer_sees_what_is_not_canonical(text):
    with pytest.raises(Wrong):
        require_canonical(text)
