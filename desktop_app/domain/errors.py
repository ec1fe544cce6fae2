"""Every way in which the product says no, or does not know.

An error carries a *kind* and *facts*, never a sentence: the sentences stand in
``resources/messages/{en,fr}.toml`` under the kind, each with what happened, whether anything
was posted, and what to do. A test compares the kinds below with the two catalogues.
"""

from __future__ import annotations


class CountersignError(Exception):
    """Something that a person must be told.

    `kind` is the key of the message catalogue; `facts` are the values the message names
    (already plain text: a name, a count, a path; never a draft's text).
    """

    def __init__(self, kind: str, **facts: str) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts

    def __str__(self) -> str:
        named = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.kind} ({named})" if named else self.kind


class Refused(CountersignError):
    """A rule forbids it. Nothing was changed and nothing was posted."""


class BadInput(Refused):
    """What was given cannot be read or is not allowed as it stands."""


class LedgerRefused(Refused):
    """The ledger itself refused an action. `code` is the rule's own code, for example ``CS010``."""

    def __init__(self, code: str, kind: str, **facts: str) -> None:
        super().__init__(kind, **facts)
        self.code = code


class Damaged(CountersignError):
    """A file, chain or signature is not what it was when it was written. Publishing stops."""


class Unavailable(CountersignError):
    """An outside thing (ledger file, keychain, port, worker) does not answer. May pass."""


class PostRefused(CountersignError):
    """X said no: nothing was created. `hold` names what must be mended before another try.

    `hold` is ``""`` for a refusal of this post, or one of ``auth``, ``billing``, ``account``,
    ``rate``: the post itself may be sent once that is mended.
    """

    def __init__(self, kind: str, *, hold: str = "", **facts: str) -> None:
        super().__init__(kind, **facts)
        self.hold = hold


class PostNotSent(CountersignError):
    """No byte reached X (name resolution, connection refused): certainly not posted."""


class PostUnanswered(CountersignError):
    """Bytes may have reached X and no clear answer came back: it may or may not be public."""
