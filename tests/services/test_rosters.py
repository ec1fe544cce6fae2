"""Rosters are made, signed, renewed and pinned; a pin only goes forward."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.keychain import MemorySecrets, PersonKeys
from desktop_app.adapters.paper_key import PaperKey, new_seed
from desktop_app.domain.account import AccountId, PersonId, Policy, Role, Terms
from desktop_app.domain.errors import BadInput, CountersignError
from desktop_app.domain.heads import Head
from desktop_app.domain.roster import RootKey, require_current, succeed
from desktop_app.domain.steps import Needs, Step
from desktop_app.services.rosters import (
    Pin,
    advance,
    fingerprint_of,
    first_roster,
    meet,
    read_pin,
    renewed,
    require_pin,
    root_entry,
    signed_by_root,
    unsigned,
    with_keys,
    with_root,
    without_person,
)
from tests.contracts.company import START, charter, public_key_of, verify
from tests.domain.signing import LEDGER, ROOTS, after, first, root, signed

PLACE = "postgresql://ledger.example/countersign"
TWO = ("director", "legal")
ROSTER = first()
ACCOUNT = AccountId("acme")


class Shelf:
    """The preferences of a desk."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def preference(self, name: str) -> str | None:
        return self.kept.get(name)

    def prefer(self, name: str, value: str) -> None:
        self.kept[name] = value


@pytest.fixture
def desk():
    return Shelf()


@pytest.fixture
def met(desk):
    meet(desk, PLACE, signed(ROSTER, *TWO), ROSTER.digest, verify)
    return desk


def refusal(act, *arguments, **named) -> str:
    with pytest.raises(CountersignError) as caught:
        act(*arguments, **named)
    return caught.value.kind


# --- making and signing ----------------------------------------------------------------------


def test_the_first_roster_says_what_the_charter_says():
    found = ROSTER.accounts[AccountId("acme-fr")]
    assert (found.publisher, found.standby, found.urgent) == ("press", "spare", (Role.EXECUTIVE,))
    assert found.duties[PersonId("legal")] == (Role.LEGAL,)
    assert "press" not in found.duties
    assert ROSTER.ledger == LEDGER


def test_steps_in_which_one_of_several_is_enough_are_groups_of_the_roster():
    groups = (Role.LEGAL, Role.COMMUNICATIONS), (Role.EXECUTIVE,)
    steps = tuple(Step(roles=roles, needs=Needs.ANY) for roles in groups)
    found = first_roster(charter(Policy(terms=Terms(steps=steps))), LEDGER, ROOTS, START)
    made = found.accounts[AccountId("acme")]
    assert (made.always, len(made.any_of)) == ((), 2)
    assert made.any_of[0] == (Role.COMMUNICATIONS, Role.LEGAL)
    nobody = charter(Policy(terms=Terms(steps=())))
    assert refusal(first_roster, nobody, LEDGER, ROOTS, START) == "roster.value"


def test_a_charter_without_a_machine_has_no_roster():
    said = charter()
    duties = tuple(duty for duty in said.duties if duty.role is not Role.PUBLISHER)
    lacking = replace(said, duties=duties)
    assert refusal(first_roster, lacking, LEDGER, ROOTS, START) == "roster.value"


def test_one_human_under_one_key_only():
    said = charter()
    twice = tuple(replace(one, key=public_key_of("ceo")) for one in said.people)
    assert (
        refusal(first_roster, replace(said, people=twice), LEDGER, ROOTS, START) == "roster.value"
    )


def test_a_ceremony_from_two_keychains_and_a_page():
    """Director and legal make root keys on their computers, the third is printed; two sign."""
    keys = {name: PersonKeys(MemorySecrets()) for name in TWO}
    roots = [
        RootKey(name=name, key=one.create(root_entry(name), "correct horse battery"))
        for name, one in keys.items()
    ]
    paper = PaperKey(new_seed())
    roots.append(RootKey(name="safe", key=paper.public_key(root_entry("safe"))))
    roster = first_roster(charter(), LEDGER, roots, START)
    text = signed_by_root(unsigned(roster), keys["director"], "director", roots)
    desk = Shelf()
    assert refusal(meet, desk, PLACE, text, roster.digest, verify) == "roster.signatures"
    text = signed_by_root(text, keys["legal"], "legal", roots)
    pin = meet(desk, PLACE, text, fingerprint_of(text), verify)
    assert pin.trusted.roster == roster
    lost = with_root(roster, root("legal"), START + timedelta(days=1))
    renewing = signed_by_root(unsigned(lost), keys["director"], "director", roots)
    renewing = signed_by_root(renewing, paper, "safe", roots)
    assert advance(desk, PLACE, verify, rosters=[renewing]).trusted.roster == lost


def test_only_a_known_root_key_signs_under_its_own_name():
    paper = PaperKey(new_seed())
    assert refusal(signed_by_root, unsigned(ROSTER), paper, "safe", ROOTS) == "root.other"
    known = [RootKey(name="legal", key=paper.public_key(root_entry("legal")))]
    assert refusal(signed_by_root, unsigned(ROSTER), paper, "safe", known) == "root.other"


def test_nothing_but_a_roster_is_signed():
    text = unsigned(ROSTER).replace("payloadType", "payloadtype")
    assert refusal(signed_by_root, text, PaperKey(new_seed()), "safe", ROOTS) == "envelope.form"


