"""What the doctor says, in both languages, and that it works where Qt does not."""

import json
import re
import sqlite3
import sys
import tomllib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app import bootstrap
from desktop_app.adapters.keychain import practice_keys
from desktop_app.adapters.machine import bus, libraries, stores, surroundings
from desktop_app.assembly import PRACTICE_LEDGER
from desktop_app.cli import doctor
from desktop_app.domain.errors import Unavailable
from desktop_app.services import practice
from desktop_app.services.doctor import Standing
from desktop_app.services.resources import resource
from desktop_app.services.starting import Choice, Opens
from tests.house.test_catalogues import BREAKING, names

SERVER = "https://grammar.acme.example/"
SENTENCES = tomllib.loads(resource("messages", "doctor.toml").read_text(encoding="utf-8"))


class Patient:
    """A computer where all is well, until a test takes something away."""

    def __init__(self, monkeypatch):
        self.set = monkeypatch.setattr
        self.environment = monkeypatch.setenv
        self.lacking = {"offscreen": (), "xcb": (), "wayland": ()}
        self.set(surroundings, "screen", lambda environment: "X11")
        self.set(surroundings, "fonts", lambda: (40, True))
        self.set(surroundings, "java", lambda: 17)
        self.set(surroundings, "knows_zones", lambda: True)
        self.set(surroundings, "system", lambda: "Debian GNU/Linux 12 (bookworm)")
        self.set(libraries, "needs_system_libraries", lambda: True)
        self.set(libraries, "plugin", lambda name: name)
        self.set(libraries, "missing", lambda plugin: self.lacking[plugin])
        self.set(bus, "names", lambda: frozenset({bus.NOTICES, bus.TRAY}))
        self.set(bus, "keychain", lambda: (bus.Keychain.OPEN, "SecretService Keyring"))
        self.set(bootstrap, "words", Speller)
        self.set(doctor, "languagetool", lambda: Path("languagetool"))
        self.set(bootstrap, "grammar", Grammarian)


class Speller:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def check(self, text, language):
        return (text,)


class Grammarian(Speller):
    def prepare(self):
        return "LanguageTool 6.8"

    def use(self, server):
        raise AssertionError(f"no policy names {server}")


class Server(Grammarian):
    """The company's own, at the only address that it is asked by."""

    def use(self, server):
        assert server == SERVER

    def prepare(self):
        return f"LanguageTool 6.8 at {SERVER}"


class Dead(Server):
    def prepare(self):
        raise Unavailable("grammar.unavailable", reason="time")


class Stranger(Server):
    def prepare(self):
        raise Unavailable("grammar.certificate", server=SERVER)


class Mute(Grammarian):
    def prepare(self):
        raise Unavailable("grammar.unavailable", reason="died")


class Blind(Grammarian):
    def check(self, text, language):
        return ()


@pytest.fixture
def patient(monkeypatch):
    return Patient(monkeypatch)


@pytest.fixture
def told(desk):
    """The exit code and the JSON that the doctor gives."""

    def examine():
        code, out, err = desk.run("doctor", "--json")
        assert err == ""
        return code, json.loads(out)

    return examine


def standing(report, check):
    return {one["check"]: one["standing"] for one in report["checks"]}.get(check)


def test_all_is_well(patient, told):
    code, report = told()
    assert code == 0
    assert report["fit"] is True
    assert {one["standing"] for one in report["checks"]} == {Standing.WELL}
    assert (report["apt"], report["apt_optional"]) == ("", "")


def test_missing_libraries_are_named_with_the_line_that_brings_them(patient, told, desk):
    patient.lacking["offscreen"] = ("libEGL.so.1",)
    patient.lacking["xcb"] = ("libEGL.so.1", "libxcb-cursor.so.0", "libxcb-icccm.so.4")
    code, report = told()
    assert code == 1
    assert standing(report, "opengl.missing") == Standing.MISSING
    assert standing(report, "qt.xcb.missing") == Standing.MISSING
    assert report["apt"] == "apt-get install -y libegl1 libxcb-cursor0 libxcb-icccm4"
    code, out, _ = desk.run("doctor")
    assert code == 1
    assert "libxcb-cursor.so.0, libxcb-icccm.so.4" in out
    assert report["apt"] in out


