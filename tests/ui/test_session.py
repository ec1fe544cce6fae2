"""Who is signed in, the parts, and what everybody is told."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLabel

from desktop_app import bootstrap
from desktop_app.domain.account import Role
from desktop_app.domain.steps import Step
from desktop_app.services import governing, practice
from desktop_app.services.reading import signed_charter
from desktop_app.ui.background import Background
from desktop_app.ui.session import Session


def test_after_the_lanes_are_closed_the_publisher_rests(qtbot, tmp_path):
    opening = bootstrap.practice(tmp_path, "en")
    session = Session(opening, Background())
    told = []
    session.failed.connect(told.append)
    with qtbot.waitSignal(session.loaded, timeout=20_000):
        session.start()
    qtbot.waitUntil(lambda: not session.background.busy)
    session.background.close()
    opening.close()
    session.publish_due()  # as its timer would
    assert told == []
    assert not session.background.busy


def test_a_record_that_cannot_be_opened_is_told_and_nothing_is_loaded(qtbot, tmp_path):
    opening = bootstrap.practice(tmp_path, "en")
    (tmp_path / "practice" / "ledger.sqlite").write_bytes(b"no database" * 1000)
    session = Session(opening, Background())
    with qtbot.waitSignal(session.failed, timeout=20_000) as failed:
        session.start()
    assert failed.args[0].kind == "ledger.unreadable"
    assert not session.is_loaded
    session.background.close()
    opening.close()


def test_no_machine_can_be_acted_as(desk):
    session = desk.window.session
    machines = {duty.person for duty in session.charter.duties if duty.role is Role.PUBLISHER}
    assert len(machines) == 2
    assert not machines & {person.id for person in session.people}
    assert desk.window.header.person.count() == len(session.people)


def test_where_one_person_logged_in_nobody_else_can_be_acted_as(qtbot, tmp_path):
    opening = bootstrap.practice(tmp_path, "en")

    def load():
        return replace(opening.load(), person=practice.LEGAL)

    session = Session(replace(opening, load=load), Background())
    opening.desk.prefer("person", practice.EXECUTIVE)  # of an earlier record
    with qtbot.waitSignal(session.loaded, timeout=20_000):
        session.start()
    assert [one.id for one in session.people] == [practice.LEGAL]
    assert session.person.id == practice.LEGAL
    qtbot.waitUntil(lambda: not session.background.busy)
    session.background.close()
    opening.close()


#: Results on 10 December 2026: the window begins on 10 November.
RESULTS = {"day": "2026-12-10", "time": "07:30", "kind": "annual", "market": "FR"}


def test_rules_that_somebody_else_adopts_are_followed_without_a_restart(desk):
    window, session = desk.window, desk.window.session
    window.compose.editor.insertPlainText("Our results are exceptional.")
    desk.settle()
    before, parts = session.charter, session.parts
    account = before.accounts[0].id
    with parts.store.begin() as work:
        now = signed_charter(work, parts)
        terms = replace(
            now.policy.terms_for(account),
            steps=(Step(roles=(Role.COMMUNICATIONS,)), Step(roles=(Role.LEGAL,))),
            colour="violet",
            purpose="Only for emergencies",
        )
        policy = replace(now.policy, accounts={**now.policy.accounts, account: terms})
        new = replace(now, policy=policy, profile={**now.profile, "results_dates": [RESULTS]})
        wanted = governing.propose_charter(work, parts.keys, now, new, practice.COMMUNICATIONS)
    governing.adopt(parts, wanted, practice.LEGAL)
    session.live.look()
    desk.qtbot.waitUntil(lambda: session.charter != before)
    compose = window.compose
    for words, place in (
        ("annual results of 10 December 2026", compose.findings),
        ("annual results of 10 December 2026", compose.writing),  # the field for its time
        ("Step 2 of 2", compose.approvers),
        ("Only for emergencies", compose.writing.band),
        ("Only for emergencies", window.accounts.cards[0]),
    ):
        desk.qtbot.waitUntil(partial(seen, words, place))


def seen(words, place):
    return any(words in label.text() for label in place.findChildren(QLabel))