def test_a_renewal_says_the_same_for_thirty_days_more(met):
    now = START + timedelta(days=20)
    new = renewed(ROSTER, now)
    assert (new.version, new.members, new.accounts) == (2, ROSTER.members, ROSTER.accounts)
    pin = advance(met, PLACE, verify, rosters=[signed(new, *TWO)])
    assert require_current(pin.trusted, START + timedelta(days=49)) == new


def test_a_person_leaves_with_every_key_and_duty(met):
    new = without_person(ROSTER, PersonId("deputy"), START + timedelta(days=1))
    now = succeed(require_pin(met, PLACE, verify).trusted, signed(new, *TWO), verify).roster
    assert now.keys_of("deputy") == ()
    assert not now.holds("deputy", Role.COMMUNICATIONS, ACCOUNT)


def test_the_last_one_of_a_duty_cannot_just_leave():
    with pytest.raises(BadInput, check=lambda error: error.kind == "roster.value"):
        without_person(ROSTER, PersonId("legal"), START)


def test_a_laptop_is_lost_and_another_one_joins():
    new = with_keys(ROSTER, PersonId("comms"), [public_key_of("new laptop")], START)
    assert new.keys_of("comms") == (public_key_of("new laptop"),)
    assert refusal(with_keys, ROSTER, PersonId("comms"), [], START) == "roster.value"


# --- the pin ---------------------------------------------------------------------------------


def test_before_they_met_nothing_is_known(desk):
    assert read_pin(desk, PLACE, verify) is None
    assert refusal(require_pin, desk, PLACE, verify) == "pin.none"


def test_a_wrong_fingerprint_pins_nothing(desk):
    text = signed(ROSTER, *TWO)
    assert refusal(meet, desk, PLACE, text, "00" * 32, verify) == "roster.fingerprint"
    assert desk.kept == {}


def test_they_meet_once(met):
    other = first(ledger="00" * 32)
    again = (PLACE, signed(other, *TWO), other.digest, verify)
    assert refusal(meet, met, *again) == "pin.known"


def test_a_machine_may_join_at_a_later_version(desk):
    late = after(after(ROSTER))
    pin = meet(desk, PLACE, signed(late, *TWO), late.digest, verify)
    assert pin.trusted.roster.version == 3


def test_it_follows_rosters_and_never_goes_back(met):
    texts = [signed(one, *TWO) for one in (ROSTER, after(ROSTER), after(after(ROSTER)))]
    assert advance(met, PLACE, verify, rosters=texts).trusted.roster.version == 3
    assert advance(met, PLACE, verify, rosters=texts[:1]).trusted.roster.version == 3
    assert require_pin(met, PLACE, verify).trusted.roster.version == 3


def test_what_is_refused_is_not_kept(met):
    before = dict(met.kept)
    texts = [signed(after(ROSTER), *TWO), signed(after(after(ROSTER)), "safe")]
    head = {ACCOUNT: Head(seq=1, hash="ab" * 32)}
    assert refusal(advance, met, PLACE, verify, rosters=texts, heads=head) == "roster.signatures"
    assert met.kept == before


def test_heads_are_remembered(met):
    for seq in (1, 2, 3, 9):
        pin = advance(met, PLACE, verify, heads={ACCOUNT: Head(seq=seq, hash=f"{seq:064}")})
    assert pin == require_pin(met, PLACE, verify)
    assert [head.seq for head in pin.heads[ACCOUNT]] == [1, 2, 9]
    back = advance(met, PLACE, verify, heads={ACCOUNT: Head(seq=2, hash=f"{2:064}")})
    assert back.heads[ACCOUNT][-1].seq == 9


def test_two_ledgers_are_two_pins(met):
    assert read_pin(met, f"{PLACE}2", verify) is None


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ('"v":1', '"v":2'),
        (ROSTER.digest, "00" * 32),
        ('"heads":{}', '"heads":{"acme":[{}]}'),
        ('"heads":{}', '"heads":[]'),
        ("payloadType", "payloadtype"),
        ("{", ""),
    ],
)
def test_a_damaged_pin_is_no_first_meeting(met, there, instead):
    ((name, kept),) = met.kept.items()
    assert there in kept
    met.kept[name] = kept.replace(there, instead, 1)
    assert refusal(read_pin, met, PLACE, verify) == "pin.damaged"
    assert refusal(advance, met, PLACE, verify) == "pin.damaged"
    again = (PLACE, signed(ROSTER, *TWO), ROSTER.digest, verify)
    assert refusal(meet, met, *again) == "pin.damaged"


def test_it_outlives_the_program(tmp_path):
    desk = open_desk(tmp_path / "desk.sqlite")
    meet(desk, PLACE, signed(ROSTER, *TWO), ROSTER.digest, verify)
    head = {ACCOUNT: Head(seq=7, hash="ab" * 32)}
    kept = advance(desk, PLACE, verify, heads=head)
    desk.close()
    again = open_desk(tmp_path / "desk.sqlite")
    try:
        assert (
            require_pin(again, PLACE, verify)
            == kept
            == Pin(trusted=kept.trusted, heads={ACCOUNT: (head[ACCOUNT],)})
        )
    finally:
        again.close()
