"""T1, T4 and T5 of the scenarios: what is read from a file is understood whole, or refused by name."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app import bootstrap, cli
from desktop_app.adapters.practice_x.faults import Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.checks import rulebook
from desktop_app.domain.account import Realm
from desktop_app.domain.errors import BadInput
from desktop_app.services import founding, practice
from desktop_app.services.resources import resource
from tests.canaries.scene import PEOPLE
from tests.services.conftest import RULEBOOK

CALM = "Merci à tous pour cette belle journée à Lyon."
RULE = resource("rules", "people", "personal.toml")


class Desk:
    """The command line on a fresh practice desk; X answers over HTTP."""

    def __init__(self, x, folder, capsys):
        self.x, self._folder, self._capsys = x, folder, capsys

    def run(self, *arguments):
        self._capsys.readouterr()
        code = cli.main([str(one) for one in arguments])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def imported(self, content):
        """Import a file of these bytes: the exit code, what was printed, what was complained of."""
        path = self._folder / "post.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.run("draft", "import", "--as", "claire", "--yes", path)

    def posts(self):
        code, out, err = self.run("list", "--as", "ines")
        assert code == 0, err
        return out

    def publish(self):
        assert self.run("publish", "--once")[0] == 0
        return [post.text for post in self.x.posts()]


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    x = PracticeX(practice.ACCOUNTS, capture=True)
    monkeypatch.setenv("COUNTERSIGN_X_API", x.start())
    monkeypatch.setenv("COUNTERSIGN_HOME", str(tmp_path / "home"))
    book = bootstrap.rulebook()
    monkeypatch.setattr(bootstrap, "rulebook", lambda: book)
    yield Desk(x, tmp_path, capsys)
    x.stop()


UNKNOWN = (
    "schedule = 2037-06-01T09:30:00",
    'scheduled_for = "2037-06-01 09:30"',
    'At = "2037-06-01 09:30"',
    'not_before = "2037-06-01T09:30:00Z"',
    "at = 2037-06-01T09:30:00Z",  # with an offset: in which zone it is meant is then unclear
    'at = "demain matin"',
    "[publish]\nat = 2037-06-01T09:30:00",
)


def test_t1_a_schedule_that_is_not_understood_is_an_error_and_posts_nothing(desk):
    before = desk.posts()
    for line in UNKNOWN:
        code, out, err = desk.imported(f'text = "{CALM}"\n{line}\n')
        assert (code, len(err.splitlines())) == (1, 1), (line, out, err)
        name = line.strip("[]").partition(" ")[0].partition("]")[0]
        assert name in err or "demain" in err, (line, err)
        assert CALM not in out
    assert desk.posts() == before
    assert desk.publish() == []
    assert desk.x.hits(Route.CREATE) == 0


def test_t1_a_schedule_that_is_understood_is_kept(desk):
    """Approved long before its time, it stays where it is."""
    day = (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%d")
    code, out, err = desk.imported(f'text = "{CALM}"\nat = "{day} 09:30"\n')
    assert code == 0, err
    post = out.splitlines()[-1]
    fingerprint = _fingerprint(desk, post)
    verdict = ("--fingerprint", fingerprint, "--verdict", "approve")
    code, _, err = desk.run("decide", "--as", "paul", *verdict, post)
    assert code == 0, err
    assert desk.publish() == []
    assert desk.x.hits(Route.CREATE) == 0


def _fingerprint(desk, post):
    code, out, err = desk.run("show", "--json", "--as", "ines", post)
    assert code == 0, err
    return json.loads(out)["fingerprint"]


WINDOWS = (
    '\ufeffaccount = "claire-morel"\r\nlanguage = "fr"\r\nwho_may_reply = "following"\r\n'
    'text = """\r\nMerci à tous\r\npour cette belle journée à Lyon."""\r\n'
)
SHOWN = "Merci à tous\npour cette belle journée à Lyon."
FRONT = (
    "---\r\naccount: claire-morel\r\nat: 2037-06-01 09:30\r\n---\r\n" + CALM + "\r\n",
    "account: claire-morel\r\n\r\n" + CALM + "\r\n",
)


def test_t4_windows_line_ends_make_nothing_public_but_the_text(desk):
    """The settings stay settings; the text is what was shown and approved, with its own lines."""
    code, out, err = desk.imported(WINDOWS)
    assert code == 0, err
    post = out.splitlines()[-1]
    shown = "\n".join(out.splitlines()[:-1])
    assert all(line in shown for line in SHOWN.splitlines())
    verdict = ("--fingerprint", _fingerprint(desk, post), "--verdict", "approve")
    assert desk.run("decide", "--as", "paul", *verdict, post)[0] == 0
    assert desk.publish() == [SHOWN]
    (body,) = desk.x.bodies()
    assert json.loads(body)["text"] == SHOWN
    assert b"\\r" not in body
    for word in (b"account", b"claire-morel", b"language", b"who_may"):
        assert word not in body


def test_t4_what_only_looks_like_settings_is_refused(desk):
    """A text with another program's settings above it is no post of ours: nothing of it leaves."""
    before = desk.posts()
    for content in FRONT:
        code, out, _ = desk.imported(content)
        assert code == 1
        assert CALM not in out
    assert desk.posts() == before
    assert desk.publish() == []


