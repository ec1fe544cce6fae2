"""The package that carries LanguageTool and a Java of its own."""

import importlib
import os
import re
import runpy
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT

LINUX = ROOT / "packaging" / "linux"
OWN_PATH = ROOT / "packaging" / "freeze" / "own_search_path.py"


@pytest.fixture
def java(monkeypatch):
    """The script that makes it: it is found by its folder."""
    monkeypatch.syspath_prepend(LINUX)
    yield importlib.import_module("java")
    for name in ("java", "bill", "tree"):
        sys.modules.pop(name, None)


@pytest.fixture
def jar(tmp_path):
    with zipfile.ZipFile(tmp_path / "one.jar", "w") as file:
        for name in ("a/One.class", "module-info.class", "META-INF/versions/9/a/One.class"):
            file.writestr(name, b"")
        file.writestr("a/words.txt", b"")
    return tmp_path / "one.jar"


def test_what_only_developers_use_is_not_asked_for(java, jar, monkeypatch):
    seen = []

    def said(command, *arguments):
        folder = Path(arguments[-1])
        seen.extend(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        return "java.base,jdk.jdi,java.sql,java.compiler\n"

    monkeypatch.setattr(java, "_said", said)
    assert java.needed([jar]) == ["java.base", "java.sql"]
    assert seen == [Path("a", "One.class")]


def test_what_jdeps_cannot_say_is_no_list(java, jar, monkeypatch):
    monkeypatch.setattr(java, "_said", lambda *_: "Warning: split package")
    with pytest.raises(java.NoJava, match="split package"):
        java.needed([jar])


def test_without_the_jdk_it_is_said_what_to_install(java, jar, tmp_path, monkeypatch):
    monkeypatch.setattr(java, "_HOME", tmp_path)
    with pytest.raises(java.NoJava, match="apt-get install -y openjdk-17-jdk-headless"):
        java.needed([jar])


@pytest.mark.parametrize(
    ("library", "stays"),
    [
        ("libawt_xawt.so", False),
        ("libfontmanager.so", False),
        ("libawt.so", True),
        ("libawt_headless.so", True),
        ("libnet.so", True),
    ],
)
def test_no_library_stays_that_asks_for_a_screen(java, library, stays):
    assert (java._FOR_SCREENS.fullmatch(library) is None) is stays


def test_it_stands_in_the_place_of_the_two_others():
    text = (LINUX / "full.control.in").read_text(encoding="utf-8")
    fields = dict(re.findall(r"^([A-Z][\w-]+): (.*)$", text, re.MULTILINE))
    assert fields["Package"] == "countersign-full"
    for field in ("Conflicts", "Replaces"):
        assert fields[field] == "countersign, countersign-languagetool"
    assert fields["Provides"].count("(= @VERSION@)") == 2
    assert fields["Depends"] == "@DEPENDS@"
    assert "jre" not in text
    described = text.partition("\nDescription: ")[2].splitlines()
    assert len(described[0]) <= 80
    assert [line for line in described[1:] if not line.startswith(" ") or len(line) > 80] == []


def test_the_program_finds_that_java_first_and_only_where_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "countersign"))
    monkeypatch.setenv("PATH", "/usr/bin")
    runpy.run_path(str(OWN_PATH))
    assert os.environ["PATH"] == "/usr/bin"
    own = tmp_path / "lib" / "desktop_app" / "languagetool" / "java" / "bin"
    own.mkdir(parents=True)
    runpy.run_path(str(OWN_PATH))
    assert os.environ["PATH"] == f"{own}{os.pathsep}/usr/bin"
    assert '"java"' in (LINUX / "full.py").read_text(encoding="utf-8")


def test_every_file_made_is_in_the_sums():
    script = (LINUX / "package.sh").read_text(encoding="utf-8")
    assert "-name 'countersign*.deb' -o -name 'countersign*.cdx.json'" in script
    assert "sha256sum >SHA256SUMS" in script
