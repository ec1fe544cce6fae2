"""A post's text: its normal form, its length on X, what hides in it, and why it cannot go out.

It promises X's weighted length (twitter-text, configuration 3) with every emoji sequence counted
as one emoji, and time that grows with the length of the text and no faster. It never changes
what a person wrote beyond Unicode's composed form (NFC). Offsets are code points.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from unicodedata import category, combining, normalize

from desktop_app.domain._emoji import PICTOGRAPHIC
from desktop_app.domain.entities import (
    BIDI,
    Entity,
    EntityKind,
    display_url,
    entities,
    urls,
)
from desktop_app.domain.errors import BadInput
from desktop_app.domain.finding import Obstacle, Span

__all__ = [
    "LIMIT",
    "Entity",
    "EntityKind",
    "display_url",
    "entities",
    "folded",
    "hidden_characters",
    "lenient_key",
    "normal",
    "obstacles",
    "urls",
    "weighted_length",
]

LIMIT = 280  #: weighted characters in a post without X Premium
_URL_LENGTH = 23  #: X replaces every address by a short link of this length

_SURROGATE = re.compile("[\ud800-\udfff]")
#: What weighs 2. The rest (Latin to Georgian, most spaces, dashes and quotation marks) weighs 1.
_HEAVY = re.compile("[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
_TONE = "[\U0001f3fb-\U0001f3ff]"
_ONE_EMOJI = (
    rf"(?:[{PICTOGRAPHIC}](?:{_TONE}|\ufe0f\u20e3?|[\U000e0020-\U000e007e]++\U000e007f)?"
    "|[\u00a9\u00ae]\ufe0f)"
)
#: One emoji, as long as it goes: a keycap, a flag, or pictographs joined by U+200D.
_EMOJI_RULE = (
    rf"(?:[#*0-9]\ufe0f?\u20e3|[\U0001f1e6-\U0001f1ff]{{2}}|{_ONE_EMOJI}(?:\u200d{_ONE_EMOJI})*+)"
)
_EMOJI = re.compile(_EMOJI_RULE)

#: Default_Ignorable_Code_Point, what separates nothing visibly, and the blank of Braille.
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
#: C0 and C1 without newline and tab, halves of surrogate pairs, and noncharacters of the BMP.
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
#: Arabic to Indic, South-East Asian and Mongolian: there a joiner changes how letters look.
_JOINING = "\u0600-\u109f\u1780-\u18af\ua800-\uabff\ufb50-\ufdcf\ufe70-\ufefc\U00010a00-\U00011fff"
_IDEOGRAPH = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIDDEN = re.compile(
    rf"(?P<kept>{_EMOJI_RULE}[\ufe0e\ufe0f]?|[#*0-9\u00a9\u00ae][\ufe0e\ufe0f]"
    rf"|[{PICTOGRAPHIC}]\ufe0e"
    rf"|(?<=[{_JOINING}])[\u200c\u200d\u180b-\u180f]"
    rf"|(?<=[{_IDEOGRAPH}])[\ufe00-\ufe0f\U000e0100-\U000e01ef])"
    rf"|(?P<bidi>[{BIDI}]+)|(?P<control>[{_CONTROL}]+)|(?P<invisible>[{_INVISIBLE}]+)"
)
_ANY_HIDDEN = re.compile(f"[{BIDI}{_CONTROL}{_INVISIBLE}]")
_VISIBLE = re.compile(rf"[^\s{BIDI}{_CONTROL}{_INVISIBLE}]")
#: X takes a post with a byte order mark for damaged, so this invisible one is an obstacle too.
_BYTE_ORDER_MARK = re.compile("\ufeff+")

#: Stands for any address in a lenient key; a noncharacter, so that no post contains it.
_ADDRESS = "\ufdd0"
_UNESCAPES = 4


def normal(text: str) -> str:
    """Return the text in NFC; `BadInput` (``text.surrogate``) if half a character is in it."""
    if _SURROGATE.search(text):
        raise BadInput("text.surrogate")
    return normalize("NFC", text)


def weighted_length(text: str) -> int:
    """Return the length as X counts it, of the text in NFC. It takes any text and never raises."""
    text = _with_short_links(normalize("NFC", text))
    heavy = len(_HEAVY.findall(text))
    if heavy:  # every sequence of several code points has a heavy one in it
        text = _EMOJI.sub("\u3042", text)
        heavy = len(_HEAVY.findall(text))
    return len(text) + heavy


def folded(text: str) -> str:
    """`text` without accents and capitals, as words and names are compared."""
    apart = normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not combining(sign))


def hidden_characters(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return (start, end, kind) of what a reader cannot see and would not expect.

    The kinds are ``bidi`` (changes the order of what is shown), ``control`` and ``invisible``.
    Joiners and variation selectors of emoji, and of the scripts that need them, are not hidden.
    """
    if not _ANY_HIDDEN.search(text):
        return ()
    return tuple(
        (found.start(), found.end(), found.lastgroup)
        for found in _HIDDEN.finditer(text)
        if found.lastgroup and found.lastgroup != "kept"
    )


