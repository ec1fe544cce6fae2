"""A root key that lies on paper: made, or typed from its page, and never stored on a computer.

While a ceremony lasts it is in this process's memory, and Python cannot wipe it: the program that
signs with it should end soon.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from desktop_app.domain.spoken import SEED

if TYPE_CHECKING:
    from desktop_app.domain.account import PersonId


class PaperKey:
    """`services.rosters.Signer` over one seed, whoever is named."""

    def __init__(self, seed: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    def public_key(self, _person: PersonId) -> str:
        """The public key, 64 hex digits."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, _person: PersonId, message: bytes) -> str:
        """Sign: 128 hex digits."""
        return self._key.sign(message).hex()


def new_seed() -> bytes:
    """32 bytes from the system's source of randomness."""
    return secrets.token_bytes(SEED)
