"""Few, deep modules: the budgets a file and a function keep to."""

import ast
from statistics import median

from tests.house.tree import parsed, python_files, shown

FILE_LIMIT, FILE_90, FILE_MEDIAN = 500, 350, 150
FUNCTION_LIMIT, FUNCTION_90, FUNCTION_MEDIAN = 60, 30, 8


def lengths_of_files(*folders):
    files = {
        shown(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(*folders)
    }
    return {name: length for name, length in files.items() if length > 0}


def lengths_of_functions(*folders):
    """Lines of each function's code; its docstring is free."""
    found = {}
    for path in python_files(*folders):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = node.end_lineno - node.lineno + 1 - lines_of_docstring(node)
                found[f"{shown(path)}:{node.lineno} {node.name}"] = lines
    return found


def lines_of_docstring(node):
    if ast.get_docstring(node, clean=False) is None:
        return 0
    return node.body[0].end_lineno - node.body[0].lineno + 1


def over(lengths, limit):
    return sorted(((n, name) for name, n in lengths.items() if n > limit), reverse=True)


def test_no_file_is_over_the_limit():
    assert (
        over(lengths_of_files("desktop_app", "tests", "packaging", "benchmarks"), FILE_LIMIT) == []
    )


def test_nine_files_in_ten_are_short():
    lengths = lengths_of_files("desktop_app")
    long = over(lengths, FILE_90)
    assert len(long) <= len(lengths) / 10, long


def test_the_usual_file_is_short():
    assert median(lengths_of_files("desktop_app").values()) < FILE_MEDIAN


def test_no_function_is_over_the_limit():
    assert over(lengths_of_functions("desktop_app", "packaging", "tests"), FUNCTION_LIMIT) == []


def test_nine_functions_in_ten_are_short():
    lengths = lengths_of_functions("desktop_app")
    long = over(lengths, FUNCTION_90)
    assert len(long) <= len(lengths) / 10, long


def test_the_usual_function_is_a_handful_of_lines():
    assert median(lengths_of_functions("desktop_app").values()) < FUNCTION_MEDIAN
