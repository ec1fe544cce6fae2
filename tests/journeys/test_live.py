"""Two people, two windows, one record on a server: what one does the other sees, whatever is lost."""

from dataclasses import replace

import keyring
import pytest

from desktop_app import bootstrap, teams
from desktop_app.adapters.ledger.postgres.server import be_heard, be_silent
from desktop_app.domain.account import PersonId
from desktop_app.services.starting import TeamPlace
from desktop_app.ui import app as application
from desktop_app.ui.hand import Hand
from tests.adapters.test_keychain import Entries
from tests.journeys.conftest import sees, without_publisher
from tests.postgres import ADMINISTRATOR, PASSWORD
from tests.services.test_founding import PEOPLE

ANNE, MARC = PersonId("anne"), PersonId("marc")
PASSPHRASE = "somebody's passphrase"
FIRST = "Merci à tous pour cette belle journée à Lyon."
SECOND = "À bientôt à Nantes, avec toute l'équipe."


@pytest.fixture
def database(postgres_server):
    made = postgres_server.empty()
    yield made
    made.drop()


@pytest.fixture
def address(database, monkeypatch):
    """A record that its people can open on this computer."""
    backend = Entries()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    address = database.address.replace("://", f"://{ADMINISTRATOR}@")
    where = teams.server(address, lambda _login: PASSWORD)
    teams.found(where, PEOPLE, lambda _person: PASSPHRASE)
    return where.address


@pytest.fixture
def windows(qapp, address, tmp_path):
    """Everybody's window, each with its own desk and login."""
    hands = [window_of(qapp, address, person, tmp_path) for person in (ANNE, MARC)]
    yield hands
    for hand in hands:
        application.shut(hand.window)


def window_of(qapp, address, person, folder):
    opening = bootstrap.office(TeamPlace(address=address, person=person), folder / person)
    opening.desk.prefer("person", person)
    opening.desk.prefer("language", "fr")

    def load():
        parts = without_publisher(opening.load())
        opening.sign_in(person, PASSPHRASE)
        return parts

    hand = Hand(application.build(replace(opening, load=load, sign_in=None), qapp))
    hand.window.show()
    hand.wait(lambda: hasattr(hand.window, "compose"), "the record to open")
    hand.wait(lambda: hand.window.session.live.is_listening, "hints")
    hand.settle()
    return hand


def send(hand, text):
    hand.turn_to()
    hand.write(text)
    hand.checked()
    return hand.send_for_review()


def rows(hand):
    """The posts in the queue, as they stand on the screen."""
    return [row.summary.text for _, row in hand.window.queue.model.loaded()]


def sees_row(hand, text):
    """Wait until the text stands in the queue of a window that nobody touches."""
    hand.wait(lambda: text in rows(hand), f"“{text}” in the other window")


def test_each_sees_what_the_other_does(windows):
    anne, marc = windows
    marc.window.show_page("queue")
    marc.settle()
    post = send(anne, FIRST)
    sees_row(marc, FIRST)
    anne.window.open_review(post)
    anne.settle()
    marc.turn_to()
    marc.open_from_queue(post)
    marc.approve()
    sees(anne, anne.window.review, "approuvé")


def test_without_hints_it_is_seen_too_and_after_a_loss_it_is_heard_again(windows, database):
    anne, marc = windows
    marc.window.show_page("queue")
    marc.settle()
    engine = database.engine()
    be_silent(engine)
    send(anne, FIRST)
    sees_row(marc, FIRST)
    be_heard(engine)
    engine.dispose()
    for hand in windows:
        hand.settle()
    with database.superuser() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    marc.wait(lambda: not marc.window.session.live.is_listening, "the loss")
    send(anne, SECOND)
    sees_row(marc, SECOND)
    marc.wait(lambda: marc.window.session.live.is_listening, "hints again")
    told = {error.kind for error in marc.window.messages.waiting}
    assert told <= {"roster.none"}  # a record that nobody sealed
