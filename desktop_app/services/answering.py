"""Answering who mentions the account: the tray, the conversation, and the draft of an answer.

Everything is read of what this machine keeps and of the record; X is asked by `observing` alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.account import Account, AccountId, PersonId, Terms, Tier
from desktop_app.domain.entities import handles
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.payload import Part, Payload
from desktop_app.domain.source import status_id
from desktop_app.services import drafting, observing, sources
from desktop_app.services.observing_daily import Daily, daily
from desktop_app.services.observing_ports import Asked, Mention, Seen, Tray
from desktop_app.services.observing_refresh import LEAST_MENTIONS, MOST_POSTS, Span, unread
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Draft, Work
from desktop_app.services.reading import load
from desktop_app.services.reading_budget import PRICES, Budget, budget
from desktop_app.services.rivals import Answer, answers
from desktop_app.services.templates import Template

#: Mentions of one account in one state that are looked at, the newest first.
MOST = 500


class Way(StrEnum):
    """How an answer can reach X."""

    PROGRAM = "program"  #: the author called the account in: X takes it from the program
    BY_HAND = "by_hand"  #: X takes it from people alone
    CONTRACT = "contract"  #: the account's contract with X lets the program answer anybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One mention, with what the record has in answer to it, and how it can be answered."""

    account: AccountId
    mention: Mention
    answers: tuple[Answer, ...]
    way: Way

    @property
    def waiting(self) -> tuple[Answer, ...]:
        """The answers that are not at X yet, newest first: two are in each other's way."""
        return tuple(one for one in self.answers if not one.is_public)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How reading for one account stands."""

    account: Account
    as_of: datetime | None  #: when X was last asked who mentions it; None for never
    budget: Budget
    can_read: bool  #: whether anything here reads at X
    ceiling: int  #: millionths of a US dollar that one refresh may cost; 0: it asks nothing
    unread: tuple[Span, ...]  #: what earlier refreshes left unread, the newest first
    daily: Daily


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The page of mentions: how each account's reading stands, and every mention, newest first."""

    standings: tuple[Standing, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One post of a conversation."""

    x_post_id: str
    handle: str  #: without @
    text: str
    at: datetime
    is_own: bool  #: the account's own


def board(parts: Parts, accounts: Sequence[AccountId]) -> Board:
    """All mentions of these accounts, with what answers them.

    A new mention whose answer is at X is put among the answered. Raises Unavailable
    (``observing.nowhere``) or Damaged.
    """
    found = [(account, one) for account in accounts for one in _kept(parts, account)]
    with parts.store.begin() as work:
        charter = work.charter()
        known = answers(work, {one.seen.x_post_id for _, one in found})
    entries = []
    for account, one in found:
        mine = known.get(one.seen.x_post_id, ())
        own = tuple(each for each in mine if each.account == account)
        terms = charter.policy.terms_for(account)
        entry = Entry(
            account=account,
            mention=_settled(parts, account, one, own),
            answers=mine,
            way=_way(charter.account(account), terms, one.seen),
        )
        entries.append(entry)
    entries.sort(key=lambda each: each.mention.seen.created_at, reverse=True)
    standings = tuple(_standing(parts, charter.account(each)) for each in accounts)
    return Board(standings=standings, entries=tuple(entries))


def conversation(parts: Parts, account: AccountId, seen: Seen) -> tuple[Said, ...]:
    """What is known of the conversation around a mention, itself among it, oldest first.

    Known is what was read of others, and what the record posted. Raises Unavailable or Damaged.
    """
    others = {one.seen.x_post_id: one.seen for one in _kept(parts, account)} | {
        seen.x_post_id: seen
    }
    around = {seen.x_post_id, seen.reply_to, seen.conversation} - {""}
    around |= {
        one.x_post_id
        for one in others.values()
        if (seen.conversation and one.conversation == seen.conversation)
        or one.reply_to == seen.x_post_id
    }
    around |= {others[one].reply_to for one in tuple(around) if one in others} - {""}
    with parts.store.begin() as work:
        own = _own(work, parts, account, around, around - others.keys())
    found = [_said(others[one]) for one in around if one in others]
    said = {one.x_post_id: one for one in (*found, *own)}
    return tuple(sorted(said.values(), key=lambda one: (one.at, int(one.x_post_id))))


def begin(
    parts: Parts,
    account: AccountId,
    x_post_id: str,
    person: PersonId,
    template: Template | None = None,
) -> Draft:
    """The person's draft that answers the mention: the one they have, else a new one, kept.

    Its source is the mention as it was read, so that whoever approves it sees the other's words.
    A draft that goes no other way than by hand says so. Raises BadInput (``observing.mention``) or
    Unavailable.
    """
    mention = _mention(parts, account, x_post_id)
    for one in parts.desk.drafts(person):
        if template is None and one.account == account and _answered(one) == x_post_id:
            return one
    with parts.store.begin() as work:
        charter = work.charter()
    way = _way(charter.account(account), charter.policy.terms_for(account), mention.seen)
    draft = replace(
        drafting.new_draft(parts.clock, person, account),
        reply_link=mention.seen.link,
        source=sources.observed(mention),
        is_by_hand=way is Way.BY_HAND,
    )
    if template is not None:
        draft = replace(
            draft,
            parts=(Part(text=template.text),),
            language=template.language,
            template=template.id,
        )
    return drafting.save(parts.desk, parts.clock, draft)


def ceiling(now: Budget, most: int = MOST_POSTS) -> int:
    """What one refresh may cost at most with what is left, in millionths; 0: X is not asked.

    `most` is the refresh's own limit of posts.
    """
    price = PRICES[Asked.MENTIONS]
    posts = min(most, now.left // price)
    return posts * price if posts >= LEAST_MENTIONS else 0


def _standing(parts: Parts, account: Account) -> Standing:
    now = budget(parts, account.id)
    return Standing(
        account=account,
        as_of=observing.as_of(parts, account.id, Asked.MENTIONS),
        budget=now,
        can_read=parts.reader is not None,
        ceiling=ceiling(now),
        unread=unread(parts, account.id, Asked.MENTIONS),
        daily=daily(parts, account.id),
    )


def _settled(parts: Parts, account: AccountId, mention: Mention, own: Sequence[Answer]) -> Mention:
    """An answer that is at X has answered it, whoever wrote it and wherever it was begun."""
    if mention.state is not Tray.NEW or not any(one.is_public for one in own):
        return mention
    observing.move(parts, account, mention.seen.x_post_id, Tray.ANSWERED)
    return replace(mention, state=Tray.ANSWERED)


def _way(account: Account, terms: Terms, seen: Seen) -> Way:
    if terms.tier is not Tier.SELF_SERVE:
        return Way.CONTRACT
    called = account.handle.lower() in handles(seen.text) or seen.author_id == account.x_user_id
    return Way.PROGRAM if called else Way.BY_HAND


def _kept(parts: Parts, account: AccountId) -> Iterator[Mention]:
    """The account's mentions: those that are done with hide none that waits."""
    for state in Tray:
        yield from observing.mentions(parts, account, (state,), limit=MOST)


def _mention(parts: Parts, account: AccountId, x_post_id: str) -> Mention:
    for one in _kept(parts, account):
        if one.seen.x_post_id == x_post_id:
            return one
    raise BadInput("observing.mention")


def _answered(draft: Draft) -> str:
    try:
        return status_id(draft.reply_link)
    except BadInput:
        return ""


def _own(
    work: Work, parts: Parts, account: AccountId, around: set[str], unknown: set[str]
) -> tuple[Said, ...]:
    """The account's own posts in the conversation: those that it is about, and its answers.

    `unknown` are the numbers that nobody's post which was read has: they may be the account's own.
    """
    answered = {
        one.x_post_id
        for each in answers(work, around).values()
        for one in each
        if one.account == account and one.is_public
    }
    wanted = answered | unknown
    posted = work.posted_as(account, sorted(wanted)) if wanted else ()
    handle = work.charter().account(account).handle
    found = []
    for part in posted:
        if part.is_removed:
            continue
        try:
            payload: Payload = load(work, parts, part.post).current.payload
        except Refused:
            continue  # its words were taken out of the record
        text = payload.parts[part.number].text
        found.append(
            Said(x_post_id=part.x_post_id, handle=handle, text=text, at=part.at, is_own=True)
        )
    return tuple(found)


def _said(seen: Seen) -> Said:
    return Said(
        x_post_id=seen.x_post_id,
        handle=seen.handle,
        text=seen.text,
        at=seen.created_at,
        is_own=False,
    )
