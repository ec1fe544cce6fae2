"""Shapes of what identifies a person or opens a door: contacts, numbers with checksums, keys."""

from __future__ import annotations

import re
from itertools import cycle

from desktop_app.checks.reading import Match, Reading

_PHONE = re.compile(
    r"(?<![\w.+])(?:\+\d{1,3}[ .-]?(?:\(0\)[ .-]?)?(?:\d[ .-]?){6,12}\d"
    r"|0[1-9](?:[ .-]?\d{2}){4}|\(?0\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}"
    r"|07\d{3}[ .-]?\d{3}[ .-]?\d{3}|\(?0[12]\d{2,3}\)?[ .-]\d{5,6}"
    r"|\(?[2-9]\d{2}\)?[ .-][2-9]\d{2}[ .-]\d{4})(?![\w€$£%]|[.,]\d)"
)
_IBAN = re.compile(r"\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?\b")
_CARD = re.compile(r"(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)")
_NIR = re.compile(
    r"(?<!\d)[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[ab]) ?\d{3} ?\d{3} ?\d{2}(?!\d)"
)
_AADHAAR = re.compile(r"(?<![\d.,+€$£-])[2-9]\d{3}([ -]?)\d{4}\1\d{4}(?![ -]?\d)")
_NINO = re.compile(
    r"\b(?!bg|gb|kn|nk|nt|tn|zz)[a-ceghj-prstw-z][a-ceghj-nprstw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b"
)
_SSN = re.compile(r"(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])")
#: Swiss: 756 and an EAN's check digit. Belgian: modulo 97. Spanish: a letter by modulo 23.
_AHV = re.compile(r"(?<![\d.])756\.?\d{4}\.?\d{4}\.?\d{2}(?![\d])")
_BELGIAN = re.compile(r"(?<![\d.])\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}(?!\d)")
_SPANISH = re.compile(r"\b\d{8}-?[a-z]\b")
_SPANISH_LETTERS = "trwagmyfpdxbnjzsqvhlcke"
#: The multiplication and the permutations of Verhoeff's check digit.
_TURNS = (
    "0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 "
    "8765932104 9876543210"
).split()
_SWAPS = (
    "0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258"
).split()
_PREFIXED = re.compile(
    r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[abprs]-[A-Za-z0-9-]{10,}"
    r"|\b[A-Za-z]{2,8}[_-](?:live|test|prod|sandbox|secret|priv)[_-](?=\w*\d[A-Za-z]+\d)[A-Za-z0-9_]{10,}"
    r"|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+|-----BEGIN [A-Z ]*PRIVATE KEY|\bsk-[A-Za-z0-9_-]{20,}"
    r"|\bAIza[\w-]{30,}|\bglpat-[\w-]{16,}|\bnpm_[A-Za-z0-9]{30,}|\bSG\.[\w-]{16,}\.[\w-]{16,}"
    r"|\bhooks\.slack\.com/services/\w+|://[^\s/:@]{2,}:[^\s/:@]{3,}@[\w.-]+"
    r"|[?&](?:token|key|api_?key|secret|sig|password)=[\w%-]{12,}"
)
_TOLD = re.compile(
    r"(?i:\b(?:password|passwd|pwd|passphrase|mot de passe|mdp|api[ _-]?key|secret|token|code wifi|wifi code|door code|access code|passcode|code d'accès)"
    r"(?: \w+){0,2}\s*(?:is|est|:|=)\s*)(?=\S*[\d!@#$%^&*_])\S{6,}"
    r"|(?i:\b(?:pwd?|passwd|password|passcode|mdp|wi-?fi)\s?[:=]?\s+)(?=\S*\d)(?=\S*[^\W\d_])\S{6,}"
)
_MIXED = re.compile(r"(?<![\w/.@#=&?%-])[A-Za-z0-9_]{16,}(?![\w/.@=&?%-])")
_CHANGE = re.compile(r"\d[A-Za-z]|[A-Za-z]\d")
_ENOUGH_CHANGES = 5  #: from letter to figure and back, in a key; a name with a year has one
_PASSWORD = re.compile(r"(?<![\w@#/])[^\W_][^\s/@#,;:()«»\"]{5,}(?!\S)")
_PLACE = re.compile(
    r"\b\d{1,4}(?: ?(?:bis|ter|[A-Da-d]))?,? (?:(?:[A-Z][\w'’-]+ ){1,3}"
    r"(?:Lane|Street|Road|Avenue|Close|Drive|Way|Crescent|Terrace|Square|Gardens|Mews|Grove|Hill|Rise"
    r"|Row|Court|Place|Park|Walk|Green|View|Ln|St|Rd|Ave|Dr|Blvd|Boulevard)\b"
    r"|(?:rue|avenue|av\.|boulevard|bd|allée|chemin|impasse|quai|route|place|square|cours|passage"
    r"|sentier|venelle|lotissement) (?:d[eu] |des |de la |de l['’]|d['’])?[^\W\d_]{3,})"
)
#: What stands in every text that the pattern may find something in: most texts hold none of it.
_CREDENTIALS = (
    (
        _PREFIXED,
        tuple(
            "AKIA ASIA gh xox eyJ -----BEGIN sk- AIza glpat- npm_ SG. live test prod sandbox secret "
            "priv hooks. :// =".split()
        ),
    ),
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


def _passes_verhoeff(digits: str) -> bool:
    state = 0
    for place, digit in enumerate(reversed(digits)):
        state = int(_TURNS[state][int(_SWAPS[place % 8][int(digit)])])
    return state == 0


def _passes_ean(digits: str) -> bool:
    weighted = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return weighted % 10 == 0


def _passes_belgian(digits: str) -> bool:
    """Before 2000 the number itself, since then with a 2 in front."""
    return any(97 - int(first + digits[:9]) % 97 == int(digits[9:]) for first in ("", "2"))


def _passes_spanish(number: str) -> bool:
    return _SPANISH_LETTERS[int(number[:8]) % 23] == number[-1]


_CHECKED = ((_AHV, _passes_ean), (_BELGIAN, _passes_belgian), (_SPANISH, _passes_spanish))


def card(reading: Reading) -> list[Match]:
    """A payment card's number, by its check digit."""
    found = []
    for shape in _CARD.finditer(reading.tokens.normal.text):
        digits = re.sub(r"\D", "", shape.group())
        if digits[0] in "23456" and len(set(digits)) > 1 and _passes_luhn(digits):
            found.append(reading.of_copy(*shape.span()))
    return found


def national_id(reading: Reading) -> list[Match]:
    """A national number, by its check digit; the British and the American by their form."""
    found = [
        reading.of_copy(*shape.span())
        for pattern in (_NINO, _SSN)
        for shape in pattern.finditer(reading.tokens.normal.text)
    ]
    found.extend(
        reading.of_copy(*shape.span())
        for shape in _AADHAAR.finditer(reading.tokens.normal.text)
        if _passes_verhoeff(re.sub(r"\D", "", shape.group()))
    )
    found.extend(
        reading.of_copy(*shape.span())
        for pattern, passes in _CHECKED
        for shape in pattern.finditer(reading.tokens.normal.text)
        if passes(re.sub(r"[.-]", "", shape.group()))
    )
    for shape in _NIR.finditer(reading.tokens.normal.text):
        bare = shape.group().replace(" ", "").replace("2a", "19").replace("2b", "18")
        if 97 - int(bare[:-2]) % 97 == int(bare[-2:]):
            found.append(reading.of_copy(*shape.span()))
    return found


def credential(reading: Reading) -> list[Match]:
    """A token or key by its provider's prefix, or a password that is told."""
    lowered = reading.original.casefold()
    spans = [
        found.span()
        for pattern, signs in _CREDENTIALS
        if any(sign in text for text in (reading.original, lowered) for sign in signs)
        for found in pattern.finditer(reading.original)
    ]
    found: list[Match] = []
    for start, end in sorted(spans + _scrambled(reading)):
        if not found or start >= found[-1].end:
            found.append(reading.of_span(start, end))
    return found


def _scrambled(reading: Reading) -> list[tuple[int, int]]:
    """Sixteen signs or more in which small letters, capitals and figures alternate: a key."""
    return [
        found.span()
        for found in _MIXED.finditer(reading.original)
        if len(_CHANGE.findall(found.group())) >= _ENOUGH_CHANGES
        and not found.group().islower()
        and not found.group().isupper()
    ]


def password_like(reading: Reading) -> list[Match]:
    """One word of letters, figures and a sign inside: what a password looks like."""
    if not any(sign in reading.original for sign in "!?$%&*_+=-"):
        return []
    return [
        reading.of_span(*found.span())
        for found in _PASSWORD.finditer(reading.original)
        if _is_password(found.group().rstrip(".!?…"))
    ]


def _is_password(word: str) -> bool:
    kinds = (str.isalpha, str.isdigit, lambda sign: sign in "!?$%&*_+=-")
    return all(any(map(kind, word)) for kind in kinds) and sum(map(str.isalpha, word)) >= 4


def address(reading: Reading) -> list[Match]:
    """The number and the street of a place."""
    if not any(map(str.isdigit, reading.original)):
        return []
    return [reading.of_span(*found.span()) for found in _PLACE.finditer(reading.original)]


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
    "#PASSWORD_LIKE": password_like,
    "#ADDRESS": address,
}
