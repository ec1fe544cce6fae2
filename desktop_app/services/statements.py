"""Writing actions: the statement a person signs, and the row that carries it."""

from __future__ import annotations

import secrets

from desktop_app.domain.account import AccountId, PersonId, Realm
from desktop_app.domain.action import (
    STATEMENT_TYPE,
    Action,
    ActionId,
    ActionKind,
    NewAction,
    PostId,
)
from desktop_app.domain.canonical import Json, canonical, pre_authentication
from desktop_app.domain.record import PostRecord
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Keys, Work

VERSION = 1


def signed(
    keys: Keys,
    *,
    kind: ActionKind,
    realm: Realm,
    account: AccountId,
    actor: PersonId,
    said: dict[str, Json],
    post: PostId | None = None,
    revision: int | None = None,
    sha256: str | None = None,
    payload: str | None = None,
    fence: int | None = None,
    attached: tuple[str, ...] = (),
) -> NewAction:
    """Return an action whose statement `actor` has signed on this machine.

    The nonce makes every statement unique, so equal decisions never share a signature. Raises
    Unavailable (``keychain.*``) when the key cannot be used; nothing is written then.
    """
    statement = canonical(
        {
            **said,
            "v": VERSION,
            "kind": kind,
            "realm": realm,
            "account": account,
            "post": post,
            "revision": revision,
            "sha256": sha256,
            "actor": actor,
            "nonce": secrets.token_hex(16),
        }
    )
    return NewAction(
        id=ActionId(secrets.token_hex(16)),
        account=account,
        kind=kind,
        actor=actor,
        statement=statement,
        signature=keys.sign(actor, pre_authentication(STATEMENT_TYPE, statement)),
        post=post,
        revision=revision,
        payload=payload,
        sha256=sha256,
        fence=fence,
        attached=attached,
    )


def append_to(
    work: Work,
    parts: Parts,
    record: PostRecord,
    kind: ActionKind,
    by: PersonId,
    said: dict[str, Json],
    *,
    fence: int | None = None,
) -> Action:
    """Append an action about the record's current revision, signed by `by`.

    Raises as `signed` and `Work.append` do.
    """
    return work.append(
        signed(
            parts.keys,
            kind=kind,
            realm=work.charter().realm,
            account=record.account,
            actor=by,
            said=said,
            post=record.id,
            revision=record.current.number,
            sha256=record.current.sha256,
            fence=fence,
        )
    )
