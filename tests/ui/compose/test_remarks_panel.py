"""Suggestions in the real window: taken over as one step, after it was said who could still approve."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.discussion import Anchor
from desktop_app.domain.payload import Part
from desktop_app.services import discussing, drafting, reading
from desktop_app.services.parts import Changes

TEXT = "Our teams 👩‍🔬 opened the centre in Lyon. Thank you for this fine day."


class Office:
    """Claire's draft that continues a post, and what others said of that post."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot, self.page = window, qtbot, window.compose
        self.parts = window.session.parts
        clock, account = window.session.opening.clock, window.session.account.id
        draft = replace(drafting.new_draft(clock, "claire", account), parts=(Part(text=TEXT),))
        self.post = drafting.submit_for_review(self.parts, draft, "claire")

    @property
    def panel(self):
        return self.page.remarks

    @property
    def record(self):
        return reading.open_post(self.parts, self.post, "claire").record

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.window.session.background.busy, timeout=20_000)

    def say(self, by, words, instead=None, text="Look."):
        start = TEXT.index(words)
        anchor = Anchor(part=0, start=start, end=start + len(words), quote=words)
        shown = self.record.current.sha256
        options = {"anchor": anchor, "suggestion": instead}
        return discussing.comment(self.parts, self.post, shown, by, text, **options)

    def write(self):
        self.window.open_draft(drafting.continue_post(self.parts, self.post, "claire"))
        self.settle()

    def take(self):
        QTest.keyClick(
            self.page.editor,
            Qt.Key.Key_A,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )


@pytest.fixture
def office(unloaded, qtbot):
    unloaded.show()
    qtbot.waitUntil(lambda: unloaded.session.is_loaded, timeout=20_000)
    unloaded.activateWindow()
    qtbot.waitUntil(unloaded.isActiveWindow)  # only then its keys are heard
    made = Office(unloaded, qtbot)
    made.settle()
    return made


def texts(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


def test_one_key_asks_the_same_key_takes_it_over_and_undo_takes_it_back(office):
    made = office.say("ines", "fine day", "great opening day")
    office.write()
    page, question = office.page, office.panel.question
    office.take()
    assert question.isVisible()
    assert "Inès Kaci suggested this and can then no longer approve." in question.text.text()
    assert "Paul Roy still can" in question.text.text()
    assert page.editor.text == TEXT
    office.take()
    assert page.editor.text == TEXT.replace("fine day", "great opening day")
    assert page.drafts.working.accepted == (made,)
    assert office.panel.cards[made].state.text() == "Taken over"
    page.editor.undo()
    assert page.editor.text == TEXT
    office.qtbot.waitUntil(lambda: office.panel.cards[made].state.text() == "Open")


def test_cancel_changes_nothing(office):
    office.say("ines", "fine day", "great day")
    office.write()
    office.take()
    office.panel.question.cancel.click()
    assert not office.panel.question.isVisible()
    assert office.page.editor.text == TEXT
    assert office.page.drafts.working.accepted == ()


def test_it_says_when_nobody_else_could_approve(office):
    office.say("paul", "fine day", "great day")
    office.write()
    office.take()
    assert "For Communications, nobody else could" in office.panel.question.text.text()


def test_a_suggestion_follows_its_words_through_typing(office):
    office.say("ines", "fine day", "great day")
    office.write()
    cursor = office.page.editor.textCursor()
    cursor.setPosition(0)
    cursor.insertText("🎉 So: ")
    office.take()
    office.take()
    assert office.page.editor.text == "🎉 So: " + TEXT.replace("fine day", "great day")


def test_words_that_the_author_changed_cannot_be_replaced(office):
    made = office.say("ines", "fine day", "great day")
    office.write()
    editor = office.page.editor
    editor.remove(TEXT, [(TEXT.index("fine"), TEXT.index("fine") + 4)])
    office.qtbot.waitUntil(lambda: "is gone" in texts(office.panel.cards[made]))
    assert office.panel.why_not == "No suggestion to take over"
    office.take()
    assert not office.panel.question.isVisible()


def test_a_remark_is_shown_and_offers_nothing_to_take(office):
    made = office.say("paul", "Lyon", text="Which one?")
    office.write()
    card = office.panel.cards[made]
    assert "Which one?" in texts(card)
    assert not card.take.isVisible()
    card.words.click()
    assert office.page.editor.textCursor().selectedText() == "Lyon"


def test_news_arrives_and_another_draft_has_none(office):
    office.write()
    assert not office.panel.isVisible()
    made = office.say("ines", "fine day", "great day")
    office.window.session.changed.emit(Changes(reviews=True))
    office.settle()
    assert made in office.panel.cards
    assert office.panel.isVisible()
    office.page.header.new_wanted.emit()
    office.settle()
    assert not office.panel.isVisible()


def test_review_asks_for_one_of_them(office):
    office.say("ines", "Lyon", "Lille")
    made = office.say("ines", "fine day", "great day")
    office.write()
    office.panel.ask_about(made)
    assert "great day" in texts(office.panel.question)
    office.panel.question.confirm.click()
    assert office.page.editor.text == TEXT.replace("fine day", "great day")


def test_what_was_taken_over_settles_its_remark(office):
    made = office.say("ines", "fine day", "great day")
    office.write()
    office.take()
    office.take()
    office.page.flush()
    drafting.submit_for_review(office.parts, office.page.drafts.current, "claire")
    (remark,) = office.record.comments
    assert (remark.id, remark.is_accepted) == (made, True)
    assert "ines" in office.record.contributors
