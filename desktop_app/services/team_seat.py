"""What the windows do of a team's record, before it can be opened and beside it.

``seats`` fills it in. Every function but `TeamDoor.read` is slow, and opens and closes what it
needs; a passphrase or password is used for the one call and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop_app.domain.account import PersonId
    from desktop_app.domain.action import ActionId
    from desktop_app.domain.roster import Roster
    from desktop_app.services.invitations import Invitation
    from desktop_app.services.joining import Candidate
    from desktop_app.services.succession import Leaving
    from desktop_app.services.teaming import Sealed, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """With what somebody signs once: their passphrase, or the seven lines of the page as well.

    Raises, where it is used, as `membership.unlock` and `membership.page_signer`.
    """

    passphrase: str
    language: str  #: of the window
    page: str = ""  #: as it was typed; "" to sign with a root key of this computer


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A roster that the other holder signed, which waits for this person."""

    id: ActionId
    by: PersonId
    reason: str
    before: Roster | None  #: in force; None for the first one
    after: Roster


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """How the record stands for this person, and what is theirs to do."""

    standing: Standing
    names: Mapping[PersonId, str]  #: of everybody in it or on their way into it
    words: tuple[str, ...] = ()  #: this person's own six, while nobody confirmed their keys
    is_holder: bool = False  #: of a root key: compares words, and seals
    roster: Roster | None = None  #: in force
    is_trusted: bool = False  #: this computer met the roster
    roster_words: tuple[str, ...] = ()  #: its six, for whoever is to trust it as this computer does
    proposal: Proposal | None = None
    since: Mapping[PersonId, str] = field(default_factory=dict)  #: when their keys were posted
    heirs: tuple[Candidate, ...] = ()  #: whose own root key waits for the place of a holder
    may_use_page: bool = False  #: the page in the safe signs for this person, who holds no root key


class TeamSeat(Protocol):
    """One person's place in a team's record, on this computer."""

    @property
    def person(self) -> PersonId:
        """Whose it is."""

    @property
    def address(self) -> str:
        """The record's, without names and passwords."""

    def look(self, language: str) -> Glance:
        """How it stands; words in `language`. Raises as opening the record."""

    def confirm(self, person: PersonId, heard: str, hand: Hand) -> None:
        """These words were heard from `person`. Raises as `teaming.confirm` and `Hand` says."""

    def seal(self, hand: Hand, agreed: ActionId | None) -> Sealed:
        """This holder's next step. `agreed` is the proposal that was read, None for none.

        Raises as `teaming.seal` and `Hand` says, and Refused (``team.changed``) when another one
        waits by now.
        """

    def remove(self, leaving: Leaving, hand: Hand) -> None:
        """Propose the roster without somebody. Raises as `succession.remove` and `Hand` says."""

    def offer_root(self, hand: Hand) -> None:
        """Make a root key here for a holder's place. Raises as `membership.offer_root`."""

    def trust(self, heard: str) -> None:
        """Trust the roster in force by its six words. Raises Refused (``roster.fingerprint``)."""

    def administer(self, what: Errand, login: str, password: str) -> Invitation | None:
        """What the record's administrator alone does; the invitation that it made.

        Raises as `teams.invite`, `teams.lost` and `teams.shut_out`.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What the administrator is to do about somebody: ``invite``, ``lost`` or ``shut-out``."""

    kind: str
    person: PersonId
    name: str = ""
    duties: str = ""  #: like ``communications legal:ceo``


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDoor:
    """How somebody comes into a team's record, and finds their place in it."""

    #: An invitation's block of text. Raises as `Invitation.read`; quick.
    read: Callable[[str], Invitation]
    #: With an invitation and a passphrase; the words in a language. Raises as `membership.join`.
    join: Callable[[str, str, str], Joined]
    #: The place in the record that the next start opens; None where that is no team's. Quick.
    seat: Callable[[], TeamSeat | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Somebody's key stands beside their name now."""

    place: str  #: the record with the person's name, as it is opened
    words: tuple[str, ...]
    holders: tuple[str, ...]  #: names of those who are to hear them; none where nobody knows yet
