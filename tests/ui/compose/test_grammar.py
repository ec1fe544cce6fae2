"""Grammar in the window: started late, never waited for, told in one line, recorded."""

import json
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.ui.compose import grammar as grammar_module
from desktop_app.ui.compose import proofreader
from desktop_app.ui.compose.grammar import Standing
from desktop_app.ui.compose.grammar_line import MISSING
from desktop_app.ui.compose.page import ComposePage
from desktop_app.ui.language import Language
from tests.ui.compose.grammar_fakes import ENGINE, Grammarian, give, missing, silent

FAULT = "The teams drove homely together."
RIGHT = "The teams drove home together."
WORDS = "Hunspell 1.7: en_US, en_GB, fr"
CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
ALT_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)


WAITS = grammar_module.BEHIND, grammar_module.AGAIN, proofreader.REST


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """The waits of the windows, but shorter; their lengths have a test of their own."""
    monkeypatch.setattr(grammar_module, "BEHIND", 20)
    monkeypatch.setattr(grammar_module, "AGAIN", (20, 40, 60))
    monkeypatch.setattr(proofreader, "REST", 80)


@pytest.fixture
def grammarian(session):
    made = Grammarian()
    give(session, made)
    return made


@pytest.fixture
def refused(qtbot, grammarian, session, page):
    """Open a desk whose checker refuses to start; return the page."""

    def open_with(refusal):
        grammarian.refusal = refusal
        with qtbot.waitSignal(session.loaded):
            session.start()
        qtbot.waitUntil(lambda: page.grammar.error is refusal)
        return page

    return open_with


@pytest.fixture
def ready(qtbot, grammarian, loaded):
    qtbot.waitUntil(lambda: loaded.grammar.is_ready)
    return loaded


def write(page, text):
    page.editor.selectAll()
    page.editor.insertPlainText(text)


def read(qtbot, page, text):
    """Wait until words and grammar have read the very text that is shown."""
    qtbot.waitUntil(
        lambda: (
            page._outcome is not None
            and page._outcome.question.text == text
            and bool(page._outcome.grammar_by)
        )
    )


def drawn(page):
    return [s.cursor.selectedText() for s in page.editor.extraSelections()]


def submission(store):
    (action,) = [one for one in store.appended if one.kind is ActionKind.SUBMIT]
    return json.loads(action.statement)


def test_how_long_it_waits():
    assert WAITS == (1_000, (1_000, 5_000, 30_000, 600_000), 600)


def test_nothing_starts_before_a_draft_is_open(qtbot, grammarian, session, page):
    page.hide()
    with qtbot.waitSignal(session.loaded):
        session.start()
    assert page.grammar.standing is Standing.WAITING
    page.show()
    qtbot.waitUntil(lambda: page.grammar.is_ready)
    assert grammarian.starts == 1
    assert page.grammar_line.said == ""


def test_a_page_that_is_built_when_the_record_is_open_starts_it_too(qtbot, grammarian, session):
    with qtbot.waitSignal(session.loaded):
        session.start()
    page = ComposePage(session)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.grammar.is_ready)
    assert page.grammar_line.said == ""


def test_a_fault_is_underlined_and_mended_like_a_slip(qtbot, ready):
    write(ready, FAULT)
    read(qtbot, ready, FAULT)
    assert drawn(ready) == ["drove homely"]
    (card,) = ready.findings.cards()
    assert card.finding.suggestions == ("drove home", "homely")
    ready.beside.visit_next()
    QTest.keyClick(ready.editor, *ALT_ENTER)
    assert ready.editor.text == RIGHT
    read(qtbot, ready, RIGHT)
    assert drawn(ready) == []


def test_a_missing_space_is_offered_in_words_and_added(qtbot, ready):
    write(ready, "Merci à toutes les équipes!")
    read(qtbot, ready, "Merci à toutes les équipes!")
    (card,) = ready.findings.cards()
    (fix,) = [each for each in card.findChildren(QPushButton) if each.property("replacement")]
    assert fix.text() == "Add the space"
    fix.click()
    assert ready.editor.text == "Merci à toutes les équipes\u00a0!"


