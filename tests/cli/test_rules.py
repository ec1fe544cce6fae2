"""`countersign rules`: what a lawyer writes, tries, benches and compares."""

import json
import re
import shutil
import zipfile

import pytest

from desktop_app import bootstrap, cli
from desktop_app.checks.evaluation import ENTITIES
from desktop_app.checks.own_rules import own_rules
from desktop_app.checks.shapes import SHAPES
from desktop_app.cli import rules as commands
from desktop_app.services.resources import resource
from tests.house.tree import ROOT
from tests.services.rulebooks import LEXICON, rule

COFFEE = rule(
    "own.coffee",
    "(coffee OR espresso) NEAR/4 (free OR gift*)",
    unless=["sentence: machine"],
    hits=["Free coffee at our stand", "An espresso, our gift"],
    misses=["Coffee is served at ten", "A free machine for your coffee"],
)
CALMER = rule("a.calm", "calm OR quiet", severity="info")
POSTS = "id;text;decision\n1;Free coffee today;refused\n2;Calm \u202e;approved\n3;Free espresso;\n"
SHIPPED = {
    "topics/x.toml": rule("a.sales", "@METRIC", severity="legal", hits=["sales", "revenue"])
    + rule("a.up", "up", hits=["up", "go up"]),
    "people/y.toml": rule("a.calm", "calm", severity="info", hits=["calm", "so calm"]),
    **LEXICON,
}


@pytest.fixture
def rules(capsys, monkeypatch, tmp_path):
    """Run a command; the shipped rules are three small ones."""
    folder = tmp_path / "shipped"
    for name, text in SHIPPED.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    def found(*parts):
        return folder if parts == ("rules",) else resource(*parts)

    monkeypatch.setattr(bootstrap, "resource", found)
    monkeypatch.setattr(bootstrap, "rulebook", bootstrap.rulebook.__wrapped__)  # read anew
    monkeypatch.setattr(commands, "resource", found)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run(*arguments, code=0, err=True):
        given = cli.main(["rules", *(str(one) for one in arguments)])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert given == code, said.err
        return said.err if code and err else said.out

    return run


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(COFFEE, encoding="utf-8")
    return path


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text(POSTS, encoding="utf-8")
    return path


def refused(rules, *arguments):
    said = rules(*arguments, code=1)
    assert len(said.splitlines()) == 1
    assert "osted" in said
    return said


def test_rules_are_listed_by_pack(rules):
    assert [line.split()[0] for line in rules("list").splitlines()] == ["a.calm", "a.sales", "a.up"]
    assert [line.split()[0] for line in rules("list", "--pack", "people").splitlines()] == [
        "a.calm"
    ]
    assert "people, topics" in refused(rules, "list", "--pack", "no\x1bne")


def test_a_rule_explains_itself_with_what_it_looks_for(rules):
    said = rules("explain", "a.sales")
    assert "Why" in said
    assert "when    @METRIC" in said
    assert "a.none" in refused(rules, "explain", "a.none")


def test_own_rules_are_tested_beside_the_shipped_ones(rules, mine, tmp_path):
    assert rules("test", mine) == "4 examples, 0 failed\n"
    words = tmp_path / "words.toml"
    written = rule("own.x", "@METRIC NEAR/2 up", hits=["sales up"] * 2, misses=["sales", "up"])
    words.write_text(written, encoding="utf-8")
    assert rules("test", mine, words) == "8 examples, 0 failed\n"
    clash = tmp_path / "clash.toml"
    clash.write_text(rule("a.up", "up"), encoding="utf-8")
    assert "a.up" in refused(rules, "test", clash)


def test_a_failed_example_says_in_which_way(rules, tmp_path):
    path = tmp_path / "wrong.toml"
    written = rule("own.x", "up", hits=["up", "do\x07wn"], misses=["go up", "calm"])
    path.write_text(
        written.replace("\\x07", "\\u0007").replace("'do", '"do').replace("wn'", 'wn"'), "utf-8"
    )
    said = rules("test", path, code=1, err=False)
    assert said.splitlines() == [
        "own.x en, should be found: do⟨U+0007⟩wn",
        "own.x en, should be left alone: go up",
        "own.x en, proves nothing, as it holds none of the rule’s words: calm",
        "4 examples, 3 failed",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (rule("own.x", "rev.*"), "regular expression"),
        (rule("own.x", "a[bc]"), "regular expression"),
        (rule("own.x", "(" * 50_000), "own.x.when"),
        (rule("own.x", "a " + "NEAR/2 a " * 5_000), "own.x.when"),
        ("x = " + "[" * 50_000, "TOML"),
        ("[[rule]", "TOML"),
        ("\0", "TOML"),
        (rule("own.x", "@NONE"), "@NONE"),
    ],
)
def test_a_rule_that_is_not_right_is_one_line(rules, tmp_path, text, said):
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    assert said in refused(rules, "test", path)


def test_a_file_that_is_none_is_one_line(rules, tmp_path):
    assert "none.toml" in refused(rules, "test", tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"# \xe9t\xe9")
    assert "UTF-8" in refused(rules, "test", tmp_path / "latin.toml")
    (tmp_path / "empty").mkdir()
    assert "empty" in refused(rules, "diff", tmp_path / "empty")
    assert "/dev/zero" in refused(rules, "test", "/dev/zero")


