import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView, QTextEdit

from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.services.ports import Draft
from desktop_app.ui import theme

INTERACTIVE = (QAbstractButton, QComboBox, QLineEdit, QTableView, QTextEdit)


def test_it_says_at_every_moment_that_this_is_practice(desk, qtbot):
    window = desk.window
    for page in ("compose", "queue", "review", "published"):
        window.show_page(page)
        assert "PRACTICE" in window.windowTitle()
        assert window.header.isVisible()
    edge = window.grab().toImage().pixelColor(1, window.height() // 2)
    assert edge == theme.colours(window.palette()).practice.rim


def test_all_pages_are_there_and_compose_is_first(desk):
    assert desk.window.pages.currentWidget() is desk.window.compose
    assert desk.window.compose.isVisible()


def test_it_is_usable_before_anything_is_loaded(unloaded, qtbot):
    unloaded.session.start = lambda: None
    unloaded.painted.disconnect()
    with qtbot.waitSignal(unloaded.painted):
        unloaded.show()
    unloaded.look.choose_language("fr")
    qtbot.waitUntil(lambda: "EXERCICE" in unloaded.windowTitle())
    unloaded.look.choose_scheme("dark")
    assert theme.is_dark(unloaded.palette())


def test_a_record_that_cannot_be_opened_is_explained(unloaded, qtbot):
    def refuse():
        raise Damaged("ledger.damaged", action="7")

    object.__setattr__(unloaded.session.opening, "load", refuse)
    with qtbot.waitSignal(unloaded.session.failed):
        unloaded.show()
    assert unloaded.messages.shown.kind == "ledger.damaged"
    assert not unloaded.session.is_loaded


def test_what_was_found_at_the_start_is_told(opening, qtbot, qapp):
    from desktop_app.ui import app as application

    notice = Unavailable("desk.unwritable", path="there")
    object.__setattr__(opening, "notices", (notice,))
    window = application.build(opening, qapp)
    assert window.messages.shown is notice
    application.shut(window)


def test_the_language_changes_everywhere_at_once_and_is_kept(desk, qtbot):
    window = desk.window
    window.header.language_chosen.emit("fr")
    qtbot.waitUntil(lambda: "EXERCICE" in window.windowTitle())
    window.show_page("queue")
    assert window.queue.view.accessibleName() == "Posts dans la file"
    assert window.session.opening.desk.preference("language") == "fr"
    window.look.choose_language("en")
    qtbot.waitUntil(lambda: "PRACTICE" in window.windowTitle())


def test_the_look_changes_everywhere_at_once_and_is_kept(desk):
    desk.window.header.scheme_chosen.emit("dark")
    assert theme.is_dark(desk.window.queue.palette())
    assert desk.window.session.opening.desk.preference("scheme") == "dark"


def test_another_person_sees_their_own_queue(desk, qtbot):
    window = desk.window
    names = [window.header.person.itemText(i) for i in range(window.header.person.count())]
    assert [name.split(" · ")[0] for name in names] == ["Claire Morel", "Paul Roy", "Inès Kaci"]
    window.header.person.setCurrentIndex(1)
    window.header.person.activated.emit(1)
    desk.settle()
    assert window.session.person.id == "paul"
    assert window.queue.count("mine_to_do") == 2


def test_a_draft_is_opened_for_writing(desk):
    session = desk.window.session
    draft = session.opening.desk.drafts("claire")[0]
    assert isinstance(draft, Draft)
    desk.window.show_page("queue")
    desk.window.open_draft(draft)
    assert desk.window.pages.currentWidget() is desk.window.compose


def test_a_draft_that_comes_when_its_writer_has_left_is_not_shown_to_who_came(desk):
    draft = desk.window.session.opening.desk.drafts("claire")[0]
    desk.act_as("ines")
    desk.window.show_page("queue")
    desk.window.open_draft(draft)
    assert desk.window.pages.currentWidget() is desk.window.queue
    assert desk.window.compose.drafts.current.owner == "ines"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_that_can_be_used_has_a_name(desk, language, qtbot):
    window = desk.window
    window.look.choose_language(language)
    desk.act_as("ines")
    desk.open(desk.post("500,000"))
    unnamed = []
    for kind in INTERACTIVE:
        for widget in window.findChildren(kind):
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name) if interface else ""
            if not name and not hidden_by_its_owner(widget):
                unnamed.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert unnamed == []
    window.look.choose_language("en")


def hidden_by_its_owner(widget):
    """Parts of Qt's own widgets, and buttons that are named when they are first shown."""
    return widget.objectName().startswith("qt_") or (
        isinstance(widget, QAbstractButton) and widget.isHidden()
    )
