"""Secrets in the operating system's keychain, and the signing keys that are kept there.

A person's key is sealed with their own passphrase, because the keychain of a computer that several
people use opens for whoever is logged in: it must not let one person sign as another. Nothing is
ever written to a plain file: where there is no keychain, there is a refusal. keyring and
cryptography are slow to import and are loaded when first used.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets as randomness
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import BadInput, Refused, Unavailable
from desktop_app.services.ports import Keys, Secrets
from desktop_app.services.starting import SHORTEST_PASSPHRASE, strength

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from keyring.backend import KeyringBackend

#: Windows keeps at most 1,280 characters in an entry, and breaks in its own way above that.
LONGEST_SECRET = 1_200
#: scrypt's cost: 128 MiB and 0.27 s a guess (measured on one core of a small server; a laptop is
#: about as fast). OWASP's first choice for scrypt (Password Storage Cheat Sheet: N 2^17, r 8, p 1).
_SCRYPT_N = 2**17
_SCRYPT_R, _SCRYPT_P = 8, 1
#: An entry that somebody made must neither be cheap to guess nor take all of the memory.
_SCRYPT_ALLOWED = frozenset(2**power for power in range(17, 21))
_SEED = re.compile("[0-9a-f]{64}")
_SHORTEST_NAME = 3  #: of somebody's name, what may stand in a passphrase by chance
_USER = "countersign"
_WINDOWS = "keyring.backends.Windows"
#: Backends that keep nothing, or keep it readable. keyrings.alt is a package of such backends.
_UNSAFE = ("keyring.backends.null", "keyring.backends.fail", "keyrings.alt")


class KeyringSecrets:
    """Secrets of one realm, each an entry of its own in the system's keychain.

    A value that was read or written is kept in memory: a keychain on D-Bus needs some 15 ms a read.
    """

    def __init__(self, realm: str) -> None:
        self._realm = realm
        self._known: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        """The secret, or None. Raises Unavailable: ``keychain.missing`` or ``keychain.locked``."""
        if name not in self._known:
            with _asking() as keychain:
                found = keychain.get_password(self._service(name), _USER)
            if found is None:
                return None
            self._known[name] = found
        return self._known[name]

    def write(self, name: str, secret: str) -> None:
        """Keep `secret`. Raises Unavailable, or BadInput (``keychain.too_long``)."""
        if len(secret) > LONGEST_SECRET:
            raise BadInput("keychain.too_long", name=name)
        with _asking() as keychain:
            keychain.set_password(self._service(name), _USER, secret)
        self._known[name] = secret

    def forget(self, name: str) -> None:
        """Remove the secret if it is there. Raises Unavailable."""
        from keyring.errors import PasswordDeleteError

        self._known.pop(name, None)
        with _asking() as keychain:
            if keychain.get_password(self._service(name), _USER) is None:
                return
            try:
                keychain.delete_password(self._service(name), _USER)
            except PasswordDeleteError:
                # Some backends say so of an entry that another program has just removed.
                if keychain.get_password(self._service(name), _USER) is not None:
                    raise

    def _service(self, name: str) -> str:
        # One service for each secret: two users under one name make Windows move the first one.
        return f"countersign:{self._realm}:{name}"


class MemorySecrets:
    """Secrets that are gone when the program ends: for practice."""

    def __init__(self) -> None:
        self._entries: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        """The secret, or None."""
        return self._entries.get(name)

    def write(self, name: str, secret: str) -> None:
        """Keep `secret`. Raises BadInput (``keychain.too_long``), as a real keychain would."""
        if len(secret) > LONGEST_SECRET:
            raise BadInput("keychain.too_long", name=name)
        self._entries[name] = secret

    def forget(self, name: str) -> None:
        """Remove the secret if it is there."""
        self._entries.pop(name, None)


class PersonKeys:
    """`services.ports.Keys` over a store of secrets: a 32-byte seed for each person.

    A person's seed is sealed with their passphrase, and signs only between `unlock` and `lock` or
    the program's end; while it is unlocked it is in this process's memory, and Python cannot wipe
    it. A machine's seed is kept as it is, because a publisher works unattended: whoever can open
    the keychain of that account on that computer can sign *as the publisher*, and a publisher
    approves nothing: it can send only what people's own keys approved.
    """

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._unlocked: dict[PersonId, Ed25519PrivateKey] = {}

    def create(self, person: PersonId, passphrase: str) -> str:
        """Make a key behind `passphrase`, unlocked; return the public key, 64 hex digits.

        Takes some 0.3 s. Raises BadInput: ``keychain.key_exists`` (a key in use is never
        overwritten) or ``keychain.passphrase_weak``; or Unavailable (``keychain.*``).
        """
        require_passphrase(passphrase, person)
        self._refuse_existing(person)
        seed = randomness.token_bytes(32)
        sealed = _Sealed.seal(person, seed, passphrase)
        self._secrets.write(_entry(person), sealed.as_text())
        self._unlocked[person] = _private(seed)
        return self.public_key(person)

    def change_passphrase(self, person: PersonId, now: str, new: str) -> None:
        """Seal the person's key with `new` from now on; the key stays the same. Takes some 0.6 s.

        Raises Refused (``keychain.passphrase``), BadInput (``keychain.passphrase_weak``,
        ``keychain.no_passphrase`` for a machine's) or Unavailable (``keychain.*``); then nothing is
        changed.
        """
        require_passphrase(new, person)
        entry = self._read(person)
        if not isinstance(entry, _Sealed):
            raise BadInput("keychain.no_passphrase", person=person)
        sealed = _Sealed.seal(person, entry.unseal(person, now), new)
        self._secrets.write(_entry(person), sealed.as_text())

    def put_aside(self, person: PersonId) -> None:
        """Make room for a new key of the person; the one that was lost elsewhere stays, unused.

        Raises Unavailable (``keychain.*``).
        """
        self.lock(person)
        entry = self._secrets.read(_entry(person))
        if entry is not None:
            self._secrets.write(f"former {_entry(person)}:{self.public_key(person)[:16]}", entry)
            self._secrets.forget(_entry(person))

    def create_unattended(self, machine: PersonId) -> str:
        """Make a key without passphrase, for a machine that publishes; return the public key.

        Raises as `create`.
        """
        self._refuse_existing(machine)
        self._secrets.write(_entry(machine), randomness.token_bytes(32).hex())
        return self.public_key(machine)

    def forget(self, person: PersonId) -> None:
        """Remove a key that nothing was signed with. Raises Unavailable (``keychain.*``)."""
        self.lock(person)
        self._secrets.forget(_entry(person))

    def unlock(self, person: PersonId, passphrase: str) -> None:
        """Let the person's key sign from now on. Takes some 0.3 s, in which the caller waits.

        There is no growing delay after a wrong passphrase, on purpose: whoever can read the entry
        guesses outside this program, at scrypt's pace and not at ours, so a delay would only hurt
        the person who mistyped; at the window, 0.3 s a guess against 12 characters is enough.
        Raises Refused (``keychain.passphrase``) or Unavailable (``keychain.*``).
        """
        entry = self._read(person)
        if isinstance(entry, _Sealed):
            self._unlocked[person] = _private(entry.unseal(person, passphrase))

    def lock(self, person: PersonId) -> None:
        """Let the person's key sign no more, until it is unlocked again."""
        self._unlocked.pop(person, None)

    def is_unlocked(self, person: PersonId) -> bool:
        """Whether `sign` would ask for no passphrase. Raises Unavailable (``keychain.*``)."""
        return person in self._unlocked or isinstance(self._read(person), bytes)

    def is_here(self, person: PersonId) -> bool:
        """Whether this computer has a key of the person. Raises Unavailable (``keychain.*``)."""
        return self._secrets.read(_entry(person)) is not None

    def public_key(self, person: PersonId) -> str:
        """The person's public key, 64 hex digits. Raises Unavailable (``keychain.*``)."""
        entry = self._read(person)
        return entry.public if isinstance(entry, _Sealed) else _public(entry)

    def sign(self, person: PersonId, message: bytes) -> str:
        """Sign with the person's key: 128 hex digits.

        Raises Unavailable (``keychain.*``; ``keychain.passphrase_needed`` while it is locked).
        """
        if person in self._unlocked:
            return self._unlocked[person].sign(message).hex()
        entry = self._read(person)
        if isinstance(entry, _Sealed):
            raise Unavailable("keychain.passphrase_needed", person=person)
        return _private(entry).sign(message).hex()

    def verify(self, public_key: str, message: bytes, signature: str) -> bool:
        """Whether the signature is good. A malformed key or signature is not good."""
        return verify(public_key, message, signature)

    def _refuse_existing(self, person: PersonId) -> None:
        if self.is_here(person):
            raise BadInput("keychain.key_exists", person=person)

    def _read(self, person: PersonId) -> _Sealed | bytes:
        """What the keychain has of the person's key: sealed, or a machine's seed."""
        entry = self._secrets.read(_entry(person))
        if entry is not None and _SEED.fullmatch(entry):
            return bytes.fromhex(entry)
        try:
            return _Sealed.read(entry or "")
        except (ValueError, KeyError, TypeError, RecursionError):
            # Without its cause: an error must never carry what stood in the entry.
            raise Unavailable("keychain.no_key", person=person) from None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class _Sealed:
    """A seed under a passphrase: ChaCha20-Poly1305 with a key by scrypt, and the public key."""

    n: int
    salt: bytes
    nonce: bytes
    sealed: bytes
    public: str

    @classmethod
    def seal(cls, person: PersonId, seed: bytes, passphrase: str) -> _Sealed:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        salt, nonce, public = randomness.token_bytes(16), randomness.token_bytes(12), _public(seed)
        key = _stretched(passphrase, salt, _SCRYPT_N)
        sealed = ChaCha20Poly1305(key).encrypt(nonce, seed, _bound(person, _SCRYPT_N, public))
        return cls(n=_SCRYPT_N, salt=salt, nonce=nonce, sealed=sealed, public=public)

    def unseal(self, person: PersonId, passphrase: str) -> bytes:
        """The seed. Raises Refused (``keychain.passphrase``)."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        key = _stretched(passphrase, self.salt, self.n)
        bound = _bound(person, self.n, self.public)
        try:
            return ChaCha20Poly1305(key).decrypt(self.nonce, self.sealed, bound)
        except InvalidTag:
            raise Refused("keychain.passphrase", person=person) from None

    def as_text(self) -> str:
        """The keychain's entry: some 300 characters."""
        said = {
            "v": 1,
            "n": self.n,
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "sealed": self.sealed.hex(),
            "public": self.public,
        }
        return json.dumps(said, separators=(",", ":"))

    @classmethod
    def read(cls, entry: str) -> _Sealed:
        """Read what `as_text` wrote. Raises ValueError, KeyError or TypeError."""
        said = json.loads(entry)
        sizes = [len(bytes.fromhex(said[name])) for name in ("salt", "nonce", "sealed", "public")]
        if said["v"] != 1 or said["n"] not in _SCRYPT_ALLOWED or sizes != [16, 12, 48, 32]:
            raise ValueError
        return cls(
            n=int(said["n"]),
            salt=bytes.fromhex(said["salt"]),
            nonce=bytes.fromhex(said["nonce"]),
            sealed=bytes.fromhex(said["sealed"]),
            public=str(said["public"]),
        )


def require_passphrase(passphrase: str, person: PersonId | None = None) -> None:
    """Refuse one that is easily guessed: BadInput (``keychain.passphrase_weak``).

    What is in `person`'s id, which is made of their name, counts for nothing.
    """
    known = [word for word in (person or "").split("-") if len(word) >= _SHORTEST_NAME]
    if not strength(passphrase, known).is_enough:
        raise BadInput("keychain.passphrase_weak", least=str(SHORTEST_PASSPHRASE))


def _stretched(passphrase: str, salt: bytes, n: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    # One accented letter is typed as one character on some computers and as two on others.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, n=n, r=_SCRYPT_R, p=_SCRYPT_P).derive(typed)


def _bound(person: PersonId, n: int, public: str) -> bytes:
    """What the sealed seed belongs to: an entry moved to another person's name does not open."""
    return f"countersign key 1 {person} {n} {public}".encode()


def _private(seed: bytes) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed)


def _public(seed: bytes) -> str:
    return _private(seed).public_key().public_bytes_raw().hex()


def verify(public_key: str, message: bytes, signature: str) -> bool:
    """Whether the Ed25519 signature is good. A malformed key or signature is not good."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), message)
    except (ValueError, InvalidSignature):
        return False
    return True


def practice_keys(ledger_id: str, people: Iterable[PersonId]) -> Keys:
    """Keys of the sample people of a practice ledger, held in memory only.

    **Signatures made with them prove nothing about who acted**: anybody who knows the ledger's id
    can compute every seed. That is right here, for three reasons: nothing of a practice ledger can
    be posted, so there is nothing to protect; trying the product must need no keychain and leave no
    secret behind; and because the seeds can be computed again, the practice record verifies after
    a restart by the very code that verifies a real one.
    """
    secrets = MemorySecrets()
    for person in people:
        seed = hashlib.sha256(f"countersign practice key{ledger_id}{person}".encode())
        secrets.write(_entry(person), seed.hexdigest())
    return PersonKeys(secrets)


def _entry(person: PersonId) -> str:
    return f"key:{person}"


@contextmanager
def _asking() -> Iterator[KeyringBackend]:
    """The keychain, its errors turned into ours. Raises Unavailable."""
    import keyring
    from keyring.errors import KeyringError, KeyringLocked, NoKeyringError

    try:
        keychain = keyring.get_keyring()
        _use_safely(keychain)
        yield keychain
    except NoKeyringError as error:
        raise Unavailable("keychain.missing") from error
    except KeyringLocked as error:
        raise Unavailable("keychain.locked") from error
    except KeyringError as error:
        raise Unavailable("keychain.missing") from error


def _use_safely(keychain: KeyringBackend) -> None:
    """Refuse a backend that keeps nothing or keeps it readable; keep secrets on this machine."""
    inner = getattr(keychain, "backends", None)  # the chainer asks several in turn
    for backend in [keychain] if inner is None else inner:
        home = type(backend).__module__
        plain = "plaintext" in type(backend).__name__.lower()
        if plain or home.startswith(_UNSAFE):
            raise Unavailable("keychain.missing")
        if home == _WINDOWS:
            # By itself it roams to every computer of a domain: one publisher's key on two of them
            # would be two publishers, and a journal's count would meet another journal.
            cast("Any", backend).persist = "local machine"
    if inner is not None and not inner:
        raise Unavailable("keychain.missing")
