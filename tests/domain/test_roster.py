"""The roster is trusted as its root keys say, and nothing untrusted is ever accepted."""

import ast
import itertools
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import desktop_app
from desktop_app.domain.account import PersonId, Realm, Role
from desktop_app.domain.canonical import canonical, time_text
from desktop_app.domain.envelope import Envelope
from desktop_app.domain.errors import BadInput, CountersignError
from desktop_app.domain.roster import (
    LIFETIME,
    ROSTER_TYPE,
    SKEW,
    Member,
    RootKey,
    Roster,
    Trusted,
    catch_up,
    check,
    require_current,
    succeed,
    trust_pinned,
)
from tests.contracts.company import START, key_of, public_key_of, verify
from tests.domain.signing import DAY, ROOTS, after, first, root, signed, staffed, with_duty

ROSTER = first()
NAMES = ("director", "legal", "safe", "new", "newer", "other")


def trusted(roster: Roster = ROSTER) -> Trusted:
    return trust_pinned(signed(roster, "director", "legal"), roster.digest, verify)


def refuses(kind: str, act, *arguments) -> bool:
    with pytest.raises(CountersignError) as caught:
        act(*arguments)
    return caught.value.kind == kind


def refused_next(kind: str, text: str, now: Trusted | None = None) -> bool:
    return refuses(kind, succeed, now or trusted(), text, verify)


# --- the first one ---------------------------------------------------------------------------


def test_the_first_one_is_trusted_by_its_fingerprint():
    assert trusted().roster == ROSTER


def test_another_one_is_not_whoever_signed_it():
    text = signed(after(ROSTER), "director", "legal", "safe")
    assert refuses("roster.fingerprint", trust_pinned, text, ROSTER.digest, verify)


@pytest.mark.parametrize(
    "roots", [(), ("director",), ("director", "director"), ("director", "other")]
)
def test_two_of_its_own_root_keys_must_have_signed(roots):
    text = signed(ROSTER, *roots)
    assert refuses("roster.signatures", trust_pinned, text, ROSTER.digest, verify)


# --- the next one ----------------------------------------------------------------------------


@pytest.mark.parametrize("roots", [*itertools.combinations(("director", "legal", "safe"), 2)])
def test_any_two_root_keys_sign_the_next_version(roots):
    new = after(ROSTER)
    assert succeed(trusted(), signed(new, *roots), verify).roster == new


@pytest.mark.parametrize(
    "roots", [(), ("safe",), ("safe", "safe", "safe"), ("safe", "other"), ("new", "newer", "other")]
)
def test_one_root_key_does_not(roots):
    assert refused_next("roster.signatures", signed(after(ROSTER), *roots))


def test_a_signature_of_the_version_before_is_none_of_the_next():
    old = Envelope.read(signed(ROSTER, "director", "legal"), ROSTER_TYPE)
    assert refused_next("roster.signatures", replace(old, body=after(ROSTER).body).as_text())


def test_no_version_is_left_out():
    new = after(after(ROSTER))
    assert refused_next("roster.gap", signed(new, "director", "legal"))


def test_nothing_goes_back():
    newer = succeed(trusted(), signed(after(ROSTER), "director", "legal"), verify)
    assert refused_next("roster.rollback", signed(ROSTER, "director", "legal"), newer)


def test_the_version_that_is_trusted_changes_nothing():
    now = trusted()
    assert succeed(now, signed(ROSTER, "legal", "safe"), verify) is now


def test_two_of_one_version_are_a_fork():
    other = replace(ROSTER, expires_at=ROSTER.expires_at - DAY)
    assert refused_next("roster.fork", signed(other, "director", "safe"))


def test_what_nobody_signed_is_no_fork():
    other = replace(ROSTER, expires_at=ROSTER.expires_at - DAY)
    assert refused_next("roster.signatures", signed(other, "director", "other"))


