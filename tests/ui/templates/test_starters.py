"""Texts that ship with the product, in the window of templates."""

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.services import practice, templates
from desktop_app.ui.language import Language


@pytest.fixture
def window(desk):
    made = desk.window.compose.beginning.templates
    desk.window.compose.beginning.start_from.all_wanted.emit()
    desk.settle()
    made.from_starter.click()
    desk.settle()
    yield made
    made.close()


def said(window):
    return " | ".join(label.text() for label in window.starters.about.findChildren(QLabel))


def test_a_text_is_shown_with_an_example_and_what_the_rules_find(window):
    page = window.starters
    assert page.isVisible()
    page.rows.choose("An open post")
    assert "[job title]" in said(window)
    assert "Aurelis" not in page.chosen.text
    assert "a young and dynamic salesperson" in said(window)
    assert "A job offer that sorts people by age" in said(window)
    assert "rule rec.discriminate" in said(window)


def test_it_is_changed_and_proposed_and_waits_for_somebody_else(desk, window):
    window.starters.rows.choose("We look for suppliers")
    window.starters.use.click()
    assert window.form.isVisible()
    assert window.form.name.text() == "We look for suppliers"
    window.form.text.setPlainText(window.form.text.toPlainText() + " Thank you.")
    window.form.propose.click()
    desk.settle()
    found = templates.templates(desk.window.session.parts, practice.ACCOUNT.id)
    (made,) = [one for one in found if one.name == "We look for suppliers"]
    assert made.text.endswith("Thank you.")
    assert (made.id, made.proposed_by) == (None, practice.EXECUTIVE)


def test_the_other_languages_texts_are_chosen_and_read_in_the_windows_language(qapp, qtbot, window):
    page = window.starters
    page.language.choose(1)
    page.language.chosen.emit(1)
    page.rows.choose("Un poste à pourvoir")
    assert "[métier]" in said(window)
    assert "A job offer that sorts people by age" in said(window)
    Language.choose(qapp, "fr")
    qtbot.waitUntil(lambda: page.use.text() == "Commencer une proposition")
    assert "Une offre qui trie selon l’âge" in said(window)


def test_cancel_goes_back_to_the_list(window):
    window.starters.cancel.click()
    assert window.rows.isVisible()
    assert not window.starters.isVisible()
