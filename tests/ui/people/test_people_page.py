"""People and duties in the window: the table, who would be alone, absences, proposals."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.account import Realm, Role
from desktop_app.services import delegating, enrolling, practice, rosters
from desktop_app.services.parts import Changes
from desktop_app.ui.language import Language
from tests.domain.signing import ROOTS, signed


@pytest.fixture
def page(desk):
    desk.window.show_page("people")
    desk.settle()
    return desk.window.people


def text(widget):
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def reads(desk, widget, words):
    desk.qtbot.waitUntil(lambda: words in text(widget))


def cells(page, row):
    table = page.matrix
    return [table.item(row, place).text() for place in range(table.columnCount())]


def test_everybody_with_their_duties_for_each_account(page, desk):
    assert page.matrix.hasFocus()
    assert [page.matrix.horizontalHeaderItem(n).text() for n in range(3)] == [
        "Who",
        "@claire_morel",
        "@aurelis",
    ]
    assert cells(page, 0) == ["Claire Morel", "Executive", "Executive"]
    assert cells(page, 4) == ["Another computer (practice)", "Publisher", "Publisher"]
    spoken = page.matrix.item(2, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Inès Kaci, @claire_morel: Legal"


def test_the_chosen_one_is_told_whole(page, desk):
    desk.qtbot.keyClick(page.matrix, Qt.Key.Key_Down)
    for words in ("Paul Roy", "Communications · @claire_morel", "since 24 Nov 2026"):
        reads(desk, page.detail, words)
    page.matrix.setCurrentCell(4, 0)
    reads(desk, page.detail, "A computer that sends posts")


def test_who_would_be_alone_and_who_is_away(page, desk):
    alone = "@claire_morel: only Inès Kaci holds the duty “Legal”."
    reads(desk, page, alone)
    reads(desk, page, "Nobody is away, and no absence is planned.")
    session = desk.window.session
    now = session.opening.clock.now()
    for account, begins in ((practice.ACCOUNT.id, now), (practice.COMPANY.id, now)):
        later = begins + timedelta(days=2 * (account == practice.COMPANY.id))
        delegating.delegate(
            session.parts,
            account,
            Role.LEGAL,
            "paul",
            later,
            later + timedelta(days=5),
            "ines",
            "Rest.",
        )
    session.changed.emit(Changes(reviews=True))
    desk.settle()
    reads(desk, page, "Paul Roy decides for Inès Kaci until")
    reads(desk, page, "Paul Roy will decide for Inès Kaci from")
    desk.qtbot.waitUntil(lambda: alone not in text(page))


def test_what_is_proposed_says_what_it_changes(page, desk):
    parts = desk.window.session.parts
    now = enrolling.ruled(parts)
    roster = rosters.first_roster(now.charter, now.ledger, ROOTS, parts.clock.now())
    enrolling.propose(parts, practice.LEGAL, signed(roster, "safe"), "Root keys from now on.")
    page.reload()
    desk.settle()
    reads(desk, page, "Inès Kaci proposed roster 1; root keys that signed: 1 of 2")
    for words in (
        "“Root keys from now on.”",
        "Paul Roy comes in: Communications for ",
        "No root keys sign here",
    ):
        reads(desk, page, words)
    again = enrolling.propose(parts, practice.COMMUNICATIONS, signed(roster, "safe", "legal"))
    enrolling.adopt(parts, practice.LEGAL, again)
    page.reload()
    desk.settle()
    reads(desk, page, "Roster 1 is in force, until")
    reads(desk, page, "on paper: safe")
    desk.qtbot.waitUntil(lambda: "proposed roster" not in text(page))


def test_lines_stand_close_however_tall_the_window_is(page, desk):
    desk.window.resize(1280, 1100)
    for _ in range(3):
        QApplication.processEvents()
    labels = [one for one in page._column.findChildren(QLabel) if one.isVisible() and one.text()]
    assert len(labels) > 6
    for one in labels:
        assert one.height() <= one.heightForWidth(one.width()) + one.contentsMargins().top()


def test_it_leads_to_where_things_change(page, desk):
    desk.qtbot.mouseClick(page.settings, Qt.MouseButton.LeftButton)
    assert desk.window.pages.currentWidget() is desk.window.settings
    desk.window.show_page("people")
    desk.settle()
    desk.qtbot.mouseClick(page.accounts, Qt.MouseButton.LeftButton)
    assert desk.window.pages.currentWidget() is desk.window.accounts


def test_in_the_readers_language_at_once(page, desk):
    Language.choose(QApplication.instance(), "fr")
    reads(desk, page, "Personnes et fonctions")
    reads(
        desk,
        page,
        "@claire_morel\u00a0: la fonction «\u00a0Juridique\u00a0» ne repose que sur Inès Kaci",
    )
    assert cells(page, 0) == ["Claire Morel", "Direction", "Direction"]


def test_without_a_team_the_page_says_who_can_change_it_and_names_no_command(page, monkeypatch):
    monkeypatch.setattr(type(page._session.opening), "realm", Realm.X)
    page.retranslate()
    assert "ask whoever looks after this computer" in text(page)
    assert "countersign" not in text(page)
