"""What the ledger's charter believes, the roster may not: then nothing leaves."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.account import PersonId, Realm, Role
from desktop_app.domain.action import OF_ACCOUNT, ActionKind, PostId
from desktop_app.domain.canonical import canonical, digest, parse_object
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import replay
from desktop_app.domain.roster import Roster
from desktop_app.domain.steps import Needs, Step
from desktop_app.domain.trust import require_trusted
from tests.contracts.company import Clock, Company, Walk, public_key_of, verify
from tests.domain.signing import LEDGER, first, staffed, with_duty
from tests.domain.test_record import Shelf

K = ActionKind
ROSTER = first()
SPARE_KEY = public_key_of("a second laptop")


@pytest.fixture
def walk():
    clock = Clock()
    return Walk(Company(clock), Shelf(clock))


def record(walk):
    return replay(walk.store.actions, walk.store.bodies, walk.company.charter, verify)


def trusts(walk, roster=ROSTER, found=None, **changes):
    """Who approved, or the kind of the refusal with its roles."""
    control = [one for one in walk.store.actions if one.kind in OF_ACCOUNT]
    values = {
        "ledger": LEDGER,
        "publisher": PersonId("press"),
        "required": (),
        "steps": (),
        "is_quiet": False,
        "now": walk.company.clock.now() + timedelta(minutes=1),
        "verify": verify,
    }
    try:
        kept = require_trusted(found or record(walk), control, roster, **{**values, **changes})
    except Refused as error:
        return error.kind, error.facts.get("roles")
    return [(one.person, one.role) for one in kept]


def rekeyed(person: str, *keys: str, roster=ROSTER):
    members = tuple(replace(one, keys=keys) if one.id == person else one for one in roster.members)
    return replace(roster, members=members)


APPROVED = [("comms", Role.COMMUNICATIONS)]
NEEDS = ("trust.approvals", "communications")


def test_what_people_of_the_roster_approved_is_trusted(walk):
    assert trusts(walk.approved()) == APPROVED


def test_a_removed_key_stops_counting_at_once(walk):
    walk.approved()
    assert trusts(walk, rekeyed("comms", SPARE_KEY)) == NEEDS


def test_a_removed_person_stops_counting_at_once(walk):
    walk.approved()
    gone = with_duty(ROSTER, "comms")
    members = tuple(one for one in gone.members if one.id != "comms")
    assert trusts(walk, replace(gone, members=members)) == NEEDS


def test_a_person_signs_with_any_of_their_keys(walk):
    walk.approved()
    assert trusts(walk, rekeyed("comms", SPARE_KEY, public_key_of("comms"))) == APPROVED


def test_whoever_lost_the_duty_stops_counting(walk):
    walk.approved()
    assert trusts(walk, with_duty(ROSTER, "comms", Role.HUMAN_RESOURCES)) == NEEDS


def test_a_duty_for_another_account_is_none_here(walk):
    walk.approved()
    duties = {who: held for who, held in ROSTER.accounts["acme"].duties.items() if who != "comms"}
    assert trusts(walk, staffed(ROSTER, duties=duties)) == NEEDS
    assert ROSTER.holds("comms", Role.COMMUNICATIONS, "acme-fr")


def test_one_who_remains_is_enough(walk):
    walk.approved()
    walk.add(K.APPROVE, "deputy")
    assert trusts(walk, rekeyed("comms", SPARE_KEY)) == [("deputy", Role.COMMUNICATIONS)]


def lent(walk, **said):
    """Approved by legal for communications, who lent it."""
    walk.add(K.SUBMIT, "ceo")
    made = walk.add(K.DELEGATE, "comms", said=said)
    walk.add(K.APPROVE, "legal", said={"role": "communications", "for": "comms"})
    return made


def test_what_a_deputy_approved_is_trusted(walk):
    lent(walk)
    assert trusts(walk) == [("legal", Role.COMMUNICATIONS)]


def test_what_a_deputy_approved_stays_when_their_time_is_over(walk):
    made = lent(walk)
    walk.add(K.UNDELEGATE, "comms", said={"delegation": made.id})
    assert trusts(walk) == [("legal", Role.COMMUNICATIONS)]


@pytest.mark.parametrize("person", ["comms", "legal"])
def test_a_removed_deputy_or_principal_stops_counting_at_once(walk, person):
    lent(walk)
    assert trusts(walk, rekeyed(person, SPARE_KEY)) == NEEDS


def test_whoever_lent_it_must_still_hold_the_duty(walk):
    lent(walk)
    assert trusts(walk, with_duty(ROSTER, "comms", Role.HUMAN_RESOURCES)) == NEEDS


def test_a_deputy_that_the_database_made_is_none(walk):
    """The charter's key of the director is the forger's; the roster's is not."""
    charter = walk.company.charter
    people = tuple(
        replace(one, former=(public_key_of("forger"),)) if one.id == "comms" else one
        for one in charter.people
    )
    walk.company.charter = replace(charter, people=people)
    walk.add(K.SUBMIT, "ceo")
    walk.add(K.DELEGATE, "comms", signer="forger")
    walk.add(K.APPROVE, "legal", said={"role": "communications", "for": "comms"})
    assert record(walk).state is PostState.APPROVED
    assert trusts(walk) == NEEDS


