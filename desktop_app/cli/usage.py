"""A command that was called wrong: what click noticed, and what a command asks for itself.

The sentences stand in the message catalogue, as for every refusal. A value that does not fit is not
repeated: whoever typed it sees it in the line above, and it may be a secret in the wrong place.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from desktop_app.cli.words import say
from desktop_app.domain.errors import BadInput, CountersignError


class WrongUse(BadInput):
    """What was typed does not go together. Nothing was opened; the exit code is 2."""

    def __init__(self, kind: str, **facts: str) -> None:
        super().__init__(kind, **facts)
        self.context = click.get_current_context(silent=True)


def shape(context: click.Context) -> str:
    """How the command is written, and how its help is called for, on two lines."""
    pieces = " ".join(context.command.collect_usage_pieces(context))
    usage = say("usage.usage", command=context.command_path, pieces=pieces)
    return f"{usage}\n{say('usage.help', command=context.command_path)}"


def _six(
    _context: click.Context, _param: click.Parameter, heard: tuple[str, ...]
) -> tuple[str, ...]:
    if len(heard) != 6:
        raise WrongUse("usage.six_words", count=str(len(heard)))
    return heard


#: The words that somebody read aloud. Raises WrongUse (``usage.six_words``) for more or fewer.
HEARD = click.argument("heard", metavar="SIX_WORDS", nargs=-1, required=True, callback=_six)


def told(wrong: click.ClickException, arguments: Sequence[str]) -> CountersignError:
    """What click noticed about `arguments`, as a kind of the catalogue."""
    if isinstance(wrong, click.exceptions.NoSuchCommand):
        return _unknown_command(wrong)
    if isinstance(wrong, click.NoSuchOption):
        return _unknown_option(wrong)
    if isinstance(wrong, click.MissingParameter) and wrong.param is not None:
        return _missing(wrong.param, wrong.ctx)
    if isinstance(wrong, click.BadParameter) and wrong.param is not None:
        return _bad_value(wrong.param, wrong.ctx)
    if isinstance(wrong, click.BadOptionUsage):
        # An option lacks its value only where nothing follows; else it was given one too many.
        if arguments[-1] == wrong.option_name:
            return WrongUse("usage.value_missing", name=wrong.option_name)
        return WrongUse("usage.no_value", name=wrong.option_name)
    if type(wrong) is click.UsageError and wrong.ctx is not None:
        if isinstance(wrong.ctx.command, click.Group):
            return WrongUse("usage.command_missing")
        return WrongUse("usage.too_much")
    return WrongUse("usage.other", said=wrong.format_message())


def _unknown_command(wrong: click.exceptions.NoSuchCommand) -> WrongUse:
    if wrong.possibilities:
        like = ", ".join(wrong.possibilities)
        return WrongUse("usage.command_like", name=wrong.command_name, like=like)
    return WrongUse("usage.command", name=wrong.command_name)


def _unknown_option(wrong: click.NoSuchOption) -> WrongUse:
    if wrong.possibilities:
        like = ", ".join(wrong.possibilities)
        return WrongUse("usage.option_like", name=wrong.option_name, like=like)
    return WrongUse("usage.option", name=wrong.option_name)


def _missing(param: click.Parameter, context: click.Context | None) -> WrongUse:
    name = _name(param, context)
    if isinstance(param.type, click.Choice):
        return WrongUse("usage.missing_choice", name=name, choices=_choices(param.type))
    return WrongUse("usage.missing", name=name)


def _bad_value(param: click.Parameter, context: click.Context | None) -> WrongUse:
    """By what the parameter takes: click's own sentence is English and repeats the value."""
    name, wanted = _name(param, context), param.type
    if isinstance(wanted, click.Choice):
        return WrongUse("usage.choice", name=name, choices=_choices(wanted))
    if isinstance(wanted, click.IntRange) and wanted.min is not None:
        if wanted.max is None:
            return WrongUse("usage.at_least", name=name, least=str(wanted.min))
        return WrongUse("usage.between", name=name, least=str(wanted.min), most=str(wanted.max))
    if wanted is click.INT or isinstance(wanted, click.IntRange):
        return WrongUse("usage.number", name=name)
    if isinstance(wanted, click.DateTime):
        return WrongUse("usage.day", name=name)
    if isinstance(wanted, click.Path):
        return WrongUse("usage.path", name=name)
    return WrongUse("usage.value", name=name)


def _name(param: click.Parameter, context: click.Context | None) -> str:
    """How a person writes the parameter: an option's longest name, an argument's word in the help."""
    if isinstance(param, click.Option) or context is None:
        return max(param.opts, key=len)
    return param.make_metavar(context).strip("[].")


def _choices(wanted: click.Choice[str]) -> str:
    return ", ".join(map(str, wanted.choices))
