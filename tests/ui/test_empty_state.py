from desktop_app.ui.empty_state import EmptyState
from desktop_app.ui.widgets import Button, IconLabel


def test_it_says_why_and_what_comes_next(qtbot):
    empty = EmptyState("queue")
    qtbot.addWidget(empty)
    empty.say("Nothing is waiting for you", "2 posts wait for others.")
    assert empty.title.text() == "Nothing is waiting for you"
    assert empty.hint.text() == "2 posts wait for others."
    assert empty.findChildren(Button) == []


def test_it_stands_in_the_middle_with_the_next_step_below(qtbot):
    go = Button("Go to the queue")
    empty = EmptyState("review", go)
    qtbot.addWidget(empty)
    empty.say("No post is open", "Choose one in the queue.")
    empty.resize(700, 500)
    empty.show()
    shown = (empty.findChild(IconLabel), empty.title, empty.hint, go)
    centres = [each.geometry().center() for each in shown]
    assert all(abs(each.x() - 350) <= 1 for each in centres)
    assert [each.y() for each in centres] == sorted(each.y() for each in centres)
    assert empty.isAncestorOf(go)
