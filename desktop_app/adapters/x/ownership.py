"""Whose credentials they are, by X's own word: GET /2/users/me. Some $0.01 a question."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.adapters.x.credentials import Credentials
from desktop_app.adapters.x.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The user at X. `may_only_read`: X says so of keys of an app without the right to write."""

    x_user_id: str
    may_only_read: bool


class UnknownOwnerError(Exception):
    """X did not say. `is_refused`: it said no (401, 403); `cause` names a status or an error's type."""

    def __init__(self, cause: str, *, is_refused: bool) -> None:
        super().__init__(cause)
        self.cause = cause
        self.is_refused = is_refused


def owner_of(
    credentials: Credentials,
    host: str | None,
    timeouts: tuple[float, float],
    network: Network | None,
) -> Owner:
    """Ask X whose `credentials` these are. Raises UnknownOwnerError."""
    from desktop_app.adapters.x import transport

    try:
        client = transport.open_client(credentials, host, timeouts, network)
        answer = transport.ask(client, "GET", "/2/users/me")
    except Exception as error:  # noqa: BLE001 - the edge: any error at all is "no answer"
        raise UnknownOwnerError(type(error).__name__, is_refused=False) from None
    said = answer.json_object() or {}
    data = said.get("data")
    number = data.get("id") if isinstance(data, dict) else None
    if answer.status == 200 and isinstance(number, str) and number:
        # X's header on what OAuth 1.0a signed; absent elsewhere.
        return Owner(x_user_id=number, may_only_read=answer.headers.get("x-access-level") == "read")
    is_refused = answer.status in (401, 403) and bool(said)
    raise UnknownOwnerError(f"HTTP {answer.status}", is_refused=is_refused)
