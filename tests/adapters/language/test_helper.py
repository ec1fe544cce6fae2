"""A process of ours that answers: given up from another thread, it is not waited for."""

import threading
import time

import pytest

from desktop_app.adapters.language.helper import Helper, HelperFailed, Patience

_SOON = 5.0


def silent(pipe):
    """Serve like a checker that starts for ever."""
    while True:
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
