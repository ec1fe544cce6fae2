from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from desktop_app.domain.action import ActionKind
from desktop_app.domain.note import Note
from desktop_app.ui.compose import explaining
from desktop_app.ui.compose.pieces import part_joined, part_moved, part_removed, part_split

RISK = "Our revenue will surge by 40% next quarter."


@pytest.fixture(autouse=True)
def _risky(speller):
    speller.risky = ("will surge",)


def legal(outcome):
    return next(finding for finding in outcome.findings if finding.severity == "legal")


def test_what_the_author_explains_stays_with_the_draft(loaded, checked, desk):
    loaded.editor.insertPlainText(RISK)
    finding = legal(checked())
    card = loaded.findings.card_of(finding)
    for button in (card._why, card._explain._ask):  # on every card: which is meant is told
        assert "will surge" in button.accessibleDescription()
    assert not card._explain.is_open
    card.begin_explanation()
    QTest.keyClicks(card._explain.field, "In our report of 3 May")
    (said,) = loaded.drafts.working.explanations
    assert (said.rule, said.part, said.quote) == (finding.rule, 0, finding.text)
    assert said.text == "In our report of 3 May"
    checked()
    assert loaded.findings.card_of(finding) is card
    assert card._explain.field.hasFocus()
    loaded.flush()
    (kept,) = desk.kept.values()
    loaded.header.new.click()
    assert loaded.drafts.working.explanations == ()
    loaded.header.draft_chosen.emit(kept.id)
    checked()
    shown = loaded.findings.card_of(finding)._explain
    assert shown.is_open
    assert shown.field.toPlainText() == "In our report of 3 May"


def test_an_explanation_can_be_taken_back(loaded, checked):
    loaded.editor.insertPlainText(RISK)
    finding = legal(checked())
    draft = explaining.explained(loaded.drafts.working, finding=finding, words="Because")
    assert explaining.explanation_of(finding, draft.explanations) == "Because"
    assert explaining.explained(draft, finding=finding, words=" ").explanations == ()


def test_only_what_is_still_found_is_explained_to_the_reviewers(qtbot, loaded, checked, store):
    loaded.editor.insertPlainText(RISK)
    finding = legal(checked())
    loaded.findings.explained.emit(finding, "Published in May")
    gone = replace(finding, text="gone")
    loaded.findings.explained.emit(gone, "No longer there")
    loaded.writing.note.open()
    QTest.keyClicks(loaded.writing.note.field, "Please by noon")
    checked()
    loaded._send()
    qtbot.waitUntil(lambda: len(store.appended) == 1)
    action = store.appended[0]
    assert action.kind is ActionKind.SUBMIT
    note = Note.read(action.attached[-1])
    assert note.text == "Please by noon"
    assert [each.text for each in note.explanations] == ["Published in May"]
    assert "noon" not in action.payload
    qtbot.waitUntil(lambda: not loaded.sending.is_busy)


def test_spelling_needs_no_explanation(loaded, checked):
    loaded.editor.insertPlainText("teh")
    checked()
    assert loaded.findings.cards()[0]._explain is None


def test_explanations_follow_their_part(loaded, checked):
    loaded.editor.insertPlainText(RISK)
    draft = explaining.explained(loaded.drafts.working, finding=legal(checked()), words="Yes")
    part = draft.parts[0]
    two = replace(draft, parts=(part, replace(part, text="More")))
    assert part_moved(two, number=0, to=1).explanations[0].part == 1
    assert part_removed(two, number=0).explanations == ()
    last = part_moved(two, number=0, to=1)
    assert part_removed(last, number=0).explanations[0].part == 0
    assert part_split(last, number=0, before="Mo", after="re").explanations[0].part == 2
    assert part_joined(last, number=1, text="x").explanations[0].part == 0


def test_too_long_an_explanation_stays_whole_and_is_not_sent(qtbot, loaded, checked, store):
    loaded.editor.insertPlainText(RISK)
    card = loaded.findings.card_of(legal(checked()))
    card.begin_explanation()
    field = card._explain.field
    field.insertPlainText("x" * (explaining.LONGEST + 5))
    (said,) = loaded.drafts.working.explanations
    assert len(said.text) == explaining.LONGEST + 5
    assert card._explain.room.text.text() == "5 characters too many; at most 1,000."
    checked()
    assert loaded.footer.reason == "Explain to legal: 5 characters too many; at most 1,000."
    loaded._send()
    assert not loaded.sending.is_busy
    field.undo()
    checked()
    assert loaded.footer.can_send
    assert store.appended == []


def test_too_long_an_explanation_of_words_that_are_gone_stands_in_nobodys_way(loaded, checked):
    loaded.editor.insertPlainText(RISK)
    finding = legal(checked())
    loaded.findings.explained.emit(finding, "x" * (explaining.LONGEST + 1))
    checked()
    assert not loaded.footer.can_send
    loaded.editor.setPlainText("Thank you all")
    checked()
    assert loaded.footer.can_send
