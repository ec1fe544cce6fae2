"""Makes the Java that the full package carries: of Debian's JDK, the parts that LanguageTool uses.

jdeps reads out of LanguageTool's jars what they use, jlink puts that together. Beside it lies what
OpenJDK's and Debian's licences ask for.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import bill

PACKAGE = "openjdk-17-jdk-headless"
_HOME = Path("/usr/lib/jvm/java-17-openjdk-amd64")
_COPYRIGHT = Path("/usr/share/doc/openjdk-17-jre-headless/copyright")
_LICENCE = "GPL-2.0-only WITH Classpath-exception-2.0"
#: What some library offers to those who develop with it: debuggers and compilers.
_FOR_DEVELOPERS = {"java.compiler", "java.instrument", "jdk.attach", "jdk.jdi"}
#: Libraries for a screen, for sound and for fonts: LanguageTool draws nothing. Without them the
#: package asks the system for none of X.
_FOR_SCREENS = re.compile(
    r"lib(awt_xawt|jawt|jsound|fontmanager|splashscreen|javajpeg|lcms|freetype)\.so"
)
_MODULES = re.compile(r"[a-z.]+(,[a-z.]+)*")


class NoJava(Exception):
    """The JDK that the full package is made of is not on this machine, or not whole."""


def needed(jars: Iterable[Path]) -> list[str]:
    """The modules of Java that `jars` use, as jdeps reads them. Raises NoJava."""
    with tempfile.TemporaryDirectory() as folder:
        # As one heap of classes: as modules they name others that nobody needs and jdeps would stop.
        for jar in jars:
            with zipfile.ZipFile(jar) as file:
                file.extractall(folder, [name for name in file.namelist() if _is_class(name)])
        told = _said("jdeps", "--ignore-missing-deps", "--print-module-deps", folder).strip()
    if not _MODULES.fullmatch(told):
        raise NoJava(f"jdeps said: {told}")
    return sorted(set(told.split(",")) - _FOR_DEVELOPERS)


def link(jars: Iterable[Path], into: Path) -> list[str]:
    """Make a Java for `jars` in `into`, which is not there yet; return its modules.

    Raises NoJava.
    """
    modules = needed(jars)
    _said(
        "jlink",
        *("--add-modules", ",".join(modules), "--output", str(into)),
        *("--strip-debug", "--no-header-files", "--no-man-pages", "--compress=2"),
    )
    unused = [path for path in (into / "bin").iterdir() if path.name != "java"]
    unused += [path for path in (into / "lib").iterdir() if _FOR_SCREENS.fullmatch(path.name)]
    for path in unused:
        path.unlink()
    for path in sorted(into.rglob("*")):  # what links out of the folder would lead nowhere
        if path.is_symlink() and not path.resolve().is_relative_to(into.resolve()):
            _replace(path)
    return modules


def licences(into: Path) -> None:
    """Put Debian's account of OpenJDK's licences and the exception's text into `into`."""
    if not _COPYRIGHT.exists():
        raise NoJava(f"{_COPYRIGHT} is missing: install {PACKAGE} with its documentation.")
    into.mkdir(parents=True)
    shutil.copyfile(_COPYRIGHT, into / "copyright")
    exception = Path(__file__).resolve().parent / "licences" / "Classpath-exception-2.0.txt"
    shutil.copyfile(exception, into / exception.name)
    shutil.copyfile("/usr/share/common-licenses/GPL-2", into / "GPL-2")


def part(home: Path, place: str) -> bill.Part:
    """This Java as the bill names it: its files are those under `home`, called `place` there."""
    version = _said("dpkg-query", "-W", "-f", "${Version}", PACKAGE, tool="dpkg-query")
    return bill.Part(
        name="openjdk-17",
        version=version,
        licence=_LICENCE,
        purl=f"pkg:deb/debian/openjdk-17@{version}?arch=amd64",
        files={
            f"{place}/{path.relative_to(home)}": path
            for path in home.rglob("*")
            if path.is_file() and not path.is_symlink() and "legal" not in path.parts
        },
    )


def _is_class(name: str) -> bool:
    return (
        name.endswith(".class")
        and not name.startswith("META-INF/")
        and name.rpartition("/")[2] != "module-info.class"
    )


def _replace(link: Path) -> None:
    target = link.resolve()
    link.unlink()
    if target.is_file():
        shutil.copyfile(target, link)


def _said(command: str, *arguments: str, tool: str = "") -> str:
    program = tool or str(_HOME / "bin" / command)
    try:
        done = subprocess.run([program, *arguments], capture_output=True, text=True, check=True)
    except FileNotFoundError as error:
        raise NoJava(f"{program} is missing. Type: apt-get install -y {PACKAGE}") from error
    except subprocess.CalledProcessError as error:
        raise NoJava(f"{command} failed: {error.stdout}{error.stderr}") from error
    return done.stdout
