"""The company's lists as people type them: shown, out as a table, in again, and a version that moved."""

import json
import re

import pytest

HEADER = "tag,meaning_en,meaning_fr,language,since,ambiguity,retired"


def version(desk, name="hashtags"):
    return re.search(r"Version (\w+),", desk.done("lists", "show", name))[1]


def brought(desk, tmp_path, person, *rows, options=(), verb="done", name="hashtags", header=HEADER):
    path = tmp_path / "list.csv"
    path.write_text("\n".join((header, *rows, "")), encoding="utf-8")
    done = getattr(desk, verb)
    return done("lists", "import", "--as", person, *options, name, str(path))


def test_nobody_kept_a_list_yet(desk):
    for name in ("goals", "hashtags", "watch"):
        assert desk.done("lists", "show", name) == "Nobody has kept this list yet.\n"
        assert desk.done("lists", "show", "--history", name) == ""


def test_a_list_comes_in_goes_out_and_comes_in_again(desk, tmp_path):
    said = brought(desk, tmp_path, "paul", "#AcmeLyon,Our site,Notre site,,2026-01-05,a club,")
    assert "entries: 1;" in said
    shown = desk.done("lists", "show", "hashtags")
    assert "#AcmeLyon  Our site (English and French), since 2026-01-05" in shown
    assert "also used for: a club" in shown
    (entry,) = map(json.loads, desk.done("lists", "show", "--json", "hashtags").splitlines())
    assert (entry["tag"], entry["retired"]) == ("AcmeLyon", None)
    out = tmp_path / "out.csv"
    assert version(desk) in desk.done("lists", "export", "--out", str(out), "hashtags")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    desk.refused("lists", "export", "--out", str(out), "hashtags")
    nowhere = str(tmp_path / "nowhere" / "out.csv")
    told = desk.refused("lists", "export", "--out", nowhere, "hashtags")
    assert f"The file {nowhere} cannot be written." in told
    out.write_text(out.read_text("utf-8").replace("a club", "=a club"), encoding="utf-8")
    now = version(desk)
    desk.done("lists", "import", "--as", "ines", "--replaces", now, "hashtags", str(out))
    assert version(desk) != now
    history = desk.done("lists", "show", "--history", "hashtags").splitlines()
    assert "kept by ines" in history[0]
    assert history[1].strip() == "~ #AcmeLyon: Also used for"
    assert history[3].strip() == "+ #AcmeLyon"


def test_a_version_that_moved_is_refused_and_both_are_shown(desk, tmp_path):
    brought(desk, tmp_path, "paul", "Lyon,Ours,,,2026-01-05,,")
    first = version(desk)
    assert "--replaces" in brought(
        desk, tmp_path, "claire", "Lyon,Mine,,,2026-01-05,,", verb="refused"
    )
    brought(desk, tmp_path, "claire", "Lyon,Mine,,,2026-01-05,,", options=("--replaces", first))
    rows = ("Lyon,Other,,,2026-01-05,,", "Nantes,N,,,2026-01-05,,")
    path = tmp_path / "list.csv"
    path.write_text("\n".join((HEADER, *rows, "")), encoding="utf-8")
    code, out, err = desk.run(
        *("lists", "import", "--as", "paul", "--replaces", first, "hashtags", str(path))
    )
    assert code == 1
    assert "changed this list after you read it" in err
    assert "in the record: #Lyon  Mine" in out
    assert "in the file: #Lyon  Other" in out
    assert "+ #Nantes" in out
    assert "Mine" in desk.done("lists", "show", "hashtags")


def test_goals_and_watch_lists_are_shown_with_what_follows_from_them(desk, tmp_path):
    header = "id,objective,means,deadline,owner,accounts,per_week,reserve,state,reason"
    row = "hire,Ten engineers,Show the work,2026-12-31,claire,,2,3,dropped,No budget"
    brought(desk, tmp_path, "claire", row, name="goals", header=header)
    shown = desk.done("lists", "show", "goals")
    assert "hire  Ten engineers: until 2026-12-31, claire answers for it (dropped)" in shown
    assert "posts a week: 2; ready ahead: 3" in shown
    header = "theme,kind,list_note,what,value,topic,note"
    rows = ("AI,eclectic,,account,@voltane,chips,", "AI,eclectic,,keyword,edge computing,,")
    brought(desk, tmp_path, "paul", *rows, name="watch", header=header)
    shown = desk.done("lists", "show", "watch")
    assert "AI  (eclectic)" in shown
    assert "chips: 1 (50 %)" in shown
    assert '(from:voltane OR "edge computing") -is:retweet' in shown


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("two words,x,,,2026-01-05,,", "“Hashtag”"),
        ("Lyon,x,,,soon,,", "“soon” cannot stand in “Since” of “Lyon”"),
        ("Lyon,,,,2026-01-05,,", "“Meaning in English” of “Lyon” is empty"),
        (",x,,,2026-01-05,,", "“Hashtag” is empty in row 2 of the file"),
        ("Lyon,x", "Row 2"),
    ],
)
def test_what_cannot_stand_is_named_in_words(desk, tmp_path, row, said):
    assert said in brought(desk, tmp_path, "paul", row, verb="refused")
    assert desk.done("lists", "show", "hashtags") == "Nobody has kept this list yet.\n"
