from dataclasses import replace

import pytest

from desktop_app.adapters.practice_x import api
from tests.fakes import ACCOUNT


def test_everybody_is_found_by_id_and_by_name_in_any_case(x):
    assert x.world.user(ACCOUNT.x_user_id).username == ACCOUNT.handle
    assert x.world.named("NADIA_forest").id == "1500000000000000001"
    assert x.world.user("12") is None
    assert x.world.named("nobody") is None
    assert x.world.users[0].id == ACCOUNT.x_user_id


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"t"', b"null", b"[" * 60_000, b"\xff"])
def test_a_body_that_is_no_object_is_none(body):
    request = replace(api.route("POST", "/2/tweets"), body=body)
    assert request.json() is None


def test_neither_token_nor_body_shows_in_a_repr():
    request = replace(api.route("POST", "/2/tweets"), body=b"CANARY", authorization="CANARY")
    assert "CANARY" not in repr(request)
