"""The post that is answered or quoted: read at X where that is possible, typed over where not."""

from __future__ import annotations

from desktop_app.domain import text as post_text
from desktop_app.domain.account import AccountId
from desktop_app.domain.entities import handles
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.source import Source, status_id
from desktop_app.services.observing_ports import Hit, Mention, Origin
from desktop_app.services.parts import Parts


def read(parts: Parts, account_id: AccountId, link: str) -> Source:
    """Read the post that `link` names, in any of X's forms.

    Raises BadInput (``source.link``), Refused (``source.gone`` when X says there is none) or
    Unavailable (``x.unreadable``: it can then be typed over).
    """
    with parts.store.begin() as work:
        account = work.charter().account(account_id)
    found = parts.poster(account).source(status_id(link))
    if found is None:
        raise Refused("source.gone")
    return found


def typed(parts: Parts, link: str, handle: str, text: str) -> Source:
    """A source as its reader typed it over, for which they vouch.

    Raises BadInput (``source.link``, ``source.handle``, ``source.text``, ``text.surrogate``).
    """
    name = handle.strip().removeprefix("@")
    if not (1 <= len(name) <= 15 and name.isascii() and name.replace("_", "a").isalnum()):
        raise BadInput("source.handle")
    said = post_text.normal(text.strip())
    if not said:
        raise BadInput("source.text")
    return Source(
        x_post_id=status_id(link),
        author_id=None,
        handle=name,
        text=said,
        created_at=None,
        read_at=parts.clock.now(),
        is_from_x=False,
        mentions=handles(said),
    )


def observed(found: Mention | Hit) -> Source:
    """What was read of others, as what a post answers or quotes; out of a file nobody saw it at X."""
    seen = found.seen
    return Source(
        x_post_id=seen.x_post_id,
        author_id=seen.author_id or None,
        handle=seen.handle,
        text=seen.text,
        created_at=seen.created_at,
        read_at=found.seen_at,
        is_from_x=found.origin is Origin.X,
        mentions=handles(seen.text),
        replies_to=seen.reply_to or None,
    )
