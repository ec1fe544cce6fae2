"""Commands for whoever writes the risk rules: read, test, try, bench and compare them.

None needs a record, none sends anything anywhere; a past post's text is printed only with --show.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from desktop_app import bootstrap
from desktop_app.checks.engine import Context
from desktop_app.checks.language import detect
from desktop_app.checks.own_rules import own_rules, refuse_patterns
from desktop_app.checks.rule import Rule
from desktop_app.checks.rulebook import Rulebook, load
from desktop_app.cli import rules_shown as shown
from desktop_app.cli.checks import read_profile
from desktop_app.cli.desk import REFUSED
from desktop_app.cli.words import inline, say
from desktop_app.domain.errors import BadInput
from desktop_app.services.resources import resource
from desktop_app.services.rulebench import bench, coverage
from desktop_app.services.rulediff import difference
from desktop_app.services.ruletrial import try_rule

_LONGEST_TEXT = 30_000  #: characters; as long as the checks read a text
_PATH = click.Path(path_type=Path)
_Command = Callable[..., None]


def _shipped() -> dict[str, str]:
    return bootstrap.rule_sources(resource("rules"))


def _sources(paths: Sequence[Path]) -> dict[str, str]:
    """The files of a rulebook: a whole one's folder, else the shipped ones and those in `paths`.

    A folder is a whole rulebook if it has word lists of its own. Raises BadInput (``cli.file``,
    ``cli.rule_files``, ``rulebook.duplicate``).
    """
    own: dict[str, str] = {}
    for path in paths:
        for name, text in _own(path).items():
            if name in own:
                raise BadInput("rulebook.duplicate", file=str(path), key=name)
            own[name] = text
    if any(not name.endswith(".toml") for name in own):
        return own
    return _shipped() | own


def _own(path: Path) -> dict[str, str]:
    if path.is_dir():
        found = bootstrap.rule_sources(path)
        if not any(name.endswith(".toml") for name in found):
            raise BadInput("cli.rule_files", path=str(path))
        if all(name.endswith(".toml") for name in found):
            return {f"{path.name}/{name}": text for name, text in found.items()}
        return found
    if not path.is_file():
        raise BadInput("cli.file", path=str(path))
    return {f"own/{path.name}": path.read_text(encoding="utf-8-sig")}


def _book(paths: Sequence[Path]) -> Rulebook:
    """The rulebook that `paths` make. Raises BadInput: as `load`, and ``own.regex``."""
    if not paths:
        return bootstrap.rulebook()
    book = load(_sources(paths))
    for rule in _of_files(book, paths):
        refuse_patterns(rule)
    return book


def _of_files(book: Rulebook, paths: Sequence[Path]) -> tuple[Rule, ...]:
    """The rules that stand in `paths`; all where none is named."""
    files = {name for path in paths for name in _own(path)}
    return tuple(rule for rule in book.rules if not paths or rule.source in files)


@click.group()
def rules() -> None:
    """Read, test, try, bench and compare the risk rules."""


@rules.command("list")
@click.option("--pack", help="Only the rules of this pack.")
def list_rules(pack: str | None) -> None:
    """Print every rule: id, version, severity, languages, pack, family."""
    book = bootstrap.rulebook()
    if pack is not None and pack not in book.packs:
        raise BadInput("profile.pack", pack=inline(pack), known=", ".join(book.packs))
    for rule in book.rules:
        if pack in (None, rule.pack):
            spoken = ",".join(rule.languages)
            click.echo(
                f"{rule.id:22} v{rule.version} {rule.severity:8} {spoken:6} "
                f"{rule.pack:12} {rule.family}"
            )


@rules.command("test")
@click.argument("files", nargs=-1, type=_PATH, metavar="[FILE.toml]...")
def test_rules(files: tuple[Path, ...]) -> None:
    """Run every rule's own examples; exit 1 when one does not behave as it says.

    With files, only the rules in them are tried, beside the shipped rules and word lists.
    """
    book = _book(files)
    tried = {rule.id for rule in _of_files(book, files)}
    results = [result for result in book.run_examples() if result.rule in tried]
    failed = [result for result in results if not result.passed]
    for result in failed:
        click.echo(shown.failure_line(result))
    click.echo(say("rules.tested", examples=len(results), failed=len(failed)))
    if failed:
        raise click.exceptions.Exit(REFUSED)


@rules.command("explain")
@click.argument("rule_id", metavar="ID")
def explain_rule(rule_id: str) -> None:
    """Print why a rule exists, on which ground, what it looks for, and how to say it better."""
    _echo(shown.rule_lines(_one(bootstrap.rulebook(), rule_id)))


@rules.command("try")
@click.option(
    "--language",
    type=click.Choice(["en", "fr", "auto"]),
    default="auto",
    help="In which it is written; auto finds out.",
)
@click.option("--profile", "profile_file", type=_PATH, help="The company's profile (JSON or TOML).")
@click.argument("rule")
@click.argument("text")
def try_one(rule: str, text: str, language: str, profile_file: Path | None) -> None:
    """Read TEXT (or "-": standard input) with one RULE, an id or a file of rules.

    Print what it found, which words, and what excused it. The id may be that of a rule in the
    profile.
    """
    profile = read_profile(profile_file)
    files = (Path(rule),) if rule.endswith(".toml") else ()
    book = _book(files)
    own = own_rules(profile.rules)
    if own is not None and any(one.id == rule for one in own.rules):
        book = own
    chosen = _of_files(book, files) if files else (_one(book, rule),)
    given = sys.stdin.read(_LONGEST_TEXT + 1) if text == "-" else text
    if len(given) > _LONGEST_TEXT:
        raise BadInput("cli.text_too_long", limit=str(_LONGEST_TEXT))
    spoken = detect(given) if language == "auto" else language
    for one in chosen:
        context = Context(now=datetime.now(UTC))
        trial = try_rule(one, given, spoken, book, profile, context)
        _echo(shown.trial_lines(one, trial))


def _one(book: Rulebook, rule_id: str) -> Rule:
    for rule in book.rules:
        if rule.id == rule_id:
            return rule
    raise BadInput("cli.rule", rule=inline(rule_id))


def _on_archive(command: _Command) -> _Command:
    """The options of a command that reads posts with a rulebook."""
    for option in (
        click.option(
            "--profile", "profile_file", type=_PATH, help="The company's profile (JSON or TOML)."
        ),
        click.option(
            "--rules",
            "files",
            type=_PATH,
            multiple=True,
            metavar="FILE|DIR",
            help="Your own rule file beside the shipped rules, or a whole rulebook's folder.",
        ),
    ):
        command = option(command)
    return command


@rules.command("bench")
@_on_archive
@click.option(
    "--against",
    type=_PATH,
    metavar="DIR",
    help="Another rulebook to compare with; with --rules, it is the shipped one.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record.")
@click.option("--show", is_flag=True, help="Print the texts of the posts that are named.")
@click.argument("archive", type=_PATH)
def bench_rules(
    archive: Path,
    profile_file: Path | None,
    files: tuple[Path, ...],
    against: Path | None,
    *,
    as_json: bool,
    show: bool,
) -> None:
    """Read an ARCHIVE of past posts with the rules, and print what they would have found.

    ARCHIVE is X's own export (the zip, its folder, or data/tweets.js) or a CSV table whose first
    line names a column "text", and any of "id", "lang", "date", "decision" (approved, changed or
    refused).
    """
    profile = read_profile(profile_file)
    book = _book(files)
    before = _book((against,)) if against else bootstrap.rulebook() if files else None
    posts = bootstrap.archive(archive)
    report = bench(posts.posts, book, profile, before)
    if as_json:
        record = shown.bench_record(posts, report, with_texts=show)
        click.echo(json.dumps(record, ensure_ascii=False))
    else:
        _echo(shown.bench_lines(posts, report, with_texts=show))


@rules.command("coverage")
@_on_archive
@click.argument("archive", type=_PATH, required=False)
def cover_rules(archive: Path | None, profile_file: Path | None, files: tuple[Path, ...]) -> None:
    """Print the rules that never fire in ARCHIVE, and those that only ever fire together.

    Without ARCHIVE, all rules read one another's examples.
    """
    profile = read_profile(profile_file)
    posts = bootstrap.archive(archive).posts if archive else ()
    found = coverage(_book(files), posts, profile)
    _echo(shown.coverage_lines(found, is_archive=bool(archive)))


@rules.command("diff")
@click.argument("old", type=_PATH, metavar="DIR")
@click.argument("new", type=_PATH, metavar="[DIR]", required=False)
def diff_rules(old: Path, new: Path | None) -> None:
    """Print what changed from the rules in the first DIR to those in the second.

    Without a second one, what changed from the shipped rules to those in DIR.
    """
    first: Mapping[str, str] = _sources((old,))
    second: Mapping[str, str] = _sources((new,)) if new else first
    _echo(shown.difference_lines(difference(first if new else _shipped(), second)))


def _echo(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(line)


COMMANDS = (rules,)