def test_wayland_that_lacks_something_is_no_trouble_on_x11(patient, told):
    patient.lacking["wayland"] = ("libwayland-cursor.so.0",)
    code, report = told()
    assert code == 0
    assert standing(report, "qt.wayland.missing") == Standing.WITHOUT
    assert report["apt_optional"] == "apt-get install -y libwayland-cursor0"


def test_x11_that_lacks_something_is_no_trouble_on_wayland(patient, told):
    patient.set(surroundings, "screen", lambda environment: "Wayland")
    patient.lacking["xcb"] = ("libxcb-cursor.so.0",)
    code, report = told()
    assert code == 0
    assert standing(report, "qt.xcb.missing") == Standing.WITHOUT


def test_of_a_plugin_that_is_not_there_nothing_is_claimed(patient, told):
    patient.set(surroundings, "screen", lambda environment: "Wayland")
    patient.set(libraries, "plugin", lambda name: None if name == "wayland" else name)
    patient.lacking["xcb"] = ("libxcb-cursor.so.0",)
    code, report = told()
    assert code == 1
    assert standing(report, "qt.wayland") is None
    assert standing(report, "qt.xcb.missing") == Standing.MISSING


def test_what_is_only_better_with_does_not_fail(patient, told):
    patient.set(surroundings, "screen", lambda environment: None)
    patient.set(surroundings, "fonts", lambda: (0, False))
    patient.set(surroundings, "java", lambda: None)
    patient.set(bus, "names", lambda: None)
    patient.set(bus, "keychain", lambda: (bus.Keychain.UNSAFE, "-"))
    code, report = told()
    assert code == 0
    without = {one["check"] for one in report["checks"] if one["standing"] == Standing.WITHOUT}
    assert without == {
        "screen.none",
        "fonts.none",
        "emoji.none",
        "java.none",
        "keychain.none",
        "bus.none",
    }
    assert report["apt_optional"].startswith("apt-get install -y fonts-noto-color-emoji")


def test_an_old_java_is_told_with_its_version(patient, told):
    patient.set(surroundings, "java", lambda: 11)
    _, report = told()
    (text,) = [one["text"] for one in report["checks"] if one["check"] == "java.old"]
    assert "11" in text
    assert "17" in text


def test_grammar_is_asked_and_its_engine_named(patient, told):
    _, report = told()
    (text,) = [one["text"] for one in report["checks"] if one["check"] == "grammar"]
    assert "LanguageTool 6.8" in text


@pytest.mark.parametrize(("grammarian", "reason"), [(Mute, "died"), (Blind, "-")])
def test_languagetool_that_does_not_answer_is_told_with_its_reason(
    patient, told, grammarian, reason
):
    patient.set(bootstrap, "grammar", grammarian)
    code, report = told()
    assert code == 0
    (check,) = [one for one in report["checks"] if one["check"] == "grammar.none"]
    assert (check["standing"], check["facts"]) == (Standing.WITHOUT, {"reason": reason})


def test_languagetool_that_is_not_installed_is_told_with_what_brings_it(patient, told):
    patient.set(doctor, "languagetool", lambda: None)
    code, report = told()
    assert code == 0
    (text,) = [one["text"] for one in report["checks"] if one["check"] == "grammar.absent"]
    assert "countersign-languagetool" in text
    assert standing(report, "grammar") is None


@pytest.fixture
def named(desk):
    """The practice desk's policy names a server of the company's own."""
    keys = practice_keys(PRACTICE_LEDGER, list(practice.PEOPLE))
    with bootstrap.ledger(desk.home / "practice" / "ledger.sqlite") as store:
        with store.begin() as work:
            charter = work.charter()
        profile = {**charter.profile, "grammar_server": SERVER}
        practice.adopt(store, keys, replace(charter, profile=profile))


