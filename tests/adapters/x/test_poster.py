import json
import logging
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.adapters.x.classify import created
from desktop_app.adapters.x.poster import XPoster
from desktop_app.adapters.x.transport import Answer
from desktop_app.domain.account import Realm
from desktop_app.domain.errors import (
    BadInput,
    PostNotSent,
    PostRefused,
    PostUnanswered,
    Refused,
    Unavailable,
)
from desktop_app.domain.payload import Part
from tests.adapters.x.conftest import credentials
from tests.contracts.poster_contract import (
    CASES,
    DAILY,
    PosterContract,
    picture,
    send,
)
from tests.fakes import ACCOUNT, cleared

#: Faults that are none of a refusal or a silence, with tests of their own.
NO_REFUSALS = {Fault.SLOW, Fault.LATE, Fault.ALTERED_TEXT, Fault.PROCESSING_FAILED}


#: Names that X's answers have.
SAID = (
    "data id text errors title detail type status code message entities urls url note_tweet"
    " created_at author_id referenced_tweets attachments"
).split()


class TestXPoster(PosterContract):
    """The contract, with the simulated X behind it."""


def test_every_fault_of_the_simulated_x_is_in_the_contract():
    assert {case.name for case in CASES} == set(Fault) - NO_REFUSALS


def test_an_answer_that_comes_late_is_awaited_and_one_that_comes_too_late_is_unknown(
    practice, stage
):
    practice.misbehave(Fault.SLOW, ms=100)
    assert send(stage, cleared("in time")).text == "in time"
    for fault in (Fault.SLOW, Fault.LATE):
        practice.misbehave(fault, ms=60_000)
        with pytest.raises(PostUnanswered) as told:
            send(stage, cleared(f"too {fault}"))
        assert told.value.kind == "x.no_answer"
    assert practice.hits() == 3


def test_another_text_than_was_sent_is_told_as_x_tells_it(practice, stage):
    practice.misbehave(Fault.ALTERED_TEXT)
    assert send(stage, cleared("approved")).text == "approved …"


def test_a_quote_is_posted_where_x_allows_it(make_poster):
    server = PracticeX([ACCOUNT], enterprise=[ACCOUNT.x_user_id])
    try:
        poster = make_poster(host=server.start())
        quoted = server.publish_as(DAILY[0], "News")
        clearance = cleared("Good news", quote=quoted)
        number = poster.post(clearance, poster.prepare(clearance)).x_post_id
        assert poster.look_up(number).quote == quoted
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("fields", "kind"),
    [({"quote": True}, "x.quote_refused"), ({"reply_to": True}, "x.not_allowed")],
)
def test_what_x_allows_no_program_is_told_in_its_kind(practice, stage, fields, kind):
    number = stage.stranger("Nobody asked")
    with pytest.raises(PostRefused) as told:
        send(stage, cleared("Hello", **dict.fromkeys(fields, number)))
    assert (told.value.kind, told.value.hold) == (kind, "")
    assert told.value.facts["detail"]
    assert practice.hits() == 1


def test_an_answer_to_a_post_that_is_gone_is_refused(stage):
    with pytest.raises(PostRefused) as told:
        send(stage, cleared("Hello", reply_to="1234567890123456789"))
    assert told.value.kind == "x.reply_gone"


def test_media_ids_that_count_no_more_are_refused(practice, stage):
    clearance = cleared(parts=(Part(text="Look", media=(picture(stage),)),))
    ids = stage.poster.prepare(clearance)
    practice.misbehave(Fault.MEDIA_400)
    with pytest.raises(PostRefused) as told:
        stage.poster.post(clearance, ids)
    assert told.value.kind == "x.media"


def test_media_of_a_poster_without_any_are_missing(practice, make_poster, stage):
    clearance = cleared(parts=(Part(text="Look", media=(picture(stage),)),))
    with pytest.raises(Unavailable) as told:
        make_poster().prepare(clearance)
    assert told.value.kind == "media.missing"


def test_what_x_wrapped_and_escaped_is_told_as_x_tells_it(stage):
    posted = send(stage, cleared("A & B: https://example.com/a?b=c now"))
    assert posted.text.startswith("A &amp; B: https://t.co/")
    again = stage.poster.look_up(posted.x_post_id)
    assert again.text == posted.text
    ((short, meant),) = again.urls
    assert short in again.text
    assert meant == "https://example.com/a?b=c"


def test_other_media_than_were_prepared_are_not_sent(practice, stage):
    clearance = cleared(parts=(Part(text="Look", media=(picture(stage),)),))
    stage.poster.prepare(clearance)
    with pytest.raises(PostNotSent):
        stage.poster.post(clearance, ("1234",))
    assert practice.hits() == 0


def test_a_post_of_the_other_realm_is_not_sent(practice, stage):
    with pytest.raises(PostRefused) as told:
        stage.poster.prepare(cleared(realm=Realm.X))
    assert told.value.kind == "publish.realm"
    assert practice.hits(Route.ME) == 0


@pytest.mark.parametrize(
    ("realm", "host"), [(Realm.X, "http://127.0.0.1:9"), (Realm.PRACTICE, None)]
)
def test_only_practice_has_a_host_and_always_has_one(realm, host):
    with pytest.raises(Refused) as told:
        XPoster(ACCOUNT, credentials(), host, realm=realm)
    assert told.value.kind == "x.host_realm"


