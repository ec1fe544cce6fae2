"""What went out, as messages for a mail archive: one a post, the same bytes each time (RFC 5322).

The body has the text, where it stands at X, and who had approved it; the payload that was approved
is attached, byte for byte. The Message-ID comes from the post and what is at X of it, so that an
archive that is given it twice keeps one. No address is anybody's: they end in ``.invalid``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from desktop_app.domain.account import AccountId, Realm
from desktop_app.domain.action import WENT_OUT, Action, ActionKind
from desktop_app.domain.canonical import digest
from desktop_app.domain.reading import as_text
from desktop_app.domain.schedule import local
from desktop_app.services.evidence_bundle import Days
from desktop_app.services.exporting import Told, link_to, told
from desktop_app.services.messages import name_of
from desktop_app.services.paper_words import moment_in, paper
from desktop_app.services.parts import Parts

DOMAIN = "countersign.invalid"
_SUBJECT_LENGTH = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message, and what its file is called."""

    name: str
    content: bytes


def messages(
    parts: Parts, days: Days, account: AccountId | None, language: str
) -> Iterator[Message]:
    """One message for every post of which something went out in those days. Raises Damaged."""
    for one in told(parts, days, account):
        went = [action for action in one.record.actions if action.kind in WENT_OUT]
        if any(one.is_in(action) for action in went):
            yield _message(one, went, language)


def _message(one: Told, went: list[Action], language: str) -> Message:
    first, record = went[0], one.record
    revision = record.revisions[(went[-1].revision or 1) - 1]
    text = revision.payload.parts[0].text
    mail = EmailMessage(policy=SMTP)
    domain = DOMAIN if one.charter.realm is Realm.X else f"practice.{DOMAIN}"
    mail["From"] = Address(f"@{one.handle}", one.handle, domain)
    mail["To"] = Address(paper("eml.public", language), "x", domain)
    mail["Date"] = format_datetime(local(first.at, one.zone))
    mail["Subject"] = _subject(one, text, language)
    mail["Message-ID"] = f"<{record.id}.{len(went)}.{revision.sha256[:16]}@{domain}>"
    mail["X-Countersign-Post"] = record.id
    mail.set_content("\n".join(_body(one, went, language)), cte="base64")
    mail.add_attachment(
        revision.body.encode(),
        maintype="application",
        subtype="json",
        filename=f"{revision.sha256}.json",
    )
    mail.set_boundary(f"={digest(record.id)[:32]}=")  # else another one each time
    name = f"{local(first.at, one.zone):%Y-%m-%d}-{one.handle}-{record.id}.eml"
    return Message(name=name, content=mail.as_bytes())


def _subject(one: Told, text: str, language: str) -> str:
    begins = " ".join(text.split())
    if len(begins) > _SUBJECT_LENGTH:
        begins = f"{begins[:_SUBJECT_LENGTH]}…"
    key = "eml.subject" if one.charter.realm is Realm.X else "eml.subject_practice"
    return paper(key, language, handle=one.handle, text=begins)


def _body(one: Told, went: list[Action], language: str) -> Iterator[str]:
    record = one.record
    if one.charter.realm is Realm.PRACTICE:
        yield paper("eml.practice", language)
        yield ""
    for number, action in enumerate(went):
        part = record.sent_as(number).payload.parts[number]
        x_post_id = as_text(action.statement["x_post_id"])
        yield part.text
        yield ""
        for media in part.media:
            yield paper("eml.media", language, sha256=media.sha256, alt=media.alt_text)
        how = "eml.by_hand" if action.kind is ActionKind.BY_HAND else "eml.posted"
        facts = {"at": moment_in(action.at, one.zone), "by": one.name(action.actor, language)}
        yield paper(how, language, link=link_to(one.handle, x_post_id), **facts)
        yield ""
    yield paper("eml.approved", language)
    for decision in record.decisions:
        if (decision.revision, decision.verdict) == (went[-1].revision, "approve"):
            yield paper(
                "eml.decision",
                language,
                name=one.name(decision.person),
                role=name_of("role", decision.role, language),
                at=moment_in(decision.at, one.zone),
                reason=f" – {decision.reason}" if decision.reason else "",
            )
    yield ""
    current = record.revisions[(went[-1].revision or 1) - 1]
    yield paper("eml.record", language, post=record.id, version=current.number)
    yield paper("eml.fingerprint", language, sha256=current.sha256, link=went[-1].hash)
    yield ""
