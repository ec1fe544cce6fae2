"""README, the documents and the guides show pictures that are there and that the tour can take again."""

import importlib
import re
import subprocess
import sys

import pytest
from PySide6.QtGui import QColor, QImage

from tests.house.tree import ROOT

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md")), *sorted(DOCS.glob("guides/*.md"))]
SHOWN = re.findall(
    r"!\[([^]]+)\]\((?:docs/|\.\./)?pictures/([^)]+)\)",
    "\n".join(page.read_text("utf-8") for page in PAGES),
)


def test_each_picture_is_kept_and_described_and_no_other():
    folder = DOCS / "pictures"
    files = [path for path in folder.rglob("*") if path.is_file()]
    kept = {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}
    assert {name for _, name in SHOWN} == set(kept)
    assert sum(kept.values()) < 3_500_000
    assert all(len(said) > 20 for said, _ in SHOWN)


def test_readme_says_what_it_is_in_five_lines_and_two_pictures_and_leads_down_three_roads():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first = readme.split("\n\n")[1]
    assert len(first.splitlines()) <= 5
    assert len(re.findall(r"!\[", readme)) == 2
    commands = re.findall(r"^```$(.*?)^```$", readme, re.DOTALL | re.MULTILINE)[0]
    assert re.findall(r"^make (\w+)", commands, re.MULTILINE) == ["run", "test"]
    roads = re.findall(r"^\| \*\*(.+?)\*\* \|", readme, re.MULTILINE)
    said = (ROOT / "resources" / "translations" / "countersign_fr.ts").read_text(encoding="utf-8")
    assert len(roads) == 3
    assert [road for road in roads if f"<source>{road}</source>" not in said] == []


def test_a_tour_without_them_renews_nothing(tmp_path):
    done = subprocess.run(
        [sys.executable, "packaging/readme.py", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")


@pytest.fixture
def readme():
    """The script that renews the pictures: it is found by its folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "packaging")
        yield importlib.import_module("readme")
        sys.modules.pop("readme")


def test_a_picture_is_kept_in_the_colours_it_has_most_of(readme):
    whole = QImage(300, 3, QImage.Format.Format_RGB32)
    whole.fill(QColor("#f4f5f8"))
    for at in range(300):  # more colours than are kept, each but the ground's once
        whole.setPixelColor(at, 0, QColor(at // 2, at - at // 2, 7))
    kept = readme.lightened(whole)
    assert kept.colorCount() <= 256
    assert kept.pixelColor(5, 1) == QColor("#f4f5f8")
    far = max(
        abs(one - other)
        for at in range(300)
        for one, other in zip(
            kept.pixelColor(at, 0).getRgb(), whole.pixelColor(at, 0).getRgb(), strict=True
        )
    )
    assert far <= 32