def obstacles(text: str, *, limit: int = LIMIT, part: int = 0) -> tuple[Obstacle, ...]:
    """Return why the text cannot be posted as it stands; nothing if it can.

    The spans are in `text` as given, which is part number `part`; `limit` is in weighted
    characters. Whether media make up for an empty text is for the caller to say.
    """
    return tuple(_obstacles(text, limit, part))


def _obstacles(text: str, limit: int, part: int) -> Iterator[Obstacle]:
    if not _VISIBLE.search(text):
        yield Obstacle(kind="obstacle.empty", span=Span(part=part, start=0, end=len(text)))
    if (length := weighted_length(text)) > limit:
        facts = (("length", str(length)), ("limit", str(limit)))
        yield Obstacle(kind="obstacle.too_long", facts=facts)
    refused = [
        (start, end, kind) for start, end, kind in hidden_characters(text) if kind != "invisible"
    ]
    refused += [(*mark.span(), "control") for mark in _BYTE_ORDER_MARK.finditer(text)]
    for start, end, kind in sorted(refused):
        span = Span(part=part, start=start, end=end)
        if kind == "bidi":
            yield Obstacle(kind="obstacle.bidi", span=span)
        else:
            yield Obstacle(kind="obstacle.control", span=span)


def lenient_key(text: str, urls: Sequence[tuple[str, str]] = ()) -> str:
    """Return what stays equal between a text that was sent and the text that X shows of it.

    `urls` are pairs of short link and original, as X names them. Equal keys mean "probably the
    same post", for a person to confirm; different keys mean that it is another one.
    """
    text = normalize("NFC", _unescaped(text))
    linked = {url for pair in urls for url in pair if "://" in url}  # bare ones are found below
    for known in sorted(linked, key=len, reverse=True):
        text = text.replace(normalize("NFC", known), _ADDRESS)
    text = _replaced(text, _ADDRESS)
    for _ in range(_UNESCAPES):
        text = html.unescape(text)
    text = normalize("NFC", text)
    seen = "".join(letter for letter in text if category(letter) not in ("Cf", "Cc"))
    return "".join(normalize("NFC", seen).split())


def _with_short_links(text: str) -> str:
    return _replaced(text, "x" * _URL_LENGTH)


def _replaced(text: str, token: str) -> str:
    """Return the text with `token` for every address."""
    pieces: list[str] = []
    done = 0
    for url in urls(text):
        pieces += (text[done : url.start], token)
        done = url.end
    return "".join((*pieces, text[done:]))


def _unescaped(text: str) -> str:
    """Undo what X escapes, however often it was escaped, before addresses are looked for.

    The other entities come later: in ``?a=1&copy=2`` there is no copyright sign.
    """
    for _ in range(_UNESCAPES):
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text
