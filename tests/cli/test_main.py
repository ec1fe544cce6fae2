"""The command line as a person calls it: another process, real files, real output."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import bootstrap
from desktop_app.cli import checks
from tests.services.test_founding import PEOPLE

ROOT = Path(__file__).resolve().parents[2]
CALM = "Merci à tous pour cette belle journée à Lyon."


@pytest.fixture
def countersign(tmp_path):
    def call(*arguments: str, given: str | bytes = "", **environment: str):
        text = given.encode() if isinstance(given, str) else given
        done = subprocess.run(
            [sys.executable, "-m", "desktop_app", *arguments],
            input=text,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "COUNTERSIGN_HOME": str(tmp_path), **environment},
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return call


def lines_of(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_check_finds_the_misspelt_word_and_the_figure(countersign):
    text = "Fiers de nos équippes. Nous livrerons 500 000 unités cette année."
    code, out, _ = countersign("check", "--json", text)
    (result,) = lines_of(out)
    assert code == 0
    assert (result["language"], result["length"]) == ("fr", len(text))
    by_rule = {finding["rule"]: finding for finding in result["findings"]}
    word = by_rule["spelling.word"]
    assert text[word["start"] : word["end"]] == word["text"] == "équippes"
    assert word["suggestions"][0] == "équipes"
    (figure,) = [one for one in result["findings"] if one["family"] == "financial-figures"]
    assert "500 000" in figure["text"]
    assert figure["severity"] == "legal"
    assert "legal" in figure["reviewers"]


def test_jsonl_answers_line_by_line_in_the_form_of_the_design(countersign):
    lines = [
        {"id": "a", "text": CALM, "lang": "fr"},
        {"id": 2, "text": "Bonfiglio copies us.", "context": {"competitors": ["Bonfiglio"]}},
    ]
    given = "\n".join(json.dumps(line) for line in lines)
    code, out, _ = countersign("check", "--jsonl", "--only", "risk", given=given)
    first, second = lines_of(out)
    assert code == 0
    assert set(first) == {"id", "language", "length", "findings", "us"}
    assert (first["id"], first["findings"]) == ("a", [])
    assert (second["id"], second["language"]) == ("2", "en")
    assert "competitor" in {finding["family"] for finding in second["findings"]}
    assert set(second["findings"][0]) == {
        "rule",
        "version",
        "family",
        "severity",
        "start",
        "end",
        "text",
        "message",
        "suggestions",
        "reviewers",
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("not json", "1"),
        ('{"id": "a"}', "1"),
        ('{"id":"a","text":"ok"}\n[]', "2"),
        ('{"id":"a","text":"x","lang":"de"}', "1"),
        ('{"id":"a","text":"x","context":{"unknown":1}}', "unknown"),
        ('{"id":"a","text":"x","context":{"now":"yesterday"}}', "yesterday"),
        ('{"id":"a","text":"half \\ud83d"}', ""),
        (b'{"id":"a","text":"\xff"}', ""),
        ("[" * 100_000, "1"),
    ],
)
def test_a_bad_line_is_refused_and_named(countersign, given, said):
    code, _, err = countersign("check", "--jsonl", "--only", "risk", given=given)
    assert code == 1
    assert said in err
    assert "Traceback" not in err
    assert "posted" in err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nothing"),
        ("a" * 100_000, "100000"),
        ("Bonjour \u202eruojnoB", "invisible"),
        ("Bonjour \x07", "control"),
    ],
)
def test_check_says_what_cannot_be_posted(countersign, text, said):
    code, out, _ = countersign("check", "-", given=text)
    assert code == 0
    assert said in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--jsonl", "text"),
        ("check", "--language", "de", "text"),
        ("nonsense",),
        ("list",),
        ("tour",),
        ("--nonsense",),
    ],
)
def test_wrong_use_exits_2(countersign, arguments):
    code, _, err = countersign(*arguments)
    assert (code, "Usage: countersign" in err) == (2, True)
    assert "Nothing was done and nothing was posted." in err


@pytest.mark.parametrize(
    "content", [None, b"", b"[]", b"{", b'{"competitor": []}', b'{"competitors": 1}', b"\xff"]
)
def test_a_profile_that_cannot_be_read_is_refused(countersign, tmp_path, content):
    path = tmp_path / "profile.json"
    if content is not None:
        path.write_bytes(content)
    code, _, err = countersign("check", "--only", "risk", "--profile", str(path), "Bonjour")
    assert code == 1
    assert "Traceback" not in err


def test_the_rules_test_and_explain_themselves(countersign):
    code, out, _ = countersign("rules", "test")
    assert (code, out.splitlines()[-1].endswith(" 0 failed")) == (0, True)
    code, out, _ = countersign("rules", "explain", "fin.figure", LANG="fr_FR.UTF-8")
    assert code == 0
    assert "publi" in out
    code, _, err = countersign("rules", "explain", "no.such")
    assert (code, "no.such" in err) == (1, True)


def test_a_post_goes_its_whole_way_and_nobody_alone(countersign):
    _, out, _ = countersign("submit", "--as", "claire", CALM)
    post = out.strip()
    _, shown, _ = countersign("show", "--json", "--as", "paul", post)
    fingerprint = json.loads(shown)["fingerprint"]
    decide = ("decide", "--fingerprint", fingerprint, "--verdict", "approve", post, "--as")
    code, _, err = countersign(*decide, "claire")
    assert (code, "somebody else" in err) == (1, True)
    assert countersign("publish", "--once")[1] == ""
    assert countersign(*decide, "paul")[:2] == (0, "approved\n")
    code, out, _ = countersign("publish", "--once")
    assert (code, out.split()[1:3]) == (0, [post, "posted"])
    assert countersign("publish", "--once")[:2] == (0, "")


def test_a_ledger_file_is_verified_and_a_damaged_one_named(countersign, tmp_path):
    countersign("list", "--as", "paul")
    path = tmp_path / "practice" / "ledger.sqlite"
    code, out, _ = countersign("ledger", "verify", str(path))
    assert (code, "all sound" in out) == (0, True)
    code, out, _ = countersign("ledger", "verify", str(path), LANG="fr_FR.UTF-8")
    assert (code, "maillons, tous bons" in out) == (0, True)
    path.write_bytes(b"no database at all" * 1000)
    before = path.read_bytes()
    code, _, err = countersign("list", "--as", "paul")
    assert (code, "Traceback" in err) == (1, False)
    assert path.read_bytes() == before
    assert countersign("ledger", "verify", str(tmp_path / "none"))[0] == 1


def test_a_damaged_desk_is_kept_aside_and_told(countersign, tmp_path):
    countersign("list", "--as", "paul")
    path = tmp_path / "practice" / "desk.sqlite"
    path.write_bytes(b"no database at all" * 1000)
    code, _, err = countersign("list", "--as", "paul")
    assert code == 0
    assert "damaged" in err
    kept = [each for each in path.parent.iterdir() if each.name.startswith("desk.sqlite.damaged")]
    assert [each.read_bytes()[:18] for each in kept] == [b"no database at all"]


@pytest.mark.parametrize(
    "host",
    ["https://api.x.com", "http://localhost:80", "http://127.0.0.1@evil.example:80", "http://0:1"],
)
def test_practice_posts_to_nothing_but_a_loopback_address(countersign, host):
    code, _, err = countersign("list", "--as", "paul", COUNTERSIGN_X_API=host)
    assert (code, "Traceback" in err) == (1, False)


def test_somebody_unknown_does_nothing(countersign):
    code, _, err = countersign("submit", "--as", "nobody", CALM)
    assert (code, "nobody" in err) == (1, True)


def test_without_a_keychain_no_ledger_is_made(countersign, tmp_path):
    people, path = tmp_path / "people.toml", tmp_path / "ledger.sqlite"
    people.write_text(PEOPLE, encoding="utf-8")
    code, _, err = countersign(
        *("ledger", "init", str(path), str(people), "--passphrase-fd", "0"),
        given="correct horse battery staple\n" * 3,
        DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere",
    )
    assert (code, "keychain" in err) == (1, True)
    assert [each.name for each in tmp_path.iterdir()] == ["people.toml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("ledger", "verify", "/" + "x" * 300),
        ("ledger", "init", "/" + "x" * 300, "{people}"),
        ("tour", "--out", "/dev/null/tour"),
        ("show", "--as", "claire", "\udcff"),
    ],
)
def test_what_the_system_refuses_is_one_line_and_no_traceback(countersign, tmp_path, arguments):
    people = tmp_path / "people.toml"
    people.write_text(PEOPLE, encoding="utf-8")
    code, _, said = countersign(*(each.format(people=people) for each in arguments))
    assert code == 1
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1


def test_a_reader_that_goes_away_is_no_accident(tmp_path):
    shell = f"{sys.executable} -m desktop_app rules list | true"
    done = subprocess.run(
        ["sh", "-c", shell],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "COUNTERSIGN_HOME": str(tmp_path)},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_another_record_is_refused_rather_than_practised_beside(countersign, tmp_path):
    code, _, err = countersign("list", "--as", "paul", COUNTERSIGN_LEDGER="postgresql://db/ledger")
    assert (code, "does not say who opens it" in err) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_the_tour_needs_no_screen(monkeypatch, capsys, tmp_path):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(bootstrap, "tour", lambda *_: iter([os.environ["QT_QPA_PLATFORM"]]))
    checks.tour.callback(tmp_path, "en", "light")
    assert capsys.readouterr().out == "offscreen\n"


def test_it_starts_where_posix_has_brought_nothing():
    """Windows has none of these modules, and the command line is how people look for help there."""
    words = (
        "import sys\n"
        "for name in ('fcntl', 'grp', 'pwd', 'syslog', 'termios', 'tty'): sys.modules[name] = None\n"
        "sys.argv = ['countersign', 'check', 'Nous visons +12 % au T3']\n"
        "from desktop_app.cli import main\n"
        "main(['--version'])\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "fin.count" in done.stdout
