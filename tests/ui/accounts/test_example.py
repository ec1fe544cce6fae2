"""An example on the card of an account: who would have to approve it, while it is typed."""

from PySide6.QtWidgets import QLabel

from desktop_app.ui.accounts.example import Example


def told(example):
    return "\n".join(label.text() for label in example.needs.findChildren(QLabel))


def test_an_example_says_who_would_have_to_approve_and_sends_nothing(desk):
    desk.act_as("paul")
    desk.window.show_page("accounts")
    desk.settle()
    example = desk.window.accounts.findChildren(Example)[0]
    assert example.text.isHidden() or not example.text.isVisibleTo(example)
    example.ask.click()
    desk.settle()
    assert "Paul" in told(example)
    assert "Inès" not in told(example)
    example.text.setPlainText("Nous livrerons 500 000 unités cette année.")
    example._timer.timeout.emit()
    desk.settle()
    assert "Inès" in told(example)
    assert "500 000" in told(example)
    example.ask.click()
    assert not example.text.isVisibleTo(example)
