"""What every ledger promises of its lists: whose turn it is, order, words, and that nothing is hidden."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import ActionKind
from desktop_app.domain.canonical import digest
from desktop_app.domain.discussion import pair_of
from desktop_app.domain.finding import Severity
from desktop_app.domain.note import Note
from desktop_app.domain.payload import Media, MediaKind, Part
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict, meaning
from desktop_app.services import listing
from desktop_app.services.listing import PAGE, Box, ListQuery, ReadBack
from desktop_app.services.reading import row_of
from tests.contracts.company import OTHER, START, Walk
from tests.contracts.ledgers import Ledgers

K, S = ActionKind, PostState
ANCHOR = {"part": 0, "start": 0, "end": 5, "quote": "About"}
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
        self.agree(everything, clock)

    def agree(self, everything, clock):
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

    def mine(self, store, clock, **more) -> dict[str, set[str]]:
        """What waits for each person."""
        found = {}
        for person in ("ceo", "aide", "comms", "deputy", "legal", "reader"):
            query = self.query(store, clock, Box.MINE_TO_DO, person, **more)
            found[person] = set(ids(self.listed(store, query)))
        return {person: posts for person, posts in found.items() if posts}

    @pytest.fixture
    def disputed(self, company, store, clock):
        """Posts on which something was remarked, and what became of it."""

        def post(name, by, suggestion=None, **said):
            made = Walk(company, store, name)
            made.payload = company.payload(f"About {name}.")
            made.add(K.SUBMIT, "ceo", said=said)
            clock.pass_(seconds=7)
            anchor = None if suggestion is None else ANCHOR
            return made, made.add(
                K.COMMENT, by, said={"suggestion": suggestion, "anchor": anchor}
            ).id

        def answer(made, remark, by):
            made.add(K.COMMENT, by, said={"thread": remark})

        post("asked", "legal")
        made, remark = post("answered", "legal")
        answer(made, remark, "ceo")
        made, remark = post("again", "legal")
        answer(made, remark, "ceo")
        answer(made, remark, "comms")
        made, remark = post("helped", "deputy", "Of")
        made.payload = company.payload("Of helped.")
        made.add(K.SUBMIT, "ceo", said={"accepted": [remark]})
        made.add(K.COMMENT, "deputy")
        made.add(K.APPROVE, "comms")
        for name, by in (("ready", "legal"), ("aides", "aide"), ("own", "ceo")):
            post(name, by)[0].add(K.APPROVE, "comms")
        made, remark = post("settled", "legal")
        made.add(K.APPROVE, "comms")
        made.add(K.RESOLVE, "legal", said={"comment": remark})
        made.add(K.FREEZE, "legal")
        made.add(K.COMMENT, "legal")
        return store

    def test_a_remark_waits_for_its_maker_their_duty_and_the_authors_answer(self, disputed, clock):
        self.agree(disputed, clock)
        lacks = {"asked", "answered", "again"}
        assert self.mine(disputed, clock) == {
            "ceo": {"asked", "again", "helped", "ready", "aides", "own", "settled"},
            "aide": {"aides"},
            "comms": {*lacks, "helped", "aides"},
            "deputy": {*lacks, "helped", "aides"},
            "legal": {*lacks, "ready", "aides", "settled"},
        }
        clock.pass_(days=8)  # the approvals ran out
        self.agree(disputed, clock)

    def test_open_remarks_are_told_and_can_be_looked_for(self, disputed, clock, company):
        rows = {row.id: row for row in self.listed(disputed, self.query(disputed, clock))}
        (remark,) = rows["again"].remarks
        assert (remark.by, remark.newest_by) == ("legal", "comms")
        assert (remark.id != remark.newest, remark.is_suggestion) == (True, False)
        assert all(row.open_remarks == 1 for row in rows.values())
        made = Walk(company, disputed, "asked")
        made.revision, made.payload = 1, company.payload("About asked.")
        made.add(K.RESOLVE, "legal", said={"comment": rows["asked"].remarks[0].id})
        found = ids(self.listed(disputed, self.query(disputed, clock, is_disputed=True)))
        assert set(found) == set(rows) - {"asked"}

    @pytest.fixture
    def twins(self, company, store):
        """Two posts that name each other and were submitted together."""
        made = {}
        for name, other in (("en", "fr"), ("fr", "en")):
            made[name] = Walk(company, store, name)
            made[name].payload = company.payload(f"About {name}.", twin=other)
        pair = pair_of(*(one.payload.fingerprint for one in made.values()))
        for name, one in made.items():
            one.add(K.SUBMIT, "ceo", said={"pair": pair, "language": name})
        return made

    def test_twins_wait_for_one_another_and_for_the_author_when_one_changed(
        self, twins, store, company, clock
    ):
        def told():
            self.agree(store, clock)
            rows = self.listed(store, self.query(store, clock))
            return {row.id: (row.is_unpaired, row.is_to_recheck) for row in rows}

        assert told() == {"en": (True, False), "fr": (True, False)}
        twins["en"].add(K.APPROVE, "comms")
        rows = {row.id: row for row in self.listed(store, self.query(store, clock))}
        assert (rows["en"].twin, rows["en"].twin_language) == ("fr", "fr")
        assert told() == {"en": (True, False), "fr": (False, False)}
        twins["fr"].add(K.APPROVE, "comms")
        assert told() == {"en": (False, False), "fr": (False, False)}
        assert "ceo" not in self.mine(store, clock)
        twins["fr"].payload = company.payload("About something else.", twin="en")
        pair = pair_of(twins["fr"].payload.fingerprint, twins["en"].payload.fingerprint)
        twins["fr"].add(K.SUBMIT, "ceo", said={"pair": pair})
        assert told() == {"en": (True, True), "fr": (True, True)}
        assert self.mine(store, clock)["ceo"] == {"en", "fr"}

    def test_what_is_due_comes_first_then_the_newest_change(self, store, company, clock):
        for name, hours in (("old", 0), ("late", 6), ("soon", 2), ("back", 1), ("new", 0)):
            made, due = Walk(company, store, name), clock.now() + timedelta(hours=hours)
            window = {"not_before": due, "not_after": LATER + timedelta(hours=9)} if hours else {}
            made.payload = company.payload(f"About {name}.", **window)
            made.add(K.SUBMIT, "comms", said={"roles": ["communications", "legal"]})
            clock.pass_(seconds=7)
        made.add(K.REQUIRE, "legal")
        query = self.query(store, clock, Box.MINE_TO_DO, "legal")
        assert ids(self.listed(store, query)) == ["back", "soon", "late", "new", "old"]
        with store.begin() as work:
            ends, walked = work.list_keys(query, limit=1000)
            assert (ends, walked) == ((), 5)

    def test_only_what_would_be_posted_is_searched(self, store, company, clock):
        walk, note = Walk(company, store), Note(text="Ask Zebulon first.").body()
        photo = Media(sha256="ab" * 32, kind=MediaKind.PHOTO, alt_text="Our gazelle logo")
        walk.payload = company.payload(parts=(Part(text="We open in Lyon.", media=(photo,)),))
        walk.add(K.SUBMIT, "ceo", said={"note": digest(note)}, attached=(note,))
        anchor = {"part": 0, "start": 0, "end": 2, "quote": "We"}
        said = {"text": "Quokka?", "suggestion": "Wombat", "anchor": anchor}
        walk.add(K.COMMENT, "legal", said=said)
        for words, found in (
            (("lyon",), ["p1"]),
            (("gazel",), ["p1"]),
            (("photo",), []),
            (("zebulon",), []),
            (("quokka",), []),
        ):
            query = self.query(store, clock, words=words)
            assert ids(self.listed(store, query)) == found, words
        assert self.listed(store, self.query(store, clock, words=("wombat",))) == ()

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
        (given,) = row.approvals
        assert (given.role, given.by, given.at) == (Role.COMMUNICATIONS, "comms", clock.now())
        assert (given.expires_at > given.at, row.published_at) == (True, clock.now())
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

    def test_words_that_were_taken_out_find_nothing(self, store, company, walk, clock):
        walk.approved().sent()
        other = Walk(company, store, "p2").approved().sent()
        query = self.query(store, clock, words=("lyon",))
        assert ids(self.listed(store, query)) == ["p2", "p1"]
        walk.add(K.ASK_REDACTION, "comms")
        walk.add(K.REDACT, "legal")
        assert ids(self.listed(store, query)) == [other.post]
        rows = self.listed(store, self.query(store, clock, Box.PUBLISHED))
        assert [(row.id, row.text, row.redacted is None) for row in rows] == [
            ("p2", "We open in Lyon.", True),
            ("p1", "", False),
        ]

    def test_every_action_is_news(self, store, walk):
        seen = []
        for step in (lambda: walk.add(K.SUBMIT, "ceo"), lambda: walk.add(K.APPROVE, "comms")):
            step()
            with store.begin() as work:
                seen.append(work.newest())
        assert seen == sorted(set(seen))
