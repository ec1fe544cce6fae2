"""Secrets in the operating system's keychain, and the signing keys that are kept there.

Nothing is ever written to a plain file: where there is no keychain, there is a refusal. keyring
and cryptography are slow to import and are loaded when first used.
"""

from __future__ import annotations

import hashlib
import secrets as randomness
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.services.ports import Keys, Secrets

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from keyring.backend import KeyringBackend

#: Windows keeps at most 1,280 characters in an entry, and breaks in its own way above that.
LONGEST_SECRET = 1_200
_USER = "countersign"
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
    """`services.ports.Keys` over a store of secrets: a 32-byte seed for each person."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets

    def create(self, person: PersonId) -> str:
        """Make a key for `person` and return the public key, 64 hex digits.

        Raises BadInput (``keychain.key_exists``): a key in use is never overwritten.
        """
        if self._secrets.read(_entry(person)) is not None:
            raise BadInput("keychain.key_exists", person=person)
        self._secrets.write(_entry(person), randomness.token_bytes(32).hex())
        return self.public_key(person)

    def forget(self, person: PersonId) -> None:
        """Remove a key that nothing was signed with. Raises Unavailable (``keychain.*``)."""
        self._secrets.forget(_entry(person))

    def public_key(self, person: PersonId) -> str:
        """The person's public key, 64 hex digits. Raises Unavailable (``keychain.*``)."""
        return self._key(person).public_key().public_bytes_raw().hex()

    def sign(self, person: PersonId, message: bytes) -> str:
        """Sign with the person's key: 128 hex digits. Raises Unavailable (``keychain.*``)."""
        return self._key(person).sign(message).hex()

    def verify(self, public_key: str, message: bytes, signature: str) -> bool:
        """Whether the signature is good. A malformed key or signature is not good."""
        return verify(public_key, message, signature)

    def _key(self, person: PersonId) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        seed = self._secrets.read(_entry(person))
        if seed is None:
            raise Unavailable("keychain.no_key", person=person)
        try:
            return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed))
        except ValueError:
            # Without its cause: an error must never carry what stood in the entry.
            raise Unavailable("keychain.no_key", person=person) from None


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
        _refuse_unsafe(keychain)
        yield keychain
    except NoKeyringError as error:
        raise Unavailable("keychain.missing") from error
    except KeyringLocked as error:
        raise Unavailable("keychain.locked") from error
    except KeyringError as error:
        raise Unavailable("keychain.missing") from error


def _refuse_unsafe(keychain: KeyringBackend) -> None:
    inner = getattr(keychain, "backends", None)  # the chainer asks several in turn
    for backend in [keychain] if inner is None else inner:
        home = type(backend).__module__
        plain = "plaintext" in type(backend).__name__.lower()
        if plain or home.startswith(_UNSAFE):
            raise Unavailable("keychain.missing")
    if inner is not None and not inner:
        raise Unavailable("keychain.missing")
