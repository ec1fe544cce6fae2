"""What a case works with: a place with one approved post, an X, programs; and what must be in the end."""

import os
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from desktop_app.adapters.practice_x.faults import Route
from desktop_app.services import practice
from tests.faults.office import SINGLE
from tests.faults.oracle import forgetful_x, judge
from tests.starve.clerk import NOBODY
from tests.starve.place import a_place

#: Seconds that fly between two passes of somebody who waits for the end.
JUMPS = (0, 0, 6, 12, 35, 80, 200, 650)


@dataclass
class Scene:
    """One case's own. `post` was approved and nothing of it has left."""

    crew: object
    place: object
    post: str
    x: object
    url: str
    opened: ExitStack
    programs: list = field(default_factory=list)
    said: list = field(default_factory=list)  #: what a person was told, in both languages

    def program(self, *, is_open=True, role="clerk", **more):
        """Start a program on the place's disk."""
        program = self.crew.start(self.place.folder, role, **more)
        program.told = self.said
        self.programs.append(program)
        if is_open:
            program.do("open", url=self.url)
        return program

    def asleep_at(self, point):
        """A program that publishes the post and has just fallen asleep at that point."""
        program = self.program()
        program.do("stop_at", point=point)
        program.ask("publish")
        program.falls_asleep()
        return program

    def goes_on(self, program):
        """The same program, with time in between, until there is nothing to tell; what it told."""
        told = []
        for jump in JUMPS:
            self.place.clock.advance(jump)
            told += program.publish()
        return told

    def is_at_x_once(self):
        """Approved, at X exactly once and exactly so, recorded, and the record proves itself."""
        while self.programs:  # each of them holds its log
            self.programs.pop().end()
        verdict = judge(self.place, self.post, self.x, SINGLE)
        assert verdict.is_sound, verdict
        assert (verdict.state, verdict.at_x, self.requests) == ("posted", 1, 1), verdict

    @property
    def requests(self):
        """How many requests for a new post X has met."""
        return self.x.hits(Route.CREATE)

    def nothing_was_posted(self):
        assert (self.requests, len(self.x.posts())) == (0, 0)

    def nobodys(self):
        """What is in the place belongs to the user who has no rights."""
        if os.geteuid() == 0:
            for path in (self.place.folder, *self.place.folder.rglob("*")):
                os.chown(path, NOBODY, NOBODY)


@contextmanager
def a_scene(crew, template):
    """A new scene of `template`: an office and its approved post."""
    office, post = template
    with ExitStack() as opened:
        place = opened.enter_context(a_place(office))
        x = forgetful_x(place.clock)
        opened.callback(x.stop)
        yield Scene(crew=crew, place=place, post=post, x=x, url=x.start(), opened=opened)


ACCOUNT = practice.ACCOUNT.id
