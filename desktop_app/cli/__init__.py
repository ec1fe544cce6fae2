"""The command line: words in, services called, lines out. It can do nothing the services cannot.

Exit codes: 0 done, 1 refused (one line why, on the error stream), 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from desktop_app import __version__
from desktop_app.cli import (
    accounts,
    backing_up,
    checks,
    company,
    deciding,
    deputies,
    diagnostics,
    discussing,
    doctor,
    evidence,
    exports,
    ledger,
    lists,
    observing,
    outbox,
    policies,
    posts,
    publishing,
    retention,
    roster,
    rules,
    team,
    team_host,
    templates,
    updates,
    wordbook,
    writing,
)
from desktop_app.cli.desk import REFUSED, WRONG_USE, tell
from desktop_app.cli.usage import WrongUse, shape, told
from desktop_app.domain.errors import BadInput, CountersignError

__all__ = ["countersign", "main"]


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    try:
        ended = countersign.main(list(arguments), prog_name="countersign", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as asked:
        asked.show()
        return WRONG_USE
    except click.ClickException as wrong:
        context = wrong.ctx if isinstance(wrong, click.UsageError) else None
        return _wrong_use(told(wrong, arguments), context)
    except WrongUse as wrong:
        return _wrong_use(wrong, wrong.context)
    except (click.Abort, KeyboardInterrupt):
        return REFUSED
    except UnicodeError:
        return _refuse(BadInput("cli.not_utf8"))
    except CountersignError as error:
        return _refuse(error)
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`). Python would complain again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except OSError as error:
        return _refuse(BadInput("cli.file", path=str(error.filename or error.strerror)))
    # No command returns anything: this is the code of a `click.exceptions.Exit`.
    return ended if isinstance(ended, int) else 0


def _speak_utf8() -> None:
    """A terminal's locale must neither refuse a text nor change it."""
    for stream, errors in ((sys.stdin, "strict"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _wrong_use(error: CountersignError, context: click.Context | None) -> int:
    if context is not None:
        click.echo(shape(context), err=True)
    tell(error)
    return WRONG_USE


def _refuse(error: CountersignError) -> int:
    tell(error)
    return REFUSED


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="countersign")
def countersign() -> None:
    """Nothing that was not approved is ever posted.

    Without a command, the window opens. Commands work on the record that COUNTERSIGN_LEDGER names,
    else on what was chosen at the window's first start, else on the practice desk, where nothing
    becomes public. COUNTERSIGN_HOME moves this person's own folder.
    """


for _module in (
    checks,
    rules,
    writing,
    templates,
    posts,
    discussing,
    deciding,
    deputies,
    publishing,
    retention,
    accounts,
    observing,
    company,
    policies,
    wordbook,
    lists,
    ledger,
    outbox,
    roster,
    team,
    team_host,
    evidence,
    exports,
    backing_up,
    diagnostics,
    updates,
    doctor,
):
    for _command in _module.COMMANDS:
        countersign.add_command(_command)


def _say_whole_sentences(group: click.Group) -> None:
    """Let the list of commands wrap their first sentences: click would end them in the middle."""
    for one in group.commands.values():
        one.short_help = one.get_short_help_str(limit=1_000)
        if isinstance(one, click.Group):
            _say_whole_sentences(one)


_say_whole_sentences(countersign)
