"""What is measured beside ours is the same everywhere, and comes from wherever a machine gets it."""

import json
import re

import pytest

from tests.house.tree import ROOT

HERE = ROOT / "benchmarks" / "compare"
ASKED = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
LOCKED = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]


@pytest.mark.parametrize("name", ASKED["dependencies"])
def test_a_package_has_one_version_and_it_is_the_locked_one(name):
    assert re.fullmatch(r"\d+\.\d+\.\d+", ASKED["dependencies"][name])
    assert LOCKED[f"node_modules/{name}"]["version"] == ASKED["dependencies"][name]


def test_each_locked_package_has_its_hash_and_no_address():
    packages = [one for name, one in LOCKED.items() if name]
    assert len(packages) > 100
    assert all(one["integrity"].startswith("sha512-") for one in packages)
    assert not any("resolved" in one for one in packages)


def test_each_package_of_python_has_its_hash():
    text = (HERE / "requirements.txt").read_text(encoding="utf-8")
    for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE):
        block = text[text.index(f"{name}==") :].split("\n", 2)
        assert "--hash=sha256:" in block[1], name
