import json
from dataclasses import asdict, replace
from datetime import timedelta

import pytest

from desktop_app.adapters.x.credentials import OAuth1
from desktop_app.adapters.x.oauth2 import SCOPES
from desktop_app.adapters.x.tokens import TokenStore
from desktop_app.domain.errors import BadInput, PostNotSent, PostRefused, Refused, Unavailable
from desktop_app.services.connecting import Health, Way
from desktop_app.services.messages import explain
from tests.adapters.x.scripted import Scripted, answer, header
from tests.adapters.x.token_stage import (
    DEAD,
    KEYS,
    OTHER,
    OURS,
    REVOKED,
    THEIRS,
    TIMEOUTS,
    Stage,
    pair,
    refused,
    renewed,
)
from tests.fakes import ACCOUNT, NOW


@pytest.fixture
def stage():
    made = Stage()
    with Scripted(OURS) as server:
        made.server, made.host = server, server.url
        yield made


class TestConnecting:
    def test_the_account_s_own_tokens_are_kept(self, stage):
        store = stage.open()
        told = store.connect_oauth2(ACCOUNT, pair())
        assert told == Health(
            way=Way.OAUTH2, connected_at=NOW, refreshed_at=NOW, scopes=SCOPES, problem=""
        )
        assert told.is_connected
        assert header(stage.server.requests[0], "authorization") == "Bearer CANARY-a1"
        assert store.credentials(ACCOUNT) == pair().access
        assert len(stage.server.requests) == 1

    def test_four_keys_are_kept_one_an_entry(self, stage):
        told = stage.open().connect_oauth1(ACCOUNT, KEYS)
        assert (told.way, told.scopes, told.refreshed_at) == (Way.OAUTH1, (), None)
        assert stage.open().credentials(ACCOUNT) == OAuth1(**asdict(KEYS))
        holding = [text for text in stage.entries().values() if "CANARY" in text]
        assert sorted(holding) == ["CANARY-as", "CANARY-at", "CANARY-ck", "CANARY-cs"]

    def test_no_access_token_is_ever_kept(self, stage):
        store = stage.connected()
        stage.clock.advance(hours=2)
        stage.says(renewed(2))
        store.credentials(ACCOUNT)
        assert not [text for text in stage.entries().values() if "CANARY-a" in text]
        assert stage.kept_refresh() == "CANARY-r2"

    def test_entries_are_named_by_host_and_number(self, stage):
        stage.connected()
        start = f"x:{stage.host}:{ACCOUNT.x_user_id}:"
        assert stage.entries()
        assert all(name.startswith(start) for name in stage.entries())
        assert TokenStore(stage.keychain, None, stage.clock).health(ACCOUNT) == Health()
        assert stage.open().health(OTHER) == Health()

    def test_tokens_of_another_account_are_revoked_and_the_old_ones_kept(self, stage):
        store = stage.connected()
        before = stage.entries()
        stage.says(THEIRS, REVOKED)
        with refused("connect.other_account", Refused) as told:
            store.connect_oauth2(ACCOUNT, pair(2))
        assert told.value.facts == {"handle": "acme_ceo"}
        asked, revoking = stage.server.requests
        assert header(asked, "authorization") == "Bearer CANARY-a2"
        assert revoking.startswith(b"POST /2/oauth2/revoke")
        assert b"token=CANARY-r2" in revoking
        assert stage.entries() == before
        assert store.credentials(ACCOUNT) == pair(1).access

    def test_keys_of_another_account_are_forgotten_and_the_old_ones_kept(self, stage):
        store = stage.connected()
        before = stage.entries()
        stage.says(THEIRS)
        with refused("connect.other_account", Refused):
            store.connect_oauth1(ACCOUNT, KEYS)
        assert stage.entries() == before

    @pytest.mark.parametrize(
        ("said", "kind", "error"),
        [
            (answer({"title": "Unauthorized"}, 401), "connect.keys_refused", Refused),
            (answer({"title": "Forbidden"}, 403), "connect.keys_refused", Refused),
            (answer(b"<html>", 403), "connect.unreachable", Unavailable),
            (answer({"title": "CANARY"}, 503), "connect.unreachable", Unavailable),
            (answer({"title": "CANARY"}, 429), "connect.unreachable", Unavailable),
            (answer(b"<html>CANARY"), "connect.unreachable", Unavailable),
            (answer({"data": {"id": 7}}), "connect.unreachable", Unavailable),
            (b"", "connect.unreachable", Unavailable),
        ],
    )
    def test_when_x_does_not_say_whose_they_are_nothing_changes(self, stage, said, kind, error):
        store = stage.connected()
        before = stage.entries()
        stage.says(said, REVOKED, said)
        with refused(kind, error) as told:
            store.connect_oauth2(ACCOUNT, pair(2))
        assert "also" not in told.value.facts
        assert stage.given_back() == ["CANARY-r2"]
        with refused(kind, error):
            store.connect_oauth1(ACCOUNT, KEYS)
        assert stage.given_back() == ["CANARY-r2"]
        assert stage.entries() == before
        assert store.credentials(ACCOUNT) == pair(1).access

    @pytest.mark.parametrize("said", [DEAD, b"", answer({"title": "CANARY"}, 503)])
    def test_that_x_did_not_end_what_nobody_keeps_is_told_after_the_reason(self, stage, said):
        stage.says(THEIRS, said)
        with refused("connect.other_account", Refused) as told:
            stage.open().connect_oauth2(ACCOUNT, pair())
        assert told.value.facts == {"handle": "acme_ceo", "also": "connect.left_at_x"}
        assert stage.given_back() == ["CANARY-r1"]
        message = explain(told.value, "en")
        assert message.what.startswith("The browser is signed in to X as another account")
        assert message.do.startswith("Sign in to X as @acme_ceo in the browser")
        assert message.do.endswith("under Connected apps.")

    def test_tokens_that_the_keychain_does_not_take_are_given_back(self, stage):
        store = stage.connected()
        before = stage.entries()
        stage.keychain.locked_ends = (":refresh",)
        stage.says(OURS, REVOKED)
        with refused("keychain.locked", Unavailable):
            store.connect_oauth2(ACCOUNT, pair(2))
        assert stage.given_back() == ["CANARY-r2"]
        stage.keychain.locked_ends = ()
        assert store.credentials(ACCOUNT) == pair(1).access
        assert stage.entries() == before

    def test_what_was_renewed_before_is_not_lost_to_tokens_that_are_given_back(self, stage):
        store = stage.unsaved(OURS, REVOKED)
        with refused("keychain.locked", Unavailable):
            store.connect_oauth2(ACCOUNT, pair(3))
        assert stage.given_back() == ["CANARY-r3"]
        stage.keychain.locked_ends = ()
        stage.says(renewed(4))
        store.credentials(ACCOUNT)
        assert b"refresh_token=CANARY-r2" in stage.server.requests[-1]
        assert stage.kept_refresh() == "CANARY-r4"

    def test_keys_that_may_only_read(self, stage):
        stage.says(
            answer({"data": {"id": ACCOUNT.x_user_id}}, headers=[("x-access-level", "read")])
        )
        with refused("connect.read_only", Refused):
            stage.open().connect_oauth1(ACCOUNT, KEYS)
        assert stage.entries() == {}

    def test_keys_that_were_not_copied_exactly_are_not_tried(self, stage):
        with refused("x.credentials", BadInput):
            stage.open().connect_oauth1(ACCOUNT, replace(KEYS, access_token="CANARY at"))
        assert stage.server.requests == []

    def test_from_tokens_to_keys_and_back_leaves_nothing_behind(self, stage):
        store = stage.connected()
        stage.says(OURS)
        store.connect_oauth1(ACCOUNT, KEYS)
        assert isinstance(store.credentials(ACCOUNT), OAuth1)
        store.connect_oauth1(ACCOUNT, replace(KEYS, access_token="CANARY-new"))
        assert store.credentials(ACCOUNT).access_token == "CANARY-new"
        assert len(stage.entries()) == 5
        store.connect_oauth2(ACCOUNT, pair(3))
        assert store.credentials(ACCOUNT) == pair(3).access
        assert sorted(name.rpartition(":")[2] for name in stage.entries()) == [
            "connection",
            "refresh",
        ]

    def test_a_token_that_the_keychain_did_not_take_is_gone_with_its_connection(self, stage):
        store = stage.unsaved(OURS)
        store.connect_oauth1(ACCOUNT, KEYS)
        stage.keychain.locked_ends = ()
        assert isinstance(store.credentials(ACCOUNT), OAuth1)
        assert not [name for name in stage.entries() if name.endswith(":refresh")]

    @pytest.mark.parametrize("entry", [":consumer_secret", ":access_token_secret", ":connection"])
    def test_keys_change_all_at_once_or_not_at_all(self, stage, entry):
        store = stage.open()
        store.connect_oauth1(ACCOUNT, KEYS)
        stage.keychain.locked_ends = (entry,)
        with refused("keychain.locked", Unavailable):
            store.connect_oauth1(ACCOUNT, replace(KEYS, access_token="CANARY-new"))
        stage.keychain.locked_ends = ()
        assert stage.open().credentials(ACCOUNT).access_token == "CANARY-at"


