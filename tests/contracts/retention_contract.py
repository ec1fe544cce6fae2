"""What every ledger promises of legal holds, and of words that are taken out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.action import ActionId, PostId
from desktop_app.domain.canonical import canonical, digest
from desktop_app.domain.discussion import pair_of
from desktop_app.domain.errors import Damaged, Refused
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import replay
from desktop_app.domain.redaction import named_media, read_redaction
from tests.contracts.company import ACCOUNT, OTHER, Walk, verify
from tests.contracts.ledgers import K, Ledgers, refused

FINAL = (PostState.POSTED, PostState.REMOVED, PostState.WITHDRAWN)


class RetentionContract(Ledgers):
    """Inherited by each store's tests."""

    @pytest.fixture
    def finished(self, walk):
        """A post that a remark was made about, and that went to X."""
        walk.add(K.SUBMIT, "ceo")
        remark = walk.add(K.COMMENT, "comms", said={"text": "Is it Lyon?"})
        walk.add(K.RESOLVE, "comms", said={"comment": remark.id})
        walk.add(K.APPROVE, "comms", said={"reason": "It is Lyon."})
        return walk.sent()

    def redacted(self, walk):
        walk.add(K.ASK_REDACTION, "comms", said={"reason": "ten years are over"})
        walk.add(K.REDACT, "legal", said={"reason": "nobody needs it"})
        return walk

    def actions(self, store, post: str = "p1"):
        with store.begin() as work:
            return work.actions(PostId(post))

    def summary(self, store, post: str = "p1"):
        with store.begin() as work:
            return next(one for one in work.posts(tuple(PostState)) if one.id == post)

    def final(self, store, clock, account=ACCOUNT):
        with store.begin() as work:
            return {one.id: one for one in work.final_posts(account, clock.now(), limit=9)}

    # -- words that are taken out

    def test_the_words_go_and_who_did_what_when_stays(self, store, finished):
        before = self.actions(store)
        self.redacted(finished)
        after = self.actions(store)
        gone = [one for one in after if one.kind not in (K.ASK_REDACTION, K.REDACT)]
        assert [replace(one, statement={}) for one in before] == [
            replace(one, redacted_by=None) for one in gone
        ]
        assert {one.redacted_by for one in gone} == {after[-1].id}
        assert not any(one.statement for one in gone)
        assert [one.statement["reason"] for one in after[-2:]] == [
            "ten years are over",
            "nobody needs it",
        ]
        with store.begin() as work:
            named = [one.statement_sha256 for one in gone] + [str(one.sha256) for one in gone]
            assert work.bodies(named) == {}
            assert work.contributors(PostId("p1")) == ("ceo",)
        assert store.verify_chains() == 3 + len(gone)

    def test_the_pictures_that_it_names_are_for_every_program_to_read(self, store, finished):
        sha256 = digest("a picture")
        with store.begin() as work:
            assert work.redactions() == ()
        finished.add(K.ASK_REDACTION, "comms")
        finished.add(K.REDACT, "legal", said={"media": [sha256]})
        with store.begin() as work:
            actions = work.actions(PostId("p1"))
            assert work.redactions() == actions[-1:]
            assert named_media(actions[-1]) == {sha256}
            assert not work.is_named(sha256)
            assert read_redaction(actions, work.charter(), verify) is not None
        assert store.verify_chains() > 0

    def test_replaying_it_says_that_its_words_are_gone(self, store, clock, finished):
        self.redacted(finished)
        actions = self.actions(store)
        with store.begin() as work:
            charter = work.charter()
        with pytest.raises(Refused) as raised:
            replay(actions, {}, charter, verify)
        assert raised.value.kind == "post.redacted"
        found = read_redaction(actions, charter, verify)
        assert (found.asked_by, found.asked_because) == ("comms", "ten years are over")
        assert (found.by, found.at, found.reason) == ("legal", clock.now(), "nobody needs it")

    def test_lists_say_when_by_whom_and_why(self, store, clock, finished):
        before = self.summary(store)
        assert before.redacted is None
        clock.pass_(days=1)
        self.redacted(finished)
        row = self.summary(store)
        assert (row.redacted.at, row.redacted.by) == (clock.now(), "legal")
        assert (row.redacted.reason, row.text) == ("nobody needs it", "")
        assert (row.state, row.updated_at) == (before.state, before.updated_at)
        assert (row.author, row.contributors) == (before.author, before.contributors)
        assert (row.x_post_id, row.parts, row.posted_parts) == (before.x_post_id, 1, 1)

    def test_it_stays_known_at_x_and_is_not_read_again(self, store, company, finished):
        with store.begin() as work:
            assert [one.x_post_id for one in work.unread_parts()] == finished.at_x
        self.redacted(finished)
        with store.begin() as work:
            assert work.unread_parts() == ()
            assert [one.x_post_id for one in work.posted_parts(ACCOUNT)] == finished.at_x
        with refused("CS019", "ledger.x_post_id"):
            finished.add(K.STRAY, "press", said={"x_post_id": finished.at_x[0]})

    def test_every_kind_of_end_can_be_redacted(self, store, company):
        gone = Walk(company, store, "p2")
        gone.add(K.SUBMIT, "ceo")
        gone.add(K.WITHDRAW, "ceo")
        removed = Walk(company, store, "p3").approved().sent()
        removed.add(K.TAKE_DOWN, "legal")
        removed.add(K.REMOVED, "press")
        for walk in (gone, removed):
            self.redacted(walk)
            assert self.summary(store, walk.post).redacted is not None
        assert store.verify_chains() > 0

    def test_what_another_post_says_too_stays_with_it(self, store, company, finished):
        again = Walk(company, store, "p2").approved().sent()
        assert again.payload == finished.payload
        self.redacted(finished)
        assert self.row(store, "p2").state is PostState.POSTED
        self.redacted(again)
        with store.begin() as work:
            assert work.bodies([again.payload.fingerprint]) == {}

    def test_notes_and_sources_go_with_the_last_post_that_has_them(self, store, company):
        source, note = canonical({"words": "Theirs"}), canonical({"words": "Mine"})
        said = {"source": digest(source), "note": digest(note)}
        walks = [Walk(company, store, post) for post in ("p2", "p3")]
        walks[0].payload = company.payload("One")
        for walk in walks:
            walk.add(K.SUBMIT, "ceo", payload=walk.payload, said=said, attached=(source, note))
            walk.add(K.WITHDRAW, "ceo")
        self.redacted(walks[0])
        with store.begin() as work:
            assert set(work.bodies([*said.values()])) == {*said.values()}
        self.redacted(walks[1])
        with store.begin() as work:
            assert work.bodies([*said.values()]) == {}

    def test_a_statement_named_as_a_source_is_not_taken_out(self, store, walk):
        (hold,) = [walk.add(K.FREEZE, "legal")]
        walk.add(K.UNFREEZE, "legal")
        walk.add(K.SUBMIT, "ceo", said={"source": hold.statement_sha256})
        walk.add(K.WITHDRAW, "ceo")
        self.redacted(walk)
        with store.begin() as work:
            assert hold.statement_sha256 in work.bodies([hold.statement_sha256])
        assert store.verify_chains() > 0

    # -- who and when

    def test_words_are_taken_out_by_two_people(self, store, finished):
        with refused("CS037", "ledger.redaction"):
            finished.add(K.REDACT, "legal")
        finished.add(K.ASK_REDACTION, "legal")
        with refused("CS010", "ledger.four_eyes"):
            finished.add(K.REDACT, "legal")
        finished.add(K.ASK_REDACTION, "comms")
        finished.add(K.REDACT, "legal")
        assert self.summary(store).redacted is not None

    @pytest.mark.parametrize("actor", ["ceo", "aide", "press", "reader", "admin"])
    @pytest.mark.parametrize("kind", [K.ASK_REDACTION, K.REDACT, K.PRESERVE])
    def test_it_takes_the_duty(self, kind, actor, finished):
        with refused("CS008", "ledger.duty"):
            finished.add(kind, actor)

    @pytest.mark.parametrize("kind", [K.REDACT, K.PRESERVE, K.UNPRESERVE])
    def test_communications_ask_and_legal_answers(self, kind, finished):
        finished.add(K.ASK_REDACTION, "deputy")
        with refused("CS008", "ledger.duty"):
            finished.add(kind, "comms")

    @pytest.mark.parametrize("kind", [K.ASK_REDACTION, K.REDACT, K.PRESERVE, K.UNPRESERVE])
    @pytest.mark.parametrize("reason", ["", " \n\u00a0"])
    def test_it_takes_a_reason(self, kind, reason, finished):
        with refused("CS012", "ledger.reason"):
            finished.add(kind, "legal", said={"reason": reason})

    def test_a_hold_names_its_matter(self, walk):
        with refused("CS012", "ledger.reason"):
            walk.add(K.PRESERVE, "legal", said={"matter": " "})

    def test_only_what_is_finished_is_redacted(self, walk):
        for kind, actor in (
            (K.SUBMIT, "ceo"),
            (K.APPROVE, "comms"),
            (K.ATTEMPT, "press"),
            (K.UNKNOWN, "press"),
        ):
            walk.add(kind, actor)
            for one in (K.ASK_REDACTION, K.REDACT):
                with refused("CS013", "ledger.state"):
                    walk.add(one, "legal")

    def test_an_urgent_post_is_looked_at_again_first(self, store, walk):
        walk.add(K.SUBMIT, "ceo", said={"urgent": "a recall", "roles": ["communications", "legal"]})
        walk.add(K.APPROVE, "comms")
        walk.add(K.APPROVE, "legal", said={"role": "legal"})
        walk.sent()
        with refused("CS013", "ledger.state"):
            walk.add(K.ASK_REDACTION, "comms")
        walk.add(K.AFTER_REVIEW, "legal")
        self.redacted(walk)
        assert self.summary(store).redacted is not None

    def test_a_twin_that_still_moves_keeps_the_other(self, store, company):
        walks = [Walk(company, store, post) for post in ("p1", "p2")]
        for walk, other, text in zip(walks, ("p2", "p1"), ("Hello.", "Bonjour."), strict=True):
            walk.payload = company.payload(text, twin=other)
        pair = pair_of(*(walk.payload.fingerprint for walk in walks))
        for walk in walks:
            walk.add(K.SUBMIT, "ceo", payload=walk.payload, said={"pair": pair})
            walk.add(K.APPROVE, "comms")
        walks[0].sent()
        with refused("CS013", "ledger.state"):
            walks[0].add(K.ASK_REDACTION, "comms")
        walks[1].sent()
        self.redacted(walks[0])
        assert self.summary(store, "p1").redacted is not None

    @pytest.mark.parametrize(
        ("kind", "actor"),
        [
            (K.SEEN, "ceo"),
            (K.READ_BACK, "press"),
            (K.TAKE_DOWN, "legal"),
            (K.ASK_REDACTION, "comms"),
            (K.REDACT, "legal"),
        ],
    )
    def test_nothing_happens_to_it_any_more(self, kind, actor, finished):
        self.redacted(finished)
        with refused("CS037", "ledger.redaction"):
            finished.add(kind, actor)

    # -- legal holds

    @pytest.mark.parametrize("covers", [None, "p1"])
    def test_a_hold_beats_retention(self, store, clock, covers, finished):
        finished.add(K.ASK_REDACTION, "comms")
        hold = finished.add(K.PRESERVE, "legal", said={"covers": covers})
        assert self.final(store, clock)["p1"].is_preserved
        for kind in (K.ASK_REDACTION, K.REDACT):
            with refused("CS036", "ledger.preserved"):
                finished.add(kind, "legal")
        finished.add(K.UNPRESERVE, "legal", said={"preserves": hold.id})
        with refused("CS037", "ledger.redaction"):  # what was asked before the hold is void
            finished.add(K.REDACT, "legal")
        self.redacted(finished)
        assert self.summary(store).redacted is not None

    def test_each_hold_is_ended_by_itself_and_once(self, store, finished):
        holds = [finished.add(K.PRESERVE, "legal", said={"covers": one}) for one in (None, "p1")]
        finished.add(K.UNPRESERVE, "legal", said={"preserves": holds[0].id})
        with refused("CS036", "ledger.preserved"):
            finished.add(K.ASK_REDACTION, "comms")
        for wrong in (holds[0].id, "a0", finished.add(K.SEEN, "ceo").id):
            with refused("CS013", "ledger.state"):
                finished.add(K.UNPRESERVE, "legal", said={"preserves": wrong})
        finished.add(K.UNPRESERVE, "legal", said={"preserves": holds[1].id})
        self.redacted(finished)

    def test_a_hold_is_of_its_own_post_and_account(self, store, company, finished):
        other = Walk(company, store, "p2").approved().sent()
        finished.add(K.PRESERVE, "legal", said={"covers": "p2"})
        hold = company.action(K.PRESERVE, "legal", account=OTHER)
        with store.begin() as work:
            work.append(hold)
        finished.add(K.ASK_REDACTION, "comms")
        with refused("CS036", "ledger.preserved"):
            other.add(K.ASK_REDACTION, "comms")
        with refused("CS013", "ledger.state"):
            finished.add(K.UNPRESERVE, "legal", said={"preserves": hold.id})
        for covers in ("p9", "p1"):
            with refused("CS002", "ledger.post"), store.begin() as work:
                said = {"covers": covers}
                work.append(company.action(K.PRESERVE, "legal", account=OTHER, said=said))

    @pytest.mark.parametrize(
        ("kind", "said"),
        [
            (K.PRESERVE, {"matter": None}),
            (K.PRESERVE, {"covers": 1}),
            (K.PRESERVE, {"reason": None}),
            (K.UNPRESERVE, {"preserves": None}),
            (K.UNPRESERVE, {"reason": 1}),
            (K.ASK_REDACTION, {"reason": None}),
            (K.REDACT, {"reason": ["x"]}),
        ],
    )
    def test_it_is_well_made(self, kind, said, finished):
        finished.add(K.ASK_REDACTION, "comms")
        with refused("CS011", "ledger.statement"):
            finished.add(kind, "legal", said=said)

    # -- what is due

    def test_what_is_finished_is_listed_by_its_last_change(self, store, company, clock, finished):
        first = clock.now()
        clock.pass_(days=2)
        finished.add(K.READ_BACK, "press")
        finished.add(K.SEEN, "legal")
        Walk(company, store, "p2").approved()
        Walk(company, store, "p3").approved().sent()
        finished.add(K.ASK_REDACTION, "comms")
        found = self.final(store, clock)
        assert list(found) == ["p1", "p3"]
        assert (found["p1"].since, found["p1"].state) == (first, PostState.POSTED)
        assert (found["p1"].asked_by, found["p3"].asked_by) == ("comms", None)
        with store.begin() as work:
            assert [one.id for one in work.final_posts(ACCOUNT, first, limit=9)] == ["p1"]
            assert work.final_posts(OTHER, clock.now(), limit=9) == ()
        finished.add(K.REDACT, "legal")
        assert list(self.final(store, clock)) == ["p3"]

    # -- what readers believe

    def test_nobody_takes_words_out_alone_by_a_doctored_ledger(self, store, finished):
        self.redacted(finished)
        actions = self.actions(store)
        with store.begin() as work:
            charter = work.charter()
        unasked = [one for one in actions if one.kind is not K.ASK_REDACTION]
        unsigned = [replace(one, signature="0" * 128) for one in actions]
        silent = [one for one in actions if one.kind is not K.REDACT]
        for doctored in (unasked, unsigned, silent):
            with pytest.raises(Damaged):
                replay(doctored, {}, charter, verify)

    def test_a_redaction_under_a_hold_is_not_believed(self, store, company, finished):
        self.redacted(finished)
        hold = company.action(K.PRESERVE, "legal", said={"covers": "p1"})
        with store.begin() as work:
            made = work.append(hold)
            charter = work.charter()
        *before, asked, done = self.actions(store)[:-1]
        assert made.id == ActionId(hold.id)
        for doctored in ([*before, made, asked, done], [*before, asked, made, done]):
            with pytest.raises(Damaged):
                replay(doctored, {}, charter, verify)
