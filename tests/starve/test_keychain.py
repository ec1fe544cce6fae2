"""The real keychain is locked between two sends, and opened again: the program goes on by itself."""

import json

from tests.contracts import keyring_session
from tests.starve.keychain import PASSWORD


def test_what_is_due_while_the_keychain_is_locked_waits_and_then_leaves_once(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    steps = [f'"$PYTHON" -m tests.starve.keychain "{tmp_path}"']
    done = keyring_session.run(home, steps, unlock=PASSWORD, timeout=120, PYTHONPATH=".")
    assert done.stdout, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    kinds = {state: [one["kind"] for one in told[state]] for state in told if state != "texts"}
    assert "posted" in kinds["open"]
    assert set(kinds["locked"]) == {"keychain.locked", "at X"}
    assert told["locked"][-1]["en"] == "1"
    assert "posted" in kinds["open again"]
    assert told["texts"] == ["Merci, 0 fois.", "Merci, 1 fois."]
    assert "locked" in told["locked"][0]["en"]
