"""Remarks, suggestions and the list of who knew, as people type them."""

import csv
import io
import json

import pytest

from tests.cli.conftest import CALM
from tests.cli.test_deputies import lend

QUOTE = "belle journée"


def remark(desk, post, *arguments, by="paul", text="Ce jour-là ?"):
    seen = ("--fingerprint", desk.shown(post)["fingerprint"])
    return desk.done("comment", "--as", by, *seen, *arguments, post, text).strip()


def remarks(desk, post):
    return {one["remark"]: one for one in desk.shown(post)["remarks"]}


def test_a_remark_holds_the_post_until_it_is_settled(desk):
    post = desk.submit()
    made = remark(desk, post, "--quote", QUOTE)
    desk.approve(post)
    assert desk.state(post) == "in_review"
    assert desk.done("publish", "--once") == ""
    answer = remark(desk, post, "--answers", made, by="claire", text="Oui.")
    shown = desk.done("show", "--as", "ines", post)
    assert f"remark by paul on version 1, {made}" in shown
    assert f"answer by claire on version 1, {answer}" in shown
    assert f"  | {QUOTE}\n" in shown
    assert "open: the post goes on when it is settled" in shown
    desk.refused("resolve", "--as", "claire", post, made)
    assert desk.done("resolve", "--as", "paul", post, made, "--reason", "Vu") == "approved\n"
    desk.refused("resolve", "--as", "paul", post, made)
    assert "settled by paul" in desk.done("show", "--as", "ines", post)
    found = remarks(desk, post)
    assert (found[made]["open"], found[made]["settled_by"]) == (False, "paul")
    assert (found[answer]["answers"], found[made]["about"]["quote"]) == (made, QUOTE)
    assert desk.done("publish", "--once").split()[1:3] == [post, "posted"]


def test_a_deputy_talks_in_somebodys_name_until_that_is_ended(desk):
    post = desk.submit()
    shown = desk.shown(post)["fingerprint"]
    asked = ("comment", "--as", "ines", "--fingerprint", shown, "--for", "paul", post, "Ah ?")
    assert "in their name" in desk.refused(*asked)
    lent = lend(desk)
    made = remark(desk, post, "--for", "paul", by="ines")
    others = remark(desk, post, by="paul")
    answer = remark(desk, post, "--answers", made, by="paul")
    assert desk.done("resolve", "--as", "ines", post, others) == "in_review\n"
    said = desk.done("show", "--as", "claire", post)
    assert f"remark by ines on version 1, {made}\n  in the name of paul\n" in said
    found = remarks(desk, post)
    assert [found[each]["for"] for each in (made, others, answer)] == ["paul", None, None]
    assert (found[others]["settled_by"], found[others]["settled_for"]) == ("ines", "paul")
    desk.done("deputy", "end", lent, "--as", "paul", "--reason", "De retour")
    desk.refused(*asked)
    assert desk.done("resolve", "--as", "paul", post, made) == "in_review\n"


def test_an_own_duty_goes_before_a_lent_one(desk):
    post = desk.submit()
    lend(desk)
    made = remark(desk, post, by="ines")
    assert remarks(desk, post)[made]["for"] is None
    desk.refused("resolve", "--as", "paul", "--for", "ines", post, made)


def test_a_suggestion_is_taken_over_by_its_id(desk):
    post = desk.submit()
    seen = ("--fingerprint", desk.shown(post)["fingerprint"])
    made = desk.done(
        *("comment", "--as", "ines", *seen, "--quote", QUOTE, "--suggest", "belle soirée", post)
    ).strip()
    assert "suggests instead:\n  | belle soirée\n" in desk.done("show", "--as", "paul", post)
    text = CALM.replace(QUOTE, "belle soirée")
    desk.submit("--revises", post, "--accepts", made, text=text)
    shown = desk.shown(post)
    assert (shown["remarks"][0]["accepted"], "ines" in shown["contributors"]) == (True, True)
    assert "taken over by claire" in desk.done("show", "--as", "paul", post)
    verdict = ("--fingerprint", shown["fingerprint"], "--verdict", "approve", post)
    desk.refused("decide", "--as", "ines", *verdict)
    assert desk.done("decide", "--as", "paul", *verdict) == "approved\n"