def test_the_author_must_still_write(walk):
    walk.approved()
    refused = ("trust.submission", None)
    assert trusts(walk, rekeyed("ceo", SPARE_KEY)) == refused
    assert trusts(walk, with_duty(ROSTER, "ceo", Role.AUDITOR)) == refused


def test_a_key_of_the_charter_that_the_roster_does_not_know_is_nobodys(walk):
    """Who owns the database may enrol a key of their own as the executive's, or the director's."""
    charter = walk.company.charter
    people = tuple(
        replace(one, key=public_key_of("forger")) if one.id in ("comms", "ceo") else one
        for one in charter.people
    )
    walk.company.charter = replace(charter, people=people)
    walk.add(K.SUBMIT, "ceo", signer="forger")
    walk.add(K.APPROVE, "comms", signer="forger")
    assert record(walk).state is PostState.APPROVED
    assert trusts(walk) == ("trust.submission", None)
    assert trusts(walk, rekeyed("ceo", public_key_of("forger"))) == (
        "trust.approvals",
        "communications",
    )


@pytest.mark.parametrize(
    ("always", "roles"),
    [
        ((Role.LEGAL,), "legal"),
        ((Role.EXECUTIVE, Role.COMMUNICATIONS, Role.LEGAL), "executive, legal"),
    ],
)
def test_the_rosters_own_verdicts_are_a_floor(walk, always, roles):
    walk.approved()
    assert trusts(walk, staffed(ROSTER, always=always)) == ("trust.approvals", roles)


def test_urgent_posts_have_a_floor_of_their_own(walk):
    walk.add(K.SUBMIT, "aide", said={"urgent": "a recall", "roles": ["legal"]})
    walk.add(K.APPROVE, "legal", said={"role": "legal"})
    walk.add(K.APPROVE, "ceo", said={"role": "executive"})
    urgent = staffed(ROSTER, always=(Role.COMMUNICATIONS,), urgent=(Role.LEGAL,))
    assert ("legal", Role.LEGAL) in trusts(walk, urgent)
    assert trusts(walk, staffed(urgent, urgent=(Role.COMMUNICATIONS,))) == NEEDS


def test_what_policy_and_findings_ask_for_is_added(walk):
    walk.approved()
    assert trusts(walk, required=[Role.LEGAL]) == ("trust.approvals", "legal")


def test_what_the_revision_asks_for_is_added(walk):
    walk.approved()
    walk.add(K.REQUIRE, "legal")
    assert trusts(walk) == ("trust.approvals", "legal")


def test_an_approval_that_ran_out_counts_for_nothing(walk):
    walk.approved()
    assert trusts(walk, now=walk.company.clock.now() + timedelta(days=8)) == NEEDS


def in_quiet_period(walk, who="legal"):
    told = {"reason": "It is public.", "link": "https://acme.example/h1"}
    walk.add(K.APPROVE, who, said={"role": "legal", "exception": told})


def test_a_quiet_period_ends_for_an_exception_that_the_roster_trusts(walk):
    """Else a stolen key alone could lift it, beside an approval that counts without exception."""
    needs = ("publish.quiet_period", None)
    walk.approved()
    assert trusts(walk, is_quiet=True) == needs
    walk.add(K.APPROVE, "legal", said={"role": "legal"})
    assert trusts(walk, is_quiet=True) == needs
    in_quiet_period(walk)
    assert trusts(walk, is_quiet=True) == [*APPROVED, *[("legal", Role.LEGAL)] * 2]
    assert trusts(walk, rekeyed("legal", SPARE_KEY), is_quiet=True) == needs


