import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span
from desktop_app.domain.text import LIMIT, obstacles, weighted_length
from desktop_app.services.checking import Checked
from desktop_app.ui.compose.outcome import fitting
from desktop_app.ui.compose.underlines import DRAWN, Underlines
from desktop_app.ui.theme import Theme

STYLE = QTextCharFormat.UnderlineStyle


def finding(start, end, severity=Severity.INFO, family=Family.SPELLING):
    return Finding(
        rule="a.rule",
        version=1,
        family=family,
        severity=severity,
        span=Span(start=start, end=end),
        text="x",
        message=Explanation(en="Why", fr="Pourquoi"),
    )


def checked(text, *findings):
    return Checked(
        text=text,
        language="en",
        length=weighted_length(text),
        limit=LIMIT,
        findings=findings,
        obstacles=obstacles(text),
        requirements=(),
    )


@pytest.fixture
def show(qtbot):
    Theme.apply(QApplication.instance(), "light")
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)

    def shown(text, *findings):
        editor.setPlainText(text)
        marks = Underlines(editor)
        answer = checked(text, *findings)
        marks.show(text, answer, fitting(answer))
        return editor, marks

    return shown


def test_each_severity_has_its_own_line_not_only_its_own_colour(show):
    editor, _ = show(
        "aa bb cc dd",
        finding(0, 2, Severity.LEGAL, Family.CLAIMS),
        finding(3, 5, Severity.CAUTION, Family.CLAIMS),
        finding(6, 8, Severity.INFO, Family.CLAIMS),
        finding(9, 11, Severity.INFO, Family.SPELLING),
    )
    styles = [s.format.underlineStyle() for s in editor.extraSelections()]
    assert styles == [
        STYLE.SingleUnderline,
        STYLE.DashUnderline,
        STYLE.DotLine,
        STYLE.WaveUnderline,
    ]
    assert editor.extraSelections()[0].format.hasProperty(QTextCharFormat.Property.BackgroundBrush)


def test_a_hundred_are_drawn_the_gravest_first(show):
    many = [finding(n, n + 1) for n in range(150)]
    editor, marks = show("x" * 200, *many, finding(199, 200, Severity.LEGAL, Family.CLAIMS))
    assert len(editor.extraSelections()) == DRAWN
    assert marks.at(200).finding.severity is Severity.LEGAL


def test_drawing_changes_neither_document_nor_undo(show):
    editor, _ = show("some text", finding(0, 4))
    assert not editor.document().isUndoAvailable()
    assert editor.toPlainText() == "some text"


def test_a_mark_follows_its_words(show):
    editor, marks = show("teh end", finding(0, 3))
    editor.textCursor().insertText("In ")
    mark = marks.after(-1)
    assert (mark.start, mark.end, mark.is_fresh) == (3, 6, True)


def test_a_mark_whose_words_changed_is_not_fresh(show):
    editor, marks = show("teh end", finding(0, 3))
    cursor = editor.textCursor()
    cursor.setPosition(1)
    cursor.insertText("!")
    assert not marks.after(-1).is_fresh


def test_hidden_characters_are_made_visible_by_their_neighbours(show):
    editor, _ = show("a\u202eb")
    assert [s.cursor.selectedText() for s in editor.extraSelections()] == ["a\u202eb"]


def test_what_is_too_much_is_shown(show):
    editor, _ = show("🚀" * 139 + "ab" + "too much")
    assert [s.cursor.selectedText() for s in editor.extraSelections()] == ["too much"]


def test_going_from_one_to_the_next(show):
    _, marks = show("aa bb", finding(0, 2), finding(3, 5))
    assert (marks.first.start, marks.last.start) == (0, 3)
    assert (marks.after(0).start, marks.after(3)) == (3, None)
    assert (marks.before(3).start, marks.before(0)) == (0, None)
    assert show("nothing")[1].first is None


def test_marks_of_words_that_are_gone_are_passed_over(show):
    editor, marks = show("aa bb", finding(0, 2), finding(3, 5))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(2):
        editor.textCursor().deleteChar()
    assert marks.first.words == "bb"
