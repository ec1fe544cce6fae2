"""A practice record for seeds: a few posts with all that may happen to them, as evidence."""

import json
import tempfile
from functools import cache
from pathlib import Path

from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.journal import open_journal
from desktop_app.adapters.keychain import practice_keys
from desktop_app.adapters.ledger import create_ledger, open_ledger
from desktop_app.adapters.media import MediaFiles
from desktop_app.assembly import PRACTICE_LEDGER
from desktop_app.domain.action import GENESIS, STATEMENT_TYPE, leaf, link
from desktop_app.domain.canonical import canonical, digest, pre_authentication
from desktop_app.services import controlling, discussing, practice
from desktop_app.services.evidence_bundle import Days
from desktop_app.services.parts import Parts
from tests.fakes import FakeClock, FakePoster
from tests.services.bundles import bundle, bundle_of, sealed
from tests.services.conftest import RULEBOOK, NoWords, Office

KEYS = practice_keys(PRACTICE_LEDGER, list(practice.PEOPLE))
_LEAF = "id account seq at kind actor post revision sha256 fence statement_sha256 signature"


@cache
def bundles():
    """One post's evidence, and a month's."""
    with tempfile.TemporaryDirectory() as folder:
        return _written(Path(folder))


def _written(folder):
    clock, x = FakeClock(), FakePoster(answers=[])
    path = folder / "ledger.sqlite"
    with_charter = create_ledger(path, KEYS.verify, clock.now)
    practice.found(with_charter, KEYS, RULEBOOK.digest)
    with_charter.close()
    parts = Parts(
        clock=clock,
        desk=open_desk(folder / "desk.sqlite"),
        store=open_ledger(path, KEYS.verify, clock.now),
        keys=KEYS,
        speller=NoWords(),
        rulebook=RULEBOOK,
        media=MediaFiles(folder / "media"),
        journal=open_journal(folder / "journal.jsonl", clock.now),
        poster=lambda _account: x,
        publisher=practice.PUBLISHER,
    )
    try:
        return _bundles(Office(folder=folder, parts=parts, x=x, clock=clock))
    finally:
        for one in (parts.media, parts.journal, parts.store, parts.desk):
            one.close()


def _bundles(office):
    office.thread("Un post qui n’est pas montré ici.")
    office.run()
    post = office.submit("Merci à tous pour cette belle journée à Lyon.")
    shown = office.record(post).current.sha256
    remark = discussing.comment(office.parts, post, shown, practice.LEGAL, "Une virgule ?")
    discussing.resolve(office.parts, post, remark, practice.LEGAL)
    office.decide(post, practice.COMMUNICATIONS)
    account = practice.ACCOUNT.id
    controlling.freeze(office.parts, account, practice.COMMUNICATIONS, "Panne")
    controlling.unfreeze(office.parts, account, practice.COMMUNICATIONS, "Fini")
    controlling.release(office.parts, post, practice.COMMUNICATIONS, "Fini")
    office.run()
    today = office.clock.now().date()
    days = Days(first=today, last=today)
    return bundle(office.parts, post), bundle_of(office.parts, days)


def signed_again(data):
    """The bundle of somebody who has everybody's keys: only what it says is still judged."""
    said = [json.loads(line) for line in data.splitlines()]
    last = GENESIS
    for one in said:
        entry = one.get("rule") or one.get("entry") if isinstance(one, dict) else None
        if "account" in one and "post" in one:
            last = GENESIS
        if isinstance(entry, dict):
            last = _sign(entry, last)
        elif isinstance(one, dict) and isinstance(one.get("left_out"), list):
            for each in one["left_out"]:
                last = link(last, str(each))
    return sealed(said)


def _sign(entry, before):
    """Sign what the entry says, and put it behind the link `before`; its own link then."""
    statement = canonical(entry["statement"])
    message = pre_authentication(STATEMENT_TYPE, statement)
    if entry["actor"] in practice.PEOPLE:
        entry["signature"] = KEYS.sign(entry["actor"], message)
    values = {**entry, "statement_sha256": digest(statement)}
    entry["hash"] = link(before, leaf(tuple(values.get(name) for name in _LEAF.split())))
    return entry["hash"]
