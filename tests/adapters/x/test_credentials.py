from datetime import UTC, datetime

import pytest

from desktop_app.adapters.x.credentials import OAuth1, OAuth2, require_token
from desktop_app.domain.errors import BadInput

FOUR = {
    "consumer_key": "CANARY-1",
    "consumer_secret": "CANARY-2",
    "access_token": "CANARY-3",
    "access_token_secret": "CANARY-4",
}
LATER = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)


def test_nothing_of_them_shows():
    four, token = OAuth1(**FOUR), OAuth2(access_token="CANARY-5", expires_at=LATER)
    shown = f"{four!r}{four}{token!r}{token}"
    assert "CANARY" not in shown
    assert "2026" in shown


@pytest.mark.parametrize("name", FOUR)
@pytest.mark.parametrize("value", ["", "a b", "a\nb", "clé", "a\x7f"])
def test_what_cannot_stand_in_a_header_is_refused(name, value):
    with pytest.raises(BadInput) as told:
        OAuth1(**{**FOUR, name: value})
    assert told.value.kind == "x.credentials"
    assert value not in str(told.value) or not value


@pytest.mark.parametrize("value", ["", "a b", "CANARY\r\nX-Evil: 1", "clé"])
def test_a_token_that_cannot_stand_in_a_header_is_refused_unseen(value):
    with pytest.raises(BadInput) as told:
        OAuth2(access_token=value, expires_at=LATER)
    assert (told.value.kind, told.value.facts) == ("x.credentials", {})


def test_a_plain_token_may_stand():
    assert require_token("abc-DEF_123.~+/=") is None
