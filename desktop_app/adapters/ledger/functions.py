"""The functions that the ledger's triggers call. Total: bad input gives 0 or an empty text.

They are the domain's own serializer, hashes and chain, so that the database and the replay can
never disagree about what a row says.
"""

from __future__ import annotations

import sqlite3

from desktop_app.domain.action import STATEMENT_TYPE, leaf, link
from desktop_app.domain.canonical import digest, parse_object, pre_authentication
from desktop_app.domain.errors import BadInput
from desktop_app.domain.own_word import is_word
from desktop_app.domain.verification import Verify


def register(connection: sqlite3.Connection, verify: Verify) -> None:
    """Give `connection` the functions of the rules. `verify` checks Ed25519 signatures."""

    def cs_verify(key: object, statement: object, signature: object) -> int:
        if not (isinstance(key, str) and isinstance(statement, str) and isinstance(signature, str)):
            return 0
        return int(verify(key, pre_authentication(STATEMENT_TYPE, statement), signature))

    connection.create_function("cs_sha256", 1, _sha256, deterministic=True)
    connection.create_function("cs_canonical", 1, _canonical, deterministic=True)
    connection.create_function("cs_word", 1, _word, deterministic=True)
    connection.create_function("cs_leaf", 12, _leaf, deterministic=True)
    connection.create_function("cs_link", 2, _link, deterministic=True)
    connection.create_function("cs_verify", 3, cs_verify, deterministic=True)


def _sha256(text: object) -> str:
    return digest(text) if isinstance(text, str) else ""


def _canonical(text: object) -> int:
    if not isinstance(text, str):
        return 0
    try:
        parse_object(text)
    except BadInput:
        return 0
    return 1


def _word(text: object) -> int:
    return int(is_word(text))


def _leaf(*fields: str | int | None) -> str:
    return leaf(fields)


def _link(prev_hash: object, leaf_hash: object) -> str:
    whole = isinstance(prev_hash, str) and isinstance(leaf_hash, str)
    if not whole or not (str(prev_hash).isascii() and str(leaf_hash).isascii()):
        return ""
    return link(str(prev_hash), str(leaf_hash))
