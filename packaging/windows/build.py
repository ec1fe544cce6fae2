"""Builds the program's folder and its installer on Windows.

    py packaging/windows/build.py              signed: needs the certificate
    py packaging/windows/build.py --unsigned   to try it; the file's name says so

Wanted beforehand: an environment with packaging/requirements/elsewhere.txt, Inno Setup 6, and for
signing the Windows SDK (signtool). The certificate is in Windows' store or on the token that holds its
key; two variables name it, and no secret is read here: COUNTERSIGN_CERTIFICATE is its SHA-1
thumbprint, COUNTERSIGN_TIMESTAMPS the address of its issuer's time-stamping service.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging" / "windows"
BUILT = ROOT / "build" / "windows"
DIST = ROOT / "dist"
sys.path.insert(0, str(ROOT / "packaging" / "freeze"))
from elsewhere import numbers, version  # noqa: E402 - found by the line above

CERTIFICATE, TIMESTAMPS = "COUNTERSIGN_CERTIFICATE", "COUNTERSIGN_TIMESTAMPS"
STARTERS = ("countersign.exe", "countersignw.exe")
#: Where the two programs are, when they are not on the path: the newest of these.
_PLACES = {
    "ISCC.exe": "Inno Setup 6/ISCC.exe",
    "signtool.exe": "Windows Kits/10/bin/*/x64/signtool.exe",
}


class Stopped(Exception):
    """Nothing was built; the sentence says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Build; 1 when something that is needed is missing, 2 when used wrongly."""
    if list(arguments) not in ([], ["--unsigned"]):
        sys.stderr.write("Usage: build.py [--unsigned]\n")
        return 2
    try:
        on_windows()
        build(signing() if not arguments else ())
    except Stopped as stopped:
        sys.stderr.write(f"{stopped}\n")
        return 1
    return 0


def on_windows() -> None:
    """Raises Stopped anywhere else."""
    if sys.platform != "win32":
        raise Stopped("This builds on Windows only. On Debian or Ubuntu: make package.")


def build(sign: Sequence[str]) -> None:
    """Make the folder, sign its starters, pack it; `sign` without words leaves all unsigned."""
    compiler = program("ISCC.exe")
    run_python("packaging/freeze/icon.py", str(BUILT / "made" / "countersign.ico"))
    run_python("packaging/windows/details.py", str(BUILT / "made" / "version.txt"))
    places = ("--distpath", str(BUILT / "folder"), "--workpath", str(BUILT / "work"))
    spec = str(HERE / "countersign.spec")
    run_python("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, spec)
    folder = BUILT / "folder" / "countersign"
    origins = BUILT / "work" / "countersign" / "origins.json"
    run_python("packaging/freeze/elsewhere.py", str(origins), str(folder / "licences"))
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE.txt")
    materials = "packaging/freeze/materials.py"
    DIST.mkdir(exist_ok=True)
    run_python(materials, "bill", str(origins), str(folder / "lib"), str(folder), str(DIST))
    if sign:
        subprocess.run([*sign, *(str(folder / name) for name in STARTERS)], check=True)
    subprocess.run(packing(compiler, sign), check=True)
    run_python(materials, "sums", str(DIST))


def packing(compiler: str, sign: Sequence[str]) -> list[str]:
    """How Inno Setup is called. It signs the installer and what uninstalls as it writes them."""
    said = {"Version": version(), "Numbers": ".".join(map(str, numbers()))}
    said["Folder"] = str(BUILT / "folder" / "countersign")
    words = [compiler, "/Qp", *(f"/D{name}={value}" for name, value in said.items())]
    if sign:
        # $f is the file, $q a quote: Inno Setup's own signs.
        quoted = " ".join(f"$q{word}$q" if " " in word else word for word in sign)
        words += ["/DSigned", f"/Scountersign={quoted} $f"]
    return [*words, f"/O{DIST}", str(HERE / "countersign.iss")]


def signing(environment: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """How a file is signed. Raises Stopped when the certificate or its time stamps are not named."""
    known = os.environ if environment is None else environment
    missing = [name for name in (CERTIFICATE, TIMESTAMPS) if not known.get(name)]
    if missing:
        raise Stopped(
            f"Nothing was built: {' and '.join(missing)} not set, so it cannot be signed. "
            "Set them, or build with --unsigned to try it."
        )
    if not re.fullmatch(r"[0-9A-Fa-f]{40}", known[CERTIFICATE]):
        raise Stopped(f"Nothing was built: {CERTIFICATE} is no SHA-1 thumbprint (40 digits).")
    hashes = ("/fd", "sha256", "/td", "sha256", "/tr", known[TIMESTAMPS])
    return (program("signtool.exe"), "sign", "/sha1", known[CERTIFICATE], *hashes)


def program(name: str) -> str:
    """Where the program is: on the path, else where its own installer puts it. Raises Stopped."""
    found = shutil.which(name)
    if found:
        return found
    folders = (os.environ.get("PROGRAMFILES(X86)"), os.environ.get("PROGRAMFILES"))
    there = [one for each in folders if each for one in sorted(Path(each).glob(_PLACES[name]))]
    if not there:
        raise Stopped(f"Nothing was built: {name} was not found. Install what brings it.")
    return str(there[-1])


def run_python(*words: str) -> None:
    """Run a step with this Python, from the project's folder."""
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
