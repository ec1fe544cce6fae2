"""Shapes of what identifies a person or opens a door: contacts, numbers with checksums, keys."""

from __future__ import annotations

import re
from itertools import cycle

from desktop_app.checks.reading import Match, Reading

_PHONE = re.compile(
    r"(?<![\w.+])(?:\+\d{1,3}[ .-]?(?:\(0\)[ .-]?)?(?:\d[ .-]?){6,12}\d"
    r"|0[1-9](?:[ .-]?\d{2}){4}|\(?0\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}"
    r"|\(?[2-9]\d{2}\)?[ .-][2-9]\d{2}[ .-]\d{4})(?![\w€$£%]|[.,]\d)"
)
_IBAN = re.compile(r"\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?\b")
_CARD = re.compile(r"(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)")
_NIR = re.compile(
    r"(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[ab]) ?\d{3} ?\d{3} ?\d{2}(?!\d)"
)
_PREFIXED = re.compile(
    r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[abprs]-[A-Za-z0-9-]{10,}"
    r"|\b[sr]k_live_[A-Za-z0-9]{16,}|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+|-----BEGIN [A-Z ]*PRIVATE KEY"
    r"|\bsk-[A-Za-z0-9_-]{20,}"
)
_TOLD = re.compile(
    r"(?i:\b(?:password|passwd|pwd|passphrase|mot de passe|mdp|api[ _-]?key|secret|token|code wifi|wifi code|door code|access code|passcode|code d'accès)"
    r"(?: \w+){0,2}\s*(?:is|est|:|=)\s*)(?=\S*[\d!@#$%^&*_])\S{6,}"
    r"|(?i:\b(?:pwd?|passwd|password|passcode|mdp|wi-?fi)\s?[:=]?\s+)(?=\S*\d)(?=\S*[^\W\d_])\S{6,}"
)
#: What stands in every text that the pattern may find something in: most texts hold none of it.
_CREDENTIALS = (
    (_PREFIXED, ("AKIA", "ASIA", "gh", "xox", "k_live_", "eyJ", "-----BEGIN", "sk-")),
    (_TOLD, ("pass", "pw", "mdp", "fi", "api", "secret", "token", "code")),
)


def email(reading: Reading) -> list[Match]:
    """An e-mail address."""
    kinds = reading.tokens.kinds
    return [reading.of_tokens(i, i) for i, kind in enumerate(kinds) if kind == "email"]


def phone(reading: Reading) -> list[Match]:
    """A telephone number: international, French, British or North American form."""
    text = reading.tokens.normal.text
    return [reading.of_copy(*found.span()) for found in _PHONE.finditer(text)]


def iban(reading: Reading) -> list[Match]:
    """An account number whose remainder by 97 is 1."""
    found = []
    for shape in _IBAN.finditer(reading.tokens.normal.text):
        bare = shape.group().replace(" ", "")
        turned = bare[4:] + bare[:4]
        if bare.isascii() and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1:
            found.append(reading.of_copy(*shape.span()))
    return found


def _passes_luhn(digits: str) -> bool:
    total = 0
    for digit, factor in zip(reversed(digits), cycle((1, 2)), strict=False):
        product = int(digit) * factor
        total += product - 9 if product > 9 else product
    return total % 10 == 0


def card(reading: Reading) -> list[Match]:
    """A payment card's number, by its check digit."""
    found = []
    for shape in _CARD.finditer(reading.tokens.normal.text):
        digits = re.sub(r"\D", "", shape.group())
        if digits[0] in "23456" and len(set(digits)) > 1 and _passes_luhn(digits):
            found.append(reading.of_copy(*shape.span()))
    return found


def national_id(reading: Reading) -> list[Match]:
    """A French social security number (NIR), by its key."""
    found = []
    for shape in _NIR.finditer(reading.tokens.normal.text):
        bare = shape.group().replace(" ", "").replace("2a", "19").replace("2b", "18")
        if 97 - int(bare[:-2]) % 97 == int(bare[-2:]):
            found.append(reading.of_copy(*shape.span()))
    return found


def credential(reading: Reading) -> list[Match]:
    """A token or key by its provider's prefix, or a password that is told."""
    lowered = reading.original.casefold()
    return [
        reading.of_span(*found.span())
        for pattern, signs in _CREDENTIALS
        if any(sign in text for text in (reading.original, lowered) for sign in signs)
        for found in pattern.finditer(reading.original)
    ]


def digits(reading: Reading) -> list[Match]:
    """Any run of digits (what the checksums are tried on)."""
    kinds = reading.tokens.kinds
    return [reading.of_tokens(i, i) for i, kind in enumerate(kinds) if kind == "number"]


SHAPES = {
    "#EMAIL": email,
    "#PHONE": phone,
    "#IBAN": iban,
    "#CARD": card,
    "#NATIONAL_ID": national_id,
    "#CREDENTIAL": credential,
}