MISTYPED = (
    ("txet", f'text = "{CALM}"\ntxet = "x"\n'),
    ("acount", f'text = "{CALM}"\nacount = "aurelis"\n'),
    ("madewith_ai", f'text = "{CALM}"\nmadewith_ai = true\n'),
    ("reply-to", f'text = "{CALM}"\nreply-to = "https://x.com/i/status/1"\n'),
    ("pol", f'[[part]]\ntext = "{CALM}"\npol = {{ options = ["a", "b"] }}\n'),
    ("minuts", f'[[part]]\ntext = "{CALM}"\npoll = {{ options = ["a", "b"], minuts = 60 }}\n'),
    ("atl", f'text = "{CALM}"\nphoto = [{{ file = "x.jpg", alt = "x", atl = "y" }}]\n'),
)


def test_t5_a_mistyped_field_of_an_import_is_named(desk):
    before = desk.posts()
    for name, content in MISTYPED:
        code, out, err = desk.imported(content)
        assert (code, name in err) == (1, True), (name, out, err)
    assert desk.posts() == before


@pytest.mark.parametrize(
    ("mistyped", "right", "wrong"),
    [
        (
            "x_userid",
            'handle = "ceo_acme"',
            'handle = "ceo_acme"\nx_userid = "1400000000000000001"',
        ),
        ("cooloff_minutes", "cool_off_minutes = 0", "cooloff_minutes = 0"),
        ("teir", 'tier = "enterprise"', 'teir = "enterprise"'),
        ("role", 'roles = ["legal"]', 'role = ["legal"]'),
        ("policies", "[[account]]", "[policies]\ndays = 3\n\n[[account]]"),
        ("aproval_days", "[[account]]", "[policy]\naproval_days = 3\n\n[[account]]"),
        ("codename", "[[account]]", '[profile]\ncodename = ["Lynx"]\n\n[[account]]'),
    ],
)
def test_t5_a_mistyped_field_of_a_people_or_policy_file_is_an_error(mistyped, right, wrong):
    keys = []

    def key_of(person, _roles):
        keys.append(person)
        return "0" * 64

    assert founding.read_charter(PEOPLE, Realm.X, RULEBOOK, key_of).people
    keys.clear()
    assert right in PEOPLE
    with pytest.raises(BadInput) as refused:
        founding.read_charter(PEOPLE.replace(right, wrong, 1), Realm.X, RULEBOOK, key_of)
    assert mistyped in " ".join(refused.value.facts.values())
    assert keys == []  # no key is made for a file that is not sound


@pytest.mark.parametrize("right", ["severity", "reviewers", "languages", "when", "explain"])
def test_t5_a_mistyped_field_of_a_rule_is_an_error(right):
    text = RULE.read_text(encoding="utf-8")
    wrong = f"{right}s" if not right.endswith("s") else right[:-1]
    before = f"[rule.{right}]" if right == "explain" else f"\n{right} ="
    assert before in text
    with pytest.raises(BadInput) as refused:
        rulebook.load(
            {"people/personal.toml": text.replace(before, before.replace(right, wrong), 1)}
        )
    assert wrong in " ".join(refused.value.facts.values())


@pytest.mark.parametrize("key", ["proxi", "ca-file", "Proxy", "verify"])
def test_t5_a_mistyped_field_of_the_network_is_an_error(tmp_path, key):
    """Before anything is opened: a proxy that is silently not used would send posts around it."""
    here = tmp_path / "x"
    here.mkdir()
    (here / "network.toml").write_text(f'{key} = "http://127.0.0.1:3128"\n', encoding="utf-8")
    opening = bootstrap.office(tmp_path / "ledger.sqlite", tmp_path)
    with pytest.raises(BadInput, match=r"network\.settings") as refused:
        opening.load()
    opening.close()
    assert refused.value.facts["key"] == key