@pytest.mark.parametrize("place", ["practice", "record"])
def test_a_server_that_the_policy_names_is_asked_instead_of_this_computers(
    patient, told, desk, named, place
):
    if place == "record":
        patient.environment("COUNTERSIGN_LEDGER", str(desk.home / "practice" / "ledger.sqlite"))
    patient.set(bootstrap, "grammar", Server)
    patient.set(surroundings, "java", lambda: None)
    patient.set(doctor, "languagetool", lambda: None)
    code, report = told()
    assert code == 0
    (check,) = [one for one in report["checks"] if one["check"].startswith(("grammar", "java"))]
    assert (check["check"], check["standing"]) == ("grammar.company", Standing.WELL)
    assert f"LanguageTool 6.8 at {SERVER}" in check["text"]


@pytest.mark.parametrize(
    ("grammarian", "said", "reason"),
    [
        (Dead, "grammar.away", "time"),
        (Stranger, "grammar.unproven", "grammar.certificate"),
        (type("Blind", (Server, Blind), {}), "grammar.away", "-"),
    ],
)
def test_a_named_server_that_does_not_answer_is_told_with_its_address(
    patient, told, named, grammarian, said, reason
):
    patient.set(bootstrap, "grammar", grammarian)
    code, report = told()
    assert code == 0
    (check,) = [one for one in report["checks"] if one["check"].startswith("grammar")]
    assert (check["check"], check["standing"]) == (said, Standing.WITHOUT)
    assert check["facts"] == {"server": SERVER, "reason": reason}
    assert SERVER in check["text"]


def test_a_record_that_does_not_open_is_told(patient, told, desk):
    ledger = desk.home / "practice" / "ledger.sqlite"
    with closing(sqlite3.connect(ledger)) as file, file:
        (name,) = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchone()
        file.execute(f"DROP TRIGGER {name}")
    patient.environment("COUNTERSIGN_LEDGER", str(ledger))
    code, report = told()
    assert code == 1
    assert standing(report, "record.unusable") == Standing.MISSING


def test_without_java_languagetool_is_not_started(patient, told):
    patient.set(surroundings, "java", lambda: None)
    patient.set(bootstrap, "grammar", Mute)
    _, report = told()
    assert standing(report, "java.none") == Standing.WITHOUT
    assert standing(report, "grammar.none") is None


def test_a_companys_record_that_is_not_there_is_missing(patient, told, tmp_path):
    patient.environment("COUNTERSIGN_LEDGER", str(tmp_path / "gone.sqlite"))
    patient.set(bus, "keychain", lambda: (bus.Keychain.LOCKED, "SecretService Keyring"))
    code, report = told()
    assert code == 1
    assert standing(report, "ledger.absent") == Standing.MISSING
    assert standing(report, "keychain.locked") == Standing.MISSING


@pytest.mark.parametrize("opens", Opens)
def test_what_was_chosen_in_the_first_window_is_looked_at(patient, told, desk, opens):
    ledger = desk.home / "practice" / "ledger.sqlite"
    bootstrap.keep_choice(desk.home, Choice(opens=opens, ledger=str(ledger)))
    patient.set(bus, "keychain", lambda: (bus.Keychain.LOCKED, "SecretService Keyring"))
    code, report = told()
    is_company = opens is Opens.RECORD
    assert code == (1 if is_company else 0)  # its keys are behind a locked keychain
    assert standing(report, "ledger" if is_company else "practice.whole") == Standing.WELL
    assert standing(report, "practice.whole" if is_company else "ledger") is None


def test_a_companys_record_is_opened_for_reading(patient, told, desk):
    ledger = desk.home / "practice" / "ledger.sqlite"
    patient.environment("COUNTERSIGN_LEDGER", str(ledger))
    code, report = told()
    assert code == 0
    assert standing(report, "ledger") == Standing.WELL


