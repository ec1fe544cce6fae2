"""A practice desk for the command line: called in this process, or as a program of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import bootstrap, cli
from tests.samples import begin_today
from tests.services.conftest import RULEBOOK

ROOT = Path(__file__).resolve().parents[2]
CALM = "Merci à tous pour cette belle journée à Lyon."


class Desk:
    """What a command said: `run` in this process; `again` expects that it is done."""

    def __init__(self, home, capsys):
        self.home = home
        self._capsys = capsys

    def run(self, *arguments):
        self._capsys.readouterr()
        code = cli.main([str(one) for one in arguments])
        said = self._capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out, said.err

    def done(self, *arguments):
        code, out, err = self.run(*arguments)
        assert code == 0, err
        return out

    def refused(self, *arguments):
        """One line why, and nothing else."""
        code, out, err = self.run(*arguments)
        assert (code, out) == (1, ""), (code, out, err)
        assert len(err.splitlines()) == 1, err
        return err

    def submit(self, *arguments, text=CALM):
        return self.done("submit", "--as", "claire", text, *arguments).strip()

    def shown(self, post):
        return json.loads(self.done("show", "--json", "--as", "ines", post))

    def approve(self, post, *people):
        for person in people or ("paul",):
            fingerprint = self.shown(post)["fingerprint"]
            verdict = ("--fingerprint", fingerprint, "--verdict", "approve")
            self.done("decide", "--as", person, *verdict, post)

    def posted(self, *arguments, text=CALM):
        post = self.submit(*arguments, text=text)
        self.approve(post)
        self.done("publish", "--once")
        return post

    def state(self, post):
        return self.shown(post)["state"]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A practice desk of today, as its first start leaves it: made once, copied for each test."""
    home = tmp_path_factory.mktemp("seeded")
    opening = bootstrap.practice(home)
    with pytest.MonkeyPatch.context() as patch:
        begin_today(patch)
        opening.load()
    opening.close()
    return home


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch, seeded):
    shutil.copytree(seeded, tmp_path / "home")
    # Reading the rules takes longer than all the rest; they are the same for every command.
    monkeypatch.setattr(bootstrap, "rulebook", lambda: RULEBOOK)
    monkeypatch.setenv("COUNTERSIGN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("COUNTERSIGN_LEDGER", raising=False)
    return Desk(tmp_path / "home", capsys)


@pytest.fixture
def program(tmp_path):
    """Start `countersign` as a person does; whatever still runs at the end is ended."""
    started = []

    def start(*arguments, **environment):
        process = subprocess.Popen(
            [sys.executable, "-m", "desktop_app", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            env={
                **os.environ,
                "COUNTERSIGN_HOME": str(tmp_path / "home"),
                "LC_ALL": "C.UTF-8",
                **environment,
            },
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
