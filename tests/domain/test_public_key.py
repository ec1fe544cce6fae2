"""Keys for which signatures can be made without a private key are nobody's."""

import pytest

from desktop_app.domain.public_key import is_sound
from tests.contracts.company import public_key_of, verify

PRIME = 2**255 - 19
D = -121665 * pow(121666, -1, PRIME) % PRIME


def encoded(y: int, sign: int = 0) -> str:
    return (y | sign << 255).to_bytes(32, "little").hex()


def point(y: int) -> tuple[int, int]:
    """The point of this y with the even x (RFC 8032, 5.1.3)."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != square:
        x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    assert x * x % PRIME == square
    return x, y


def added(one, other):
    (a, b), (c, d) = one, other
    e = D * a * b * c * d
    return (
        (a * d + b * c) * pow(1 + e, -1, PRIME) % PRIME,
        (b * d + a * c) * pow(1 - e, -1, PRIME) % PRIME,
    )


def small_ys():
    """The y of every point whose order divides 8, computed: the torsion of a point of order 8."""
    start = point(0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7)
    found, current = {start[1]}, start
    for _ in range(7):
        current = added(current, start)
        found.add(current[1])
    assert current == (0, 1)
    return found


@pytest.mark.parametrize("sign", [0, 1])
def test_no_point_of_small_order_is_a_key(sign):
    assert [is_sound(encoded(y, sign)) for y in small_ys()] == [False] * 5


def test_such_a_key_would_verify_what_nobody_signed():
    """Why they are refused: one constant is a good signature of every message."""
    key, constant = encoded(1), encoded(1) + "00" * 32
    assert [verify(key, message, constant) for message in (b"approve", b"anything")] == [True] * 2


@pytest.mark.parametrize(
    "key",
    [
        "",
        "ab",
        "AB" * 32,
        "zz" * 32,
        "ab" * 33,
        encoded(PRIME),
        encoded(PRIME + 3),
        encoded(2**255 - 1),
    ],
)
def test_what_is_no_key_or_a_second_name_of_one(key):
    assert not is_sound(key)


def test_peoples_keys_are_sound():
    assert all(is_sound(public_key_of(f"person {number}")) for number in range(200))
