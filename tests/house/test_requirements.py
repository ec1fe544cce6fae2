"""What is installed is pinned, hashed, and tied to no address."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOT

FOLDER = ROOT / "packaging" / "requirements"
LISTS = ("build.txt", "runtime.txt", "test.txt", "fuzz.txt")


def entries(name):
    """The list's requirements, continuation lines joined."""
    joined = (FOLDER / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in joined.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def pins(name):
    found = {}
    for entry in entries(name):
        requirement = Requirement(entry.split(" --hash")[0].strip())
        found[canonicalize_name(requirement.name)] = str(requirement.specifier).removeprefix("==")
    return found


@pytest.mark.parametrize("name", LISTS)
def test_every_requirement_is_pinned_and_hashed(name):
    bare = [
        entry.split()[0]
        for entry in entries(name)
        if not re.match(r"[\w.-]+==[\w.+!]+\s(.*--hash=sha256:[0-9a-f]{64})+", entry)
    ]
    assert entries(name)
    assert bare == []


@pytest.mark.parametrize("name", LISTS)
def test_no_requirement_names_an_address(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert re.findall(r"https?:|file:|index-url|find-links|trusted-host| @ ", text) == []


def test_the_lists_agree_with_one_another():
    runtime, test, build = pins("runtime.txt"), pins("test.txt"), pins("build.txt")
    assert {name: test.get(name) for name in runtime} == runtime
    assert {name: pins("fuzz.txt").get(name) for name in runtime} == runtime
    shared = build.keys() & test.keys()
    assert {name: build[name] for name in shared} == {name: test[name] for name in shared}


@pytest.mark.parametrize(
    ("name", "group"), [("runtime.txt", None), ("test.txt", "dev"), ("fuzz.txt", "fuzz")]
)
def test_the_pins_are_within_the_bounds(name, group):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["optional-dependencies"][group] if group else project["dependencies"]
    pinned = pins(name)
    outside = [
        text
        for text in wanted
        for requirement in [Requirement(text)]
        if not requirement.specifier.contains(
            pinned.get(canonicalize_name(requirement.name), "0"), prereleases=False
        )
    ]
    assert outside == []
