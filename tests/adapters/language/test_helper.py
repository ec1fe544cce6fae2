"""A process of ours that answers: given up from another thread, it is not waited for."""

import select
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from desktop_app.adapters.language.helper import Helper, HelperFailed, Patience
from tests.adapters.language.grammar.conftest import left

_SOON = 20.0
_ROOT = Path(__file__).parents[3]


def silent(pipe):
    """Serve like a checker that starts for ever."""
    while True:
        pipe.recv()


def busy(pipe):
    """Serve like a checker that waits for another program, and never looks at its pipe."""
    pipe.send(None)
    pipe.recv()
    sys.stdout.write("busy\n")
    sys.stdout.flush()
    select.select([], [], [], 30)


def dying(pipe):
    """Serve like a checker that is killed over its first question, and answers the second."""
    pipe.send(None)
    question, mark = pipe.recv()
    if not mark.exists():
        mark.touch()
        psutil.Process().kill()
    pipe.send(question)
    pipe.recv()


@pytest.fixture
def helper():
    made = Helper("countersign-silent", silent, (), Patience(start=60.0, answer=60.0))
    yield made
    made.close()


def test_who_waits_for_a_long_start_is_let_go_at_once(helper):
    answers = []

    def ask():
        with pytest.raises(HelperFailed) as failed:
            helper.ask("anything")
        answers.append(str(failed.value))

    waiting = threading.Thread(target=ask)
    waiting.start()
    deadline = time.monotonic() + _SOON
    while helper.pid is None and time.monotonic() < deadline:
        waiting.join(0.01)
    helper.abandon()
    waiting.join(_SOON)
    assert answers == ["abandoned"]
    assert helper.pid is None


def test_nothing_is_asked_of_what_was_given_up(helper):
    helper.abandon()
    with pytest.raises(HelperFailed, match="abandoned"):
        helper.ask("anything")
    assert helper.pid is None


def test_what_is_killed_over_a_question_is_replaced_and_asked_again(tmp_path):
    helper = Helper("countersign-dying", dying, (), Patience())
    with closing(helper):
        assert helper.ask(("anything", tmp_path / "mark")) == "anything"
        assert (tmp_path / "mark").exists()


def test_who_is_at_work_ends_with_the_parent_too():
    program = textwrap.dedent(
        """
        from desktop_app.adapters.language.helper import Helper, Patience
        from tests.adapters.language.test_helper import busy

        Helper("countersign-busy", busy, (), Patience()).ask("anything", seconds=60)
        """
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=_ROOT
    ) as parent:
        assert parent.stdout.readline() == b"busy\n"
        children = psutil.Process(parent.pid).children(recursive=True)
        parent.kill()
    assert children
    assert left(children) == []
