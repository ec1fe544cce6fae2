import pytest

from desktop_app.adapters.x.credentials import Credentials
from desktop_app.domain.errors import BadInput

FOUR = {
    "consumer_key": "CANARY-1",
    "consumer_secret": "CANARY-2",
    "access_token": "CANARY-3",
    "access_token_secret": "CANARY-4",
}


def test_nothing_of_them_shows():
    shown = repr(Credentials(**FOUR)) + str(Credentials(**FOUR))
    assert "CANARY" not in shown


@pytest.mark.parametrize("name", FOUR)
@pytest.mark.parametrize("value", ["", "a b", "a\nb", "clé", "a\x7f"])
def test_what_cannot_stand_in_a_header_is_refused(name, value):
    with pytest.raises(BadInput) as told:
        Credentials(**{**FOUR, name: value})
    assert told.value.kind == "x.credentials"
    assert value not in str(told.value) or not value
