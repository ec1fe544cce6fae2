"""What somebody types into a list's search, as chips: words, or a name, a colon and a value.

The names of chips and of states are understood in both languages, whatever their accents. A word
that looks like a chip and is none is a fault that says why; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from desktop_app.domain.account import Account, AccountId, Person, PersonId
from desktop_app.domain.publication import PostState
from desktop_app.domain.text import folded
from desktop_app.services.listing import ListQuery


class Kind(StrEnum):
    """What a chip asks for."""

    WORD = "word"
    AUTHOR = "author"
    RULE = "rule"  #: a rule's id, or a family of rules
    BEFORE = "before"  #: a day, not included
    AFTER = "after"  #: a day, included
    ACCOUNT = "account"
    STATE = "state"
    REMARKS = "remarks"  #: open ones


class Fault(StrEnum):
    """Why a chip means nothing."""

    NAME = "name"  #: no chip is called so
    EMPTY = "empty"  #: nothing follows the colon, or nothing that can be looked for
    UNKNOWN = "unknown"  #: nobody and nothing has this name
    SEVERAL = "several"  #: more than one has this name
    DAY = "day"  #: it is no day, as 2026-11-24 or 24/11/2026


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One thing that is asked for. `value` is what a query takes, `text` what a person reads."""

    kind: Kind
    value: str
    text: str
    fault: Fault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What can be named in this ledger. `states` are the words of the window's language."""

    people: Sequence[Person]
    accounts: Sequence[Account]
    rules: Sequence[str]  #: ids and families
    states: Mapping[PostState, str]
    open_remarks: str = "open"  #: the same, of remarks that nobody settled yet


_NAMES = {
    "author": Kind.AUTHOR,
    "auteur": Kind.AUTHOR,
    "rule": Kind.RULE,
    "regle": Kind.RULE,
    "before": Kind.BEFORE,
    "avant": Kind.BEFORE,
    "after": Kind.AFTER,
    "apres": Kind.AFTER,
    "account": Kind.ACCOUNT,
    "compte": Kind.ACCOUNT,
    "state": Kind.STATE,
    "etat": Kind.STATE,
    "remarks": Kind.REMARKS,
    "remarques": Kind.REMARKS,
}
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


def chips(typed: str, names: Names) -> tuple[Chip, ...]:
    """The chips of what was typed. Quotation marks keep words together: ``author:"Paul Roy"``."""
    return tuple(_chip(piece, names) for piece in _pieces(typed))


def narrowed(query: ListQuery, asked: Sequence[Chip], zone: tzinfo | None) -> ListQuery:
    """`query` with the chips that are without fault. Days begin at midnight in `zone` (None: here)."""
    good: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for chip in asked:
        if chip.fault is None:
            good[chip.kind].append(chip.value)
    since = [_midnight(value, zone) for value in good[Kind.AFTER]]
    until = [_midnight(value, zone) for value in good[Kind.BEFORE]]
    return replace(
        query,
        words=query.words + tuple(good[Kind.WORD]),
        rules=query.rules + tuple(good[Kind.RULE]),
        authors=query.authors + tuple(PersonId(one) for one in good[Kind.AUTHOR]),
        accounts=query.accounts + tuple(AccountId(one) for one in good[Kind.ACCOUNT]),
        states=query.states + tuple(PostState(one) for one in good[Kind.STATE]),
        is_disputed=query.is_disputed or bool(good[Kind.REMARKS]),
        since=max(since, default=query.since),
        until=min(until, default=query.until),
    )


def proposals(typed: str, names: Names, own: Mapping[Kind, str], today: date) -> tuple[str, ...]:
    """What the piece that is being typed can become; `own` are the names of chips to write."""
    piece = next(iter(reversed(list(_pieces(typed)))), "") if not typed.endswith(" ") else ""
    name, colon, begun = piece.partition(":")
    kind = _NAMES.get(folded(name)) if colon else None
    if kind is None:
        found = [f"{said}:" for said in own.values() if folded(said).startswith(folded(piece))]
        return tuple(found) if not colon else ()
    values = [said for said, _value in _values(kind, names)]
    if kind in (Kind.BEFORE, Kind.AFTER):
        values = [(today - timedelta(days=days)).isoformat() for days in (0, 1, 7, 30, 365)]
    wanted = folded(begun.strip('"'))
    return tuple(f"{name}:{_kept(each)}" for each in values if wanted in folded(each))


def _pieces(typed: str) -> Iterator[str]:
    """Words; inside straight quotation marks spaces belong to the word."""
    piece, inside = "", False
    for sign in typed.replace("“", '"').replace("”", '"'):
        if sign == '"':
            inside = not inside
        elif sign.isspace() and not inside:
            if piece:
                yield piece
            piece = ""
        else:
            piece += sign
    if piece:
        yield piece


def _chip(piece: str, names: Names) -> Chip:
    name, colon, value = piece.partition(":")
    kind = _NAMES.get(folded(name)) if colon else Kind.WORD
    if kind is Kind.WORD:
        fault = None if any(sign.isalnum() for sign in piece) else Fault.EMPTY
        return Chip(kind=kind, value=piece, text=piece, fault=fault)
    if kind is None:
        return Chip(kind=Kind.WORD, value=piece, text=piece, fault=Fault.NAME)
    if not any(sign.isalnum() for sign in value):
        return Chip(kind=kind, value="", text=value, fault=Fault.EMPTY)
    if kind in (Kind.BEFORE, Kind.AFTER):
        day = _day(value)
        if day is None:
            return Chip(kind=kind, value="", text=value, fault=Fault.DAY)
        return Chip(kind=kind, value=day.isoformat(), text=day.isoformat())
    return _named(kind, value, names)


def _named(kind: Kind, value: str, names: Names) -> Chip:
    wanted = folded(value.lstrip("@"))
    every = _values(kind, names)
    exact = {one: said for said, one in every if wanted in (folded(said.lstrip("@")), folded(one))}
    found = exact or {one: said for said, one in every if wanted in folded(said)}
    if kind is Kind.RULE and found:
        return Chip(kind=kind, value=value, text=value)
    if len(found) != 1:
        fault = Fault.SEVERAL if found else Fault.UNKNOWN
        return Chip(kind=kind, value="", text=value, fault=fault)
    ((one, said),) = found.items()
    return Chip(kind=kind, value=one, text=said)


def _values(kind: Kind, names: Names) -> list[tuple[str, str]]:
    """What a person reads and what a query takes."""
    if kind is Kind.AUTHOR:
        return [(person.name, person.id) for person in names.people]
    if kind is Kind.ACCOUNT:
        return [(f"@{account.handle}", account.id) for account in names.accounts]
    if kind is Kind.STATE:
        return [(said, str(state)) for state, said in names.states.items()]
    if kind is Kind.REMARKS:
        return [(names.open_remarks, "open")]
    return [(rule, rule) for rule in names.rules] if kind is Kind.RULE else []


def _kept(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _day(value: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(value, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _midnight(day: str, zone: tzinfo | None) -> datetime:
    start = datetime.combine(date.fromisoformat(day), time())
    return start.replace(tzinfo=zone) if zone is not None else start.astimezone()