def test_one_rule_is_tried_on_a_text(rules, mine):
    said = rules("try", mine, "Free coffee! And a free coffee machine.")
    assert said.splitlines()[0] == "own.coffee v1  en: finds something"
    assert '0-11  “Free coffee”\n    words: "coffee", "free"' in said
    assert 'excused by: sentence: "machine"' in said
    assert "none of its words" in rules("try", "a.up", "calm")
    assert "do not stand" in rules("try", mine, "coffee")
    assert "does not read" in rules("try", "a.up", "--language", "fr", "up")
    refused(rules, "try", "a.none", "text")
    assert "30000" in refused(rules, "try", "a.up", "x" * 30_001)
    refused(rules, "try", "a.up", "half \udcff")


def test_a_rule_of_the_companys_profile_is_tried_too(rules, tmp_path):
    profile = tmp_path / "profile.json"
    profile.write_text(json.dumps({"rules": COFFEE}), encoding="utf-8")
    said = rules("try", "own.coffee", "--profile", profile, "Free espresso")
    assert "finds something" in said


def test_the_bench_compares_own_rules_with_the_shipped_ones(rules, mine, archive):
    said = rules("bench", archive, "--rules", mine)
    assert "3 posts read" in said
    assert "newly caught: 2\n  1  nothing -> caution  own.coffee\n  3  nothing" in said
    assert "1 of 1, 100.0 %" in said
    assert "Free coffee" not in said
    shown = rules("bench", archive, "--rules", mine, "--show")
    assert "  | Free coffee today" in shown


def test_the_bench_names_what_a_terminal_would_obey(rules, archive, tmp_path):
    bare = tmp_path / "bare"
    shutil.copytree(tmp_path / "shipped" / "topics", bare / "topics")
    shutil.copytree(tmp_path / "shipped" / "lexicon", bare / "lexicon")
    said = rules("bench", archive, "--against", bare, "--show")
    assert "newly caught: 1" in said
    assert "| Calm ⟨U+202E⟩" in said


def test_the_bench_as_json_holds_no_text_that_was_not_asked_for(rules, mine, archive):
    record = json.loads(rules("bench", archive, "--rules", mine, "--json"))
    assert (record["posts"], record["flagged"], record["left_out"]) == (3, 3, {})
    assert record["caught"][0] == {
        "id": "1",
        "before": None,
        "after": "caution",
        "rules": ["own.coffee"],
    }
    coffee = next(one for one in record["rules"] if one["rule"] == "own.coffee")
    assert coffee["precision"]["right"] == coffee["precision"]["decisions"] == 1
    assert (coffee["before"], coffee["posts"], coffee["hits"]) == (0, 2, 2)
    shown = json.loads(rules("bench", archive, "--rules", mine, "--json", "--show"))
    assert shown["caught"][0]["text"] == "Free coffee today"


def test_xs_export_is_read_whole(rules, tmp_path):
    path = tmp_path / "x.zip"
    tweets = [{"tweet": {"id_str": "9", "full_text": text}} for text in ("sales", "RT @a: sales")]
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("data/tweets.js", "window.YTD.tweets.part0 = " + json.dumps(tweets))
    said = rules("bench", path)
    assert "1 posts read; left out: 1 reposts of others" in said


def test_an_archive_that_cannot_be_read_is_one_line(rules, tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("text,date\nok,then\n", encoding="utf-8")
    said = refused(rules, "bench", path)
    assert "line 2" in said
    assert "date" in said
    refused(rules, "coverage", tmp_path / "none")


def test_coverage_is_of_the_examples_or_of_an_archive(rules, archive):
    assert "12 examples read" in rules("coverage")
    said = rules("coverage", archive)
    assert said.startswith("3 posts read; rules that never find anything: 2\n  a.sales\n  a.up\n")


def test_two_rulebooks_are_compared(rules, tmp_path):
    changed = tmp_path / "changed"
    shutil.copytree(tmp_path / "shipped", changed)
    assert rules("diff", changed) == "no difference\n"
    (changed / "people" / "y.toml").write_text(CALMER, encoding="utf-8")
    (changed / "lexicon" / "en" / "metric.txt").write_text("sales\nturn\x07over", "utf-8")
    said = rules("diff", tmp_path / "shipped", changed)
    assert "~ a.calm v1 -> v1, WITHOUT A RAISED VERSION: tests.hit.en, when" in said
    assert "@METRIC en, used by: a.sales\n    - revenue\n    + turn⟨U+0007⟩over" in said


@pytest.mark.parametrize(
    "arguments", [("bench",), ("try", "a.up"), ("diff",), ("try", "a.up", "x", "--language", "de")]
)
def test_wrong_use_exits_2(rules, arguments):
    assert "Usage" in rules(*arguments, code=2)


def test_the_figures_are_said_in_french(rules, archive, mine, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    said = rules("bench", archive, "--rules", mine)
    assert "nouvellement trouvés\u00a0: 2" in said
    assert "100,0\u00a0%" in said


def test_the_pages_example_does_what_the_page_says(desk, tmp_path):
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    path = tmp_path / "move.toml"
    path.write_text(page.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    assert desk.done("rules", "test", path) == "8 examples, 0 failed\n"
    assert "finds something" in desk.done("rules", "try", path, "Our HQ is on the move")
    own = own_rules(path.read_text(encoding="utf-8"))
    assert [one.id for one in own.rules] == ["own.move"]
    named = set(re.findall(r"`([$#][A-Z_]+)`", page))
    assert len(named) == 6
    assert named <= {*SHAPES, *ENTITIES}
