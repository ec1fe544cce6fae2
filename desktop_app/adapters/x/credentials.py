"""What proves to X who posts. It comes from the keychain and stays in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from desktop_app.domain.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
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
            if not (value and value.isascii() and value.isprintable() and " " not in value):
                raise BadInput("x.credentials")
