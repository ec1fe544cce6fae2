"""Writes what Windows shows of the program under Properties, Details: English and French.

    python packaging/windows/details.py TARGET

The form is PyInstaller's: a text that it reads back as a version resource.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging" / "freeze"))
from elsewhere import numbers, version  # noqa: E402 - found by the line above

#: Windows' numbers of English (United States) and French (France), each in Unicode.
_UNICODE = 1200
_SAID = {
    0x0409: "Write posts for X, have them approved, post nothing else",
    0x040C: "Écrire des posts pour X, les faire approuver, ne rien publier d’autre",
}
_SAME = {
    "CompanyName": "The Countersign authors",
    "InternalName": "countersign",
    "LegalCopyright": "The Countersign authors, GPL-3.0-only",
    "OriginalFilename": "countersign.exe",
    "ProductName": "Countersign",
}


def text() -> str:
    """The resource of this version."""
    said = {"FileVersion": version(), "ProductVersion": version()}
    tables = [
        f"StringTable({f'{language:04X}{_UNICODE:04X}'!r}, [{_strings(described, said)}])"
        for language, described in _SAID.items()
    ]
    languages = [number for language in _SAID for number in (language, _UNICODE)]
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers()}, prodvers={numbers()}, mask=0x3F, flags=0x0,\n"
        "    OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        "  kids=[\n"
        f"    StringFileInfo([{', '.join(tables)}]),\n"
        f"    VarFileInfo([VarStruct('Translation', {languages})]),\n"
        "  ],\n"
        ")\n"
    )


def _strings(described: str, said: dict[str, str]) -> str:
    values = {"FileDescription": described, **_SAME, **said}
    return ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in values.items())


def main(arguments: list[str]) -> int:
    """Write the file that is named."""
    target = Path(arguments[0])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
