"""A bundle proves that a list was kept, by whom and when, and shows nothing of what stands in it."""

from __future__ import annotations

import json
from datetime import date

from desktop_app.domain.company_list import ListName
from desktop_app.domain.goals import Goal, GoalId
from desktop_app.services import lists, practice
from tests.services.bundles import bundle, ours, sealed, theirs, values

SECRET = Goal(
    id=GoalId("buy"),
    objective="Buy Meridionale quietly",
    deadline=date(2026, 12, 31),
    owner=practice.EXECUTIVE,
)


def test_a_list_is_proven_without_being_shown(office):
    kept = lists.keep(office.parts, practice.EXECUTIVE, ListName.GOALS, (SECRET,), None)
    post = office.submit_draft(office.draft("Merci à tous pour cette journée.", goal=SECRET.id))
    data = bundle(office.parts, post)
    assert (ours(office.parts, data), theirs(data)) == (None, None)
    assert kept.kept.body.encode() in data
    assert b"Meridionale" not in data
    assert b'"goal"' not in data


def test_a_list_that_somebody_else_is_said_to_have_kept_is_found(office):
    lists.keep(office.parts, practice.EXECUTIVE, ListName.GOALS, (SECRET,), None)
    said = values(bundle(office.parts, office.submit("Merci à tous pour cette journée.")))
    (line,) = [
        number for number, one in enumerate(said) if one.get("rule", {}).get("kind") == "keep_list"
    ]
    for change in ({"body": "0" * 64}, {"replaces": "a0"}, {"list": "watch"}):
        forged = json.loads(json.dumps(said))
        forged[line]["rule"]["statement"] |= change
        assert ours(office.parts, sealed(forged)) == ("rules", line + 1)
        assert theirs(sealed(forged))[1] == line + 1
