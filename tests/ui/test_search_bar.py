"""What the search says while somebody types. What it finds is in the tests of the pages."""


def test_what_can_become_nothing_is_told_before_enter(desk, qtbot):
    search = desk.window.queue.search
    desk.window.show_page("queue")
    desk.settle()
    search.field.setText("author:Pa")  # typed, what is proposed would open a window of its own
    with qtbot.waitSignal(search.changed):
        pass
    assert not search.fault.isVisible(), "Paul Roy is proposed: it is not written out yet"
    search.field.setText("author:Pax")
    qtbot.waitUntil(search.fault.isVisible)
    assert search.fault.text() == "No author is called “Pax”."
    search.field.clear()
    qtbot.waitUntil(lambda: not search.fault.isVisible())


def test_a_day_that_is_none_is_told_before_enter(desk, qtbot):
    search = desk.window.published.search
    desk.window.show_page("published")
    desk.settle()
    search.field.setText("before:tomorrow")
    qtbot.waitUntil(search.fault.isVisible)
    assert search.fault.text() == "“tomorrow” is no day: write it as 2026-11-24."
    desk.settle()
