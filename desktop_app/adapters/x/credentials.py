"""What proves to X who posts. It comes from the keychain and stays in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime

from desktop_app.domain.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth1:
    """The four values of OAuth 1.0a, for one account. None of them shows in a repr.

    Making them raises BadInput (``x.credentials``) for a value that is empty or could not stand
    in a header.
    """

    consumer_key: str = field(repr=False)
    consumer_secret: str = field(repr=False)
    access_token: str = field(repr=False)
    access_token_secret: str = field(repr=False)

    def __post_init__(self) -> None:
        for value in (getattr(self, each.name) for each in fields(self)):
            require_token(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth2:
    """An access token of OAuth 2.0, for one account and some two hours. It shows in no repr.

    Making it raises BadInput (``x.credentials``) for a token that could not stand in a header.
    """

    access_token: str = field(repr=False)
    expires_at: datetime  #: aware, UTC; X counts from its own clock, so keep a margin

    def __post_init__(self) -> None:
        require_token(self.access_token)


Credentials = OAuth1 | OAuth2


def require_token(value: str) -> None:
    """Refuse what could not stand in a header: BadInput (``x.credentials``), without the value."""
    if not (value and value.isascii() and value.isprintable() and " " not in value):
        raise BadInput("x.credentials")
