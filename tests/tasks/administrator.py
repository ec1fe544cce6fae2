"""What an administrator wants: to begin, to let people in, to keep copies, to see that all is well."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_app.domain.account import PersonId, Role
from desktop_app.services.connecting import Connector
from desktop_app.services.invitations import Invitation
from desktop_app.services.team_seat import Joined, TeamDoor
from tests.tasks.office import Office
from tests.tasks.steps import (
    PEOPLE,
    Task,
    choose,
    click,
    nothing,
    reads,
    type_into,
    with_files,
)
from tests.ui.accounts.test_connection import Connections, Consent
from tests.ui.team.conftest import FakeSeat, sealed

ADMINISTRATOR = Role.ADMINISTRATOR
PHRASE = "cheval agrafe énorme pile"
OTHER = "une montre en avance, dit-on"
SIX = ("amber", "basket", "candle", "dragon", "engine", "forest")
SETTINGS = (click("Settings"),)


def _invitation() -> Invitation:
    return Invitation(
        server="postgresql://db.example/acme",
        person=PersonId("anne"),
        name="Anne Maurel",
        duties="executive",
        password="x" * 24,
        until=(datetime.now(UTC) + timedelta(days=3)).replace(microsecond=0),
    )


def _first(office: Office, _founded: Path) -> None:
    office.begin()


def _invited(office: Office, _founded: Path) -> None:
    """No server: whoever comes with this invitation is let in, and keeps these words."""

    def join(_text: str, _passphrase: str, _language: str) -> Joined:
        return Joined(place="postgresql://anne@db.example/acme", words=SIX, holders=("Marc", "Zoé"))

    office.begin(TeamDoor(read=lambda _: _invitation(), join=join, seat=lambda: None))


def _backed_up(office: Office, founded: Path) -> None:
    """A backup of a desk lies there; this computer has none."""
    other = Office(office.home.with_name(office.home.name + "-other"), office.language, office.app)
    other.open(founded)
    desk = other.start.backups()
    other.shut()
    desk.make(office.folder / "monday.backup", PHRASE, with_keys=False)
    office.begin()


def _in_a_team(office: Office, founded: Path) -> None:
    """A seat in a team's record that does what it is told, without a server."""
    seat = FakeSeat(PEOPLE[ADMINISTRATOR], sealed())
    seat.made = _invitation()
    office.open(founded, seat)


def _connectable(office: Office, founded: Path) -> None:
    """Accounts can be connected here, by an X that says yes."""
    connector = Connector(
        connections=Connections(), consent=lambda client, _language: Consent(client)
    )
    office.changed = lambda opening: replace(
        opening, load=lambda: replace(opening.load(), connector=connector)
    )
    office.open(founded)


def _has_record(office: Office) -> None:
    main = office.windows.main
    assert main is not None
    names = {person.name for person in main.session.people}
    assert names == {"Anne Maurel", "Marc Petit"}, names


def _joined(office: Office) -> None:
    first = office.windows.first
    assert first is not None


def _kept(name: str):
    def check(office: Office) -> None:
        nothing(office)
        assert (office.folder / name).stat().st_size > 500

    return check


def _told_nothing_private(office: Office) -> None:
    with zipfile.ZipFile(office.folder / "diagnostics.zip") as saved:
        said = b"".join(saved.read(name) for name in saved.namelist())
    assert b"Claire" not in said


def _restored(office: Office) -> None:
    assert (office.home / "practice" / "ledger.sqlite").exists()


def _invited_anne(office: Office) -> None:
    text = (office.folder / "anne.invitation").read_text("utf-8")
    assert Invitation.read(text, datetime.now(UTC)).name == "Anne Maurel"


