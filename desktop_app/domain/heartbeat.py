"""The heartbeat: a person says that the roster and the chains are what they should be, today.

Whoever owns the database could hide a new roster from the machine that publishes, or show it an old
copy of everything. So that machine sends only while somebody of communications or legal has said,
within the last day, which roster is in force and how far the chains had come. The same statement,
signed by whoever it may be, is the daily checkpoint that is printed or mailed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain.account import AccountId, PersonId, Realm, Role
from desktop_app.domain.canonical import canonical, parse_object, read_time, time_text
from desktop_app.domain.envelope import Envelope, Verify, signers
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.heads import Heads, read_heads
from desktop_app.domain.reading import as_int, as_text, only
from desktop_app.domain.roster import SKEW, Trusted

HEARTBEAT_TYPE = "application/vnd.countersign.heartbeat+json"
FORMAT = 1
#: How old a heartbeat may be.
LASTS = timedelta(hours=24)
#: Who may say it: those who answer for every post.
SAYING = (Role.COMMUNICATIONS, Role.LEGAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """What `by` saw at `at`: the roster in force, and the last link of each chain."""

    realm: Realm
    ledger: str
    version: int  #: of the roster
    roster: str  #: its digest
    by: PersonId
    at: datetime
    heads: Heads

    @property
    def body(self) -> str:
        """The canonical text: what is signed."""
        return canonical(
            {
                "v": FORMAT,
                "realm": self.realm,
                "ledger": self.ledger,
                "version": self.version,
                "roster": self.roster,
                "by": self.by,
                "at": time_text(self.at),
                "heads": {chain: head.as_json() for chain, head in self.heads.items()},
            }
        )

    @classmethod
    def read(cls, body: str) -> Heartbeat:
        """Read a body. Raises BadInput (``heartbeat.form``)."""
        try:
            said = parse_object(body)
            only(said, "at by heads ledger realm roster v version")
            found = cls(
                realm=Realm(as_text(said["realm"])),
                ledger=as_text(said["ledger"]),
                version=as_int(said["version"]),
                roster=as_text(said["roster"]),
                by=PersonId(as_text(said["by"])),
                at=read_time(said["at"]),
                heads=read_heads(said["heads"]),
            )
            is_ours = found.body == body  # also of this format: the body says so
        except (BadInput, ValueError) as error:
            raise BadInput("heartbeat.form") from error
        if not is_ours:
            raise BadInput("heartbeat.form")
        return found


def read_signed(text: str, trusted: Trusted, verify: Verify) -> Heartbeat:
    """Read an envelope that a member of the roster signed with a key they have now, whenever it was.

    Raises BadInput (``envelope.form``, ``heartbeat.form``) or Refused: ``heartbeat.other_ledger``,
    ``heartbeat.signer``.
    """
    envelope = Envelope.read(text, HEARTBEAT_TYPE)
    said = Heartbeat.read(envelope.body)
    roster = trusted.roster
    if (said.realm, said.ledger) != (roster.realm, roster.ledger):
        raise Refused("heartbeat.other_ledger")
    if not signers(envelope, roster.keys_of(said.by), verify):
        raise Refused("heartbeat.signer", person=said.by)
    return said


def require_alive(
    text: str | None, trusted: Trusted, account: AccountId, now: datetime, verify: Verify
) -> Heartbeat:
    """The newest heartbeat, if posts of the account may leave on its word at `now`.

    The caller compares its heads with the chains. Raises as `read_signed`, or Refused:
    ``heartbeat.none``, ``heartbeat.duty``, ``heartbeat.newer_roster`` (this machine lacks a
    roster), ``heartbeat.old_roster``, ``heartbeat.future``, ``heartbeat.stale``.
    """
    if text is None:
        raise Refused("heartbeat.none")
    said = read_signed(text, trusted, verify)
    roster = trusted.roster
    if not any(roster.holds(said.by, role, account) for role in SAYING):
        raise Refused("heartbeat.duty", person=said.by)
    if said.version > roster.version:
        raise Refused(
            "heartbeat.newer_roster", version=str(said.version), known=str(roster.version)
        )
    if (said.version, said.roster) != (roster.version, roster.digest):
        raise Refused("heartbeat.old_roster", known=str(roster.version))
    if said.at > now + SKEW:
        raise Refused("heartbeat.future", at=time_text(said.at))
    if said.at < now - LASTS:
        raise Refused("heartbeat.stale", at=time_text(said.at))
    return said
