"""What every ledger promises of its calendar: what stands between moments, and how much is not told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.action import ActionKind
from desktop_app.domain.publication import PostState
from tests.contracts.company import ACCOUNT, OTHER, START, Walk
from tests.contracts.ledgers import Ledgers

K, S = ActionKind, PostState
DAY = timedelta(days=1)
MIDNIGHT = START.replace(hour=0)


class PlannedContract(Ledgers):
    """Inherited by each ledger's tests."""

    def planned(self, store, bounds, accounts=(), *, limit=50, each=50):
        with store.begin() as work:
            return work.planned(bounds, accounts, limit=limit, each=each)

    def days(self, store, count=3, accounts=(), **options):
        bounds = [MIDNIGHT + number * DAY for number in range(count + 1)]
        return self.planned(store, bounds, accounts, **options)

    def post(self, company, store, name, *, account=ACCOUNT, text="", **window):
        made = Walk(company, store, name, account)
        made.payload = company.payload(text or f"About {name}.", account=account, **window)
        made.add(K.SUBMIT, "ceo")
        return made

    @pytest.fixture
    def sent(self, company, store, clock):
        """Two went out today, one of them without a time; one each day was wished; one elsewhere."""
        for name, hour in (("out-a", None), ("out-b", START)):
            window = {"not_before": hour, "not_after": hour + DAY} if hour else {}
            walk = self.post(company, store, name, **window)
            walk.add(K.APPROVE, "comms")
            clock.pass_(hours=1)
            walk.sent()
        for number in range(3):
            at = START + number * DAY + timedelta(hours=6)
            self.post(company, store, f"wish-{number}", not_before=at, not_after=at + DAY)
        at = START + timedelta(hours=8)
        elsewhere = self.post(
            company, store, "elsewhere", account=OTHER, not_before=at, not_after=at + DAY
        )
        self.post(company, store, "timeless")
        assert elsewhere.account == OTHER
        return store

    def test_wishes_and_what_went_out_stand_at_their_times(self, sent):
        found, beyond = self.days(sent)
        hour = timedelta(hours=1)
        assert [(one.id, one.at - START, one.is_out, one.state) for one in found] == [
            ("out-a", hour, True, S.POSTED),
            ("out-b", 2 * hour, True, S.POSTED),
            ("wish-0", 6 * hour, False, S.IN_REVIEW),
            ("elsewhere", 8 * hour, False, S.IN_REVIEW),
            ("wish-1", DAY + 6 * hour, False, S.IN_REVIEW),
            ("wish-2", 2 * DAY + 6 * hour, False, S.IN_REVIEW),
        ]
        assert beyond == (0, 0, 0)
        assert found[1].not_before == START
        assert (found[0].not_before, found[0].text, found[0].author) == (
            None,
            "About out-a.",
            "ceo",
        )

    def test_a_time_has_its_first_moment_and_not_its_last(self, sent):
        hour = timedelta(hours=1)
        found, _ = self.planned(sent, [START + hour, START + 2 * hour])
        assert [one.id for one in found] == ["out-a"]
        found, _ = self.planned(sent, [START + 2 * hour, START + 6 * hour, START + 6 * hour])
        assert [one.id for one in found] == ["out-b"]

    def test_accounts_that_were_chosen_and_no_others(self, sent):
        assert [one.id for one in self.days(sent, accounts=(OTHER,))[0]] == ["elsewhere"]
        assert len(self.days(sent, accounts=(ACCOUNT,))[0]) == 5
        assert len(self.days(sent, accounts=(ACCOUNT, OTHER))[0]) == 6

    def test_what_is_beyond_is_counted_by_its_day_and_takes_no_wish_away(self, sent):
        found, beyond = self.days(sent, each=1)
        assert [one.id for one in found if one.is_out] == ["out-a"]
        assert beyond == (1, 0, 0)
        assert sum(not one.is_out for one in found) == 4
        assert self.days(sent, accounts=(OTHER,), each=1)[1] == (0, 0, 0)
        assert self.days(sent, each=2)[1] == (0, 0, 0)

    def test_of_open_posts_the_earliest_are_told(self, sent):
        found, _ = self.days(sent, limit=2)
        assert [one.id for one in found] == ["out-a", "out-b", "wish-0", "elsewhere"]

    def test_what_left_the_open_posts_or_has_begun_to_go_out_is_no_wish(
        self, sent, company, store, clock
    ):
        again = Walk(company, store, "wish-0")
        again.revision = 1
        at = START + timedelta(hours=6)
        again.payload = company.payload("About wish-0.", not_before=at, not_after=at + DAY)
        again.add(K.WITHDRAW, "ceo")
        thread = self.post(company, store, "thread", not_before=START, not_after=START + DAY)
        thread.revision = 1
        thread.add(K.APPROVE, "comms")
        clock.pass_(hours=2)
        thread.sent()
        thread.add(K.TAKE_DOWN, "comms")
        thread.add(K.REMOVED, "press")
        told = {one.id: one for one in self.days(sent)[0]}
        assert "wish-0" not in told
        assert (told["thread"].is_out, told["thread"].state) == (True, S.REMOVED)
        assert told["thread"].at == clock.now()

    def test_words_that_were_taken_out_are_not_told(self, sent, company, store, clock):
        walk = Walk(company, store, "out-a")
        walk.revision, walk.payload = 1, company.payload("About out-a.")
        walk.add(K.ASK_REDACTION, "comms")
        walk.add(K.REDACT, "legal")
        assert self.days(sent)[0][0].text == ""

    def test_nothing_at_all(self, store):
        assert self.days(store, 42) == ((), (0,) * 42)
