"""What an author tells the reviewers beside the post: it stays in the record and is never sent.

A submission names the note by its digest. The body stands apart, so that evidence that leaves the
company proves that there was a note without showing it: nor can its readers try likely texts against
the digest, because each body has a salt of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.canonical import Json, canonical, parse_object
from desktop_app.domain.errors import BadInput
from desktop_app.domain.goals import GoalId, is_goal_id
from desktop_app.domain.reading import as_int, as_list, as_object, as_text, only

LONGEST = 1_000  #: characters of a note, and of an explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The author's word on one finding, so that whoever must look at it need not ask."""

    rule: str  #: the finding's rule id
    part: int  #: 0 for the first
    quote: str  #: the words the finding is about, as they stood
    text: str

    def as_json(self) -> dict[str, Json]:
        """As it is written everywhere."""
        return {"rule": self.rule, "part": self.part, "quote": self.quote, "text": self.text}

    @classmethod
    def read(cls, value: Json) -> Explanation:
        """Read what `as_json` wrote. Raises BadInput (``canonical.shape``)."""
        said = as_object(value)
        only(said, "rule part quote text")
        return cls(
            rule=as_text(said["rule"]),
            part=as_int(said["part"]),
            quote=as_text(said["quote"]),
            text=as_text(said["text"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A private note and the explanations of single findings; empty texts are none."""

    text: str = ""
    explanations: tuple[Explanation, ...] = ()
    salt: str = ""  #: 128 random bits in hexadecimal digits, from whoever submits it
    goal: GoalId | None = None  #: what of the company's goals the post is for

    def __bool__(self) -> bool:
        return bool(self.text or self.explanations or self.goal)

    def body(self) -> str:
        """The canonical text. Raises BadInput when a text is not NFC or holds a surrogate."""
        explained: list[Json] = [one.as_json() for one in self.explanations]
        said: dict[str, Json] = {
            "note": self.text,
            "explanations": explained,
            "salt": self.salt,
        }
        # Without a goal it is what it was before there were goals, byte for byte.
        return canonical(said if self.goal is None else {**said, "goal": self.goal})

    @classmethod
    def read(cls, body: str) -> Note:
        """Read a canonical body. Raises BadInput."""
        values = parse_object(body)
        only(values, f"note explanations salt{' goal' if 'goal' in values else ''}")
        return cls(
            text=as_text(values["note"]),
            explanations=tuple(Explanation.read(item) for item in as_list(values["explanations"])),
            salt=as_text(values["salt"]),
            goal=_goal(values["goal"]) if "goal" in values else None,
        )


def _goal(value: Json) -> GoalId:
    goal = as_text(value)
    if not is_goal_id(goal):
        raise BadInput("canonical.shape")
    return GoalId(goal)
