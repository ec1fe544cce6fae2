"""A watch list of the company at work on this computer: what is asked of X, and what it found.

The list stands in the record and belongs to everybody; its questions, their cost and what they found
stay on this computer, for one account. A list whose entries are too many for one question is asked
in several, each kept under a name of its own. Nothing but `refresh` needs a key or a budget.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.errors import BadInput
from desktop_app.domain.watching import Watched, WatchEntry, WatchList
from desktop_app.services import drafting, observing, observing_import, observing_lists, sources
from desktop_app.services.observing_import import Imported
from desktop_app.services.observing_ports import Asked, Hit, Tray, WatchItem
from desktop_app.services.observing_ports import WatchList as Question
from desktop_app.services.observing_refresh import Refresh, Span, unread
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Draft
from desktop_app.services.reading_budget import PRICES, budget, observations

#: Posts that one question brings at most; the last page may bring up to nine more than is asked for.
_MOST = 91
_CEILING = 100
#: X gives no fewer at a time.
_LEAST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What a refresh would ask, and what it may cost; prices are millionths of a US dollar."""

    questions: int
    most: int  #: the highest price: of what is left of the budget, where that is less
    left: int  #: of the month's budget
    limit: int  #: the month's budget; 0: nobody set one, and nothing is read
    as_of: datetime | None  #: when every question was asked last (UTC); None: one never was
    unread: tuple[Span, ...] = ()  #: what earlier refreshes left unread, the newest first

    @property
    def is_affordable(self) -> bool:
        """Whether anything can be asked at all."""
        return self.most > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a list found for an account, and what asking again would cost."""

    hits: tuple[Hit, ...]  #: newest post first, without those that were put aside
    outlook: Outlook


def found(parts: Parts, account: AccountId, watched: WatchList, *, limit: int = 200) -> Found:
    """What the list found and nobody put aside.

    Raises BadInput (``observing.item`` naming an entry that X cannot be asked for), Unavailable or
    Damaged.
    """
    asked = questions(watched)
    hits = _hits(parts, account, watched, limit)
    return Found(hits=hits, outlook=_outlook(parts, account, asked))


def refresh(parts: Parts, account: AccountId, watched: WatchList) -> Refresh[Hit]:
    """Ask X for posts of the last seven days, as far as the budget goes; keep what is new.

    Raises Refused (``observing.no_budget``), Unavailable (``observing.*``), BadInput
    (``observing.item``, ``observing.query``) or Damaged. What earlier questions brought is kept then.
    """
    whole: Refresh[Hit] = Refresh(new=(), cost=0, as_of=parts.clock.now())
    for question in questions(watched):
        _keep(parts, account, question)
        got = observing.refresh_search(parts, account, question.name, most=_MOST)
        whole = replace(
            whole,
            new=whole.new + got.new,
            cost=whole.cost + got.cost,
            is_cut=whole.is_cut or got.is_cut,
        )
    return whole


def put_aside(
    parts: Parts, account: AccountId, watched: WatchList, x_post_id: str, *, back: bool = False
) -> None:
    """Show a find no more among those of its list; `back` shows it again.

    Raises BadInput (``observing.mention``) when the list never found it.
    """
    kept = observations(parts)
    state = Tray.NEW if back else Tray.ASIDE
    moved = [
        kept.move_hit(account, name, x_post_id, state) for name in _names(parts, account, watched)
    ]
    if not any(moved):
        raise BadInput("observing.mention")


def bring(parts: Parts, account: AccountId, watched: Sequence[WatchList], text: str) -> Imported:
    """Keep finds out of a CSV file (docs/observing.md), for the lists that its lines name.

    Raises as `observing_import.import_csv`.
    """
    for one in watched:
        for question in questions(one)[:1]:
            _keep(parts, account, question)
    return observing_import.import_csv(parts, account, text)


def quoting(parts: Parts, person: PersonId, account: AccountId, hit: Hit) -> Draft:
    """A new draft of `person` that quotes what was found. It is not kept yet."""
    blank = drafting.new_draft(parts.clock, person, account)
    return replace(blank, quote_link=hit.seen.link, source=sources.observed(hit))


def questions(watched: WatchList) -> tuple[Question, ...]:
    """What X is asked for the list, in as many questions as it takes; none for an empty list.

    Raises BadInput (``observing.item``) naming an entry that X cannot be asked for.
    """
    # As they are kept: a question that looked new each time would be asked, and paid for, anew.
    name, asked = _base(watched), observing_lists.tidy(_items(watched.entries))
    return tuple(
        Question(name=_name(name, number), items=items)
        for number, items in enumerate(_packed(asked), 1)
    )


def in_browser(watched: WatchList) -> tuple[str, ...]:
    """Addresses of X's own search, one a question: they cost nothing and need no key."""
    return tuple(search_address(query) for query in watched.queries())


