"""Every `countersign …` that the documents tell people to type is one that the program takes.

Nothing is run: each line is read by the command line's own parser. Words in capitals and `…` stand
for something of the reader's; a command that is only named in a sentence may leave out the rest.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import click
import pytest

from desktop_app.cli import countersign
from desktop_app.cli.usage import WrongUse
from tests.house.tree import ROOT

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
#: These commands run another one, which is read as well.
WRAPPERS = {("team", "as-publisher")}
_PLACEHOLDER = re.compile(r"[A-Z]+(?:\.\w+)?|…|.*://….*")


@dataclass(frozen=True)
class Line:
    """What stands after `countersign`, as it is written."""

    page: str
    text: str
    is_whole: bool  #: in a block to be typed, not in a sentence

    def __str__(self) -> str:
        return f"{self.page}: countersign {self.text.strip()}"


def written() -> Iterator[Line]:
    """Every command line of every page, in blocks and in sentences."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        name = page.relative_to(ROOT).as_posix()
        for block in re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            for line in re.sub(r"\s*\\\n\s*", " ", block).splitlines():
                if line.startswith("countersign "):
                    yield Line(name, line.removeprefix("countersign"), is_whole=True)
        sentences = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
        for span in re.findall(r"`([^`]+)`", sentences):
            if span.startswith("countersign "):
                yield Line(name, span.removeprefix("countersign "), is_whole=False)


def typed(line: Line) -> Iterator[list[str]]:
    """The words of the line, once for each of its alternatives (`on|off`), options in brackets taken."""
    text = re.split(r"\s{3,}|\s#\s", line.text)[0]
    text = re.sub(r"\s\d?[<>]\s?\S+", "", text).replace("\\|", "|")
    if not line.is_whole:
        text = text.replace("[", "").replace("]", "")
    words = shlex.split(text)
    for chosen in product(*(word.split("|") if "|" in word else [word] for word in words)):
        yield list(chosen)


def read(words: list[str], *, is_whole: bool) -> tuple[str, ...]:
    """Have the parser read `words`; the command's name. Raises click.UsageError where it refuses."""
    command: click.Command = countersign
    context = click.Context(command, info_name="countersign")
    path: list[str] = []
    rest = list(words)
    while isinstance(command, click.Group) and rest and rest[0] != "…":
        if rest[0] in {option for each in command.get_params(context) for option in each.opts}:
            return (*path, rest[0])
        name = rest.pop(0)
        found = command.get_command(context, name)
        if found is None:
            raise click.UsageError(f"there is no command {' '.join([*path, name])}")
        command, context = found, click.Context(found, info_name=name, parent=context)
        path.append(name)
    if isinstance(command, click.Group):
        if is_whole and path:
            raise click.UsageError(f"{' '.join(path)} is only the beginning of a command")
    elif tuple(path) in WRAPPERS:
        read(rest, is_whole=is_whole)
    else:
        _read_rest(command, context, rest, is_whole=is_whole)
    return tuple(path)


def _read_rest(
    command: click.Command, context: click.Context, rest: list[str], *, is_whole: bool
) -> None:
    try:
        command.make_context(context.info_name, list(rest), parent=context.parent)
    except (click.MissingParameter, click.BadOptionUsage):  # something is left out
        if is_whole:
            raise
    except click.BadParameter:
        if not any(_PLACEHOLDER.fullmatch(word) for word in rest):
            raise
    except (click.BadArgumentUsage, WrongUse) as wrong:  # fewer words than it takes
        if is_whole or "…" not in rest:
            raise click.UsageError(str(wrong)) from wrong


LINES = sorted(set(written()), key=str)


@pytest.mark.parametrize("page", sorted({line.page for line in LINES}))
def test_what_is_to_be_typed_can_be_typed(page):
    refused = []
    for line in LINES:
        for words in typed(line) if line.page == page else ():
            try:
                read(words, is_whole=line.is_whole)
            except click.UsageError as wrong:
                refused.append(f"{line}: {wrong.format_message()}")
    assert refused == []


def test_lines_are_found_in_blocks_and_in_sentences():
    assert len(LINES) > 150
    assert {line.is_whole for line in LINES} == {True, False}


@pytest.mark.parametrize(
    ("words", "is_whole"),
    [
        ("sumbit", False),
        ("team founder", False),
        ("--versoin", True),
        ("team", True),
        ("show --author P", False),
        ("show POST", True),
        ("team confirm zoe one two", True),
        ("decide --as zoe --verdict maybe --fingerprint x post", True),
    ],
)
def test_what_the_program_does_not_take_is_noticed(words, is_whole):
    with pytest.raises(click.UsageError):
        read(words.split(), is_whole=is_whole)
