"""What the program itself writes to its log: one line a thing, whoever's words are in it."""

import io
import logging
import re

import pytest

from desktop_app.__main__ import LogLine


@pytest.fixture
def log():
    """A logger of its own, and what it wrote."""
    out, logger = io.StringIO(), logging.getLogger("tests.of.the.log")
    handler = logging.StreamHandler(out)
    handler.setFormatter(LogLine("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    logger.propagate = False
    yield logger, out
    logger.removeHandler(handler)
    logger.propagate = True


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"])
def test_nobodys_words_begin_a_line(log, end):
    logger, out = log
    logger.warning("It was called %s", f"x{end}2026-11-24T15:00:00.000Z ERROR forged")
    assert len(out.getvalue().splitlines()) == 1


def test_a_terminal_obeys_nothing_of_it(log):
    logger, out = log
    logger.warning("It was called %s", "\x1b[2J\x07\u202e«\xa0Été\xa0»")
    assert out.getvalue().endswith("called \\x1b[2J\\x07\\u202e«\xa0Été\xa0»\n")


def fail(words):
    raise ValueError(words)


def test_a_trace_is_indented_so_that_no_line_of_it_looks_like_another_entry(log):
    logger, out = log
    try:
        fail("2026-11-24\n2026-11-24T15:00:00.000Z ERROR forged\x1b[2J")
    except ValueError:
        logger.exception("It failed")
    first, *trace = out.getvalue().splitlines()
    assert first.endswith("It failed")
    assert "    2026-11-24T15:00:00.000Z ERROR forged\\x1b[2J" in trace
    assert all(line.startswith("    ") for line in trace)


def test_its_time_is_utc_and_says_so(log):
    logger, out = log
    record = logging.LogRecord("x", logging.WARNING, "", 0, "late", (), None)
    record.created, record.msecs = 1_790_000_000.25, 250.0
    logger.handle(record)
    assert re.match(r"2026-09-21T14:13:20\.250Z WARNING x: late$", out.getvalue())
