"""`update`: from the key of whoever releases to the computer of whoever installs."""

import json
import runpy
import stat
from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.adapters import announcements
from desktop_app.cli import main
from desktop_app.cli.updates import news
from desktop_app.domain.announcement import Version
from desktop_app.domain.errors import Refused
from desktop_app.services.updating import News
from tests.house.tree import ROOT
from tests.releases import KEY, announcement, signed

ANNOUNCE = runpy.run_path(str(ROOT / "packaging" / "announce.py"))["main"]
ABOUT = """
version = "9.1.0"
date = "2026-12-01"
oldest = "0.1.0"
[changes]
en = ["Posts wait for both twins."]
fr = ["Les posts attendent leur jumeau."]
"""


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """Run a command on a computer that knows one release key: its exit code and what it said."""
    monkeypatch.setenv("COUNTERSIGN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("COUNTERSIGN_UPDATES", raising=False)
    monkeypatch.setattr(announcements, "release_keys", lambda: (KEY,))

    def run(*arguments):
        capsys.readouterr()
        code = main(["update", *(str(one) for one in arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def laid(folder, name, found, **how):
    path = folder / f"{name}.announcement"
    path.write_text(found if isinstance(found, str) else signed(found, **how), encoding="utf-8")
    return path


def test_from_the_release_to_the_computer(told, tmp_path, monkeypatch, capsys):
    key, out = tmp_path / "release.key", tmp_path / "9.1.0.announcement"
    package, about = tmp_path / "countersign_9.1.0_amd64.deb", tmp_path / "about.toml"
    package.write_bytes(b"package")
    about.write_text(ABOUT, encoding="utf-8")
    assert ANNOUNCE(["key", str(key)]) == 0
    public = capsys.readouterr().out.split('"')[1]
    assert ANNOUNCE(["sign", *map(str, (key, about, out, package))]) == 0
    monkeypatch.setattr(announcements, "release_keys", lambda: (public,))
    code, said, error = told("check", out)
    assert (code, error) == (0, "")
    assert "9.1.0" in said
    assert __version__ in said
    assert "Posts wait for both twins." in said
    assert "Nothing was installed" in said
    code, said, _ = told("verify", out, package)
    assert code == 0
    assert "byte for byte" in said
    package.write_bytes(b"another package")
    code, said, error = told("verify", out, package)
    assert (code, said) == (1, "")
    assert "is not the file that was announced" in error
    other = tmp_path / "other.deb"
    other.touch()
    code, said, error = told("verify", out, other)
    assert (code, said) == (1, "")
    assert "names no file like other.deb" in error


def test_in_french(told, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    code, said, _ = told("check", laid(tmp_path, "a", announcement()))
    assert code == 0
    assert "Les posts attendent leur jumeau." in said
    assert "Rien n’a été installé" in said


@pytest.mark.parametrize(
    ("version", "words"), [(__version__, "the one that runs here"), ("0.0.1", "which is newer")]
)
def test_one_that_brings_nothing_new(version, words, told, tmp_path):
    found = announcement(version, oldest=announcement("0.0.1").version)
    code, said, _ = told("check", laid(tmp_path, "a", found))
    assert code == 0
    assert words in said


def test_the_newest_of_a_folder_and_the_others_are_told(told, tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTERSIGN_UPDATES", str(tmp_path))
    code, said, _ = told("check")
    assert code == 0
    assert "No version is announced" in said
    assert json.loads(told("check", "--json")[1]) == {"running": __version__, "announced": None}
    laid(tmp_path, "a", announcement("9.2.0"))
    laid(tmp_path, "b", announcement("9.10.0"))
    code, said, _ = told("check", "--json")
    assert code == 0
    found = json.loads(said)
    assert (found["announced"], found["beside"], found["running"]) == (
        "9.10.0",
        "newer",
        __version__,
    )
    laid(tmp_path, "c", announcement("9.11.0"), signer="somebody")
    laid(tmp_path, "d", "nothing of ours")
    code, said, error = told("check")
    assert code == 1
    assert "Version 9.10.0" in said
    assert [line.split(":")[0] for line in error.splitlines()] == [
        "c.announcement",
        "d.announcement",
    ]


def test_an_older_one_than_was_seen_is_refused(told, tmp_path):
    new, old = (laid(tmp_path, name, announcement(name)) for name in ("9.2.0", "9.1.0"))
    assert told("check", old)[0] == 0
    assert told("check", new)[0] == 0
    for arguments in (("check", old), ("check", "--json", old)):
        code, said, error = told(*arguments)
        assert (code, said) == (1, "")
        assert "version 9.2.0 of 2026-12-01" in error
    assert told("check", new)[0] == 0


def test_an_old_installer_is_refused_with_its_announcement(told, tmp_path):
    package = tmp_path / "a.deb"
    package.write_bytes(b"package")
    digest = announcements.sha256(package)
    old = laid(tmp_path, "old", announcement("9.1.0", installers={"a.deb": digest}))
    assert told("verify", old, package)[0] == 0
    assert told("check", laid(tmp_path, "new", announcement("9.2.0")))[0] == 0
    code, said, error = told("verify", old, package)
    assert (code, said) == (1, "")
    assert "is older than one that was seen" in error


def test_what_is_refused_is_not_remembered(told, tmp_path):
    false = laid(tmp_path, "false", announcement("9.9.0"), signer="somebody")
    code, said, error = told("check", false)
    assert (code, said) == (1, "")
    assert "a key that this build does not know" in error
    assert announcements.seen(tmp_path / "home") is None


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["check"], 1, "There is no folder of announcements"),
        (["check", "none.announcement"], 1, "is not there or cannot be read"),
        (["verify", "none.announcement"], 2, ""),
        (["fetch"], 2, ""),
    ],
)
def test_nothing_to_check(arguments, code, words, told, tmp_path, monkeypatch):
    monkeypatch.setattr(announcements, "FOLDER", tmp_path / "none")
    ended, said, error = told(*arguments)
    assert (ended, said) == (code, "")
    assert words in error


def test_a_build_from_source_knows_no_key(told, tmp_path, monkeypatch):
    monkeypatch.setattr(announcements, "release_keys", lambda: ())
    code, said, error = told("check", laid(tmp_path, "a", announcement()))
    assert (code, said) == (1, "")
    assert "knows no release key" in error


def test_a_key_is_its_owners_alone_and_never_written_over(tmp_path, capsys):
    key, about = tmp_path / "release.key", tmp_path / "about.toml"
    about.write_text(ABOUT, encoding="utf-8")
    assert ANNOUNCE(["key", str(key)]) == 0
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_text(encoding="ascii")
    assert ANNOUNCE(["key", str(key)]) == 1
    assert key.read_text(encoding="ascii") == before
    key.chmod(0o640)
    words = ["sign", *map(str, (key, about, tmp_path / "out", Path(__file__)))]
    assert ANNOUNCE(words) == 1
    assert "others may read" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "about",
    [
        ABOUT.replace("9.1.0", "9.1"),
        ABOUT.replace("oldest", "eldest"),
        ABOUT.replace('fr = ["Les posts attendent leur jumeau."]', ""),
        "not toml",
    ],
)
def test_nothing_that_a_program_would_refuse_is_signed(about, tmp_path):
    key, described = tmp_path / "release.key", tmp_path / "about.toml"
    described.write_text(about, encoding="utf-8")
    ANNOUNCE(["key", str(key)])
    words = ["sign", *map(str, (key, described, tmp_path / "out", Path(__file__)))]
    assert ANNOUNCE(words) == 1
    assert not (tmp_path / "out").exists()


def test_wrong_use_of_announce(capsys):
    assert ANNOUNCE([]) == ANNOUNCE(["sign", "key"]) == 2
    assert "Announces a version" in capsys.readouterr().err


def test_what_a_window_is_told(told, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(announcements, "FOLDER", tmp_path / "none")
    monkeypatch.setattr(announcements, "SETTING", tmp_path / "updates.toml")
    assert news() == News(running=Version.read(__version__))
    monkeypatch.setenv("COUNTERSIGN_UPDATES", str(tmp_path))
    laid(tmp_path, "a", announcement())
    assert news().newest == announcement()
    assert news().is_new
    laid(tmp_path, "b", announcement("9.2.0"), signer="somebody")
    found = news()
    assert (found.newest, found.refused.kind) == (announcement(), "updates.unknown_key")
    assert "b.announcement is not believed: updates.unknown_key" in caplog.text
    (tmp_path / "updates.toml").write_text('windows = "off"', encoding="utf-8")
    assert news() == News(running=Version.read(__version__), is_told=False)


def test_a_window_is_not_led_back_either(told, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(announcements, "SETTING", tmp_path / "updates.toml")
    monkeypatch.setenv("COUNTERSIGN_UPDATES", str(tmp_path))
    path = laid(tmp_path, "a", announcement("9.2.0"))
    news()
    path.unlink()
    laid(tmp_path, "b", announcement())
    with pytest.raises(Refused, match=r"updates\.rollback"):
        news()
    assert "the announcement of version 9.1.0 is not believed: updates.rollback" in caplog.text
