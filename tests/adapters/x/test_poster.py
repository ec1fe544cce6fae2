import json
import logging
import os
import socket
import subprocess
import sys
from dataclasses import replace

import pytest

from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.adapters.x import poster as poster_module
from desktop_app.adapters.x.poster import XPoster
from desktop_app.domain.account import AccountId, Realm
from desktop_app.domain.errors import (
    BadInput,
    PostNotSent,
    PostRefused,
    PostUnanswered,
    Refused,
    Unavailable,
)
from desktop_app.domain.payload import Media, MediaKind, Part, Poll, ReplySettings
from tests.adapters.x.conftest import credentials
from tests.contracts.poster_contract import CASES, PosterContract
from tests.fakes import ACCOUNT, cleared

OTHER = replace(ACCOUNT, id=AccountId("other"), handle="other", x_user_id="1400000000000000002")


class PracticeStage:
    def __init__(self, practice, poster):
        self.practice, self.poster = practice, poster

    def misbehave(self, case):
        if case.name == "unreachable":
            self.practice.stop()
        else:
            self.practice.misbehave(Fault(case.name))

    def attempts(self):
        return self.practice.hits()

    def public(self):
        return tuple(post.text for post in self.practice.posts())


class TestXPoster(PosterContract):
    @pytest.fixture
    def stage(self, practice, make_poster):
        return PracticeStage(practice, make_poster())


def test_every_fault_of_the_simulated_x_is_in_the_contract():
    assert {case.name for case in CASES} == set(Fault)


def test_the_request_says_exactly_what_was_cleared(practice, make_poster):
    make_poster().post(
        cleared(
            "A & B <c>, « d »",
            reply_settings=ReplySettings.MENTIONED,
            made_with_ai=True,
            paid_partnership=True,
            twin="post-2",
        )
    )
    (post,) = practice.posts()
    assert post.text == "A & B <c>, « d »"
    assert {name: json.loads(value) for name, value in post.settings} == {
        "reply_settings": "mentionedUsers",
        "made_with_ai": True,
        "paid_partnership": True,
    }


def test_a_plain_text_is_sent_with_nothing_beside_it(practice, make_poster):
    make_poster().post(cleared("plain"))
    assert practice.posts()[0].settings == ()


def test_what_x_wrapped_and_escaped_is_told_as_x_tells_it(make_poster):
    poster = make_poster()
    posted = poster.post(cleared("A & B: https://example.com/a?b=c now"))
    assert posted.text.startswith("A &amp; B: https://t.co/")
    again = poster.look_up(posted.x_post_id)
    assert again.text == posted.text
    ((short, meant),) = again.urls
    assert short in again.text
    assert meant == "https://example.com/a?b=c"


@pytest.mark.parametrize(
    "fields",
    [
        {"parts": (Part(text="1"), Part(text="2"))},
        {"parts": ()},
        {"parts": (Part(text="p", poll=Poll(options=("a", "b"), minutes=60)),)},
        {
            "parts": (
                Part(text="m", media=(Media(sha256="0" * 64, kind=MediaKind.PHOTO, alt_text="a"),)),
            )
        },
        {"quote": "123"},
        {"reply_to": "123"},
    ],
    ids=["thread", "nothing", "poll", "media", "quote", "reply"],
)
def test_what_cannot_be_sent_whole_is_not_sent_at_all(practice, make_poster, fields):
    with pytest.raises(PostRefused) as told:
        make_poster().post(cleared(**fields))
    assert (told.value.kind, told.value.hold) == ("x.unsupported", "")
    assert practice.hits() == 0


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"sha256": "0" * 64}, "publish.fingerprint"),
        (
            {
                "body": "{}",
                "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
            },
            "publish.fingerprint",
        ),
        ({"account": OTHER}, "x.wrong_account"),
    ],
)
def test_a_clearance_that_does_not_hold_together_is_not_sent(practice, make_poster, change, kind):
    with pytest.raises(PostRefused) as told:
        make_poster().post(replace(cleared(), **change))
    assert told.value.kind == kind
    assert practice.hits() + practice.hits(Route.ME) == 0


def test_the_body_is_what_is_sent_whatever_else_the_clearance_says(practice, make_poster):
    make_poster().post(replace(cleared("approved"), payload=cleared("swapped").payload))
    assert [post.text for post in practice.posts()] == ["approved"]


def test_a_post_of_the_other_realm_is_not_sent(practice, make_poster):
    with pytest.raises(PostRefused) as told:
        make_poster().post(cleared(realm=Realm.X))
    assert told.value.kind == "publish.realm"
    assert practice.hits() == 0


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


def test_somebody_elses_credentials_post_nothing(practice, make_poster):
    poster = make_poster(account=OTHER)
    with pytest.raises(PostRefused) as told:
        poster.post(cleared(account=OTHER))
    assert (told.value.kind, told.value.hold) == ("x.wrong_account", "auth")
    assert practice.hits() == 0


def test_an_unknown_token_posts_nothing(practice, make_poster):
    with pytest.raises(PostRefused) as told:
        make_poster(token="stale").post(cleared())
    assert (told.value.kind, told.value.hold) == ("x.unauthorized", "auth")
    assert practice.hits() == 0