@pytest.mark.parametrize("change", [{"realm": Realm.X}, {"ledger": "cd" * 32}])
def test_a_roster_stays_with_its_ledger(change):
    text = signed(after(ROSTER, **change), "director", "legal")
    assert refused_next("roster.other_ledger", text)


def test_a_version_is_not_older_than_the_one_it_replaces():
    early = after(ROSTER, issued_at=START - DAY, expires_at=START + DAY)
    assert refused_next("roster.time", signed(early, "director", "legal"))


# --- root keys that are lost -----------------------------------------------------------------


def test_two_root_keys_replace_the_third():
    new = after(ROSTER, roots=(ROOTS[0], ROOTS[1], root("new")))
    now = succeed(trusted(), signed(new, "director", "legal"), verify)
    assert refused_next("roster.signatures", signed(after(new), "director", "safe"), now)
    assert succeed(now, signed(after(new), "director", "new"), verify).roster == after(new)


def test_a_new_root_key_does_not_vouch_for_itself():
    new = after(ROSTER, roots=(ROOTS[0], root("new"), root("newer")))
    assert refused_next("roster.signatures", signed(new, "director", "new", "newer"))


def test_the_old_ones_do_not_hand_over_to_keys_that_nobody_has():
    new = after(ROSTER, roots=(ROOTS[0], root("new"), root("newer")))
    assert refused_next("roster.signatures", signed(new, "legal", "safe", "director"))
    assert succeed(trusted(), signed(new, "director", "legal", "new"), verify).roster == new


# --- when ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (START - SKEW - timedelta(seconds=1), "roster.future"),
        (START - SKEW, None),
        (START + LIFETIME - timedelta(seconds=1), None),
        (START + LIFETIME, "roster.expired"),
    ],
)
def test_a_roster_lasts_thirty_days(now, kind):
    if kind is None:
        assert require_current(trusted(), now) == ROSTER
    else:
        assert refuses(kind, require_current, trusted(), now)


def test_versions_between_may_have_run_out():
    late = after(after(ROSTER, expires_at=START + 2 * DAY), issued_at=START + 40 * DAY)
    late = replace(late, expires_at=late.issued_at + LIFETIME)
    middle = after(ROSTER, expires_at=START + 2 * DAY)
    texts = [signed(one, "director", "legal") for one in (ROSTER, middle, late)]
    found = catch_up(trusted(), texts, verify)
    assert require_current(found, START + 41 * DAY) == late


def test_catching_up_stops_at_what_is_not_signed():
    texts = [signed(after(ROSTER), "director", "legal"), signed(after(after(ROSTER)), "safe")]
    assert refuses("roster.signatures", catch_up, trusted(), texts, verify)


# --- what stands in it -----------------------------------------------------------------------

