"""An announcement is read in one form alone, and versions are compared as numbers."""

import json
from datetime import date

import pytest

from desktop_app.domain.announcement import Announcement, Version
from desktop_app.domain.canonical import canonical
from desktop_app.domain.errors import BadInput
from tests.releases import CHANGES, announcement


def changed(**values):
    return canonical({**json.loads(announcement().body), **values})


def test_what_is_written_is_read():
    assert Announcement.read(announcement().body) == announcement()


def test_versions_are_compared_as_numbers():
    assert Version.read("0.10.0") > Version.read("0.9.12") > Version.read("0.9.2")
    assert str(Version.read("0.10.3")) == "0.10.3"


@pytest.mark.parametrize(
    "text",
    ["", "1", "1.2", "1.2.3.4", "v1.2.3", "1.02.3", "1.2.3 ", "1.2.3rc1", "１.2.3", "1.2.-3"],
)
def test_no_other_form_of_a_version(text):
    with pytest.raises(BadInput, match=r"updates\.form"):
        Version.read(text)


@pytest.mark.parametrize(
    "values",
    [
        {"version": "9.1"},
        {"version": 9},
        {"date": "2026-12-32"},
        {"date": "20261201"},
        {"date": "2026-12-01T00:00:00Z"},
        {"changes": {"en": ["One."]}},
        {"changes": {"en": ["One."], "fr": []}},
        {"changes": {"en": [" "], "fr": ["Un."]}},
        {"changes": {"de": ["Eins."], "en": ["One."], "fr": ["Un."]}},
        {"oldest": "9.1.1"},
        {"installers": {}},
        {"installers": {"../countersign.deb": "ab" * 32}},
        {"installers": {".hidden": "ab" * 32}},
        {"installers": {"a.deb": "AB" * 32}},
        {"installers": {"a.deb": "ab" * 31}},
        {"address": "https://example.com"},
    ],
)
def test_what_else_stands_in_it_is_refused(values):
    with pytest.raises(BadInput, match=r"updates\.form"):
        Announcement.read(changed(**values))


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", " " + announcement().body, json.dumps(json.loads(announcement().body))]
)
def test_only_the_canonical_form_is_read(body):
    with pytest.raises(BadInput, match=r"updates\.form"):
        Announcement.read(body)


def test_a_version_may_change_nothing_that_people_see():
    found = announcement(changes=dict.fromkeys(CHANGES, ()), date=date(2027, 1, 1))
    assert Announcement.read(found.body) == found
