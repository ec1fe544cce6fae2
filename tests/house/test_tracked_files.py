"""Nothing of the machine it was written on is in the project."""

import re

from tests.house.tree import our_files, shown

# Classes of one letter, so that this file does not find itself.
MACHINE_PATHS = re.compile(
    r"(?<![\w.$}])/(?:[r]oot|[w]ork|[h]ome/\w+|[U]sers/\w+)(?=[/\s\"'`]|$)|[C]:\\Users\\"
)
ADDRESSES = re.compile(
    r"(?:[p]ypi\.org/simple|files\.[p]ythonhosted|registry\.[n]pmjs|[i]ndex-url\s*=|//[^/\s]+:\d+/simple)"
)
SECRETS = re.compile(r"-----BEGIN [A-Z ]*[P]RIVATE KEY-----|\bAAAAAAAA[A-Za-z0-9%]{60,}")


def findings(pattern):
    for path in our_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # A picture or a built catalogue.
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                yield f"{shown(path)}:{number}: {line.strip()[:100]}"


def test_no_path_of_somebodys_machine():
    assert list(findings(MACHINE_PATHS)) == []


def test_no_address_of_a_registry():
    assert list(findings(ADDRESSES)) == []


def test_no_secret():
    assert list(findings(SECRETS)) == []


def test_nothing_built_or_local_is_kept():
    local = re.compile(r"(^|/)(\.venv|__pycache__|build|dist|tour|uv\.lock)(/|$)|\.pyc$|\.db$")
    assert [shown(path) for path in our_files() if local.search(shown(path))] == []
