"""Which hosts the practice realm may post to: this machine, by number. Loads nothing slow."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from desktop_app.domain.errors import BadInput


def loopback_host(url: str) -> str:
    """Return `url` when it is ``http://`` and a literal loopback address with a port, else refuse.

    Names, other addresses, a user part, a path, a query: BadInput (``x.host``). A trailing slash
    is taken off.
    """
    try:
        parts = urlsplit(url)
        address = ipaddress.ip_address(parts.hostname or "")
        port = parts.port
    except ValueError as error:
        raise BadInput("x.host") from error
    named = f"[{address}]" if address.version == 6 else str(address)
    # Written again and compared: what a parser would overlook cannot hide in it.
    again = f"http://{named}:{port}"
    is_loopback = address.is_loopback and (address.version == 4 or named == "[::1]")
    if not (is_loopback and port and url.removesuffix("/") == again):
        raise BadInput("x.host")
    return again
