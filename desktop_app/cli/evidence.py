"""Commands that give proof to somebody who has nothing of ours, and the one that checks it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from desktop_app import bootstrap
from desktop_app.cli.desk import account_of, with_desk
from desktop_app.cli.shown import language_lines
from desktop_app.cli.usage import WrongUse
from desktop_app.cli.words import at, quoted, role_name, say
from desktop_app.domain.account import AccountId, Realm
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.errors import BadInput
from desktop_app.services import auditing, evidence, evidence_bundle
from desktop_app.services.evidence import Evidence, Proven, Published, Section
from desktop_app.services.evidence_bundle import Chosen, Days
from desktop_app.services.messages import name_of
from desktop_app.services.parts import Parts

_PATH = click.Path(path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])
_HOW = {
    ActionKind.POSTED: "evidence.posted",
    ActionKind.FOUND: "evidence.found",
    ActionKind.BY_HAND: "evidence.by_hand",
}


@click.group()
def export() -> None:
    """Give proof to somebody who has nothing of ours."""


@export.command("evidence")
@click.argument("post", required=False)
@click.option("--from", "first", type=DAY, help="The first day, where the account is.")
@click.option("--to", "last", type=DAY, help="The last day, included.")
@click.option("--account", help="This account alone; all of them when it is left out.")
@click.option("--out", type=_PATH, required=True, help="The file to write; it must not exist.")
@with_desk
def export_evidence(
    parts: Parts,
    post: str | None,
    first: datetime | None,
    last: datetime | None,
    account: str | None,
    out: Path,
) -> None:
    """Write everything about POST, or about every post with an action from one day to another.

    The file is checked by `countersign verify`, or by a program of one file for somebody who trusts
    nothing of ours, by itself. It holds the texts, every remark and answer, who decided what and
    why, who has read it, the people's names and public keys, and the company profile under which
    the posts were checked, code names included: some of it may be legally privileged, so let legal
    counsel say who gets it. The author's private note and explanations are not in it. Entries about
    other posts stand in it as fingerprints. It holds no passphrase, key or token, and no picture:
    pictures are named by their SHA-256.
    """
    wanted = _wanted(parts, post, first, last, account)
    found = auditing.write_evidence(parts, wanted, out, told=lambda held: click.echo(_holds(held)))
    said = say("evidence.written", path=out, size=out.stat().st_size, sha256=found.fingerprint)
    click.echo(said)


def _wanted(
    parts: Parts,
    post: str | None,
    first: datetime | None,
    last: datetime | None,
    account: str | None,
) -> tuple[Chosen, ...]:
    if post is not None and not first and not last and not account:
        return evidence_bundle.chosen_post(parts, PostId(post))
    if post is not None or first is None or last is None:
        raise WrongUse("usage.evidence")
    return evidence_bundle.chosen_days(parts, days(first, last), _account(parts, account))


def days(first: datetime, last: datetime) -> Days:
    """From one day to another, both included. Raises BadInput (``evidence.days``)."""
    return Days(first=first.date(), last=last.date())


def _account(parts: Parts, named: str | None) -> AccountId | None:
    return account_of(parts, named) if named else None


def _holds(found: Evidence) -> str:
    records = [post.record for post in found.posts]
    return say(
        "evidence.holds",
        posts=len(records),
        versions=sum(len(record.revisions) for record in records),
        remarks=sum(len(record.comments) for record in records),
        reasons=sum(bool(one.reason) for record in records for one in record.decisions),
    )


@click.command(short_help="Check a bundle of evidence with nothing but itself.")
@click.argument("bundle", type=_PATH)
def verify(bundle: Path) -> None:
    """Check a BUNDLE of evidence with nothing but itself, and say what it proves and what not.

    Needs no record, no keychain and no network. The exit code is 1 when anything in it is not what
    was signed; the first such line is named.
    """
    # Here and not above: the other commands start without the cryptography behind it.
    from desktop_app.adapters.keychain import verify as good_signature

    try:
        with bundle.open("rb") as file:
            found = evidence.verify(file, good_signature)
    except OSError as error:
        raise BadInput("cli.file", path=str(bundle)) from error
    for line in _told(found):
        click.echo(line)


def _told(found: Evidence) -> Iterator[str]:
    if found.charter.realm is Realm.PRACTICE:
        yield say("evidence.practice")
    links = found.rules + sum(section.entries for section in found.sections)
    left_out = sum(section.left_out for section in found.sections)
    yield say("evidence.sound", links=links, left_out=left_out)
    yield say("evidence.bundle", sha256=found.fingerprint)
    yield say("evidence.charter", link=found.charter_link)
    for section in found.sections:
        yield from _told_section(found, section)
    yield ""
    yield say("evidence.proves")
    is_whole = all(section.span for section in found.sections)
    yield say("evidence.proves_time" if is_whole else "evidence.proves_post")
    yield say("evidence.proves_not")


def _told_section(found: Evidence, section: Section) -> Iterator[str]:
    zone = found.charter.policy.terms_for(section.account).zone
    handle = found.charter.account(section.account).handle
    yield ""
    if section.span is not None:
        begins, ends = (at(moment, zone) for moment in section.span)
        posts = len(section.posts)
        yield say("evidence.time", handle=handle, begins=begins, ends=ends, posts=posts)
    yield say("evidence.head", handle=handle, link=section.head)
    for post in section.posts:
        yield from _told_post(found, post, zone)
    for gone in section.redacted:
        asked, done = (found.charter.person(who).name for who in (gone.asked_by, gone.by))
        facts = {"asked": asked, "by": done, "at": at(gone.at, zone), "reason": gone.reason}
        yield say("evidence.redacted", post=gone.post, **facts)


def _told_post(found: Evidence, post: Proven, zone: str) -> Iterator[str]:
    record = post.record
    account = found.charter.account(record.account)
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
    for one in post.published:
        yield from _told_part(found, one, zone)
    if not post.published:
        yield say("evidence.not_posted")


def _told_part(found: Evidence, one: Published, zone: str) -> Iterator[str]:
    posted_at = at(one.at, zone)
    yield say(_HOW[one.how], number=one.number + 1, post=one.x_post_id, by=one.by, at=posted_at)
    for decision in one.approvals:
        yield say(
            "evidence.approved",
            name=found.charter.person(decision.person).name,
            role=role_name(decision.role),
            at=at(decision.at, zone),
        )
    keys = {True: "evidence.same", False: "evidence.other", None: "evidence.unread"}
    yield say(keys[one.same_text])
    if one.read_back is not None:
        fields = ", ".join(one.read_back)
        yield say("evidence.differs", fields=fields) if fields else say("evidence.read_back")
    if one.removed_at is not None:
        yield say("evidence.removed", at=at(one.removed_at, zone))


COMMANDS = (verify,)