def test_a_host_that_is_not_this_machine_is_refused():
    with pytest.raises(BadInput) as told:
        XPoster(ACCOUNT, credentials(), "http://example.com:80", realm=Realm.PRACTICE)
    assert told.value.kind == "x.host"


def test_an_unknown_token_prepares_nothing(practice, make_poster):
    with pytest.raises(PostRefused) as told:
        make_poster(token="stale").prepare(cleared())
    assert (told.value.kind, told.value.hold) == ("x.unauthorized", "auth")
    assert practice.hits() == 0


def test_whose_credentials_they_are_is_asked_every_time(practice, stage):
    send(stage, cleared("one"))
    send(stage, cleared("two"))
    assert (practice.hits(Route.ME), practice.hits()) == (2, 2)


@pytest.mark.parametrize(
    "fault",
    [
        Fault.DROP_BEFORE,
        Fault.HANG,
        Fault.UNAVAILABLE_503,
        Fault.PORTAL_200,
        Fault.REDIRECT_307,
        Fault.REFUSE,
    ],
)
def test_while_x_does_not_say_who_we_are_nothing_is_sent(practice, stage, fault):
    practice.misbehave(fault, on=Route.ME)
    with pytest.raises(PostNotSent) as told:
        stage.poster.prepare(cleared())
    assert told.value.kind == "x.unreachable"
    assert practice.hits() == 0


def test_a_duplicate_may_be_our_own_earlier_post(practice, stage):
    practice.misbehave(Fault.DROP_AFTER)
    for kind in ("x.no_answer", "x.duplicate"):
        with pytest.raises(PostUnanswered) as told:
            send(stage, cleared("Twice?"))
        assert told.value.kind == kind
    assert [post.text for post in practice.posts()] == ["Twice?"]


def test_a_text_that_x_finds_too_long_is_refused(practice, stage):
    with pytest.raises(PostRefused) as told:
        send(stage, cleared("x" * 281))
    assert told.value.kind == "x.too_long"
    assert practice.hits() == 1


@pytest.mark.parametrize(
    ("fault", "until"),
    [
        (Fault.RATE_LIMIT, "2100-01-01T00:00:00Z"),
        (Fault.RATE_LIMIT_DAY, "2100-01-01T00:00:00Z"),
        (Fault.RATE_LIMIT_BARE, ""),
    ],
)
def test_when_the_rate_limit_ends_is_told(practice, stage, fault, until):
    practice.misbehave(fault)
    with pytest.raises(PostRefused) as told:
        send(stage, cleared())
    assert told.value.facts["until"] == until


def test_no_log_holds_a_token_a_text_or_a_picture(practice, stage, caplog):
    caplog.set_level(logging.DEBUG)
    practice.misbehave(Fault.DROP_AFTER)
    media = (picture(stage, b"CANARY-PICTURE", alt="CANARY-ALT"),)
    with pytest.raises(PostUnanswered) as told:
        send(stage, cleared(parts=(Part(text="CANARY-TEXT", media=media),)))
    send(stage, cleared("CANARY-TEXT again"))
    logged = caplog.text + repr(told.value) + repr(stage.poster)
    for secret in ("CANARY", "practice-1400", "token-secret", "oauth_"):
        assert secret not in logged
    assert told.value.__suppress_context__


def test_what_x_says_is_told_on_without_the_draft(practice, stage):
    practice.misbehave(Fault.REFUSE)
    with pytest.raises(PostRefused) as told:
        send(stage, cleared("where you are mentioned or are the author"))
    assert told.value.facts["detail"] == ""


class TestRemoving:
    def test_somebody_elses_post_stays(self, practice, stage):
        number = stage.stranger("Mine")
        with pytest.raises(PostRefused) as told:
            stage.poster.remove(number)
        assert (told.value.kind, told.value.hold) == ("x.removal_refused", "")
        assert [post.id for post in practice.posts()] == [number]

    @pytest.mark.parametrize("fault", sorted(set(Fault) - NO_REFUSALS))
    def test_what_is_not_certain_is_not_called_removed(self, practice, stage, fault):
        practice.misbehave(fault, on=Route.DELETE)
        number = send(stage, cleared("Oh no")).x_post_id
        with pytest.raises((PostRefused, PostUnanswered)):
            stage.poster.remove(number)
        assert practice.hits(Route.DELETE) == 1
        stage.poster.remove(number)
        assert practice.posts() == ()

    def test_out_of_reach_is_not_asked_for(self, practice, stage):
        number = send(stage, cleared("Oh no")).x_post_id
        practice.stop()
        with pytest.raises(PostNotSent) as told:
            stage.poster.remove(number)
        assert told.value.kind == "x.removal_not_sent"


def test_making_a_poster_loads_nothing_slow():
    code = (
        "import sys; import desktop_app.adapters.x.poster;"
        "print(sorted({'tweepy', 'requests', 'urllib3'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    assert done.stdout.strip() == "[]"


@given(
    status=st.sampled_from([200, 201, 204, 307, 400, 401, 402, 403, 404, 409, 413, 429, 500, 503]),
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(SAID), inner, max_size=4)
        ),
        max_leaves=12,
    ),
)
@settings(max_examples=400)
def test_whatever_x_answers_only_the_three_errors_leave(status, value):
    answer = Answer(status=status, body=json.dumps(value).encode(), headers={})
    try:
        posted = created(answer, "a draft")
    except (PostRefused, PostNotSent, PostUnanswered) as error:
        told = error.kind
    else:
        told = posted.x_post_id
        assert status < 300
    assert told
