"""What names and keys in a roster may look like: nothing that reads as another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop_app.domain.public_key import is_sound

#: As in a people file (docs/ledger.md): these names stand in statements and file names.
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_HASH = re.compile("[0-9a-f]{64}")
_LONGEST_TITLE = 100


def is_well_made(
    *,
    names: Iterable[str],
    titles: Iterable[str] = (),
    keys: Iterable[str] = (),
    ledger: str = "0" * 64,
) -> bool:
    """Whether names are plain, titles can be shown on one line, and keys are sound."""
    return (
        _HASH.fullmatch(ledger) is not None
        and all(_NAME.fullmatch(name) for name in names)
        and all(_is_title(title) for title in titles)
        and all(is_sound(key) for key in keys)
    )


def _is_title(title: str) -> bool:
    """One line of visible characters: no control that hides or turns what stands beside it."""
    return bool(title.strip()) and len(title) <= _LONGEST_TITLE and title.isprintable()
