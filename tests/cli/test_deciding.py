"""Deciding, stopping, releasing, taking down and settling, as people type it."""

import pytest

from tests.cli.conftest import CALM


def test_an_approval_is_taken_back(desk):
    post = desk.submit()
    desk.approve(post)
    back = ("withdraw-approval", "--as", "paul", "--reason", "Une erreur", post)
    assert desk.done(*back) == "in_review\n"
    desk.refused(*back)
    assert "taken back since" in desk.done("show", "--as", "ines", post)


def test_a_freeze_holds_and_nothing_leaves_by_itself(desk):
    post = desk.submit()
    desk.approve(post)
    desk.done("freeze", "--as", "paul", "claire-morel", "--reason", "Panne")
    desk.refused("freeze", "--as", "paul", "claire-morel", "--reason", "Panne")
    assert desk.done("publish", "--once") == ""
    assert "held:frozen" in desk.done("list", "--as", "paul")
    assert "frozen: Panne" in desk.done("account", "list")
    shown = desk.done("show", "--as", "paul", post)
    assert "the account was frozen" in shown
    desk.done("unfreeze", "--as", "paul", "claire-morel", "--reason", "Fini")
    assert (desk.done("publish", "--once"), desk.state(post)) == ("", "held")
    assert desk.done("release", "--as", "paul", post, "--reason", "À jour") == "approved\n"
    assert desk.done("publish", "--once").split()[1:3] == [post, "posted"]


def test_a_post_is_recalled_withdrawn_taken_down(desk):
    recalled = desk.submit()
    desk.approve(recalled)
    assert desk.done("recall", "--as", "paul", recalled, "--reason", "Non") == "recalled\n"
    withdrawn = desk.submit(text="Bonjour à tous.")
    assert desk.done("withdraw", "--as", "claire", withdrawn, "--reason", "Non") == "withdrawn\n"
    assert desk.done("publish", "--once") == ""
    posted = desk.posted(text="Merci encore.")
    assert desk.done("take-down", "--as", "ines", posted, "--reason", "Erreur") == "removing\n"
    assert desk.done("publish", "--once").split()[1] == posted
    assert desk.state(posted) == "removed"
    assert "off X since" in desk.done("show", "--as", "paul", posted)


def test_an_urgent_post_is_looked_at_again(desk):
    post = desk.submit("--urgent", "Panne")
    desk.approve(post, "ines")
    desk.done("publish", "--once")
    assert "nobody has looked at it again" in desk.done("show", "--as", "paul", post)
    assert desk.done("after-review", "--as", "paul", post, "--reason", "Exact.") == "posted\n"
    desk.refused("after-review", "--as", "paul", post, "--reason", "Exact.")


def test_a_post_by_hand_is_settled_by_its_link(desk):
    posted = desk.posted()
    x_post_id = desk.shown(posted)["parts"][0]["x_post_id"]
    post = desk.submit("--by-hand", text="Bonjour à tous.")
    desk.approve(post)
    assert desk.done("publish", "--once") == ""
    settle = ("settle", "--as", "claire", post)
    desk.refused(*settle, "--by-hand", "https://example.com/1")
    desk.refused(*settle, "--by-hand", "https://x.com/claire_morel/status/12")
    desk.refused(*settle, "--by-hand", f"https://x.com/claire_morel/status/{x_post_id}")
    assert desk.state(post) == "approved"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--found", "https://x.com/claire_morel/status/12"),
        ("--absent", "Je ne le vois pas"),
        ("--by-hand", "https://x.com/claire_morel/status/12"),
    ],
)
def test_what_is_not_open_cannot_be_settled(desk, arguments):
    post = desk.submit()
    desk.refused("settle", "--as", "paul", post, *arguments)
    assert desk.state(post) == "in_review"


@pytest.mark.parametrize("arguments", [(), ("--found", "1", "--absent", "2")])
def test_settling_says_one_thing(desk, arguments):
    assert desk.run("settle", "--as", "paul", "post", *arguments)[0] == 2


@pytest.mark.parametrize(
    "command",
    [
        ("decide", "--verdict", "approve", "--fingerprint", "0" * 64),
        ("decide", "--verdict", "veto", "--fingerprint", "0" * 64),
        ("withdraw-approval", "--reason", "x"),
        ("recall", "--reason", "x"),
        ("release", "--reason", "x"),
        ("take-down", "--reason", "x"),
        ("take-down", "--by-hand", "--reason", "x"),
        ("after-review", "--reason", "x"),
        ("settle", "--found", "12"),
    ],
)
def test_a_refusal_is_one_line_and_changes_nothing(desk, command):
    post = desk.submit()
    before = desk.shown(post)
    name, *options = command
    for person in ("paul", "claire"):
        desk.refused(name, "--as", person, post, *options)
    desk.refused(name, "--as", "paul", "nothing", *options)
    desk.refused(name, "--as", "nobody", post, *options)
    if name != "decide":
        assert desk.run(name, post, *options)[0] == 2
    assert desk.shown(post) == before


def test_a_reason_must_say_something(desk):
    post = desk.submit()
    desk.approve(post)
    for command in ("recall", "withdraw-approval"):
        desk.refused(command, "--as", "paul", post, "--reason", "  ")
    assert desk.state(post) == "approved"


def test_a_verdict_is_about_the_version_that_was_seen(desk):
    post = desk.submit()
    seen = desk.shown(post)["fingerprint"]
    desk.submit("--revises", post, text=f"{CALM} Encore.")
    said = desk.refused(
        *("decide", "--as", "paul", "--verdict", "approve", "--fingerprint", seen, post)
    )
    assert "Nothing was posted" in said
