"""The program with its windows, killed at random moments of typing, submitting, deciding, publishing.

`play` starts it again and again on the same desk. After each death the files are judged as the next
start finds them; in the end everything comes to rest, and X is compared with what was approved.
"""

import json
import re
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from threading import Event

from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.ledger import open_ledger
from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from desktop_app.services.verifying import verify_ledger
from tests.faults.office import KEYS
from tests.faults.oracle import forgetful_x
from tests.starve.place import Shifted

#: Each phase, and within how many seconds after its beginning the program is killed: about as long
#: as it takes on a calm machine.
PHASES = {"typing": 2.5, "submitting": 0.4, "deciding": 0.3, "publishing": 0.5}
#: What the product promises to lose at most of what was typed, in seconds.
PROMISED = 1.0
#: A pause between two keys that is no pause of the typist's: the machine did something else.
_STALL = 0.15
_ALL = 100_000
#: A text that a walk typed, and not one of the samples of a practice desk.
_IS_OF_WALK = re.compile(r"\d+\.\d+ ")
#: Seconds that fly in the end, until what X left unclear is settled or left to a person.
_JUMPS = (0, 6, 12, 35, 80, 200, 650, 1000)


@dataclass
class Figures:
    """What came of it. Sound: `wrong` is empty."""

    kills: Counter = field(default_factory=Counter)  #: by phase
    typed: int = 0  #: keys
    longest_lost: float = 0  #: seconds of typing that were not on the disk at a death
    submitted: int = 0  #: acknowledged
    decided: int = 0
    at_x: int = 0
    unclear: int = 0  #: left to a person, who looks at X
    left_over: int = 0  #: drafts that the record has as well: recognised when they are sent again
    duplicates: int = 0
    lost: int = 0
    wrong: list[str] = field(default_factory=list)

    def found(self, what):
        self.wrong.append(what)


def play(crew, folder, kills, seed):
    """Kill the program `kills` times, in each phase as often as in the others; judge what is left."""
    found, chance = Figures(), Random(seed)
    x = forgetful_x(Shifted(folder / "ahead"))
    url = x.start()
    try:
        for number in range(kills):
            phase = list(PHASES)[number % len(PHASES)]
            _die(crew, folder, url, chance, number, phase)
            found.kills[phase] += 1
            _judge_desk(folder, number, found)
        _come_to_rest(crew, folder, url, found)
        _judge(folder, x, found)
        return found
    finally:
        x.stop()


