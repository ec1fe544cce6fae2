"""The attacks below are what holds the verification: take a check out of it, and one succeeds.

Each mutant is the real source with one thing changed, run against the same attacks. A mutant under
which every attack is still refused would be a check that nothing tests.
"""

import importlib
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import desktop_app
from desktop_app.domain.account import PersonId, Realm, Role
from desktop_app.domain.action import OF_ACCOUNT, ActionKind, PostId
from desktop_app.domain.envelope import Envelope, hint
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.record import replay
from desktop_app.domain.roster import ROSTER_TYPE
from tests.contracts.company import START, Clock, Company, Walk, public_key_of, verify
from tests.domain.signing import (
    DAY,
    LEDGER,
    ROOTS,
    after,
    beat,
    first,
    root,
    signed,
    staffed,
    with_duty,
)
from tests.domain.test_record import Shelf

K = ActionKind
#: Made anew for each mutant, in the order in which they import one another.
MODULES = ("public_key", "roster_form", "envelope", "roster", "heads", "heartbeat", "trust")
ROSTER = first()
NEXT = after(ROSTER)
TWO = ("director", "legal")
SECOND = public_key_of("a second laptop")


def code(**changed: str) -> SimpleNamespace:
    """Fresh copies of the modules, with `changed` sources; the real ones are back afterwards."""
    names = {name: f"desktop_app.domain.{name}" for name in MODULES}
    before = {full: importlib.import_module(full) for full in names.values()}
    fresh: dict[str, ModuleType] = {}
    try:
        for name, full in names.items():
            module = ModuleType(full)
            sys.modules[full] = fresh[name] = module
            exec(compile(changed.get(name) or source(name), full, "exec"), module.__dict__)
    finally:
        sys.modules.update(before)
    return SimpleNamespace(**fresh)


def source(name: str) -> str:
    return Path(desktop_app.__file__).parent.joinpath("domain", f"{name}.py").read_text("utf-8")


# --- attacks: each must raise ----------------------------------------------------------------


def pinned(m, roster=ROSTER, *roots):
    return m.roster.trust_pinned(signed(roster, *(roots or TWO)), roster.digest, verify)


def follow(m, new, *roots, now=ROSTER):
    return m.roster.succeed(pinned(m, now), signed(new, *roots), verify)


def later(m, roster):
    return follow(m, replace(roster, version=roster.version), *TWO, "safe", "new", "newer")


def lengthened(roster):
    return replace(roster, expires_at=roster.issued_at + timedelta(days=31))


def claimed():
    """Signed by strangers, under the key ids of two root keys."""
    envelope = Envelope.read(signed(NEXT, "new", "newer"), ROSTER_TYPE)
    hints = tuple(hint(one.key) for one in ROOTS[:2])
    return replace(envelope, hints=hints).as_text()


def member(person, **changes):
    return replace(
        NEXT,
        members=tuple(replace(one, **changes) if one.id == person else one for one in NEXT.members),
    )


