from datetime import UTC, date, datetime

import pytest

from desktop_app.domain.account import Account, AccountId, Person, PersonId
from desktop_app.domain.publication import PostState
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.searching import Chip, Fault, Kind, Names, chips, narrowed, proposals

NAMES = Names(
    people=[
        Person(id=PersonId("paul"), name="Paul Roy", key="0" * 64),
        Person(id=PersonId("ines"), name="Inès Kaci", key="0" * 64),
        Person(id=PersonId("paula"), name="Paula Roy", key="0" * 64),
    ],
    accounts=[Account(id=AccountId("acme"), handle="acme_ceo", name="Acme", x_user_id="1")],
    rules=["claims", "fin.figure", "financial-figures"],
    states={PostState.MISSED: "Manqué", PostState.IN_REVIEW: "En relecture"},
    open_remarks="ouvertes",
)
QUERY = ListQuery(box=Box.ALL, person=PersonId("paul"), at=datetime(2026, 11, 24, tzinfo=UTC))
OWN = {Kind.AUTHOR: "auteur", Kind.RULE: "règle", Kind.AFTER: "après"}


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("author:ines", Kind.AUTHOR, "ines"),
        ("Auteur:INÈS", Kind.AUTHOR, "ines"),
        ('author:"Paul Roy"', Kind.AUTHOR, "paul"),
        ("author:“Paul Roy”", Kind.AUTHOR, "paul"),
        ("author:paul", Kind.AUTHOR, "paul"),
        ("rule:fin", Kind.RULE, "fin"),
        ("règle:claims", Kind.RULE, "claims"),
        ("before:2026-11-24", Kind.BEFORE, "2026-11-24"),
        ("après:24/11/2026", Kind.AFTER, "2026-11-24"),
        ("account:@acme_ceo", Kind.ACCOUNT, "acme"),
        ("compte:acme", Kind.ACCOUNT, "acme"),
        ("state:missed", Kind.STATE, "missed"),
        ("état:manque", Kind.STATE, "missed"),
        ("remarks:open", Kind.REMARKS, "open"),
        ("remarques:ouvertes", Kind.REMARKS, "open"),
        ("bénéfice", Kind.WORD, "bénéfice"),
    ],
)
def test_a_chip_is_understood_in_both_languages(typed, kind, value):
    (chip,) = chips(typed, NAMES)
    assert (chip.kind, chip.value, chip.fault) == (kind, value, None)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("author:", Fault.EMPTY),
        ("...", Fault.EMPTY),
        ("author:zoe", Fault.UNKNOWN),
        ("author:roy", Fault.SEVERAL),
        ("before:yesterday", Fault.DAY),
        ("before:2026-02-30", Fault.DAY),
        ("writer:paul", Fault.NAME),
        ("state:gone", Fault.UNKNOWN),
        ("remarks:closed", Fault.UNKNOWN),
        ("rule:nothing", Fault.UNKNOWN),
    ],
)
def test_a_wrong_chip_says_why_and_narrows_nothing(typed, fault):
    found = chips(typed, NAMES)
    assert [chip.fault for chip in found] == [fault]
    assert narrowed(QUERY, found, UTC) == QUERY


def test_chips_narrow_a_query():
    asked = chips("deux mots author:ines après:2026-11-01 before:2026-11-20 état:manqué", NAMES)
    query = narrowed(QUERY, asked, UTC)
    assert query.words == ("deux", "mots")
    assert (query.authors, query.states) == ((PersonId("ines"),), (PostState.MISSED,))
    assert query.since == datetime(2026, 11, 1, tzinfo=UTC)
    assert query.until == datetime(2026, 11, 20, tzinfo=UTC)
    assert not query.is_disputed
    assert narrowed(QUERY, chips("remarks:open", NAMES), UTC).is_disputed


def test_of_two_days_the_narrower_counts():
    asked = chips("after:2026-11-01 after:2026-11-03 before:2026-11-20 before:2026-11-10", NAMES)
    query = narrowed(QUERY, asked, UTC)
    assert query.since is not None
    assert query.until is not None
    assert (query.since.day, query.until.day) == (3, 10)


def test_what_is_begun_can_be_completed():
    today = date(2026, 11, 24)
    assert proposals("aut", NAMES, OWN, today) == ("auteur:",)
    assert proposals("mot auteur:in", NAMES, OWN, today) == ('auteur:"Inès Kaci"',)
    assert proposals("rule:fin", NAMES, OWN, today) == ("rule:fin.figure", "rule:financial-figures")
    assert proposals("after:", NAMES, OWN, today)[0] == "after:2026-11-24"
    assert proposals("nobody:", NAMES, OWN, today) == ()


def test_a_piece_that_is_proposed_is_understood():
    (said,) = proposals("auteur:in", NAMES, OWN, date(2026, 11, 24))
    assert chips(said, NAMES) == (Chip(kind=Kind.AUTHOR, value="ines", text="Inès Kaci"),)
