"""Everything that is done with secrets and drafts, in a program of its own, with all logs open.

``python -m tests.canaries.walk FOLDER [keyring] [leaking] [short]``: FOLDER has ``home``, ``temp``,
``told`` and ``outside`` already. It ends in a crash, with the code CRASHED; what was planted is then
in ``planted.json``.
"""

from __future__ import annotations

import functools
import logging
import os
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from desktop_app import bootstrap
from desktop_app.adapters.keychain import KeyringSecrets, MemorySecrets, practice_keys
from desktop_app.adapters.practice_x.api import practice_token
from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.records import STRANGERS
from desktop_app.adapters.x import network
from desktop_app.adapters.x.network import Network
from desktop_app.domain.account import Realm
from desktop_app.domain.payload import Media, Part, Poll
from desktop_app.domain.review import Verdict
from desktop_app.services import (
    checking,
    comparing,
    connecting,
    controlling,
    drafting,
    evidence,
    evidence_bundle,
    publishing,
    sources,
)
from desktop_app.services.connecting import FourKeys
from desktop_app.services.publisher import Publisher
from tests.adapters.media import samples
from tests.canaries import leaks
from tests.canaries.around import keep_lists, look_around
from tests.canaries.ear import Ear
from tests.canaries.planted import AT_X, DESK, PUBLIC, RECORD, Planted
from tests.canaries.scene import ANNE, MARC, PEOPLE, ZOE, build
from tests.house import guard

CRASHED = 70
#: What goes wrong at the other routes.
AROUND = (
    Fault.DROP_BEFORE,
    Fault.CUT_SHORT,
    Fault.GARBLED_201,
    Fault.INTERNAL_500,
    Fault.UNAUTHORIZED_401,
)


def connect(scene, ear):
    """Refused, answered by a stranger, for the wrong account; then by consent and by four keys."""
    first, second = scene.accounts
    plant = scene.planted.text
    ear.hear(lambda: scene.consent(first, "deny"))
    ear.hear(lambda: scene.consent(first, state=plant("foreign state"), seconds=0.5))
    ear.hear(lambda: scene.consent(first, second.x_user_id))
    scene.x.misbehave(Fault.GARBLED_201, on=Route.TOKEN)
    ear.hear(lambda: scene.consent(first))
    ear.hear(lambda: scene.consent(first))
    keys = FourKeys(
        consumer_key=plant("consumer key"),
        consumer_secret=plant("consumer secret"),
        access_token=practice_token(second),
        access_token_secret=plant("access token secret"),
    )
    ear.hear(lambda: connecting.connect_oauth1(scene.tokens, first, keys))
    ear.hear(lambda: connecting.connect_oauth1(scene.tokens, second, keys))
    given = [scene.tokens.credentials(each) for each in (first, second)]
    ear.show(scene.tokens, scene.keys, keys, *given, scene.parts.journal)


def write_privately(scene, ear):
    """Drafts that nobody submits: kept, changed, thrown away, refused, checked."""
    plant = scene.planted.text
    options = tuple(plant(f"poll option {n}", [DESK]) for n in (1, 2))
    kept = scene.draft(
        plant("draft text", [DESK]),
        Part(text=plant("second part", [DESK]), poll=Poll(options=options, minutes=60)),
        Part(text="", media=(Media(sha256="a" * 64, kind="photo", alt_text=plant("alt", [DESK])),)),
    )
    link = "https://x.com/someone/status/1900000000000000001"
    typed = sources.typed(scene.parts, link, "someone", plant("source typed over", [DESK]))
    drafting.save(scene.parts.desk, scene.clock, replace(kept, quote_link=link, source=typed))
    thrown = scene.draft(plant("discarded draft"), plant("discarded second part"))
    scene.parts.desk.discard(thrown.id)
    refused = scene.draft(plant("refused draft", [DESK]) + "\u202e " + "x" * 400)
    ear.hear(lambda: scene.submit(refused))
    ear.hear(lambda: scene.submit(replace(kept, reply_link=plant("a link that is none"))))
    ear.hear(lambda: drafting.obstacles(charter_of(scene), refused))
    ear.hear(lambda: checking.check(refused.text, "en", scene.parts.rulebook, scene.parts.speller))
    ear.hear(lambda: scene.parts.speller.check(refused.text, "fr"))
    scene.parts.desk.prefer("language", "fr")


