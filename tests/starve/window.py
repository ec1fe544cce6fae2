"""With windows: the real ones, offscreen, on a practice desk. `Walk` goes on until it is killed."""

import json
import os
import random
import select
import time
from dataclasses import replace

from desktop_app import bootstrap
from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from desktop_app.ui import app as application
from desktop_app.ui.hand import Hand
from tests.faults.office import NoWords
from tests.samples import NOTHING
from tests.starve.place import Shifted

#: Where a post does not rest: something more will happen to it by itself.
_RESTLESS = (PostState.APPROVED, PostState.SENDING, PostState.UNKNOWN, PostState.REMOVING)
#: Seconds between two keys of somebody who types.
_KEYS = (0.005, 0.06)
_WORDS = (
    "Merci",
    "à",
    "l’équipe",
    "de",
    "Lyon",
    "pour",
    "cette",
    "belle",
    "journée",
    "et",
    "bravo",
)


class Window:
    """One program with its window, which does what it is told and otherwise runs."""

    def __init__(self, folder):
        self._folder = folder
        self._hand = None
        self._slowest = 0.0

    def heard(self, line):
        """What is asked for; between two lines the window lives, and its longest stall is noted."""
        kept = b""
        while True:
            before = time.monotonic()
            if self._hand is not None:
                Hand.let_work()
                self._slowest = max(self._slowest, time.monotonic() - before)
            if not select.select([line], [], [], 0 if self._hand else None)[0]:
                continue
            more = line.recv(65_536)
            if not more:
                return
            kept += more
            while b"\n" in kept:
                told, _, kept = kept.partition(b"\n")
                yield told

    def close(self):
        if self._hand is not None:
            application.shut(self._hand.window)

    def do_open(self, url, language="fr"):
        """Open the window on the desk, made when it is not there; X is at `url`."""
        os.environ["COUNTERSIGN_X_API"] = url
        read = practice.Samples.read
        practice.Samples.read = lambda text: replace(read(text), **NOTHING)
        clock = Shifted(self._folder / "ahead")
        opening = bootstrap.practice(self._folder, language, clock)
        load = opening.load
        qt = application.application(["countersign"])
        window = application.build(
            replace(opening, load=lambda: replace(load(), grammar=None, speller=NoWords())), qt
        )
        hand = Hand(window)
        window.show()
        hand.wait(lambda: hasattr(window, "compose"), "the record to open")
        window.look.choose_language(language)
        hand.settle()
        self._hand = hand

    def do_type(self, text):
        """Type it into the open draft, key by key."""
        editor = self._hand.window.compose.editor
        for character in text:
            self._hand.type(editor, character)
            Hand.let_work()

    def do_wait_kept(self):
        self._hand.kept()

    def do_seen(self):
        """What stands in the editor, whether it is kept, what the window says of that; the stall."""
        page = self._hand.window.compose
        said = page.header._trouble
        slowest, self._slowest = self._slowest, 0.0
        return {
            "text": page.editor.text,
            "is_kept": page.drafts.is_kept,
            "says": said.text() if said.isVisible() else "",
            "slowest": slowest,
        }


class Walk(Window):
    """Types, submits, decides and publishes post after post; each step is written down first.

    What it wrote down is on the kernel's side before the next step, whatever becomes of the process.
    """

    def do_walk(self, seed, *, is_quick):
        """Post after post; `is_quick` types without a rest, to come to the other steps."""
        log = os.open(self._folder / "walked.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        chance = random.Random(seed)
        pauses = (0.0, 0.0) if is_quick else _KEYS

        def note(step, **more):
            line = {"step": step, "run": seed, "at": time.monotonic(), **more}
            os.write(log, json.dumps(line).encode() + b"\n")

        number = 0
        while True:
            number += 1
            words = " ".join(chance.choices(_WORDS, k=chance.randint(8, 14)))
            self._one(f"{seed}.{number} {words}.", lambda: chance.uniform(*pauses), note)

    def _one(self, text, pause, note):
        hand, window = self._hand, self._hand.window
        hand.act_as(practice.EXECUTIVE)
        window.show_page("compose")
        if window.compose.editor.text:
            hand.click(window.compose.header.new)
        note("typing")
        for end in range(1, len(text) + 1):
            hand.type(window.compose.editor, text[end - 1])
            note("typed", draft=window.compose.drafts.working.id, text=text[:end])
            until = time.monotonic() + pause()
            while time.monotonic() < until:
                Hand.let_work()
        hand.checked()
        note("submitting", text=text)
        post = hand.send_for_review()
        note("submitted", post=post, text=text)
        hand.act_as(practice.COMMUNICATIONS)
        hand.open_from_queue(post)
        hand.read()
        hand.click(window.review.bar.approve)
        note("deciding", post=post)
        hand.click(window.review.bar.confirm)
        hand.wait(lambda: not window.review.bar.confirm.isVisible(), "the decision")
        note("publishing", post=post)
        hand.settle()
        note("decided", post=post)
        hand.reaches(PostState.POSTED)
        note("posted", post=post)

    def do_settle(self):
        """Let the publisher do what is due, and wait until it has; whether anything is under way."""
        session = self._hand.window.session
        session.publish_due()
        self._hand.settle()
        with session.parts.store.begin() as work:
            return [str(post.state) for post in work.posts(_RESTLESS)]
