"""What X turns into links inside a post: addresses, mentions, hashtags, cashtags.

It promises what X's own published rules (twitter-text, configuration 3) say, in time that grows
with the length of the text and no faster, whatever the text. It never asks the network whether
an address exists. Offsets are code points into the text as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_letters, digits
from unicodedata import category

from desktop_app.domain import _tlds


class EntityKind(StrEnum):
    """What a linked piece of text is."""

    URL = "url"  #: an address, with or without ``https://``
    MENTION = "mention"  #: ``@name``, or a list as ``@name/list``
    HASHTAG = "hashtag"  #: ``#word``
    CASHTAG = "cashtag"  #: ``$TICKER``


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A linked piece: code points `start` (included) to `end` (excluded), `text` as written.

    `text` includes the sign (``@``, ``#``, ``$``) and, for a list, the slash and its name.
    """

    kind: EntityKind
    start: int
    end: int
    text: str


BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  #: directional marks, inside a class
_INVALID = "\ufeff\ufffe\uffff"
_SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_ACCENTED = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268"
    "\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_LATIN = (
    ascii_letters
    + digits
    + "-"
    + "".join(chr(point) for point in range(0xC0, 0x1F00) if re.match(f"[{_ACCENTED}]", chr(point)))
)  #: every character that a bare domain may have: an IDN needs ``https://`` to be a link
_GLUE = frozenset(ascii_letters + digits + "@＠$#＃" + _INVALID)

_LONGEST_URL = 4096
_LONGEST_LABEL = 63
_LONGEST_TCO = 40
_LONGEST_TLD = max(map(len, _tlds.OTHER))

#: A stretch that could be a host: everything but punctuation (``-``, ``_`` and ``.`` stay),
#: spaces, marks and halves of surrogate pairs.
_RUN = re.compile(rf"[^!'#%&()*+,\\/:;<=>?@\[\]^{{|}}~$\ud800-\udfff{_SPACES}{BIDI}{_INVALID}]+")
_HOST_START = re.compile(rf"(?<![A-Za-z0-9@＠$#＃{_INVALID}])[^._\-]")
#: X's rules read a post's very first letter as the sign before an address, unless it is ASCII.
_LETTER_TAKEN_AS_SIGN = re.compile(rf"[^\x00-\x7f＠＃][^._\-\s{BIDI}]")
_ASCII_TLD = re.compile(r"[xX][nN]--[-0-9A-Za-z]++|[A-Za-z]++(?![0-9@+-])")
_PORT = re.compile(r":[0-9]+")
_IN_PATH = rf"[A-Za-z0-9\u0400-\u04ff{_ACCENTED}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_IN_BRACKETS = rf"\((?:{_IN_PATH}++|{_IN_PATH}*+\({_IN_PATH}++\){_IN_PATH}*+)\)"
_PATH = re.compile(rf"/(?:{_IN_PATH}++|{_IN_BRACKETS})*+")
_PIECE_OF_PATH = re.compile(rf"{_IN_PATH}++|{_IN_BRACKETS}")
_NOT_LAST_IN_PATH = "!*';:,.$%[]\u2013~@|&"
_QUERY_RULE = r"\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[A-Za-z0-9\-_&=#/]"
_QUERY = re.compile(_QUERY_RULE)
_TCO = re.compile(rf"[hH][tT][tT][pP][sS]?://[tT]\.[cC][oO]/([A-Za-z0-9]++)(?:{_QUERY_RULE})?")

#: A name may also follow a glued ``RT``, as in old retweets.
_MENTION = re.compile(
    r"(?:(?<![A-Za-z0-9_!#$%&*@＠])|(?<=[rR][tT])(?<![A-Za-z0-9_+~.\-][rR][tT]))"
    r"[@＠][A-Za-z0-9_]{1,20}+(?:/[A-Za-z][A-Za-z0-9_\-]{0,24}+)?+"
    rf"(?![@＠{_ACCENTED}]|://)"
)
_HASH = re.compile("[#＃](?![\ufe0f\u20e3])")
_IN_HASHTAG = frozenset(
    "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
)
_CASHTAG = re.compile(
    rf"(?:(?<![\s\S])|(?<=[{_SPACES}{BIDI}]))"
    r"\$[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?"
    r"(?=\Z|\s|[!'#%&()*+,\\\-./:;<=>?@\[\]^_{|}~$])"
)


