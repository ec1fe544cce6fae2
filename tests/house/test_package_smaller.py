"""What the package does not bring: the system's libraries again, and descriptions in modules."""

import importlib
import subprocess
import sys

import pytest

from tests.house.tree import ROOT


@pytest.fixture
def script(monkeypatch):
    """The scripts that pack: they are found by their folders."""
    names = ("copies", "lean")
    monkeypatch.syspath_prepend(ROOT / "packaging" / "linux")
    monkeypatch.syspath_prepend(ROOT / "packaging" / "freeze")
    yield importlib.import_module
    for name in names:
        sys.modules.pop(name, None)


# --- the system's libraries -----------------------------------------------------------------------

PQ, SSL, LDAP = "libpq-0a1b2c3d.so.5", "libssl-0a1b2c3d.so.3", "libldap-0a1b2c3d.so.2"
ODD, OLD = "libodd-0a1b2c3d.so.1", "libold-0a1b2c3d.so.1"
#: Who asks for whom: ours for the first, that for two, OpenSSL's copy and nobody for the others.
NEEDS = {"_ours.so": {PQ, "libc.so.6"}, PQ: {SSL, LDAP}, SSL: {ODD}, ODD: {OLD}, OLD: {ODD}}


@pytest.fixture
def copies(script, tmp_path, monkeypatch):
    copies = script("copies")
    monkeypatch.setattr(copies, "PLACE", tmp_path / "system")
    monkeypatch.setattr(copies, "_needs", lambda path: NEEDS.get(path.name, set()))
    (tmp_path / "system").mkdir()
    (tmp_path / "system" / "libssl.so.3").write_bytes(b"the system's")
    return copies


@pytest.fixture
def libraries(tmp_path):
    """A frozen program's libraries, and beside them links as PyInstaller lays them."""
    folder = tmp_path / "lib"
    (folder / "one.libs").mkdir(parents=True)
    (folder / "_ours.so").write_bytes(b"ours")
    for name in (PQ, SSL, LDAP, ODD, OLD):
        (folder / "one.libs" / name).write_bytes(b"12345678")
        (folder / name).symlink_to(f"one.libs/{name}")
    return folder


def heard(monkeypatch, copies, *, output="", error="", code=0):
    asked = []

    def run(command, **_):
        asked.append(command)
        return subprocess.CompletedProcess(command, code, output, error)

    monkeypatch.setattr(copies.subprocess, "run", run)
    return asked


def test_the_systems_takes_the_place_of_a_copy_and_what_only_that_asked_for_goes(
    copies, libraries, tmp_path, monkeypatch
):
    asked = heard(monkeypatch, copies, output="libc.so.6 => /lib/libc.so.6")
    assert copies.link(libraries) == 3 * 8
    inside = libraries / "one.libs"
    assert sorted(path.name for path in inside.iterdir()) == [LDAP, PQ, SSL]
    assert (inside / SSL).readlink() == tmp_path / "system" / "libssl.so.3"
    assert sorted(path.name for path in libraries.iterdir() if path.is_symlink()) == [LDAP, PQ, SSL]
    assert (libraries / SSL).read_bytes() == b"the system's"
    assert list(copies.linked(libraries)) == [str(tmp_path / "system" / "libssl.so.3")]
    assert sorted(words[-1].name for words in asked) == [LDAP, PQ]


@pytest.mark.parametrize(
    "said",
    [
        {"output": f"\t{SSL} => not found"},
        {"error": f"undefined symbol: SSL_new, version OPENSSL_9\t(./{PQ})"},
        {"output": f"./{PQ}: {SSL}: version `OPENSSL_9' not found (required by ./{PQ})"},
        {"error": "ldd: exited with unknown exit code (139)", "code": 1},
    ],
)
def test_a_library_that_does_not_fit_stops_the_packing(copies, libraries, monkeypatch, said):
    heard(monkeypatch, copies, **said)
    with pytest.raises(copies.DoesNotFit, match="lib"):
        copies.link(libraries)


def test_without_the_systems_library_nothing_is_packed(copies, libraries, tmp_path):
    (tmp_path / "system" / "libssl.so.3").unlink()
    with pytest.raises(copies.DoesNotFit, match=r"libssl\.so\.3 is missing"):
        copies.link(libraries)


# --- descriptions in modules ----------------------------------------------------------------------


def test_only_other_peoples_modules_lose_their_descriptions_and_checks(script):
    lean = script("lean").lean
    ours = str(ROOT / "desktop_app" / "cli" / "check.py")
    found = [
        ("desktop_app.cli.check", ours, "PYMODULE"),
        ("email.message", "/python/lib/email/message.py", "PYMODULE"),
        ("namespace", "-", "PYMODULE"),
        ("_ours", "/site-packages/_ours.so", "EXTENSION"),
    ]
    made = lean(found)
    assert made is not found
    assert [kind for _, _, kind in made] == ["PYMODULE", "PYMODULE-2", "PYMODULE-2", "EXTENSION"]
    assert [entry[:2] for entry in made] == [entry[:2] for entry in found]


def test_every_program_is_made_so():
    specs = sorted((ROOT / "packaging").glob("*/countersign.spec"))
    assert len(specs) == 3
    for spec in specs:
        assert "PYZ(lean(found.pure))" in spec.read_text(encoding="utf-8")
