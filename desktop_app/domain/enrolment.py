"""What a signed roster makes of the ledger's people and duties: exactly this, on every computer.

History outlives people: nobody and no key ever leaves the charter. Whoever is no longer in the
roster holds no duty; a key that was replaced stays known, so that what it signed can be verified.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.domain.account import Charter, Duty, Person, Role
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import BadInput
from desktop_app.domain.roster import Member, Roster


def enrolled(charter: Charter, roster: Roster) -> Charter:
    """The charter once `roster` is in force.

    Raises BadInput (``roster.value``) for a roster of other accounts, and for a key that was
    another person's: what that person signed would be two people's.
    """
    if {one.id for one in charter.accounts} != set(roster.accounts):
        raise BadInput("roster.value", what="accounts")
    members = {one.id: one for one in roster.members}
    known = [_as_member(one, members.pop(one.id, None)) for one in charter.people]
    new = [
        Person(id=one.id, name=one.name, key=one.keys[0], former=one.keys[1:])
        for one in members.values()
    ]
    people = (*known, *new)
    keys = [key for one in people for key in one.keys]
    if len(set(keys)) < len(keys):
        raise BadInput("roster.value", what="keys")
    duties = tuple(_duties(charter, roster))
    gone = {*charter.duties, *charter.former} - set(duties)
    return replace(
        charter,
        people=people,
        duties=duties,
        former=tuple(sorted(gone, key=lambda one: (one.person, one.account, one.role))),
    )


def resulting(charter: Charter) -> dict[str, Json]:
    """What a proposal says of people and duties besides the roster: what they become."""
    return {
        "people": [one.as_json() for one in charter.people],
        "duties": [one.as_json() for one in charter.duties],
        "former": [one.as_json() for one in charter.former],
    }


def _as_member(person: Person, member: Member | None) -> Person:
    if member is None:
        return person
    key, *others = member.keys
    every = dict.fromkeys((*person.former, person.key, *others))
    return Person(
        id=person.id,
        name=member.name,
        key=key,
        former=tuple(one for one in every if one != key),
    )


def _duties(charter: Charter, roster: Roster) -> Iterator[Duty]:
    """Account by account: who sends, who stands by, then the people."""
    for account in charter.accounts:
        said = roster.accounts[account.id]
        for machine in roster.machines(account.id):
            yield Duty(person=machine, account=account.id, role=Role.PUBLISHER)
        for person in sorted(said.duties):
            for role in said.duties[person]:
                yield Duty(person=person, account=account.id, role=role)
