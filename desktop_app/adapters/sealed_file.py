"""One file sealed for a passphrase or for a public key: for backups, of a desk or of a server.

Form 1. A header of 66 bytes, its mark of 32, the chunks, and the file's end:

    16  ``COUNTERSIGN-SEAL``
     1  the form, 1
     1  the recipient: 1 a passphrase, 2 an X25519 public key
    16  a salt, made for this file
    32  an X25519 public key made for this file; zeros for a passphrase

The secret is scrypt(the passphrase's NFC in UTF-8, the salt, N 2^17, r 8, p 1), or X25519(the
file's key, the recipient's key). HKDF-SHA256 of it, without salt, with the header and the
recipient's public key (nothing for a passphrase) as its info, gives 64 bytes: the key of the chunks
and the key of the mark, which is the header's HMAC-SHA256. A wrong passphrase is known by it.

A chunk is 65,536 bytes in ChaCha20-Poly1305, so 65,552. Its nonce is its number in 11 bytes, the
first being 0, and one byte that is 1 for the last chunk and 0 before; numbers are big-endian. Only
the last chunk may be shorter, and only an empty file's is empty. So no chunk can be changed, left
out, moved, repeated or added, and no end can be cut off.

Nothing is given out before the whole file has been verified. cryptography is loaded when used.
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from desktop_app.domain.errors import BadInput, Damaged, Refused

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

FORM: Final = 1
_MAGIC: Final = b"COUNTERSIGN-SEAL"
_FOR_PASSPHRASE, _FOR_KEY = 1, 2
_SALT, _KEY, _MARK = 16, 32, 32
_HEADER: Final = len(_MAGIC) + 2 + _SALT + _KEY
_CHUNK: Final = 65_536
_TAG: Final = 16
#: 128 MiB and 0.27 s a guess, as for a person's key. Another cost is another form: a file must not
#: be able to name one that takes all of the memory.
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**17, 8, 1


@dataclass(frozen=True, slots=True, repr=False)
class Passphrase:
    """What somebody typed: it seals, and opens. Its strength is the caller's care."""

    typed: str


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An X25519 public key, 32 bytes: it seals, and cannot open."""

    raw: bytes


@dataclass(frozen=True, slots=True, repr=False)
class PrivateKey:
    """An X25519 private key, 32 bytes: it opens what was sealed for its public key."""

    raw: bytes

    @property
    def public(self) -> PublicKey:
        """Its public key. Raises BadInput (``sealed.key``)."""
        return PublicKey(_private(self.raw).public_key().public_bytes_raw())


Recipient = Passphrase | PublicKey
Opener = Passphrase | PrivateKey
#: Told how many bytes of the source have been dealt with since the last time.
Progress = Callable[[int], None]


def new_key() -> PrivateKey:
    """A key from the system's source of randomness."""
    return PrivateKey(secrets.token_bytes(_KEY))


def seal(
    source: BinaryIO, target: BinaryIO, to: Recipient, *, progress: Progress | None = None
) -> None:
    """Write what `source` still holds into `target`, sealed for `to`.

    `source` is a buffered file; memory for two chunks is needed. Raises BadInput (``sealed.key``) and what the files raise.
    """
    _seal(source, target, to, salt=secrets.token_bytes(_SALT), once=new_key(), progress=progress)


def unseal(
    source: BinaryIO, target: BinaryIO, key: Opener, *, progress: Progress | None = None
) -> None:
    """Write into `target` what was sealed in `source`, once all of it has been verified.

    `source` is read twice, so it must be able to go back, and each chunk is verified both times: a
    file that changes in between is found too, then after `target` was begun. Raises BadInput
    (``sealed.form`` for what is no sealed file, ``sealed.newer`` for a later form, ``sealed.key``),
    Refused (``sealed.wrong_key``: also when the header was changed, which looks the same;
    ``sealed.recipient`` when it was sealed for another kind of key), and Damaged
    (``sealed.damaged``).
    """
    keys = _opened(source, key)
    begin = source.tell()
    for _chunk in _chunks(source, keys, progress):
        pass
    source.seek(begin)
    target.writelines(_chunks(source, keys, None))


def is_sealed(head: bytes) -> bool:
    """Whether a file that begins with `head` says of itself that it is one of these."""
    return head.startswith(_MAGIC)


