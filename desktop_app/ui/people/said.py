"""What the page on people says: duties, concerns, absences and machines in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.account import AccountId, Charter, PersonId
from desktop_app.services.away import Absence
from desktop_app.services.people import Concern, Sender, Standing, Warn, Who
from desktop_app.ui import words
from desktop_app.ui.audit.model import dated


def name(charter: Charter, person: PersonId) -> str:
    """What somebody is called."""
    return words.person_name(charter, person)


def duties(who: Who, account: AccountId) -> str:
    """Their duties for one account; a dash for none."""
    return " + ".join(words.role_name(role) for role in who.roles(account)) or "–"


def concern(found: Standing, one: Concern) -> tuple[str, str, str]:
    """Icon, tone and sentence of one concern."""
    said = {
        Warn.NOBODY: QCoreApplication.translate(
            "People", "{account}: nobody holds the duty {role}. Posts that need it wait."
        ),
        Warn.ALONE: QCoreApplication.translate(
            "People",
            "{account}: only {person} holds the duty {role}. Posts wait when this person is away.",
        ),
        Warn.AWAY: QCoreApplication.translate(
            "People",
            "{account}: only {person} holds the duty {role}, is away, and nobody decides instead.",
        ),
        Warn.ONE_MACHINE: QCoreApplication.translate(
            "People", "{account}: only {person} can send. No other computer can take over."
        ),
        Warn.NO_MACHINE: QCoreApplication.translate(
            "People", "{account}: no computer sends its posts."
        ),
    }
    grave = one.kind in (Warn.NOBODY, Warn.AWAY, Warn.NO_MACHINE)
    text = said[one.kind].format(
        account=handle(found.charter, one.account),
        role=words.quoted(words.role_name(one.role)),
        person="" if one.person is None else name(found.charter, one.person),
    )
    return ("cross", "legal", text) if grave else ("caution", "caution", text)


def absence(found: Standing, one: Absence) -> tuple[str, str, str]:
    """Icon, tone and sentence of what somebody lent."""
    lent = one.lent
    if lent.begins_at <= found.at:
        said = QCoreApplication.translate(
            "People", "{deputy} decides for {person} until {until}: {role}, {account}"
        )
    else:
        said = QCoreApplication.translate(
            "People", "{deputy} will decide for {person} from {since} to {until}: {role}, {account}"
        )
    text = said.format(
        deputy=name(found.charter, lent.deputy),
        person=name(found.charter, lent.principal),
        since=dated(lent.begins_at),
        until=dated(lent.ends_at),
        role=words.role_name(lent.role),
        account=handle(found.charter, one.account),
    )
    return ("clock", "info" if lent.begins_at <= found.at else "", text)


def sender(found: Standing, one: Sender) -> str:
    """Which machine sends for an account, and which stand by."""
    account = handle(found.charter, one.account)
    if one.now is None:
        said = QCoreApplication.translate("People", "{account}: no computer sends")
        return said.format(account=account)
    if not one.standing_by:
        said = QCoreApplication.translate("People", "{account}: {machine} sends")
    else:
        said = QCoreApplication.translate(
            "People", "{account}: {machine} sends; standing by: {others}"
        )
    others = words.joined([name(found.charter, each) for each in one.standing_by])
    return said.format(account=account, machine=name(found.charter, one.now), others=others)


def since(at: datetime | None) -> str:
    """Since when a duty is held."""
    if at is None:
        return ""
    return QCoreApplication.translate("People", "since {time}").format(time=dated(at))


def handle(charter: Charter, account: AccountId) -> str:
    """``@handle``."""
    return f"@{charter.account(account).handle}"
