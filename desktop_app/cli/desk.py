"""Sitting down at the desk for one command: the record opened, and a person who acts or reads.

A person who acts on a company's record signs with their passphrase: typed unseen in a terminal, or
handed over through a file descriptor. No passphrase is ever taken from the command line or the
environment, where other programs could read it.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import click

from desktop_app import bootstrap
from desktop_app.cli.words import say
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.errors import BadInput, CountersignError
from desktop_app.services import outbox
from desktop_app.services.messages import explain
from desktop_app.services.parts import Opening, Parts

REFUSED, WRONG_USE = 1, 2
_LONGEST_PASSPHRASE = 4096
PEOPLE = "by their name in the record; in practice claire, paul or ines."
_ACTS, _LOOKS = f"Who acts, {PEOPLE}", f"Whose view, {PEOPLE}"
_Command = Callable[..., None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A person at the desk."""

    parts: Parts
    person: PersonId

    def account(self, named: str | None) -> AccountId:
        """The account of that name, or the record's first. Raises BadInput (``account.unknown``)."""
        return account_of(self.parts, named)


def account_of(parts: Parts, named: str | None) -> AccountId:
    """The account of that name, or the record's first. Raises BadInput (``account.unknown``)."""
    with parts.store.begin() as work:
        charter = work.charter()
    return charter.account(named).id if named else charter.accounts[0].id


@contextmanager
def opened() -> Iterator[tuple[Opening, Parts]]:
    """Open what `bootstrap.opening` says; tell nothing."""
    opening = bootstrap.opening(bootstrap.home(), bootstrap.system_language())
    try:
        yield opening, opening.load()
    finally:
        opening.close()


@contextmanager
def open_desk() -> Iterator[tuple[Opening, Parts]]:
    """Open the record, and tell what opening it found."""
    with opened() as (opening, parts):
        for notice in (*opening.notices, *parts.notices):
            tell(notice)
        yield opening, parts


def tell(error: CountersignError) -> None:
    """One line on the error stream."""
    click.echo(explain(error, bootstrap.system_language()).line, err=True)


def acting(command: _Command) -> _Command:
    """A command by somebody who signs: it is given their `Seat` first."""

    @passphrase_option
    @click.option("--as", "person", required=True, metavar="PERSON", help=_ACTS)
    @functools.wraps(command)
    def run(*arguments: object, person: str, passphrase_fd: int | None, **options: object) -> None:
        with open_desk() as (opening, parts):
            command(seated(opening, parts, person, passphrase_fd), *arguments, **options)
            _tell_kept(parts)

    return run


def _tell_kept(parts: Parts) -> None:
    """Say that what was just done waits, where the server is away."""
    if parts.offline is not None and parts.offline.is_away:
        count = len(outbox.waiting(parts))
        click.echo(say("outbox.kept", count=count), err=True)


def passphrase_option(command: _Command) -> _Command:
    """The option with which a script hands a passphrase over."""
    option = click.option(
        "--passphrase-fd",
        type=click.IntRange(0),
        metavar="N",
        help="Read the passphrase from file descriptor N instead of asking for it.",
    )
    return option(command)


def seated(opening: Opening, parts: Parts, person: str, descriptor: int | None) -> Seat:
    """Let somebody sit down to sign. Raises BadInput or Refused (``keychain.passphrase``)."""
    known = _known(parts, person)
    if opening.sign_in is not None:
        opening.sign_in(known, passphrase_of(known, descriptor))
    return Seat(parts=parts, person=known)


def reading_as(command: _Command) -> _Command:
    """A command by somebody who only looks: it is given their `Seat`, and asks for no passphrase."""

    @click.option("--as", "person", required=True, metavar="PERSON", help=_LOOKS)
    @functools.wraps(command)
    def run(*arguments: object, person: str, **options: object) -> None:
        with open_desk() as (_, parts):
            command(Seat(parts=parts, person=_known(parts, person)), *arguments, **options)

    return run


def with_desk(command: _Command) -> _Command:
    """A command by nobody in particular: it is given the `Parts` first."""

    @functools.wraps(command)
    def run(*arguments: object, **options: object) -> None:
        with open_desk() as (_, parts):
            command(parts, *arguments, **options)

    return run


def passphrase_of(person: PersonId, descriptor: int | None) -> str:
    """A person's passphrase, typed unseen or read from a descriptor.

    Raises BadInput (``cli.passphrase`` without a terminal, ``cli.passphrase_fd``).
    """
    if descriptor is not None:
        return read_line(descriptor)
    return unseen(say("desk.passphrase", person=person))


def new_passphrase_of(person: PersonId, descriptor: int | None) -> str:
    """As `passphrase_of`, for a new key: asked for twice."""
    if descriptor is not None:
        return read_line(descriptor)
    return unseen(say("desk.new_passphrase", person=person), again=say("desk.again"))


def unseen(question: str, *, option: str = "--passphrase-fd", again: str = "") -> str:
    """Ask for a secret in the terminal; `option` is what hands the same one over without any.

    Raises BadInput (``cli.passphrase``) without a terminal.
    """
    if not _has_terminal():
        raise BadInput("cli.passphrase", asked=question, option=option)
    answer: str = click.prompt(
        question, hide_input=True, err=True, confirmation_prompt=again or False
    )
    return answer


def _known(parts: Parts, person: str) -> PersonId:
    with parts.store.begin() as work:
        return work.charter().person(person).id


def agreed(question: str) -> bool:
    """Whether the person at the terminal says yes, in either language; Enter alone says no."""
    while True:
        said = click.prompt(
            f"{question} {say('ask.yes_no')}", "", show_default=False, prompt_suffix=": ", err=True
        )
        if said.strip().lower() in ("y", "yes", "o", "oui"):
            return True
        if said.strip().lower() in ("", "n", "no", "non"):
            return False


def read_line(descriptor: int) -> str:
    """One line of a descriptor, byte by byte: what follows it may be the post's text.

    Raises BadInput (``cli.passphrase_fd``).
    """
    read = bytearray()
    try:
        while len(read) < _LONGEST_PASSPHRASE and (byte := os.read(descriptor, 1)) not in (
            b"",
            b"\n",
        ):
            read += byte
        return read.decode("utf-8").removesuffix("\r")
    except (OSError, UnicodeError) as error:
        raise BadInput("cli.passphrase_fd", descriptor=str(descriptor)) from error


def _has_terminal() -> bool:
    """Whether somebody can be asked, even when the text comes through a pipe."""
    if sys.stdin.isatty():
        return True
    with suppress(OSError):
        os.close(os.open("/dev/tty", os.O_RDWR))
        return True
    return False
