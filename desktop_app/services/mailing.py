"""The company's mail as a second way to hear what there is to do: its settings, and who gets it.

A mail never holds a word of a post; the password stands in the keychain, bound to the server it
belongs to, and never in these settings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import BadInput
from desktop_app.domain.reading import ODD

#: One mail box: no names, no lists, nothing that a header could be broken with (RFC 5321, 4.1.2).
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\.)*[A-Za-z0-9-]{1,63}"
)
_HOST = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*")


class Encryption(StrEnum):
    """How the connection is encrypted. It always is."""

    TLS = "tls"  #: from the first byte (RFC 8314), by custom on port 465
    STARTTLS = "starttls"  #: after a first exchange (RFC 3207), by custom on port 587


#: The ports that mail programs use (RFC 8314, 3.3; RFC 6409, 3.1).
PORTS = {Encryption.TLS: 465, Encryption.STARTTLS: 587}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where mail is handed in. Raises BadInput: ``mail.host`` or ``mail.address`` (of the sender)."""

    host: str
    port: int
    encryption: Encryption
    sender: str
    user: str = ""  #: "" when the server asks for no sign-in

    def __post_init__(self) -> None:
        if not (_HOST.fullmatch(self.host) and 0 < self.port < 65_536):
            raise BadInput("mail.host", host=self.host[:80], port=str(self.port))
        require_address(self.sender)

    @property
    def password_name(self) -> str:
        """What the password is kept under: another server never gets it."""
        return f"mail:{self.user}@{self.host.lower()}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail. Raises BadInput (``mail.address``)."""

    to: str
    subject: str
    body: str

    def __post_init__(self) -> None:
        require_address(self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailChoice:
    """Whether this computer sends mail, through which server, to whom."""

    is_on: bool = False
    server: MailServer | None = None
    addresses: Mapping[PersonId, str] = field(default_factory=dict)

    def written(self) -> str:
        """To be kept as a preference. Holds no password."""
        server = self.server
        said = {
            "on": self.is_on,
            "server": None
            if server is None
            else [server.host, server.port, server.encryption, server.sender, server.user],
            "addresses": dict(self.addresses),
        }
        return json.dumps(said)

    @classmethod
    def read(cls, kept: str | None) -> MailChoice:
        """What `written` wrote; no mail when there is nothing, or nothing sound."""
        try:
            said = json.loads(kept or "{}")
            server = said.get("server")
            addresses = {PersonId(str(who)): to for who, to in said.get("addresses", {}).items()}
            for address in addresses.values():
                require_address(address)
            return cls(
                is_on=said.get("on", False) is True,
                server=None if server is None else _server(*server),
                addresses=addresses,
            )
        except (*ODD, BadInput):
            return cls()


def require_address(address: str) -> None:
    """Refuse what is not exactly one mail address: BadInput (``mail.address``)."""
    if len(address) > 254 or not _ADDRESS.fullmatch(address):
        raise BadInput("mail.address", address=" ".join(address.split())[:80])


def _server(host: str, port: int, encryption: str, sender: str, user: str) -> MailServer:
    return MailServer(
        host=str(host), port=int(port), encryption=Encryption(encryption), sender=sender, user=user
    )
