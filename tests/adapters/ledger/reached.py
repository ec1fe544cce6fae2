"""Which test reaches which refusal of the rules: `.venv/bin/python -m tests.adapters.ledger.reached`.

Every place in the SQL of either database that can refuse is numbered, and says so when it does, while
the contracts and the attacks run on the rules so marked. What was reached, and by which passing test,
is written to `reached.json`; `test_reached` holds that file to the SQL that is shipped.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from desktop_app.adapters.ledger import engine, functions
from tests import postgres
from tests.house.tree import ROOT

HERE = Path(__file__).parent
#: The package has a function of that name.
enforcement = import_module("desktop_app.adapters.ledger.enforcement")
KNOWN = HERE / "reached.json"
TESTS = (
    *("test_sqlite.py", "test_attacks.py", "test_promises.py", "test_redaction.py"),
    *("postgres/test_rules.py", "postgres/test_attacks.py", "postgres/test_intrusions.py"),
    *("postgres/test_bodies.py", "postgres/test_media.py", "postgres/test_redaction.py"),
    "postgres/test_joining.py",
)
_ABORT = re.compile(r"RAISE\(ABORT, '(CS\d{3})'\)")
_CHECK = re.compile(r"PERFORM cs_check\('(CS\d{3})',")
_RAISE = re.compile(r"RAISE EXCEPTION USING ERRCODE = '(CS\d{3})'")
_CHECK_AT = """
CREATE FUNCTION cs_check_at(place text, code text, holds boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF holds IS NOT TRUE THEN
    RAISE LOG 'reached: %', place;
    RAISE EXCEPTION USING ERRCODE = code, MESSAGE = code;
  END IF;
END $$;
"""
_SAID = re.compile(r"LOG:  reached: (\w+ CS\d{3} \d+)$", re.MULTILINE)


def marked(dialect: str, part: str, text: str) -> tuple[str, list[str]]:
    """The SQL of one file in which each refusal says its place, and the places in their order."""
    places: list[str] = []
    numbers: Counter[str] = Counter()

    def place(found: re.Match[str]) -> str:
        numbers[found[1]] += 1
        places.append(f"{part} {found[1]} {numbers[found[1]]}")
        if found.re is _ABORT:
            return f"CASE cs_reached('{places[-1]}') WHEN 1 THEN {found[0]} END"
        if found.re is _CHECK:
            return f"PERFORM cs_check_at('{places[-1]}', '{found[1]}',"
        return f"RAISE LOG 'reached: {places[-1]}'; {found[0]}"

    for pattern in (_ABORT,) if dialect == "sqlite" else (_CHECK, _RAISE):
        text = pattern.sub(place, text)
    if (dialect, part) == ("postgresql", "functions"):
        text += _CHECK_AT
    return text, places


def every_place(dialect: str) -> list[str]:
    """Every place that can refuse, as it is shipped."""
    found: dict[str, None] = {}  # what a later version says again stands for what it replaces
    for path in sorted((enforcement.MIGRATIONS / dialect).glob("0*_*.sql")):
        part = path.stem.partition("_")[2]
        found |= dict.fromkeys(marked(dialect, part, path.read_text("utf-8"))[1])
    return list(found)


class Recorder:
    """Marks the rules before any test is imported, and listens."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, str]] = {"sqlite": {}, "postgresql": {}}
        self._now: set[str] = set()
        self._logs: dict[Path, int] = {}
        read, register = enforcement._read, functions.register

        def marked_read(dialect: str, name: str) -> str:
            return marked(dialect, name.partition("_")[2], read(dialect, name))[0]

        def registered(connection, verify) -> None:
            register(connection, verify)
            connection.create_function("cs_reached", 1, self._reached)

        enforcement._read = marked_read
        functions.register = engine.register = registered
        make = postgres.Server.__init__

        def made(server, folder, port) -> None:
            make(server, folder, port)
            self._logs[server.log] = 0

        postgres.Server.__init__ = made

    def _reached(self, place: str) -> int:
        self._now.add(place)
        return 1

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "call":
            return
        told = {"sqlite": self._now, "postgresql": self._logged()}
        if report.passed:
            name = report.nodeid.rpartition("::")[2].partition("[")[0]
            for dialect, places in told.items():
                for place in places:
                    first = self.found[dialect].setdefault(place, name)
                    self.found[dialect][place] = min(first, name)
        self._now.clear()

    def _logged(self) -> set[str]:
        """What the servers said since the last test."""
        said = set()
        for log, seen in self._logs.items():
            if log.exists():
                new = log.read_bytes()[seen:]
                self._logs[log] = seen + len(new)
                said |= set(_SAID.findall(new.decode("utf-8", "replace")))
        return said


def main() -> int:
    recorder = Recorder()
    files = [str(HERE / one) for one in TESTS if (HERE / one).exists()]
    # One test has a connection without functions, which the marks need.
    options = ["-q", "-p", "no:cacheprovider", "--tb=no", "-k", "not without_the_functions"]
    pytest.main([*options, *files], plugins=[recorder])
    KNOWN.write_text(json.dumps(recorder.found, indent=1, sort_keys=True) + "\n", "utf-8")
    missing = [
        f"{dialect}: {place}"
        for dialect in recorder.found
        for place in every_place(dialect)
        if place not in recorder.found[dialect]
    ]
    for line in missing:
        sys.stdout.write(f"not reached: {line}\n")
    sys.stdout.write(f"{KNOWN.relative_to(ROOT)}: {len(missing)} missing\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