def rosters():
    other = replace(ROSTER, expires_at=ROSTER.expires_at - DAY)
    stranger = (root("director"), root("new"), root("newer"))
    redated = after(NEXT, version=1)
    return {
        "first: another text": lambda m: m.roster.trust_pinned(
            signed(NEXT, *TWO), ROSTER.digest, verify
        ),
        "first: unsigned": lambda m: pinned(m, ROSTER, "safe"),
        "first: one key twice": lambda m: pinned(m, ROSTER, "safe", "safe"),
        "next: unsigned": lambda m: follow(m, NEXT),
        "next: one signature": lambda m: follow(m, NEXT, "safe"),
        "next: one signature twice": lambda m: follow(m, NEXT, "safe", "safe"),
        "next: strangers": lambda m: follow(m, NEXT, "new", "newer", "other"),
        "next: keys that vouch for themselves": lambda m: follow(
            m, replace(NEXT, roots=stranger), "director", "new", "newer"
        ),
        "next: handed to keys that nobody has": lambda m: follow(
            m, replace(NEXT, roots=stranger), *TWO
        ),
        "next: a gap": lambda m: follow(m, after(NEXT), *TWO),
        "next: rollback": lambda m: follow(m, ROSTER, *TWO, now=NEXT),
        "next: rollback with a later date": lambda m: follow(m, redated, *TWO, now=NEXT),
        "next: key ids that are claimed": lambda m: m.roster.succeed(pinned(m), claimed(), verify),
        "next: a fork": lambda m: follow(m, other, *TWO),
        "next: another realm": lambda m: follow(m, replace(NEXT, realm=Realm.X), *TWO),
        "next: another ledger": lambda m: follow(m, replace(NEXT, ledger="cd" * 32), *TWO),
        "next: before the last one": lambda m: follow(
            m, replace(NEXT, issued_at=START - DAY, expires_at=START), *TWO
        ),
        "next: for ever": lambda m: follow(m, lengthened(NEXT), *TWO),
        "next: of another type": lambda m: m.roster.succeed(
            pinned(m), signed(NEXT, *TWO, kind="application/other"), verify
        ),
        "next: a root that was replaced": lambda m: follow(
            m,
            after(NEXT, roots=(*ROOTS[:2], root("new"))),
            "director",
            "safe",
            now=replace(NEXT, roots=(*ROOTS[:2], root("new"))),
        ),
    }


def unsound():
    pair = with_duty(NEXT, "press", Role.COMMUNICATIONS)
    unread = with_duty(staffed(NEXT, urgent=(Role.EXECUTIVE,)), "legal")
    return {
        "next: four roots of three names": lambda m: later(
            m, replace(NEXT, roots=(*ROOTS, replace(root("new"), name="safe")))
        ),
        "next: one key as two roots": lambda m: follow(
            m, replace(NEXT, roots=(ROOTS[0], ROOTS[1], replace(ROOTS[2], key=ROOTS[1].key))), *TWO
        ),
        "next: two roots only": lambda m: follow(m, replace(NEXT, roots=ROOTS[:2]), *TWO),
        "next: a key for everybody": lambda m: later(m, member("comms", keys=("01" + "00" * 31,))),
        "next: one key for two people": lambda m: later(
            m, member("comms", keys=(public_key_of("ceo"),))
        ),
        "next: a person without key": lambda m: later(m, member("reader", keys=())),
        "next: a name that hides": lambda m: later(m, member("reader", name="Ann\u202e")),
        "next: a machine that approves": lambda m: later(m, pair),
        "next: nobody for legal": lambda m: later(m, unread),
        "next: nobody asked": lambda m: later(m, staffed(NEXT, always=())),
        "expired": lambda m: m.roster.require_current(pinned(m), START + timedelta(days=30)),
        "not yet": lambda m: m.roster.require_current(pinned(m), START - timedelta(seconds=61)),
    }


def heartbeats():
    at = NEXT.issued_at + timedelta(hours=1)

    def alive(m, text, now=at):
        return m.heartbeat.require_alive(text, pinned(m, NEXT), "acme", now, verify)

    return {
        "none": lambda m: alive(m, None),
        "stale": lambda m: alive(m, beat(NEXT), at + timedelta(hours=24, seconds=1)),
        "future": lambda m: alive(m, beat(NEXT), at - timedelta(seconds=61)),
        "another's signature": lambda m: alive(m, beat(NEXT, "comms", signer="legal")),
        "no duty": lambda m: alive(m, beat(NEXT, "ceo")),
        "a machine's": lambda m: alive(m, beat(NEXT, "press")),
        "of an older roster": lambda m: alive(m, beat(NEXT, version=1)),
        "of another roster": lambda m: alive(m, beat(NEXT, roster="00" * 32)),
        "of a newer roster": lambda m: alive(m, beat(after(NEXT)), at + DAY),
        "of another realm": lambda m: alive(m, beat(NEXT, realm=Realm.X)),
        "of another ledger": lambda m: alive(m, beat(NEXT, ledger="00" * 32)),
    }