def charter_of(scene):
    with scene.parts.store.begin() as work:
        return work.charter()


def publish_whole(scene, ear):
    """A post with a picture, a quote that is sent back once, a thread: approved and posted."""
    plant, parts, (account, other) = scene.planted.text, scene.parts, scene.accounts
    photo = scene.folder / "outside" / "photo.jpg"
    scene.planted.keep("place and camera of a photo", samples.CANARY)
    ear.hear(lambda: parts.media.prepare(photo.with_suffix(".png")))
    ear.hear(lambda: parts.media.prepare(photo.with_name("torn.jpg")))
    made = parts.media.prepare(photo)
    alt = plant("submitted alt text", PUBLIC)
    picture = Media(sha256=made.sha256, kind=made.kind, alt_text=alt)
    pictured = Part(text=plant("text of a picture", PUBLIC), media=(picture,))
    post = scene.approve(scene.submit(scene.draft(pictured, account=other.id)))
    ear.hear(lambda: publishing.publish(parts, post))
    said = plant("source text", [*RECORD, AT_X])
    link = f"https://x.com/i/status/{scene.x.publish_as(STRANGERS[0].id, said)}"
    source = sources.read(parts, account.id, link)
    first = plant("first version", RECORD)
    post = scene.submit(scene.draft(first, quote_link=link, source=source))
    scene.decide(post, MARC, Verdict.REQUEST_CHANGES, plant("why changes", RECORD))
    again = drafting.continue_post(parts, post, ANNE)
    again = drafting.typed(again, plant("submitted text", PUBLIC), "en")
    again = drafting.save(parts.desk, scene.clock, again)
    scene.approve(scene.submit(again), plant("why approved", RECORD))
    ear.hear(lambda: publishing.publish(parts, post))
    thread = [plant(f"part {n} of a thread", PUBLIC) for n in (1, 2)]
    scene.approve(scene.submit(scene.draft(*thread, account=other.id)))
    run(scene, ear, passes=2)
    return post


def run(scene, ear, passes=1):
    publisher = Publisher(scene.parts)
    for _ in range(passes):
        done = ear.hear(publisher.run)
        ear.show(*(report.error for report in done.reports if report.error))
        scene.clock.advance(seconds=60)


def fail_in_every_way(scene, ear, every):
    """The faults of the simulated X, at the post and around it; then all is settled.

    `every` is 1 for each of them, 9 for every ninth.
    """
    text = scene.planted.text("text of failing posts", PUBLIC)
    reason = scene.planted.text("why recalled", RECORD)
    for number, fault in enumerate(list(Fault)[::every]):
        post = scene.approve(scene.submit(scene.draft(f"{text} {number}")))
        scene.x.misbehave(fault)
        ear.hear(lambda post=post: publishing.publish(scene.parts, post))
        ear.hear(lambda post=post: controlling.recall(scene.parts, post, MARC, reason))
    routes = (Route.ME, Route.TOKEN, Route.TIMELINE, Route.READ)
    around = [(route, fault) for route in routes for fault in AROUND]
    for number, (route, fault) in enumerate(around[::every]):
        if route is Route.TOKEN:
            ear.hear(lambda: scene.consent(scene.accounts[0]))
            scene.clock.advance(hours=2)
        scene.x.misbehave(fault, on=route)
        post = scene.approve(scene.submit(scene.draft(f"{text} {route} {number}")))
        ear.hear(lambda post=post: publishing.publish(scene.parts, post))
        ear.hear(lambda: scene.tokens.check(scene.accounts[0]))
        ear.hear(lambda: comparing.watch(scene.parts, scene.accounts[0].id))
        ear.hear(lambda post=post: controlling.recall(scene.parts, post, MARC, reason))
    ear.hear(lambda: scene.consent(scene.accounts[0]))
    run(scene, ear, passes=4)