def entities(text: str) -> tuple[Entity, ...]:
    """Return what X would link, in order; where two overlap, the one that starts first."""
    kept: list[Entity] = []
    found = [*urls(text), *_hashtags(text), *_mentions(text), *_cashtags(text)]
    for entity in sorted(found, key=lambda entity: (entity.start, -entity.end)):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return tuple(kept)


def hashtags(text: str) -> tuple[Entity, ...]:
    """Return the hashtags among the `entities`, in order: most texts are read for nothing else."""
    if not _HASH.search(text):
        return ()
    if any(_is_perhaps_in_address(word) for word in text.split()):
        return tuple(one for one in entities(text) if one.kind is EntityKind.HASHTAG)
    return tuple(_hashtags(text))  # what else X links ends before a hashtag, and holds none


def _is_perhaps_in_address(word: str) -> bool:
    """Whether a sign stands behind a dot: ``example.com/#part`` has no hashtag."""
    return "." in (word if "＃" in word else word[: max(word.rfind("#"), 0)])


def handles(text: str) -> tuple[str, ...]:
    """Return whose names are in it, without @, in lower case and in order; a list names nobody."""
    found = (one.text[1:] for one in entities(text) if one.kind is EntityKind.MENTION)
    return tuple(sorted({name.lower() for name in found if "/" not in name}))


def urls(text: str) -> tuple[Entity, ...]:
    """Return the addresses, bare domains with a known ending included, in order."""
    return tuple(_entities(EntityKind.URL, text, _addresses(text)))


def display_url(url: str) -> str:
    """Return an address as X shows it: host, then at most 15 characters and an ellipsis."""
    shown = re.sub(r"\A(?:https?://)?(?:www\.)?", "", url, flags=re.IGNORECASE)
    host = re.split(r"[/?#]", shown, maxsplit=1)[0]
    rest = shown[len(host) :]
    return f"{host}{rest[:15]}…" if len(rest) > 15 else shown


def _entities(kind: EntityKind, text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Entity]:
    for start, end in spans:
        yield Entity(kind=kind, start=start, end=end, text=text[start:end])


def _mentions(text: str) -> Iterator[Entity]:
    return _entities(EntityKind.MENTION, text, (m.span() for m in _MENTION.finditer(text)))


def _cashtags(text: str) -> Iterator[Entity]:
    return _entities(EntityKind.CASHTAG, text, (m.span() for m in _CASHTAG.finditer(text)))


def _hashtags(text: str) -> Iterator[Entity]:
    spans = (_hashtag_at(text, sign.start()) for sign in _HASH.finditer(text))
    return _entities(EntityKind.HASHTAG, text, (span for span in spans if span))


def _hashtag_at(text: str, start: int) -> tuple[int, int] | None:
    """Return the span of the hashtag whose sign stands at `start`, if it is one."""
    before = text[start - 1 : start]
    if before == "&" or (before and before not in "\ufe0e\ufe0f" and _may_be_in_hashtag(before)):
        return None
    end = start + 1
    while end < len(text) and _may_be_in_hashtag(text[end]):
        end += 1
    if text.startswith(("#", "＃", "://"), end):
        return None
    if not any(category(letter)[0] in "LM" for letter in text[start + 1 : end]):
        return None
    return start, end


def _may_be_in_hashtag(character: str) -> bool:
    kind = category(character)
    return kind[0] in "LM" or kind == "Nd" or character in _IN_HASHTAG


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Find hosts run by run, so that no stretch of text is read more than a few times."""
    if "." not in text:
        return
    free = 0  # the next address begins here or later: a sign must part it from the one before
    for run in _RUN.finditer(text):
        start, stop = max(run.start(), free), run.end()
        if start == 0 and _LETTER_TAKEN_AS_SIGN.match(text):
            start = 1
        while start < stop and (host := _next_host(text, start, stop)):
            path_end = _path_end(text, host[1])
            query = _QUERY.match(text, path_end)
            end = query.end() if query else path_end
            yield from _links_at(text, host, path_end, end, _scheme_start(text, host[0], free))
            start = free = end + 1


def _next_host(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the first host in ``text[start:stop]``, a stretch without punctuation."""
    while text.find(".", start, stop) >= 0 and (begin := _HOST_START.search(text, start, stop)):
        end, start = _longest_host(text, begin.start(), stop)
        if end is not None:
            return begin.start(), end
    return None