def chains():
    def checked(m, length, forged_from=99):
        kept = [m.heads.Head(seq=seq, hash=f"{seq}") for seq in (2, 5, 9)]
        m.heads.check_remembered(
            "acme", kept, length, lambda seq: f"{seq}" if seq < forged_from else "other"
        )

    return {
        "a shorter chain": lambda m: checked(m, 8),
        "an empty chain": lambda m: checked(m, 0),
        "a rewritten row": lambda m: checked(m, 9, 9),
        "a rewritten chain": lambda m: checked(m, 20, 3),
    }


def posts():
    walk = released()
    control = [one for one in walk.store.actions if one.kind in OF_ACCOUNT]
    record = replay(walk.store.actions, walk.store.bodies, walk.company.charter, verify)
    now = walk.company.clock.now() + timedelta(minutes=1)

    def asked(m, roster=ROSTER, found=record, **changes):
        values = {"ledger": LEDGER, "publisher": PersonId("press"), "required": (), "now": now}
        values |= {"steps": (), "is_quiet": False}
        return m.trust.require_trusted(
            found, control, roster, **{**values, **changes}, verify=verify
        )

    def keyless(person):
        members = tuple(
            replace(one, keys=(SECOND,)) if one.id == person else one for one in ROSTER.members
        )
        return replace(ROSTER, members=members)

    def bent(kind, /, **changes):
        actions = (replace(one, **changes) if one.kind is kind else one for one in record.actions)
        return replace(record, actions=tuple(actions))

    always = replace(ROSTER.accounts["acme"], always=(Role.LEGAL,))
    strict = replace(ROSTER, accounts={**ROSTER.accounts, "acme": always})
    either = staffed(ROSTER, always=(), any_of=((Role.LEGAL, Role.EXECUTIVE),))
    older = replace(record, revisions=(replace(record.current, number=2),))
    return {
        "(sound)": lambda m: asked(m) and refuse(),
        "another ledger": lambda m: asked(m, ledger="00" * 32),
        "another realm": lambda m: asked(m, replace(ROSTER, realm=Realm.X)),
        "no machine of the roster": lambda m: asked(m, publisher=PersonId("comms")),
        "a removed approver": lambda m: asked(m, keyless("comms")),
        "an approver without the duty": lambda m: asked(
            m, with_duty(ROSTER, "comms", Role.SECURITY)
        ),
        "a removed author": lambda m: asked(m, keyless("ceo")),
        "an author who does not write": lambda m: asked(m, with_duty(ROSTER, "ceo", Role.AUDITOR)),
        "a removed releaser": lambda m: asked(m, keyless("deputy")),
        "a freeze ended by nobody": lambda m: asked(m, keyless("legal")),
        "the roster's floor": lambda m: asked(m, strict),
        "none of a group's": lambda m: asked(m, either),
        "a role that is asked for": lambda m: asked(m, required=[Role.LEGAL]),
        "an approval of another version": lambda m: asked(m, found=older),
        "an approval that ran out": lambda m: asked(m, now=now + timedelta(days=8)),
        "an approval of another post": lambda m: asked(m, found=bent(K.APPROVE, post=PostId("p2"))),
        "an approval for another account": lambda m: asked(
            m, found=bent(K.APPROVE, account="acme-fr")
        ),
        "a junk signature": lambda m: asked(m, found=bent(K.APPROVE, signature="ab" * 64)),
        "a submission of another text": lambda m: asked(m, found=bent(K.SUBMIT, sha256="00" * 32)),
    }


def released():
    clock = Clock()
    walk = Walk(Company(clock), Shelf(clock)).approved()
    walk.add(K.FREEZE, "legal")
    walk.add(K.UNFREEZE, "legal")
    walk.add(K.RELEASE, "deputy")
    return walk


def refuse():
    raise CountersignError("sound")


ATTACKS = {
    f"{group}: {name}": attack
    for group, attacks in (
        ("roster", {**rosters(), **unsound()}),
        ("heartbeat", heartbeats()),
        ("chain", chains()),
        ("trust", posts()),
    )
    for name, attack in attacks.items()
}


