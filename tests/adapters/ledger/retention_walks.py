"""Random walks about legal holds and redactions: the rules against what this file counts itself.

Apart from `walks`, so that those keep their steps. Posts go to their end by the same ways.
"""

from __future__ import annotations

from random import Random

from desktop_app.domain.action import OF_REDACTION, PostId
from desktop_app.domain.errors import Refused
from desktop_app.domain.record import PostRecord
from tests.adapters.ledger.mutants import APPLY, Edits, without
from tests.adapters.ledger.oracle import K, S, Step, World, allowed
from tests.adapters.ledger.walks import LedgerWalk
from tests.adapters.ledger.ways import POSTS
from tests.contracts.company import ACCOUNT

FINAL = (S.POSTED, S.REMOVED, S.WITHDRAWN)
ASKING = ("comms", "deputy", "legal")
#: Ledgers with one rule taken out, as `mutants.MUTANTS` has them.
MUTANTS: dict[str, Edits] = {
    "CS036": without("CS036"),
    "CS037": without("CS037"),
    "a hold of the account holds nothing": (
        ("preserved", "coalesce(h.covers, p.id) = p.id", "h.covers = p.id"),
    ),
    "a hold of one post holds all": (
        ("preserved", "coalesce(h.covers, p.id) = p.id", "p.id = p.id"),
    ),
    "a hold never ends": (
        (APPLY, "UPDATE preservation SET live = 0", "UPDATE preservation SET live = live"),
    ),
    "what was asked before a hold is answered after it": (
        (APPLY, "SET redaction_asked = NULL", "SET redaction_asked = redaction_asked"),
    ),
    "who asked answers": (("action_form", "NEW.kind = 'redact' AND a.actor", "FALSE AND a.actor"),),
    "what is not finished is redacted": (
        ("settled", "WHERE p.state IN ('posted', 'removed', 'withdrawn')", "WHERE TRUE"),
    ),
    "what nobody looked at again is redacted": (
        ("settled", "AND p.needs_after_review = 0", "AND TRUE"),
    ),
    "what was said stays": (
        (APPLY, "a.post = NEW.post AND a.kind NOT IN", "FALSE AND a.kind NOT IN"),
    ),
    "the text stays": (
        (APPLY, "sha256 IN (SELECT sha256 FROM body_of WHERE post = NEW.post)", "FALSE"),
    ),
    "a redacted post is not marked": (
        (APPLY, "UPDATE post SET redacted = NEW.id", "UPDATE post SET redacted = redacted"),
    ),
}


