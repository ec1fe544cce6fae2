"""What the programs for Windows and macOS share with the one for Linux, and what is theirs alone.

packaging/freeze/countersign.spec is the one place that says what is brought and what nothing uses. It
is a script of PyInstaller's and cannot be imported, so its tables are read from its text.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "packaging" / "freeze" / "countersign.spec"
_TEXTS = ROOT / "packaging" / "freeze" / "licences"
#: What is not kept of the files that were found, by their place in the folder. Less than on Linux is
#: left out, where each was tried: only Qt's parts and languages that this program never opens.
LEFT_OUT = re.compile(
    r"""
      plugins/(generic|networkinformation|printsupport|qmltooling|sqldrivers|tls)/
    | plugins/platforminputcontexts/(lib)?qtvirtualkeyboard
    | plugins/imageformats/(lib)?q(icns|ico|pdf|tga|tiff|wbmp)
    | Qt6?(Qml|Quick|VirtualKeyboard|Pdf|Network|Sql)\w*\.(dll|framework)
    | /qml/ | opengl32sw\.dll
    | translations/(?!qt(base)?_(en|fr)\.qm)\w+\.qm | /tests?/ | __pycache__
    | ^(hunspell|spylls)/.*(dictionaries|data)/ | \.(pyx|pxd|cpp|pyi|typed)$
    """,
    re.VERBOSE,
)
#: Our own catalogues are called by their language alone, or by the program.
_OURS = "desktop_app/"
#: Whose packages hold no text of their licence.
_ELSEWHERE = {
    "pyside6-essentials": (_TEXTS / "LGPL-3.0.txt", ROOT / "LICENSE", _TEXTS / "qt.txt"),
    "shiboken6": (_TEXTS / "LGPL-3.0.txt", ROOT / "LICENSE"),
}
_NAMES = ("licen", "copying", "notice", "authors")
#: Puts its starter and its own modules into every program that it makes.
_ALWAYS = "pyinstaller"


class Unowned(Exception):
    """Something would be packed of which nobody says the licence."""


def table(name: str) -> Any:
    """A constant of the spec for Linux. Raises LookupError when it has none of that name."""
    for node in ast.parse(SPEC.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == name:
            return ast.literal_eval(node.value)
    raise LookupError(name)


def version() -> str:
    """The program's version, from the file that pyproject.toml names for it."""
    text = (ROOT / "desktop_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    if not found:
        raise LookupError("__version__")
    return found[1]


def numbers() -> tuple[int, int, int, int]:
    """The version as Windows counts it: four numbers, those that are not said being 0."""
    said = [int(each) for each in re.findall(r"\d+", version())[:4]]
    one, two, three, four = (*said, 0, 0, 0, 0)[:4]
    return one, two, three, four


def is_kept(place: str) -> bool:
    """Whether the file at that place of the folder is packed."""
    place = place.replace("\\", "/")
    return place.startswith(_OURS) or not LEFT_OUT.search(place)


def main(arguments: list[str]) -> int:
    """`elsewhere.py ORIGINS INTO`: put the licences of all whose files ORIGINS names into INTO."""
    origins, into = (Path(each) for each in arguments)
    names = sorted(copy_licences(origins, into))
    print(f"Licences of {len(names)}: {', '.join(names)}")
    return 0


def copy_licences(origins: Path, into: Path) -> set[str]:
    """Copy the licence texts into a folder each; return whose they are. Raises Unowned."""
    listed = json.loads(origins.read_text(encoding="utf-8"))
    sources = {Path(source) for _, source in listed}
    texts = dict(_texts({source for source in sources if source.is_absolute()}))
    for owner, files in texts.items():
        if not files:
            raise Unowned(f"{owner}: no text of its licence was found")
        folder = into / owner
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            shutil.copyfile(file, folder / file.name)
    return set(texts)


def _texts(sources: set[Path]) -> Iterator[tuple[str, tuple[Path, ...]]]:
    owned = {}
    for found in distributions():
        owned.update({Path(str(found.locate_file(file))): found for file in found.files or ()})
        if _name(found) == _ALWAYS:
            yield _of(found)
    ours = (ROOT / "desktop_app", ROOT / "resources", ROOT / "build")
    python = (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib")).parent)
    # Reading who somebody is takes time: once for all of their files.
    yield from map(_of, {owned[source] for source in sources & owned.keys()})
    for source in sorted(sources - owned.keys()):
        if "site-packages" in source.parts:
            raise Unowned(f"{source} belongs to no distribution")
        elif any(source.is_relative_to(place) for place in ours):
            continue  # LICENSE, the licences beside what is in resources, and Python's own modules
        elif any(source.is_relative_to(place) for place in python):
            yield "python", _pythons()
        else:
            raise Unowned(f"{source} belongs to no distribution, and not to Python")


def _of(found: Distribution) -> tuple[str, tuple[Path, ...]]:
    texts = tuple(
        Path(str(found.locate_file(file)))
        for file in found.files or ()
        if ".dist-info/" in file.as_posix() and file.name.lower().startswith(_NAMES)
    )
    return _name(found), texts or _ELSEWHERE.get(_name(found), ())


def _name(found: Distribution) -> str:
    return str(found.metadata["Name"]).lower().replace("_", "-").replace(".", "-")


def _pythons() -> tuple[Path, ...]:
    """Windows has it beside python.exe, others beside the standard library's modules."""
    places = (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib")))
    return tuple(place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file())[:1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