MARC, ZOE = ROSTER.members[2], ROSTER.members[4]
UNSOUND = {
    "no version": replace(ROSTER, version=-1),
    "no ledger": replace(ROSTER, ledger="AB" * 32),
    "two roots": replace(ROSTER, roots=ROOTS[:2]),
    "four roots": replace(ROSTER, roots=(*ROOTS, root("new"))),
    "a root twice": replace(ROSTER, roots=(ROOTS[0], ROOTS[0], ROOTS[1])),
    "one key for two roots": replace(
        ROSTER, roots=(*ROOTS[:2], RootKey(name="safe", key=ROOTS[0].key))
    ),
    "two roots of one name": replace(
        ROSTER, roots=(*ROOTS[:2], RootKey(name="legal", key=public_key_of("x")))
    ),
    "a root of small order": replace(
        ROSTER, roots=(*ROOTS[:2], RootKey(name="safe", key="01" + "00" * 31))
    ),
    "a root that is somebody's": replace(
        ROSTER, roots=(*ROOTS[:2], RootKey(name="safe", key=MARC.keys[0]))
    ),
    "a key twice": replace(
        ROSTER, members=(*ROSTER.members[:-1], replace(ROSTER.members[-1], keys=MARC.keys))
    ),
    "nobody's key": replace(
        ROSTER, members=(*ROSTER.members[:-1], replace(ROSTER.members[-1], keys=()))
    ),
    "a key of small order": replace(
        ROSTER,
        members=(*ROSTER.members[:-1], replace(ROSTER.members[-1], keys=("00" * 32,))),
    ),
    "a person twice": replace(
        ROSTER,
        members=(
            *ROSTER.members,
            Member(id=MARC.id, name="Marc", keys=(public_key_of("second"),)),
        ),
    ),
    "a name that turns the line": replace(
        ROSTER, members=(replace(ROSTER.members[0], name="Anne\u202e"), *ROSTER.members[1:])
    ),
    "an odd name": replace(
        ROSTER,
        members=(*ROSTER.members, Member(id=PersonId("É"), name="E", keys=(public_key_of("é"),))),
    ),
    "for ever": replace(ROSTER, expires_at=START + LIFETIME + timedelta(seconds=1)),
    "over before": replace(ROSTER, expires_at=START),
    "no account": replace(ROSTER, accounts={}),
    "an unknown machine": staffed(ROSTER, publisher=PersonId("nobody")),
    "an unknown standby": staffed(ROSTER, standby=PersonId("nobody")),
    "stands by itself": staffed(ROSTER, standby=PersonId("press")),
    "a machine that approves": with_duty(ROSTER, "press", Role.COMMUNICATIONS),
    "a stand-by that approves": with_duty(ROSTER, "spare", Role.LEGAL),
    "a person who publishes": with_duty(ROSTER, "comms", Role.COMMUNICATIONS, Role.PUBLISHER),
    "an unknown person": with_duty(ROSTER, "nobody", Role.LEGAL),
    "no legal": with_duty(ROSTER, "legal"),
    "no communications": with_duty(with_duty(ROSTER, "comms"), "deputy"),
    "nobody to approve": staffed(ROSTER, always=()),
    "a group of nobody": staffed(ROSTER, always=(), any_of=((),)),
    "a group that nobody can approve in": staffed(ROSTER, any_of=((Role.SECURITY,),)),
    "a group in another order": staffed(ROSTER, any_of=((Role.LEGAL, Role.COMMUNICATIONS),)),
    "nobody for urgent ones": staffed(ROSTER, urgent=()),
    "an approval that nobody can give": staffed(ROSTER, always=(Role.SECURITY,)),
    "an approval by an administrator": staffed(ROSTER, always=(Role.ADMINISTRATOR,)),
    "in another order": staffed(ROSTER, always=(Role.LEGAL, Role.COMMUNICATIONS)),
}


@pytest.mark.parametrize("name", UNSOUND)
def test_an_unsound_roster_is_refused_whoever_signed_it(name):
    roster = UNSOUND[name]
    assert refuses("roster.value", check, roster)
    text = signed(roster, "director", "legal", "safe")
    assert refuses("roster.form", trust_pinned, text, roster.digest, verify)
    new = replace(roster, version=roster.version + 1)
    assert refused_next("roster.form", signed(new, "director", "legal", "safe"))


def test_a_sound_one_says_who_may_do_what():
    assert (
        ROSTER.machines("acme"),
        ROSTER.machines("nowhere"),
        ROSTER.holds("comms", Role.COMMUNICATIONS, "acme"),
        ROSTER.holds("comms", Role.LEGAL, "acme"),
        ROSTER.holds("comms", Role.COMMUNICATIONS, "nowhere"),
        ROSTER.keys_of("comms"),
        ROSTER.keys_of("nobody"),
    ) == (("press", "spare"), (), True, False, False, (public_key_of("comms"),), ())


