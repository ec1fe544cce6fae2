"""What every `Poster` promises, whatever happens on the way to X.

A test class inherits `PosterContract` and gives a `stage` fixture with:
`poster`; `misbehave(case)`, after which the next post ends as `case` says; `attempts()`, how often
a post was asked for; `public()`, the texts that became public.
"""

from dataclasses import dataclass

import pytest

from desktop_app.domain.errors import PostNotSent, PostRefused, PostUnanswered
from tests.fakes import cleared


@dataclass(frozen=True)
class Case:
    """What happens on the way, and what the poster must say about it."""

    name: str  #: of the simulated X's fault
    error: type
    kind: str
    hold: str = ""
    is_public: bool = False

    def as_error(self):
        if self.error is PostRefused:
            return PostRefused(self.kind, hold=self.hold)
        return self.error(self.kind)


def refused(name, kind, hold=""):
    return Case(name, PostRefused, kind, hold)


def unclear(name, kind, *, is_public=False):
    return Case(name, PostUnanswered, kind, is_public=is_public)


CASES = (
    refused("refuse", "x.not_allowed"),
    refused("rate_limit", "x.rate_limited", "rate"),
    refused("usage_cap", "x.usage_cap", "billing"),
    refused("credits_402", "x.credits", "billing"),
    refused("spend_cap_403", "x.credits", "billing"),
    refused("unauthorized_401", "x.unauthorized", "auth"),
    refused("suspended_403", "x.account_blocked", "account"),
    refused("locked_403", "x.account_blocked", "account"),
    refused("permissions_403", "x.permissions", "auth"),
    refused("too_long_403", "x.too_long"),
    unclear("drop_before", "x.no_answer"),
    unclear("drop_after", "x.no_answer", is_public=True),
    unclear("hang", "x.no_answer", is_public=True),
    unclear("cut_short", "x.no_answer", is_public=True),
    unclear("unavailable_503", "x.server_error"),
    unclear("create_then_503", "x.server_error", is_public=True),
    unclear("gateway_502", "x.server_error", is_public=True),
    unclear("empty_201", "x.odd_answer", is_public=True),
    unclear("no_data_200", "x.odd_answer"),
    unclear("portal_200", "x.odd_answer"),
    unclear("edge_403", "x.odd_answer"),
    unclear("odd_403", "x.odd_answer"),
    unclear("null_403", "x.odd_answer"),
    unclear("odd_503", "x.odd_answer"),
    unclear("redirect_307", "x.odd_answer"),
    unclear("moved_301", "x.odd_answer"),
)
UNREACHABLE = Case("unreachable", PostNotSent, "x.unreachable")


class PosterContract:
    def test_a_post_is_sent_once_and_its_number_comes_back(self, stage):
        posted = stage.poster.post(cleared("Nos équipes ouvrent à Lyon."))
        assert posted.x_post_id.isdigit()
        assert posted.text == "Nos équipes ouvrent à Lyon."
        assert stage.attempts() == 1
        assert stage.public() == ("Nos équipes ouvrent à Lyon.",)

    def test_what_was_posted_can_be_read_back(self, stage):
        posted = stage.poster.post(cleared("Bonjour à tous"))
        again = stage.poster.look_up(posted.x_post_id)
        assert (again.x_post_id, again.text) == (posted.x_post_id, "Bonjour à tous")

    def test_a_post_that_is_not_there_is_none(self, stage):
        assert stage.poster.look_up("1234567890123456789") is None

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
    def test_each_fault_is_told_for_what_it_is(self, stage, case):
        stage.misbehave(case)
        with pytest.raises(case.error) as told:
            stage.poster.post(cleared("Only once"))
        assert type(told.value) is case.error
        assert told.value.kind == case.kind
        assert getattr(told.value, "hold", "") == case.hold
        assert stage.attempts() == 1
        assert stage.public() == (("Only once",) if case.is_public else ())

    def test_out_of_reach_is_certainly_not_posted(self, stage):
        stage.misbehave(UNREACHABLE)
        with pytest.raises(PostNotSent) as told:
            stage.poster.post(cleared("Never left"))
        assert told.value.kind == "x.unreachable"
        assert stage.public() == ()
