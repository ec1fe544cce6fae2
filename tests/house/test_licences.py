"""Everything that ships with the product goes with GPL-3.0-only."""

import re
from importlib.metadata import distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

#: SPDX ids whose terms allow distribution of the whole under GPL-3.0-only.
ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "ISC",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MIT-CMU",  # Pillow; the FSF lists these terms (HPND) as compatible with the GPL.
    "MPL-2.0",
    "PSF-2.0",
}

#: Packages whose metadata name no SPDX expression: what their licence file says, and where.
READ_BY_HAND = {
    "backports-tarfile": ("MIT", "classifier 'MIT License' and LICENSE; no expression"),
    "jaraco-classes": ("MIT", "classifier 'MIT License' and LICENSE; no expression"),
    "pyahocorasick": ("BSD-3-Clause", "'BSD-3-Clause and Public-Domain': the latter asks nothing"),
    "spylls": ("MIT", "LICENSE file; the dictionaries it ships are not used or shipped by us"),
    "tweepy": ("MIT", "LICENSE file and classifier 'MIT License'; no expression"),
}


def closure(root):
    """Every distribution that installing `root` brings on this machine, by its metadata."""
    found, todo = {}, [Requirement(root)]
    while todo:
        wanted = todo.pop()
        name = canonicalize_name(wanted.name)
        extras = {"", *wanted.extras}
        if name in found and found[name][1] >= extras:
            continue
        installed = distribution(wanted.name)
        found[name] = (installed, extras)
        for text in installed.requires or ():
            requirement = Requirement(text)
            marker = requirement.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in extras):
                todo.append(requirement)
    return {name: installed for name, (installed, _) in found.items()}


def licence(name, installed):
    if name in READ_BY_HAND:
        return READ_BY_HAND[name][0]
    return installed.metadata.get("License-Expression") or installed.metadata.get("License") or ""


def goes_with_ours(expression):
    """Every part joined by AND offers at least one allowed licence."""
    parts = re.split(r"\s+AND\s+", expression.replace("(", "").replace(")", ""))
    return all(set(re.split(r"\s+OR\s+", part)) & ALLOWED for part in parts)


def test_every_dependency_has_a_licence_that_goes_with_ours():
    brought = closure("countersign-desk")
    strangers = {
        name: licence(name, installed) or "says nothing"
        for name, installed in brought.items()
        if not goes_with_ours(licence(name, installed))
    }
    assert len(brought) > 10
    assert strangers == {}


def test_no_exception_is_kept_for_a_package_that_is_gone():
    assert READ_BY_HAND.keys() - closure("countersign-desk").keys() <= {
        "backports-tarfile",  # Only before Python 3.12.
    }


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("MIT AND LGPL-2.1-or-later", True),
        ("(MIT OR Apache-2.0) AND CNRI-Python", False),
        ("GPL-2.0-only", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_how_an_expression_is_read(expression, answer):
    assert goes_with_ours(expression) is answer
