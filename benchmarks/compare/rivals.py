"""Programs of others that are measured beside ours: each answers a line of JSON with another.

They time their own work, without the way to them, and are asked in turns with ours.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from benchmarks.results import ROOT

HERE = Path(__file__).resolve().parent
#: Where `packaging/setup/compare.sh` brings what is measured beside ours.
BROUGHT = ROOT / "build" / "compare"
PYTHON = BROUGHT / "venv" / "bin"


class Rival:
    """A program that is running and answers; ended with the block."""

    def __init__(self, command: list[str]) -> None:
        self._program = subprocess.Popen(
            command, cwd=BROUGHT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._program.terminate()
        self._program.wait()
        for pipe in (self._program.stdin, self._program.stdout):
            assert pipe is not None
            pipe.close()

    def ask(self, **question: Any) -> Any:
        """The answer to `question`. Raises SystemExit when the program ended instead."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(f"{json.dumps(question)}\n")
        self._program.stdin.flush()
        line = self._program.stdout.readline()
        if not line:
            raise SystemExit("a program that is measured beside ours ended; what it said is above")
        return json.loads(line)


def script(name: str) -> Rival:
    """One of our scripts that drives packages of npm."""
    for file in (*HERE.glob("*.mjs"), *HERE.glob("*rc.json")):  # Node looks for packages beside it
        (BROUGHT / file.name).write_bytes(file.read_bytes())
    return Rival(["node", str(BROUGHT / name)])


def version(package: str) -> str:
    """Name and version of a package of npm, as it was installed."""
    about = BROUGHT / "node_modules" / package / "package.json"
    return f"{package} {json.loads(about.read_text(encoding='utf-8'))['version']}"


def python_version(package: str) -> str:
    """Name and version of a package of Python, as it was installed for the comparison."""
    program = f"from importlib.metadata import version; print(version({package!r}))"
    done = subprocess.run(
        [PYTHON / "python", "-c", program], capture_output=True, text=True, check=True
    )
    return f"{package} {done.stdout.strip()}"
