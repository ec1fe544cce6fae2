"""The table of shortages: what is done to a program that works, and what must come of it.

Each case is a function whose docstring begins with what is done and says, after the colon, what is
expected. A case raises AssertionError where it is not met. Nothing here waits for time to pass.
"""

import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from desktop_app.domain.payload import Part
from desktop_app.services import drafting, practice
from tests.faults.office import agree
from tests.starve.crew import Told, full, held_whole, locked

CASES = {}
#: Those that mount a disk, which only the superuser may, and not in every container or chroot.
NEED_MOUNTS = set()
DRAFT = "0011223344556677"
TEXT = "Une journée de plus à Lyon, et de la lumière."
#: Of a small disk: enough for what lies there, and no more than a full one needs to be filled.
SMALL = 4 * 1024 * 1024


def case(name, *, needs_mounts=False):
    """Add a function to the table."""

    def put(function):
        CASES[name] = function
        if needs_mounts:
            NEED_MOUNTS.add(name)
        return function

    return put


@cache
def may_mount():
    """Whether a process of ours can have disks that nobody else sees."""
    unshare = shutil.which("unshare")
    trial = "mount --make-rprivate / && mount -t tmpfs none /tmp"
    command = [unshare or "", "--mount", "--propagation", "unchanged", "sh", "-c", trial]
    return (
        unshare is not None
        and not subprocess.run(command, capture_output=True, check=False).returncode
    )


def expectation(name):
    """(what is done, what is expected)."""
    done, _, wanted = " ".join(CASES[name].__doc__.split()).partition(": ")
    return done, wanted


def is_told(verb, kind):
    """The verb is refused, and a person is told so."""
    with pytest.raises(Told) as told:
        verb()
    assert told.value.kind == kind, told.value


# -- disk full


@case("disk full: log of sending, before the request")
def journal_before(scene):
    """The disk is full when the request is to be announced: nothing leaves; with room it is posted once."""
    program = scene.asleep_at("attempted")
    program.run_short()
    program.wake()
    assert program.passed() == ["journal.unwritable"]
    assert program.publish() == ["journal.unwritable"]
    scene.nothing_was_posted()
    program.has_room()
    assert "posted" in scene.goes_on(program)
    scene.is_at_x_once()


@case("disk full: log of sending, after the answer")
def journal_after(scene):
    """The disk is full when X has answered: it is not sent again; with room it is found at X."""
    program = scene.asleep_at("checked")
    program.run_short()
    program.wake()
    assert program.passed() == ["journal.unwritable"]
    assert program.publish() == ["journal.unwritable"]
    assert scene.requests == 1
    program.has_room()
    assert "found" in scene.goes_on(program)
    scene.is_at_x_once()


@case("disk full: record, before the request")
def record_before(scene):
    """The disk is full when the attempt is recorded: nothing leaves; with room it is posted once."""
    program = scene.asleep_at("in_attempt")
    program.run_short()
    program.wake()
    assert program.passed() == ["ledger.unwritable"]
    scene.nothing_was_posted()
    program.has_room()
    assert "posted" in scene.goes_on(program)
    scene.is_at_x_once()


@case("disk full: record, after the answer")
def record_after(scene):
    """The disk is full when the outcome is recorded: X has it once; with room the log tells the record."""
    program = scene.asleep_at("outcome_line")
    program.run_short()
    program.wake()
    assert program.passed() == ["ledger.unwritable"]
    assert program.publish() == ["journal.unwritable"]
    program.has_room()
    told = scene.goes_on(program)
    assert told[0] == "posted", told
    scene.is_at_x_once()


@case("disk full: drafts")
def desk_full(scene):
    """The disk is full while somebody types: the last text kept stays; with room the next is kept."""
    program = scene.program()
    program.do("keep", draft=DRAFT, text="Une journée")
    program.run_short()
    is_told(lambda: program.do("keep", draft=DRAFT, text=TEXT), "desk.unwritable")
    assert program.do("kept", draft=DRAFT) == "Une journée"
    program.has_room()
    program.do("keep", draft=DRAFT, text=TEXT)
    assert program.do("kept", draft=DRAFT) == TEXT