def test_a_file_that_is_no_record_is_told(patient, told, tmp_path):
    (tmp_path / "notes.txt").write_text("Not a record. " * 400)
    patient.environment("COUNTERSIGN_LEDGER", str(tmp_path / "notes.txt"))
    code, report = told()
    assert code == 1
    assert standing(report, "ledger.damaged") == Standing.MISSING


def test_a_record_of_another_form_is_told(patient, told, monkeypatch, tmp_path):
    monkeypatch.setattr(
        stores, "look", lambda path, **_: stores.Stored(state=stores.State.WHOLE, schema="9999")
    )
    patient.environment("COUNTERSIGN_LEDGER", str(tmp_path / "newer.sqlite"))
    code, report = told()
    assert code == 1
    assert standing(report, "ledger.version") == Standing.MISSING


def test_an_address_with_a_password_is_refused_and_not_shown(patient, desk):
    patient.environment("COUNTERSIGN_LEDGER", "postgresql://claire:hunter2@db/ledger")
    code, out, err = desk.run("doctor")
    assert code == 1
    assert "hunter2" not in out + err


def test_no_word_of_a_draft_is_printed(patient, desk):
    draft = "Nobody else may read this sentence."
    desk.submit(text=draft)
    for arguments in (("doctor",), ("doctor", "--json")):
        code, out, err = desk.run(*arguments)
        assert code == 0
        assert draft not in out + err


def test_french_is_spoken_where_it_is_asked_for(patient, desk, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    _, out, _ = desk.run("doctor")
    assert SENTENCES["end.fit"]["fr"] in out


def test_it_works_where_qt_cannot_be_loaded(program, tmp_path):
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise ImportError('libGL.so.1')\n")
    doctor_said = program("doctor", "--json", PYTHONPATH=str(tmp_path), PATH=str(tmp_path))
    out, err = doctor_said.communicate(timeout=60)
    assert doctor_said.returncode == 1, err
    assert standing(json.loads(out), "qt.absent") == Standing.MISSING


def test_the_window_that_cannot_open_points_to_the_doctor(program, tmp_path):
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise ImportError('libGL.so.1: no such file')\n")
    window = program(PYTHONPATH=str(tmp_path))
    _, err = window.communicate(timeout=60)
    assert window.returncode == 1
    assert "countersign doctor" in err
    assert "libGL.so.1" in err


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is Linux's")
def test_a_screen_that_does_not_answer_points_to_the_doctor(program):
    window = program(QT_QPA_PLATFORM="xcb", DISPLAY=":999", WAYLAND_DISPLAY="")
    _, err = window.communicate(timeout=60)
    assert window.returncode != 0
    assert "countersign doctor" in err


# --- the sentences -------------------------------------------------------------------------------


def test_every_sentence_that_is_used_is_there():
    source = (resource("messages").parent.parent / "desktop_app" / "cli" / "doctor.py").read_text()
    used = set(re.findall(r'sentence="([\w.]+)"', source))
    assert len(used) > 10
    assert used - SENTENCES.keys() == set()


@pytest.mark.parametrize("state", stores.State)
def test_every_state_of_a_store_has_its_sentence(state):
    topics = {"desk", "practice"} | ({"ledger"} if state not in ("new", "whole") else set())
    assert {f"{topic}.{state}" for topic in topics} <= SENTENCES.keys()


@pytest.mark.parametrize("key", SENTENCES)
def test_a_sentence_stands_in_both_languages_with_the_same_facts(key):
    sentence = SENTENCES[key]
    assert set(sentence) == {"en", "fr"}
    assert names(sentence["en"]) == names(sentence["fr"])
    assert not BREAKING.search(sentence["fr"])
    assert all(names(sentence["en"]))


def test_every_topic_is_examined(patient):
    topics = {check.sentence.partition(".")[0] for check in doctor.examine()}
    assert topics >= {"screen", "qt", "opengl", "fonts", "emoji", "spelling", "java", "grammar"}
    assert topics >= {"zones", "desk", "practice", "clock", "keychain", "notices", "tray"}
