"""What every ledger promises of the company's own lists: goals, hashtags, watch lists."""

from __future__ import annotations

import pytest

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import LEDGER_CHAIN
from desktop_app.domain.canonical import canonical, digest
from desktop_app.domain.company_list import (
    LONGEST,
    Item,
    ListName,
    kept_lists,
    read_items,
    write_items,
)
from desktop_app.domain.verification import replay_charter
from desktop_app.domain.watching import Watched, WatchEntry, WatchList
from tests.contracts.company import ACCOUNT, DUTIES, HASHTAGS, verify
from tests.contracts.ledgers import K, Ledgers, refused

KEEPERS = ("ceo", "comms", "deputy", "legal", "admin")
WATCH = WatchList(theme="AI", entries=(WatchEntry(what=Watched.ACCOUNT, value="voltane"),))


def of(items: tuple[Item, ...], name: ListName = ListName.WATCH, salt: str = "") -> dict:
    """A statement's own part and the body beside it."""
    body = write_items(name, items, salt)
    return {"said": {"list": name, "body": digest(body)}, "attached": (body,)}


class KeptListsContract(Ledgers):
    """Inherited by each store's tests."""

    def there(self, store, name: ListName = ListName.HASHTAGS) -> list[tuple[str, str]]:
        """Who kept which body, of a chain whose every link and signature holds."""
        with store.begin() as work:
            actions = work.rules()
            assert replay_charter(actions, verify) == work.charter()
            kept = kept_lists(actions)[name]
            bodies = work.bodies([one.body for one in kept])
        for one in kept:
            assert read_items(name, bodies[one.body])
        return [(str(one.by), one.body) for one in kept]

    def again(self, walk, person: str, replaces: str | None, salt: str, **options):
        """Keep the hashtags once more."""
        body = write_items(ListName.HASHTAGS, read_items(ListName.HASHTAGS, HASHTAGS), salt)
        said = {"body": digest(body), "replaces": replaces}
        return walk.add(K.KEEP_LIST, person, said=said, attached=(body,), **options)

    def test_a_list_says_who_kept_it_when_and_what_it_replaces(self, store, company, walk):
        first = walk.add(K.KEEP_LIST, "comms")
        second = self.again(walk, "ceo", first.id, "1")
        with store.begin() as work:
            kept = kept_lists(work.rules())[ListName.HASHTAGS]
            assert work.rules()[-1].account == LEDGER_CHAIN
        assert [one.id for one in kept] == [first.id, second.id]
        assert (kept[1].by, kept[1].at) == (PersonId("ceo"), company.clock.now())
        assert (kept[0].replaces, kept[1].replaces) == (None, first.id)
        assert len(self.there(store)) == 2

    def test_of_two_who_change_it_at_once_the_second_is_told(self, store, walk):
        first = walk.add(K.KEEP_LIST, "comms")
        with refused("CS042", "ledger.list"):
            self.again(walk, "legal", None, "1")
        second = self.again(walk, "legal", first.id, "1")
        for replaces in (None, first.id, "a0", ""):
            with refused("CS042", "ledger.list"):
                self.again(walk, "comms", replaces, "2")
        self.again(walk, "comms", second.id, "2")
        assert [person for person, _ in self.there(store)] == ["comms", "legal", "comms"]

    def test_nothing_is_replaced_before_there_is_a_first_one(self, walk):
        with refused("CS042", "ledger.list"):
            walk.add(K.KEEP_LIST, "comms", said={"replaces": "a0"})

    def test_each_list_goes_its_own_way(self, store, walk):
        walk.add(K.KEEP_LIST, "comms")
        watch = of((WATCH,))
        watch["said"] |= {"replaces": None}
        walk.add(K.KEEP_LIST, "legal", **watch)
        assert [person for person, _ in self.there(store)] == ["comms"]
        assert [person for person, _ in self.there(store, ListName.WATCH)] == ["legal"]

    @pytest.mark.parametrize("person", sorted(DUTIES))
    def test_one_person_who_has_a_say_is_enough(self, person, store, walk):
        if person in KEEPERS:
            walk.add(K.KEEP_LIST, person)
            assert [by for by, _ in self.there(store)] == [person]
            return
        with refused("CS008", "ledger.duty"):
            walk.add(K.KEEP_LIST, person)

    @pytest.mark.parametrize("said", [{"replaces": 7}, {"replaces": ["a1"]}, {"replaces": False}])
    def test_what_names_no_list_is_refused(self, said, walk):
        with refused("CS011", "ledger.statement"):
            walk.add(K.KEEP_LIST, "comms", said=said)

    def test_a_list_that_nobody_knows_is_refused(self, walk):
        body = canonical({"items": [], "list": "people", "salt": ""})
        said = {"list": "people", "body": digest(body)}
        with refused("CS011", "ledger.statement"):
            walk.add(K.KEEP_LIST, "comms", said=said, attached=(body,))

    @pytest.mark.parametrize("said", [{"list": "watch"}, {"list": None}, {"body": "0" * 64}])
    def test_a_body_that_is_not_the_list_that_is_named(self, said, walk):
        with refused("CS004", "ledger.body"):
            walk.add(K.KEEP_LIST, "comms", said=said)

    @pytest.mark.parametrize("items", [[{"tag": "Lyon"}], [7], "none", [{"theme": "AI"}]], ids=str)
    def test_what_nobody_could_read_back_is_refused(self, items, walk):
        body = canonical({"items": items, "list": "hashtags", "salt": ""})
        with refused("CS004", "ledger.body"):
            walk.add(K.KEEP_LIST, "comms", said={"body": digest(body)}, attached=(body,))

    def test_a_list_is_64_kibibytes_at_most(self, store, walk):
        """Counted in bytes: letters with accents are two."""
        empty = len(write_items(ListName.HASHTAGS, read_items(ListName.HASHTAGS, HASHTAGS), ""))
        fits = "é" * ((LONGEST - empty) // 2)
        first = self.again(walk, "comms", None, fits)
        longer = canonical(
            {
                "items": [one.as_json() for one in read_items(ListName.HASHTAGS, HASHTAGS)],
                "list": "hashtags",
                "salt": f"{fits}éé",
            }
        )
        with refused("CS004", "ledger.body"):
            walk.add(
                K.KEEP_LIST,
                "comms",
                said={"body": digest(longer), "replaces": first.id},
                attached=(longer,),
            )
        assert len(self.there(store)) == 1

    def test_a_list_is_the_whole_companys(self, walk):
        with refused("CS011", "ledger.statement"):
            walk.add(K.KEEP_LIST, "comms", account=ACCOUNT)

    def test_a_list_that_is_kept_again_as_it_was_takes_no_more_room(self, store, walk):
        first = walk.add(K.KEEP_LIST, "comms")
        other = self.again(walk, "comms", first.id, "1")
        back = walk.add(K.KEEP_LIST, "comms", said={"replaces": other.id})
        assert [body for _, body in self.there(store)][::2] == [digest(HASHTAGS)] * 2
        assert back.statement["body"] == first.statement["body"]
