"""Evidence of a month of a busy account: how large, how long to write and to check.

Builds a practice record of 1,000 approved posts, which takes a minute or two, and prints figures
such as docs/security.md gives; another number of posts may be given.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from benchmarks.results import Figure, keep
from desktop_app import bootstrap
from desktop_app.domain.account import Role
from desktop_app.domain.review import Verdict
from desktop_app.services import drafting, evidence, practice, reviewing
from desktop_app.services.evidence_bundle import Days, chosen_days, lines
from desktop_app.services.parts import Parts

_SCRIPT = Path(__file__).resolve().parents[1] / "packaging" / "verify_evidence.py"
_TEXT = "Merci à toutes les équipes de Lyon, journée numéro {n}, et à bientôt pour la suite."


def approved(parts: Parts, number: int) -> None:
    """One more post that communications approved."""
    new = drafting.new_draft(parts.clock, practice.EXECUTIVE, practice.ACCOUNT.id)
    draft = drafting.save(
        parts.desk, parts.clock, drafting.typed(new, _TEXT.format(n=number), "fr")
    )
    post = drafting.submit_for_review(parts, draft, practice.EXECUTIVE)
    with parts.store.begin() as work:
        shown = work.actions(post)[-1].sha256 or ""
    who, role = practice.COMMUNICATIONS, Role.COMMUNICATIONS
    reviewing.decide(parts, post, shown, Verdict.APPROVE, role, who, "")


def main(posts: int) -> None:
    """Print size, and seconds to write and to check twice."""
    with tempfile.TemporaryDirectory() as folder:
        opening = bootstrap.practice(Path(folder), "en")
        parts = opening.load()
        for number in range(posts):
            approved(parts, number)
        today = parts.clock.now().date()
        days = Days(first=today - timedelta(days=1), last=today + timedelta(days=1))
        path = Path(folder) / "bundle.jsonl"
        began = time.perf_counter()
        with path.open("wb") as file:
            file.writelines(lines(parts, chosen_days(parts, days, practice.ACCOUNT.id)))
        written = time.perf_counter()
        with path.open("rb") as file:
            found = evidence.verify(file, parts.keys.verify)
        checked = time.perf_counter()
        subprocess.run([sys.executable, _SCRIPT, path], check=True, capture_output=True)
        alone = time.perf_counter() - checked
        opening.close()
        for name, taken in (
            ("written", written - began),
            ("checked", checked - written),
            ("checked by the short program", alone),
        ):
            keep(
                Figure(
                    part="evidence",
                    name=f"evidence of {len(found.posts)} posts {name}",
                    unit="s",
                    value=taken,
                    command="python -m benchmarks.evidence",
                )
            )
        print(
            f"{len(found.posts)} posts, {found.sections[0].entries} entries:"
            f" {path.stat().st_size / 1e6:.1f} MB, written {written - began:.1f} s,"
            f" checked {checked - written:.1f} s, by the short program {alone:.1f} s"
            f"   load {os.getloadavg()[0]:.1f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
