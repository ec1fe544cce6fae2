"""Asks whether a pinned package has a fault that is publicly known, with pip-audit.

python packaging/audit.py                  every list of packaging/requirements, asked of OSV
python packaging/audit.py --osv ADDRESS    another service that speaks as OSV does
python packaging/audit.py --lists FOLDER   other lists

Ends with 0 when every package was asked about and nothing is known of any, and also when no service
can be reached: then it says that nothing was audited. Ends with 1 for a fault that is known, for a
package that was passed over, and for a service that was reached and then failed.

A service counts as reached when it tells of a fault that is known for sure. A mirror that answers
every question with "nothing known" is not taken for good news.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import requests
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LISTS = Path(__file__).resolve().parent / "requirements"
OSV = "https://api.osv.dev/v1/query"
#: OSV's own example: faults of it have been known for years.
KNOWN = ("jinja2", "2.4.1")
#: What does not concern this program, by the advisory's number, and why in words.
ACCEPTED: dict[str, str] = {}
_SECONDS = 10  #: for one answer, before a service counts as away

Pins = dict[str, str]


def main(arguments: list[str]) -> int:
    """Ask, say what was found, and return the exit code."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--osv", metavar="ADDRESS", default=OSV)
    asked.add_argument("--lists", metavar="FOLDER", type=Path, default=LISTS)
    wanted = asked.parse_args(arguments)
    service = _reached(wanted.osv)
    if service is None:
        print("audit: advisories could not be reached: NOT AUDITED")
        return 0
    layers = pinned(wanted.lists)
    faults = [fault for layer in layers for fault in _audited(layer, service)]
    for fault in faults:
        print(f"audit: {fault}")
    count = sum(len(layer) for layer in layers)
    print(f"audit: {count} packages asked about, {len(faults)} to look at")
    return 1 if faults else 0


def pinned(folder: Path) -> list[Pins]:
    """Every package of every list, also those of other systems; a second version is a second layer.

    Raises SystemExit for a folder without a pinned package.
    """
    layers: list[Pins] = [{}]
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
            if not line.strip():
                continue
            requirement = Requirement(line.split(" --hash")[0].strip())
            name = canonicalize_name(requirement.name)
            version = str(requirement.specifier).removeprefix("==")
            if any(layer.get(name) == version for layer in layers):
                continue
            if all(name in layer for layer in layers):
                layers.append({})
            next(layer for layer in layers if name not in layer)[name] = version
    if not layers[0]:
        raise SystemExit(f"audit: no pinned package in {folder}")
    return layers


def judged(report: Mapping[str, object], pins: Pins) -> Iterable[str]:
    """What is to be looked at in pip-audit's `report` of `pins`, a line each."""
    seen = set()
    dependencies = report.get("dependencies")
    for one in dependencies if isinstance(dependencies, list) else ():
        name = canonicalize_name(one["name"])
        if "skip_reason" in one:
            yield f"{name} was passed over: {one['skip_reason']}"
        elif one["version"] == pins.get(name):
            seen.add(name)
        for fault in one.get("vulns", ()):
            if fault["id"] not in ACCEPTED:
                mended = ", ".join(fault["fix_versions"]) or "no version yet"
                yield f"{name} {one['version']}: {fault['id']}, mended in {mended}"
    for left in sorted(pins.keys() - seen):
        yield f"{left} {pins[left]} was not asked about"


def _reached(address: str) -> list[str] | None:
    """The words that have pip-audit ask there, if it really knows advisories; None if it is away."""
    name, version = KNOWN
    question = {"package": {"name": name, "ecosystem": "PyPI"}, "version": version}
    if not _tells(address, question):
        return None
    return ["--vulnerability-service", "osv", "--osv-url", address]


def _tells(address: str, question: object) -> bool:
    """Whether an answer came, and names at least one fault of what is `KNOWN`."""
    try:
        answer = requests.post(address, json=question, timeout=_SECONDS)
        answer.raise_for_status()
        return bool(answer.json().get("vulns"))
    except (requests.RequestException, ValueError, AttributeError) as error:
        print(f"audit: {address}: {type(error).__name__}")
        return False


def _audited(pins: Pins, service: list[str]) -> Iterable[str]:
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "requirements.txt"
        wanted.write_text("".join(f"{name}=={pins[name]}\n" for name in sorted(pins)))
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pip_audit", "--requirement", str(wanted)),
                *("--no-deps", "--disable-pip", "--strict", "--format", "json"),
                *("--progress-spinner", "off", "--cache-dir", folder, "--timeout", str(_SECONDS)),
                *service,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    try:
        report = json.loads(done.stdout)
    except ValueError:
        last = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        return [f"pip-audit failed, nothing is known: {last[0]}"]
    return judged(report, pins)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