def test_one_of_todays_steps_counts_when_the_roster_trusts_it(walk):
    """A step that one of several can approve, which policy got after the post was submitted."""
    steps = (Step(roles=(Role.LEGAL, Role.SECURITY), needs=Needs.ANY),)
    walk.approved()
    refused = ("trust.approvals", "legal, security")
    assert trusts(walk, steps=steps) == refused
    walk.add(K.APPROVE, "legal", said={"role": "legal"})
    assert trusts(walk, steps=steps) == [*APPROVED, ("legal", Role.LEGAL)]
    assert trusts(walk, rekeyed("legal", SPARE_KEY), steps=steps) == refused


EITHER = staffed(ROSTER, always=(), any_of=((Role.COMMUNICATIONS, Role.LEGAL),))


def test_where_one_of_several_is_enough_any_of_them_is_and_no_other(walk):
    walk.add(K.SUBMIT, "ceo")
    refused = ("trust.approvals", "communications, legal")
    assert trusts(walk, EITHER) == refused
    walk.add(K.APPROVE, "legal", said={"role": "legal"})
    assert trusts(walk, EITHER) == NEEDS  # the revision itself asks for communications
    walk.add(K.APPROVE, "comms")
    assert trusts(walk, EITHER) == [("legal", Role.LEGAL), *APPROVED]
    assert trusts(walk, rekeyed("legal", SPARE_KEY, roster=EITHER)) == APPROVED
    assert trusts(walk, staffed(EITHER, any_of=((Role.EXECUTIVE,),)))[0] == "trust.approvals"


def test_a_group_that_a_roster_names_is_read_as_it_was_signed():
    assert Roster.read(EITHER.body) == EITHER
    assert '"any_of"' not in ROSTER.body
    assert Roster.read(ROSTER.body) == ROSTER
    empty = parse_object(EITHER.body)
    empty["accounts"]["acme"]["any_of"] = []
    with pytest.raises(BadInput, match=r"roster\.form"):
        Roster.read(canonical(empty))


def test_an_author_approves_nothing_whatever_the_roster_says(walk):
    walk.add(K.SUBMIT, "comms")
    walk.add(K.APPROVE, "comms")
    assert trusts(walk) == NEEDS


def test_an_approval_of_another_version_counts_for_nothing(walk):
    walk.approved()
    found = record(walk)
    other = replace(found.current, number=2)
    assert trusts(walk, found=replace(found, revisions=(other,))) == NEEDS


@pytest.mark.parametrize("publisher", ["comms", "nobody", ""])
def test_only_the_rosters_machines_send(walk, publisher):
    walk.approved()
    assert trusts(walk, publisher=PersonId(publisher)) == ("trust.publisher", None)


def test_the_machine_that_the_record_names_is_in_the_roster(walk):
    walk.approved()
    walk.add(K.TAKE_OVER, "legal")
    assert trusts(walk, publisher=PersonId("spare")) == APPROVED
    alone = staffed(ROSTER, standby=None)
    assert trusts(walk, alone) == ("trust.publisher", None)


@pytest.mark.parametrize("change", [{"realm": Realm.X}, {"ledger": "00" * 32}])
def test_another_ledgers_roster_lets_nothing_leave(walk, change):
    walk.approved()
    assert trusts(walk, replace(ROSTER, **change)) == ("trust.ledger", None)


def test_an_account_that_the_roster_does_not_know_sends_nothing(walk):
    walk.approved()
    found = replace(record(walk), account="elsewhere")
    assert trusts(walk, found=found) == ("trust.publisher", None)


def released(walk, by="deputy", ends="legal"):
    walk.approved()
    walk.add(K.FREEZE, "legal")
    walk.add(K.UNFREEZE, ends)
    walk.add(K.RELEASE, by)
    return walk


def test_whoever_let_it_go_on_may_still(walk):
    released(walk)
    assert trusts(walk) == APPROVED
    assert trusts(walk, rekeyed("deputy", SPARE_KEY)) == ("trust.release", None)


def test_whoever_ended_the_freeze_may_still(walk):
    released(walk, ends="comms", by="legal")
    walk.add(K.APPROVE, "deputy")
    assert trusts(walk, rekeyed("comms", SPARE_KEY)) == ("trust.unfreeze", None)
    walk.add(K.FREEZE, "legal")
    walk.add(K.UNFREEZE, "legal")
    walk.add(K.RELEASE, "legal")
    assert trusts(walk, rekeyed("comms", SPARE_KEY)) == [("deputy", Role.COMMUNICATIONS)]


