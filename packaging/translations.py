"""Brings the windows' sentences into `resources/translations` and builds what Qt reads.

    python packaging/translations.py           bring the sentences in and build the .qm files
    python packaging/translations.py --check   change nothing; fail when something is missing

English has a catalogue too, for its plurals; sentences without a plural stay empty there. The
.qm files are kept with the sources, so that installing needs no Qt tools.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET  # nosec B405 # our own file

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("en", "fr")


def main(arguments: list[str]) -> int:
    """Return 0, or 1 when `--check` finds something missing."""
    if arguments == ["--check"]:
        with tempfile.TemporaryDirectory() as folder:
            faults = [fault for each in LANGUAGES for fault in _faults(each, Path(folder))]
        print("\n".join(faults) or "translations: complete")
        return 1 if faults else 0
    for language in LANGUAGES:
        _bring_in(language, _catalogue(language))
        _build(_catalogue(language), _catalogue(language).with_suffix(".qm"))
        missing = _unfinished(_catalogue(language), language)
        print(f"{language}: {len(missing)} sentences to translate", *missing, sep="\n  ")
    return 0


def _catalogue(language: str) -> Path:
    return FOLDER / f"countersign_{language}.ts"


def _sources() -> list[str]:
    # lupdate finds nothing, and reports success, when options follow a folder: give it files.
    windows = (ROOT / "desktop_app" / "ui").rglob("*.py")
    return sorted(os.path.relpath(path, FOLDER) for path in windows)


def _bring_in(language: str, target: Path) -> None:
    plural = ["-pluralonly"] if language == "en" else []
    options = ["-no-obsolete", "-locations", "none", *plural, "-target-language", language]
    _qt("lupdate", *options, *_sources(), "-ts", str(target))


def _build(catalogue: Path, target: Path) -> None:
    _qt("lrelease", "-silent", str(catalogue), "-qm", str(target))


def _qt(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    done = subprocess.run(
        [str(program), *arguments],
        cwd=FOLDER,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{tool} failed:\n{done.stdout}{done.stderr}")


def _messages(catalogue: Path) -> list[tuple[str, str, ET.Element]]:
    # Our own file, written by lupdate.
    tree = ET.parse(catalogue)  # noqa: S314 - our own file  # nosec B314
    return [
        (context.findtext("name", ""), message.findtext("source", ""), message)
        for context in tree.iter("context")
        for message in context.iter("message")
    ]


def _sentences(catalogue: Path) -> set[tuple[str, str]]:
    # A comment tells two equal sentences apart.
    return {
        (context, source + message.findtext("comment", ""))
        for context, source, message in _messages(catalogue)
    }


def _unfinished(catalogue: Path, language: str) -> list[str]:
    found = []
    for context, source, message in _messages(catalogue):
        if language == "en" and message.get("numerus") != "yes":
            continue
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            found.append(f"{language}: not translated: {context}: {source!r}")
    return found


def _faults(language: str, folder: Path) -> list[str]:
    kept = _catalogue(language)
    if not kept.is_file() or not kept.with_suffix(".qm").is_file():
        return [f"{language}: no catalogue yet: run `make translations`"]
    fresh = folder / kept.name
    fresh.write_bytes(kept.read_bytes())
    _bring_in(language, fresh)
    known, wanted = _sentences(kept), _sentences(fresh)
    faults = [f"{language}: not brought in: {c}: {s!r}" for c, s in sorted(wanted - known)]
    faults += [f"{language}: no longer used: {c}: {s!r}" for c, s in sorted(known - wanted)]
    faults += _unfinished(kept, language)
    _build(kept, fresh.with_suffix(".qm"))
    if fresh.with_suffix(".qm").read_bytes() != kept.with_suffix(".qm").read_bytes():
        faults.append(f"{language}: the .qm is not built from the .ts: run `make translations`")
    return faults


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
