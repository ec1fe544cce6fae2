"""The steps in which a post is approved, and whom and what an account is for.

Steps come one after the other; inside a step everybody is asked at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.canonical import Json
from desktop_app.domain.reading import as_int, as_list, as_object, as_text, only
from desktop_app.domain.roles import APPROVING, Role


class Needs(StrEnum):
    """How many of a step's roles must approve."""

    ALL = "all"  #: each role once
    ANY = "any"  #: one approval in one of its roles


class Audience(StrEnum):
    """Who reads an account, as policy tells accounts apart."""

    INVESTORS = "investors"
    EMPLOYEES = "employees"
    CUSTOMERS = "customers"
    PARTNERS = "partners"
    PRESS = "press"
    PUBLIC = "public"


class Purpose(StrEnum):
    """What an account is for, as policy tells accounts apart."""

    CORPORATE = "corporate"
    PERSONAL = "personal"
    RECRUITMENT = "recruitment"
    SUPPORT = "support"
    INVESTOR_RELATIONS = "investor-relations"
    PROMOTION = "promotion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`roles` are asked at once, when every earlier step is done; each role is in one step only.

    After `remind_after_seconds` those who are waited for are reminded, after
    `escalate_after_seconds` the people of `escalate_to` are told; 0 is never. Neither approves
    anything. Raises ValueError where nobody could approve or a number is below zero.
    """

    roles: tuple[Role, ...]
    needs: Needs = Needs.ALL
    remind_after_seconds: int = 0
    escalate_after_seconds: int = 0
    escalate_to: tuple[Role, ...] = ()

    def __post_init__(self) -> None:
        named = (*self.roles, *self.escalate_to)
        is_sound = (
            self.roles
            and all(role in APPROVING for role in named)
            and len(set(self.roles)) == len(self.roles)
            and min(self.remind_after_seconds, self.escalate_after_seconds) >= 0
        )
        if not is_sound:
            raise ValueError(f"not a step: {named}")

    def as_json(self) -> dict[str, Json]:
        """The step as it stands in the policy."""
        return {
            **self.said(),
            "remind_after_seconds": self.remind_after_seconds,
            "escalate_after_seconds": self.escalate_after_seconds,
            "escalate_to": sorted(self.escalate_to),
        }

    def said(self) -> dict[str, Json]:
        """The step as a submission names it: what has to be approved, without its times."""
        return {"needs": self.needs, "roles": sorted(self.roles)}

    @classmethod
    def read(cls, value: Json) -> Step:
        """Read what `as_json` wrote. Raises BadInput (``canonical.shape``) or ValueError."""
        said = as_object(value)
        only(said, "roles needs remind_after_seconds escalate_after_seconds escalate_to")
        return cls(
            roles=_roles(said["roles"]),
            needs=Needs(as_text(said["needs"])),
            remind_after_seconds=as_int(said["remind_after_seconds"]),
            escalate_after_seconds=as_int(said["escalate_after_seconds"]),
            escalate_to=_roles(said["escalate_to"]),
        )

    @classmethod
    def read_said(cls, value: Json) -> Step:
        """Read what `said` wrote. Raises BadInput (``canonical.shape``) or ValueError."""
        said = as_object(value)
        only(said, "roles needs")
        return cls(roles=_roles(said["roles"]), needs=Needs(as_text(said["needs"])))


def turn_of(steps: Sequence[Step], have: Collection[Role]) -> int | None:
    """The place of the first step that lacks an approval in view of those in `have`; None of none."""
    for place, step in enumerate(steps):
        given = [role in have for role in step.roles]
        if not (any(given) if step.needs is Needs.ANY else all(given)):
            return place
    return None


def lacking(steps: Sequence[Step], have: Collection[Role]) -> tuple[Role, ...]:
    """Roles of steps that one of several can approve and none did, in the order of `Role`."""
    undone = [
        step.roles
        for step in steps
        if step.needs is Needs.ANY and not any(role in have for role in step.roles)
    ]
    return tuple(role for role in Role if any(role in roles for roles in undone))


def waits_for(steps: Sequence[Step], role: Role, have: Collection[Role]) -> tuple[Role, ...]:
    """Who approves before `role` may: who is left of the step whose turn it is; nobody when it may."""
    turn = turn_of(steps, have)
    place = next((place for place, step in enumerate(steps) if role in step.roles), None)
    if turn is None or place is None or place <= turn:
        return ()
    return tuple(each for each in steps[turn].roles if each not in have)


def named(steps: tuple[Step, ...]) -> tuple[Role, ...]:
    """Every role of the steps, step by step."""
    return tuple(role for step in steps for role in step.roles)


def _roles(value: Json) -> tuple[Role, ...]:
    held = {Role(as_text(role)) for role in as_list(value)}
    return tuple(role for role in Role if role in held)
