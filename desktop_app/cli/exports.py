"""Commands that give what happened to other programs and people: a table, paper, mail."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from desktop_app import bootstrap
from desktop_app.cli.desk import account_of, with_desk
from desktop_app.cli.evidence import DAY, days, export
from desktop_app.cli.words import say
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.services import exporting, figures, figures_book, figures_reading, mail_archive
from desktop_app.services.dossier import dossier
from desktop_app.services.parts import Parts
from desktop_app.services.review_paper import Paper, review_paper

_PATH = click.Path(path_type=Path)
_FROM = click.option("--from", "first", type=DAY, required=True, help="The first day.")
_TO = click.option("--to", "last", type=DAY, required=True, help="The last day, included.")
_ACCOUNT = click.option("--account", help="This account alone; all of them when it is left out.")
_LANGUAGE = click.option(
    "--language", type=click.Choice(["en", "fr"]), help="The system's when it is left out."
)


@export.command("csv")
@_FROM
@_TO
@_ACCOUNT
@click.option("--out", type=_PATH, required=True, help="The file to write; it must not exist.")
@with_desk
def export_csv(
    parts: Parts, first: datetime, last: datetime, account: str | None, out: Path
) -> None:
    """Write a table: one row a version, decision and publication, for a spreadsheet.

    UTF-8 with a byte order mark, so that every spreadsheet sees the accents. A cell that it would
    take for a formula begins with an apostrophe. The days are those of each account's time zone.
    """
    chosen = account_of(parts, account) if account else None
    text = exporting.csv_rows(parts, days(first, last), chosen)
    write_new(out, f"\ufeff{text}".encode())
    click.echo(say("export.table", path=out, rows=text.count("\r\n") - 1))


@export.command("review")
@click.argument("post")
@click.option("--out", type=_PATH, required=True, help="The PDF to write; it must not exist.")
@_LANGUAGE
@with_desk
def export_review(parts: Parts, post: str, out: Path, language: str | None) -> None:
    """Write one review on paper (PDF), for outside counsel.

    What was submitted, every version with what changed, what the checks found with rule and law,
    remarks, decisions, what became of it, fingerprint and place in the record. The author's private
    note and explanations are not in it. Remarks are: let legal counsel say who gets it.
    """
    _write_paper(
        review_paper(parts, PostId(post), language or bootstrap.system_language()),
        out,
        "export.paper",
    )


@export.command("dossier")
@_FROM
@_TO
@click.option("--account", multiple=True, help="This account; may be given again. All without it.")
@click.option("--out", type=_PATH, required=True, help="The PDF to write; it must not exist.")
@_LANGUAGE
@with_desk
def export_dossier(
    parts: Parts,
    first: datetime,
    last: datetime,
    account: tuple[str, ...],
    out: Path,
    language: str | None,
) -> None:
    """Write a crisis on paper (PDF): freezes and their reasons, what was said, held and taken down.

    With who approved what and when, links at X, posts that nobody approved here, everything in
    order, and where the record stood. Mentions are not read, and it says so. The days are those of
    each account's time zone.
    """
    chosen = [account_of(parts, one) for one in account]
    spoken = language or bootstrap.system_language()
    _write_paper(dossier(parts, days(first, last), chosen, spoken), out, "export.dossier")


def _write_paper(paper: Paper, out: Path, told: str) -> None:
    try:
        from desktop_app.ui.paper import write_pdf  # Qt, which no other command waits for
    except ImportError as error:
        raise Unavailable("qt.libraries", detail=str(error)) from error
    try:
        write_pdf(paper, out)
    except FileExistsError as error:
        raise BadInput("cli.out", path=str(out)) from error
    except OSError as error:
        raise BadInput("table.unwritable", path=str(out)) from error
    click.echo(say(told, path=out))


@export.command("eml")
@_FROM
@_TO
@_ACCOUNT
@click.option("--out", type=_PATH, required=True, help="The folder; it is made if need be.")
@_LANGUAGE
@with_desk
def export_eml(
    parts: Parts,
    first: datetime,
    last: datetime,
    account: str | None,
    out: Path,
    language: str | None,
) -> None:
    """Write one mail (.eml) for every post that went out, for a mail archive.

    Text, link at X and approvals stand in the body; what was approved is attached. The Message-ID
    is the same each time, so that an archive keeps one of two. Files of the same name are replaced.
    """
    chosen = account_of(parts, account) if account else None
    spoken = language or bootstrap.system_language()
    count = 0
    try:
        out.mkdir(parents=True, exist_ok=True)
        for message in mail_archive.messages(parts, days(first, last), chosen, spoken):
            (out / message.name).write_bytes(message.content)
            count += 1
    except OSError as error:
        raise BadInput("table.unwritable", path=str(out)) from error
    click.echo(say("export.mails", path=out, count=count))


@export.command("figures")
@click.argument("file", type=_PATH)
@click.option(
    "--days",
    "period",
    type=click.Choice([str(one) for one in figures.PERIODS]),
    default=str(figures.PERIODS[0]),
    show_default=True,
    help="The last so many days, today included.",
)
@click.option("--account", help="Else the first of the record.")
@_LANGUAGE
@with_desk
def export_figures(
    parts: Parts, file: Path, period: str, account: str | None, language: str | None
) -> None:
    """Write FILE.xlsx: an account's figures by day, hour, person, hashtag and tone.

    Posts that went out, X's numbers of them as this computer read them last, and who decided how
    fast. Days and hours are those of the account's time zone. FILE must not exist.
    """
    found = figures_reading.read(parts, account_of(parts, account), int(period))
    figures_book.export(parts, found, language or bootstrap.system_language(), file)
    click.echo(say("export.figures", path=file, posts=len(found.posts)))


def write_new(out: Path, content: bytes) -> None:
    """Write a file that is not there yet. Raises BadInput (``cli.out``, ``table.unwritable``)."""
    try:
        with out.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise BadInput("cli.out", path=str(out)) from error
    except OSError as error:
        raise BadInput("table.unwritable", path=str(out)) from error


COMMANDS = (export,)
