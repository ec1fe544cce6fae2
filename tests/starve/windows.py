"""The cases of a real window, offscreen, in which somebody types while the desk runs short."""

from contextlib import ExitStack, contextmanager
from threading import Event

from tests.faults.oracle import forgetful_x
from tests.starve.crew import PATIENCE, locked
from tests.starve.place import a_place

#: A window that stands still for longer than this makes people type into nothing, in seconds.
LONGEST_STALL = 1.0
_LOOK = 0.05
CASES = {
    "window: the disk is full while somebody types": (
        "The text stays in the window, which says why it is not kept; with room it is kept.",
        lambda program, _desk: _full(program),
    ),
    "window: another program holds the drafts while somebody types": (
        "The text stays, the window goes on and says who is in the way; let go, it is kept.",
        lambda _program, desk: locked(desk),
    ),
}


@contextmanager
def _full(program):
    program.run_short()
    try:
        yield
    finally:
        program.has_room()


@contextmanager
def a_window(crew):
    """A window on a new practice desk, in French, and the file of its drafts."""
    with a_place() as place, ExitStack() as opened:
        x = forgetful_x(place.ahead)
        opened.callback(x.stop)
        program = crew.start(place.folder, "window", patience=None)
        program.do("open", url=x.start())
        yield program, place.folder / "practice" / "desk.sqlite"
        program.end()


def play(name, program, desk):
    """Play a case in an open window; what it said."""
    program.do("type", text="Une journée")
    program.do("wait_kept")
    before = program.do("seen")["text"]
    with CASES[name][1](program, desk):
        program.do("type", text=" à Lyon")
        seen = program.do("seen")
        for _ in range(round(PATIENCE / _LOOK)):
            if seen["says"]:
                break
            Event().wait(_LOOK)
            seen = program.do("seen")
    assert (seen["text"], seen["is_kept"]) == (f"{before} à Lyon", False), seen
    assert seen["says"].startswith("Non enregistré."), seen
    assert seen["slowest"] < LONGEST_STALL, seen
    program.do("wait_kept")
    after = program.do("seen")
    assert (after["text"], after["says"]) == (f"{before} à Lyon", ""), after
    return seen["says"]
