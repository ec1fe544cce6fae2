"""A team's record on its server, as this computer's person opens it: with the keychain's password."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.account import Realm
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.verification import Verify
from desktop_app.services.ports import Clock, Desk, Store
from desktop_app.services.starting import TeamPlace

if TYPE_CHECKING:
    from desktop_app.adapters.ledger.offline import OfflineStore
    from desktop_app.adapters.ledger.postgres import PostgresLobby


def ledger_password(place: TeamPlace) -> str:
    """The name under which the keychain holds the person's password for the record's server."""
    _, _, where = place.address.partition("://")
    return f"ledger:{where.partition('?')[0]}:{place.person}"


def password_of(place: TeamPlace) -> Callable[[], str]:
    """Asks the keychain. What it returns raises Unavailable (``keychain.*``, ``ledger.no_password``)."""
    from desktop_app.adapters.keychain import KeyringSecrets

    def password() -> str:
        found = KeyringSecrets(Realm.X).read(ledger_password(place))
        if found is None:
            raise Unavailable("ledger.no_password", person=str(place.person))
        return found

    return password


def team_ledger(place: TeamPlace, verify: Verify, clock: Clock, opened: ExitStack) -> Store:
    """The record on a team's server; its password comes from the keychain. Raises as `open_ledger`."""
    from desktop_app.adapters.ledger.postgres import open_ledger

    store = open_ledger(place.address, place.person, verify, password_of(place), clock.now)
    opened.callback(store.close)
    return store


def offline_ledger(
    place: TeamPlace, folder: Path, desk: Desk, verify: Verify, clock: Clock, opened: ExitStack
) -> OfflineStore:
    """The same, which goes on without its server: its copy is in `folder`, what waits on `desk`.

    Raises as `open_ledger`, but for a server that is away while there is a copy.
    """
    from desktop_app.adapters.ledger.mirror import Mirror
    from desktop_app.adapters.ledger.offline import OfflineStore
    from desktop_app.adapters.ledger.postgres import open_ledger
    from desktop_app.domain.canonical import digest

    where = place.address.partition("?")[0]
    mirror = Mirror(
        path=folder / f"copy-{digest(f'{where} {place.person}')[:16]}.sqlite",
        place=where,
        person=place.person,
        verify=verify,
    )
    password = password_of(place)
    store = OfflineStore(
        lambda: open_ledger(place.address, place.person, verify, password, clock.now),
        mirror,
        desk.outbox,
        clock.now,
    )
    opened.callback(store.close)
    return store


def team_lobby(place: TeamPlace, opened: ExitStack) -> PostgresLobby:
    """Where people join it. Raises as `open_lobby`."""
    from desktop_app.adapters.ledger.postgres import open_lobby

    return opened.enter_context(
        closing(open_lobby(place.address, place.person, password_of(place)))
    )


def refuse_unsealed(place: TeamPlace) -> None:
    """Say why somebody finds no charter, or no roster, in a record that people join.

    Raises Refused: ``team.unsealed``, ``team.unsealed_joined``, or ``team.waiting`` for somebody
    invited later whose words were not confirmed and sealed yet.
    """
    from desktop_app.services.joining import missing

    with ExitStack() as opened:
        found = team_lobby(place, opened).read()
    if found.plan and not found.is_sealed:
        raise missing(found)
    if not (found.plan or found.is_founded) and found.guests:
        raise Refused("team.waiting", person=place.person)
