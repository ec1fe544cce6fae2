"""Commands about own words: this desk's, and everyone's in the record."""

from __future__ import annotations

import json
from collections.abc import Callable

import click

from desktop_app.cli.desk import PEOPLE, open_desk, passphrase_option, seated, with_desk
from desktop_app.cli.usage import WrongUse
from desktop_app.cli.words import at, say
from desktop_app.domain.account import PersonId
from desktop_app.domain.canonical import time_text
from desktop_app.domain.own_word import OwnWord, WordLanguage
from desktop_app.services import wordbook
from desktop_app.services.parts import Parts

_LANGUAGES = click.option(
    "--language",
    type=click.Choice(("en", "fr")),
    help="In texts of this language only; both, if left out.",
)
_EVERYONE = click.option("--everyone", is_flag=True, help="For everyone: in the record.")
_AS = click.option(
    "--as", "person", default="", metavar="PERSON", help=f"Who acts for everyone, {PEOPLE}"
)
_Verb = Callable[[Parts, PersonId, str, WordLanguage], None]


@click.group()
def words() -> None:
    """Words that are right: on this desk, and for everyone."""


@words.command("list")
@_LANGUAGES
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@with_desk
def list_words(parts: Parts, *, language: str | None, as_json: bool) -> None:
    """Print everyone's words with who added them and when, then this desk's."""
    book = wordbook.read(parts)
    for one in (*book.company, *book.mine):
        if language is not None and not one.language.covers(language):
            continue
        click.echo(json.dumps(_json(one), ensure_ascii=False) if as_json else _line(one))


@words.command(short_help="Keep a word as right.")
@_LANGUAGES
@_EVERYONE
@_AS
@passphrase_option
@click.argument("word")
def add(
    word: str, *, language: str | None, everyone: bool, person: str, passphrase_fd: int | None
) -> None:
    """Keep WORD as right, as it is written.

    On this desk; with --everyone in the record, by somebody of communications or legal (--as).
    """
    asked = WordLanguage(language or WordLanguage.BOTH)
    if everyone:
        _for_everyone(wordbook.add_for_everyone, word, asked, person, passphrase_fd)
        return
    with open_desk() as (_, parts):
        wordbook.add(parts, word, asked)


@words.command(short_help="Take a word away again.")
@_LANGUAGES
@_EVERYONE
@_AS
@passphrase_option
@click.argument("word")
def drop(
    word: str, *, language: str | None, everyone: bool, person: str, passphrase_fd: int | None
) -> None:
    """Take WORD away again, for the language that it was added for.

    From this desk; with --everyone from the record, by somebody of communications or legal (--as).
    """
    asked = WordLanguage(language or WordLanguage.BOTH)
    if everyone:
        _for_everyone(wordbook.drop_for_everyone, word, asked, person, passphrase_fd)
        return
    with open_desk() as (_, parts):
        wordbook.drop(parts, word, asked)


def _for_everyone(
    verb: _Verb, word: str, language: WordLanguage, person: str, descriptor: int | None
) -> None:
    if not person:
        raise WrongUse("usage.everyone")
    with open_desk() as (opening, parts):
        verb(parts, seated(opening, parts, person, descriptor).person, word, language)


def _line(one: OwnWord) -> str:
    language = say(f"words.{one.language}")
    when = at(one.at, "UTC")
    if one.by is None:
        return say("words.mine", word=one.word, language=language, at=when)
    return say("words.everyone", word=one.word, language=language, at=when, by=one.by)


def _json(one: OwnWord) -> dict[str, object]:
    return {
        "word": one.word,
        "language": one.language,
        "everyone": one.by is not None,
        "by": one.by,
        "at": time_text(one.at),
    }


COMMANDS = (words,)