def test_what_was_let_go_on_before_the_last_version_is_history(walk):
    released(walk)
    walk.approved()
    assert trusts(walk, rekeyed("deputy", SPARE_KEY)) == APPROVED


def with_action(found, which, /, **changes):
    """The record in which the row of that kind says something else, as a database could show it."""
    return replace(
        found,
        actions=tuple(
            replace(one, **changes) if one.kind is which else one for one in found.actions
        ),
    )


@pytest.mark.parametrize(
    ("kind", "changes", "refused"),
    [
        (K.APPROVE, {"post": PostId("p2")}, "trust.approvals"),
        (K.APPROVE, {"account": "acme-fr"}, "trust.approvals"),
        (K.APPROVE, {"actor": PersonId("deputy")}, "trust.approvals"),
        (K.APPROVE, {"sha256": digest("another")}, "trust.approvals"),
        (K.APPROVE, {"kind": K.VETO}, "trust.approvals"),
        (K.APPROVE, {"seq": 9}, "trust.approvals"),
        (K.APPROVE, {"signature": "00" * 64}, "trust.approvals"),
        (K.SUBMIT, {"post": PostId("p2")}, "trust.submission"),
        (K.SUBMIT, {"account": "acme-fr"}, "trust.submission"),
        (K.SUBMIT, {"sha256": digest("another")}, "trust.submission"),
        (K.SUBMIT, {"kind": K.SEEN}, "trust.submission"),
        (K.SUBMIT, {"seq": 9}, "trust.submission"),
        (K.SUBMIT, {"actor": PersonId("comms")}, "trust.submission"),
    ],
)
def test_a_row_that_was_bent_after_it_was_signed_counts_for_nothing(walk, kind, changes, refused):
    walk.approved()
    found = with_action(record(walk), kind, **changes)
    assert trusts(walk, found=found)[0] == refused


def test_an_approval_in_another_duty_is_none_of_this_one(walk):
    """Somebody who holds both duties said yes in one of them."""
    both = with_duty(ROSTER, "comms", Role.COMMUNICATIONS, Role.LEGAL)
    walk.approved()
    found = record(walk)
    decisions = tuple(replace(one, role=Role.LEGAL) for one in found.decisions)
    assert canonical(found.actions[1].statement["role"]) == '"communications"'
    assert trusts(walk, both, replace(found, decisions=decisions)) == NEEDS


# --- whatever the roster says ----------------------------------------------------------------

#: Who can say yes to this post, in which duty.
VOICES = {
    "comms": Role.COMMUNICATIONS,
    "deputy": Role.COMMUNICATIONS,
    "legal": Role.LEGAL,
    "ceo": Role.EXECUTIVE,
}
FATES = st.fixed_dictionaries(
    {name: st.sampled_from(["stays", "stays", "other key", "other duty"]) for name in VOICES}
)
ROLES = st.sets(st.sampled_from([*dict.fromkeys(VOICES.values())]), max_size=3)


@settings(max_examples=150)
@given(
    st.sets(st.sampled_from([*VOICES]), min_size=1),
    FATES,
    ROLES.filter(bool),
    ROLES,
    st.sampled_from(["aide", "ceo"]),
)
def test_nothing_untrusted_leaves(voices, fates, always, required, author):
    """Accepted exactly where each role that is asked for has a voice that stayed as it was."""
    clock = Clock()
    walk = Walk(Company(clock), Shelf(clock))
    walk.add(K.SUBMIT, author)
    for name in sorted(voices):
        walk.add(K.APPROVE, name, said={"role": str(VOICES[name])})
    roster = ROSTER
    for name, fate in fates.items():
        if fate == "other key":
            roster = rekeyed(name, public_key_of(f"another of {name}"), roster=roster)
        elif fate == "other duty":
            roster = with_duty(roster, name, Role.AUDITOR)
    roster = staffed(roster, always=tuple(role for role in Role if role in always))
    counted = {VOICES[one] for one in voices if fates[one] == "stays" and one != author}
    asked = {Role.COMMUNICATIONS, *always, *required}
    asked |= {Role.EXECUTIVE} if author == "aide" else set()
    is_owed = asked <= counted and (author == "aide" or fates["ceo"] == "stays")
    found = trusts(walk, roster, required=required)
    assert isinstance(found, list) is is_owed
