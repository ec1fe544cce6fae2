"""Signed statements that several people sign: a DSSE envelope, read strictly.

The form is that of secure-systems-lab/dsse (envelope.md): payload and signatures in base64. The key
ids in it are hints for people who look at the file; nothing here decides by them (protocol.md). A
text that is not exactly what `as_text` would write is refused.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from desktop_app.domain.canonical import canonical, parse_object, pre_authentication
from desktop_app.domain.errors import BadInput
from desktop_app.domain.reading import as_list, as_object, as_text, only

#: Verifies an Ed25519 signature: (public key hex, signed bytes, signature hex) -> is it good.
Verify = Callable[[str, bytes, str], bool]
#: More than anybody needs; each is tried with every key that may have made it.
MOST_SIGNATURES = 16
#: Characters; a roster of a thousand people needs a tenth of it.
LONGEST = 4_000_000
#: The bytes of an Ed25519 signature.
_SIGNATURE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """`body` of type `kind`, and who signed it. Signatures are 128 hex digits."""

    kind: str
    body: str
    signatures: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()  #: one for each signature

    @property
    def message(self) -> bytes:
        """The bytes that are signed."""
        return pre_authentication(self.kind, self.body)

    def with_signature(self, key: str, signature: str) -> Envelope:
        """The envelope with one signature more, made by the public key `key`."""
        return replace(
            self,
            signatures=(*self.signatures, signature),
            hints=(*self.hints, hint(key)),
        )

    def as_text(self) -> str:
        """The envelope as it is kept and handed on: canonical JSON."""
        signed = zip(self.hints, self.signatures, strict=True)
        return canonical(
            {
                "payloadType": self.kind,
                "payload": _encoded(self.body.encode("utf-8")),
                "signatures": [
                    {"keyid": name, "sig": _encoded(bytes.fromhex(made))} for name, made in signed
                ],
            }
        )

    @classmethod
    def read(cls, text: str, kind: str) -> Envelope:
        """Read what `as_text` wrote. Raises BadInput (``envelope.form``); checks no signature."""
        try:
            found = cls._read(text)
        except (BadInput, ValueError) as error:
            raise BadInput("envelope.form") from error
        if found.kind != kind or found.as_text() != text:
            raise BadInput("envelope.form")
        return found

    @classmethod
    def _read(cls, text: str) -> Envelope:
        if len(text) > LONGEST:
            raise BadInput("envelope.form")
        said = parse_object(text)
        only(said, "payload payloadType signatures")
        entries = [as_object(one) for one in as_list(said["signatures"])]
        for entry in entries:
            only(entry, "keyid sig")
        made = [_decoded(as_text(entry["sig"])) for entry in entries]
        if len(made) > MOST_SIGNATURES or any(len(one) != _SIGNATURE for one in made):
            raise BadInput("envelope.form")
        return cls(
            kind=as_text(said["payloadType"]),
            body=_decoded(as_text(said["payload"])).decode("utf-8"),
            signatures=tuple(one.hex() for one in made),
            hints=tuple(as_text(entry["keyid"]) for entry in entries),
        )


def signers(envelope: Envelope, candidates: Iterable[str], verify: Verify) -> frozenset[str]:
    """Which of the public keys `candidates` signed the envelope: each counts once, however often."""
    message = envelope.message
    return frozenset(
        key
        for key in candidates
        if any(verify(key, message, signature) for signature in envelope.signatures)
    )


def hint(key: str) -> str:
    """What people see of a public key: the first 16 digits of its SHA-256."""
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()[:16]


def _encoded(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise BadInput("envelope.form") from error
