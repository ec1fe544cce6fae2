"""Templates, as people type them: proposed, adopted by another, begun from, retired."""

import io
import json

import pytest

TEXT = "Nos services sont perturbés depuis [heure]."
NAMED = ("--name", "Panne", "--language", "fr")


def propose(desk, *options, by="paul", text=TEXT):
    return desk.done("template", "propose", "--as", by, *NAMED, *options, text).strip()


def of(desk, *options):
    lines = desk.done("template", "list", "--json", "--as", "ines", *options).splitlines()
    return {one["proposal"]: one for one in map(json.loads, lines)}


def test_a_template_is_proposed_adopted_used_and_retired(desk):
    proposal = propose(desk, "--holding")
    assert "waits for somebody else" in desk.done("template", "list", "--as", "ines")
    desk.refused("template", "adopt", "--as", "paul", proposal)
    desk.refused("template", "adopt", "--as", "claire", proposal)
    made = desk.done("template", "adopt", "--as", "ines", proposal).strip()
    desk.refused("template", "adopt", "--as", "ines", proposal)
    told = of(desk)[proposal]
    assert (told["template"], told["holding"], told["adopted_by"]) == (made, True, "ines")
    listed = desk.done("template", "list", "--as", "claire")
    assert f"{made}  Panne (fr), holding statement\n" in listed
    assert f"  | {TEXT}\n" in listed
    begun = ("submit", "--as", "claire", "--template", made)
    assert "[heure]" in desk.refused(*begun, TEXT)
    post = desk.done(*begun, TEXT.replace("[heure]", "18 h")).strip()
    assert desk.shown(post)["template"] == made
    assert f"Began from template {made}" in desk.done("show", "--as", "paul", post)
    desk.refused("template", "retire", "--as", "paul", made, "--reason", " ")
    assert made in desk.done("template", "retire", "--as", "paul", made, "--reason", "Dépassé")
    assert proposal not in of(desk)
    desk.refused(*begun, "Nos services sont rétablis.")


def test_a_template_can_be_handed_over_and_belongs_to_its_account(desk, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Bonjour [nom]\x1b[2J"))
    proposal = propose(desk, "--account", "aurelis", text="-")
    assert of(desk, "--account", "aurelis")[proposal]["text"] == "Bonjour [nom]\x1b[2J"
    assert "\x1b" not in desk.done("template", "list", "--as", "paul", "--account", "aurelis")
    assert proposal not in of(desk)
    desk.refused("template", "adopt", "--as", "ines", proposal)
    adopt = ("template", "adopt", "--as", "ines", "--account", "aurelis", proposal)
    made = desk.done(*adopt).strip()
    desk.refused("submit", "--as", "claire", "--template", made, "Bonjour Lyon.")


@pytest.mark.parametrize(
    "arguments",
    [
        ("propose", "--as", "paul", *NAMED, ""),
        ("propose", "--as", "paul", *NAMED, " \n"),
        ("propose", "--as", "paul", "--name", " ", "--language", "fr", TEXT),
        ("propose", "--as", "paul", *NAMED, "--account", "nobody", TEXT),
        ("propose", "--as", "nobody", *NAMED, TEXT),
        ("adopt", "--as", "ines", "nothing"),
        ("retire", "--as", "ines", "nothing", "--reason", "x"),
        ("retire", "--as", "claire", "nothing", "--reason", "x"),
        ("list", "--as", "paul", "--account", "nobody"),
    ],
)
def test_what_is_no_template_is_refused_in_one_line(desk, arguments):
    before = of(desk)
    desk.refused("template", *arguments)
    assert of(desk) == before


@pytest.mark.parametrize(
    "arguments",
    [("propose", "--as", "paul", "--name", "x", "--language", "de", TEXT), ("adopt",), ("drop",)],
)
def test_wrong_use_is_said_as_such(desk, arguments):
    assert desk.run("template", *arguments)[0] == 2
