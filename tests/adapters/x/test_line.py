import socket

import pytest

from desktop_app.adapters.practice_x.faults import Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.adapters.x.poster import XPoster
from desktop_app.domain.account import Realm
from desktop_app.domain.errors import (
    PostNotSent,
    PostRefused,
    Unavailable,
)
from tests.adapters.x.conftest import credentials
from tests.contracts.poster_contract import (
    send,
)
from tests.fakes import ACCOUNT, cleared


class TestCredentialsThatAreRenewed:
    def test_they_are_asked_for_before_and_never_during_the_post(self, practice, make_poster):
        asked = []
        poster = make_poster(credentials=lambda: asked.append(1) or credentials())
        clearance = cleared()
        ids = poster.prepare(clearance)
        assert len(asked) == 1
        number = poster.post(clearance, ids).x_post_id
        assert len(asked) == 1
        poster.look_up(number)
        poster.remove(number)
        assert len(asked) == 3

    def test_a_token_that_x_refuses_is_renewed_once(self, practice, make_poster):
        proofs = [credentials("stale")]
        poster = make_poster(
            credentials=lambda: proofs[-1], refused=lambda: proofs.append(credentials())
        )
        assert poster.prepare(cleared()) == ()
        assert (len(proofs), practice.hits(Route.ME)) == (2, 2)

    def test_a_token_that_x_refuses_again_is_refused(self, practice, make_poster):
        refusals = []
        poster = make_poster(
            credentials=lambda: credentials(f"stale-{len(refusals)}"),
            refused=lambda: refusals.append(1),
        )
        with pytest.raises(PostRefused) as told:
            poster.prepare(cleared())
        assert told.value.kind == "x.unauthorized"
        assert (len(refusals), practice.hits(Route.ME)) == (2, 2)

    def test_the_same_token_is_not_shown_twice(self, practice, make_poster):
        with pytest.raises(PostRefused):
            make_poster(token="stale").prepare(cleared())
        assert practice.hits(Route.ME) == 1

    def test_what_stands_in_their_way_is_told(self, practice, make_poster):
        def locked():
            raise Unavailable("keychain.locked")

        poster = make_poster(credentials=locked)
        for asked in (
            lambda: poster.prepare(cleared()),
            lambda: poster.look_up("12"),
            lambda: poster.remove("12"),
        ):
            with pytest.raises(Unavailable) as told:
                asked()
            assert told.value.kind == "keychain.locked"

    def test_refused_ones_make_reading_impossible(self, practice, make_poster):
        def refused():
            raise PostRefused("x.unauthorized", hold="auth")

        with pytest.raises(Unavailable) as told:
            make_poster(credentials=refused).look_up("12")
        assert (told.value.kind, told.value.facts["cause"]) == ("x.unreadable", "x.unauthorized")


def test_the_limits_are_what_the_last_answers_said(stage):
    assert stage.poster.rate_windows() == ()
    posted = send(stage, cleared("one"))
    send(stage, cleared("two"))
    stage.poster.look_up(posted.x_post_id)
    said = {window.route: window.remaining for window in stage.poster.rate_windows()}
    assert said == {"GET /2/users/me": 73, "POST /2/tweets": 98, "GET /2/tweets/:id": 899}


def test_a_name_that_is_not_found_is_not_sent(monkeypatch):
    def lookup(*arguments, **named):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    poster = XPoster(ACCOUNT, credentials(), None, realm=Realm.X)
    with pytest.raises(PostNotSent) as told:
        poster.prepare(cleared(realm=Realm.X))
    assert told.value.kind == "x.unreachable"


def test_proxies_and_netrc_of_the_environment_are_passed_by(stage, monkeypatch, tmp_path):
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
        posted = send(stage, cleared("direct"))
    finally:
        trap.stop()
    assert posted.text == "direct"
    assert [trap.hits(route) for route in Route] == [0] * len(Route)
