"""Write ``desktop_app/domain/_tlds.py`` from a list of top-level domains on this machine.

Run it from the repository's root in the test environment:
``python packaging/generate/tlds.py``. It reads IANA's list as the package ``hypothesis``
carries it (``vendor/tlds-alpha-by-domain.txt``) and never the network.
"""

from __future__ import annotations

import textwrap
from importlib.resources import files
from pathlib import Path

TARGET = Path("desktop_app/domain/_tlds.py")
PREFIX = "xn--"


def decoded(name: str) -> str:
    """Return a domain label as people write it."""
    if name.startswith(PREFIX):
        return name.removeprefix(PREFIX).encode("ascii").decode("punycode")
    return name


def literal(names: list[str]) -> str:
    """Spell names as the lines of one string, escaped where they are not ASCII."""
    escaped = " ".join(names).encode("unicode_escape").decode("ascii")
    lines = textwrap.wrap(escaped, 90, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f'    "{line} "' for line in lines)


def module(source: str) -> str:
    """Return the text of the generated module."""
    version, *names = source.splitlines()
    known = sorted(decoded(name.strip().lower()) for name in names if name.strip())
    latin = [name for name in known if name.isascii()]
    other = [name for name in known if not name.isascii()]
    return (
        '"""The top-level domains of the root zone, lower case, as people write them.\n\n'
        f"IANA's list, {version.removeprefix('# ').split(',')[0].lower()}. Made by"
        " ``packaging/generate/tlds.py`` from the copy in\nthe package ``hypothesis``:"
        ' run that again instead of editing this.\n"""\n\n'
        f"_LATIN = (\n{literal(latin)}\n)\n_OTHER = (\n{literal(other)}\n)\n"
        "LATIN = frozenset(_LATIN.split())\nOTHER = frozenset(_OTHER.split())\n"
    )


if __name__ == "__main__":
    listed = files("hypothesis").joinpath("vendor", "tlds-alpha-by-domain.txt")
    TARGET.write_text(module(listed.read_text("utf-8")), "utf-8")