def test_a_misspelt_word_goes_before_the_grammar_around_it(qtbot, ready, grammarian):
    grammarian.faults = {"teh teams": ("the team",)}
    write(ready, "Thank teh teams.")
    read(qtbot, ready, "Thank teh teams.")
    assert drawn(ready) == ["teh"]


def test_an_answer_for_an_old_draft_is_dropped(qtbot, ready, grammarian):
    grammarian.gate = threading.Event()
    write(ready, FAULT)
    qtbot.waitUntil(lambda: [text for text, _ in grammarian.asked] == [FAULT])
    write(ready, RIGHT)
    answers = []
    ready.checker.proofs.answered.connect(answers.append)
    grammarian.gate.set()
    read(qtbot, ready, RIGHT)
    assert [proof.question.text for proof in answers] == [RIGHT]
    assert drawn(ready) == []


def test_one_question_at_a_time_and_the_newest_draft_wins(qtbot, ready, grammarian):
    grammarian.gate = threading.Event()
    write(ready, "One is enough.")
    qtbot.waitUntil(lambda: len(grammarian.asked) == 1)
    for text in ("Two are enough.", "Three are enough.", "Four are enough."):
        write(ready, text)
        ready._check_again()
    grammarian.gate.set()
    read(qtbot, ready, "Four are enough.")
    assert [text for text, _ in grammarian.asked] == ["One is enough.", "Four are enough."]


def test_no_text_leaves_before_the_checker_is_ready_and_none_is_lost(qtbot, grammarian, refused):
    loaded = refused(silent())
    write(loaded, FAULT)
    assert loaded.grammar.standing is Standing.FAILED
    qtbot.waitUntil(lambda: loaded._outcome is not None)
    assert grammarian.asked == []
    assert not loaded._outcome.findings
    assert loaded.findings.summary == "Nothing found. The grammar was not checked."
    assert loaded.grammar_line.said == ""
    grammarian.refusal = None
    read(qtbot, loaded, FAULT)
    assert drawn(loaded) == ["drove homely"]


def test_a_check_that_failed_is_tried_again_later(qtbot, ready, grammarian, monkeypatch):
    grammarian.refusal = silent()
    write(ready, FAULT)
    qtbot.waitUntil(lambda: ready.grammar.standing is Standing.FAILED)
    qtbot.waitUntil(lambda: grammarian.starts >= 4)
    grammarian.refusal = None
    read(qtbot, ready, FAULT)
    assert ready.grammar.is_ready
    assert drawn(ready) == ["drove homely"]


def test_nothing_found_is_not_said_before_grammar_has_read(qtbot, ready, grammarian):
    grammarian.gate = threading.Event()
    write(ready, RIGHT)
    qtbot.waitUntil(lambda: ready._outcome is not None)
    assert ready.findings.summary == "Nothing found so far. The grammar is still to be read."
    grammarian.gate.set()
    read(qtbot, ready, RIGHT)
    assert ready.findings.summary == "Nothing found. Communications will still read it."


@pytest.mark.parametrize("kind", ["grammar.no_java", "grammar.no_languagetool", "grammar.odd_java"])
def test_what_is_missing_is_told_once_and_can_be_put_away(qtbot, grammarian, refused, desk, kind):
    loaded = refused(missing(kind))
    assert loaded.grammar.standing is Standing.MISSING
    assert loaded.grammar_line.said.startswith("Grammar is not checked: ")
    write(loaded, FAULT)
    qtbot.waitUntil(lambda: loaded._outcome is not None)
    assert loaded.footer.can_send
    loaded.grammar_line.put_away.click()
    assert desk.preferences[MISSING]
    assert loaded.grammar_line.said == ""
    assert grammarian.starts == 1


def test_what_was_put_away_stays_away(desk, refused):
    desk.prefer(MISSING, "away")
    loaded = refused(missing())
    assert loaded.grammar_line.said == ""
    assert not loaded.grammar_line.isVisible()


