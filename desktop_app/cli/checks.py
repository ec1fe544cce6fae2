"""Commands that need no record: checking a text, the tour of the windows."""

from __future__ import annotations

import json
import os
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import click

from desktop_app import bootstrap
from desktop_app.checks.confusions import certain
from desktop_app.checks.engine import Context, examine, examine_as_written
from desktop_app.checks.language import detect
from desktop_app.checks.merging import merged
from desktop_app.checks.own_words import KnownWords, names
from desktop_app.checks.profile import Profile
from desktop_app.checks.report import record
from desktop_app.checks.rulebook import Rulebook
from desktop_app.checks.typography import missing_spaces
from desktop_app.cli.usage import WrongUse
from desktop_app.domain import text as post_text
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import BadInput, CountersignError, Unavailable
from desktop_app.domain.finding import Finding
from desktop_app.services.language_ports import Grammarian, Speller
from desktop_app.services.messages import explain, obstacle_text
from desktop_app.services.proofreading import proofread

_LONGEST_LINE = 1_000_000
_LONGEST_PROFILE = 1_000_000  #: bytes

# --- check ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The grammar checker of one run."""

    grammarian: Grammarian
    engine: str | None  #: None when it could not be started

    def read(self, text: str, language: str) -> tuple[str | None, tuple[Finding, ...]]:
        """What read `text`, None when nothing did, which is said then; and what it found."""
        if self.engine is None:
            return None, ()
        try:
            return self.engine, proofread([text], language, self.grammarian)[0]
        except Unavailable as error:
            _say_unread(error)
            return None, ()


def _say_unread(error: CountersignError) -> None:
    click.echo(explain(error, bootstrap.system_language()).line, err=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checker:
    rulebook: Rulebook
    profile: Profile
    speller: Speller | None
    reading: Reading | None  #: of grammar; None when nobody asked for it
    language: str
    risk: bool

    def check(
        self, identity: str, text: str, language: str, given: dict[str, Any]
    ) -> dict[str, Any]:
        started = time.perf_counter_ns()
        plain = post_text.normal(text)
        spoken = detect(plain) if language == "auto" else language
        profile, context = in_context(self.profile, given)
        findings: list[Finding] = []
        if self.risk:
            findings += self._risks(plain, language, profile, context)
        if self.speller is not None:
            findings += self.speller.check(plain, spoken, names(profile))
            findings += (*missing_spaces(plain, language), *certain(plain, spoken))
        engine = None
        if self.reading is not None:
            known = KnownWords.of((), names(profile))
            engine, found = self.reading.read(plain, language)
            findings += (each for each in found if not known.excuse(each, spoken))
        spent = (time.perf_counter_ns() - started) // 1000
        told = record(
            id=identity,
            language=spoken,
            length=post_text.weighted_length(plain),
            findings=merged(findings),
            microseconds=spent,
            reader=bootstrap.system_language(),
        )
        return told if self.reading is None else {**told, "grammar": engine}

    def _risks(
        self, text: str, language: str, profile: Profile, context: Context
    ) -> tuple[Finding, ...]:
        if language == "auto":
            return examine_as_written(text, self.rulebook, profile, context)
        return examine(text, language, self.rulebook, profile, context)


_CONTEXT_TIMES = ("now", "composed_at", "scheduled_for")


def in_context(profile: Profile, given: dict[str, Any]) -> tuple[Profile, Context]:
    """Override profile and circumstances with a line's ``context``; unknown keys are errors."""
    given = dict(given)
    times = {name: _moment(given.pop(name)) for name in _CONTEXT_TIMES if name in given}
    sponsor, reply = given.pop("sponsor", None), given.pop("reply", False)
    if not (sponsor is None or isinstance(sponsor, str)) or not isinstance(reply, bool):
        raise BadInput("cli.context", key="sponsor/reply")
    parsed = Profile.parse(given)
    profile = replace(profile, **{key: getattr(parsed, key) for key in given})
    return profile, Context(**{"now": None, **times}, sponsor=sponsor, reply=reply)


def _moment(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as error:
        raise BadInput("cli.time", value=str(value)[:40]) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@click.command(short_help="Check a text and print what was found.")
@click.option(
    "--language",
    type=click.Choice(["en", "fr", "auto"]),
    default="auto",
    help="In which it is written; auto finds out.",
)
@click.option(
    "--profile",
    "profile_file",
    type=click.Path(path_type=Path),
    help="The company's profile (JSON or TOML).",
)
@click.option(
    "--only",
    type=click.Choice(["risk", "spelling", "all"]),
    default="all",
    help="Which checks; all, if left out.",
)
@click.option("--grammar", is_flag=True, help="Have LanguageTool read it too: starts in seconds.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record.")
@click.option(
    "--jsonl", is_flag=True, help='Read {"id": …, "text": …} a line, print one JSON object a line.'
)
@click.argument("text", required=False)
def check(
    language: str,
    profile_file: Path | None,
    only: str,
    text: str | None,
    *,
    grammar: bool,
    as_json: bool,
    jsonl: bool,
) -> None:
    """Check TEXT (or "-": standard input) and print what was found. Nothing is sent anywhere.

    With --grammar, a company's own server that the profile names is asked, and nobody else.
    """
    profile = read_profile(profile_file)
    with _speller(only) as speller, _reading(profile if grammar else None) as reading:
        checker = _Checker(
            rulebook=bootstrap.rulebook(),
            profile=profile,
            speller=speller,
            reading=reading,
            language=language,
            risk=only != "spelling",
        )
        if jsonl:
            if text is not None:
                raise WrongUse("usage.jsonl")
            _check_lines(checker, sys.stdin)
            return
        if text is None:
            raise WrongUse("usage.check_text")
        given = sys.stdin.read() if text == "-" else text
        result = checker.check("text", given, language, {})
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False))
    else:
        _print_findings(given, result)


