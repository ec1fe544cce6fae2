"""Own words, as people type them: on this desk and for everyone."""

import json


def of(desk, *options):
    lines = desk.done("words", "list", "--json", *options).splitlines()
    return {(one["word"], one["language"]): one for one in map(json.loads, lines)}


def test_a_word_of_this_desk_is_added_listed_and_dropped(desk):
    assert desk.done("words", "list") == ""
    assert desk.done("words", "add", "Eurostack") == ""
    desk.done("words", "add", "--language", "fr", "roadmap")
    found = of(desk)
    assert set(found) == {("Eurostack", "both"), ("roadmap", "fr")}
    assert (found["roadmap", "fr"]["everyone"], found["roadmap", "fr"]["by"]) == (False, None)
    assert set(of(desk, "--language", "en")) == {("Eurostack", "both")}
    assert "on this desk: added " in desk.done("words", "list")
    assert "already" in desk.refused("words", "add", "Eurostack")
    assert "not in your words" in desk.refused("words", "drop", "roadmap")
    desk.done("words", "drop", "--language", "fr", "roadmap")
    assert set(of(desk)) == {("Eurostack", "both")}


def test_a_word_for_everyone_is_added_by_communications_or_legal(desk):
    named = ("words", "add", "--everyone", "--as")
    desk.refused(*named, "claire", "Eurostack")
    desk.done(*named, "paul", "Eurostack")
    desk.refused(*named, "ines", "Eurostack")
    assert of(desk)["Eurostack", "both"]["by"] == "paul"
    assert "for everyone: added by paul" in desk.done("words", "list")
    desk.done("words", "drop", "--everyone", "--as", "ines", "Eurostack")
    desk.refused("words", "drop", "--everyone", "--as", "ines", "Eurostack")
    assert of(desk) == {}


def test_what_is_no_word_is_refused(desk):
    assert "not one word" in desk.refused("words", "add", "two words")
    assert "not one word" in desk.refused("words", "add", "--everyone", "--as", "paul", "-")


def test_for_everyone_somebody_acts(desk):
    code, _, err = desk.run("words", "add", "--everyone", "Eurostack")
    assert code == 2
    assert "--as PERSON" in err
