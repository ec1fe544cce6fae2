"""Texts that ship with the product, from which somebody proposes a template of their own.

They are no templates: each is proposed by one person and adopted by another, as any template. Each
comes with an example, and with a careless version of the same that shipped rules find.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from desktop_app.services.resources import resource


class StarterPurpose(StrEnum):
    """What a text is for."""

    RECRUITMENT = "recruitment"
    PRICE = "price"  #: an offer with its price and dates
    BETA = "beta"  #: who tries something unfinished, and what came of it
    HELP = "help"  #: advice, suppliers


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """One text to propose a template from."""

    purpose: StarterPurpose
    language: str  #: ``en`` or ``fr``
    name: str
    text: str  #: what is to be filled in stands in [brackets]
    example: str  #: the text filled in, of an invented company
    careless: str  #: the same as nobody should say it
    rules: tuple[str, ...]  #: ids of shipped rules that find the careless version


@cache
def starters(language: str) -> tuple[Starter, ...]:
    """The texts in ``en`` or ``fr``, in the order of their purposes. Raises Unavailable."""
    text = resource("templates", f"{language}.toml").read_text(encoding="utf-8")
    return tuple(
        Starter(
            purpose=StarterPurpose(each["purpose"]),
            language=language,
            name=each["name"],
            text=each["text"],
            example=each["example"],
            careless=each["careless"],
            rules=tuple(each["rules"]),
        )
        for each in tomllib.loads(text)["starter"]
    )
