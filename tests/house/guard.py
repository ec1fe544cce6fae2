"""Refuses every connection that is not loopback, for the whole test session.

A test that would reach X, a registry or a name server fails with `OutsideConnection` at the call
itself. Sockets between processes of this machine (AF_UNIX) and literal loopback stay open.
"""

from __future__ import annotations

import ipaddress
import socket
from functools import wraps

LOCAL_NAMES = {"", "localhost", "localhost.localdomain", "ip6-localhost"}


class OutsideConnection(BaseException):
    """A test tried to leave the machine.

    Not an `Exception`: code under test that expects a network failure must not swallow it.
    """


def set_up() -> None:
    """Put the guard around the socket module, once for the process."""
    if getattr(socket, "_countersign_guarded", False):
        return
    for name in ("connect", "connect_ex", "sendto", "sendmsg"):
        setattr(socket.socket, name, _guarded_method(getattr(socket.socket, name), name))
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        setattr(socket, name, _guarded_lookup(getattr(socket, name)))
    socket._countersign_guarded = True


def allowed(host) -> bool:
    """Return whether `host` (name, address, bytes or None) is this machine."""
    if host is None:
        return True
    name = host.decode("idna") if isinstance(host, bytes) else str(host)
    if name.lower() in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _guarded_method(original, name):
    @wraps(original)
    def method(self, *arguments):
        address = _address(name, arguments)
        inet = self.family in (socket.AF_INET, socket.AF_INET6)
        # An empty host in an address is this machine only for listening.
        if inet and address is not None and not (address[0] and allowed(address[0])):
            raise OutsideConnection(f"{name} to {address[0]!r}")
        return original(self, *arguments)

    return method


def _address(name, arguments):
    if name == "sendmsg":  # buffers, ancillary data, flags, address
        return arguments[3] if len(arguments) > 3 else None
    return arguments[-1]  # sendto(data, [flags,] address); connect(address)


def _guarded_lookup(original):
    @wraps(original)
    def lookup(host, *arguments, **named):
        if not allowed(host):
            raise OutsideConnection(f"looking up {host!r}")
        return original(host, *arguments, **named)

    return lookup
