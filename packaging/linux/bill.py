"""What a package is made of, for whoever must know before installing it: CycloneDX 1.6, as JSON.

One component for each author's work (a Python distribution, a Debian package, Python itself, a jar,
a font, a dictionary) and in it each of its files that is packed as a file, with its SHA-256. The
same content gives the same bytes: the serial number is made of the content, the time is the commit's.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tomllib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tree import LINUX, version

LIST = LINUX / "bill.toml"
_NAMESPACE = uuid.UUID("4c5b1a5e-6a53-5a0e-9f0b-5b5f5d1c7e11")  # ours, made once
#: One licence of SPDX's list: a name with its version, or one of those that have none.
_SPDX = (
    r"(?:[A-Z][A-Za-z0-9]*(?:-[A-Za-z]+)*-\d[A-Za-z0-9.-]*|MIT|MIT-CMU|ISC|Zlib|Unlicense"
    r"|blessing|bzip2-1\.0\.6)"
)
_WITH = rf"{_SPDX}(?: WITH [A-Za-z-]+-exception(?:-[\d.]+)?)?"
_EXPRESSION = re.compile(rf"\(?{_WITH}\)?(?: (?:AND|OR) \(?{_WITH}\)?)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One author's work: `kind` is CycloneDX's word, `purl` the address of the published package.

    `sum` is the SHA-256 of the whole, or of the list of its files that its author made; `files`
    are those packed as files, by their place in the package.
    """

    name: str
    version: str
    licence: str
    kind: str = "library"
    purl: str = ""
    sum: str = ""
    files: Mapping[str, Path] = field(default_factory=dict)


def resources(home: Path, list_file: Path = LIST) -> list[Part]:
    """Fonts, dictionaries and word lists in `home`, where the package has our resources.

    Raises FileNotFoundError for one that is listed and not there.
    """
    told = tomllib.loads(list_file.read_text(encoding="utf-8"))["part"]
    return [
        Part(
            name=one["name"],
            version=one["version"],
            licence=one["licence"],
            kind=one["kind"],
            files={name: (home / name).resolve(strict=True) for name in one["files"]},
        )
        for one in told
    ]


def jar(path: Path, group: str, name: str, version: str, licence: str) -> Part:
    """A library of Java, which its authors published under that group's name."""
    return Part(
        name=name,
        version=version,
        licence=licence,
        purl=f"pkg:maven/{group}/{name}@{version}",
        sum=sha256(path),
    )


def write(name: str, parts: Iterable[Part], *folders: Path) -> str:
    """Write ``NAME.cdx.json`` into each of `folders` and return its text."""
    text = json.dumps(bill(name, parts), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    for folder in folders:
        (folder / f"{name}.cdx.json").write_text(text, encoding="utf-8", newline="\n")
    return text


def bill(name: str, parts: Iterable[Part]) -> dict[str, object]:
    """The bill of the package `name`."""
    ordered = sorted(parts, key=lambda part: (part.name, part.version))
    components = [_component(part) for part in ordered]
    made = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    subject = {
        "type": "application",
        "bom-ref": f"{name}@{version()}",
        "name": name,
        "version": version(),
        "licenses": [{"expression": "GPL-3.0-only"}],
    }
    content = json.dumps([subject, components], sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, content)}",
        "version": 1,
        "metadata": {
            "timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": subject,
        },
        "components": components,
        "dependencies": [
            {"ref": subject["bom-ref"], "dependsOn": [each["bom-ref"] for each in components]}
        ],
    }


def sha256(path: Path) -> str:
    """The file's SHA-256, as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _component(part: Part) -> dict[str, object]:
    reference = part.purl or f"{part.kind}:{part.name}@{part.version}"
    told: dict[str, object] = {
        "type": part.kind,
        "bom-ref": reference,
        "name": part.name,
        "version": part.version,
        "licenses": [_licence(part.licence)],
    }
    if part.purl:
        told["purl"] = part.purl
    if part.sum:
        told["hashes"] = _hashes(part.sum)
    if part.files:
        told["components"] = [
            {
                "type": "file",
                "bom-ref": f"{reference}#{place}",
                "name": place,
                "hashes": _hashes(sha256(path)),
            }
            for place, path in sorted(part.files.items())
        ]
    return told


def _licence(stated: str) -> dict[str, object]:
    """As an expression of SPDX's where it is one; else in its authors' words."""
    if _EXPRESSION.fullmatch(stated):
        return {"expression": stated}
    return {"license": {"name": stated}}


def _hashes(digest: str) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": digest}]
