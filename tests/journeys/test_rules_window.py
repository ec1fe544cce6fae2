"""Legal writes a rule in the window, proves it, tries it on past posts; communications adopts it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop_app.services import practice
from desktop_app.services.rulewriting import Match
from desktop_app.ui.rules import page as rules_page

ARCHIVE = """text,decision
They sell one zebra a day,changed
We bake bread,approved
A zebra walks,approved
"""


def write(hand, fields):
    """A rule about two words near one another; one of its samples is not right."""
    hand.fill(fields.name.line, "zebra")
    hand.choose(fields.match, list(Match).index(Match.NEAR))
    hand.click(fields.languages.boxes["fr"])
    hand.fill(fields.words.field, "zebra")
    hand.fill(fields.near.field, "sell*")
    for language in ("en", "fr"):
        hand.fill(fields.explain[language].field, "The zebra is a secret.")
        hand.fill(fields.suggest[language].field, "Wait.")
    fill_lines(hand, fields.hits["en"], "We sell the zebra", "Selling a zebra")
    fill_lines(hand, fields.misses["en"], "A zebra sells", "We sell bread")


def fill_lines(hand, words, *typed):
    """One entry a line, with Enter between."""
    hand.fill(words.field, typed[0])
    for line in typed[1:]:
        hand.press(words.field, Qt.Key.Key_Return)
        hand.type(words.field, line)


def sees(page, words):
    return any(label.isVisible() and label.text() == words for label in page.findChildren(QLabel))


def try_on_an_archive(hand, page, folder, monkeypatch):
    """The rule that is being written, on a text and on past posts."""
    path = folder / "posts.csv"
    path.write_text(ARCHIVE, encoding="utf-8")
    hand.click(page.editor.bench)
    bench = page.bench
    assert bench.rules.currentText().endswith("own.zebra")
    hand.fill(bench.text, "They sell one zebra a day")
    hand.wait(lambda: [one.rule for one in bench.findings] == ["own.zebra"], "the text to be read")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    hand.click(bench.of_archive)
    hand.settle()
    shown = bench.report.table
    assert [shown.item(0, place).text() for place in range(4)] == ["own.zebra", "333.3", "1", "0"]
    assert shown.item(0, 4).text() == "1 of 1"
    hand.wait(lambda: sees(page, "Newly caught: 1"), "what is newly caught")
    hand.wait(lambda: sees(page, "Newly missed: 0"), "what is newly missed")


def test_a_rule_from_the_form_to_the_post_that_it_flags(start, tmp_path, monkeypatch):
    hand = start("en")
    window = hand.window
    hand.act_as(practice.LEGAL)
    window.show_page("rules")
    hand.settle()
    page = window.rules
    assert not any(line.is_own for line in page.board.lines)

    hand.click(page.list.new)
    editor = page.editor
    write(hand, editor.fields)
    hand.wait(lambda: "not right" in editor.samples.title.text(), "a sample to be wrong")
    assert "“A zebra sells” should be left alone, and is found." in editor.samples.said
    assert not editor.propose.isEnabled()

    fill_lines(hand, editor.fields.misses["en"], "A striped zebra", "We sell bread")
    hand.wait(editor.propose.isEnabled, "all samples to be right")
    try_on_an_archive(hand, page, tmp_path, monkeypatch)

    page.go_to(rules_page.LIST)
    hand.click(editor.propose)
    hand.settle()
    versions = page.versions
    assert page.sections.current == rules_page.VERSIONS
    hand.wait(lambda: versions.change is not None, "the versions to be compared")
    assert versions.change.book.added == ("own.zebra",)
    assert not versions.adopt.isEnabled()
    assert versions.why_not.text() == "You proposed it: somebody else puts it in force."

    hand.act_as(practice.COMMUNICATIONS)
    hand.click(versions.adopt)
    hand.wait(lambda: len(page.board.versions) == 2, "the rule to be in force")
    hand.settle()
    assert page.board.lines[0].rule.id == "own.zebra"

    hand.act_as(practice.EXECUTIVE)
    hand.write("Tomorrow we sell the zebra to everybody.")
    cards = window.compose.findings.cards()
    assert "own.zebra" in [card.finding.rule for card in cards]
