"""A team comes together in its windows, on a real PostgreSQL: joined, compared, sealed, and a post written.

Three people, each on a computer of their own: a folder and a keychain.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager

import keyring
import pytest
from PySide6.QtCore import Qt

from desktop_app import bootstrap, membership, seats, teams
from desktop_app.adapters import keychain
from desktop_app.domain import spoken
from desktop_app.domain.publication import PostState
from desktop_app.ui import app as application
from desktop_app.ui.hand import Hand
from desktop_app.ui.team import together
from desktop_app.ui.team.section import TeamSection
from desktop_app.ui.theme import Theme
from tests.adapters.test_keychain import Entries
from tests.journeys.conftest import record_of
from tests.postgres import ADMINISTRATOR, PASSWORD
from tests.services.conftest import RULEBOOK
from tests.services.test_founding import PEOPLE

PASSPHRASE = "cheval agrafe énorme pile"
TEXT = "Merci à tous pour cette belle journée à Lyon."


class Office:
    """The team's computers, of which one is used at a time."""

    def __init__(self, folder, invitations, patch, qapp):
        self._folder, self._patch, self._app = folder, patch, qapp
        self.invitations = {one.person: one for one in invitations}
        self._entries: dict[str, Entries] = {}
        self.language = "en"

    def here(self, person):
        """Sit down at somebody's computer."""
        entries = self._entries.setdefault(person, Entries())
        self._patch.setattr(keyring, "get_keyring", lambda: entries)
        return self._folder / person

    def joins(self, person):
        """Without a window."""
        text, home = self.invitations[person].written(), self.here(person)
        membership.join(text, home, lambda _: PASSPHRASE)
        with membership.team(seats.seat(home).place, home) as opened:
            return opened.person

    def words_of(self, person):
        return " ".join(seats.seat(self.here(person)).look(self.language).words)

    @contextmanager
    def window(self, person):
        """What the next start on that computer shows."""
        home = self.here(person)
        windows = application.Windows(seats.start(home), self._app)
        opening = bootstrap.begin(home)
        if opening is None:
            windows.ask()
            windows.first._choose_language(("en", "fr").index(self.language))
        else:
            opening.desk.prefer("language", self.language)
            windows.open(opening)
        try:
            yield windows
        finally:
            windows.shut()

    def looks(self, widget, name):
        """Keep a picture where somebody wants to look."""
        if folder := os.environ.get("COUNTERSIGN_LOOK"):
            for _ in range(20):
                Hand.let_work()
            widget.window().grab().save(f"{folder}/{name}-{self.language}.png")