@case("disk full: submitting and deciding")
def record_of_people(scene):
    """The disk is full while a post is submitted and approved: the draft stays, each is there once."""
    program = scene.program()
    program.do("keep", draft=DRAFT, text=TEXT)
    program.do("stop_at", point="in_submit")
    program.ask("submit", draft=DRAFT)
    program.falls_asleep()
    program.run_short()
    program.wake()
    is_told(program.answer, "ledger.unwritable")
    assert program.do("kept", draft=DRAFT) == TEXT
    program.has_room()
    post = program.do("submit", draft=DRAFT)
    assert program.do("kept", draft=DRAFT) is None
    program.run_short()
    is_told(lambda: program.do("approve", post=post), "ledger.unwritable")
    assert program.do("state", post=post) == "in_review"
    program.has_room()
    program.do("approve", post=post)
    assert program.do("state", post=post) == "approved"
    kinds = [action.kind for action in actions(scene, post)]
    assert (kinds.count("submit"), kinds.count("approve")) == (1, 1)


@case("disk full: export", needs_mounts=True)
def export(scene):
    """Evidence is written to a disk that is too small: no half file is left; with room it is whole."""
    out = scene.place.folder / "out"
    out.mkdir()
    program = scene.program(is_open=False)
    program.do("small_disk", folder=str(out), size=4096)
    program.do("open", url=scene.url)
    is_told(
        lambda: program.do("export", post=scene.post, path=str(out / "proof")), "table.unwritable"
    )
    assert not list(program.inside(out).iterdir())
    program.do("mount_again", folder=str(out), how=f"size={SMALL}")
    assert program.do("export", post=scene.post, path=str(out / "proof")) > 4096


@case("disk full: a real one", needs_mounts=True)
def small_disk(scene):
    """Somebody else fills a small disk, in the middle: nothing is lost, sent twice or left half.

    As root, who may mount one; an ordinary user meets the same limits by the cases before.
    """
    program = scene.program(is_open=False)
    program.do("small_disk", folder=str(scene.place.disk), size=SMALL)
    program.do("open", url=scene.url)
    program.do("keep", draft=DRAFT, text="Une journée")
    disk = program.inside(scene.place.disk)
    with full(disk):
        is_told(lambda: program.do("keep", draft=DRAFT, text=TEXT * 1000), "desk.unwritable")
        assert set(program.publish()) <= {"ledger.unwritable", "journal.unwritable"}
        scene.nothing_was_posted()
    program.do("keep", draft=DRAFT, text=TEXT)
    assert program.do("kept", draft=DRAFT) == TEXT
    assert "posted" in scene.goes_on(program)
    program.do("shut")
    for file in disk.iterdir():
        (scene.place.disk / file.name).write_bytes(file.read_bytes())
    scene.is_at_x_once()


# -- read-only


@case("read-only: folder and files, for somebody without rights")
def closed_folder(scene):
    """The folder is closed to the user: each opening says why, nothing changes; open again, it works."""
    program = scene.program()
    program.do("keep", draft=DRAFT, text=TEXT)
    program.end()
    scene.nobodys()
    for path in (*scene.place.disk.iterdir(), scene.place.disk):
        path.chmod(0o444 if path.is_file() else 0o555)
    before = {path.name: path.read_bytes() for path in scene.place.disk.iterdir()}
    program = scene.program(is_open=False)
    program.do("become_nobody")
    is_told(lambda: program.do("open", url=scene.url), "journal.unwritable")
    (scene.place.disk / "journal-main.jsonl").chmod(0o600)
    is_told(lambda: program.do("open", url=scene.url), "desk.unwritable")
    scene.place.desk.chmod(0o600)
    is_told(lambda: program.do("open", url=scene.url), "desk.unwritable")
    assert {path.name: path.read_bytes() for path in scene.place.disk.iterdir()} == before
    scene.place.disk.chmod(0o700)
    program.do("open", url=scene.url)
    # The record alone is closed still: nothing is sent that could not be recorded.
    assert set(program.publish()) == {"ledger.unwritable"}
    scene.nothing_was_posted()
    for path in scene.place.disk.glob("ledger.sqlite*"):
        path.chmod(0o600)
    assert program.do("kept", draft=DRAFT) == TEXT
    assert "posted" in scene.goes_on(program)
    scene.is_at_x_once()