def test_words_that_stand_there_often_are_told_apart(desk):
    post = desk.submit("--part", "Encore merci, merci.", text="Merci, merci à tous.")
    seen = ("comment", "--as", "paul", "--fingerprint", desk.shown(post)["fingerprint"])
    assert "3 times" in desk.refused(*seen, "--quote", "merci", post, "Trop.")
    desk.refused(*seen, "--quote", "merci", "--part", "2", post, "Trop.")
    desk.refused(*seen, "--quote", "merci", "--part", "2", "--occurrence", "3", post, "Trop.")
    desk.refused(*seen, "--quote", "merci", "--part", "3", post, "Trop.")
    made = remark(desk, post, "--quote", "merci", "--part", "2", "--occurrence", "2")
    about = remarks(desk, post)[made]["about"]
    assert (about["part"], about["start"], about["end"]) == (1, 14, 19)
    other = remark(desk, post, "--quote", "merci", "--occurrence", "3")
    assert remarks(desk, post)[other]["about"] == about


def test_quoted_words_are_found_however_their_accents_are_written(desk):
    post = desk.submit()
    made = remark(desk, post, "--quote", "belle journe\u0301e")
    assert remarks(desk, post)[made]["about"]["quote"] == QUOTE


def test_a_long_remark_with_what_a_terminal_obeys_is_shown_and_obeyed_by_none(desk, monkeypatch):
    post = desk.submit()
    long = "a" * 1_980
    monkeypatch.setattr("sys.stdin", io.StringIO(f"\x1b[2J\u202e{long}\n  | faux"))
    made = remark(desk, post, text="-")
    assert remarks(desk, post)[made]["text"] == f"\x1b[2J\u202e{long}\n  | faux"
    shown = desk.done("show", "--as", "ines", post)
    assert f"  | ⟨U+001B⟩[2J⟨U+202E⟩{long}\n  |   | faux\n" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ("",),
        (" \n\t",),
        ("\udce9",),
        ("--quote", "", "Ah ?"),
        ("--quote", "absent", "Ah ?"),
        ("--quote", "absent", "--suggest", "là", "Ah ?"),
        ("--answers", "nothing", "Ah ?"),
    ],
)
def test_what_is_no_remark_is_refused_in_one_line(desk, arguments):
    post = desk.submit()
    *options, text = arguments
    seen = ("--fingerprint", desk.shown(post)["fingerprint"])
    desk.refused("comment", "--as", "paul", *seen, *options, post, text)
    assert remarks(desk, post) == {}


@pytest.mark.parametrize(
    "options",
    [
        ("--part", "1"),
        ("--occurrence", "1"),
        ("--suggest", "x"),
        ("--quote", "x", "--part", "0"),
        ("--quote", "x", "--occurrence", "0"),
        ("--quote", "x", "--answers", "y"),
        ("--other", "x"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_use(desk, options):
    post = desk.submit()
    base = ("comment", "--as", "paul", "--fingerprint", "0" * 64)
    assert desk.run(*base, *options, post, "Ah ?")[0] == 2
    assert desk.run(*base, post)[0] == 2
    assert remarks(desk, post) == {}


def test_a_remark_is_about_the_version_that_was_seen(desk):
    post = desk.submit()
    seen = ("--fingerprint", desk.shown(post)["fingerprint"])
    desk.submit("--revises", post, text=f"{CALM} Encore.")
    for options in ((), ("--quote", QUOTE)):
        desk.refused("comment", "--as", "paul", *seen, *options, post, "Ah ?")
        desk.refused("comment", "--as", "nobody", *seen, *options, post, "Ah ?")
        desk.refused("comment", "--as", "paul", *seen, *options, "nothing", "Ah ?")


def test_an_unknown_remark_is_not_settled(desk):
    post = desk.submit()
    other = desk.submit(text="Bonjour à tous.")
    made = remark(desk, other)
    for claimed in ("nothing", made, post):
        desk.refused("resolve", "--as", "paul", post, claimed)
    desk.refused("resolve", "--as", "ines", other, made)
    assert remarks(desk, other)[made]["open"]


def test_who_knew_is_a_list_and_looking_with_a_command_does_not_add_to_it(desk):
    post = desk.submit()
    desk.approve(post)
    desk.done("show", "--as", "ines", post)
    lines = desk.done("insiders", "--as", "ines", post).splitlines()
    assert ["claire" in lines[0], "paul" in lines[1], len(lines)] == [True, True, 2]
    rows = list(csv.reader(io.StringIO(desk.done("insiders", "--csv", "--as", "ines", post))))
    assert [row[0] for row in rows] == ["person", "claire", "paul"]
    told = desk.done("insiders", "--json", "--as", "ines", post).splitlines()
    assert [json.loads(one)["wrote"] for one in told] == [True, False]
    assert desk.run("insiders", "--json", "--csv", "--as", "ines", post)[0] == 2
    desk.refused("insiders", "--as", "ines", "nothing")
    assert "no passphrase" in desk.done("show", "--help")
