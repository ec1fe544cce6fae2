"""The month against its budget: a warning before, on the pages where a post is decided."""

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.services.metering import Month
from desktop_app.ui.budget import dollars, percent
from desktop_app.ui.language import Language
from tests.fakes import NOW


def month(spent, budget=25_000_000):
    return Month(begins=NOW, posts=3, spent=spent, budget=budget)


@pytest.fixture
def budgets(desk):
    return desk.window.session.budgets


def test_the_months_are_read_with_the_record(budgets):
    assert {str(account): each.budget for account, each in budgets.months.items()} == {
        "claire-morel": None,
        "aurelis": 25_000_000,
    }


def test_a_month_that_is_fine_needs_no_words(budgets):
    assert budgets.warning("aurelis", 1_000_000) == ("", "")
    assert budgets.warning("claire-morel", 99_000_000) == ("", "")
    assert budgets.warning("nobody", 1) == ("", "")


def test_near_and_over_are_said_with_figures(budgets):
    budgets.months = {"aurelis": month(20_500_000)}
    tone, said = budgets.warning("aurelis", 250_000)
    assert (tone, said) == (
        "info",
        "With this post the month reaches 83% of the budget of $25.00.",
    )
    tone, said = budgets.warning("aurelis", 5_000_000)
    assert tone == "caution"
    assert said == "With this post the month goes over the budget of $25.00: 102% of it."


def test_figures_are_written_as_the_language_does(qapp):
    Language.choose(qapp, "fr")
    assert (dollars(25_000_000), percent(83)) == ("25,00\u00a0$", "83\u00a0%")
    Language.choose(qapp, "en")
    assert (dollars(25_000_000), percent(83)) == ("$25.00", "83%")


def test_a_writer_is_warned_beside_the_cost(desk, budgets):
    page = desk.window.compose
    account = page.drafts.working.account
    budgets.months = {account: month(24_990_000)}
    page.editor.setPlainText("A short post.")
    desk.qtbot.waitUntil(lambda: "goes over" in page.writing.preview.budget)
    assert "goes over the budget" in page.writing.preview.budget
    budgets.months = {account: month(0)}
    budgets.changed.emit()
    assert page.writing.preview.budget == ""


def test_a_reviewer_is_warned_beside_where_it_goes(desk, budgets):
    desk.act_as("paul")
    desk.window.show_page("review")
    post = desk.post("")
    desk.open(post)
    view = desk.window.review.view
    budgets.months = {view.record.account: month(20_500_000)}
    budgets.changed.emit()
    said = [child.text() for child in desk.window.review.context.findChildren(QLabel)]
    assert any("reaches" in each for each in said)
