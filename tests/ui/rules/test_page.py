"""The page of the rules on a real practice record: read by all, changed by two."""

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.errors import BadInput
from desktop_app.domain.finding import Severity
from desktop_app.services import governing, practice, ruleboard
from desktop_app.services.rulewriting import RuleForm
from desktop_app.ui.line import State
from desktop_app.ui.rules.page import BENCH, COMPANY, FACTS, LIST, VERSIONS
from tests.services.test_rulewriting import TOWER
from tests.ui.kept import away


@pytest.fixture
def page(desk):
    desk.act_as(practice.LEGAL)
    desk.window.show_page("rules")
    desk.settle()
    return desk.window.rules


def adopt(desk, proposal):
    parts = desk.window.session.parts
    governing.adopt(parts, proposal, practice.COMMUNICATIONS)
    desk.window.rules.reload()
    desk.settle()


def test_whoever_may_change_nothing_reads_everything_and_why(desk, page):
    desk.act_as(practice.EXECUTIVE)
    assert "Changes are proposed by whoever holds one of these duties" in page.why_not
    assert not page.list.new.isVisibleTo(page.list)
    assert page.list.rows.count() > 200
    for panel in (page.facts, page.company):
        assert not panel.propose.isVisibleTo(panel)
    assert page.company.texts["company"].line.isReadOnly()
    assert page.company.texts["company"].text == "Aurelis"


def test_nothing_is_proposed_or_put_in_force_while_the_record_does_not_answer(desk, page):
    line = desk.window.session.line
    proposing = (page.editor, page.facts, page.company)
    buttons = (page.versions.adopt, page.list.remove, *(one.propose for one in proposing))
    assert not any(button.is_hindered for button in buttons)
    line._say(away())
    assert all(button.is_hindered and not button.isEnabled() for button in buttons)
    line._say(State())
    assert not any(button.is_hindered for button in buttons)


def test_rules_are_found_by_words_severity_and_whose_they_are(desk, page):
    adopt(desk, ruleboard.propose_rule(desk.window.session.parts, practice.LEGAL, TOWER))
    rules = page.list
    rules.sort.setCurrentIndex(1)
    assert [rules.rows.item(0).text(), rules.rows.count()] == ["The tower is for sale", 1]
    assert rules.change.isVisibleTo(rules)
    rules.sort.setCurrentIndex(0)
    rules.search.setText("tower sale")
    assert rules.chosen.rule.id == "own.tower"
    rules.severity.setCurrentIndex(1 + list(Severity).index(Severity.INFO))
    assert rules.chosen is None
    assert not rules.card._inside.isVisibleTo(rules.card)


def test_a_regular_expression_is_refused_as_one_types(desk, page, qtbot):
    page.list.new.click()
    editor = page.editor
    editor.fields.show_form(TOWER, editor._session.opening.clock.now().date())
    qtbot.waitUntil(editor.propose.isEnabled)
    editor.fields.words.field.setPlainText("tow.*r")
    assert not editor.propose.isEnabled()
    qtbot.waitUntil(lambda: bool(editor._tried))
    assert not editor.propose.isEnabled()
    assert "holds a regular expression: tow.*r" in editor.samples.said[0]
    editor.fields.words.field.clear()
    qtbot.waitUntil(lambda: editor.samples.said == ["Write the words that it looks for."])


def test_an_own_rule_is_changed_and_taken_out_by_proposals(desk, page, qtbot):
    adopt(desk, ruleboard.propose_rule(desk.window.session.parts, practice.LEGAL, TOWER))
    page.list.rows.choose("own.tower")
    page.list.change.click()
    assert page.editor.fields.form == TOWER
    page.editor.fields.distance.setValue(9)
    qtbot.waitUntil(page.editor.propose.isEnabled)
    page.editor.propose.click()
    desk.settle()
    desk.settle()
    (change,) = page.versions.change.book.changed
    assert (change.rule, change.new_version) == ("own.tower", 2)
    page.go_to(LIST)
    page.list.rows.choose("own.tower")
    page.list.remove.click()
    desk.settle()
    desk.settle()
    assert page.versions.change.book.removed == ("own.tower",)
    assert len(page.board.proposals) == 2


