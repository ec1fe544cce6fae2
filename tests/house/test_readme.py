"""README and the documents show pictures that are there and that the tour can take again."""

import re
import subprocess
import sys

from tests.house.tree import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHOWN = re.findall(
    r"!\[([^]]+)\]\((?:docs/)?pictures/([^)]+)\)",
    "\n".join(page.read_text("utf-8") for page in PAGES),
)


def test_each_picture_is_kept_and_described_and_no_other():
    kept = sorted(path.name for path in (ROOT / "docs" / "pictures").iterdir())
    assert sorted(name for _, name in SHOWN) == kept
    assert len(kept) == 11
    assert all(len(said) > 20 for said, _ in SHOWN)


def test_a_tour_without_them_renews_nothing(tmp_path):
    done = subprocess.run(
        [sys.executable, "packaging/readme.py", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
