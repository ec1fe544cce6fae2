"""What the program writes is its owner's alone, and it takes no secret where others can read it."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from desktop_app.cli import countersign
from tests.house.tree import parsed, python_files, shown

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="core images and modes are of POSIX")
#: What the program reads of its environment: folders, addresses, the language. No secret.
VARIABLES = {
    "COUNTERSIGN_HOME", "COUNTERSIGN_LEDGER", "COUNTERSIGN_X_API",
    "LC_ALL", "LC_MESSAGES", "LANG",
    # The desktop's own: where its bus, its settings, Java are, and the click that raised a window.
    "DBUS_SESSION_BUS_ADDRESS", "XDG_CONFIG_HOME", "JAVA_HOME", "XDG_ACTIVATION_TOKEN",
    "CREDENTIALS_DIRECTORY",  # systemd's: where the file is that opens a publisher's own keychain
}  # fmt: skip
SECRET = re.compile(r"pass|secret|token|\bkey|credential|\bpin\b|seed|verifier", re.IGNORECASE)
#: A number of an open file, from which a passphrase is read: not the passphrase.
DESCRIPTOR = re.compile(r"fd$")


def program(*arguments, said="", **environment):
    """Run the program under a generous umask, as most systems set it."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        input=said,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **({} if sys.platform == "win32" else {"umask": 0o022}),
    )
    return done.returncode, done.stdout, done.stderr


@POSIX
def test_no_image_of_the_memory_is_left_behind_by_this_program_or_its_children():
    code = (
        "import sys, subprocess, resource\n"
        "from desktop_app.__main__ import main\n"
        "sys.argv = ['countersign', '--version']\n"
        "done = main()\n"
        "child = 'import resource; print(resource.getrlimit(resource.RLIMIT_CORE))'\n"
        "print(done, resource.getrlimit(resource.RLIMIT_CORE), flush=True)\n"
        "subprocess.run([sys.executable, '-c', child], check=True)\n"
    )
    _, said, complaint = program("-c", code)
    assert said.splitlines()[1:] == ["0 (0, 0)", "(0, 0)"], complaint


@POSIX
def test_nobody_else_may_read_anything_that_the_program_writes(tmp_path):
    home = tmp_path / "desk" / "here"
    code, _, complaint = program(
        "-m", "desktop_app", "submit", "--as", "claire", "-",
        said="Merci à tous.", COUNTERSIGN_HOME=str(home),
    )  # fmt: skip
    assert (code, complaint) == (0, "")
    made = [home, *home.rglob("*")]
    names = {path.name for path in made}
    assert {"desk.sqlite", "ledger.sqlite", "journal.jsonl"} <= names
    open_to_others = {
        str(path.relative_to(tmp_path)): oct(path.stat().st_mode & 0o777)
        for path in made
        if path.stat().st_mode & 0o777 != (0o700 if path.is_dir() else 0o600)
    }
    assert open_to_others == {}


def commands(group=countersign, path=()):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


def test_no_command_takes_a_secret_as_an_argument_or_from_the_environment():
    found = [
        (*path, parameter.name)
        for path, command in commands()
        for parameter in command.params
        for name in (parameter.name, *parameter.opts)
        if (SECRET.search(name) and not DESCRIPTOR.search(name) and not says_yes_or_no(parameter))
        or parameter.envvar
    ]
    assert len(list(commands())) > len(["check", "list", "show", "submit"])
    assert found == []
    assert countersign.context_settings.get("auto_envvar_prefix") is None


def says_yes_or_no(parameter):
    """A flag has no value that could be a secret: ``--with-keys``."""
    return isinstance(parameter, click.Option) and parameter.is_flag


def test_what_a_secret_would_be_called_is_recognised():
    secret = ("--password", "--api-token", "client_secret", "--key", "passphrase")
    assert all(SECRET.search(name) for name in secret)
    assert not any(SECRET.search(name) for name in ("--as", "post", "text", "--language"))


def test_nothing_else_is_read_from_the_environment():
    """Every read names its variable as a literal, so that this test sees it."""
    found = {
        (shown(path), name)
        for path in python_files("desktop_app")
        for node in ast.walk(parsed(path))
        for name in variables(node)
        if name not in VARIABLES
    }
    assert found <= LOOPS


#: Where a loop goes through names: of the language; of the bus and home that a publisher's own
#: keychain needs, put there and taken back; of the terminal that a host's commands may draw on.
LOOPS = {
    ("desktop_app/bootstrap.py", "name"),
    ("desktop_app/adapters/host/keychain.py", "name"),
    ("desktop_app/adapters/host/machine.py", "name"),
}


def variables(node):
    """What `node` reads from the environment: names, or the expression that gives one."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in {"os.environ.get", "os.getenv"}:
        return [spelled(node.args[0])]
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
        return [spelled(node.slice)]
    return []


def spelled(node):
    return node.value if isinstance(node, ast.Constant) else ast.unparse(node)
