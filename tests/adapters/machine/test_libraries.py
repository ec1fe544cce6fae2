"""What the loader says of a library, read; nothing here loads one."""

from desktop_app.adapters.machine import libraries

SAID = """\tlinux-vdso.so.1 (0x00007ffd)
\tlibQt6XcbQpa.so.6 => /opt/x/libQt6XcbQpa.so.6 (0x00007f)
\tlibxcb-cursor.so.0 => not found
\tlibxcb-icccm.so.4 => not found
\tlibxcb-cursor.so.0 => not found
"""


def test_each_library_that_is_not_found_is_named_once(monkeypatch, tmp_path):
    monkeypatch.setattr(libraries, "ask", lambda *command: SAID)
    assert libraries.missing(tmp_path) == ("libxcb-cursor.so.0", "libxcb-icccm.so.4")


def test_without_an_answer_nothing_is_claimed(monkeypatch, tmp_path):
    for said in (None, "\tnot a dynamic executable\n"):
        monkeypatch.setattr(libraries, "ask", lambda *command, said=said: said)
        assert libraries.missing(tmp_path) is None


def test_qt_brings_its_plugin_here():
    assert libraries.plugin("offscreen").name == "libqoffscreen.so"
    assert libraries.plugin("abacus") is None
