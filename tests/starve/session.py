"""The case of the real keychain, which is locked between two sends and opened again."""

import json
import sys

from tests.contracts import keyring_session
from tests.starve.keychain import PASSWORD

NAME = "keychain: locked between two sends"
EXPECTED = "What is due waits and says why; opened again, it leaves once, by the same program."


def play(folder):
    """In a session of its own; what people were told meanwhile, by its kind."""
    home = folder / "home"
    home.mkdir(mode=0o700)
    steps = [f'"{sys.executable}" -m tests.starve.keychain "{folder}"']
    done = keyring_session.run(home, steps, unlock=PASSWORD, timeout=120, PYTHONPATH=".")
    assert done.stdout, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    kinds = {state: [one["kind"] for one in told[state]] for state in told if state != "texts"}
    assert "posted" in kinds["open"], kinds
    assert set(kinds["locked"]) == {"keychain.locked", "at X"}, kinds
    assert told["locked"][-1]["en"] == "1", told
    assert "posted" in kinds["open again"], kinds
    assert told["texts"] == ["Merci, 0 fois.", "Merci, 1 fois."], told
    return {one["kind"]: (one["en"], one["fr"]) for one in told["locked"] if one["fr"]}