@dataclass(frozen=True, slots=True, repr=False)
class _Keys:
    chunks: bytes
    mark: bytes


def _seal(
    source: BinaryIO,
    target: BinaryIO,
    to: Recipient,
    *,
    salt: bytes,
    once: PrivateKey,
    progress: Progress | None,
) -> None:
    """`seal` with what is otherwise random, for the test vectors."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if isinstance(to, PublicKey):
        header = _header(_FOR_KEY, salt, once.public.raw)
        keys = _derived(_agreed(once.raw, to.raw), header + to.raw)
    else:
        header = _header(_FOR_PASSPHRASE, salt, bytes(_KEY))
        keys = _derived(_stretched(to.typed, salt), header)
    target.write(header + _mark(keys, header))
    cipher = ChaCha20Poly1305(keys.chunks)
    chunk, number = source.read(_CHUNK), 0
    while True:
        following = source.read(_CHUNK) if len(chunk) == _CHUNK else b""
        target.write(cipher.encrypt(_nonce(number, is_last=not following), chunk, None))
        if progress is not None:
            progress(len(chunk))
        if not following:
            return
        chunk, number = following, number + 1


def _opened(source: BinaryIO, key: Opener) -> _Keys:
    """The keys of `source`, which then stands at its first chunk. Raises as `unseal`."""
    header = source.read(_HEADER)
    if not is_sealed(header):
        raise BadInput("sealed.form")
    form, recipient = header[len(_MAGIC) : len(_MAGIC) + 2].ljust(2, b"\0")
    if form > FORM:
        raise BadInput("sealed.newer")
    mark = source.read(_MARK)
    if form != FORM or recipient not in (_FOR_PASSPHRASE, _FOR_KEY) or len(mark) != _MARK:
        raise Damaged("sealed.damaged")
    if (recipient == _FOR_KEY) != isinstance(key, PrivateKey):
        raise Refused("sealed.recipient")
    if isinstance(key, PrivateKey):
        keys = _derived(_agreed(key.raw, header[-_KEY:]), header + key.public.raw)
    else:
        keys = _derived(_stretched(key.typed, header[-_KEY - _SALT : -_KEY]), header)
    if not hmac.compare_digest(mark, _mark(keys, header)):
        raise Refused("sealed.wrong_key")
    return keys


def _chunks(source: BinaryIO, keys: _Keys, progress: Progress | None) -> Iterator[bytes]:
    """What is in each chunk, verified. Raises Damaged (``sealed.damaged``), perhaps at the end."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    cipher = ChaCha20Poly1305(keys.chunks)
    sealed, number = source.read(_CHUNK + _TAG), 0
    while True:
        is_full = len(sealed) == _CHUNK + _TAG
        following = source.read(_CHUNK + _TAG) if is_full else b""
        if len(sealed) < _TAG or (number and len(sealed) == _TAG):
            raise Damaged("sealed.damaged")
        try:
            chunk = cipher.decrypt(_nonce(number, is_last=not following), sealed, None)
        except InvalidTag:
            raise Damaged("sealed.damaged") from None
        if progress is not None:
            progress(len(sealed))
        yield chunk
        if not following:
            return
        sealed, number = following, number + 1


def _header(recipient: int, salt: bytes, once: bytes) -> bytes:
    return _MAGIC + bytes([FORM, recipient]) + salt + once


def _mark(keys: _Keys, header: bytes) -> bytes:
    return hmac.digest(keys.mark, header, "sha256")


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _stretched(typed: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    # One accented letter is typed as one character on some computers and as two on others.
    text = unicodedata.normalize("NFC", typed).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P).derive(text)


def _agreed(private: bytes, public: bytes) -> bytes:
    """What the two keys' owners share. Raises BadInput (``sealed.key``)."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    try:
        return _private(private).exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:  # not 32 bytes, or one of the few points that agree on zero with anybody
        raise BadInput("sealed.key") from None


def _private(raw: bytes) -> X25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    try:
        return X25519PrivateKey.from_private_bytes(raw)
    except ValueError:
        raise BadInput("sealed.key") from None


def _derived(secret: bytes, info: bytes) -> _Keys:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    made = HKDF(algorithm=SHA256(), length=64, salt=None, info=info).derive(secret)
    return _Keys(chunks=made[:32], mark=made[32:])
