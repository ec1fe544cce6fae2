"""One look for everybody who is told something here: notices for the person, mails for mail boxes.

What was told is kept on the desk, for each person and each way of telling apart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.account import Person, PersonId, Realm
from desktop_app.domain.errors import Refused
from desktop_app.services import notice_words, noticing
from desktop_app.services.mailing import Mail, MailChoice
from desktop_app.services.notice_choice import Choice
from desktop_app.services.notice_ports import Notice
from desktop_app.services.noticing import Sight, due
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Desk

#: Preferences of this machine: what is wanted.
NOTICES, MAIL = "notices", "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """How things stand for `person`, what to show, and what to send."""

    person: PersonId
    sight: Sight
    notices: tuple[Notice, ...]
    mails: tuple[Mail, ...]
    mailed: Mapping[PersonId, frozenset[str]]  #: what each mail, in its order, tells whom


def read(
    parts: Parts,
    person: Person,
    people: Sequence[Person],
    language: str,
    *,
    is_watched: bool,
    with_mail: bool,
) -> Read:
    """Look, and keep what is shown as told. Raises Damaged or Unavailable.

    While the window is in front (`is_watched`) everything is seen, and nothing is shown. Mails are
    made when `with_mail` and told only once they are sent: `send`.
    """
    sight = noticing.look(parts, person.id)
    choice = Choice.read(parts.desk.preference(NOTICES))
    place = f"told.notices.{person.id}"
    known = _told(parts.desk, place)
    found = due(known, sight.facts, choice, parts.clock.now())
    told = frozenset(fact.key for fact in sight.facts) if is_watched else found.told
    if told != known:
        _keep(parts.desk, place, told)
    is_practice = parts.store.realm is Realm.PRACTICE
    shown = () if is_watched else found.facts
    mails, mailed = (
        _mails(parts, people, {person.id: sight}, language, choice) if with_mail else ((), {})
    )
    return Read(
        person=person.id,
        sight=sight,
        notices=notice_words.notices(shown, choice, language, is_practice=is_practice),
        mails=mails,
        mailed=mailed,
    )


def send(parts: Parts, read: Read) -> None:
    """Send the mails; each is told once it was sent. Raises what `Mailer.send` raises.

    An address that the server does not take keeps back nobody else's mail: it is raised at the end.
    """
    server = MailChoice.read(parts.desk.preference(MAIL)).server
    if parts.mailer is None or server is None:
        return
    not_taken = None
    for mail, (person, told) in zip(read.mails, read.mailed.items(), strict=True):
        try:
            parts.mailer.send(server, [mail])
        except Refused as refusal:
            if refusal.kind != "mail.refused":
                raise
            not_taken = refusal
        else:
            _keep(parts.desk, _mail_place(person), told)
    if not_taken is not None:
        raise not_taken


def _mails(
    parts: Parts,
    people: Sequence[Person],
    seen: Mapping[PersonId, Sight],
    language: str,
    choice: Choice,
) -> tuple[tuple[Mail, ...], dict[PersonId, frozenset[str]]]:
    wanted = MailChoice.read(parts.desk.preference(MAIL))
    if parts.mailer is None or not wanted.is_on or wanted.server is None:
        return (), {}
    mails, mailed = [], {}
    for one in people:
        address = wanted.addresses.get(one.id)
        if address is None:
            continue
        facts = (seen.get(one.id) or noticing.look(parts, one.id)).facts
        found = due(_told(parts.desk, _mail_place(one.id)), facts, choice, parts.clock.now())
        if found.facts:
            mails.append(
                notice_words.mail(found.facts, name=one.name, to=address, language=language)
            )
            mailed[one.id] = found.told
        else:
            _keep(parts.desk, _mail_place(one.id), found.told)
    return tuple(mails), mailed


def _mail_place(person: PersonId) -> str:
    return f"told.mail.{person}"


def _told(desk: Desk, place: str) -> frozenset[str] | None:
    kept = desk.preference(place)
    return None if kept is None else frozenset(json.loads(kept))


def _keep(desk: Desk, place: str, told: frozenset[str]) -> None:
    desk.prefer(place, json.dumps(sorted(told)))