class TestRenewing:
    def test_a_token_with_five_minutes_left_is_used_and_one_with_less_is_renewed(self, stage):
        store = stage.connected()
        stage.says(renewed(2))
        stage.clock.advance(hours=1, minutes=55)
        assert store.credentials(ACCOUNT).access_token == "CANARY-a1"
        stage.clock.advance(seconds=1)
        assert store.credentials(ACCOUNT).access_token == "CANARY-a2"
        assert store.credentials(ACCOUNT).access_token == "CANARY-a2"
        (request,) = stage.server.requests
        assert b"refresh_token=CANARY-r1" in request

    def test_after_a_start_the_token_is_renewed(self, stage):
        stage.connected()
        stage.says(renewed(2), renewed(3))
        assert stage.open().credentials(ACCOUNT).access_token == "CANARY-a2"
        assert stage.open().credentials(ACCOUNT).access_token == "CANARY-a3"
        assert b"refresh_token=CANARY-r2" in stage.server.requests[1]

    def test_the_new_refresh_token_is_kept_before_the_access_token_is_used(self, stage):
        store = stage.unsaved()
        assert stage.kept_refresh() == "CANARY-r1"
        # It is not lost while the program runs, and X is not asked again for it.
        with refused("keychain.locked", PostNotSent):
            store.credentials(ACCOUNT)
        stage.keychain.locked_ends = ()
        stage.says(renewed(3))
        assert store.credentials(ACCOUNT).access_token == "CANARY-a3"
        assert [b"refresh_token=CANARY-r1" in r for r in stage.server.requests] == [True, False]
        assert b"refresh_token=CANARY-r2" in stage.server.requests[1]

    def test_a_refresh_token_too_long_for_a_keychain_is_not_used_unsaved(self, stage):
        stage.connected()
        stage.says(renewed(2, refresh_token="C" * 1_300))
        with refused("keychain.too_long", PostNotSent):
            stage.open().credentials(ACCOUNT)
        assert stage.kept_refresh() == "CANARY-r1"

    def test_only_telling_about_it_fails(self, stage):
        stage.connected()
        stage.keychain.locked_ends = (":connection",)
        stage.says(renewed(2))
        assert stage.open().credentials(ACCOUNT).access_token == "CANARY-a2"
        assert stage.kept_refresh() == "CANARY-r2"

    @pytest.mark.parametrize(
        "said",
        [DEAD, answer({"title": "Unauthorized"}, 401), b"", answer(b"<html>C"), renewed(2)[:-9]],
        ids=["dead", "unauthorized", "closed", "portal", "cut short"],
    )
    def test_a_refused_or_lost_renewal_asks_to_reconnect_once(self, stage, said):
        stage.connected()
        store = stage.open()
        stage.says(said)
        with refused("x.reconnect") as told:
            store.credentials(ACCOUNT)
        assert (told.value.hold, told.value.facts) == ("auth", {"handle": "acme_ceo"})
        assert len(stage.server.requests) == 1
        assert stage.open().health(ACCOUNT).problem == "x.reconnect"
        assert stage.open().health(ACCOUNT).is_connected

    def test_when_the_token_counts_after_all_the_problem_is_over(self, stage):
        stage.connected()
        store = stage.open()
        stage.says(b"", renewed(2))
        with refused("x.reconnect"):
            store.credentials(ACCOUNT)
        assert store.credentials(ACCOUNT).access_token == "CANARY-a2"
        assert store.health(ACCOUNT).problem == ""

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_x_that_cannot_now_is_asked_later(self, stage, status):
        stage.connected()
        store = stage.open()
        stage.says(answer({"title": "CANARY"}, status), renewed(2))
        with refused("x.unreachable", PostNotSent) as told:
            store.credentials(ACCOUNT)
        assert told.value.facts == {"cause": f"HTTP {status}"}
        assert store.health(ACCOUNT).problem == ""
        assert store.credentials(ACCOUNT).access_token == "CANARY-a2"

    def test_without_a_network_nothing_is_wrong_with_the_token(self, stage):
        stage.connected()
        with Scripted() as gone:
            pass
        for name, text in stage.entries().items():
            stage.keychain.write(name.replace(stage.host, gone.url), text)
        store = TokenStore(stage.keychain, gone.url, stage.clock, timeouts=TIMEOUTS)
        with refused("x.unreachable", PostNotSent):
            store.credentials(ACCOUNT)
        assert store.health(ACCOUNT).problem == ""

    def test_a_token_that_another_process_renewed_is_seen(self, stage):
        stage.connected()
        stage.says(renewed(2))
        opened = []
        other = stage.open()

        def keychain_opened_anew():
            opened.append(1)
            return stage.keychain

        store = TokenStore(keychain_opened_anew, stage.host, stage.clock, timeouts=TIMEOUTS)
        assert store.health(ACCOUNT).is_connected
        other.credentials(ACCOUNT)
        stage.says(renewed(3))
        assert store.credentials(ACCOUNT).access_token == "CANARY-a3"
        assert b"refresh_token=CANARY-r2" in stage.server.requests[-1]
        assert len(opened) > 1

    def test_a_token_that_another_process_renewed_meanwhile_is_tried(self, stage):
        stage.connected()
        store = stage.open()
        stage.says(DEAD, renewed(3))
        entry = f"x:{stage.host}:{ACCOUNT.x_user_id}:refresh"
        read = stage.keychain.read
        asked = []

        def read_later(name):
            if name == entry and asked:
                return json.dumps({"client_id": "client", "refresh_token": "CANARY-r2"})
            asked.extend([1] if name == entry else [])
            return read(name)

        stage.keychain.read = read_later
        assert store.credentials(ACCOUNT).access_token == "CANARY-a3"
        assert b"refresh_token=CANARY-r2" in stage.server.requests[1]

    def test_a_token_that_x_refused_can_be_forgotten(self, stage):
        store = stage.connected()
        stage.says(renewed(2))
        store.forget_access(ACCOUNT)
        assert store.credentials(ACCOUNT).access_token == "CANARY-a2"

    def test_each_account_has_its_own(self, stage):
        store = stage.connected()
        stage.says(answer({"data": {"id": OTHER.x_user_id}}))
        store.connect_oauth2(OTHER, pair(7))
        assert store.credentials(ACCOUNT).access_token == "CANARY-a1"
        assert store.credentials(OTHER).access_token == "CANARY-a7"
        store.disconnect(OTHER)
        assert store.credentials(ACCOUNT).access_token == "CANARY-a1"