def stop_and_take_down(scene, ear, post):
    """Freeze, end it, withdraw, explain a stray, take a post off X, give out the evidence."""
    plant, parts, account = scene.planted.text, scene.parts, scene.accounts[0].id
    reasons = [plant(f"private reason {n}", RECORD) for n in range(5)]
    ear.hear(lambda: controlling.freeze(parts, account, ZOE, reasons[0]))
    ear.hear(lambda: controlling.freeze(parts, account, ZOE, plant("second freeze")))
    ear.hear(lambda: controlling.unfreeze(parts, account, ZOE, reasons[1]))
    withdrawn = scene.submit(scene.draft(plant("withdrawn text", RECORD)))
    ear.hear(lambda: drafting.withdraw(parts, withdrawn, ANNE, reasons[2]))
    ear.hear(lambda: scene.decide(withdrawn, MARC, Verdict.VETO, plant("too late a veto")))
    stray = scene.x.publish_as(scene.accounts[0].x_user_id, plant("stray", [*RECORD, AT_X]))
    ear.hear(lambda: comparing.watch(parts, account))
    ear.hear(lambda: controlling.explain_stray(parts, account, stray, ZOE, reasons[3]))
    scene.x.misbehave(Fault.INTERNAL_500, on=Route.DELETE)
    ear.hear(lambda: controlling.take_down(parts, post, MARC, reasons[4]))
    run(scene, ear, passes=2)
    chosen = evidence_bundle.chosen_post(parts, post)
    bundle = b"".join(ear.hear(lambda: tuple(evidence_bundle.lines(parts, chosen))))
    path = scene.folder / "home" / "evidence.json"
    path.write_bytes(bundle)
    changed = BytesIO(bundle.replace(reasons[4].encode(), b"changed"))
    ear.hear(lambda: evidence.verify(changed, scene.keys.verify))
    parts.store.verify_chains()


def type_secrets_in_wrong_places(scene, ear):
    """A passphrase that is not theirs, passwords in addresses, a key that is asked for again."""
    plant = scene.planted.text
    ear.hear(lambda: scene.keys.unlock(ANNE, "a wrong passphrase, " + plant("wrong passphrase")))
    ear.hear(lambda: scene.keys.create(ANNE, "another passphrase, " + plant("second passphrase")))
    proxy, server = plant("proxy password"), plant("ledger password")
    ear.hear(lambda: Network(proxy=f"http://acme:{proxy}@proxy.example:3128"))
    ear.hear(lambda: bootstrap.ledger_path(f"postgresql://anne:{server}@db.example/acme"))
    ear.hear(lambda: bootstrap.ledger_path(f"host=db.example password={server}"))
    scene.keys.lock(ANNE)
    locked = scene.draft(plant("draft of a locked person", [DESK]))
    ear.hear(lambda: scene.submit(locked))
    ear.hear(lambda: practice_keys("one", []).sign(ANNE, plant("to be signed").encode()))


def at_the_command_line(scene, ear):
    """Commands with drafts on their standard input, most of them refused."""
    plant = scene.planted.text
    home = str(scene.folder / "home" / "cli")
    profile = scene.folder / "outside" / "profile.json"
    profile.write_text(f'{{"company": "{plant("profile that is none")}"')
    fresh = [sys.executable, "-m", "desktop_app", "check", "--only", "risk", "-"]
    codes = [ear.run(fresh, said=plant("text to check"), COUNTERSIGN_HOME=home)]
    codes += [
        ear.command(arguments, said=said, COUNTERSIGN_HOME=home)
        for arguments, said in (
            (["check", "--only", "risk", "-"], plant("text that is no UTF-8") + "\udcff"),
            (["check", "--only", "risk", "--jsonl"], f'{{"text": "{plant("bad line")}"'),
            (["check", "--only", "risk", "--jsonl"], f'{{"id": 1, "txt": "{plant("odd line")}"}}'),
            (["check", "--profile", str(profile), "-"], "Merci."),
            (["submit", "--as", "nobody", "-"], plant("text of nobody")),
            (["submit", "--as", "claire", "-"], plant("too long a text") + " long" * 80),
            (["submit", "--as", "claire", "-"], plant("submitted in practice", RECORD)),
            (["list", "--as", "paul"], ""),
            (["rules", "explain", "none"], ""),
        )
    ]
    codes += take_along(scene, ear, home)
    (scene.folder / "codes").write_text(" ".join(str(code) for code in codes))


