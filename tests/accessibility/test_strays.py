"""What flashes up as a window of its own is seen; that nothing does, `test_walk` shows."""

from PySide6.QtWidgets import QApplication, QWidget


def test_what_flashes_up_is_seen(watch, qtbot):
    stray = QWidget()
    qtbot.addWidget(stray)
    stray.setAccessibleName("nobody's")
    stray.show()
    QApplication.processEvents()
    assert watch.strays == ['QWidget "nobody\'s"']
