"""A command called wrong: told in the reader's language, with what may be written instead."""

import click
import pytest

from desktop_app import cli
from desktop_app.cli import usage
from desktop_app.services.messages import catalogue

NOT_DONE = {
    "C.UTF-8": "Nothing was done and nothing was posted.",
    "fr_FR.UTF-8": "Rien n’a été fait et rien n’a été publié.",
}
#: What was typed, and the kind that it is told as.
TYPED = {
    "nonsense": "usage.command",
    "sumbit": "usage.command_like",
    "--nonsense": "usage.option",
    "submit --acount x": "usage.option_like",
    "decide --as paul --fingerprint x --verdict maybe post": "usage.choice",
    "decide --as paul --fingerprint x post": "usage.missing_choice",
    "list": "usage.missing",
    "show --as paul": "usage.missing",
    "submit --as": "usage.value_missing",
    "check --json=yes x": "usage.no_value",
    "list --as paul --limit 0": "usage.between",
    "list --as paul --limit many": "usage.between",
    "submit --as claire --passphrase-fd -1 x": "usage.at_least",
    "submit --as claire --poll-minutes soon x": "usage.number",
    "export evidence --from today --out x": "usage.day",
    "draft import --as claire .": "usage.path",
    "show --as paul a b": "usage.too_much",
    "submit --as claire": "usage.post_text",
    "submit --as claire --photo x.png x": "usage.alt",
    "submit --as claire --source-text x y": "usage.source",
    "submit --as claire --zone Europe/Paris x": "usage.zone",
    "roster pin one two three": "usage.six_words",
    "team confirm anne one two three four five six seven": "usage.six_words",
    "publish": "usage.once_or_watch",
    "check": "usage.check_text",
    "check --jsonl x": "usage.jsonl",
}


def begin(sentence):
    """The words of a sentence before its first fact, and after its last."""
    return sentence.split("{")[0], sentence.rsplit("}")[-1]


@pytest.mark.parametrize("spoken", NOT_DONE)
@pytest.mark.parametrize("typed", TYPED)
def test_wrong_use_is_told_in_the_readers_language(desk, monkeypatch, typed, spoken):
    monkeypatch.setenv("LC_ALL", spoken)
    code, out, err = desk.run(*typed.split())
    sentence = catalogue(spoken[:2])[TYPED[typed]]
    assert (code, out) == (2, "")
    said = err.splitlines()[-1]
    assert NOT_DONE[spoken] in said
    assert all(words in said for part in ("what", "do") for words in begin(sentence[part]))
    assert "{" not in said
    heads = ("Usage: countersign", "Help: countersign", "Syntaxe : countersign", "Aide")
    assert all(line.replace("\xa0", " ").startswith(heads) for line in err.splitlines()[:-1])
    assert "Invalid" not in err


def test_a_value_that_does_not_fit_is_not_repeated(desk):
    _, _, err = desk.run("submit", "--as", "claire", "--passphrase-fd", "hunter2", "x")
    assert "hunter2" not in err
    assert "--passphrase-fd" in err


def test_a_group_without_a_command_shows_its_help(desk):
    code, out, err = desk.run("outbox")
    assert (code, out, "discard" in err) == (2, "", True)


def test_what_click_says_otherwise_is_told_as_it_is(desk, monkeypatch):
    def raises(*_, **__):
        raise click.FileError("x", "gone")

    monkeypatch.setattr(cli.countersign, "main", raises)
    code, _, err = desk.run("list")
    assert (code, "gone" in err, NOT_DONE["C.UTF-8"] in err) == (2, True, True)


def test_a_group_that_is_told_nothing_and_a_number_of_any_size():
    group = click.Group("parts")
    wrong = click.UsageError("Missing command.", click.Context(group))
    assert usage.told(wrong, []).kind == "usage.command_missing"
    option = click.Option(["--size"], type=click.IntRange(max=3))
    bad = click.BadParameter("no", click.Context(group), option)
    assert usage.told(bad, []).kind == "usage.number"
    option = click.Option(["--day"], type=click.UUID)
    bad = click.BadParameter("no", click.Context(group), option)
    assert usage.told(bad, []).facts == {"name": "--day"}


def groups(group, path=()):
    yield path
    for name, one in group.commands.items():
        if isinstance(one, click.Group):
            yield from groups(one, (*path, name))


@pytest.mark.parametrize("path", list(groups(cli.countersign)), ids=" ".join)
def test_what_a_command_is_for_is_a_whole_sentence(desk, path):
    listed = desk.done(*path, "--help").partition("Commands:")[2]
    assert listed
    assert "..." not in listed


def test_every_option_says_what_it_is_for():
    def unsaid(group):
        for one in group.commands.values():
            if isinstance(one, click.Group):
                yield from unsaid(one)
            for option in one.params:
                if isinstance(option, click.Option) and not option.help:
                    yield f"{one.name} {option.opts[0]}"

    assert list(unsaid(cli.countersign)) == []
