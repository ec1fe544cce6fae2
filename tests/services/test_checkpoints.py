"""What was seen of the chains is held against a ledger that is shorter, or other, later on."""

from dataclasses import dataclass, replace

import pytest

from desktop_app.adapters.keychain import verify
from desktop_app.domain.action import GENESIS, LEDGER_CHAIN, leaf_of, link
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.heads import remember
from desktop_app.domain.heartbeat import require_alive
from desktop_app.domain.roster import trust_pinned
from desktop_app.services import checkpoints, practice
from desktop_app.services.links import Chains
from desktop_app.services.rosters import first_roster
from tests.domain.signing import ROOTS, signed

ACCOUNT = practice.ACCOUNT.id


@dataclass
class Copy:
    """What a database shows of its chains: it may show anything."""

    own: tuple
    chains: dict

    def chain(self, account, since=1):
        return (self.own if account == LEDGER_CHAIN else self.chains.get(account, ()))[since - 1 :]


@pytest.fixture
def ledger(office):
    """The chains of an office in which two posts were approved."""
    for text in ("Merci à tous pour cette belle journée.", "Bravo à toute l'équipe de Lyon."):
        office.approved(text)
    with office.parts.store.begin() as work:
        return Copy(own=work.rules(), chains={ACCOUNT: work.chain(ACCOUNT)})


@pytest.fixture
def trusted(office):
    with office.parts.store.begin() as work:
        charter, ledger_id = work.charter(), work.rules()[0].hash
    roster = first_roster(charter, ledger_id, ROOTS, office.clock.now())
    return trust_pinned(signed(roster, "director", "legal"), roster.digest, verify)


def links_of(copy):
    return Chains().of(copy, [ACCOUNT])


def heads_of(copy):
    return checkpoints.heads_of(links_of(copy), [ACCOUNT])


def refusal(act, *arguments):
    with pytest.raises(CountersignError) as caught:
        act(*arguments)
    return caught.value.kind, caught.value.facts


def test_the_heads_are_the_last_links(ledger):
    found = heads_of(ledger)
    assert {chain: (head.seq, head.hash) for chain, head in found.items()} == {
        LEDGER_CHAIN: (len(ledger.own), ledger.own[-1].hash),
        ACCOUNT: (len(ledger.chains[ACCOUNT]), ledger.chains[ACCOUNT][-1].hash),
    }


def test_a_chain_that_is_not_there_has_no_head(ledger):
    found = checkpoints.heads_of(Chains().of(ledger, ["none"]), ["none"])
    assert set(found) == {LEDGER_CHAIN}


def test_the_same_ledger_and_a_longer_one_are_accepted(ledger):
    remembered = {chain: (head,) for chain, head in heads_of(ledger).items()}
    checkpoints.require_remembered(links_of(ledger), remembered)
    shorter = replace(ledger, chains={ACCOUNT: ledger.chains[ACCOUNT][:-2]})
    earlier = {chain: (head,) for chain, head in heads_of(shorter).items()}
    checkpoints.require_remembered(links_of(ledger), earlier)
    assert earlier != remembered


def test_a_ledger_that_lost_actions_is_refused_with_how_many(ledger):
    remembered = {chain: (head,) for chain, head in heads_of(ledger).items()}
    whole = ledger.chains[ACCOUNT]
    shorter = replace(ledger, chains={ACCOUNT: whole[:-3]})
    kind, facts = refusal(checkpoints.require_remembered, links_of(shorter), remembered)
    assert (kind, facts["lost"], facts["chain"]) == ("chain.lost", "3", ACCOUNT)


