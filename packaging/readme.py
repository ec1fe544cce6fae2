"""Renews the pictures that README.md and the documents show, from those that `make tour` just took.

The pages name them; those of another language or theme than the tour's stay as they are.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"


def shown() -> list[str]:
    """The file names of the pictures, as they come: README's first."""
    pages = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    return re.findall(r"\((?:docs/)?pictures/([\w.-]+)\)", text)


def main(tour: Path) -> int:
    """Copy from the folder `tour`; return 0, or 1 when it has none of them."""
    taken = [tour / name for name in shown() if (tour / name).is_file()]
    for picture in taken:
        shutil.copyfile(picture, PICTURES / picture.name)
        print(f"docs: {picture.name}")
    return 0 if taken else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
