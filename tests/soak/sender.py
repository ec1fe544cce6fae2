"""The computer that sends: ``countersign publish --watch`` itself, whose X is the simulated one.

``python -m tests.soak.sender FOLDER ADDRESS URL`` until SIGTERM. Two things differ from what runs in
a company: the keychain is a file, and the posts go to `URL`, an address of this computer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from unittest import mock


def main() -> int:
    """Run the command; its exit code."""
    from desktop_app import __main__, cli, posters
    from tests.team.record import KeptEntries, quick_passphrases, sitting_at

    folder, address, url = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    __main__.keep_private()
    os.environ["COUNTERSIGN_HOME"] = str(folder / "home")
    os.environ["COUNTERSIGN_LEDGER"] = address

    def send(_tokens, _network, media, _clock):
        return posters.practice_posters(url, media)

    def read(_tokens, _network):
        return posters.practice_readers(url)

    with (
        quick_passphrases(),
        sitting_at(KeptEntries(folder / "keychain.json")),
        mock.patch.object(posters, "office_posters", send),
        mock.patch.object(posters, "office_readers", read),
    ):
        return cli.main(["publish", "--watch"])


if __name__ == "__main__":
    sys.exit(main())
