"""Renews what a team's database is compared with, after its SQL was changed.

Usage: PYTHONPATH=. python packaging/enforcement.py

Makes an empty ledger on each PostgreSQL there is (Debian's, and the one that
``packaging/setup/postgresql18.sh`` brings) and writes ``enforcement.json``: of each object, the
SHA-256 of what each version says of it, once where they agree.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from desktop_app.adapters.ledger.postgres.enforcement import SHIPPED, digests
from tests import postgres


def said_by(programs: Path) -> dict[str, str]:
    """The digests of an empty ledger on the PostgreSQL whose programs stand in that folder."""
    with postgres.running(programs) as server:
        engine = server.database().engine()
        with engine.begin() as connection:
            found = dict(digests(connection))
        engine.dispose()
    return found


def main() -> None:
    """Ask every PostgreSQL and write the file."""
    every = [said_by(programs) for programs in postgres.installed()]
    if len(every) < 2:
        sys.exit("Two versions of PostgreSQL are needed: make postgresql brings the second")
    names = sorted({name for one in every for name in one})
    forms = {name: dict.fromkeys(one[name] for one in every if name in one) for name in names}
    known = {name: " ".join(said) for name, said in forms.items()}
    SHIPPED.write_text(json.dumps(known, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(names)} objects, {sum(len(said) > 1 for said in forms.values())} in two forms")


if __name__ == "__main__":
    main()
