"""Targets: what is signed, hashed and handed from computer to computer in the canonical form."""

import hashlib
import io
from functools import cache

from desktop_app.adapters import sealed_file
from desktop_app.domain.account import Charter
from desktop_app.domain.announcement import RELEASE_TYPE, Announcement
from desktop_app.domain.canonical import canonical, parse, parse_object
from desktop_app.domain.company_list import ListName, read_items, write_items
from desktop_app.domain.envelope import Envelope
from desktop_app.domain.errors import BadInput
from desktop_app.domain.goals import GoalId
from desktop_app.domain.heartbeat import HEARTBEAT_TYPE, Heartbeat
from desktop_app.domain.note import Explanation, Note
from desktop_app.domain.payload import Payload
from desktop_app.domain.roster import ROSTER_TYPE, Roster, require_current, succeed, trust_pinned
from desktop_app.domain.source import Source
from desktop_app.services import checkpoints, updating
from desktop_app.services.evidence_chain import ODD, read_entry
from tests import releases
from tests.contracts.company import START, charter, verify
from tests.domain import signing
from tests.domain.test_payload import OTHERS, WHOLE
from tests.fuzz import office
from tests.fuzz.target import Target, require, require_canonical, text_of
from tests.services import bundles
from tests.services.test_list_tables import ALL

ROSTER = signing.first()
TRUSTED = trust_pinned(signing.signed(ROSTER, "director", "legal"), ROSTER.digest, verify)
SEALED_FOR = sealed_file.PrivateKey(bytes(range(32)))


def _bytes(*texts):
    return [text.encode() for text in texts]


def _canonical(data):
    text = text_of(data)
    value = parse(text)
    require_canonical(text)
    require(canonical(value) == text, "written otherwise than read")


def _payload(data):
    text = text_of(data)
    found = Payload.read(text)
    require_canonical(text)
    require(found.body() == text, "written otherwise than read")
    require(found.fingerprint == hashlib.sha256(text.encode()).hexdigest(), "another fingerprint")


def _payload_seeds():
    changed = [WHOLE.__class__(**{**_fields(WHOLE), name: OTHERS[name]}) for name in OTHERS]
    return _bytes(WHOLE.body(), *(one.body() for one in changed))


