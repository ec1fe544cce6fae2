"""What every `Poster` promises, whatever happens on the way to X.

A test class inherits `PosterContract` and gives a `stage` fixture with: `poster`; `misbehave(case)`,
after which the next post ends as `case` says; `attempts()`, how often a post was asked for;
`public()`, the texts that became public; `add(content)`, which keeps bytes and returns their
SHA-256, and `spoil(sha256)`, after which other bytes are found there; `stranger(text)`, the number
of a post by DAILY; `refuse(case)`, after which X refuses who we are, and `be_another()`, after which
the token is somebody else's.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.domain.errors import PostNotSent, PostRefused, PostUnanswered, Refused
from desktop_app.domain.payload import Media, MediaKind, Part, Poll
from tests.fakes import ACCOUNT, cleared

PHOTO = b"\xff\xd8\xff\xe0 a photo"
GIF = b"GIF89a a loop"
VIDEO = b"\x00\x00\x00\x18ftypmp42 a film"
DAILY = ("1500000000000000002", "dailyledger")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


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
    refused("reply_403", "x.reply_refused"),
    refused("quote_403", "x.quote_refused"),
    refused("mention_403", "x.rejected"),
    refused("rate_limit", "x.rate_limited", "rate"),
    refused("rate_limit_bare", "x.rate_limited", "rate"),
    refused("rate_limit_day", "x.rate_limited", "rate"),
    refused("usage_cap", "x.usage_cap", "billing"),
    refused("credits_402", "x.credits", "billing"),
    refused("credits_402_enrolled", "x.credits", "billing"),
    refused("spend_cap_403", "x.credits", "billing"),
    refused("unauthorized_401", "x.unauthorized", "auth"),
    refused("legacy_401", "x.unauthorized", "auth"),
    refused("suspended_403", "x.account_blocked", "account"),
    refused("suspended_legacy_403", "x.account_blocked", "account"),
    refused("locked_403", "x.account_blocked", "account"),
    refused("automated_403", "x.account_blocked", "account"),
    refused("permissions_403", "x.permissions", "auth"),
    refused("not_enrolled_403", "x.permissions", "auth"),
    refused("authentication_403", "x.permissions", "auth"),
    refused("too_long_400", "x.too_long"),
    refused("too_long_403", "x.too_long"),
    refused("media_400", "x.media"),
    refused("not_found_404", "x.rejected"),
    unclear("duplicate_403", "x.duplicate"),
    unclear("drop_before", "x.no_answer"),
    unclear("drop_after", "x.no_answer", is_public=True),
    unclear("reset_before", "x.no_answer"),
    unclear("create_then_reset", "x.no_answer", is_public=True),
    unclear("hang", "x.no_answer", is_public=True),
    unclear("hang_before", "x.no_answer"),
    unclear("cut_short", "x.no_answer", is_public=True),
    unclear("unavailable_503", "x.server_error"),
    unclear("create_then_503", "x.server_error", is_public=True),
    unclear("internal_500", "x.server_error"),
    unclear("create_then_500", "x.server_error", is_public=True),
    unclear("gateway_502", "x.server_error", is_public=True),
    unclear("gateway_504", "x.server_error", is_public=True),
    unclear("odd_503", "x.odd_answer"),
    unclear("null_503", "x.odd_answer", is_public=True),
    unclear("empty_201", "x.odd_answer", is_public=True),
    unclear("no_id_201", "x.odd_answer", is_public=True),
    unclear("garbled_201", "x.odd_answer", is_public=True),
    unclear("no_data_200", "x.odd_answer"),
    unclear("create_then_no_data", "x.odd_answer", is_public=True),
    unclear("portal_200", "x.odd_answer"),
    unclear("create_then_portal", "x.odd_answer", is_public=True),
    unclear("edge_403", "x.odd_answer"),
    unclear("odd_403", "x.odd_answer"),
    unclear("null_403", "x.odd_answer"),
    unclear("redirect_307", "x.odd_answer"),
    unclear("moved_301", "x.odd_answer"),
)
UNREACHABLE = Case("unreachable", PostNotSent, "x.unreachable")


def send(stage, clearance):
    """Prepare and post, as the services do."""
    return stage.poster.post(clearance, stage.poster.prepare(clearance))


def picture(stage, content=PHOTO, kind=MediaKind.PHOTO, alt="A red door"):
    return Media(sha256=stage.add(content), kind=kind, alt_text=alt)


class PosterContract:
    def test_a_post_is_sent_once_and_its_number_comes_back(self, stage):
        posted = send(stage, cleared("Nos équipes ouvrent à Lyon."))
        assert posted.x_post_id.isdigit()
        assert posted.text == "Nos équipes ouvrent à Lyon."
        assert stage.attempts() == 1
        assert stage.public() == ("Nos équipes ouvrent à Lyon.",)

    def test_what_was_posted_can_be_read_back(self, stage):
        posted = send(stage, cleared("Bonjour à tous"))
        again = stage.poster.look_up(posted.x_post_id)
        assert (again.x_post_id, again.text) == (posted.x_post_id, "Bonjour à tous")
        assert again.author_id == ACCOUNT.x_user_id
        assert again.created_at.tzinfo is not None
        assert (again.alt_texts, again.poll) == ((), ())
        assert (again.reply_to, again.quote, again.is_repost) == (None, None, False)

    def test_a_post_that_is_not_there_is_none(self, stage):
        assert stage.poster.look_up("1234567890123456789") is None
        assert stage.poster.source("1234567890123456789") is None

    def test_the_parts_of_a_thread_answer_one_another(self, stage):
        parts = tuple(Part(text=f"Part {number}") for number in (1, 2, 3))
        numbers = [None]
        for number in range(3):
            clearance = cleared(parts=parts, part=number, after=numbers[-1])
            numbers.append(send(stage, clearance).x_post_id)
        read = [stage.poster.look_up(number) for number in numbers[1:]]
        assert [each.text for each in read] == ["Part 1", "Part 2", "Part 3"]
        assert [each.reply_to for each in read] == numbers[:3]
        assert stage.attempts() == 3

    def test_media_come_with_their_alt_texts_in_their_order(self, stage):
        media = (picture(stage), picture(stage, PHOTO + b"2", alt="Two doors"))
        clearance = cleared(parts=(Part(text="Look", media=media),))
        ids = stage.poster.prepare(clearance)
        assert len(set(ids)) == 2
        assert stage.public() == ()
        posted = stage.poster.post(clearance, ids)
        assert stage.poster.look_up(posted.x_post_id).alt_texts == ("A red door", "Two doors")

    @pytest.mark.parametrize(
        ("content", "kind"), [(GIF, MediaKind.GIF), (VIDEO, MediaKind.VIDEO)], ids=["gif", "video"]
    )
    def test_what_moves_is_posted_too(self, stage, content, kind):
        media = (picture(stage, content, kind, alt=""),)
        posted = send(stage, cleared(parts=(Part(text="It moves", media=media),)))
        assert stage.poster.look_up(posted.x_post_id).alt_texts == ("",)

    def test_a_poll_is_read_back_in_its_order(self, stage):
        poll = Poll(options=("Lyon", "Nantes", "Lille"), minutes=60)
        posted = send(stage, cleared(parts=(Part(text="Where?", poll=poll),)))
        assert stage.poster.look_up(posted.x_post_id).poll == ("Lyon", "Nantes", "Lille")

    def test_the_timeline_is_everything_since_then_newest_first(self, stage):
        assert stage.poster.timeline(LONG_AGO) == ()
        parts = (Part(text="one"), Part(text="two"))
        first = send(stage, cleared(parts=parts)).x_post_id
        second = send(stage, cleared(parts=parts, part=1, after=first)).x_post_id
        seen = stage.poster.timeline(LONG_AGO)
        assert [each.x_post_id for each in seen] == [second, first]
        assert seen[0] == stage.poster.look_up(second)
        assert stage.poster.timeline(seen[0].created_at + timedelta(hours=1)) == ()

    def test_a_post_of_somebody_else_is_read_as_a_source_and_never_as_ours(self, stage):
        number = stage.stranger("Good news, @acme_ceo")
        source = stage.poster.source(number)
        assert (source.x_post_id, source.text) == (number, "Good news, @acme_ceo")
        assert (source.author_id, source.handle) == DAILY
        assert source.mentions == ("acme_ceo",)
        assert source.is_from_x
        with pytest.raises(Refused) as told:
            stage.poster.look_up(number)
        assert told.value.kind == "x.other_author"

    def test_a_post_is_removed_and_removing_it_again_does_no_harm(self, stage):
        number = send(stage, cleared("Oh no")).x_post_id
        stage.poster.remove(number)
        stage.poster.remove(number)
        assert stage.poster.look_up(number) is None
        assert stage.poster.timeline(LONG_AGO) == ()
        assert stage.public() == ()

    def test_what_was_not_prepared_is_not_sent(self, stage):
        clearance = cleared("Not yet")
        with pytest.raises(PostNotSent) as told:
            stage.poster.post(clearance, ())
        assert told.value.kind == "publish.unprepared"
        stage.poster.prepare(clearance)
        with pytest.raises(PostNotSent):
            stage.poster.post(cleared("Another"), ())
        assert stage.attempts() == 0

    def test_one_preparation_is_for_one_post(self, stage):
        clearance = cleared("Once")
        send(stage, clearance)
        with pytest.raises(PostNotSent):
            stage.poster.post(clearance, ())
        assert stage.attempts() == 1

    @pytest.mark.parametrize(
        "case",
        [case for case in CASES if case.hold in ("auth", "account", "billing")],
        ids=lambda case: case.name,
    )
    def test_a_refused_account_is_told_before_anything_is_sent(self, stage, case):
        stage.refuse(case)
        with pytest.raises(PostRefused) as told:
            stage.poster.prepare(cleared())
        assert (told.value.kind, told.value.hold) == (case.kind, case.hold)
        assert stage.attempts() == 0

    def test_somebody_elses_token_prepares_nothing(self, stage):
        stage.be_another()
        with pytest.raises(PostRefused) as told:
            stage.poster.prepare(cleared())
        assert (told.value.kind, told.value.hold) == ("x.wrong_account", "auth")
        assert stage.attempts() == 0

    @pytest.mark.parametrize("kind", list(MediaKind))
    def test_bytes_that_are_not_the_approved_ones_go_into_no_post(self, stage, kind):
        media = replace(picture(stage), kind=kind)
        stage.spoil(media.sha256)
        clearance = cleared(parts=(Part(text="Look", media=(media,)),))
        with pytest.raises(PostRefused) as told:
            stage.poster.prepare(clearance)
        assert told.value.kind == "publish.fingerprint"
        with pytest.raises(PostNotSent):
            stage.poster.post(clearance, ("1",))
        assert stage.attempts() == 0

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
    def test_each_fault_is_told_for_what_it_is(self, stage, case):
        clearance = cleared("Only once")
        ids = stage.poster.prepare(clearance)
        stage.misbehave(case)
        with pytest.raises(case.error) as told:
            stage.poster.post(clearance, ids)
        assert type(told.value) is case.error
        assert told.value.kind == case.kind
        assert getattr(told.value, "hold", "") == case.hold
        assert stage.attempts() == 1
        assert stage.public() == (("Only once",) if case.is_public else ())

    def test_out_of_reach_is_certainly_not_posted(self, stage):
        clearance = cleared("Never left")
        ids = stage.poster.prepare(clearance)
        stage.misbehave(UNREACHABLE)
        with pytest.raises(PostNotSent) as told:
            stage.poster.post(clearance, ids)
        assert told.value.kind == "x.unreachable"
        assert stage.public() == ()
