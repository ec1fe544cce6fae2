"""Ten executives with their reviewers, a publisher that is killed, and a bad network: `make executives`.

    python -m tests.team.executives [SECONDS] [--seed 1] [--executives 10]

In the end nothing that was acknowledged is missing, no post is at X twice, at X stands what was
approved, and every history replays and proves itself.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from desktop_app.adapters.keychain import verify
from desktop_app.adapters.practice_x.faults import Fault
from desktop_app.domain.account import Account, AccountId, Policy, Role, Terms
from desktop_app.services import evidence
from tests import postgres
from tests.team.record import Plan
from tests.team.team import Nursery, SaidNo, Team, team

#: What X does now and then: it creates the post, and nobody can tell before the timeline is read.
FAULTS = (Fault.CREATE_THEN_503, Fault.GARBLED_201, Fault.GATEWAY_504)
#: Seconds until everything rests once nobody does anything any more.
REST = 90
#: Where a post may stay: somebody has to do something, or nobody any more.
RESTLESS = ("approved", "sending", "unknown", "removing")


def company(executives: int) -> Plan:
    """Executives with an account each; two of communications, one of legal; the machine that sends."""
    accounts = tuple(
        Account(
            id=AccountId(f"ceo-{number}"),
            handle=f"ceo_{number}",
            name=f"Chief {number}",
            x_user_id=str(1_400_000_000_000_000_000 + number),
        )
        for number in range(executives)
    )
    every = [one.id for one in accounts]
    people = {f"anne-{n}": {one: (Role.EXECUTIVE,)} for n, one in enumerate(every)}
    roles = {
        "marc": Role.COMMUNICATIONS,
        "lise": Role.COMMUNICATIONS,
        "zoe": Role.LEGAL,
        "press": Role.PUBLISHER,
    }
    people |= {name: dict.fromkeys(every, (role,)) for name, role in roles.items()}
    return Plan(accounts=accounts, people=people, policy=Policy(terms=Terms(cool_off_seconds=0)))


@dataclass
class Outcome:
    """What came of it. Sound: `wrong` is empty."""

    seconds: float = 0
    posts: int = 0
    actions: int = 0
    acknowledged: int = 0
    at_x: int = 0
    states: Counter = field(default_factory=Counter)
    did: Counter = field(default_factory=Counter)
    refused: Counter = field(default_factory=Counter)
    network: Counter = field(default_factory=Counter)
    kills: int = 0
    deputed: int = 0  #: approvals of a deputy, as the evidence proves them
    bundle: int = 0  #: bytes of the evidence that was verified
    kept: set[str] = field(default_factory=set)  #: what waited and was refused: told, not lost
    wrong: list[str] = field(default_factory=list)


def play(people: Team, seconds: float, seed: int) -> Outcome:
    """Let everybody do what they do, and judge what came of it."""
    found, random = Outcome(seconds=seconds), Random(seed)
    _go_away(people, seconds)
    began = time.monotonic()
    with people.weather(seed, longest=1.0) as bad:
        running = _begin(people, seconds, seed)
        while time.monotonic() < began + seconds:
            _trouble(people, random, found, began + seconds)
        for client, answer in running:
            _count(client, answer(), found)
    found.network = Counter(bad.happened)
    _settle(people, found)
    judge(people, found)
    return found


def _go_away(people, seconds):
    """Counsel is away for every other account, and one of communications decides in her name."""
    for account in people.plan.accounts[::2]:
        told = {"account": account.id, "role": "legal", "deputy": "lise"}
        people["zoe"].do("lend", seconds=seconds + REST, **told)


def _begin(people, seconds, seed):
    """Everybody but the publisher, at work."""
    accounts = [one.id for one in people.plan.accounts]
    running = []
    for name, client in people.people.items():
        if name.startswith("anne-"):
            told = {"account": accounts[int(name[5:])]}
            running.append((client, client.tell("executive", seed=seed, seconds=seconds, **told)))
        elif name != "press":
            told = {"accounts": accounts}
            running.append((client, client.tell("reviewer", seed=seed, seconds=seconds, **told)))
    return running


def _trouble(people, random, found, until):
    """The publisher works for some seconds and is killed; X misbehaves now and then."""
    press = people.press
    press.tell("machine", seconds=3600)
    lasts = min(random.uniform(1.0, 8.0), max(0.2, until - time.monotonic()))
    deadline = time.monotonic() + lasts
    while (left := deadline - time.monotonic()) > 0:
        if random.random() < 0.3 and not _is_late(found, until):
            people.x.misbehave(random.choice(FAULTS))
        press.rest(min(left, random.uniform(0.2, 1.5)))
    press.kill()
    found.kills += 1
    _until_open(press)


def _is_late(found, until):
    """Whether it ends soon: what is unknown then would be waited for."""
    return time.monotonic() > until - found.seconds / 2


def _until_open(client):
    """The program starts again; its journal may be held by the one that is just dying."""
    for _ in range(20):
        client.start()
        try:
            client.do("open")
        except SaidNo as no:
            if not no.is_away:
                raise
            client.switch_off()
            client.rest(0.1)
        else:
            return
    raise AssertionError(f"{client.person} cannot open the record: {client.said()[-500:]}")


def _count(client, did, found):
    found.did.update(did["did"])
    found.refused.update(did["refused"])
    found.wrong += [f"{client.person}: {one}" for one in did["broken"]]


def _settle(people, found):
    """Nobody does anything any more: the publisher ends what it began."""
    until = time.monotonic() + REST
    for name, client in people.people.items():
        if name != "press":
            came = client.do("come_back")
            found.did["waited, then recorded"] += came["applied"]
            found.refused.update(f"waited, then {kind}" for kind, _ in came["refused"])
            found.kept |= set(client.do("refused_actions"))
    for account in people.plan.accounts:
        if people["marc"].do("frozen", account=account.id):
            people["marc"].do("unfreeze", account=account.id, reason="Fini.")
    while time.monotonic() < until:
        people.press.do("publish")
        waiting = people["zoe"].do("standing")
        found.states = Counter(waiting.values())
        if not any(found.states[one] for one in RESTLESS):
            return
        people.press.rest(0.5)


def judge(people: Team, found: Outcome) -> None:
    """Compare what was acknowledged, what stands in the record, what stands at X."""
    with people.administrator() as sql:
        rows = sql.execute("SELECT id, kind, actor, post, revision FROM action").fetchall()
        bound = sql.execute("SELECT x_post_id, post FROM publication").fetchall()
        sql.execute("SELECT count(*) FROM post")
        (found.posts,) = sql.execute("SELECT count(*) FROM post").fetchone()
    found.actions = len(rows)
    there, acknowledged = {row[0] for row in rows}, _acknowledged(people)
    found.acknowledged = len(acknowledged)
    found.wrong += [
        f"acknowledged and lost: {one}" for one in sorted(acknowledged - there - found.kept)
    ]
    twice = Counter(row[1:] for row in rows if row[1] in ("submit", "seen", "withdraw"))
    found.wrong += [f"recorded twice: {what}" for what, times in twice.items() if times > 1]
    _judge_x(people, found, dict(bound))
    _judge_proof(people, found)


def _acknowledged(people):
    files = (one.folder / "acknowledged.txt" for one in people.people.values())
    return {one for file in files if file.exists() for one in file.read_text("ascii").split()}


def _judge_x(people, found, bound):
    """Every post at X is bound to one post of the record, and says what was approved there."""
    posts = people.x.posts()
    found.at_x = len(posts)
    texts = Counter(one.text for one in posts)
    found.wrong += [f"at X {times} times: {text}" for text, times in texts.items() if times > 1]
    approved = people["zoe"].do("approved_texts")
    for one in posts:
        if one.id not in bound:
            found.wrong.append(f"at X and not in the record: {one.text}")
        elif approved.get(bound[one.id]) != one.text:
            found.wrong.append(f"at X and not approved so: {one.text}")
    missing = bound.keys() - {one.id for one in posts}
    found.wrong += [f"in the record and not at X: {one}" for one in sorted(missing)]


def _judge_proof(people, found):
    """Every computer verifies all it can read; the evidence of everything is verified by itself."""
    for name, client in people.people.items():
        try:
            client.do("verify")
        except SaidNo as no:
            found.wrong.append(f"{name} cannot verify: {no.kind} {no.facts}")
    with tempfile.TemporaryDirectory() as folder:
        file, today = Path(folder) / "bundle.jsonl", datetime.now(UTC).date()
        days = {"first": str(today - timedelta(days=1)), "last": str(today + timedelta(days=1))}
        people["zoe"].do("export", out=str(file), **days)
        said = evidence.verify(io.BytesIO(file.read_bytes()), verify)
        found.bundle = file.stat().st_size
    every = [one for post in said.posts for one in post.record.decisions]
    found.deputed = sum(one.acting_for is not None for one in every)
    if len(said.posts) != found.posts:
        found.wrong.append(f"evidence of {len(said.posts)} of {found.posts} posts")
    shown = sum(len(post.published) for post in said.posts)
    if shown != found.at_x:
        found.wrong.append(f"evidence of {shown} of {found.at_x} posts at X")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("seconds", type=float, nargs="?", default=600)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--executives", type=int, default=10)
    given = asked.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cs-team-")))
        server = stack.enter_context(postgres.running(tls=True))
        nursery = stack.enter_context(Nursery())
        people = stack.enter_context(team(nursery, server, company(given.executives), folder))
        found = play(people, given.seconds, given.seed)
    for name in (
        "seconds",
        "posts",
        "actions",
        "acknowledged",
        "at_x",
        "kills",
        "deputed",
        "bundle",
    ):
        sys.stdout.write(f"{name}: {getattr(found, name)}\n")
    for name in ("states", "did", "refused", "network"):
        said = ", ".join(f"{what} {count}" for what, count in getattr(found, name).most_common())
        sys.stdout.write(f"{name}: {said}\n")
    for one in found.wrong:
        sys.stdout.write(f"WRONG {one}\n")
    sys.stdout.write("NOT SOUND\n" if found.wrong else "sound: lost 0, twice 0\n")
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
