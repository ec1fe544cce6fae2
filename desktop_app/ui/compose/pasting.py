"""What a paste brings and what of it is taken: plain text, as the payload will hold it.

Line ends become line feeds and letters are composed (NFC), which nobody sees. Characters that
nobody sees are left out and counted. Nothing that is seen is changed: links with tracking and
letters that only look like letters are named, and stay until somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from desktop_app.domain import text as post_text

#: Obstacles: such a text could not be posted, so it is not offered as it was.
_REFUSED = ("bidi", "control")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
#: Parameters that tell a site who passed a link on. Letters before the equals sign.
_TRACKING = re.compile(
    r"(?<=[?&])(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|twclid|_hsenc|_hsmi"
    r"|vero_id|oly_(?:anon|enc)_id|rb_clickid|s_cid|trk|li_fat_id|ttclid|ref_src|ref_url)"
    r"=[^\s&#]*",
    re.IGNORECASE,
)
#: Mathematical and full-width letters, and joined ones from PDFs: read aloud letter by letter.
_STYLED = re.compile("[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a\ufb00-\ufb06]+")
#: Not the apostrophe and not the spaces of French: those are how it is written.
_SMART = re.compile(
    "[\u2018\u201a-\u201f\u2026\u2011]|(?<!\u00ab)[\u00a0\u202f](?![;:?!\u00bb%\u20ac\\d])"
)
_LINK = re.compile(r"<a\b[^>]*?\bhref=[\"']?(https?://[^\"'\s>]+)", re.IGNORECASE)
_LOOKS = re.compile(r"<(?:b|strong|i|em|u|s|h[1-6]|li|table|img)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """One paste: what it was, what was taken of it, and what is worth saying of both."""

    given: str  #: as it was copied, with line feeds and composed letters
    taken: str
    removed: tuple[tuple[str, int], ...] = ()  #: kind (bidi, control, invisible), number
    tracking: tuple[str, ...] = ()  #: names of parameters in links, as they stand in `taken`
    styled: tuple[str, ...] = ()  #: runs of letters that are no letters
    smart: tuple[str, ...] = ()  #: typographic characters, each once
    links: tuple[str, ...] = ()  #: addresses that stood behind words and are not in the text
    had_looks: bool = False  #: bold, lists, pictures: no post has them

    @property
    def is_worth_saying(self) -> bool:
        """Whether something was left out, or is not what it looks like."""
        seen = (self.removed, self.tracking, self.styled, self.smart, self.links)
        return self.had_looks or any(seen)

    @property
    def may_be_given(self) -> bool:
        """Whether the paste can be had as it was copied: X would take every character of it."""
        return self.given != self.taken and all(kind not in _REFUSED for kind, _ in self.removed)

    @property
    def without_tracking(self) -> str:
        """What was taken, without the parameters that track."""
        return cleared_of_tracking(self.taken)


def read(text: str, html: str = "") -> Pasted:
    """Read what was copied: its plain text, and its formatted form if there is one.

    Raises BadInput (``text.surrogate``) when half a character is in it.
    """
    given = post_text.normal(_LINE_ENDS.sub("\n", text))
    hidden = post_text.hidden_characters(given)
    taken = normalize("NFC", _without(given, [(start, end) for start, end, _ in hidden]))
    links = [link for link in dict.fromkeys(_LINK.findall(html)) if link not in given]
    return Pasted(
        given=given,
        taken=taken,
        removed=_counted(hidden),
        tracking=tuple(
            dict.fromkeys(found.partition("=")[0] for found in _TRACKING.findall(taken))
        ),
        styled=tuple(dict.fromkeys(_STYLED.findall(taken))),
        smart=tuple(dict.fromkeys(_SMART.findall(taken))),
        links=tuple(link for link in links if link.rstrip("/") not in given),
        had_looks=bool(_LOOKS.search(html)),
    )


def cleared_of_tracking(text: str) -> str:
    """The text whose links lack the parameters that track; the rest of each link stays."""
    cleared = _TRACKING.sub("\0", text)
    cleared = re.sub("\0&", "", cleared)
    return re.sub("[?&]?\0", "", cleared)


def _counted(hidden: Sequence[tuple[int, int, str]]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for start, end, kind in hidden:
        counts[kind] = counts.get(kind, 0) + end - start
    return tuple(sorted(counts.items()))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces.append(text[done:start])
        done = end
    return "".join((*pieces, text[done:]))