class RetentionWalk(LedgerWalk):
    """Six posts that are finished, kept and redacted in any order."""

    def __init__(self, store, clock):
        super().__init__(store, clock)
        self.holds: dict[str, str | None] = {}  # that were not ended, and what they cover
        self.asked: dict[str, str] = {}
        self.last: dict[str, PostRecord] = {}  # what redacted posts were
        self.expected = False

    # -- what should happen

    def replayed(self, post: str) -> PostRecord | None:
        try:
            return super().replayed(post)
        except Refused:
            if post not in self.last:
                raise
            return self.last[post]

    def judged(self, world: World, record: PostRecord | None, step: Step) -> bool:
        self.expected = self._may(world, record, step)
        return self.expected

    def _may(self, world: World, record: PostRecord | None, step: Step) -> bool:
        if step.kind is K.PRESERVE:
            return step.actor == "legal"
        if step.kind is K.UNPRESERVE:
            return step.actor == "legal" and step.said["preserves"] in self.holds
        if record is not None and record.id in self.last:
            return step.kind in (K.FREEZE, K.UNFREEZE) and allowed(world, record, step)
        if step.kind not in OF_REDACTION:
            return allowed(world, record, step)
        if record is None or record.state not in FINAL or record.needs_after_review:
            return False
        if self._is_held(record.id):
            return False
        if step.kind is K.ASK_REDACTION:
            return step.actor in ASKING
        return step.actor == "legal" and self.asked.get(record.id) not in (None, "legal")

    def _is_held(self, post: str) -> bool:
        return bool({None, post} & {*self.holds.values()})

    def take(self, post: str, step: Step, chance: Random, spoil: str = "") -> None:
        record = self.record(post)
        super().take(post, step, chance, spoil)
        if spoil or not self.expected:
            return
        if step.kind is K.PRESERVE:
            with self.store.begin() as work:
                made = work.account_actions(ACCOUNT)[-1].id
            self.holds[made] = step.said["covers"]
            self.asked = {one: by for one, by in self.asked.items() if not self._is_held(one)}
        elif step.kind is K.UNPRESERVE:
            del self.holds[step.said["preserves"]]
        elif step.kind is K.ASK_REDACTION:
            self.asked[post] = step.actor
        elif step.kind is K.REDACT and record is not None:
            self.last[post] = record
            self.asked.pop(post)

    # -- which steps

    def one_step(self, chance):
        ways = (self.towards_an_end, self.about_holds, self.about_words, self.afterwards)
        chance.choices(ways, weights=(4, 2, 5, 1))[0](chance)
        if chance.random() < 0.3:
            self.lists_say_so()

    def towards_an_end(self, chance):
        post = chance.choice(POSTS)
        for _ in range(chance.randint(1, 6)):
            state = self.state(post)
            if state in FINAL and chance.random() < 0.8:
                return
            if state is S.IN_REVIEW and chance.random() < 0.2:
                self.take(post, Step(kind=K.WITHDRAW, actor="ceo"), chance)
                continue
            step = self.next_step(post, chance)
            if step is None or post in self.last:
                return
            self.take(post, step, chance)

    def about_holds(self, chance):
        post = chance.choice(POSTS)
        actor = chance.choice(["legal", "legal", "legal", "comms", "ceo"])
        kind, said = K.UNPRESERVE, {"preserves": chance.choice([*self.holds, "a0"])}
        if len(self.holds) < 1 or chance.random() < 0.2:
            covers = chance.choice([None, *(one for one in POSTS if self.record(one))])
            kind, said = K.PRESERVE, {"covers": covers}
        self.take(post, Step(kind=kind, actor=actor, said=said), chance, self._spoilt(chance))

    def about_words(self, chance):
        post = chance.choice(POSTS)
        if self.record(post) is None:
            return
        who = {K.ASK_REDACTION: [*ASKING, "ceo", "press"], K.REDACT: ["legal"] * 4 + ["comms"]}
        kind = chance.choice(sorted(who))
        step = Step(kind=kind, actor=chance.choice(who[kind]))
        self.take(post, step, chance, self._spoilt(chance))

    def afterwards(self, chance):
        post = chance.choice(POSTS)
        if post in self.last:
            kind, actor = chance.choice([(K.SEEN, "legal"), (K.TAKE_DOWN, "legal")])
            self.take(post, Step(kind=kind, actor=actor), chance)
        elif (record := self.record(post)) and record.needs_after_review:
            self.take(post, Step(kind=K.AFTER_REVIEW, actor="legal"), chance)

    def _spoilt(self, chance: Random) -> str:
        return "reason" if chance.random() < 0.1 else ""

    # -- what everybody reads

    def lists_say_so(self):
        with self.store.begin() as work:
            rows = {row.id: row for row in work.posts(tuple(S))}
            final = {one.id: one for one in work.final_posts(ACCOUNT, self.clock.now(), limit=9)}
            for post, record in self.last.items():
                named = [one.sha256 for one in record.actions if one.sha256]
                assert work.bodies(named) == {}, "words stay"
                actions = [one for one in work.actions(PostId(post)) if one.post is not None]
                kept = [one.kind for one in actions if one.redacted_by is None]
                assert set(kept) <= set(OF_REDACTION), "what was said stays"
        assert {one for one, row in rows.items() if row.redacted is not None} == set(self.last)
        for post in rows:
            record = self.record(post)
            is_listed = (
                post not in self.last and record.state in FINAL and not record.needs_after_review
            )
            assert (post in final) == is_listed, "what is finished"
            if is_listed:
                assert final[post].is_preserved == self._is_held(post)
                assert final[post].asked_by == self.asked.get(post)


#: The walk that finds it, where the first does not.
FOUND_BY: dict[str, int] = {
    "a redacted post is not marked": 6,
    "the text stays": 6,
    "what is not finished is redacted": 1,
    "what was said stays": 6,
}