def test_whose_credentials_they_are_is_asked_once(practice, make_poster):
    poster = make_poster()
    assert poster.me() == ACCOUNT.x_user_id
    poster.post(cleared("one"))
    poster.post(cleared("two"))
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
def test_while_x_does_not_say_who_we_are_nothing_is_sent(practice, make_poster, fault):
    practice.misbehave(fault, on=Route.ME)
    with pytest.raises(PostNotSent) as told:
        make_poster().post(cleared())
    assert told.value.kind == "x.unreachable"
    assert practice.hits() == 0


def test_a_refused_account_is_told_before_anything_is_sent(practice, make_poster):
    practice.misbehave(Fault.SUSPENDED_403, on=Route.ME)
    with pytest.raises(PostRefused) as told:
        make_poster().post(cleared())
    assert told.value.hold == "account"
    assert practice.hits() == 0


def test_a_laptop_that_slept_during_the_check_sends_nothing(practice, make_poster, monkeypatch):
    times = iter([1000.0, 5000.0])
    poster = make_poster()
    with monkeypatch.context() as patched:
        patched.setattr(poster_module.time, "time", lambda: next(times, 5000.0))
        poster.me = lambda: ACCOUNT.x_user_id
        with pytest.raises(PostNotSent):
            poster.post(cleared())
    assert practice.hits() == 0


def test_a_duplicate_may_be_our_own_earlier_post(practice, make_poster):
    poster = make_poster()
    practice.misbehave(Fault.DROP_AFTER)
    for kind in ("x.no_answer", "x.duplicate"):
        with pytest.raises(PostUnanswered) as told:
            poster.post(cleared("Twice?"))
        assert told.value.kind == kind
    assert [post.text for post in practice.posts()] == ["Twice?"]


def test_a_text_that_x_finds_too_long_is_refused(practice, make_poster):
    with pytest.raises(PostRefused) as told:
        make_poster().post(cleared("x" * 281))
    assert told.value.kind == "x.too_long"
    assert practice.hits() == 1


def test_when_the_rate_limit_ends_is_told(practice, make_poster):
    practice.misbehave(Fault.RATE_LIMIT)
    with pytest.raises(PostRefused) as told:
        make_poster().post(cleared())
    assert told.value.facts["until"] == "2100-01-01T00:00:00Z"


def test_a_name_that_is_not_found_is_not_sent(monkeypatch):
    def lookup(*arguments, **named):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    poster = XPoster(ACCOUNT, credentials(), None, realm=Realm.X)
    with pytest.raises(PostNotSent) as told:
        poster.post(cleared(realm=Realm.X))
    assert told.value.kind == "x.unreachable"


def test_proxies_and_netrc_of_the_environment_are_passed_by(
    practice, make_poster, monkeypatch, tmp_path
):
    trap = PracticeX([ACCOUNT])
    address = trap.start()
    netrc = tmp_path / "netrc"
    netrc.write_text("default login thief password thief\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, address)
    try:
        # With the netrc's words in place of the token this would be refused.
        posted = make_poster().post(cleared("direct"))
    finally:
        trap.stop()
    assert posted.text == "direct"
    assert [trap.hits(route) for route in Route] == [0] * len(Route)


def test_no_log_holds_a_token_or_a_text(practice, make_poster, caplog):
    caplog.set_level(logging.DEBUG)
    practice.misbehave(Fault.DROP_AFTER)
    poster = make_poster()
    with pytest.raises(PostUnanswered) as told:
        poster.post(cleared("CANARY-TEXT"))
    poster.post(cleared("CANARY-TEXT again"))
    logged = caplog.text + repr(told.value) + repr(poster)
    for secret in ("CANARY", "practice-1400", "token-secret", "oauth_"):
        assert secret not in logged
    assert told.value.__suppress_context__


def test_what_x_says_is_told_on_without_the_draft(practice, make_poster):
    practice.misbehave(Fault.REFUSE)
    with pytest.raises(PostRefused) as told:
        make_poster().post(cleared("where you are mentioned or are the author"))
    assert told.value.facts["detail"] == ""


class TestLookUp:
    def test_only_a_number_is_asked_for(self, practice, make_poster):
        for wrong in ("", "12/../me", "me", "١٢", "-1"):
            with pytest.raises(BadInput) as told:
                make_poster().look_up(wrong)
            assert told.value.kind == "x.post_id"
        assert practice.hits(Route.READ) == 0

    def test_a_post_of_somebody_else_is_not_ours(self):
        server = PracticeX([ACCOUNT, OTHER])
        host = server.start()
        try:
            ours = XPoster(ACCOUNT, credentials(), host, realm=Realm.PRACTICE)
            theirs = XPoster(
                OTHER, credentials("practice-" + OTHER.x_user_id), host, realm=Realm.PRACTICE
            )
            number = theirs.post(cleared(account=OTHER)).x_post_id
            with pytest.raises(Refused) as told:
                ours.look_up(number)
        finally:
            server.stop()
        assert told.value.kind == "x.other_author"

    @pytest.mark.parametrize(
        "fault",
        [
            Fault.DROP_BEFORE,
            Fault.UNAVAILABLE_503,
            Fault.UNAUTHORIZED_401,
            Fault.PORTAL_200,
            Fault.NO_DATA_200,
            Fault.REDIRECT_307,
            Fault.REFUSE,
            Fault.ODD_403,
        ],
    )
    def test_what_cannot_be_read_is_not_called_absent(self, practice, make_poster, fault):
        practice.misbehave(fault, on=Route.READ)
        with pytest.raises(Unavailable) as told:
            make_poster().look_up("123")
        assert told.value.kind == "x.unreadable"


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
