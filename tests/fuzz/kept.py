"""Targets: what the program wrote itself and reads again; a disk or a backup may have changed it."""

import contextlib
import json
import os
import tempfile
from dataclasses import replace
from datetime import time
from pathlib import Path

from desktop_app.adapters.desk import content, outbox
from desktop_app.adapters.journal import file as journal
from desktop_app.adapters.keychain import _Sealed
from desktop_app.adapters.media.questions import Answer, packed, read_answer
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import ActionKind
from desktop_app.domain.canonical import canonical
from desktop_app.domain.goals import GoalId
from desktop_app.domain.note import Explanation
from desktop_app.domain.payload import Part
from desktop_app.domain.source import Source
from desktop_app.services import notice_choice, practice, starting
from desktop_app.services.mailing import Encryption, MailChoice, MailServer
from desktop_app.services.ports import Draft, DraftId
from desktop_app.services.publishing import Outcome
from tests.contracts.company import START, Clock, Company
from tests.domain.test_payload import WHOLE
from tests.fuzz.target import Target, require, text_of

DRAFT = Draft(
    id=DraftId("d"), owner=PersonId("claire"), account=practice.ACCOUNT.id,
    parts=(Part(text="Bonjour"), Part(text="Suite")), language="fr", saved_at=START,
)  # fmt: skip


def _draft(data):
    """What a draft has besides its columns: the desk puts aside what refuses like this."""
    text = text_of(data)
    found = content.with_content(DRAFT, text)
    require(content.with_content(DRAFT, content.written(found)) == found, "another draft")


def _drafts():
    whole = replace(
        DRAFT, not_before=START, source=Source.read(_SOURCE), reply_link="https://x.com/a/status/1",
        parts=(*WHOLE.parts,), explanations=(Explanation(rule="a", part=0, quote="b", text="c"),),
        goal=GoalId("hire"), twin_texts=("a", "b"),
    )  # fmt: skip
    return [content.written(one).encode() for one in (DRAFT, whole)]


_SOURCE = canonical(
    {
        "author_id": "7", "created_at": "2026-11-24T09:00:00Z", "handle": "nadia", "is_from_x": True,
        "mentions": ["acme"], "read_at": "2026-11-24T09:00:00Z", "replies_to": None, "text": "Bravo",
        "x_post_id": "12",
    }
)  # fmt: skip


def _typed(data):
    """A text as it was typed, kept in a file that takes whole characters only."""
    text = text_of(data)
    kept = content.kept(text)
    kept.encode("utf-8")
    require(content.read(kept) == text, "another text")


class _Rows:
    """A connection whose one row of the outbox is whatever was read."""

    def __init__(self, *row):
        self._row = row

    def execute(self, *_):
        return self

    def fetchall(self):
        return [self._row]


def _outbox(data):
    at, _, rest = text_of(data).partition("\n")
    actions, _, outcome = rest.partition("\n")
    shelf = outbox.SqliteOutbox(_Rows(at, actions, outcome), contextlib.nullcontext)
    for entry in shelf.entries("place", PersonId("claire")):
        require(all(isinstance(one.kind, ActionKind) for one in entry.actions), "no kind")


def _outbox_rows():
    company = Company(Clock())
    action = company.founding()
    said = json.dumps([outbox._written(action)])
    outcome = {"kind": "ledger.busy", "facts": {}, "at": "2026-11-24T09:00:00Z", "drafts": ["d"]}
    rows = (said, ""), (said, json.dumps(outcome))
    return [f"2026-11-24T09:00:00Z\n{one}\n{other}".encode() for one, other in rows]


def _journal(data):
    """The publisher's file: what cannot be read in it stops publishing, and nothing else."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / "journal.jsonl"
        path.write_bytes(data)
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND)
        try:
            first = journal._load(descriptor, path)
            again = journal._load(descriptor, path)
            require(replace(first) == again, "read otherwise the second time")
        finally:
            os.close(descriptor)
    for kind, fields in first.outcomes.values():
        with contextlib.suppress(ValueError):
            Outcome.read(kind, fields)


def _journals():
    at, post = "2026-11-24T09:00:00Z", {"post": "p", "fence": 1}
    fields = Outcome(kind=ActionKind.POSTED, x_post_id="12", text="a", same_text=True).fields()
    lines = [
        {"line": "begun", "at": at, "id": "ab" * 16},
        {"line": "machine", "id": "m"},
        {"line": "intent", "id": "cd" * 16},
        {"line": "sending", **post, "part": 0, "sha256": "ab" * 32, "at": at},
        {"line": "outcome", **post, "kind": "posted", "fields": fields},
        {"line": "sending", "post": "p", "fence": 2, "part": 1, "sha256": "ab" * 32, "at": at},
        {"line": "outcome", "post": "p", "fence": 2, "kind": "absent", "fields": {}},
        {"line": "halt", "id": "h", "why": "restored", "at": at},
        {"line": "resumed", "at": at, "by": "paul"},
    ]
    return [b"\n".join(json.dumps(one).encode() for one in lines) + b"\n"]


def _choices(data):
    """Preferences: what is not sound counts as nothing, and raises nothing."""
    text = text_of(data)
    for kind in (starting.Choice, MailChoice, notice_choice.Choice):
        found = kind.read(text)
        if found is not None:
            again = kind.read(found.written())
            require(again == found, "another choice once it was written and read")


def _choice_texts():
    server = MailServer(
        host="mail.example", port=465, encryption=Encryption.TLS, sender="a@b.example"
    )
    quiet = notice_choice.Quiet(begins=time(22), ends=time(7), zone="Europe/Paris")
    made = (
        starting.Choice(opens=starting.Opens.RECORD, ledger="/x", language="fr"),
        MailChoice(is_on=True, server=server, addresses={PersonId("paul"): "p@b.example"}),
        notice_choice.Choice(quiet=quiet),
    )
    return [one.written().encode() for one in made]


def _key(data):
    """A person's key in the keychain, under its passphrase."""
    found = _Sealed.read(text_of(data))
    require(_Sealed.read(found.as_text()) == found, "another key")


def _keys():
    sealed = _Sealed(n=2**17, salt=bytes(16), nonce=bytes(12), sealed=bytes(48), public="ab" * 32)
    return [sealed.as_text().encode()]


def _worker_answer(data):
    """What the worker that decodes pictures says: it reads files of strangers."""
    found = read_answer(data)
    require(isinstance(found, Answer), "no answer")
    require(found.reason or 0 <= found.width < 1 << 16, "an impossible width")


def _worker_answers():
    made = Answer(kind="photo", mime="image/png", width=3, height=4, removed=("location",))
    return [packed(made), packed(Answer(reason="too_large", facts=(("limit", "5"),)))]


ODD = (ValueError, KeyError, TypeError, RecursionError)
TARGETS = (
    Target("draft", _draft, _drafts, "json", refusals=(ValueError, RecursionError)),
    Target(
        "typed-text", _typed, lambda: ["é\ud800".encode("utf-8", "surrogatepass"), b"a"], "bytes"
    ),
    Target("outbox", _outbox, _outbox_rows, "jsonl"),
    Target("journal", _journal, _journals, "jsonl", share=0.4),
    Target("choices", _choices, _choice_texts, "json"),
    Target("keychain-entry", _key, _keys, "json", refusals=ODD),
    Target("worker-answer", _worker_answer, _worker_answers, "json", refusals=(ValueError,)),
)
