"""The cases in which a team's database goes, and comes back, while its publisher works.

Each is the point at which the server is killed; its words say what is done and what must come of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from desktop_app.adapters.ledger import create_ledger
from desktop_app.adapters.practice_x.faults import Route
from desktop_app.services import practice
from tests.faults.nodes import Node
from tests.faults.office import KEYS
from tests.faults.oracle import forgetful_x
from tests.laptops import ANNE, MARC, ZOE
from tests.laptops import Crew as Laptops
from tests.starve.place import Place, a_place

TEXT = "Un an déjà à Lyon : merci à toute l’équipe."
#: By the point: the case's name, what is expected, and how many requests X has met when it returns.
CASES = {
    "prepared": (
        "database gone: before the attempt",
        "Nothing leaves; when the server is back it is posted once, by the same program.",
        0,
    ),
    "in_attempt": (
        "database gone: in the middle of the attempt",
        "Nothing leaves; when the server is back it is posted once, by the same program.",
        0,
    ),
    "announced": (
        "database gone: between claim and request",
        "It leaves under the attempt that is recorded; the log tells the record when it is back.",
        1,
    ),
    "answered": (
        "database gone: between request and outcome",
        "X has it once; the log tells the record when the server is back.",
        1,
    ),
}


@dataclass
class TeamScene:
    """A team's record on a real server, in which one post was approved, and an X."""

    crew: object
    node: Node
    laptops: Laptops
    place: Place
    post: str
    x: object
    url: str

    def play(self, point: str) -> list:
        """Kill the server while the publisher is at `point`; what people were told meanwhile."""
        program = self.crew.start(self.place.folder)
        program.do("open", url=self.url, server=self.laptops.database.address)
        program.do("stop_at", point=point)
        program.ask("publish")
        program.falls_asleep()
        self.node.kill()
        program.wake()
        assert program.passed() in (["ledger.unreachable"], ["ledger.unclear"])
        assert program.publish() == ["ledger.unreachable"]
        met = self.x.hits(Route.CREATE)
        assert met == CASES[point][2], (met, program.told)
        self.node.start()
        told = [kind for _ in range(3) for kind in program.publish()]
        assert "posted" in told, told
        program.end()
        assert len(self.x.posts()) == self.x.hits(Route.CREATE) == 1
        assert self.x.posts()[0].text == TEXT
        with ExitStack() as stack:
            legal = self.laptops.laptop(ZOE, network=False, name="judge", stack=stack)
            assert str(legal.view(self.post).record.state) == "posted"
            assert legal.parts.store.verify_chains() > 0
        return program.told


@contextmanager
def a_team_scene(crew, node: Node) -> Iterator[TeamScene]:
    """A new record on `node`, and everything around it."""
    database = node.server.database()
    database.login(practice.PUBLISHER)
    with a_place() as place, ExitStack() as opened:
        laptops = Laptops(database, place.folder, opened)
        laptops.found()
        with ExitStack() as seats:
            post = laptops.laptop(ANNE, network=False, stack=seats).submit(TEXT)
            for person in (MARC, ZOE):
                laptop = laptops.laptop(person, network=False, stack=seats)
                if laptop.view(post).my_role is not None:
                    laptop.decide(post)
        # Beside the team's record a place has one of its own, which nothing here reads.
        create_ledger(place.ledger, KEYS.verify, place.ahead.now).close()
        x = forgetful_x(place.ahead)
        opened.callback(x.stop)
        yield TeamScene(
            crew=crew,
            node=node,
            laptops=laptops,
            place=place,
            post=post,
            x=x,
            url=x.start(),
        )