def test_what_is_missing_is_told_in_the_language_of_the_windows(qtbot, qapp, refused):
    loaded = refused(missing())
    Language.choose(qapp, "fr")
    try:
        qtbot.waitUntil(lambda: loaded.grammar_line.said.startswith("La grammaire"))
    finally:
        Language.choose(qapp, "en")
    assert loaded.grammar_line.put_away.isVisible()


def test_a_company_server_is_named_under_the_editor(qtbot, grammarian, store, page, session):
    object.__setattr__(
        store.charter, "profile", {"company": "Acme", "grammar_server": "https://lt.acme.example/"}
    )
    with qtbot.waitSignal(session.loaded):
        session.start()
    qtbot.waitUntil(lambda: page.grammar.is_ready)
    assert grammarian.servers == ["https://lt.acme.example/"]
    assert page.grammar_line.said == (
        "Grammar: checked by https://lt.acme.example/ of your company"
    )


@pytest.fixture
def named(store):
    """The company's profile names a server of its own; return its address."""
    server = "https://lt.acme.example/"
    profile = {"company": "Acme", "grammar_server": server}
    object.__setattr__(store.charter, "profile", profile)
    return server


def test_a_company_server_that_is_silent_is_told_and_tried_again(qtbot, grammarian, named, refused):
    loaded = refused(silent())
    assert loaded.grammar_line.said == (
        f"Grammar: not checked, {named} of your company does not answer"
    )
    grammarian.refusal = None
    qtbot.waitUntil(lambda: loaded.grammar.is_ready)
    assert loaded.grammar_line.said == f"Grammar: checked by {named} of your company"


def test_a_company_server_that_cannot_prove_itself_is_told_with_what_to_do(
    qtbot, grammarian, named, refused
):
    loaded = refused(Unavailable("grammar.certificate", server=named))
    assert loaded.grammar.standing is Standing.FAILED
    assert loaded.grammar_line.said.startswith(f"Grammar is not checked: {named} could not prove")
    assert "Tell the IT department" in loaded.grammar_line.said
    loaded.grammar_line.put_away.click()
    assert loaded.grammar_line.said.startswith("Grammar: not checked")
    grammarian.refusal = None
    qtbot.waitUntil(lambda: loaded.grammar.is_ready)
    assert loaded.grammar_line.said == f"Grammar: checked by {named} of your company"


def test_a_server_that_may_not_be_asked_is_told(refused):
    loaded = refused(BadInput("grammar.server", server="http://x"))
    assert loaded.grammar.standing is Standing.MISSING
    assert loaded.grammar_line.said.startswith("This address cannot check grammar")


def test_a_desk_without_a_checker_says_nothing_of_grammar(qtbot, loaded):
    write(loaded, FAULT)
    qtbot.waitUntil(lambda: loaded._outcome is not None)
    assert loaded.grammar.standing is Standing.ABSENT
    assert not loaded.grammar_line.isVisible()
    assert loaded.findings.summary == "Nothing found. Communications will still read it."


def test_the_chosen_language_wins_and_a_mixed_post_is_read_in_both(qtbot, ready, grammarian):
    english = "We are so proud of all the teams today."
    french = "Merci à toutes les équipes pour ce travail."
    write(ready, f"{english} {french}")
    read(qtbot, ready, f"{english} {french}")
    assert [language for _, language in grammarian.asked] == ["en", "fr"]
    grammarian.asked.clear()
    ready.header.language_chosen.emit("fr")
    qtbot.waitUntil(lambda: bool(grammarian.asked))
    assert grammarian.asked == [(f"{english} {french}", "fr")]


def test_what_is_sent_says_that_words_and_grammar_were_read(qtbot, ready, store):
    write(ready, RIGHT)
    read(qtbot, ready, RIGHT)
    QTest.keyClick(ready.editor, *CTRL_ENTER)
    qtbot.waitUntil(lambda: bool(store.appended))
    assert submission(store)["layers"] == [WORDS, ENGINE]


