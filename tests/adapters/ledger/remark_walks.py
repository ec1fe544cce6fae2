"""Random walks about what deputies remark: the rules against what this file counts itself.

Apart from `step_walks`, so that those keep their steps. In whose duty a remark was made is kept here
from what was said, without the domain's own word for it.
"""

from __future__ import annotations

from random import Random

from desktop_app.domain.account import APPROVING
from desktop_app.domain.discussion import Comment
from desktop_app.domain.record import PostRecord
from tests.adapters.ledger.mutants import Edits
from tests.adapters.ledger.oracle import SUBMITTABLE, K, Step, World
from tests.adapters.ledger.step_walks import PEOPLE, POSTS, StepWalk
from tests.contracts.company import DUTIES

#: Ledgers with one rule taken out, as `mutants.MUTANTS` has them.
MUTANTS: dict[str, Edits] = {
    "anybody remarks in anybody's name": (
        (
            "action_duty",
            "THEN json_type(s.body, '$.for') = 'text' AND EXISTS (",
            "THEN TRUE OR EXISTS (",
        ),
    ),
    "a deputy remarks in their own duty alone": (
        ("action_duty", "NEW.kind = 'comment' AND s.body ->> '$.for' IS NOT NULL", "FALSE"),
    ),
    "what a deputy remarked is of their own duty": (
        ("voice", "coalesce(s.body ->> '$.for', c.actor)", "c.actor"),
    ),
}


class RemarkWalk(StepWalk):
    """Three posts in two steps, about which people and their deputies talk."""

    def __init__(self, store, clock):
        super().__init__(store, clock)
        self.voices: dict[str, str] = {}  # who lent the duty, by remark

    # -- what should happen

    def _may(self, world: World, record: PostRecord | None, step: Step) -> bool:
        if record is None or step.kind not in (K.COMMENT, K.RESOLVE):
            return super()._may(world, record, step)
        if record.state not in SUBMITTABLE:
            return False
        if step.kind is K.RESOLVE:
            wanted = [one for one in record.open_comments if one.id == step.said["comment"]]
            return bool(wanted) and self._ends(record, step, wanted[0])
        principal = step.said.get("for")
        own = {*APPROVING, "assistant"} & set(DUTIES[step.actor])
        return bool(own if principal is None else self.borrowed(step.actor, principal))

    def _ends(self, record: PostRecord, step: Step, remark: Comment) -> bool:
        principal, hands = step.said["for"], {step.actor, step.said["for"]}
        if principal is None and remark.by == step.actor:
            return True
        theirs = set(DUTIES[self.voices.get(remark.id, remark.by)]) & set(APPROVING)
        mine = (
            set(DUTIES[step.actor]) if principal is None else self.borrowed(step.actor, principal)
        )
        return bool(mine & (theirs or set(APPROVING))) and not hands & set(record.contributors)

    def take(self, post: str, step: Step, chance: Random, spoil: str = "") -> None:
        super().take(post, step, chance, spoil)
        principal = step.said.get("for")
        if step.kind is K.COMMENT and principal is not None and self.expected and not spoil:
            record = self.record(post)
            assert record is not None
            made = record.comments[-1]
            assert (made.by, made.acting_for) == (step.actor, principal)
            self.voices[made.id] = principal

    # -- which steps

    def one_step(self, chance):
        if chance.random() < 0.4:
            self.about_remarks(chance)
        else:
            super().one_step(chance)

    def about_remarks(self, chance):
        post = chance.choice(POSTS)
        if (record := self.record(post)) is None:
            return
        who, principal = chance.choice(PEOPLE), chance.choice([None, *PEOPLE])
        if self.lent and chance.random() < 0.7:
            one = chance.choice(list(self.lent.values()))
            who, principal = one["deputy"], chance.choice([one["principal"]] * 3 + [None])
        if record.open_comments and chance.random() < 0.6:
            remark = chance.choice(record.open_comments)
            said = {"comment": remark.id, "for": principal}
            self.take(post, Step(kind=K.RESOLVE, actor=who, said=said), chance)
            return
        said = {} if principal is None else {"for": principal}
        self.take(post, Step(kind=K.COMMENT, actor=who, said=said), chance)


#: The walk that finds it, where the first does not.
FOUND_BY: dict[str, int] = {}
