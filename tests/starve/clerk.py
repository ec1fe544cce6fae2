"""Without a window: one program with its files open, which submits, decides, publishes and exports."""

import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.ledger.postgres import open_ledger
from desktop_app.domain.payload import Part
from desktop_app.domain.review import Verdict
from desktop_app.services import auditing, drafting, practice, reading, reviewing
from desktop_app.services.evidence_bundle import chosen_post
from desktop_app.services.messages import explain
from desktop_app.services.publisher import Publisher
from tests.faults.kills import Killer, armed
from tests.faults.office import KEYS
from tests.starve.place import Place

NOBODY = 65534
_NEW_MOUNTS = 0x00020000  #: CLONE_NEWNS, which `os` knows from Python 3.12 on


def said(error):
    """An error as people read it, in both languages."""
    return {"kind": error.kind, "en": explain(error, "en").line, "fr": explain(error, "fr").line}


class Clerk:
    """One program. `open` first; what is open stays so, whatever runs short meanwhile."""

    def __init__(self, folder):
        self.office = Place(folder=folder)
        self._opened = ExitStack()
        self._killer = Killer(None, sign=signal.SIGSTOP)
        self._parts = self._publisher = None

    def heard(self, line):
        """What is asked for, line by line."""
        return line.makefile("r", encoding="utf-8")

    def close(self):
        self._opened.close()

    def do_become_nobody(self):
        """As `setpriv --reuid 65534 --clear-groups`: the superuser is stopped by no closed folder."""
        if os.geteuid() == 0:
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)

    def do_small_disk(self, folder, size):
        """From now on `folder` is a disk of `size` bytes, for this process alone; root may do that."""
        library = ctypes.CDLL(None, use_errno=True)
        if library.unshare(_NEW_MOUNTS):
            raise OSError(ctypes.get_errno(), "unshare")
        with tempfile.TemporaryDirectory(prefix="cs-starve-") as kept:
            shutil.copytree(folder, kept, dirs_exist_ok=True)
            _run("mount", "--make-rprivate", "/")
            _run("mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder)
            shutil.copytree(kept, folder, dirs_exist_ok=True)

    def do_mount_again(self, folder, how):
        """With other options: "ro", "rw" (busy while something of it is open), "size=…"."""
        _run("mount", "-o", f"remount,{how}", folder)

    def do_open(self, url=None, server=None, machine=practice.PUBLISHER):
        """Open everything; with `server`, the record of a team there instead of a file."""
        self._opened.close()
        with ExitStack() as opened:
            parts = opened.enter_context(self.office.parts(url=url, machine=machine))
            desk = open_desk(self.office.desk)
            opened.callback(desk.close)
            if server is not None:
                password = f"of {machine}"
                clock = self.office.ahead
                store = open_ledger(server, machine, KEYS.verify, lambda: password, clock.now)
                opened.callback(store.close)
                parts = replace(parts, store=store, clock=clock)
            self._opened = opened.pop_all()
        self._parts = armed(replace(parts, desk=desk), self._killer)
        self._publisher = Publisher(self._parts)

    def do_shut(self):
        self._opened.close()

    def do_stop_at(self, point, turn=1):
        """Fall asleep (SIGSTOP) there; somebody wakes it."""
        self._killer.aim(point, turn)

    def do_publish(self):
        """One pass; what came of each post, and the error that ended the pass, if one did."""
        told = []
        for report in self._publisher.run().reports:
            if report.error is not None:
                told.append(said(report.error))
            else:
                told.append({"kind": str(report.outcome.kind), "en": "", "fr": ""})
        return told

    def do_keep(self, draft, text):
        """Keep what was typed."""
        new = drafting.new_draft(self._parts.clock, practice.EXECUTIVE, practice.ACCOUNT.id)
        new = replace(new, id=draft, parts=(Part(text=text),))
        drafting.save(self._parts.desk, self._parts.clock, new)

    def do_kept(self, draft):
        """The text that is kept, or None."""
        found = self._parts.desk.draft(draft)
        return None if found is None else found.text

    def do_submit(self, draft):
        found = self._parts.desk.draft(draft)
        return drafting.submit_for_review(self._parts, found, practice.EXECUTIVE)

    def do_approve(self, post, person=practice.COMMUNICATIONS):
        view = reading.open_post(self._parts, post, person)
        shown = view.record.current.sha256
        role = view.my_role
        reviewing.decide(self._parts, post, shown, Verdict.APPROVE, role, person, "Vérifié.")

    def do_state(self, post):
        return str(reading.open_post(self._parts, post, practice.LEGAL).record.state)

    def do_export(self, post, path):
        """The evidence of a post, to a file; its size in bytes."""
        written = Path(path)
        auditing.write_evidence(self._parts, chosen_post(self._parts, post), written)
        return written.stat().st_size


def _run(*words):
    subprocess.run(words, check=True, capture_output=True)