def changed(**changes) -> str:
    return canonical({**json.loads(ROSTER.body), **changes})


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{}",
        "[]",
        ROSTER.body + " ",
        ROSTER.body.replace('"v":1', '"v":2'),
        ROSTER.body.replace('"v":1', '"v":1,"v":1'),
        ROSTER.body.replace('"threshold":2', '"threshold":1'),
        ROSTER.body.replace('"threshold":2', '"threshold":2.0'),
        changed(more=1),
        changed(version=True),
        changed(version="1"),
        changed(realm="other"),
        changed(issued_at="2026-11-24T09:00:00+00:00"),
        changed(issued_at=None),
        changed(roots={}),
        changed(roots=[{"name": "a"}]),
        changed(people=[None]),
        changed(accounts=[]),
        changed(accounts={"acme": {}}),
        changed(expires_at=time_text(START)),
    ],
    ids=range(20),
)
def test_a_malformed_body_is_refused(body):
    assert refuses("roster.form", Roster.read, body)


@settings(max_examples=300)
@given(st.data())
def test_a_changed_body_is_refused_or_is_what_it_says(data):
    at = data.draw(st.integers(0, len(ROSTER.body) - 1))
    end = data.draw(st.integers(at, min(len(ROSTER.body), at + 40)))
    body = ROSTER.body[:at] + data.draw(st.text(max_size=10)) + ROSTER.body[end:]
    try:
        found = Roster.read(body)
    except BadInput:
        return
    assert found.body == body
    check(found)


# --- sequences -------------------------------------------------------------------------------

SIGNING = st.lists(st.sampled_from(NAMES), max_size=5)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "version": st.integers(1, 6),
        "realm": st.sampled_from(Realm),
        "ledger": st.sampled_from(["ab" * 32, "cd" * 32]),
        "issued_at": st.sampled_from([START - DAY, START, START + 3 * DAY]),
        "roots": st.lists(st.sampled_from(NAMES), min_size=2, max_size=4).map(
            lambda names: tuple(root(name) for name in names)
        ),
    },
)
HONEST = st.tuples(st.just({}), st.just(["director", "legal", "safe", "new", "newer"]))


def is_owed(old: Roster, new: Roster, signing: list[str]) -> bool:
    """Whether `new` must be accepted after `old`: said again, without the code under test."""
    made = {public_key_of(f"root {name}") for name in signing}
    keys = [{one.key for one in roster.roots} for roster in (old, new)]
    return (
        (new.version, new.realm, new.ledger) == (old.version + 1, old.realm, old.ledger)
        and len(new.roots) == 3
        and len(keys[1]) == 3
        and all(len(made & each) >= 2 for each in keys)
        and new.issued_at >= old.issued_at
    )


@settings(max_examples=150)
@given(st.lists(st.one_of(HONEST, st.tuples(CHANGES, SIGNING)), min_size=1, max_size=8))
def test_nothing_untrusted_is_ever_accepted(steps):
    now = trusted()
    for changes, signing in steps:
        new = after(now.roster, **changes)
        new = replace(new, expires_at=new.issued_at + LIFETIME)
        try:
            found = succeed(now, signed(new, *signing), verify)
        except CountersignError:
            assert not is_owed(now.roster, new, signing)
            continue
        if found is now:
            assert new == now.roster
        else:
            assert is_owed(now.roster, new, signing)
            assert found.roster == new
        now = found


@given(st.binary(max_size=64), st.sampled_from(("director", "legal", "safe")))
def test_a_made_up_signature_counts_for_nothing(raw, name):
    key = key_of(f"root {name}")
    envelope = Envelope(kind=ROSTER_TYPE, body=after(ROSTER).body)
    made = key.sign(envelope.message).hex()
    odd = raw.ljust(64, b"\0").hex()
    for signature in (made, odd, odd):
        envelope = envelope.with_signature(public_key_of(f"root {name}"), signature)
    assert refused_next("roster.signatures", envelope.as_text())


def test_only_the_roster_makes_itself_trusted():
    package = Path(desktop_app.__file__).parent
    makers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (getattr(node.func, "id", None) or getattr(node.func, "attr", None)) == "Trusted"
    }
    assert makers == {"domain/roster.py"}
