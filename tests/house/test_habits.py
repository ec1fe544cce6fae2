"""Habits of STYLE that no linter knows: who may catch all, who may start threads, why silenced."""

import ast
import re

import pytest

from tests.house.tree import ROOT, parsed, python_files, shown

#: Where "except Exception" may stand: the delivery of background results, the excepthook, and
#: an adapter's edge, where a library's errors become ours.
MAY_CATCH_ALL = ("desktop_app/ui/background.py", "desktop_app/__main__.py", "desktop_app/adapters/")
#: One module owns the threads; the simulated X is a server and has one of its own.
MAY_START_THREADS = ("desktop_app/ui/background.py", "desktop_app/adapters/practice_x")
THREADS = {"threading", "_thread", "concurrent.futures", "concurrent", "asyncio"}
QT_THREADS = {"QThread", "QThreadPool", "QRunnable"}
SUPPRESSION = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<rest>.*)$")
_RULED = r"# nosec B\d+(?:, B\d+)*"
NOSEC = re.compile(rf"{_RULED} # \w|# noqa\: S\d+ - \w.*{_RULED}$")
CODE_AND_REASON = re.compile(r"^(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w, -]+\])(?P<reason>.*)$")


def test_only_the_edges_catch_everything():
    found = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files("desktop_app", "packaging")
        if not shown(path).startswith(MAY_CATCH_ALL)
        for node in ast.walk(parsed(path))
        if catches_all(node)
    ]
    assert found == []


def catches_all(node):
    if isinstance(node, ast.ExceptHandler):
        return node.type is None or names_all(node.type)
    if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "suppress":
        return any(names_all(argument) for argument in node.args)
    return False


def names_all(node):
    return any(
        isinstance(each, ast.Name) and each.id in {"Exception", "BaseException"}
        for each in ast.walk(node)
    )


def test_one_module_owns_the_threads():
    found = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files("desktop_app")
        if not shown(path).startswith(MAY_START_THREADS)
        for node in ast.walk(parsed(path))
        if imports_threads(node)
    ]
    assert found == []


def imports_threads(node):
    if isinstance(node, ast.Import):
        return any(alias.name in THREADS for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        names = {alias.name for alias in node.names}
        if node.module == "threading" and names == {"Lock"}:
            return False  # what two lanes use at once may keep them apart: a lock starts no thread
        return node.module in THREADS or bool(names & QT_THREADS)
    return False


def test_the_domain_needs_the_standard_library_only():
    import sys

    found = [
        f"{shown(path)}:{node.lineno} {name}"
        for path in python_files("desktop_app/domain")
        for node in ast.walk(parsed(path))
        for name in imported(node)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith("desktop_app.domain")
    ]
    assert found == []


def imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


def test_every_suppression_has_a_code_and_a_reason():
    """The reason stands on the line itself or in a comment directly above."""
    found = []
    for path in python_files("desktop_app", "packaging", "tests", "benchmarks"):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            silenced = SUPPRESSION.search(line)
            if silenced and not explained(silenced["rest"], lines[number - 1] if number else ""):
                found.append(f"{shown(path)}:{number + 1}: {line.strip()}")
    assert found == []


def explained(rest, above):
    coded = CODE_AND_REASON.match(rest.strip())
    if coded is None:
        # Prose that mentions the word, as here, is followed by no colon or bracket.
        return not rest.strip().startswith((":", "[")) and bool(rest.strip())
    return bool(coded["reason"].strip(" #-")) or above.strip().startswith("#")


def test_every_finding_of_bandit_that_is_passed_over_has_a_code_and_a_reason():
    """``# nosec B608 # own names``; a reason that ruff was given on the line is one for bandit too."""
    passed = [
        (f"{shown(path)}:{number}: {line.strip()}", NOSEC.search(line))
        for path in python_files("desktop_app", "packaging", "benchmarks")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "nosec" in line
    ]
    assert len(passed) > 50
    assert [line for line, said in passed if said is None] == []


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ('f"SELECT {x}"  # nosec B608 # own names', True),
        ('f"SELECT {x}"  # noqa: S608 - own names  # nosec B608', True),
        ("f()  # nosec B606, B608 # own words", True),
        ("f()  # nosec B608", False),
        ("f()  # nosec", False),
        ("f()  # nosec # it is fine", False),
        ("f()  # noqa: S608  # nosec B608", False),
    ],
)
def test_how_such_a_line_is_read(line, answer):
    assert bool(NOSEC.search(line)) is answer


def test_every_module_says_what_it_promises():
    silent = [
        shown(path)
        for path in python_files("desktop_app", "packaging", "benchmarks")
        if not ast.get_docstring(parsed(path)) and path.read_text(encoding="utf-8").strip()
    ]
    assert silent == []


def test_every_sentence_for_people_can_be_extracted():
    """Only `self.tr("…")` and `QCoreApplication.translate("Context", "…")`, with literals.

    lupdate takes an alias's arguments for something else, and never matches an f-string.
    """
    lost = [
        f"{shown(path)}:{node.lineno}: {ast.unparse(node)[:80]}"
        for path in python_files("desktop_app/ui")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and is_lost(node)
    ]
    assert lost == []


def is_lost(call):
    name = ast.unparse(call.func)
    if name.rpartition(".")[2] != "tr" and name not in {"translate", "QCoreApplication.translate"}:
        return False
    literals = [isinstance(each, ast.Constant) for each in call.args]
    if name == "self.tr":
        return literals[:1] != [True]
    return not (name == "QCoreApplication.translate" and literals[:2] == [True, True])


def test_no_test_sleeps():
    sleeping = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files("tests")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr == "sleep"
    ]
    assert sleeping == []


def test_the_folders_are_where_the_habits_look():
    assert (ROOT / "desktop_app" / "domain").is_dir()
