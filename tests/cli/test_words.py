"""What the command line says: the same in both languages, and nothing that a terminal obeys."""

import re
import tomllib
from datetime import UTC, datetime
from string import Formatter

import pytest

from desktop_app.cli import words
from desktop_app.domain.action import OF_ACCOUNT, OF_LEDGER, ActionKind
from desktop_app.domain.goals import GoalState
from desktop_app.domain.own_word import WordLanguage
from desktop_app.domain.publication import Hold
from desktop_app.domain.review import Standing, Verdict
from desktop_app.domain.watching import Watched, WatchKind
from desktop_app.services.metering import Charge
from desktop_app.services.resources import resource
from desktop_app.services.teaming import Stage
from tests.house.test_catalogues import BREAKING
from tests.house.tree import ROOT

SENTENCES = tomllib.loads(resource("messages", "lines.toml").read_text(encoding="utf-8"))
#: The steps in which a machine of one's own is made ready.
STEPS = re.findall(
    r"\b(?:_made|Step)\(\s*(?:name=)?\"([a-z_]+)\"",
    "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "desktop_app" / "hosting").glob("*.py")
    ),
)
#: A key put together from a value: what the values can be.
MADE = {
    "hold": Hold,
    "verdict": Verdict,
    "standing": Standing,
    "archive": ["retweet", "empty", "long", "unreadable"],
    "bench": ["caught", "missed", "raised", "lowered"],
    "cost": [*Charge, "none", "fine", "near", "over"],
    "words": WordLanguage,
    "lists": [*GoalState, *WatchKind, *Watched],
    "action": [
        *(kind for kind in ActionKind if kind not in OF_ACCOUNT and kind not in OF_LEDGER),
        *("freeze", "unfreeze", "take_over", "stray", "explain_stray"),  # of a dossier
    ],
    "team": [f"stage_{stage}" for stage in Stage],
    "host": STEPS,
}


def names(sentence):
    return sorted(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_both_languages_say_the_same(key):
    both = SENTENCES[key]
    assert set(both) == {"en", "fr"}
    assert names(both["en"]) == names(both["fr"])
    assert not BREAKING.search(both["fr"].replace("http://", ""))


def test_every_sentence_is_said_and_none_is_missing():
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "desktop_app" / "cli").glob("*.py")
    )
    tables = "|".join({key.split(".")[0] for key in SENTENCES})
    said = set(re.findall(rf"[\"']((?:{tables})\.[a-z_0-9]+)[\"']", code))
    made = {f"{table}.{value}" for table, values in MADE.items() for value in values}
    assert made <= set(SENTENCES)
    assert set(SENTENCES) - said - made == set()


def test_a_terminal_obeys_nothing_that_others_wrote():
    shown = "a⟨U+001B⟩[31m⟨U+0007⟩b\n\tc⟨U+009B⟩d⟨U+D800⟩"
    assert words.plain("a\x1b[31m\x07b\n\tc\x9bd\ud800") == shown
    assert words.quoted("a\n\nb\r") == "  | a\n  | \n  | b⟨U+000D⟩"
    assert words.one_line("a\n b\t  c" * 40, 9) == "a b ca b "
    assert "\x1b" not in words.say("watch.known", id="\x1b]0;x")


def test_what_others_wrote_looks_like_no_line_of_ours():
    assert words.inline("Non.\n2026-11-22  approved\u2028by all") == (
        "Non. ↵ 2026-11-22  approved ↵ by all"
    )
    assert "\n" not in words.say("watch.known", id="a\nb")
    assert words.why_said({"reason": "a\nb\u202e"}) == "a ↵ b⟨U+202E⟩"


def test_a_reason_is_a_sentence_or_a_persons_own_words():
    assert words.why(words.Reason(kind="Nous attendons.\x1b")) == "Nous attendons.⟨U+001B⟩"
    assert words.why(words.Reason(kind="publish.no_publisher")).endswith(".")
    assert words.why_said({"reason": "x.wait", "facts": {}}) == "x.wait"
    assert words.why_said({}) == ""


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("UTC", "2026-11-24 23:30:00 UTC"),
        ("Africa/Abidjan", "2026-11-24 23:30:00 UTC"),
        ("Europe/Paris", "2026-11-25 00:30:00 Europe/Paris (2026-11-24 23:30:00 UTC)"),
        ("America/New_York", "2026-11-24 18:30:00 America/New_York (23:30:00 UTC)"),
    ],
)
def test_a_time_is_written_where_the_account_is(zone, written):
    assert words.at(datetime(2026, 11, 24, 23, 30, tzinfo=UTC), zone) == written
