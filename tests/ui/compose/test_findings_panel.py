from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPlainTextEdit

from desktop_app.checks.tone import NO_TONE, Meter, Tone
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span
from desktop_app.domain.payload import Part
from desktop_app.domain.text import LIMIT, obstacles, weighted_length
from desktop_app.services.checking import Checked
from desktop_app.services.ports import Draft
from desktop_app.ui.compose.findings_panel import CARDS, FindingsPanel
from desktop_app.ui.compose.outcome import Outcome, Question


def legal(text, words, **more):
    start = text.index(words)
    return Finding(
        rule="forward.promise",
        version=1,
        family=Family.FORWARD_LOOKING,
        severity=Severity.LEGAL,
        span=Span(start=start, end=start + len(words)),
        text=words,
        message=Explanation(en="A promise.", fr="Une promesse."),
        **more,
    )


def outcome(text, *findings, meter=NO_TONE):
    checked = Checked(
        text=text,
        language="en",
        length=weighted_length(text),
        limit=LIMIT,
        findings=findings,
        obstacles=obstacles(text),
        requirements=(),
        meter=meter,
    )
    draft = Draft(
        id="d",
        owner="claire",
        account="acme",
        parts=(Part(text=text),),
        language="auto",
        saved_at=datetime(2026, 11, 21, tzinfo=UTC),
    )
    return Outcome(
        question=Question(draft=draft),
        parts=(checked,),
        fits=(len(text),),
        obstacles=checked.obstacles,
        requirements=(),
    )


@pytest.fixture
def panel(qtbot):
    made = FindingsPanel()
    qtbot.addWidget(made)
    made.show()
    return made


def test_before_the_record_is_open_nothing_is_claimed(panel):
    panel.show_waiting()
    assert panel.summary == "Opening the record. Your text is already being kept."


def test_counts_by_what_they_ask_for(panel):
    text = "We will win and we will grow"
    panel.show_outcome(outcome(text, legal(text, "will win"), legal(text, "will grow")))
    assert panel.summary.startswith("2 for legal")


def test_why_opens_the_advice_and_the_law(qtbot, panel):
    text = "We will win"
    found = legal(
        text,
        "will win",
        advice=Explanation(en="Say what happened.", fr="Dites les faits."),
        reference=("MAR art. 17",),
    )
    panel.show_outcome(outcome(text, found))
    card = panel.cards()[0]
    assert not card._more.isVisible()
    card._why.click()
    assert card._more.isVisible()
    panel.show_outcome(outcome("So " + text, legal("So " + text, "will win", **kept(found))))
    assert panel.cards()[0]._more.isVisible(), "an edit elsewhere leaves it open"
    assert panel.cards()[0].finding.span.start == 6


def test_a_card_says_what_another_rule_says_of_the_same_words(panel):
    """A quiet period that begins, a law that is named: whatever is shown is new."""
    text = "We will win"
    found = legal(text, "will win")
    panel.show_outcome(outcome(text, found))
    message = Explanation(en="A promise, in a quiet period.", fr="Promesse, en période de silence.")
    panel.show_outcome(outcome(text, replace(found, quiet=True, message=message)))
    (card,) = panel.cards()
    shown = [label.text() for label in card.findChildren(QLabel)]
    assert any("A promise, in a quiet period." in words for words in shown)
    assert not any("A promise." in words for words in shown)
    reference = ("MAR art. 17",)
    panel.show_outcome(outcome(text, replace(found, reference=reference)))
    panel.cards()[0]._why.click()
    shown = [label.text() for label in panel.cards()[0].findChildren(QLabel)]
    assert "MAR art. 17" in shown


def kept(finding):
    return {"advice": finding.advice, "reference": finding.reference}


def test_a_fix_names_the_finding_as_it_stands_now(qtbot, panel):
    text = "We will win"
    found = legal(text, "will win", suggestions=("won", "have won"))
    panel.show_outcome(outcome(text, found))
    buttons = panel.cards()[0].findChildren(QAbstractButton)
    with qtbot.waitSignal(panel.fix_wanted) as wanted:
        next(button for button in buttons if button.text() == "have won").click()
    assert wanted.args == [found, "have won"]


def test_boasting_is_quoted_and_asks_nobody(panel):
    words = ("best", "amazing", "best", "unique", "epic", "insane")
    boast = Meter(tone=Tone.PROMOTES, praises=words, facts=0)
    panel.show_outcome(outcome("The best, amazing", meter=boast))
    assert panel.tone == "Praises more than it informs: “best”, “amazing”, “unique” and “epic”"
    assert panel.cards() == []
    panel.show_outcome(
        outcome("Amazing: 3 workshops", meter=Meter(tone=Tone.MIXED, praises=("a",)))
    )
    assert panel.tone == ""


def test_only_so_many_cards_are_built(panel):
    text = "aa " * 80
    many = [legal(text, "aa", suggestions=(str(n),)) for n in range(60)]
    panel.show_outcome(outcome(text, *many))
    assert len(panel.cards()) == CARDS
    assert f"the first {CARDS} are shown" in panel.summary


def test_an_empty_text_is_no_reproach(panel):
    panel.show_outcome(outcome(""))
    assert panel.cards() == []
    assert panel.summary == "What the checks find in your text appears here as you write."


def test_everything_that_can_be_used_has_a_name(qtbot, loaded):
    text = "We will win\u202e"
    loaded.editor.insertPlainText(text)
    loaded.findings.show_outcome(outcome(text, legal(text, "will win", suggestions=("won",))))
    used = [
        widget
        for kind in (QAbstractButton, QPlainTextEdit, QComboBox)
        for widget in loaded.findChildren(kind)
        if widget.isVisibleTo(loaded)
    ]
    unnamed = [widget for widget in used if not named(widget)]
    assert len(used) > 8
    assert unnamed == []


def named(widget):
    """What a screen reader calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
