"""The real keychain is locked between two sends, and opened again: the program goes on by itself."""

from tests.starve import session


def test_what_is_due_while_the_keychain_is_locked_waits_and_then_leaves_once(tmp_path):
    told = session.play(tmp_path)
    assert list(told) == ["keychain.locked"]
    assert "keychain" in told["keychain.locked"][0]
