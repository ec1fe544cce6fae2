"""Which public keys may stand in a roster.

Ed25519 verifies signatures that nobody made when the public key is a point of small order: for the
key ``01 00 … 00`` one constant signature is good for every message.
Such keys, and encodings that name a point in a second way, are refused where keys enter
(RFC 8032, 5.1.3 and 5.1.7; the points are those of libsodium, `ge25519_has_small_order`).
"""

from __future__ import annotations

import re

_HEX = re.compile("[0-9a-f]{64}")
_PRIME = 2**255 - 19
_SIGN = 1 << 255
#: The y of the points of order 1, 2, 4 and 8: every such point has one of these.
_SMALL = (
    0,
    1,
    _PRIME - 1,
    0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
    0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
)


def is_sound(key: str) -> bool:
    """Whether `key` is 64 lower-case hex digits that name a point in the one way, of full order.

    Whether a private key belongs to it, only a signature shows.
    """
    if _HEX.fullmatch(key) is None:
        return False
    y = int.from_bytes(bytes.fromhex(key), "little") & (_SIGN - 1)
    return y < _PRIME and y not in _SMALL