def _check_lines(checker: _Checker, lines: TextIO) -> None:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        identity, text, language, context = _line(line, number, checker.language)
        result = checker.check(identity, text, language, context)
        click.echo(json.dumps(result, ensure_ascii=False))


def _line(line: str, number: int, language: str) -> tuple[str, str, str, dict[str, Any]]:
    """Read one input line; other keys (labels, notes) are the caller's and ignored."""
    if len(line) > _LONGEST_LINE:
        raise BadInput("cli.line_too_long", line=str(number))
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput("cli.line", line=str(number)) from error
    if not isinstance(values, dict):
        raise BadInput("cli.line", line=str(number))
    identity, text = values.get("id"), values.get("text")
    spoken, context = values.get("lang") or language, values.get("context") or {}
    known = isinstance(identity, str | int) and isinstance(text, str)
    if not known or spoken not in ("en", "fr", "auto") or not isinstance(context, dict):
        raise BadInput("cli.line", line=str(number))
    return str(identity), str(text), str(spoken), context


def read_profile(path: Path | None) -> Profile:
    """A company's profile (JSON or TOML); an empty one without a file.

    Raises BadInput (``cli.file``, ``cli.profile``, ``profile.*``).
    """
    return Profile.parse({} if path is None else profile_values(path))


def profile_values(path: Path) -> dict[str, Json]:
    """What a profile's file says, as JSON has it. Raises BadInput (``cli.file``, ``cli.profile``)."""
    try:
        with path.open("rb") as opened:
            content = opened.read(_LONGEST_PROFILE + 1)
    except OSError as error:
        raise BadInput("cli.file", path=str(path)) from error
    try:
        text = content[:_LONGEST_PROFILE].decode("utf-8-sig")
        values = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput("cli.profile", path=str(path)) from error
    # An empty file is a mistake, not a company without names: proposed, it would undo them all.
    if not isinstance(values, dict) or not text.strip() or len(content) > _LONGEST_PROFILE:
        raise BadInput("cli.profile", path=str(path))
    # Dates of TOML become text: what is signed is JSON.
    plain: dict[str, Json] = json.loads(json.dumps(values, default=str))
    return plain


@contextmanager
def _speller(only: str) -> Iterator[Speller | None]:
    if only == "risk":
        yield None
        return
    with bootstrap.words() as speller:
        yield speller


@contextmanager
def _reading(profile: Profile | None) -> Iterator[Reading | None]:
    """The grammar checker, started; what it lacks is said, and the rest is checked all the same."""
    if profile is None:
        yield None
        return
    with bootstrap.grammar() as grammarian:
        engine: str | None = None
        try:
            grammarian.use(profile.grammar_server)
            engine = grammarian.prepare()
        except Unavailable as error:
            _say_unread(error)
        yield Reading(grammarian=grammarian, engine=engine)


def _print_findings(text: str, result: dict[str, Any]) -> None:
    reader = bootstrap.system_language()
    click.echo(f"{result['language']}  {result['length']}/{post_text.LIMIT}")
    for obstacle in post_text.obstacles(post_text.normal(text)):
        click.echo(f"X  {obstacle_text(obstacle, reader)}")
    for finding in result["findings"]:
        fixes = f"  -> {', '.join(finding['suggestions'])}" if finding["suggestions"] else ""
        place = f"{finding['start']}-{finding['end']}"
        click.echo(
            f"{finding['severity']:8} {finding['rule']:22} {place:9} "
            f"“{finding['text']}”  {finding['message']}{fixes}"
        )


# --- tour -----------------------------------------------------------------------


@click.command(short_help="Save a picture of each step through the windows.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder; it is made if need be.",
)
@click.option("--language", type=click.Choice(["en", "fr"]), default="en", help="The windows'.")
@click.option(
    "--theme", type=click.Choice(["light", "dark"]), default="light", help="The windows'."
)
def tour(out: Path, language: str, theme: str) -> None:
    """Walk through the real windows without a screen and save a picture of each step."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for picture in bootstrap.tour(out, language, theme):
        click.echo(picture)


COMMANDS = (check, tour)
