"""Commands about the record itself, and proof: `ledger`, `export` and `verify`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from desktop_app import bootstrap
from desktop_app.cli.desk import new_passphrase_of, with_desk
from desktop_app.cli.shown import language_lines
from desktop_app.cli.words import at, quoted, say
from desktop_app.domain.account import Realm
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import digest
from desktop_app.domain.errors import BadInput
from desktop_app.services import evidence
from desktop_app.services.evidence import Evidence, Published
from desktop_app.services.messages import name_of
from desktop_app.services.parts import Parts

_PATH = click.Path(path_type=Path)
_HOW = {
    ActionKind.POSTED: "evidence.posted",
    ActionKind.FOUND: "evidence.found",
    ActionKind.BY_HAND: "evidence.by_hand",
}


@click.group()
def ledger() -> None:
    """The record itself."""


@ledger.command()
@click.argument("path", type=_PATH)
@click.argument("people", type=_PATH)
@click.option(
    "--passphrase-fd",
    type=click.IntRange(0),
    metavar="N",
    help="Read the passphrases from file descriptor N, one a line, in the order of PEOPLE.",
)
def init(path: Path, people: Path, passphrase_fd: int | None) -> None:
    """Make a ledger file PATH for the real X from the file PEOPLE; keys go into the keychain.

    Every person chooses a passphrase for their key, one after the other.
    """
    try:
        text = people.read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput("cli.file", path=str(people)) from error
    made = bootstrap.found_ledger(
        path, text, lambda person: new_passphrase_of(person, passphrase_fd)
    )
    click.echo(say("ledger.made", path=path, count=made))


@ledger.command("verify")
@click.argument("path", type=_PATH)
def verify_ledger(path: Path) -> None:
    """Check every link of the ledger file PATH and print how many there are."""
    with bootstrap.ledger(path) as store:
        click.echo(f"{store.realm}: {store.verify_chains()} links, all sound")


@click.group()
def export() -> None:
    """Give proof to somebody who has nothing of ours."""


@export.command("evidence")
@click.argument("post")
@click.option("--out", type=_PATH, required=True, help="The file to write; it must not exist.")
@with_desk
def export_evidence(parts: Parts, post: str, out: Path) -> None:
    """Write everything about POST into one file that `countersign verify` checks by itself.

    It holds the texts, every remark and answer, who decided what and why, who has read it, the
    people's names and public keys, and the company profile under which the post was checked, code
    names included: some of it may be legally privileged, so let legal counsel say who gets it.
    The author's private note and explanations are not in it. Entries about other posts stand in it as fingerprints. It holds no passphrase, key or
    token, and no picture: pictures are named by their SHA-256.
    """
    if out.exists():
        raise BadInput("cli.out", path=str(out))
    text = evidence.bundle(parts, PostId(post))
    record = evidence.verify(text, parts.keys.verify).record
    reasons = sum(bool(decision.reason) for decision in record.decisions)
    versions, remarks = len(record.revisions), len(record.comments)
    holds = say("evidence.holds", versions=versions, remarks=remarks, reasons=reasons)
    data = text.encode("utf-8")
    try:
        with out.open("xb") as file:
            click.echo(holds)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise BadInput("cli.file", path=str(out)) from error
    click.echo(say("evidence.written", path=out, size=len(data), sha256=digest(text)))


@click.command(short_help="Check a bundle of evidence with nothing but itself.")
@click.argument("bundle", type=_PATH)
def verify(bundle: Path) -> None:
    """Check a BUNDLE of evidence with nothing but itself, and say what it proves and what not.

    Needs no record, no keychain and no network. The exit code is 1 when anything in it is not what
    was signed; the first such thing is named.
    """
    # Here and not above: the other commands start without the cryptography behind it.
    from desktop_app.adapters.keychain import verify as good_signature

    try:
        text = bundle.read_bytes().decode("utf-8")
    except OSError as error:
        raise BadInput("cli.file", path=str(bundle)) from error
    except UnicodeError as error:
        raise BadInput("evidence.form") from error
    for line in _told(evidence.verify(text, good_signature)):
        click.echo(line)


def _told(found: Evidence) -> Iterator[str]:
    record, charter = found.record, found.charter
    account = charter.account(record.account)
    zone = charter.policy.terms_for(record.account).zone
    if charter.realm is Realm.PRACTICE:
        yield say("evidence.practice")
    yield say("evidence.sound", links=found.links, left_out=found.left_out)
    yield say("evidence.bundle", sha256=found.fingerprint)
    yield say("evidence.links", charter=found.charter_link, head=found.head)
    yield ""
    yield say(
        "evidence.of",
        post=record.id,
        handle=account.handle,
        number=account.x_user_id,
        state=name_of("state", record.state, bootstrap.system_language()),
        sha256=record.current.sha256,
    )
    for part in record.current.payload.parts:
        yield quoted(part.text)
        for media in part.media:
            size = found.sizes[media.sha256]
            told = say("evidence.no_size" if size is None else "evidence.bytes", size=size)
            yield say(
                "evidence.media",
                kind=media.kind,
                sha256=media.sha256,
                size=told,
                alt=media.alt_text,
            )
    yield from language_lines(record.current.layers)
    for one in found.published:
        yield from _told_part(found, one, zone)
    if not found.published:
        yield say("evidence.not_posted")
    yield ""
    yield say("evidence.proves")
    yield say("evidence.proves_not")


def _told_part(found: Evidence, one: Published, zone: str) -> Iterator[str]:
    posted_at = at(one.at, zone)
    yield say(_HOW[one.how], number=one.number + 1, post=one.x_post_id, by=one.by, at=posted_at)
    for decision in one.approvals:
        yield say(
            "evidence.approved",
            name=found.charter.person(decision.person).name,
            role=name_of("role", decision.role, bootstrap.system_language()),
            at=at(decision.at, zone),
        )
    keys = {True: "evidence.same", False: "evidence.other", None: "evidence.unread"}
    yield say(keys[one.same_text])
    if one.read_back is not None:
        fields = ", ".join(one.read_back)
        yield say("evidence.differs", fields=fields) if fields else say("evidence.read_back")
    if one.removed_at is not None:
        yield say("evidence.removed", at=at(one.removed_at, zone))


COMMANDS = (ledger, export, verify)