def search_address(query: str) -> str:
    """The address at which X's own search shows the newest posts for `query`."""
    wanted = query.replace("-is:retweet", "-filter:nativeretweets")
    return f"https://x.com/search?q={quote(wanted, safe='')}&f=live"


def _hits(parts: Parts, account: AccountId, watched: WatchList, limit: int) -> tuple[Hit, ...]:
    every = {
        hit.seen.x_post_id: hit
        for name in _names(parts, account, watched)
        for hit in observing_lists.hits(parts, account, name, limit=limit)
    }
    newest = sorted(
        every.values(), key=lambda hit: (hit.seen.created_at, hit.seen.x_post_id), reverse=True
    )
    return tuple(newest[:limit])


def _outlook(parts: Parts, account: AccountId, asked: Sequence[Question]) -> Outlook:
    now, price = budget(parts, account), PRICES[Asked.SEARCH]
    affordable = min(len(asked) * _CEILING, now.left // price)
    times = [observing.as_of(parts, account, Asked.SEARCH, one.name) for one in asked]
    known = [one for one in times if one is not None]
    return Outlook(
        questions=len(asked),
        most=affordable * price if affordable >= _LEAST else 0,
        left=now.left,
        limit=now.limit,
        as_of=min(known) if known and len(known) == len(times) else None,
        unread=_unread(parts, account, asked),
    )


def _unread(parts: Parts, account: AccountId, asked: Sequence[Question]) -> tuple[Span, ...]:
    spans = {span for one in asked for span in unread(parts, account, Asked.SEARCH, one.name)}
    return tuple(sorted(spans, key=lambda span: span.ends, reverse=True))


def _keep(parts: Parts, account: AccountId, question: Question) -> None:
    """Keep the question where it is another one than before: it is asked from the start then."""
    if question not in observing_lists.lists(parts, account):
        observing_lists.keep(parts, account, question)


def _names(parts: Parts, account: AccountId, watched: WatchList) -> tuple[str, ...]:
    """Under which names finds of the list are kept, also those of when it was longer."""
    base = _base(watched)
    kept = [one.name for one in observing_lists.lists(parts, account)]
    numbered = {_name(base, number) for number in range(1, len(kept) + 1)}
    return tuple(name for name in kept if name in numbered)


def _base(watched: WatchList) -> str:
    return " ".join(watched.theme.split())


def _name(base: str, number: int) -> str:
    return base if number == 1 else f"{base} · {number}"


def _items(entries: Sequence[WatchEntry]) -> Iterator[WatchItem]:
    for entry in entries:
        if entry.what is Watched.COMPETITOR and entry.value.startswith("@"):
            yield WatchItem(kind=Watched.ACCOUNT, text=entry.value[1:])
        yield WatchItem(kind=entry.what, text=entry.value)


def _packed(items: Sequence[WatchItem]) -> Iterator[tuple[WatchItem, ...]]:
    """The items in their order, as many together as one question takes."""
    part: tuple[WatchItem, ...] = ()
    for item in items:
        more = (*part, item)
        if part and not _fits(more):
            yield part
            more = (item,)
        part = more
    if part:
        yield part


def _fits(items: tuple[WatchItem, ...]) -> bool:
    try:
        observing_lists.query_of(Question(name="", items=items))
    except BadInput as error:
        if error.kind != "observing.query_long":
            raise
        return False
    return True
