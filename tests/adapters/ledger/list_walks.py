"""Random walks about the company's lists: the rules against what this file counts itself.

Apart from `walks`, so that those keep their steps. The program reads every list before it sends it;
here it does not (`blind`), so that the database alone judges.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from desktop_app.adapters.ledger import work as program
from desktop_app.domain.account import AccountId
from desktop_app.domain.canonical import canonical, digest
from desktop_app.domain.company_list import LONGEST, ListName, kept_lists
from desktop_app.domain.record import PostRecord
from tests.adapters.ledger.mutants import Edits, without
from tests.adapters.ledger.oracle import K, Step, World
from tests.adapters.ledger.walks import LedgerWalk
from tests.contracts.company import ACCOUNT, DUTIES

#: Ledgers with one rule taken out, as `mutants.MUTANTS` has them.
MUTANTS: dict[str, Edits] = {
    "CS042": without("CS042"),
    "a list replaces any other": (
        ("action_state", "k.list = s.body ->> '$.list'", "k.list = 'watch'"),
    ),
    "the first list stands for ever": (("kept_list", "max(a.seq)", "min(a.seq)"),),
    "a machine keeps a list": (
        (
            "action_duty",
            "'executive', 'communications', 'legal', 'administrator'",
            "'executive', 'communications', 'legal', 'administrator', 'publisher'",
        ),
    ),
    "who helps keeps a list": (
        (
            "action_duty",
            "'executive', 'communications', 'legal', 'administrator'",
            "'executive', 'communications', 'legal', 'administrator', 'assistant'",
        ),
    ),
    "an administrator keeps no list": (
        ("action_duty", "'legal', 'administrator')", "'legal', 'nobody')"),
    ),
    "a list need not come along": (
        ("action_form", "NEW.kind = 'keep_list'\n    AND NOT EXISTS", "FALSE AND NOT EXISTS"),
    ),
    "a list has any length": (("action_form", "<= 65536", "<= 65536000"),),
    "a list has no entries": (("action_form", "json_type(o.body, '$.items') = 'array'", "TRUE"),),
    "a list is another one than it says": (
        ("action_form", "o.body ->> '$.list' = s.body ->> '$.list'", "TRUE"),
    ),
    "there are other lists": (
        ("action_form", "'hashtags', 'watch')", "'hashtags', 'watch', 'x')"),
    ),
    "an account has lists of its own": (
        (
            "action_form",
            "'keep_list') THEN\n        NEW.account = '@ledger'",
            "'keep_list') THEN\n        (NEW.kind = 'keep_list' OR NEW.account = '@ledger')",
        ),
    ),
}
#: Ways to spoil a list that would be right otherwise.
SPOILS = ("account", "absent", "signer", "realm", "entries", "long", "name", "other")


class ListWalk(LedgerWalk):
    """Three lists that everybody keeps, and words in between."""

    def __init__(self, store, clock):
        super().__init__(store, clock)
        self.kept: dict[str, list[tuple[str, str, str]]] = {name: [] for name in ListName}
        self.bodies: dict[str, str] = {}  # of the steps to come, by their digests
        self.expected = False

    # -- what should happen

    def world(self) -> World:
        last = {name: kept[-1][0] for name, kept in self.kept.items() if kept}
        return replace(super().world(), kept=last)

    def judged(self, world: World, record: PostRecord | None, step: Step) -> bool:
        self.expected = super().judged(world, record, step)
        return self.expected

    def beside(self, step: Step) -> dict:
        if step.kind is not K.KEEP_LIST:
            return {}
        return {"attached": (self.bodies[step.said["body"]],)}

    def spoil(self, spoil: str, post: str, step: Step, said: dict, options: dict) -> bool:
        if spoil in ("signer", "realm"):
            return super().spoil(spoil, post, step, said, options)
        name = said["list"]
        if spoil == "account":
            options["account"] = AccountId(ACCOUNT)
        elif spoil == "absent":
            said["body"] = "0" * 64
        elif spoil == "name":
            said |= {"list": "x", "replaces": None}
            name = "x"
        if spoil not in ("account", "absent"):
            body = listed("goals" if spoil == "other" and name != "goals" else name, spoil)
            said["body"], options["attached"] = digest(body), (body,)
        return spoil != "other" or name != "goals"

    def take(self, post: str, step: Step, chance: Random, spoil: str = "") -> None:
        super().take(post, step, chance, spoil)
        if spoil or not self.expected or step.kind is not K.KEEP_LIST:
            return
        with self.store.begin() as work:
            made = work.rules()[-1].id
        self.kept[step.said["list"]].append((made, step.actor, step.said["body"]))

    # -- which steps

    def one_step(self, chance):
        ways = (self.a_list, self.a_spoilt_list, self.a_word, self.time_passes)
        chance.choices(ways, weights=(6, 4, 1, 1))[0](chance)
        if chance.random() < 0.3:
            self.the_lists_are_what_the_actions_say()

    def a_list(self, chance, *, spoil: str = ""):
        """By anybody, rather over what stands there than over anything else."""
        name = chance.choice(list(ListName))
        earlier = [one for kept in self.kept.values() for one, _, _ in kept]
        last = self.kept[name][-1][0] if self.kept[name] else None
        other = chance.choice([None, "a0", *earlier[-6:]])
        over = last if spoil or chance.random() < 0.6 else other
        able = ("ceo", "comms", "legal", "admin")
        who = chance.choice(able if spoil or chance.random() < 0.6 else sorted(DUTIES))
        body = listed(name, str(chance.randrange(5)))
        self.bodies[digest(body)] = body
        said = {"list": name, "body": digest(body), "replaces": over}
        self.take("p1", Step(kind=K.KEEP_LIST, actor=who, said=said), chance, spoil)

    def a_spoilt_list(self, chance):
        self.a_list(chance, spoil=chance.choice(SPOILS))

    def a_word(self, chance):
        """Other actions of the same chain stand between two lists."""
        kind, said = chance.choice([K.ADD_WORD, K.DROP_WORD]), {"word": "Lyon", "language": "both"}
        self.take("p1", Step(kind=kind, actor="comms", said=said), chance)

    # -- what everybody reads

    def the_lists_are_what_the_actions_say(self):
        with self.store.begin() as work:
            found = kept_lists(work.rules())
            for kept in found.values():
                assert set(work.bodies([one.body for one in kept])) == {one.body for one in kept}
        for name, expected in self.kept.items():
            assert [(one.id, one.by, one.body) for one in found[name]] == expected
            before = [None, *(one.id for one in found[name])]
            assert [one.replaces for one in found[name]] == before[:-1]


def listed(name: str, salt: str) -> str:
    """A list's body; the salt "long" makes it too long, "entries" takes its entries out."""
    items = {} if salt == "entries" else []
    return canonical(
        {"list": name, "items": items, "salt": salt if salt != "long" else "s" * LONGEST}
    )


def blind(monkeypatch) -> None:
    """Let the program send lists that it has not read."""
    monkeypatch.setattr(program, "read_items", lambda _name, _body: ())


#: The walk that finds it, where the first does not.
FOUND_BY: dict[str, int] = {}