class TestStanding:
    def test_not_connected(self, stage):
        store = stage.open()
        assert store.health(ACCOUNT) == Health()
        assert not store.health(ACCOUNT).is_connected
        for ask in (store.credentials, store.check):
            with refused("x.not_connected") as told:
                ask(ACCOUNT)
            assert (told.value.hold, told.value.facts) == ("auth", {"handle": "acme_ceo"})

    @pytest.mark.parametrize("ends", [":refresh", ":connection"])
    @pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"way": "magic"}', '{"client_id": "a"}'])
    def test_an_entry_that_somebody_spoilt(self, stage, ends, text):
        stage.connected()
        (name,) = (name for name in stage.entries() if name.endswith(ends))
        stage.keychain.write(name, text)
        with pytest.raises(PostRefused) as told:
            stage.open().credentials(ACCOUNT)
        assert told.value.kind == ("x.reconnect" if ends == ":refresh" else "x.not_connected")
        assert stage.server.requests == []

    def test_a_key_that_somebody_removed(self, stage):
        stage.open().connect_oauth1(ACCOUNT, KEYS)
        (name,) = (name for name in stage.entries() if name.endswith(":access_token_secret"))
        stage.keychain.forget(name)
        with refused("x.reconnect"):
            stage.open().credentials(ACCOUNT)

    def test_a_locked_keychain(self, stage):
        store = stage.connected()
        stage.keychain.locked_ends = ("",)
        with refused("keychain.locked", PostNotSent):
            store.credentials(ACCOUNT)
        for ask in (store.health, store.disconnect):
            with refused("keychain.locked", Unavailable):
                ask(ACCOUNT)

    def test_disconnecting_revokes_and_forgets(self, stage):
        store = stage.connected()
        stage.says(REVOKED)
        assert store.disconnect(ACCOUNT) is True
        assert b"token=CANARY-r1" in stage.server.requests[0]
        assert stage.entries() == {}
        assert store.health(ACCOUNT) == Health()
        with refused("x.not_connected"):
            store.credentials(ACCOUNT)
        assert store.disconnect(ACCOUNT) is False

    def test_disconnecting_revokes_the_token_that_the_keychain_did_not_take(self, stage):
        assert stage.unsaved(REVOKED).disconnect(ACCOUNT) is True
        assert b"token=CANARY-r2" in stage.server.requests[1]

    def test_disconnecting_forgets_even_when_x_does_not_hear_it(self, stage):
        store = stage.connected()
        stage.says(b"")
        assert store.disconnect(ACCOUNT) is False
        assert stage.entries() == {}

    def test_disconnecting_four_keys_forgets_them_all(self, stage):
        store = stage.open()
        store.connect_oauth1(ACCOUNT, KEYS)
        assert store.disconnect(ACCOUNT) is False
        assert stage.entries() == {}

    def test_checking_renews_and_asks_whose_it_is(self, stage):
        store = stage.connected()
        stage.clock.advance(minutes=1)
        stage.says(renewed(2), OURS)
        told = store.check(ACCOUNT)
        assert (told.problem, told.connected_at) == ("", NOW)
        assert told.refreshed_at == NOW + timedelta(minutes=1)
        assert header(stage.server.requests[1], "authorization") == "Bearer CANARY-a2"

    @pytest.mark.parametrize(
        ("said", "kind", "error", "problem"),
        [
            (THEIRS, "x.wrong_account", PostRefused, "x.wrong_account"),
            (answer({"title": "Unauthorized"}, 401), "x.reconnect", PostRefused, "x.reconnect"),
            (answer({"title": "CANARY"}, 503), "x.unreachable", PostNotSent, ""),
            (b"", "x.unreachable", PostNotSent, ""),
        ],
    )
    def test_what_a_check_finds(self, stage, said, kind, error, problem):
        store = stage.connected()
        stage.says(renewed(2), said)
        with refused(kind, error):
            store.check(ACCOUNT)
        assert store.health(ACCOUNT).problem == problem
        stage.says(renewed(3), OURS)
        assert store.check(ACCOUNT).problem == ""

    def test_nothing_of_it_shows(self, stage):
        store = stage.connected()
        told = f"{store!r}{store.credentials(ACCOUNT)!r}{store.health(ACCOUNT)!r}{pair()!r}{KEYS!r}"
        assert "CANARY" not in told
        assert "CANARY" in "".join(stage.entries().values())