@pytest.fixture
def office(postgres_server, tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(spoken, "_SCRYPT", {"n": 2, "r": 8, "p": 1})
    monkeypatch.setattr(keychain, "_SCRYPT_N", 2**10)
    monkeypatch.setattr(keychain, "_SCRYPT_ALLOWED", frozenset({2**10}))
    monkeypatch.setattr(bootstrap, "rulebook", lambda: RULEBOOK)
    monkeypatch.setattr(together, "_LOOKS_EVERY", 300)
    for name in ("COUNTERSIGN_LEDGER", "COUNTERSIGN_X_API"):
        monkeypatch.delenv(name, raising=False)
    database = postgres_server.empty()
    where = teams.Server(address=database.address, user=ADMINISTRATOR, password=PASSWORD)
    yield Office(tmp_path, teams.create(where, PEOPLE, ca=None), monkeypatch, qapp)
    database.drop()
    Theme.apply(qapp, "light")


def join_in_the_window(office, person):
    """From the first page to the record, which is not sealed: what stands there, and the words."""
    with office.window(person) as windows:
        first = windows.first
        hand = Hand(first)
        hand.click(first.choices.join)
        page = first.join
        page.invitation.block.setPlainText(office.invitations[person].written())
        office.looks(page, f"invitation-{person}")
        hand.click(page.next)
        for field in (page.passphrase.first, page.passphrase.again):
            hand.fill(field.line, PASSPHRASE)
        hand.click(page.next)
        hand.wait(lambda: page.step is page.words, "six words")
        office.looks(page, f"words-{person}")
        said = page.words.six.accessibleName()
        hand.click(page.next)
        hand.wait(lambda: windows.main is not None, "the main window")
        together_of(windows.main)
        office.looks(windows.main, f"together-{person}")
    return said


def together_of(window):
    """The page of a record that is not sealed, once it shows how it stands."""
    hand = Hand(window)
    hand.wait(lambda: hasattr(window, "together"), "the page of a team that comes together")
    hand.wait(lambda: window.together.glance is not None, "how it stands")
    hand.settle()
    return hand, window.together


def compare(office, holder, *people):
    """A holder compares, in their window, the words of everybody whose words these are."""
    said = {person: office.words_of(person) for person in people}
    with office.window(holder) as windows:
        hand, page = together_of(windows.main)
        hand.fill(page.passphrase.line, PASSPHRASE)
        for person, words in said.items():
            card = next(each for each in page.cards if each.person == person)
            hand.fill(card.words, "one two three four five six")
            assert card.compare.isEnabled(), "something was typed"
            hand.press(card.words, Qt.Key.Key_Return)
            hand.wait(lambda card=card: card.trouble.isVisible(), "that the words differ")
            office.looks(page, f"differ-{holder}")
            hand.fill(card.words, f"  {words.upper().replace(' ', '  ')} ")
            hand.press(card.words, Qt.Key.Key_Return)
            hand.wait(
                lambda person=person: person not in [each.person for each in page.cards],
                f"{person} to be confirmed",
            )


def seal_and_write_the_page_down(office):
    with office.window("zoe") as windows:
        hand, page = together_of(windows.main)
        hand.wait(page.seal.isVisible, "counsel to seal")
        hand.fill(page.passphrase.line, PASSPHRASE)
        hand.click(page.seal)
        hand.wait(lambda: page.safe.is_open, "the page for the safe")
        shown = page.safe._page.text()
        office.looks(page, "safe")
        hand.fill(page.safe.first, "wrong")
        hand.fill(page.safe.second, "words")
        hand.click(page.safe.done)
        assert page.safe._trouble.isVisible()
        lines = dict(re.findall(r"^ +([1-7])  (.+)  \d\d$", shown, re.MULTILINE))
        for field, (at, word) in zip(
            (page.safe.first, page.safe.second), page.safe._places, strict=True
        ):
            hand.fill(field, lines[str(at)].split()[word - 1])
        hand.click(page.safe.done)
        hand.wait(lambda: not page.safe.is_open, "the page to be gone")
    kept = [str(value) for value in office._entries["zoe"].entries.values()]
    assert not any(line in value for line in lines.values() for value in kept)


def open_by_itself(office, windows, hand):
    window = windows.main
    hand.wait(lambda: window.session.is_loaded, "the record to open")
    hand.wait(window.ask.isVisible, "the question for a passphrase")
    hand.fill(window.ask.field, PASSPHRASE)
    hand.click(window.ask.confirm)
    hand.settle()


def team_of(office, windows, hand):
    """The section of the settings, once it shows who is in the team."""
    windows.main.show_page("settings")
    team = windows.main.settings.findChild(TeamSection)
    hand.wait(lambda: team.glance is not None, "the team")
    hand.settle()
    return team


def test_from_invitations_to_the_first_post(office):
    office.language = os.environ.get("COUNTERSIGN_LOOK_LANGUAGE", "en")
    office.joins("anne")
    office.joins("office-computer")
    for person in ("zoe", "marc"):
        assert join_in_the_window(office, person) == office.words_of(person)
    compare(office, "zoe", "marc", "anne")
    compare(office, "marc", "zoe", "office-computer")
    seal_and_write_the_page_down(office)
    with office.window("marc") as windows:
        hand, page = together_of(windows.main)
        hand.wait(page.seal.isVisible, "the director to seal")
        office.looks(page, "seal-marc")
        hand.fill(page.passphrase.line, PASSPHRASE)
        hand.click(page.seal)
        open_by_itself(office, windows, hand)
        assert windows.main.session.person.id == "marc"
        team = team_of(office, windows, hand)
        office.looks(windows.main, "team-marc")
        words = " ".join(team.glance.roster_words)
        assert team.glance.is_trusted
    with office.window("anne") as windows:
        hand = Hand(windows.main)
        open_by_itself(office, windows, hand)
        assert windows.main.messages.shown.kind == "pin.none"
        team = team_of(office, windows, hand)
        hand.fill(team.heard, words)
        office.looks(windows.main, "team-anne")
        hand.click(team.trust)
        hand.wait(lambda: team.glance.is_trusted, "the roster to be trusted")
        hand.turn_to()
        hand.write(TEXT)
        post = hand.send_for_review()
        assert record_of(hand, post).state is PostState.IN_REVIEW