def _die(crew, folder, url, chance, number, phase):
    """One life: it begins to walk, and is killed some moment after a phase has begun."""
    program = crew.start(folder, "walk", patience=None)
    program.do("open", url=url)
    program.ask("walk", seed=number, is_quick=phase != "typing")
    times = chance.choice((1, 1, 2)) if phase != "typing" else 1
    _await(folder, number, phase, times)
    Event().wait(chance.uniform(0, PHASES[phase]))
    died = time.monotonic()
    program.kill()
    with (folder / "walked.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps({"step": "killed", "run": number, "at": died}) + "\n")


def _await(folder, number, phase, times):
    until = time.monotonic() + 120
    while time.monotonic() < until:
        steps = [one["step"] for one in walked(folder) if one["run"] == number]
        if steps.count(phase) >= times:
            return
        Event().wait(0.01)
    raise AssertionError(f"{phase} never began")


def walked(folder):
    """What the programs wrote down, line by line; what was cut off in its last line is not there."""
    path = folder / "walked.jsonl"
    if not path.exists():
        return []
    whole = path.read_text(encoding="utf-8").rpartition("\n")[0]
    return [json.loads(line) for line in whole.splitlines()]


def _judge_desk(folder, number, found):
    """Of what was typed in this life, at most `PROMISED` seconds are on no disk."""
    mine = [one for one in walked(folder) if one["run"] == number]
    died = mine[-1]["at"]
    typed = [one for one in mine if one["step"] == "typed"]
    found.typed += len(typed)
    if not typed:
        return
    last = typed[-1]
    versions = [one for one in typed if one["draft"] == last["draft"]]
    texts = recorded(folder)
    if last["text"] in texts:
        return
    with closing(open_desk(folder / "practice" / "desk.sqlite")) as desk:
        draft = desk.draft(last["draft"])
    kept = "" if draft is None else draft.text
    if kept not in ("", *(one["text"] for one in versions)):
        found.found(f"run {number}: “{kept}” was never typed")
    missing = [one["at"] for one in versions if len(one["text"]) > len(kept)]
    lost = died - missing[0] if missing else 0.0
    found.longest_lost = max(found.longest_lost, lost)
    if lost > PROMISED + _stalled(versions, died):
        found.lost += 1
        found.found(f"run {number}: {lost:.2f} s of typing are lost")


def _stalled(versions, died):
    """Seconds of the last two before the death in which the machine let the program do nothing."""
    times = [one["at"] for one in versions if one["at"] > died - 2] + [died]
    gaps = (after - before for before, after in pairwise(times))
    return sum(gap for gap in gaps if gap > _STALL)


def recorded(folder):
    """How often each text is in the record, whatever became of it."""
    with closing(_ledger(folder)) as store, store.begin() as work:
        return Counter(post.text for post in work.posts(tuple(PostState), limit=_ALL))


def _ledger(folder):
    return open_ledger(folder / "practice" / "ledger.sqlite", KEYS.verify)


def _come_to_rest(crew, folder, url, found):
    """The last start is killed by nobody; time flies until nothing is under way any more."""
    program = crew.start(folder, "walk", patience=None)
    program.do("open", url=url)
    ahead, restless = 0, ["?"]
    for jump in _JUMPS * 2:
        ahead += jump
        (folder / "ahead").write_text(str(ahead), encoding="ascii")
        restless = program.do("settle")
        if not restless:
            break
    program.end()
    if restless:
        found.found(f"these never rest: {restless}")


def _judge(folder, x, found):
    """The record proves itself; what was acknowledged is in it once; X has what was approved once."""
    steps = walked(folder)
    with closing(_ledger(folder)) as store:
        verify_ledger(store, KEYS.verify, None, None)
        with store.begin() as work:
            posts = work.posts(tuple(PostState), limit=_ALL)
            states = {post.id: (post.state, post.text) for post in posts}
            kinds = {post: [(a.kind, a.actor) for a in work.actions(post)] for post in states}
    of_walks = {text for _, text in states.values() if _IS_OF_WALK.match(text)}
    _judge_record(steps, states, kinds, found)
    at_x = Counter(post.text for post in x.posts())
    found.at_x = len(at_x)
    found.duplicates += sum(count - 1 for count in at_x.values())
    posted = {text for state, text in states.values() if state is PostState.POSTED} & of_walks
    found.unclear = sum(state is PostState.NEEDS_PERSON for state, _ in states.values())
    for text in at_x.keys() ^ posted:
        found.found(f"at X or in the record alone: {text}")
    if found.duplicates:
        found.found(f"twice: {[text for text, count in at_x.items() if count > 1]}")
    with closing(open_desk(folder / "practice" / "desk.sqlite")) as desk:
        kept = Counter(draft.text for draft in desk.drafts(practice.EXECUTIVE))
    found.left_over = len(kept.keys() & of_walks)
    for text in (one["text"] for one in steps if one["step"] == "submitting"):
        if text not in of_walks and text not in kept:
            found.lost += 1
            found.found(f"lost: {text}")


def _judge_record(steps, states, kinds, found):
    count = Counter(text for _, text in states.values())
    for one in steps:
        if one["step"] == "submitted":
            found.submitted += 1
            if states.get(one["post"], ("", ""))[1] != one["text"] or count[one["text"]] != 1:
                found.lost += 1
                found.found(f"submitted and not there once: {one['text']}")
        elif one["step"] == "decided":
            found.decided += 1
            if ("approve", practice.COMMUNICATIONS) not in kinds.get(one["post"], ()):
                found.lost += 1
                found.found(f"a decision is lost: {one['post']}")
    for post, actions in kinds.items():
        for kind in ("submit", "approve"):
            if actions.count((kind, practice.COMMUNICATIONS)) > 1:
                found.found(f"{kind} twice: {post}")
