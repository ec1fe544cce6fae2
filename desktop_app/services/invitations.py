"""An invitation to a team's record: one block of text, for a file or to be pasted, good for once.

It holds a one-time password, so it goes to its person alone. Reading is strict: a block that is not
exactly what was written (a line lost in a mail, a certificate exchanged) is refused by name.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from desktop_app.domain.account import PersonId, Realm
from desktop_app.domain.canonical import is_torn, read_time, time_text
from desktop_app.domain.errors import BadInput, Refused

#: How long an invitation lasts; the server ends it as well.
LASTS = timedelta(hours=72)
_BEGIN, _END = "-----BEGIN COUNTERSIGN INVITATION-----", "-----END COUNTERSIGN INVITATION-----"
_PEM = re.compile(
    r"-----BEGIN CERTIFICATE-----\n(?P<body>[A-Za-z0-9+/=\n]+)\n-----END CERTIFICATE-----"
)
_KEYS = ("version", "server", "person", "name", "duties", "realm", "password", "until", "ca-sha256")
_SERVER = re.compile(r"postgresql://[^@?\s]+/[a-z][a-z0-9_]{0,19}", re.ASCII)
_PERSON = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_CHECK = 16  #: hex digits: against lines that were lost, not against forgers
_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Who is invited where. `password` works once, until `until`."""

    server: str  #: like ``postgresql://db.example/acme``
    person: PersonId
    name: str
    duties: str  #: wished for, as `joining.read_duties` reads them; a roster gives them
    password: str
    until: datetime
    ca: str = ""  #: the authority that vouches for the server, PEM; "" for those of the computer

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the authority's certificate, 64 hex digits; "" without one."""
        return _fingerprint(self.ca) if self.ca else ""

    def written(self) -> str:
        """The block of text."""
        values = (
            "1",
            self.server,
            self.person,
            self.name,
            self.duties or "-",
            Realm.X,
            self.password,
        )
        said = (*values, time_text(self.until), self.fingerprint or "-")
        lines = [f"{key}: {value}" for key, value in zip(_KEYS, said, strict=True)]
        body = "\n".join([*lines, *self.ca.strip().splitlines()])
        return f"{_BEGIN}\n{body}\ncheck: {_check(body)}\n{_END}\n"

    @classmethod
    def read(cls, text: str, now: datetime) -> Invitation:
        """Read a block, with whatever stands around it in a mail.

        Raises BadInput: ``invitation.none``, ``invitation.check`` (changed or cut on its way),
        ``invitation.value`` (with the `key` that is wrong or unknown); Refused:
        ``invitation.expired``.
        """
        values, ca = _parsed(_block(text))
        until = _time(values["until"])
        found = cls(
            server=_matching(values, "server", _SERVER),
            person=PersonId(_matching(values, "person", _PERSON)),
            name=values["name"],
            duties=values["duties"].removeprefix("-"),
            password=values["password"],
            until=until,
            ca=ca,
        )
        if (values["version"], values["realm"]) != ("1", Realm.X):
            raise BadInput("invitation.value", key="version")
        if (found.fingerprint or "-") != values["ca-sha256"]:
            raise BadInput("invitation.value", key="ca-sha256")
        if now >= until:
            raise Refused("invitation.expired", until=time_text(until), person=found.person)
        return found


def certificate(text: str) -> str:
    """The one certificate in `text`, as it goes into an invitation. Raises BadInput (``invitation.ca``)."""
    plain = "\n".join(line.strip() for line in text.strip().splitlines())
    found = _PEM.findall(plain)
    match = _PEM.search(plain)
    if match is None or len(found) != 1:
        raise BadInput("invitation.ca")
    try:
        _fingerprint(match[0])
    except (ValueError, binascii.Error) as error:
        raise BadInput("invitation.ca") from error
    return match[0]


def _block(text: str) -> str:
    """What stands between the two lines, without its check. Raises BadInput."""
    if is_torn(text[:_LONGEST]):
        raise BadInput("invitation.check")  # half a character, as a clipboard can hand it on
    lines = [line.strip() for line in text[:_LONGEST].splitlines()]
    if lines.count(_BEGIN) != 1 or lines.count(_END) != 1:
        raise BadInput("invitation.none")
    inside = [line for line in lines[lines.index(_BEGIN) + 1 : lines.index(_END)] if line]
    if not inside or inside[-1] != f"check: {_check(chr(10).join(inside[:-1]))}":
        raise BadInput("invitation.check")
    return "\n".join(inside[:-1])


def _parsed(body: str) -> tuple[dict[str, str], str]:
    ca = certificate(body) if "-----" in body else ""
    values: dict[str, str] = {}
    for line in body.replace(ca, "").splitlines():
        key, sign, value = line.partition(": ")
        if line and (not sign or key not in _KEYS or key in values or not value):
            raise BadInput("invitation.value", key=key[:40])
        if line:
            values[key] = value
    for key in _KEYS:
        if key not in values:
            raise BadInput("invitation.value", key=key)
    return values, ca


def _time(said: str) -> datetime:
    try:
        return read_time(said)
    except BadInput as error:
        raise BadInput("invitation.value", key="until") from error


def _matching(values: dict[str, str], key: str, shape: re.Pattern[str]) -> str:
    if shape.fullmatch(values[key]) is None:
        raise BadInput("invitation.value", key=key)
    return values[key]


def _check(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:_CHECK]


def _fingerprint(pem: str) -> str:
    inside = "".join(pem.splitlines()[1:-1])
    return hashlib.sha256(base64.b64decode(inside, validate=True)).hexdigest()


def save(invitation: Invitation, path: Path) -> None:
    """Write it into a new file that only its owner reads, in place of one that was there.

    What somebody else puts at that place meanwhile, a link above all, is not written to: the file
    holds a password. Raises OSError.
    """
    path.unlink(missing_ok=True)
    made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(made, "w", encoding="utf-8") as file:
        file.write(invitation.written())