@case("read-only: a disk that is mounted so", needs_mounts=True)
def protected_disk(scene):
    """The disk is mounted read-only: opening says why, nothing is sent; written again, it is posted once."""
    program = scene.program(is_open=False)
    program.do("small_disk", folder=str(scene.place.disk), size=SMALL)
    program.do("mount_again", folder=str(scene.place.disk), how="ro")
    is_told(lambda: program.do("open", url=scene.url), "ledger.unwritable")
    scene.nothing_was_posted()
    program.do("mount_again", folder=str(scene.place.disk), how="rw")
    program.do("open", url=scene.url)
    assert "posted" in scene.goes_on(program)
    disk = program.inside(scene.place.disk)
    program.do("shut")
    for file in disk.iterdir():
        (scene.place.disk / file.name).write_bytes(file.read_bytes())
    scene.is_at_x_once()


# -- locked by somebody else


@case("locked: record, before the request")
def record_locked(scene):
    """Another program holds the record: it is busy, nothing is sent; let go, it is posted once."""
    program = scene.program()
    with locked(scene.place.ledger):
        assert program.publish() == ["ledger.busy"]
        assert program.publish() == ["ledger.busy"]
    scene.nothing_was_posted()
    assert "posted" in scene.goes_on(program)
    scene.is_at_x_once()


@case("locked: record, between request and outcome")
def record_locked_after(scene):
    """Another program takes the record when X has answered: X has it once; let go, that is recorded."""
    program = scene.asleep_at("answered")
    with locked(scene.place.ledger):
        program.wake()
        assert program.passed() == ["ledger.busy"]
        assert program.publish() == ["ledger.busy"]
    told = scene.goes_on(program)
    assert told[0] == "posted", told
    scene.is_at_x_once()


@case("locked: drafts")
def desk_locked(scene):
    """Another program holds the file of drafts: it says so, what was kept stays; let go, it is kept."""
    program = scene.program()
    program.do("keep", draft=DRAFT, text="Une journée")
    with locked(scene.place.desk):
        is_told(lambda: program.do("keep", draft=DRAFT, text=TEXT), "desk.busy")
        assert program.do("kept", draft=DRAFT) == "Une journée"
    program.do("keep", draft=DRAFT, text=TEXT)
    assert program.do("kept", draft=DRAFT) == TEXT


@case("locked: every byte of the drafts, as on Windows")
def desk_held(scene):
    """A scanner locks every byte of the drafts at the start: they are in use, not damaged; let go, all is there."""
    program = scene.program()
    program.do("keep", draft=DRAFT, text="Une journée")
    program.do("shut")
    with held_whole(scene.place.desk):
        is_told(lambda: program.do("open", url=scene.url), "desk.busy")
    assert not list(scene.place.disk.glob("*.damaged-*"))
    program.do("open", url=scene.url)
    assert program.do("kept", draft=DRAFT) == "Une journée"


@case("locked: every byte of the record, as on Windows")
def record_held(scene):
    """A scanner locks every byte of the record: it is in use, nothing is sent; let go, it is posted once."""
    program = scene.program()
    with held_whole(scene.place.ledger):
        assert program.publish() == ["ledger.busy"]
    scene.nothing_was_posted()
    assert "posted" in scene.goes_on(program)
    scene.is_at_x_once()


# -- the clock


