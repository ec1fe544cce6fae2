"""What a machine saw of the ledger's chains: compared with what it remembers, said, and printed.

A daily checkpoint outside the database, signed by whoever made it, is what a stranger can hold
against the ledger later. The heartbeat that a publisher needs is the same statement, by a person
who answers for posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import LEDGER_CHAIN, Action, PostId
from desktop_app.domain.canonical import time_text
from desktop_app.domain.envelope import Envelope, Verify
from desktop_app.domain.errors import BadInput, Damaged, Refused
from desktop_app.domain.heads import Head, Heads, check_remembered
from desktop_app.domain.heartbeat import HEARTBEAT_TYPE, Heartbeat, read_signed
from desktop_app.domain.roster import Trusted
from desktop_app.services.links import Links
from desktop_app.services.rosters import Signer

_MARK = "-----"
_PAGE = re.compile(rf"^{_MARK}[ \t]*\n(.+?)\n{_MARK}[ \t]*$", re.MULTILINE | re.DOTALL)
_WIDTH = 76


def heads_of(links: Links, chains: Iterable[AccountId]) -> dict[AccountId, Head]:
    """The last link of each of the chains and of the ledger's own; an empty chain has none."""
    found: dict[AccountId, Head] = {}
    for chain in (LEDGER_CHAIN, *chains):
        length = links.length(chain)
        newest = links.hash_at(chain, length)
        if newest is not None:
            found[chain] = Head(seq=length, hash=newest)
    return found


def require_remembered(links: Links, remembered: Mapping[AccountId, Sequence[Head]]) -> None:
    """Refuse a ledger that is not the remembered one, or its continuation.

    Raises Damaged: ``chain.lost`` or ``chain.rewritten``.
    """
    for chain, kept in remembered.items():
        check_remembered(chain, kept, links.length(chain), partial(links.hash_at, chain))


def require_seen(links: Links, said: Heartbeat, chains: Iterable[AccountId]) -> None:
    """Refuse a ledger that lacks what a heartbeat or checkpoint saw of these chains and its own.

    Raises Damaged as `require_remembered`.
    """
    read = (LEDGER_CHAIN, *chains)
    require_remembered(links, {one: (head,) for one, head in said.heads.items() if one in read})


def require_whole(
    links: Links, chain: AccountId, post: PostId | None, shown: Sequence[Action]
) -> None:
    """Refuse unless `shown` are exactly the chain's rows about the post (None: the account).

    A database could leave one out of an answer, a co-author or a freeze, and still show a chain
    that holds together. Raises Damaged (``chain.hidden``) naming the first row.
    """
    found = {action.seq: action.hash for action in shown}
    wanted = {seq: links.hash_at(chain, seq) for seq in links.rows(chain, post)}
    for seq in sorted({*found, *wanted}):
        if found.get(seq) != wanted.get(seq):
            raise Damaged("chain.hidden", chain=chain, row=str(seq))


def say(trusted: Trusted, heads: Heads, by: PersonId, signer: Signer, at: datetime) -> str:
    """Sign that `by` sees this roster and these heads: a heartbeat, or a checkpoint by a machine.

    The caller has compared the heads with what is remembered. Raises Unavailable (``keychain.*``).
    """
    roster = trusted.roster
    said = Heartbeat(
        realm=roster.realm,
        ledger=roster.ledger,
        version=roster.version,
        roster=roster.digest,
        by=by,
        at=at,
        heads=dict(heads),
    )
    envelope = Envelope(kind=HEARTBEAT_TYPE, body=said.body)
    signature = signer.sign(by, envelope.message)
    return envelope.with_signature(signer.public_key(by), signature).as_text()


def page(text: str) -> str:
    """A signed checkpoint as a page to print or mail: a table for people, then the envelope.

    Names and numbers only, so that it needs no translation. Raises BadInput.
    """
    said = Heartbeat.read(Envelope.read(text, HEARTBEAT_TYPE).body)
    width = max((len(chain) for chain in said.heads), default=0)
    rows = [f"{chain:<{width}}  {head.seq:>10}  {head.hash}" for chain, head in _sorted(said.heads)]
    wrapped = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    top = f"Countersign {said.realm} {said.ledger[:16]}  {time_text(said.at)}  {said.by}"
    return "\n".join([top, "", *rows, "", _MARK, *wrapped, _MARK, ""])


def read_page(printed: str, trusted: Trusted, verify: Verify) -> Heartbeat:
    """What a page's envelope says; its table is for the eye.

    Raises BadInput (``checkpoint.form``) where no envelope is in the page, or a bent one, and
    Refused: ``checkpoint.other_ledger``, ``checkpoint.signer``.
    """
    match = _PAGE.search(printed.replace("\r\n", "\n"))
    if match is None:
        raise BadInput("checkpoint.form")
    envelope = "".join(line.strip() for line in match[1].split("\n"))
    try:
        return read_signed(envelope, trusted, verify)
    except BadInput as error:
        raise BadInput("checkpoint.form") from error
    except Refused as error:
        is_other = error.kind == "heartbeat.other_ledger"
        kind = "checkpoint.other_ledger" if is_other else "checkpoint.signer"
        raise Refused(kind, **error.facts) from error


def require_printed(links: Links, said: Heartbeat, chains: Iterable[AccountId]) -> None:
    """Refuse a ledger that lacks what a page saw of these chains and its own.

    Raises Damaged: ``checkpoint.lost`` or ``checkpoint.rewritten``.
    """
    try:
        require_seen(links, said, chains)
    except Damaged as error:
        is_lost = error.kind == "chain.lost"
        kind = "checkpoint.lost" if is_lost else "checkpoint.rewritten"
        raise Damaged(kind, **error.facts) from error


def _sorted(heads: Heads) -> list[tuple[AccountId, Head]]:
    return sorted(heads.items())