def succeeded(m) -> list[str]:
    """The attacks that were not refused."""
    found = []
    for name, attack in ATTACKS.items():
        try:
            attack(m)
        except CountersignError:
            continue
        found.append(name)
    return found


# --- mutants ---------------------------------------------------------------------------------

EACH_KEY = """        key
        for key in candidates
        if any(verify(key, message, signature) for signature in envelope.signatures)
"""
EACH_SIGNATURE = """        (key, at)
        for key in candidates
        for at, signature in enumerate(envelope.signatures)
        if verify(key, message, signature)
"""
#: module, what stands there, what stands there instead.
MUTANTS = {
    "more than: or none": (
        "roster",
        "if len(signed) < THRESHOLD:",
        "if len(signed) < THRESHOLD - 1:",
    ),
    "own keys only": ("roster", "    _require_signed(envelope, old, verify)\n", ""),
    "old keys only": (
        "roster",
        "    _require_signed(envelope, new, verify)\n    _require_signed(envelope, old, verify)\n",
        "    _require_signed(envelope, old, verify)\n",
    ),
    "first one unsigned": (
        "roster",
        "    _require_signed(envelope, roster, verify)\n    return",
        "    return",
    ),
    "no fingerprint": ("roster", "if digest(envelope.body) != fingerprint:", "if False:"),
    "gaps": ("roster", "if new.version > old.version + 1:", "if False:"),
    "rollback": ("roster", "if new.version < old.version:", "if False:"),
    "forks": ("roster", "if new.version == old.version:", "if False:"),
    "realm": (
        "roster",
        "(new.realm, new.ledger) != (old.realm, old.ledger)",
        "new.ledger != old.ledger",
    ),
    "ledger": (
        "roster",
        "(new.realm, new.ledger) != (old.realm, old.ledger)",
        "new.realm != old.realm",
    ),
    "issued before": ("roster", "if new.issued_at < old.issued_at:", "if False:"),
    "never expires": ("roster", "if now >= roster.expires_at:", "if False:"),
    "expires a second late": (
        "roster",
        "if now >= roster.expires_at:",
        "if now > roster.expires_at:",
    ),
    "begins at once": ("roster", "if now < roster.issued_at - SKEW:", "if False:"),
    "lasts for ever": ("roster", " <= roster.issued_at + LIFETIME:", ":"),
    "two roots": ("roster", "if len(roster.roots) != ROOTS or ", "if "),
    "one key for two": ("roster", "len(set(keys)) != len(keys) or ", ""),
    "no key": ("roster", " or not all(one.keys for one in roster.members)", ""),
    "machines approve": ("roster", "        and not machines & set(one.duties)\n", ""),
    "no legal needed": ("roster", ", Role.COMMUNICATIONS, Role.LEGAL}", "}"),
    "faults are not asked": (
        "roster",
        "if not is_sound or any(_faults(found)):",
        "if not is_sound:",
    ),
    "unsound keys": ("roster_form", "and all(is_sound(key) for key in keys)", ""),
    "hidden characters": ("roster_form", " and title.isprintable()", ""),
    "small order": ("public_key", " and y not in _SMALL", ""),
    "counts signatures, not keys": (
        "envelope",
        EACH_KEY,
        EACH_SIGNATURE,
    ),
    "believes the key id": (
        "envelope",
        "if any(verify(key, message, signature) for signature in envelope.signatures)",
        "if hint(key) in envelope.hints",
    ),
    "verifies nothing": (
        "envelope",
        "if any(verify(key, message, signature) for signature in envelope.signatures)",
        "if envelope.signatures",
    ),
    "any type": ("envelope", "if found.kind != kind or ", "if "),
    "heartbeat: never stale": ("heartbeat", "if said.at < now - LASTS:", "if False:"),
    "heartbeat: two days": (
        "heartbeat",
        "LASTS = timedelta(hours=24)",
        "LASTS = timedelta(hours=48)",
    ),
    "heartbeat: future": ("heartbeat", "if said.at > now + SKEW:", "if False:"),
    "heartbeat: no duty": (
        "heartbeat",
        "if not any(roster.holds(said.by, role, account) for role in SAYING):",
        "if False:",
    ),
    "heartbeat: unsigned": (
        "heartbeat",
        "if not signers(envelope, roster.keys_of(said.by), verify):",
        "if False:",
    ),
    "heartbeat: any version": (
        "heartbeat",
        "(said.version, said.roster) != (roster.version, roster.digest)",
        "said.roster != roster.digest",
    ),
    "heartbeat: any roster": (
        "heartbeat",
        "(said.version, said.roster) != (roster.version, roster.digest)",
        "said.version != roster.version",
    ),
    "heartbeat: any ledger": (
        "heartbeat",
        "if (said.realm, said.ledger) != (roster.realm, roster.ledger):",
        "if False:",
    ),
    "heartbeat: none needed": (
        "heartbeat",
        'raise Refused("heartbeat.none")',
        "return None",
    ),
    "chain: shorter": ("heads", "if head.seq > length:", "if False:"),
    "chain: rewritten": ("heads", "hash_at(head.seq) != head.hash", "False"),
    "chain: the newest only": (
        "heads",
        "for head in remembered:\n        if head.seq <= length",
        "for head in remembered[:1]:\n        if head.seq <= length",
    ),
    "trust: any ledger": (
        "trust",
        "(roster.realm, roster.ledger) != (record.current.payload.realm, ledger)",
        "roster.realm != record.current.payload.realm",
    ),
    "trust: any realm": (
        "trust",
        "(roster.realm, roster.ledger) != (record.current.payload.realm, ledger)",
        "roster.ledger != ledger",
    ),
    "trust: any machine": ("trust", "if publisher not in machines or ", "if "),
    "trust: any author": ("trust", "    _require_submission(record, hand)\n", ""),
    "trust: any writer": (
        "trust",
        "not hand.signed(submission, WRITING)",
        "not hand.signed(submission, Role)",
    ),
    "trust: any submitted text": (
        "trust",
        "        or submission.sha256 != record.current.sha256\n",
        "",
    ),
    "trust: no signature": (
        "trust",
        "return any(self._verify(key, message, action.signature) for key in keys)",
        "return True",
    ),
    "trust: no duty": (
        "trust",
        "if not any(self._roster.holds(action.actor, role, self._account) for role in duties):",
        "if False:",
    ),
    "trust: any post": ("trust", " or action.post not in (self._post, None)", ""),
    "trust: any account": ("trust", "action.account != self._account or ", ""),
    "trust: any version": (
        "trust",
        "if (decision.revision, decision.sha256) != (current.number, current.sha256):",
        "if False:",
    ),
    "trust: no floor": (
        "trust",
        "wanted.update(assignment.lacking(have, is_urgent=bool(record.current.urgent)))",
        "pass",
    ),
    "nobody asked": ("roster", "and (_is_ordered(one.always) or", "and (True or"),
    "trust: nothing asked": ("trust", "wanted = {*required, ", "wanted = {"),
    "trust: nobody needed": ("trust", "if lacks or not approvals:", "if False:"),
    "trust: any releaser": (
        "trust",
        "if is_release and not hand.signed(action, RELEASING):",
        "if False:",
    ),
    "trust: any end of a freeze": (
        "trust",
        "if ends and not hand.signed(ends[-1], STOPPING):",
        "if False:",
    ),
}


def test_every_attack_is_refused():
    assert succeeded(code()) == []


@pytest.mark.parametrize("name", MUTANTS)
def test_without_a_check_an_attack_succeeds(name):
    module, there, instead = MUTANTS[name]
    text = source(module)
    assert text.count(there) == 1
    assert succeeded(code(**{module: text.replace(there, instead)}))


def test_the_real_modules_are_back():
    assert all(sys.modules[f"desktop_app.domain.{name}"].__spec__ is not None for name in MODULES)
