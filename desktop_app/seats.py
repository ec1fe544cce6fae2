"""A person's place in a team's record, for the windows: `services.team_seat`, on `teams`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from desktop_app import bootstrap, membership, teams
from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.services.invitations import Invitation
from desktop_app.services.starting import Start, TeamPlace
from desktop_app.services.team_seat import Errand, Glance, Hand, Joined, Proposal, TeamDoor

if TYPE_CHECKING:
    from desktop_app.domain.action import ActionId
    from desktop_app.services.joining import Candidate
    from desktop_app.services.rosters import Signer
    from desktop_app.services.succession import Leaving
    from desktop_app.services.teaming import Sealed, Standing, Team


def start(folder: Path) -> Start:
    """What the windows of a start can open, keep and make, a team's record as well."""
    door = TeamDoor(
        read=lambda text: Invitation.read(text, bootstrap.SystemClock().now()),
        join=partial(_join, folder),
        seat=partial(seat, folder),
    )
    return replace(bootstrap.start(folder), team=door)


def seat(folder: Path) -> Seat | None:
    """This person's place in the record that is opened; None where it is no team's."""
    named = bootstrap.named_ledger(folder)
    place = bootstrap.ledger_place(named) if named else None
    return Seat(place=place, folder=folder) if isinstance(place, TeamPlace) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """`services.team_seat.TeamSeat` on a server."""

    place: TeamPlace
    folder: Path

    @property
    def person(self) -> PersonId:
        """Whose it is."""
        return self.place.person

    @property
    def address(self) -> str:
        """The record's, without names and passwords."""
        return self.place.address.partition("?")[0]

    def look(self, language: str) -> Glance:
        """How it stands. Raises as opening the record."""
        from desktop_app.services import rosters, spoken, teaming

        with membership.team(self.place, self.folder) as opened:
            made = _glance(opened, teaming.standing(opened), language)
            in_force = teaming.in_force(opened)
            if in_force is not None:
                said = spoken.six_words(rosters.fingerprint_of(in_force.text), language)
                made = replace(
                    made,
                    roster=in_force.roster,
                    names={**made.names, **{one.id: one.name for one in in_force.roster.members}},
                    is_trusted=rosters.has_pin(opened.desk, opened.place),
                    roster_words=said,
                )
        return made

    def confirm(self, person: PersonId, heard: str, hand: Hand) -> None:
        """These words were heard from `person`. Raises as `teaming.confirm`."""
        from desktop_app.services import teaming

        with self._signing(hand) as opened:
            teaming.confirm(opened, person, heard, _page(hand))

    def seal(self, hand: Hand, agreed: ActionId | None) -> Sealed:
        """This holder's next step. Raises as `teaming.seal`, and Refused (``team.changed``)."""
        from desktop_app.services import teaming

        with self._signing(hand) as opened:
            waiting = teaming.to_answer(opened)
            if (waiting[1].id if waiting else None) != agreed:
                raise Refused("team.changed")
            return teaming.seal(opened, membership.paper_root, hand.language, _page(hand))

    def remove(self, leaving: Leaving, hand: Hand) -> None:
        """Propose the roster without somebody. Raises as `succession.remove`."""
        from desktop_app.services import succession

        with self._signing(hand) as opened:
            succession.remove(opened, leaving)

    def offer_root(self, hand: Hand) -> None:
        """Make a root key here for a holder's place. Raises as `membership.offer_root`."""
        with membership.team(self.place, self.folder) as opened:
            membership.offer_root(opened, hand.passphrase)

    def trust(self, heard: str) -> None:
        """Trust the roster in force by its six words. Raises Refused (``roster.fingerprint``)."""
        from desktop_app.services import rosters, spoken, teaming

        with membership.team(self.place, self.folder) as opened:
            found = teaming.in_force(opened)
            if found is None:
                raise Refused("roster.none")
            fingerprint = rosters.fingerprint_of(found.text)
            if not spoken.are_same(heard, fingerprint):
                raise Refused("roster.fingerprint")
            rosters.meet(opened.desk, opened.place, found.text, fingerprint, opened.keys.verify)

    def administer(self, what: Errand, login: str, password: str) -> Invitation | None:
        """What the record's administrator alone does. Raises as `teams.invite` and the like."""
        where = teams.Server(address=self.place.address, user=login, password=password)
        ca = _authority(self.place)
        if what.kind == "shut-out":
            teams.shut_out(where, what.person)
            return None
        if what.kind == "lost":
            return teams.lost(where, what.person, ca=ca)
        return teams.invite(where, what.person, what.name, what.duties, ca=ca)

    @contextmanager
    def _signing(self, hand: Hand) -> Iterator[Team]:
        """The record, with this person's keys unlocked."""
        with membership.team(self.place, self.folder) as opened:
            membership.unlock(opened, hand.passphrase)
            yield opened


def _page(hand: Hand) -> Signer | None:
    return membership.page_signer(hand.page, hand.language) if hand.page else None


def _join(folder: Path, text: str, passphrase: str, language: str) -> Joined:
    from desktop_app.services import teaming

    place, made = membership.join(text, folder, lambda _person: passphrase)
    with membership.team(place, folder) as opened:
        now = teaming.standing(opened)
    names = _names(now)
    return Joined(
        place=place.address.replace("://", f"://{place.person}@", 1),
        words=teaming.words(made, language),
        holders=tuple(names.get(one, one) for one in now.holders if one != place.person),
    )


def _authority(place: TeamPlace) -> str | None:
    """The authority that vouches for the server here; None where the computer's own do."""
    named = parse_qs(place.address.partition("?")[2]).get("sslrootcert")
    try:
        return Path(named[0]).read_text(encoding="utf-8") if named else None
    except (OSError, UnicodeError) as error:
        raise Unavailable("desk.unwritable", path=named[0] if named else "") from error


def _glance(opened: Team, now: Standing, language: str) -> Glance:
    from desktop_app.services import succession, teaming

    is_sealed = now.stage is teaming.Stage.SEALED
    heirs = succession.heirs(opened) if is_sealed else ()
    own = next((one for one in (*now.people, *heirs) if one.person == opened.person), None)
    is_unheard = own is not None and own.key and own.confirmed_by in (None, opened.person)
    is_holder = bool(teaming.holds_root(opened))
    in_force = teaming.in_force(opened) if is_sealed else None
    may_use_page = in_force is not None and succession.may_use_page(in_force.roster, opened.person)
    return Glance(
        standing=now,
        names=_names(now),
        words=teaming.words(own, language) if own is not None and is_unheard else (),
        is_holder=is_holder,
        proposal=_proposal(opened) if is_holder or may_use_page else None,
        since={one.person: one.at for one in _posted(opened)},
        heirs=heirs,
        may_use_page=may_use_page,
    )


def _proposal(opened: Team) -> Proposal | None:
    from desktop_app.services import teaming

    waiting = teaming.to_answer(opened)
    if waiting is None:
        return None
    ruled, proposed = waiting
    return Proposal(
        id=proposed.id,
        by=proposed.by,
        reason=proposed.reason,
        before=ruled.trusted.roster if ruled.trusted else None,
        after=proposed.roster,
    )


def _posted(opened: Team) -> tuple[Candidate, ...]:
    from desktop_app.services.joining import newest_keys

    return tuple(newest_keys(opened.lobby.read()).values())


def _names(now: Standing) -> Mapping[PersonId, str]:
    return {one.person: one.name or str(one.person) for one in now.people}