TASKS = (
    Task(
        name="new-company",
        role=ADMINISTRATOR,
        wish=(
            "Set up our company on this computer",
            "Installer notre entreprise sur cet ordinateur",
        ),
        page="compose",
        begin=_first,
        steps=(
            click("Set up…"),
            type_into(("Name of person 1", "Nom de la personne 1"), ("Anne Maurel", "Anne Maurel")),
            type_into(("Name of person 2", "Nom de la personne 2"), ("Marc Petit", "Marc Petit")),
            click("Next"),
            type_into("Handle", ("acme", "acme")),
            type_into("Name shown", ("Acme", "Acme")),
            type_into("Number at X", ("1400000000000000001", "1400000000000000001")),
            click("Next"),
            type_into("Passphrase", (PHRASE, PHRASE)),
            type_into("The same again", (PHRASE, PHRASE)),
            click("Next"),
            type_into("Passphrase", (OTHER, OTHER)),
            type_into("The same again", (OTHER, OTHER)),
            click("Next"),
            click("Make the record"),
            reads("Compose"),
        ),
        most=16,
        check=_has_record,
    ),
    Task(
        name="join",
        role=ADMINISTRATOR,
        wish=("Join the team with my invitation", "Rejoindre l’équipe avec mon invitation"),
        page="",
        begin=_invited,
        steps=(
            click("Join…"),
            type_into("Invitation", (_invitation().written(), _invitation().written())),
            click("Next"),
            type_into("Passphrase", (PHRASE, PHRASE)),
            type_into("The same again", (PHRASE, PHRASE)),
            click("Join"),
            reads("You have joined: six words to read aloud"),
        ),
        most=6,
        check=_joined,
    ),
    Task(
        name="invite",
        role=ADMINISTRATOR,
        wish=("Invite a new colleague", "Inviter une nouvelle collègue"),
        page="settings",
        begin=_in_a_team,
        steps=(
            *SETTINGS,
            click("Invite somebody…"),
            type_into("Short name", ("anne", "anne")),
            type_into("Name", ("Anne Maurel", "Anne Maurel")),
            type_into("Duties", ("executive", "executive")),
            type_into("Its password", (PHRASE, PHRASE)),
            click("Invite"),
            with_files("anne.invitation", step=click("Save as a file…")),
        ),
        most=10,
        check=_invited_anne,
    ),
    Task(
        name="back-up",
        role=ADMINISTRATOR,
        wish=("Keep a copy of everything", "Garder une copie de tout"),
        page="settings",
        steps=(
            *SETTINGS,
            with_files("monday.backup", step=click("Make a backup…")),
            type_into("Passphrase of this backup", (PHRASE, PHRASE)),
            type_into("The same again", (PHRASE, PHRASE)),
            click("Make the backup"),
            reads(("The backup is made", "La sauvegarde est faite")),
        ),
        most=6,
        check=_kept("monday.backup"),
    ),
    Task(
        name="restore",
        role=ADMINISTRATOR,
        wish=("Put a copy back on a new computer", "Remettre une copie sur un nouvel ordinateur"),
        page="",
        begin=_backed_up,
        steps=(
            with_files("monday.backup", step=click("Restore a backup…")),
            type_into("Passphrase of the backup", (PHRASE, PHRASE)),
            click("Restore"),
            reads("The backup was restored."),
        ),
        most=4,
        check=_restored,
    ),
    Task(
        name="diagnostics",
        role=ADMINISTRATOR,
        wish=("Save what a helper needs to know", "Enregistrer ce qu’il faut à qui nous aide"),
        page="settings",
        steps=(
            *SETTINGS,
            click("Diagnostics…"),
            with_files("diagnostics.zip", step=click("Save on this computer…")),
            reads("Saved as {path}"),
        ),
        most=4,
        check=_told_nothing_private,
    ),
    Task(
        name="connect",
        role=ADMINISTRATOR,
        wish=("Connect our account to X", "Connecter notre compte à X"),
        page="accounts",
        begin=_connectable,
        steps=(
            click("Accounts"),
            click(
                "Connect…",
                near=("@claire_morel is not connected", "@claire_morel n’est pas connecté"),
            ),
            type_into(("Client ID", "Client ID"), ("abc", "abc")),
            click("Open the browser"),
            reads("Connected since {time} with a consent in the browser; renewed {renewed}."),
        ),
        most=4,
        check=nothing,
    ),
    Task(
        name="look",
        role=ADMINISTRATOR,
        wish=(
            "Have it dark, and in the other language",
            "L’avoir en sombre, et dans l’autre langue",
        ),
        page="compose",
        steps=(
            choose("Light or dark", "Dark"),
            click(("FR", "EN"), near="PRACTICE"),
            reads(("Envoyer en relecture", "Send for review")),
        ),
        most=3,
        check=nothing,
    ),
    Task(
        name="who-may",
        role=ADMINISTRATOR,
        wish=("See who may do what", "Voir qui peut faire quoi"),
        page="people",
        steps=(click("People"), reads(("only Paul Roy holds", "Paul Roy"))),
        most=1,
        check=nothing,
    ),
)