def take_along(scene, ear, home):
    """What is made of a desk to be kept elsewhere or given to others; the commands' codes."""
    plant, folder = scene.planted.text, scene.folder / "home"
    kept, words = folder / "saved.backup", f"{plant('passphrase of a backup')} in words\n"
    wrong = f"{plant('wrong passphrase of a backup')} in words\n"
    restored = {"COUNTERSIGN_HOME": str(folder / "restored")}
    read_by = ["--passphrase-fd", "0"]
    return [
        ear.command(arguments, said=said, **{"COUNTERSIGN_HOME": home} | where)
        for arguments, said, where in (
            (["backup", str(kept), *read_by], words, {}),
            (["restore", str(kept), *read_by], wrong, restored),
            (["restore", str(kept), *read_by], words, restored),
            (["diagnostics", "--yes", str(folder / "diagnostics.zip")], "", {}),
            (["export", "figures", str(folder / "figures.xlsx")], "", {}),
            (["lists", "export", "hashtags", "--out", str(folder / "hashtags.csv")], "", {}),
            (["outbox", "list"], "", {}),
            (["update", "check"], "", {}),
        )
    ]


def sign_at_the_command_line(scene, ear):
    """A company's own record and the keychain of this session: passphrases through a descriptor."""
    plant = scene.planted.text
    path, people = scene.folder / "home" / "ledger.sqlite", scene.folder / "outside" / "people.toml"
    people.write_text(PEOPLE, encoding="utf-8")
    words = {name: f"{plant(f'typed passphrase of {name}')} in words" for name in (ANNE, MARC, ZOE)}
    as_anne = ["submit", "--as", "anne", "--passphrase-fd", "0", "-"]
    founding = ["ledger", "init", str(path), str(people), "--passphrase-fd", "0"]
    codes = [
        ear.command(
            arguments,
            said=said,
            COUNTERSIGN_HOME=str(scene.folder / "home" / "company"),
            COUNTERSIGN_LEDGER=str(path),
        )
        for arguments, said in (
            (founding, f"short\n{plant('passphrase after a short one')}\n"),
            (founding, "".join(f"{each}\n" for each in words.values())),
            (as_anne, f"{words[MARC]}\n{plant('draft with a wrong passphrase')}"),
            (as_anne, f"{words[ANNE]}\n{plant('submitted with a passphrase', RECORD)}"),
            (["list", "--as", "marc"], ""),
        )
    ]
    with (scene.folder / "codes").open("a") as kept:
        kept.write(" " + " ".join(str(code) for code in codes))


def crash(scene):
    """An accident in the middle of submitting: nobody expects it, and Python prints it."""
    draft = scene.draft(scene.planted.text("draft at the crash", [DESK]))
    scene.submit(replace(draft, parts=(Part(text=draft.text, poll=draft),)))


def walk(scene, ear, every):
    connect(scene, ear)
    write_privately(scene, ear)
    post = publish_whole(scene, ear)
    fail_in_every_way(scene, ear, every)
    keep_lists(scene, ear)
    look_around(scene, ear)
    stop_and_take_down(scene, ear, post)
    at_the_command_line(scene, ear)
    type_secrets_in_wrong_places(scene, ear)


def main(folder, *wishes):
    guard.set_up()
    # Everything is asked on this machine, without TLS: its roots need not be read for each question.
    network._trusting_the_system = functools.cache(network._trusting_the_system)
    planted = Planted()
    planted.record_randomness(setattr)
    (folder / "outside" / "photo.jpg").write_bytes(samples.jpeg())
    (folder / "outside" / "torn.jpg").write_bytes(samples.jpeg()[:600])
    logging.basicConfig(
        filename=folder / "told" / "log", level=logging.DEBUG, encoding="utf-8", force=True
    )
    if "leaking" in wishes:
        leaks.open_all()
    ear = Ear(folder / "told")
    secrets = KeyringSecrets(Realm.PRACTICE) if "keyring" in wishes else MemorySecrets()
    scene = build(folder, secrets, planted)
    try:
        walk(scene, ear, 9 if "short" in wishes else 1)
        if "keyring" in wishes:
            sign_at_the_command_line(scene, ear)
        if "leaking" in wishes:
            leaks.leak(scene, ear)
        (folder / "errors").write_text(str(ear.errors))
        crash(scene)
    finally:
        ear.close()
        planted.write(folder / "planted.json")
        scene.close_all_but_files()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), *sys.argv[2:])
    except BaseException:  # noqa: BLE001 - what ends it is shown as Python would show it
        sys.excepthook(*sys.exc_info())
        sys.stderr.flush()
        # As after a power cut: no database is closed in good order.
        os._exit(CRASHED)