def test_a_post_that_is_sent_at_once_is_read_first(qtbot, ready, store, monkeypatch):
    ready.checker.proofs._timer.setInterval(60_000)
    write(ready, RIGHT)
    qtbot.waitUntil(lambda: ready._outcome is not None)
    assert not ready._outcome.grammar_by
    QTest.keyClick(ready.editor, *CTRL_ENTER)
    assert ready.footer.reason == "Reading the grammar first…"
    qtbot.waitUntil(lambda: bool(store.appended))
    assert submission(store)["layers"] == [WORDS, ENGINE]


def test_what_the_last_look_finds_is_shown_before_it_is_sent(qtbot, ready, store):
    ready.checker.proofs._timer.setInterval(60_000)
    write(ready, FAULT)
    qtbot.waitUntil(lambda: ready._outcome is not None)
    QTest.keyClick(ready.editor, *CTRL_ENTER)
    qtbot.waitUntil(lambda: drawn(ready) == ["drove homely"])
    qtbot.waitUntil(lambda: "send again" in ready.footer.reason)
    assert store.appended == []
    QTest.keyClick(ready.editor, *CTRL_ENTER)
    qtbot.waitUntil(lambda: bool(store.appended))


def test_who_writes_on_sends_nothing_after_all(qtbot, ready, store, grammarian):
    grammarian.gate = threading.Event()
    write(ready, FAULT)
    qtbot.waitUntil(lambda: ready._outcome is not None)
    QTest.keyClick(ready.editor, *CTRL_ENTER)
    write(ready, RIGHT)
    grammarian.gate.set()
    read(qtbot, ready, RIGHT)
    qtbot.wait(20)
    assert store.appended == []


def test_nobody_waits_long_for_the_last_look(qtbot, ready, store, grammarian):
    grammarian.gate = threading.Event()
    ready.last_look._timer.setInterval(50)
    write(ready, RIGHT)
    qtbot.waitUntil(lambda: ready._outcome is not None)
    QTest.keyClick(ready.editor, *CTRL_ENTER)
    qtbot.waitUntil(lambda: bool(store.appended))
    assert submission(store)["layers"] == [WORDS]


def test_a_checker_that_is_not_ready_keeps_no_post(qtbot, refused, store):
    loaded = refused(silent())
    write(loaded, RIGHT)
    qtbot.waitUntil(lambda: loaded._outcome is not None and loaded.footer.can_send)
    QTest.keyClick(loaded.editor, *CTRL_ENTER)
    qtbot.waitUntil(lambda: bool(store.appended))
    assert submission(store)["layers"] == [WORDS]


def test_words_that_were_not_checked_are_not_claimed(qtbot, loaded, store, speller):
    speller.silent = True
    write(loaded, RIGHT)
    qtbot.waitUntil(lambda: loaded._outcome is not None and loaded.footer.can_send)
    QTest.keyClick(loaded.editor, *CTRL_ENTER)
    qtbot.waitUntil(lambda: bool(store.appended))
    assert submission(store)["layers"] == []


def test_a_hidden_page_reads_nothing_until_it_is_seen_again(qtbot, ready, grammarian):
    write(ready, RIGHT)
    ready.hide()
    qtbot.wait(150)
    assert grammarian.asked == []
    ready.show()
    read(qtbot, ready, RIGHT)


def test_the_end_of_the_program_waits_for_no_grammar(qtbot, ready, grammarian, session):
    grammarian.gate = threading.Event()
    write(ready, RIGHT)
    qtbot.waitUntil(lambda: bool(grammarian.asked))
    session.background.closing.emit()
    assert grammarian.is_abandoned.is_set()


def test_the_twin_is_read_too(qtbot, ready, grammarian):
    write(ready, RIGHT)
    ready.header.add_twin.click()
    qtbot.waitUntil(lambda: ready.twin.draft is not None)
    ready.beside.pane.writing.editor.insertPlainText(FAULT)
    qtbot.waitUntil(lambda: bool(ready.twin.layers) and len(ready.twin.layers) == 2)
    assert [card.finding.text for card in ready.beside.pane.findings.cards()] == ["drove homely"]
