"""Writes `docs/keys.md`: every action with its keys, in both languages, from the one list of actions.

python packaging/keys.py           write the page
python packaging/keys.py --check   change nothing; fail when the page is not current
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "keys.md"
_HEAD = """# Keys · Touches

This page is written by `packaging/keys.py` from the same list as the menu, the palette (Ctrl+K)
and the sheet of keys (F1). Single letters work outside text fields, and Settings can switch them
off. An action without a key is in the menu and in the palette.

| Action (EN) | Action (FR) | Keys | Touches | Where · Où |
|---|---|---|---|---|
"""


def main(arguments: list[str]) -> int:
    """Return 0, or 1 when `--check` finds the page out of date."""
    page = _page()
    if arguments == ["--check"]:
        kept = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
        print("keys: current" if kept == page else "keys: run python packaging/keys.py")
        return 0 if kept == page else 1
    PAGE.write_text(page, encoding="utf-8")
    return 0


def _page() -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.actions.catalogue import ACTIONS
    from desktop_app.ui.actions.names import action_name, key_name, page_name
    from desktop_app.ui.language import LANGUAGES, Language

    app = QApplication([])
    names: dict[str, list[str]] = {each.id: [] for each in ACTIONS}
    keys: dict[str, list[str]] = {each.id: [] for each in ACTIONS}
    places: dict[str, list[str]] = {each.id: [] for each in ACTIONS}
    everywhere = {"en": "everywhere", "fr": "partout"}
    for language in LANGUAGES:
        Language.choose(app, language)
        for each in ACTIONS:
            said = [f"`{key_name(key)}`" for key in each.keys if "Return" not in key]
            names[each.id].append(action_name(each.id).rstrip("…"))
            keys[each.id].append(" ".join(said))
            where = page_name(each.page) if each.page else everywhere[language]
            places[each.id].append(where)
    lines = [
        f"| {' | '.join(names[each.id])} | {' | '.join(keys[each.id])}"
        f" | {' · '.join(places[each.id])} |"
        for each in ACTIONS
    ]
    return _HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
