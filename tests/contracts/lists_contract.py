"""What every ledger promises of its lists: whose turn it is, order, words, and that nothing is hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import ActionKind
from desktop_app.domain.finding import Severity
from desktop_app.domain.payload import Part
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict, meaning
from desktop_app.services import listing
from desktop_app.services.listing import PAGE, Box, ListQuery, ReadBack
from desktop_app.services.reading import row_of
from tests.contracts.company import OTHER, START, Walk
from tests.contracts.ledgers import Ledgers

K, S = ActionKind, PostState
LATER = START + timedelta(hours=5)
FINDINGS = [
    {"rule": "fin.figure", "family": "financial-figures", "severity": "legal"},
    {"rule": "spelling.word", "family": "spelling", "severity": "caution"},
]
FOR_LEGAL = {"role": "legal", "meaning": meaning(Role.LEGAL, Verdict.APPROVE)}
FINDING = {"version": 1, "part": 0, "start": 0, "end": 1}


def ids(rows) -> list[str]:
    return [row.id for row in rows]


class ListsContract(Ledgers):
    """Inherited by each ledger's tests."""

    def query(self, store, clock, box=Box.ALL, person="ceo", **more) -> ListQuery:
        return ListQuery(box=box, person=PersonId(person), at=clock.now(), **more)

    def listed(self, store, query, after=None, limit=50):
        with store.begin() as work:
            return work.listed(query, after, limit=limit)

    @pytest.fixture
    def everything(self, company, store, clock):
        """A post in each state, of one and of the other account."""

        def post(name, *, account=None, by="ceo", text="", **said):
            fields = {key: said.pop(key) for key in ("not_before", "not_after") if key in said}
            made = Walk(company, store, name, **({"account": account} if account else {}))
            options = {"account": made.account, **fields}
            made.payload = company.payload(text or f"About {name}.", **options)
            made.add(K.SUBMIT, by, said=said)
            clock.pass_(seconds=7)
            return made

        both = [Role.COMMUNICATIONS, Role.LEGAL]
        post("reviewed", roles=both)
        post("half", roles=both).add(K.APPROVE, "comms")
        post("elsewhere", account=OTHER, by="comms", roles=both)
        post("nobodys", account=OTHER)
        for name, kind, who in (
            ("changes", K.REQUEST_CHANGES, "comms"),
            ("vetoed", K.VETO, "legal"),
            ("withdrawn", K.WITHDRAW, "ceo"),
        ):
            post(name).add(kind, who)
        for name in ("approved", "sending", "posted", "refused", "unknown", "lost", "recalled"):
            post(name).add(K.APPROVE, "comms")
        post("later", not_before=LATER, not_after=LATER + timedelta(hours=1)).add(
            K.APPROVE, "comms"
        )
        soon = {"not_before": LATER - timedelta(hours=1), "not_after": LATER}
        post("sooner", **soon).add(K.APPROVE, "comms")
        post("byhand", by_hand=True).add(K.APPROVE, "comms")
        post("missed", not_after=START + timedelta(minutes=20))
        urgent = post("urgent", urgent="Now.", roles=[Role.LEGAL])
        urgent.add(K.APPROVE, "legal", said=FOR_LEGAL)
        clock.pass_(minutes=30)
        self.go_on(company, store, clock)
        return store

    def go_on(self, company, store, clock):
        def again(name):
            made = Walk(company, store, name)
            made.revision, made.payload = 1, company.payload(f"About {name}.")
            return made

        again("recalled").add(K.RECALL, "comms")
        late = again("missed")
        late.payload = company.payload("About missed.", not_after=START + timedelta(minutes=20))
        late.add(K.MISSED, "press")
        for name, outcome in (("posted", K.POSTED), ("urgent", K.POSTED), ("refused", K.REFUSED)):
            walk = again(name)
            walk.add(K.ATTEMPT, "press")
            walk.add(outcome, "press")
            clock.pass_(seconds=3)
        for name in ("unknown", "lost"):
            walk = again(name)
            walk.add(K.ATTEMPT, "press")
            walk.add(K.UNKNOWN, "press")
        walk.add(K.NEEDS_PERSON, "press")
        again("sending").add(K.ATTEMPT, "press")

    @pytest.mark.parametrize("minutes", [0, 16, 60 * 24 * 40])
    def test_whose_turn_it_is_is_what_the_program_says_of_each_post(
        self, everything, clock, minutes
    ):
        """The database's answer and `reading.row_of`, for everybody, also when approvals ran out."""
        clock.pass_(minutes=minutes)
        with everything.begin() as work:
            charter = work.charter()
            for person in charter.people:
                every = work.listed(self.query(everything, clock, person=person.id), limit=PAGE)
                rows = [row_of(charter, person.id, each, clock.now()) for each in every]
                for box in (Box.MINE_TO_DO, Box.OTHERS, Box.SCHEDULED, Box.MISSED, Box.WRITTEN):
                    query = self.query(everything, clock, box, person.id)
                    found = work.listed(query, limit=PAGE)
                    assert set(ids(found)) == {r.summary.id for r in rows if box in r.boxes}, (
                        person.id,
                        box,
                    )
                    assert work.count(query) == len(found)

    def test_each_state_is_there_and_waits_for_whoever_can_act(self, everything, clock):
        every = self.listed(everything, self.query(everything, clock))
        assert {row.state for row in every} >= set(listing.OPEN) - {S.HELD, S.REMOVING}
        clock.pass_(minutes=16)
        waits = {
            person: set(
                ids(self.listed(everything, self.query(everything, clock, Box.MINE_TO_DO, person)))
            )
            for person in ("ceo", "comms", "legal", "reader")
        }
        assert waits["ceo"] == {"changes", "vetoed", "refused", "recalled", "missed", "byhand"}
        assert waits["comms"] == {"reviewed", "nobodys", "unknown", "lost", "urgent"}
        assert waits["legal"] == {"reviewed", "half", "elsewhere", "urgent"}
        assert waits["reader"] == set()

    def test_what_is_held_waits_for_whoever_may_let_it_go_on(self, everything, company, clock):
        walk = Walk(company, everything)
        walk.add(K.FREEZE, "legal")
        for person, mine in (("ceo", False), ("comms", True), ("legal", True), ("aide", False)):
            query = self.query(everything, clock, Box.MINE_TO_DO, person, states=(S.HELD,))
            assert (set(ids(self.listed(everything, query))) >= {"approved", "later"}) is mine

    def test_each_box_has_its_order(self, everything, clock):
        def order(box, **more):
            return ids(self.listed(everything, self.query(everything, clock, box, **more)))

        assert order(Box.SCHEDULED) == ["sooner", "later"]
        assert order(Box.PUBLISHED) == ["urgent", "posted"]
        assert order(Box.WRITTEN)[:3] == ["urgent", "missed", "byhand"]
        changed = self.listed(everything, self.query(everything, clock))
        keys = [(row.updated_at, row.id) for row in changed]
        assert keys == sorted(keys, reverse=True)
        assert len(keys) == len(order(Box.ALL, words=("about",))) == 19

    @pytest.mark.parametrize("box", list(Box))
    @pytest.mark.parametrize("words", [(), ("about",)])
    def test_pages_by_key_hide_and_repeat_nothing(self, everything, clock, monkeypatch, box, words):
        query = self.query(everything, clock, box, "comms", words=words)
        every = ids(self.listed(everything, query))
        monkeypatch.setattr("desktop_app.adapters.ledger.work.PAGE", 2)
        with everything.begin() as work:
            ends, walked = work.list_keys(query, limit=1000)
            assert (walked, work.count(query)) == (len(every), len(every))
            paged = [ids(work.listed(query, after, limit=2)) for after in (None, *ends)]
            some, count = work.list_keys(query, limit=4)
            rest, more = work.list_keys(query, some[-1], limit=1000) if count == 4 else ((), 0)
        assert [post for page in paged for post in page] == every
        assert (some + rest, count + more) == (ends, len(every))

    def test_words_are_found_whatever_their_accents_by_their_beginning(self, store, company, clock):
        for name, text in (
            ("fr", "L’été dernier, l’œuvre d’une équipe."),
            ("en", "Summer’s ETERNAL team"),
        ):
            walk = Walk(company, store, name)
            walk.payload = company.payload(text)
            walk.add(K.SUBMIT, "ceo")
        for words, found in (
            (("ete",), ["en", "fr"]),
            (("ÉTÉ",), ["en", "fr"]),
            (("oeuvre", "equip"), ["fr"]),
            (("œuv",), ["fr"]),
            (("team", "oeuvre"), []),
            (("eter",), ["en"]),
            (('"', "team"), ["en"]),
            (("x') OR 1 --",), []),
        ):
            query = self.query(store, clock, words=words)
            assert ids(self.listed(store, query)) == found, words

    def test_only_the_newest_version_and_its_findings_are_found(self, store, company, clock):
        walk = Walk(company, store)
        walk.payload = company.payload("Profit doubles.")
        walk.add(K.SUBMIT, "ceo", said={"findings": [{**one, **FINDING} for one in FINDINGS]})
        (row,) = self.listed(store, self.query(store, clock, rules=("fin.figure",)))
        assert row.severity is Severity.LEGAL
        assert ids(self.listed(store, self.query(store, clock, rules=("financial-fig",)))) == ["p1"]
        assert self.listed(store, self.query(store, clock, rules=("profit",))) == ()
        walk.payload = company.payload("We grow.")
        walk.add(K.SUBMIT, "ceo", said={"findings": []})
        assert self.listed(store, self.query(store, clock, rules=("fin.figure",))) == ()
        assert self.listed(store, self.query(store, clock, words=("profit",))) == ()
        (row,) = self.listed(store, self.query(store, clock, words=("grow",)))
        assert row.severity is None

    def test_every_part_of_a_thread_is_found(self, store, company, clock):
        walk = Walk(company, store)
        parts = (Part(text="One."), Part(text="Deux tulipes."))
        walk.payload = company.payload(parts=parts)
        walk.add(K.SUBMIT, "ceo")
        assert ids(self.listed(store, self.query(store, clock, words=("tulipe",)))) == ["p1"]

    def test_chips_narrow_a_list(self, everything, clock):
        def found(**more):
            return set(ids(self.listed(everything, self.query(everything, clock, **more))))

        assert found(authors=(PersonId("comms"),)) == {"elsewhere"}
        assert found(accounts=(OTHER,)) == {"elsewhere", "nobodys"}
        assert found(states=(S.MISSED, S.RECALLED)) == {"missed", "recalled"}
        assert found(accounts=(OTHER,), words=("nobodys",)) == {"nobodys"}
        every = self.listed(everything, self.query(everything, clock))
        middle = sorted(row.updated_at for row in every)[9]
        before, since = found(until=middle), found(since=middle)
        assert before | since == set(ids(every))
        assert not before & since

    def test_a_published_row_says_by_whom_when_and_what_was_read(self, store, walk, clock):
        walk.approved().sent()
        (row,) = self.listed(store, self.query(store, clock, Box.PUBLISHED))
        assert (row.approvals, row.published_at) == (((Role.COMMUNICATIONS, "comms"),), clock.now())
        assert row.read_back is ReadBack.NOT_YET
        for differs, said in (
            (None, ReadBack.UNREADABLE),
            (["text"], ReadBack.DIFFERS),
            ([], ReadBack.SAME),
        ):
            walk.add(K.READ_BACK, "press", said={"differs": differs})
            (row,) = self.listed(store, self.query(store, clock, Box.PUBLISHED))
            assert row.read_back is said

    def test_a_correction_is_told_once_it_is_at_x(self, store, company, walk, clock):
        walk.approved().sent()
        other = Walk(company, store, "p2")
        other.add(K.SUBMIT, "ceo", said={"corrects": "p1"})
        (row,) = self.listed(store, self.query(store, clock, Box.PUBLISHED))
        assert row.corrected_by == ()
        other.add(K.APPROVE, "comms")
        other.sent()
        rows = self.listed(store, self.query(store, clock, Box.PUBLISHED))
        assert [(row.id, row.corrected_by) for row in rows] == [("p2", ()), ("p1", ("p2",))]

    def test_every_action_is_news(self, store, walk):
        seen = []
        for step in (lambda: walk.add(K.SUBMIT, "ceo"), lambda: walk.add(K.APPROVE, "comms")):
            step()
            with store.begin() as work:
                seen.append(work.newest())
        assert seen == sorted(set(seen))
        assert replace(self.query(store, walk.company.clock), words=("a",)).box is Box.ALL