@case("clock: hours forward, between attempt and request")
def clock_forward(scene):
    """The clock jumps five hours on before the request: it does not leave; a new attempt does, once."""
    program = scene.asleep_at("announced")
    scene.place.clock.advance(5 * 3600)
    program.wake()
    assert program.passed() == ["not_sent"]
    scene.nothing_was_posted()
    assert "posted" in scene.goes_on(program)
    scene.is_at_x_once()


@case("clock: hours back, between attempt and request")
def clock_back(scene):
    """The clock jumps five hours back before the request: it does not leave; set right, it does, once."""
    program = scene.asleep_at("announced")
    scene.place.clock.advance(-5 * 3600)
    program.wake()
    assert program.passed() == ["not_sent"]
    program.publish()
    scene.nothing_was_posted()
    scene.place.clock.advance(5 * 3600)
    assert "posted" in scene.goes_on(program)
    scene.is_at_x_once()


@case("clock: back, with a post for later")
def not_early(scene):
    """The clock jumps back and on again around a post for 14:00: it leaves at 14:00, neither early nor twice."""
    program = scene.program()
    scene.goes_on(program)
    text, post = "À quatorze heures.", later(scene, hours=2)
    clock = scene.place.clock
    for hours in (1, -6, 6):  # one hour on the way, six lost, six found
        clock.advance(hours * 3600)
        program.publish()
        assert text not in texts(scene)
    clock.advance(3600)
    program.publish()
    clock.advance(-3 * 3600)
    program.publish()
    assert texts(scene).count(text) == 1
    assert program.do("state", post=post) == "posted"


@case("clock: forward past a post's time")
def not_late(scene):
    """The clock jumps past a post's time and its grace: it has missed it, and stays so set back again."""
    program = scene.program()
    scene.goes_on(program)
    text, post = "À quatorze heures.", later(scene, hours=2)
    clock = scene.place.clock
    for hours in (5, -5, 2):
        clock.advance(hours * 3600)
        program.publish()
    assert text not in texts(scene)
    assert program.do("state", post=post) == "missed"


@case("clock: forward past an approval's last day")
def lapsed(scene):
    """The clock jumps past the days that an approval counts: it is asked for again; nothing leaves."""
    program = scene.program()
    scene.place.clock.advance(90 * 24 * 3600)
    program.publish()
    scene.place.clock.advance(-90 * 24 * 3600)
    program.publish()
    scene.nothing_was_posted()
    assert program.do("state", post=scene.post) == "in_review"


# -- suspended


@case("suspended: between attempt and request, longer than its lease")
def suspended(scene):
    """Stopped for an hour with the attempt recorded: awake again it sends nothing late; then once."""
    program = scene.asleep_at("attempted")
    scene.place.clock.advance(3600)
    program.wake()
    assert program.passed() == ["not_sent"]
    scene.nothing_was_posted()
    assert "posted" in scene.goes_on(program)
    scene.is_at_x_once()


@case("suspended: with the request under way")
def suspended_sending(scene):
    """Stopped for an hour with a connection and no answer: whatever X did, it has the post once."""
    program = scene.asleep_at("half_sent")
    scene.place.clock.advance(3600)
    program.wake()
    program.passed()
    scene.goes_on(program)
    assert scene.requests <= 1
    assert len(scene.x.posts()) <= 1
    assert program.do("state", post=scene.post) in ("posted", "needs_person")


def actions(scene, post):
    """What the record says of a post."""
    with scene.place.parts(journal=None) as parts, parts.store.begin() as work:
        return work.actions(post)


def texts(scene):
    return [post.text for post in scene.x.posts()]


def later(scene, hours):
    """Another post, approved, to leave at a time of its own."""
    clock = scene.place.clock
    with scene.place.parts(journal=None) as parts:
        draft = drafting.new_draft(parts.clock, practice.EXECUTIVE, practice.ACCOUNT.id)
        at = clock.now() + timedelta(hours=hours)
        part = Part(text="À quatorze heures.")
        post = drafting.submit_for_review(
            parts,
            replace(draft, parts=(part,), not_before=at, not_after=at + timedelta(minutes=15)),
            draft.owner,
        )
        agree(parts, post)
    return post
