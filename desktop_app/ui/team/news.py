"""What a roster says, and what is other in the next one, in words for whoever signs it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.roster import Assignment, Member, Roster
from desktop_app.services.rosters import SAFE
from desktop_app.ui import words
from desktop_app.ui.team.pieces import here


def news(before: Roster | None, after: Roster) -> list[str]:
    """What becomes other when `after` is in force; everything it says where nothing was before."""
    said = [*_people(before, after), *_accounts(before, after)]
    said += _roots(before, after) if before is not None else ()
    until = QCoreApplication.translate("Team", "It lasts until {time}.")
    return [*said, until.format(time=words.zoned(after.expires_at, here()))]


def duties_of(roster: Roster, person: PersonId) -> str:
    """What somebody may do, for each account."""
    about = QCoreApplication.translate("Team", "{duty} for {account}")
    found = [
        about.format(duty=_named(one, person), account=account)
        for account, one in roster.accounts.items()
        if _named(one, person)
    ]
    return ", ".join(found) or QCoreApplication.translate("Team", "no duty")


def _roots(before: Roster, after: Roster) -> Iterator[str]:
    was, now = ({one.name: one.key for one in each.roots} for each in (before, after))
    for name in now:
        if name not in was or now[name] == was[name]:
            continue
        if name == SAFE:
            yield QCoreApplication.translate("Team", "Another page lies in the safe.")
        else:
            other = QCoreApplication.translate("Team", "{name} has another root key.")
            yield other.format(name=_name(after, PersonId(name)))
    gone = [name for name in was if name not in now]
    for new, old in zip([name for name in now if name not in was], gone, strict=True):
        heir = QCoreApplication.translate(
            "Team", "{name} holds a root key, in the place of {before}."
        )
        names = _name(after, PersonId(new)), _name(before, PersonId(old))
        yield heir.format(name=names[0], before=names[1])


def _people(before: Roster | None, after: Roster) -> Iterator[str]:
    known = {one.id: one for one in before.members} if before is not None else {}
    for one in after.members:
        was = known.pop(one.id, None)
        if was is None:
            comes = QCoreApplication.translate("Team", "{name} comes in: {duties}")
            yield comes.format(name=one.name, duties=duties_of(after, one.id))
        else:
            yield from _changed(before, after, was, one)
    for gone in known.values():
        goes = QCoreApplication.translate("Team", "{name} goes out: nothing they sign counts.")
        yield goes.format(name=gone.name)


def _changed(before: Roster | None, after: Roster, was: Member, one: Member) -> Iterator[str]:
    if was.keys != one.keys:
        other = QCoreApplication.translate(
            "Team", "{name} has another key: the one before counts for nothing."
        )
        yield other.format(name=one.name)
    if before is not None and duties_of(before, one.id) != duties_of(after, one.id):
        duties = QCoreApplication.translate("Team", "{name} is: {duties} (before: {before})")
        yield duties.format(
            name=one.name,
            duties=duties_of(after, one.id),
            before=duties_of(before, one.id),
        )


def _accounts(before: Roster | None, after: Roster) -> Iterator[str]:
    for account, one in after.accounts.items():
        was = before.accounts.get(account) if before is not None else None
        if was is None or _asked(was) != _asked(one):
            said = QCoreApplication.translate("Team", "{account}: {duties} must approve at least.")
            yield said.format(account=account, duties=_joined(one))
        if was is not None and (was.publisher, was.standby) != (one.publisher, one.standby):
            sends = QCoreApplication.translate("Team", "{account}: {computer} sends.")
            yield sends.format(account=account, computer=_name(after, one.publisher))
    for gone in _gone(before, after):
        yield QCoreApplication.translate("Team", "{account} is no account of it any more.").format(
            account=gone
        )


def _gone(before: Roster | None, after: Roster) -> list[AccountId]:
    return [one for one in (before.accounts if before else ()) if one not in after.accounts]


def _named(one: Assignment, person: PersonId) -> str:
    names = [words.role_name(role) for role in one.duties.get(person, ())]
    if person in (one.publisher, one.standby):
        names.append(QCoreApplication.translate("Team", "Sends the posts"))
    return " + ".join(names)


def _joined(one: Assignment) -> str:
    either = QCoreApplication.translate("Team", "({first} or {other})")
    named = [words.role_name(role) for role in one.always]
    for group in one.any_of:
        *first, last = [words.role_name(role) for role in group]
        named.append(either.format(first=", ".join(first), other=last) if first else last)
    return words.joined(named)


def _asked(one: Assignment) -> tuple[object, ...]:
    """What is asked of approvals, to see whether it changed."""
    return one.always, one.any_of, one.urgent


def _name(roster: Roster, person: PersonId) -> str:
    return next((one.name for one in roster.members if one.id == person), str(person))
