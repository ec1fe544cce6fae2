"""Another program gets the environment that it would have without us."""

import sys

from desktop_app.adapters.machine.programs import ask, outside


def test_our_own_search_path_is_not_handed_on():
    given = {"LD_LIBRARY_PATH": "/opt/countersign/lib", "LD_LIBRARY_PATH_ORIG": "/usr/local/gl"}
    assert outside(given)["LD_LIBRARY_PATH"] == "/usr/local/gl"
    assert "LD_LIBRARY_PATH" not in outside({"LD_LIBRARY_PATH": "/opt/countersign/lib"})


def test_both_streams_are_heard():
    both = "import sys; print('one'); sys.stdout.flush(); print('two', file=sys.stderr)"
    assert ask(sys.executable, "-c", both) == "one\ntwo\n"


def test_a_program_that_is_not_there_says_nothing():
    assert ask("no-such-program-at-all") is None