def _longest_host(text: str, start: int, stop: int) -> tuple[int | None, int]:
    """Return where the longest host that begins at `start` ends, and where to look on if none."""
    best: int | None = None
    label = start
    while (dot := text.find(".", label, stop)) >= 0:
        if dot == label or text[label] in "-_" or text[dot - 1] in "-_":
            return best, label if label > start else dot + 1
        end = _tld_end(text, dot + 1)
        if end is not None and text.find("_", label, dot) < 0:
            best = end
        label = dot + 1
    return best, stop


def _tld_end(text: str, start: int) -> int | None:
    """Return where the top-level domain that begins at `start` ends, if one begins there."""
    if found := _ASCII_TLD.match(text, start):
        end = found.end()
        name = text[start : min(end, start + _LONGEST_LABEL + 1)].lower()
        return end if name.startswith("xn--") or name in _tlds.LATIN else None
    if text[start : start + 1].isascii():
        return None
    for end in range(min(len(text), start + _LONGEST_TLD), start, -1):
        after = text[end : end + 1]
        if text[start:end] in _tlds.OTHER and not (after and after in _AFTER_NO_TLD):
            return end
    return None


_AFTER_NO_TLD = ascii_letters + digits + "@+-"


def _links_at(
    text: str, host: tuple[int, int], path_end: int, end: int, scheme: int | None
) -> list[tuple[int, int]]:
    """Return the links that a host makes, whose path and query end at `path_end` and `end`."""
    if not _is_valid(text[slice(*host)], end - (host[0] if scheme is None else scheme)):
        return []
    if scheme is not None:
        return _with_scheme(text, scheme, end)
    if host[0] and text[host[0] - 1] in "-_./":
        return []
    domains = list(_latin_domains(text, *host))
    if domains and text.find("/", host[1], path_end) >= 0:
        domains[-1] = (domains[-1][0], end)
    return domains


def _with_scheme(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the one link from `start` to `end`; X's own short links end after their code."""
    short = _TCO.match(text, start, end)
    if short is None:
        return [(start, end)]
    return [short.span()] if len(short[1]) <= _LONGEST_TCO else []


def _path_end(text: str, end: int) -> int:
    """Return where port and path that follow a host end (`end` itself if there are none)."""
    if port := _PORT.match(text, end):
        end = port.end()
    path = _PATH.match(text, end)
    return end + _linked(path[0]) if path else end


def _linked(path: str) -> int:
    """Return how much of `path` X links: no punctuation at its end, nor brackets behind such."""
    if "(" not in path:
        return len(path.rstrip(_NOT_LAST_IN_PATH))
    linked, is_joined = 1, True
    for piece in _PIECE_OF_PATH.finditer(path, 1):
        if piece[0].startswith("("):
            linked = piece.end() if is_joined else linked
            continue
        kept = len(piece[0].rstrip(_NOT_LAST_IN_PATH))
        linked = piece.start() + kept if kept else linked
        is_joined = linked == piece.end()
    return linked


def _scheme_start(text: str, start: int, free: int) -> int | None:
    """Return where the scheme before a host begins, if one stands there and nothing clings to it."""
    for scheme in ("https://", "http://"):
        before = start - len(scheme)
        if before >= free and text[before:start].lower() == scheme:
            return before if before == 0 or text[before - 1] not in _GLUE else None
    return None


def _is_valid(host: str, length: int) -> bool:
    return length <= _LONGEST_URL and all(_is_label(label) for label in host.split("."))


def _is_label(label: str) -> bool:
    """Tell whether a label can stand in the DNS, where it has at most 63 ASCII characters."""
    if len(label) > _LONGEST_LABEL or label.isascii():
        return len(label) <= _LONGEST_LABEL
    if label[:4].lower() == "xn--":
        return False
    return len(label.encode("punycode")) + len("xn--") <= _LONGEST_LABEL


def _latin_domains(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find the domains in Latin letters inside a host: no scheme says where they begin."""
    first: int | None = None
    last: int | None = None
    while start <= end:
        dot = text.find(".", start, end)
        stop = end if dot < 0 else dot
        if first is not None:
            last = _tld_end(text, start) or last
        kept = start + len(text[start:stop].rstrip(_LATIN))
        if kept > start:
            if first is not None and last is not None:
                yield first, last
            first, last = (kept if kept < stop else None), None
        elif first is None:
            first = start
        start = stop + 1
    if first is not None and last is not None:
        yield first, last
