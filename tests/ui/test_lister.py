import pytest

from desktop_app.domain.errors import Unavailable
from desktop_app.services import drafting
from desktop_app.services.listing import Box
from desktop_app.ui import lister


@pytest.fixture
def told(desk):
    """What the queue's list tells while it is saved, in order."""
    told, lister = [], desk.window.queue.lister
    lister.saving.connect(told.append)
    lister.saved.connect(told.append)
    return told


def test_saving_is_over_before_it_is_told(desk, told, tmp_path):
    desk.window.queue.export_to(tmp_path / "list.csv")
    assert told == [True]
    desk.qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [True, False, "list.csv"]
    assert (tmp_path / "list.csv").stat().st_size > 0


def test_saving_is_over_when_it_failed_too(desk, told, tmp_path):
    desk.window.queue.export_to(tmp_path / "none" / "list.csv")
    desk.qtbot.waitUntil(lambda: desk.window.messages.shown is not None)
    assert told == [True, False]
    assert desk.window.messages.shown.kind == "table.unwritable"


def test_nothing_moves_under_the_hands_of_who_reads_further_down(desk):
    page, parts = desk.window.queue, desk.window.session.parts
    desk.act_as("paul")
    desk.window.show_page("queue")
    page.choose_box(Box.ALL)
    desk.settle()
    for number in range(30):
        submit(parts, f"Office number {number} opens today, and we thank everybody.")
    desk.window.session.live.look()
    desk.settle()
    bar = page.view.verticalScrollBar()
    assert bar.value() == 0  # at the top one sees what is new
    bar.setValue(bar.maximum() // 2 + 7)
    desk.settle()
    before = at_the_top(page)
    submit(parts, "And one more office.")
    desk.window.session.live.look()
    desk.settle()
    assert page.model.rowCount() > 30
    assert at_the_top(page) == before


@pytest.mark.parametrize("name", ["queue", "published"])
def test_a_list_that_could_not_be_read_says_so_until_it_is_read(desk, monkeypatch, name):
    desk.window.show_page(name)
    desk.settle()
    page = getattr(desk.window, name)

    def fail(_parts, _wish):
        raise Unavailable("ledger.unreachable")

    with monkeypatch.context() as patch:
        patch.setattr(lister, "_read", fail)
        page.reload()
        desk.settle()
    assert desk.window.messages.shown.kind == "ledger.unreachable"
    assert page.missing.isVisible()
    page.missing.again.click()
    desk.settle()
    assert page.missing.isHidden()


def submit(parts, words):
    draft = drafting.new_draft(parts.clock, "claire", "claire-morel")
    drafting.submit_for_review(parts, drafting.typed(draft, words, "en"), "claire")


def at_the_top(page):
    """The row at the top and where it begins, in pixels."""
    number = page.view.rowAt(0)
    row = page.model.row_at(number)
    return row.summary.text, page.view.rowViewportPosition(number)
