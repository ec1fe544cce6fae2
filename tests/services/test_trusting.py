"""Everything that a machine knows beside the database, asked of a real ledger in one go."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from desktop_app.adapters.keychain import verify
from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import LEDGER_CHAIN, ActionKind
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.roster import trust_pinned
from desktop_app.services import controlling, discussing, practice, reviewing
from desktop_app.services.checkpoints import say
from desktop_app.services.links import Chains
from desktop_app.services.reading import load
from desktop_app.services.rosters import first_roster, meet, renewed, require_pin, with_keys
from desktop_app.services.trusting import Trust, confirm, look_over, require_trust
from tests.contracts.company import public_key_of
from tests.domain.signing import ROOTS, signed

ACCOUNT = practice.ACCOUNT.id
PLACE = "postgresql://ledger.example/countersign"
TWO = ("director", "legal")


@dataclass
class Team:
    """An office whose publisher trusts a roster; `board` is whatever the database shows."""

    office: object
    trust: Trust
    texts: list = field(default_factory=list)
    beats: list = field(default_factory=list)
    #: What the database shows no more: how many last rows of a chain, or one kind of its answers.
    hidden: dict = field(default_factory=dict)

    def rosters(self):
        return self.texts

    def heartbeats(self):
        return self.beats

    def asked(self, post, required=()):
        """Who approved, or the kind of the refusal."""
        parts = self.office.parts
        try:
            with parts.store.begin() as work:
                losing = Losing(work, self.hidden)
                found = require_trust(
                    self.trust,
                    losing,
                    load(losing, parts, post),
                    publisher=practice.PUBLISHER,
                    required=required,
                    steps=(),
                    is_quiet=False,
                    now=self.office.clock.now(),
                )
        except CountersignError as error:
            return error.kind
        return [one.person for one in found]

    def confirm(self, by=practice.LEGAL):
        parts = self.office.parts
        with parts.store.begin() as work:
            now = self.office.clock.now()
            text = confirm(self.trust, work, [ACCOUNT], by, parts.keys, now)
        self.beats.insert(0, text)

    @property
    def pin(self):
        return require_pin(self.office.parts.desk, PLACE, verify)

    @property
    def roster(self):
        return self.pin.trusted.roster

    def publish(self, roster, *roots):
        self.texts.append(signed(roster, *(roots or TWO)))


class Losing:
    """A transaction on a database that lost the last rows of a chain."""

    def __init__(self, work, hidden) -> None:
        self._work, self._hidden = work, hidden

    def __getattr__(self, name):
        return getattr(self._work, name)

    def account_actions(self, account):
        shown = self._work.account_actions(account)
        return tuple(one for one in shown if one.kind not in self._hidden)

    def actions(self, post):
        shown = self._work.actions(post)
        return tuple(one for one in shown if one.kind not in self._hidden)

    def _left(self, chain, actions):
        return actions[: len(actions) - self._hidden.get(chain, 0)]

    def chain(self, account, since=1):
        return self._left(account, self._work.chain(account))[since - 1 :]


@pytest.fixture
def team(office):
    with office.parts.store.begin() as work:
        charter, ledger = work.charter(), work.rules()[0].hash
    roster = first_roster(charter, ledger, ROOTS, office.clock.now())
    meet(office.parts.desk, PLACE, signed(roster, *TWO), roster.digest, verify)
    trust = Trust(
        place=PLACE,
        desk=office.parts.desk,
        verify=verify,
        board=lambda _work: found,
        links=Chains().of,
    )
    found = Team(office, trust)
    return found


@pytest.fixture
def post(team):
    found = team.office.approved()
    team.confirm()
    return found


def test_with_all_of_it_a_post_may_leave(team, post):
    assert team.asked(post) == [practice.COMMUNICATIONS]
    assert set(team.pin.heads) == {LEDGER_CHAIN, ACCOUNT}


def test_without_a_heartbeat_it_may_not(team, post):
    team.beats.clear()
    assert team.asked(post) == "heartbeat.none"


def test_a_day_later_it_may_not(team, post):
    team.office.clock.advance(hours=24, seconds=1)
    assert team.asked(post) == "heartbeat.stale"
    team.confirm()
    assert team.asked(post) == [practice.COMMUNICATIONS]


def test_junk_above_a_good_heartbeat_hides_it_not(team, post):
    team.confirm(practice.EXECUTIVE)
    assert team.asked(post) == [practice.COMMUNICATIONS]
    del team.beats[1]
    assert team.asked(post) == "heartbeat.duty"


def test_a_roster_that_is_held_back_stops_everything(team, post):
    """The database shows the machine an old roster; the person who confirms has the new one."""
    new = renewed(team.roster, team.office.clock.now())
    ahead = trust_pinned(signed(new, *TWO), new.digest, verify)
    keys, now = team.office.parts.keys, team.office.clock.now()
    team.beats.insert(0, say(ahead, {}, practice.LEGAL, keys, now))
    assert team.asked(post) == "heartbeat.newer_roster"
    team.publish(new)
    assert team.asked(post) == [practice.COMMUNICATIONS]


def test_a_removed_key_stops_counting_at_once(team, post):
    now = team.office.clock.now()
    team.publish(with_keys(team.roster, practice.COMMUNICATIONS, [public_key_of("new")], now))
    assert team.asked(post) == "heartbeat.old_roster"
    team.confirm()
    assert team.asked(post) == "trust.approvals"


def test_a_roster_that_nobody_signed_stops_it_and_is_not_kept(team, post):
    team.publish(renewed(team.roster, team.office.clock.now()), "safe")
    assert team.asked(post) == "roster.signatures"
    team.texts.clear()
    assert team.asked(post) == [practice.COMMUNICATIONS]


def test_a_roster_that_ran_out_stops_it(team, post):
    team.office.clock.advance(days=30)
    assert team.asked(post) == "roster.expired"
    with pytest.raises(CountersignError, check=lambda error: error.kind == "roster.expired"):
        team.confirm()
    team.publish(renewed(team.roster, team.office.clock.now()))
    team.confirm()
    assert team.asked(post) == "trust.approvals"  # those have lapsed meanwhile


def test_a_database_that_lost_actions_is_refused(team, post):
    assert team.asked(post) == [practice.COMMUNICATIONS]
    team.hidden[ACCOUNT] = 1
    assert team.asked(post) == "chain.lost"


@pytest.mark.parametrize("kind", [ActionKind.COMMENT, ActionKind.UNAPPROVE, ActionKind.FREEZE])
def test_a_database_that_leaves_something_out_of_its_answers_is_refused(team, kind):
    """The chain holds together; only who asks for the post is not told."""
    office = team.office
    post = office.approved()
    with office.parts.store.begin() as work:
        record = load(work, office.parts, post)
    if kind is ActionKind.COMMENT:
        discussing.comment(
            office.parts, post, record.current.sha256, practice.LEGAL, "Est-ce vrai ?"
        )
    elif kind is ActionKind.UNAPPROVE:
        reviewing.withdraw_approval(
            office.parts, post, Role.COMMUNICATIONS, practice.COMMUNICATIONS, "Un doute."
        )
    else:
        controlling.freeze(office.parts, ACCOUNT, practice.LEGAL, "Une crise.")
    team.confirm()
    team.hidden[kind] = True
    assert team.asked(post) == "chain.hidden"


def test_what_somebody_else_saw_is_missing(team, post):
    """This machine never saw the last action, but the heartbeat did."""
    team.hidden[ACCOUNT] = 1
    place = replace(team.trust, place="another machine")
    meet(place.desk, place.place, team.pin.trusted.text, team.roster.digest, verify)
    team.trust = place
    assert team.asked(post) == "chain.lost"


def test_another_ledger_is_refused(team, post):
    other = replace(team.roster, ledger="00" * 32)
    place = replace(team.trust, place="elsewhere")
    meet(place.desk, place.place, signed(other, *TWO), other.digest, verify)
    team.trust = place
    assert team.asked(post) == "trust.ledger"


def test_a_machine_that_never_met_the_ledger_sends_nothing(team, post):
    first = team.pin.trusted.text
    team.trust = replace(team.trust, place="unknown")
    assert team.asked(post) == "roster.none"
    team.texts.append(first)
    assert team.asked(post) == "pin.none"


def test_what_policy_asks_for_is_asked_of_the_roster_too(team, post):
    assert team.asked(post, [Role.LEGAL]) == "trust.approvals"


def test_every_client_remembers_what_it_saw(team, post):
    parts = team.office.parts
    with parts.store.begin() as work:
        before = look_over(team.trust, work, [ACCOUNT])
    team.office.approved("Bravo à toute l'équipe de Lyon.")
    with parts.store.begin() as work:
        after = look_over(team.trust, work, [ACCOUNT])
    assert after.heads[ACCOUNT][-1].seq > before.heads[ACCOUNT][-1].seq
    with parts.store.begin() as work, pytest.raises(CountersignError) as caught:
        look_over(team.trust, Losing(work, {ACCOUNT: 2}), [ACCOUNT])
    assert (caught.value.kind, caught.value.facts["lost"]) == ("chain.lost", "2")


def test_a_machine_that_is_not_in_the_roster_sends_nothing(team, post):
    parts = team.office.parts
    with parts.store.begin() as work, pytest.raises(CountersignError) as caught:
        require_trust(
            team.trust,
            work,
            load(work, parts, post),
            publisher=PersonId("laptop"),
            required=(),
            steps=(),
            is_quiet=False,
            now=team.office.clock.now() + timedelta(seconds=1),
        )
    assert caught.value.kind == "trust.publisher"
