"""Writes the manual page countersign(1) out of the command line itself, in English and French."""

from __future__ import annotations

import gzip
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from tree import LINUX, ROOT, version

sys.path.insert(0, str(ROOT))
from desktop_app.cli import countersign

LIST = LINUX / "manual.toml"
LANGUAGES = ("en", "fr")


class Unsaid(Exception):
    """A command has no words in a language, or words are there for a command that is not."""


def write(man: Path) -> None:
    """Write the page into `man`, a system's folder of manuals: English there, French in ``fr``.

    Raises Unsaid.
    """
    for language in LANGUAGES:
        folder = (man if language == "en" else man / language) / "man1"
        folder.mkdir(parents=True, exist_ok=True)
        with (
            (folder / "countersign.1.gz").open("wb") as target,
            gzip.GzipFile("", "wb", 9, target, mtime=0) as file,
        ):
            file.write(page(language).encode("utf-8"))


def page(language: str) -> str:
    """The page in that language, as troff. Raises Unsaid."""
    said = tomllib.loads(LIST.read_text(encoding="utf-8"))[language]
    day = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC).date()
    lines = [f'.TH COUNTERSIGN 1 {day} "countersign {version()}" "{said["title"]}"']
    for heading, paragraphs in said["first"].items():
        lines += _section(heading, paragraphs)
    lines += [f".SH {said['commands']}", *_commands(said.get("help")), ".PP", said["more"]]
    for heading, paragraphs in said["last"].items():
        lines += _section(heading, paragraphs)
    return "\n".join(lines).replace("’", "\\(cq") + "\n"


def _section(heading: str, paragraphs: list[str]) -> Iterator[str]:
    yield f'.SH "{heading}"'
    for number, paragraph in enumerate(paragraphs):
        if number and not paragraph.startswith("."):
            yield ".PP"
        yield paragraph


def _commands(french: Mapping[str, str] | None) -> Iterator[str]:
    """Each command with how it is written; its words are its own help unless others are given."""
    commands = {name: one for name, one in countersign.commands.items() if not one.hidden}
    if french is not None and french.keys() != commands.keys():
        raise Unsaid(", ".join(sorted(french.keys() ^ commands.keys())))
    for name, command in sorted(commands.items()):
        yield ".TP"
        yield f"\\fB{_plain(name)}\\fR {_plain(_usage(command, name))}".rstrip()
        yield _plain(french[name] if french else _help(command))
        if isinstance(command, click.Group):
            # In either language: what is typed is the same.
            yield ".br"
            yield _plain(f"{name} " + " | ".join(sorted(command.commands)))


def _usage(command: click.Command, name: str) -> str:
    context: Any = click.Context(command, info_name=name)
    return " ".join(command.collect_usage_pieces(context))


def _help(command: click.Command) -> str:
    first = (command.help or "").partition("\n\n")[0]
    if not first:
        raise Unsaid(str(command.name))
    return " ".join(first.replace("\b", "").split())


def _plain(text: str) -> str:
    """As troff prints it letter for letter."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
