"""A person at the real window, in a process of their own: `python -m tests.soak.window ORDER.json`.

The order names the folder, the record's address, the person, the seed, and whether LanguageTool
reads along. The folder gets `acknowledged.txt` and `told.txt` (what the record took, and of what the
person has read that it refused it, one id a line) and `status.json`. A file `stop` ends it in good
order.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> int:
    """Work until told to stop; 1 when something broke."""
    from contextlib import ExitStack
    from unittest import mock

    from desktop_app import __main__
    from tests.soak.desk import Desk
    from tests.team.record import KeptEntries, quick_passphrases, sitting_at

    order = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    folder = Path(order["folder"])
    __main__.keep_private()
    sys.setswitchinterval(0.0005)
    with ExitStack() as stack:
        stack.enter_context(quick_passphrases())
        stack.enter_context(sitting_at(KeptEntries(folder / "keychain.json")))
        if not order["grammar"]:
            stack.enter_context(mock.patch("desktop_app.assembly._grammar", return_value=None))
        desk = Desk(folder, order["address"], order["person"], order["seed"], order["rest"])
        return desk.live()


if __name__ == "__main__":  # its helpers import this module and nothing of the above
    sys.exit(main())
