"""A grammar checker for the windows: finds the words it was given, fails and waits when told."""

import threading
from dataclasses import replace

from desktop_app.domain.errors import Unavailable
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span

ENGINE = "LanguageTool 6.8"


class Grammarian:
    """The promises of `language_ports.Grammarian`, in memory."""

    def __init__(self):
        self.faults = {"drove homely": ("drove home", "homely")}
        self.asked = []
        self.servers = []
        self.starts = 0
        self.refusal = None  #: what `prepare` and `check` raise
        self.gate = None  #: an Event that `check` waits for
        self.is_abandoned = threading.Event()

    def use(self, server):
        self.servers.append(server)

    def prepare(self):
        self.starts += 1
        if self.refusal is not None:
            raise self.refusal
        return f"LanguageTool at {self.servers[-1]}" if self.servers[-1] else ENGINE

    def check(self, text, language):
        self.asked.append((text, language))
        if self.gate is not None:
            self.gate.wait(20)
        if self.refusal is not None:
            raise self.refusal
        return tuple(
            fault(text, words, *better) for words, better in self.faults.items() if words in text
        )

    def abandon(self):
        self.is_abandoned.set()
        if self.gate is not None:
            self.gate.set()

    def close(self):
        self.abandon()


def fault(text, words, *better):
    start = text.index(words)
    return Finding(
        rule="grammar.been_part_agreement",
        version=1,
        family=Family.GRAMMAR,
        severity=Severity.INFO,
        span=Span(start=start, end=start + len(words)),
        text=words,
        message=Explanation(en="Grammar: a wrong form.", fr="Grammaire\u00a0: forme fautive."),
        suggestions=better,
    )


def give(session, grammarian):
    """Let the desk of `session` have a grammar checker, before it is opened."""
    load = session.opening.load
    session.opening = replace(session.opening, load=lambda: replace(load(), grammar=grammarian))


def missing(kind="grammar.no_java"):
    return Unavailable(kind)


def silent():
    return Unavailable("grammar.unavailable", reason="slow")