def test_published_figures_and_names_are_proposed_the_same_way(desk, page):
    page.go_to(FACTS)
    assert not page.facts.propose.isEnabled()
    page.facts.table.add.click()
    page.facts.table.table.setItem(0, 0, _cell("88 M€"))
    assert page.facts.propose.isEnabled()
    page.facts.propose.click()
    desk.settle()
    desk.settle()
    assert page.sections.current == VERSIONS
    assert page.versions.rows.hasFocus()
    assert [one.key for one in page.versions.change.values] == ["facts"]
    page.go_to(COMPANY)
    page.company.lists["codenames"].field.setPlainText("Projet Lynx\nBlue Heron")
    page.company.packs.boxes["topics"].setChecked(False)
    page.company.propose.click()
    desk.settle()
    desk.settle()
    changed = {one.key: one.after for one in page.versions.change.values}
    assert changed == {"codenames": "Projet Lynx\nBlue Heron", "switched_off": "topics"}


def test_a_name_that_came_into_force_under_the_form_does_not_go_unseen(desk, page):
    parts = desk.window.session.parts
    page.go_to(COMPANY)
    page.company.lists["codenames"].field.setPlainText("Projet Lynx\nBlue Heron")
    proposed = ruleboard.propose_values(parts, practice.LEGAL, {"codenames": ["Grey Seal"]})
    adopt(desk, proposed)
    assert page.company.lists["codenames"].lines == ("Projet Lynx", "Blue Heron")
    page.company.propose.click()
    desk.settle()
    assert page.company.trouble.error.kind == "governing.meanwhile"
    page.company.undo.click()
    assert page.company.lists["codenames"].lines == ("Grey Seal",)
    page.company.lists["codenames"].field.setPlainText("Grey Seal\nBlue Heron")
    page.company.propose.click()
    desk.settle()
    desk.settle()
    (change,) = page.versions.change.values
    assert (change.before, change.after) == ("Grey Seal", "Grey Seal\nBlue Heron")


def test_a_figure_that_nobody_could_recognise_is_refused_in_place(desk, page):
    page.go_to(FACTS)
    page.facts.table.add.click()
    page.facts.table.table.setItem(0, 0, _cell("much"))
    page.facts.propose.click()
    desk.settle()
    assert page.facts.trouble.error.kind == "profile.fact"
    assert page.facts.table.values == [{"value": "much"}], "what was typed stays"


def test_a_bench_can_be_stopped(desk, page):
    bench = page.bench
    bench.of_record.click()
    assert bench.stop.isVisibleTo(bench)
    bench.stop.click()
    desk.settle()
    assert bench.told.text() == "Stopped. Nothing was kept."
    assert not bench.report.isVisibleTo(bench)
    bench.of_record.click()
    desk.settle()
    assert bench.report.isVisibleTo(bench)
    assert "posts read" in bench.report.said.text()


def test_a_text_that_cannot_be_read_stops_no_bench(desk, page):
    bench = page.bench
    bench.of_record.click()
    bench._not_read(BadInput("profile.key", key="x"))
    assert bench.trouble.error.kind == "profile.key"
    assert bench.stop.isVisibleTo(bench)
    assert not bench.of_record.isEnabled()
    bench.stop.click()
    desk.settle()


def test_the_keyboard_goes_to_what_stops_a_bench_and_comes_back(desk, page):
    desk.window.activateWindow()
    page.go_to(BENCH)
    page.bench.of_record.setFocus()
    page.bench.of_record.click()
    assert page.bench.stop.hasFocus()
    desk.settle()
    desk.qtbot.waitUntil(lambda: not page.bench.stop.isVisible())
    assert page.bench.of_record.hasFocus()


def test_whoever_puts_a_rule_in_force_reads_it_in_words(desk, page):
    ruleboard.propose_rule(desk.window.session.parts, practice.LEGAL, TOWER)
    desk.act_as(practice.COMMUNICATIONS)
    desk.window.activateWindow()
    page.go_to(VERSIONS)
    page.reload()
    desk.settle()
    desk.settle()
    read = [one.text() for one in page.versions._inside.findChildren(QLabel)]
    for words in ("The tower is for sale", "Who must look", "It must find", "Legal must approve"):
        assert words in read
    page.versions.adopt.setFocus()
    page.versions.adopt.click()
    desk.settle()
    desk.settle()
    assert page.versions.rows.hasFocus()


def test_everything_is_said_again_in_the_other_language(desk, page):
    page.editor.begin(RuleForm(), desk.window.session.opening.clock.now().date())
    desk.settle()
    desk.window.look.choose_language("fr")
    desk.qtbot.waitUntil(lambda: page.list.new.text() == "Nouvelle règle…")
    assert page.bench.of_record.text() == "Essayer sur le registre"
    assert page.company.propose.text() == "Proposer les modifications"
    assert page.versions.adopt.text() == "Mettre en vigueur"


def _cell(text):
    from PySide6.QtWidgets import QTableWidgetItem

    return QTableWidgetItem(text)