def test_a_ledger_computed_anew_is_refused_with_the_first_row(ledger, office):
    """Somebody takes the last action out and lets other ones be made instead, all well linked."""
    whole = ledger.chains[ACCOUNT]
    kept = ()
    for seq in range(1, len(whole) + 1):
        kept = remember(kept, heads_of(replace(ledger, chains={ACCOUNT: whole[:seq]}))[ACCOUNT])
    moved = relinked((*whole[:-1], replace(whole[-1], signature="00" * 64)))
    kind, facts = refusal(
        checkpoints.require_remembered,
        links_of(replace(ledger, chains={ACCOUNT: moved})),
        {ACCOUNT: kept},
    )
    assert (kind, facts["row"], facts["same"]) == (
        "chain.rewritten",
        str(len(whole)),
        str(len(whole) - 1),
    )


def relinked(actions):
    before, made = GENESIS, []
    for action in actions:
        moved = replace(action, prev_hash=before)
        moved = replace(moved, hash=link(before, leaf_of(moved)))
        before = moved.hash
        made.append(moved)
    return tuple(made)


def said_by(person, office, trusted, ledger):
    keys, now = office.parts.keys, office.clock.now()
    return checkpoints.say(trusted, heads_of(ledger), person, keys, now)


def test_a_persons_word_lets_the_publisher_go_on(office, trusted, ledger):
    text = said_by(practice.LEGAL, office, trusted, ledger)
    said = require_alive(text, trusted, ACCOUNT, office.clock.now(), verify)
    checkpoints.require_seen(links_of(ledger), said, [ACCOUNT])
    assert said.heads == heads_of(ledger)


def test_a_ledger_that_lacks_what_a_person_saw_is_refused(office, trusted, ledger):
    text = said_by(practice.LEGAL, office, trusted, ledger)
    said = require_alive(text, trusted, ACCOUNT, office.clock.now(), verify)
    older = replace(ledger, chains={ACCOUNT: ledger.chains[ACCOUNT][:1]})
    assert refusal(checkpoints.require_seen, links_of(older), said, [ACCOUNT])[0] == "chain.lost"


def test_a_machines_word_is_a_checkpoint_and_no_heartbeat(office, trusted, ledger):
    text = said_by(practice.PUBLISHER, office, trusted, ledger)
    now = office.clock.now()
    assert refusal(require_alive, text, trusted, ACCOUNT, now, verify)[0] == "heartbeat.duty"
    said = checkpoints.read_page(checkpoints.page(text), trusted, verify)
    checkpoints.require_seen(links_of(ledger), said, [ACCOUNT])
    assert said.by == practice.PUBLISHER


def test_a_page_shows_what_is_signed_and_survives_the_mail(office, trusted, ledger):
    text = said_by(practice.PUBLISHER, office, trusted, ledger)
    printed = checkpoints.page(text)
    for chain, head in heads_of(ledger).items():
        assert any(
            line.split() == [chain, str(head.seq), head.hash] for line in printed.splitlines()
        )
    assert max(map(len, printed.splitlines())) <= 100
    mailed = "Bonjour,\r\n\r\n" + printed.replace("\n", " \r\n")
    assert checkpoints.read_page(mailed, trusted, verify).heads == heads_of(ledger)


def test_a_page_without_an_envelope_or_with_a_bent_one_is_refused(office, trusted, ledger):
    printed = checkpoints.page(said_by(practice.PUBLISHER, office, trusted, ledger))
    assert refusal(checkpoints.read_page, "acme 1 ab", trusted, verify)[0] == "checkpoint.form"
    at = printed.index('"sig":"') + 12
    bent = printed[:at] + ("A" if printed[at] != "A" else "B") + printed[at + 1 :]
    assert refusal(checkpoints.read_page, bent, trusted, verify)[0] == "checkpoint.signer"
    torn = printed.replace("payloadType", "payload")
    assert refusal(checkpoints.read_page, torn, trusted, verify)[0] == "checkpoint.form"
    other = replace(trusted, roster=replace(trusted.roster, ledger="0" * 64))
    found = refusal(checkpoints.read_page, printed, other, verify)[0]
    assert found == "checkpoint.other_ledger"
