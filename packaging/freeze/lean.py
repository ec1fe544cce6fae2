"""Leaves the descriptions out of other people's modules: 1.6 MB, packed as well as on the disk.

Python calls it its second level of optimisation, and PyInstaller takes it for each module alone.
With the descriptions go their checks of themselves (``assert``). Ours keep both: what a check of ours
stops must be stopped in the package too.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_OURS = Path(__file__).resolve().parents[2] / "desktop_app"
#: PyInstaller's words for a module: as it stands, and without descriptions and checks.
_WHOLE, _LEAN = "PYMODULE", "PYMODULE-2"

#: (name, source, kind) as PyInstaller lists what it found.
Entry = tuple[str, str, str]


def lean(modules: Iterable[Entry]) -> list[Entry]:
    """The same modules; those that are not ours are to be compiled without descriptions.

    It is a new list, so that PyInstaller compiles anew and does not take what it has compiled.
    """
    return [
        (name, source, _LEAN if kind == _WHOLE and not Path(source).is_relative_to(_OURS) else kind)
        for name, source, kind in modules
    ]
