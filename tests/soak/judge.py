"""What must hold at every moment, whatever is broken: asked of X, of the record, of each computer."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from threading import Event

from tests.soak.office import AUDITOR, WINDOWS, Office
from tests.team.team import SaidNo

#: Of a post, the version that was tried last, and what was approved of it before.
_TRIED = """
SELECT p.x_post_id, p.post, s.sha256, b.body, s.signers, w.writers FROM publication p
JOIN LATERAL (
  SELECT a.sha256, a.revision, a.n, (
    SELECT array_agg(DISTINCT d.actor) FROM action d
    WHERE d.post = a.post AND d.kind = 'approve' AND d.sha256 = a.sha256
      AND d.revision = a.revision AND d.n < a.n
  ) AS signers
  FROM action a WHERE a.post = p.post AND a.kind = 'attempt' ORDER BY a.n DESC LIMIT 1
) s ON true
JOIN LATERAL (
  SELECT array_agg(DISTINCT c.actor) AS writers FROM action c
  WHERE c.post = p.post AND c.kind = 'submit' AND c.n < s.n
) w ON true
LEFT JOIN payload b ON b.account = p.account AND b.sha256 = s.sha256
"""
#: What is on its way to X: the program may not know yet whether it is there.
_ON_ITS_WAY = """
SELECT b.body FROM post p
JOIN payload b ON b.account = p.account AND b.sha256 = p.sha256
WHERE EXISTS (SELECT 1 FROM action a WHERE a.post = p.id AND a.kind = 'attempt')
"""
_TWICE = """
SELECT kind, actor, post, revision, count(*) FROM action
WHERE kind IN ('submit', 'withdraw', 'attempt') GROUP BY kind, actor, post, revision, fence
HAVING count(*) > 1
"""
#: Seconds until what waited has gone once the server answers again.
_SOON = 20.0
_REST = Event()


@dataclass
class Judge:
    """`look` as often as wanted; `wrong` says what did not hold, once each."""

    office: Office
    looks: int = 0
    asked: int = 0  #: how many single things were compared
    at_x: int = 0
    actions: int = 0
    acknowledged: int = 0
    links: int = 0  #: of the chain, as the auditor verified it last
    wrong: list[str] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)

    def look(self, *, is_rested: bool, is_over: bool = False) -> list[str]:
        """Compare everything now; what is wrong and was not before.

        `is_rested`: nothing has been broken for a while, so that nothing waits. `is_over`: nobody
        does anything any more, so that nothing is on its way.
        """
        self.looks += 1
        found = [
            *([] if is_over else self._of_processes(is_rested=is_rested)),
            *self._of_deeds(),
            *self._of_x(is_over=is_over),
            *self._of_the_record(),
        ]
        new = [one for one in dict.fromkeys(found) if one not in self._known]
        self._known |= set(new)
        self.wrong += new
        return new

    def _of_processes(self, *, is_rested: bool) -> Iterator[str]:
        yield from self.office.ended()
        for name in WINDOWS:
            status = self.office.status(name)
            self.asked += 2
            yield from (f"{name}: {one}" for one in status["wrong"])
            if is_rested and not self._has_sent(name):
                status = self.office.status(name)
                yield f"{name}: {status['waiting']} wait, away {status['is_away']}, without a fault"

    def _has_sent(self, name: str) -> bool:
        """Whether nothing waits there, now or soon: a machine at work is slow."""
        until = time.monotonic() + _SOON
        while (status := self.office.status(name))["waiting"] or status["is_away"]:
            if time.monotonic() > until:
                return False
            _REST.wait(0.5)
        return True

    def _of_deeds(self) -> Iterator[str]:
        """Whatever a computer was told is recorded is there, or waits, or its person read why not."""
        acknowledged = self._listed("acknowledged.txt")
        waits = set(self._waiting())
        told = self._listed("told.txt")
        with self.office.people.administrator() as sql:
            there = {one for (one,) in sql.execute("SELECT id FROM action").fetchall()}
        self.asked += len(acknowledged)
        self.acknowledged, self.actions = len(acknowledged), len(there)
        for one in sorted(acknowledged - there - waits - told):
            yield f"acknowledged and lost: {one}"

    def _listed(self, name: str) -> set[str]:
        files = [self.office.folder / one / name for one in WINDOWS]
        return {
            one
            for file in files
            if file.exists()
            for one in file.read_text("ascii").splitlines(keepends=True)
            if one.endswith("\n")
            for one in [one.strip()]
        }

    def _waiting(self) -> Iterator[str]:
        for name in WINDOWS:
            file = self.office.folder / name / "home" / "x" / "desk.sqlite"
            with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as desk:
                for (actions,) in desk.execute("SELECT actions FROM outbox"):
                    yield from (one["id"] for one in json.loads(actions))

    def _of_x(self, *, is_over: bool) -> Iterator[str]:
        """Each post there once, byte for byte what somebody else than its author approved."""
        posts = {one.id: one.text for one in self.office.people.x.posts()}
        self.at_x = len(posts)
        texts = Counter(posts.values())
        yield from (f"at X {times} times: {text}" for text, times in texts.items() if times > 1)
        with self.office.people.administrator() as sql:
            bound = {row[0]: row[1:] for row in sql.execute(_TRIED).fetchall()}
            under_way = {_text(body) for (body,) in sql.execute(_ON_ITS_WAY).fetchall()}
        self.asked += 3 * len(posts)
        for number, text in posts.items():
            if number in bound:
                yield from _of_one(text, *bound[number])
            elif is_over or text not in under_way:
                yield f"at X and not in the record: {text}"
        yield from (f"in the record and not at X: {one}" for one in bound.keys() - posts.keys())

    def _of_the_record(self) -> Iterator[str]:
        with self.office.people.administrator() as sql:
            twice = sql.execute(_TWICE).fetchall()
        yield from (f"recorded twice: {row}" for row in twice)
        auditor = self.office.people[AUDITOR]
        try:
            auditor.switch_on()  # each time anew: no program of these tests lives for an hour
            links, _ = auditor.do("verify")
            self.asked += links
            if links < self.links:
                yield f"the record has become shorter: {self.links} links, {links} now"
            self.links = links
        except SaidNo as no:
            yield f"the record does not verify: {no.kind} {no.facts}"
        except AssertionError as ended:  # its program ended: the others go on
            yield f"the auditor's program ended: {ended}"
        finally:
            auditor.switch_off()


def _of_one(text, post, sha256, body, signers, writers) -> Iterator[str]:
    if body is None or hashlib.sha256(body.encode()).hexdigest() != sha256:
        yield f"{post}: what was approved is not what is kept"
    elif _text(body).encode() != text.encode():
        yield f"{post}: at X stands something else than was approved: {text}"
    if not set(signers or ()) - set(writers):
        yield f"{post}: at X without anybody's approval: {text}"


def _text(body: str) -> str:
    return json.loads(body)["parts"][0]["text"]