def _fields(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _body_of(kind, body=lambda found: found.body):
    """A target for anything that has `read` and a body."""

    def read(data):
        text = text_of(data)
        found = kind.read(text)
        require_canonical(text)
        require(body(found) == text, "written otherwise than read")

    return read


def _source(data):
    text = text_of(data)
    require(Source.read(text).body() == text, "written otherwise than read")


def _source_seeds():
    one = Source(
        x_post_id="12", author_id="7", handle="nadia", text="Bravo", created_at=START,
        read_at=START, is_from_x=True, mentions=("acme",), replies_to="11",
    )  # fmt: skip
    return _bytes(one.body())


def _note(data):
    text = text_of(data)
    require(Note.read(text).body() == text, "written otherwise than read")


def _note_seeds():
    why = Explanation(rule="a", part=0, quote="88 M€", text="publié hier")
    notes = (Note(text="x", explanations=(why,), salt="00" * 16), Note(goal=GoalId("hire")))
    return _bytes(*(one.body() for one in notes))


def _charter(data):
    """The first entry of a record; the caller of `read` answers for ValueError."""
    said = parse_object(text_of(data))
    found = Charter.read(said)
    again = Charter.read(found.as_json())
    require(again == found, "another charter the second time")


def _lists(data):
    text = text_of(data)
    for name in ListName:
        try:
            items = read_items(name, text)
        except BadInput:
            continue
        salt = parse_object(text)["salt"]
        require(write_items(name, items, salt) == text, "written otherwise than read")


def _list_seeds():
    return _bytes(*(write_items(name, items, "0a") for name, items in ALL.items()))


def _envelope(data):
    text = text_of(data)
    for kind in (ROSTER_TYPE, RELEASE_TYPE):
        try:
            found = Envelope.read(text, kind)
        except BadInput:
            continue
        require_canonical(text)
        require(found.as_text() == text, "written otherwise than read")


def _rosters():
    second = signing.after(ROSTER)
    return [
        signing.signed(ROSTER, "director", "legal"),
        signing.signed(second, "director", "safe"),
        signing.signed(second, "director"),
        signing.signed(signing.after(second), "director", "legal"),
    ]


def _envelope_seeds():
    return _bytes(*_rosters(), releases.signed(releases.announcement()))


def _trusted(data):
    """An envelope as it comes: only what two root keys signed is ever trusted."""
    found = succeed(TRUSTED, text_of(data), verify)
    known = {ROSTER.digest, signing.after(ROSTER).digest}
    require(found.roster.digest in known, "trusted a roster that nobody signed")


def _signed_roster(data):
    """The root keys sign whatever it says: it must still be sound, and the next one."""
    body = data.decode("utf-8", "replace")  # nobody can sign half a character
    found = succeed(TRUSTED, signing.signed(body, "director", "legal"), verify).roster
    require(found.version in (ROSTER.version, ROSTER.version + 1), "a gap, or a step back")
    require((found.realm, found.ledger) == (ROSTER.realm, ROSTER.ledger), "another ledger's")
    require(found.issued_at >= ROSTER.issued_at, "issued before the one that it follows")
    now = require_current(
        trust_pinned(signing.signed(found, "safe", "legal"), found.digest, verify), START
    )
    require(now == found, "another roster")


def _roster_seeds():
    second = signing.after(ROSTER)
    return _bytes(ROSTER.body, second.body, canonical(second.as_json()))


def _checkpoint_seeds():
    beat = signing.beat(ROSTER)
    return _bytes(checkpoints.page(beat), beat)


def _checkpoint(data):
    checkpoints.read_page(text_of(data), TRUSTED, verify)


def _announcement_file(data):
    found = updating.opened(text_of(data), [releases.KEY], verify)
    require(found == releases.announcement(), "believed what nobody signed")


def _entry(data):
    """One entry of a chain. What else it raises is `ODD`, which its callers answer for."""
    action = read_entry(parse(text_of(data)), "0" * 64)
    require_canonical(canonical(action.statement))


def _entry_seeds():
    lines = [line for each in office.bundles() for line in bundles.values(each)]
    entries = [one.get("rule") or one.get("entry") for one in lines]
    return _bytes(*(canonical(one) for one in entries if one is not None))


def _evidence(data):
    """What ours takes, the program of one file takes as well; and nothing that was changed."""
    bundles.check(_Parts, data)
    require(bundles.theirs(data) is None, "the two verifiers disagree")


def _evidence_signed_again(data):
    """A forger with everybody's keys: the rules themselves have to refuse it."""
    try:
        made = office.signed_again(data)
    except (*ODD, AttributeError, RecursionError):
        raise BadInput("evidence.form") from None  # no bundle any more: `_evidence` is for that
    _evidence(made)


class _Parts:
    keys = office.KEYS


@cache
def _sealed_seeds():
    made = []
    for content in (b"", b"short", bytes(70_000)):
        target = io.BytesIO()
        once, salt = sealed_file.PrivateKey(bytes(32)), bytes(16)
        sealed_file._seal(
            io.BytesIO(content), target, SEALED_FOR.public, salt=salt, once=once, progress=None
        )
        made.append(target.getvalue())
    return made


def _sealed(data):
    target = io.BytesIO()
    sealed_file.unseal(io.BytesIO(data), target, SEALED_FOR)
    require(data in _sealed_seeds(), "opened a file that was changed")


def _charter_seeds():
    return _bytes(canonical(charter().as_json()))


def _beats():
    return _bytes(Envelope.read(signing.beat(ROSTER), HEARTBEAT_TYPE).body)


TARGETS = (
    Target("canonical", _canonical, lambda: _payload_seeds() + _note_seeds(), "json"),
    Target("payload", _payload, _payload_seeds, "json"),
    Target("source", _source, _source_seeds, "json"),
    Target("note", _note, _note_seeds, "json"),
    Target("charter", _charter, _charter_seeds, "json", refusals=(ValueError,), longest=8192),
    Target("company-list", _lists, _list_seeds, "json"),
    Target("envelope", _envelope, _envelope_seeds, "json", longest=8192),
    Target("roster", _body_of(Roster), _roster_seeds, "json", longest=8192),
    Target("roster-envelope", _trusted, lambda: _bytes(*_rosters()), "json", longest=8192, share=0.4),
    Target("roster-signed", _signed_roster, _roster_seeds, "json", longest=8192, share=0.4),
    Target("heartbeat", _body_of(Heartbeat), _beats, "json"),
    Target("checkpoint-page", _checkpoint, _checkpoint_seeds, "lines", share=0.4),
    Target("announcement", _body_of(Announcement), lambda: _bytes(releases.announcement().body), "json"),
    Target(
        "announcement-file", _announcement_file,
        lambda: _bytes(releases.signed(releases.announcement())), "json",
    ),
    Target("decision", _entry, _entry_seeds, "json", refusals=ODD),
    Target("evidence", _evidence, office.bundles, "jsonl", longest=200_000, share=0.05),
    Target(
        "evidence-signed", _evidence_signed_again, office.bundles, "jsonl",
        longest=200_000, share=0.05,
    ),
    Target("sealed-file", _sealed, _sealed_seeds, longest=80_000, share=0.5),
)  # fmt: skip
