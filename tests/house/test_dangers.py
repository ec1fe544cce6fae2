"""What no module does: run made code, read pickles or XML, start a shell, roll ordinary dice.

bandit and ruff look for most of it, too; here it fails for want of no tool.
"""

import ast

import pytest

from tests.house.tree import parsed, python_files, shown

#: Each reads foreign bytes into code or objects, reaches outside of Python, or can be foreseen.
NEVER_IMPORTED = {
    "code", "codeop", "defusedxml", "dill", "jsonpickle", "lxml", "marshal", "pickle",
    "pty", "random", "shelve", "telnetlib", "xml", "xmlrpc", "yaml",
}  # fmt: skip
NEVER_CALLED = {
    "__import__", "compile", "eval", "exec", "execfile", "os.popen", "os.spawnl", "os.spawnv", "os.startfile", "os.system",
    "plistlib.load", "plistlib.loads", "subprocess.getoutput", "subprocess.getstatusoutput",
    "tempfile.mktemp",
}  # fmt: skip
NEVER_METHODS = {"extract", "extractall", "create_subprocess_shell"}
#: The two words of the safe's page that are asked for; `secrets` draws no sample.
SYSTEM_DICE = {("desktop_app/ui/team/safe.py", "random")}


def found_in(tree, name="desktop_app/x.py"):
    """What of the above a module does, as sorted words."""
    said = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            said |= {alias.name.split(".")[0] for alias in node.names} & NEVER_IMPORTED
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "random" and [alias.name for alias in node.names] == ["SystemRandom"]:
                said |= {"random"} if (name, "random") not in SYSTEM_DICE else set()
            else:
                said |= {node.module.split(".")[0]} & NEVER_IMPORTED
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            said |= {called} & NEVER_CALLED
            if isinstance(node.func, ast.Attribute):
                said |= {node.func.attr} & NEVER_METHODS
            said |= {
                "shell"
                for word in node.keywords
                if word.arg == "shell" and not is_false(word.value)
            }
    return sorted(said)


def is_false(node):
    return isinstance(node, ast.Constant) and node.value is False


def test_no_module_does_what_is_dangerous():
    found = {
        shown(path): did
        for path in python_files("desktop_app")
        if (did := found_in(parsed(path), shown(path)))
    }
    assert found == {}


def test_hashes_are_sha_256_and_scrypt():
    """By the standard library; `test_asvs` names who asks `cryptography`. A file's digest names its own."""
    used = {
        node.attr
        for path in python_files("desktop_app")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "hashlib"
    }
    taken = {
        shown(path)
        for path in python_files("desktop_app")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and node.module == "hashlib"
    }
    assert (used, taken) == ({"file_digest", "scrypt", "sha256"}, set())


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("import pickle", "pickle"),
        ("from xml.etree import ElementTree", "xml"),
        ("import random", "random"),
        ("from random import SystemRandom", "random"),
        ("from random import choice", "random"),
        ("eval(text)", "eval"),
        ("exec(text)", "exec"),
        ("os.system(text)", "os.system"),
        ("subprocess.run(text, shell=True)", "shell"),
        ("subprocess.run(text, shell=how)", "shell"),
        ("plistlib.loads(text)", "plistlib.loads"),
        ("packed.extractall(folder)", "extractall"),
    ],
)
def test_it_would_be_seen(line, word):
    assert found_in(ast.parse(line)) == [word]


def test_what_only_sounds_like_it_is_left_alone():
    text = 'menu.exec(here)\nre.compile("a")\nsubprocess.run(["a"], shell=False)\nimport secrets'
    assert found_in(ast.parse(text)) == []
