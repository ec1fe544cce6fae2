"""Pictures and films of a draft go before it; what does not arrive keeps it here."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy, QTest

from desktop_app.domain.errors import Unavailable

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def ready(loaded, checked, tmp_path):
    """A page with a draft that can be sent: words, and a picture with its description."""
    loaded.editor.insertPlainText("Look")
    path = tmp_path / "meadow.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0x204060)
    assert image.save(str(path))
    loaded.writing.attachments.add_files([path])
    checked()
    loaded.writing.attachments.cards[0].alt_text.setPlainText("A meadow")
    checked()
    assert loaded.footer.can_send
    return loaded


def test_pictures_are_where_the_others_see_them_before_the_post_is(qtbot, ready, store, shelf):
    shared = []

    def share(account, digests, is_wanted=None):
        assert store.appended == []
        assert is_wanted is None or is_wanted()
        shared.append((account, tuple(digests)))

    shelf.share = share
    (media,) = ready.drafts.working.parts[0].media
    account = ready.drafts.working.account
    QTest.keyClick(ready.editor, *CTRL_ENTER)
    qtbot.waitUntil(lambda: bool(store.appended))
    assert set(shared) == {(account, (media.sha256,))}


def test_what_cannot_be_shared_is_not_submitted(qtbot, ready, store, shelf):
    def share(*_arguments):
        raise Unavailable("media.unshared", digest="abab abab")

    shelf.share = share
    refused = QSignalSpy(ready.sending.refused)
    draft = ready.drafts.working
    QTest.keyClick(ready.editor, *CTRL_ENTER)
    qtbot.waitUntil(lambda: refused.count() == 1)
    assert store.appended == []
    assert ready.drafts.working.parts == draft.parts
    assert "could not be put on the team’s server" in ready.footer.reason
    assert not ready.sending.is_busy
