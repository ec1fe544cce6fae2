from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import BadInput
from desktop_app.domain.source import Source, status_id

ID = "1990000000000000001"
SOURCE = Source(
    x_post_id=ID,
    author_id="42",
    handle="a_customer",
    text="2 h au téléphone, aucun intérêt.",
    created_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
    read_at=datetime(2026, 11, 20, 10, tzinfo=UTC),
    is_from_x=True,
    mentions=("claire_morel",),
)


@pytest.mark.parametrize(
    "link",
    [
        ID,
        f"  {ID} ",
        f"https://x.com/claire/status/{ID}",
        f"https://x.com/claire/status/{ID}?s=20",
        f"https://x.com/claire/status/{ID}?s=46&t=abc",
        f"https://x.com/claire/status/{ID}/photo/1",
        f"https://x.com/claire/status/{ID}/video/1?s=20",
        f"https://x.com/claire/status/{ID}/analytics",
        f"https://x.com/claire/status/{ID}#m",
        f"https://x.com/claire/status/{ID}/",
        f"https://twitter.com/claire/status/{ID}",
        f"https://twitter.com/claire/statuses/{ID}",
        f"https://twitter.com/statuses/{ID}",
        f"https://twitter.com/#!/claire/status/{ID}",
        f"https://mobile.twitter.com/claire/status/{ID}?s=21",
        f"https://m.twitter.com/claire/status/{ID}",
        f"https://www.x.com/i/status/{ID}",
        f"https://x.com/i/web/status/{ID}",
        f"http://X.com/Claire/Status/{ID}",
        f"x.com/claire/status/{ID}",
    ],
)
def test_every_form_of_a_link_gives_the_number(link):
    """T2: the x.com form of a link once went out as a post of its own."""
    assert status_id(link) == ID


@pytest.mark.parametrize(
    "link",
    [
        "",
        "hello",
        "https://x.com/claire",
        "https://x.com/claire123",
        f"https://x.com/claire/{ID}",
        f"https://example.com/claire/status/{ID}",
        f"https://x.com.example.com/claire/status/{ID}",
        f"https://notx.com/claire/status/{ID}",
        f"https://x.com/claire/status/{ID}abc",
        f"https://x.com/claire/lists/{ID}",
        "https://x.com/claire/status/",
        "https://t.co/abcdefghij",
        "0",
        "9" * 20,
        "٣٤٥",
        f"https://evil.example/?u=https://x.com/claire/status/{ID}",
    ],
)
def test_what_is_no_link_to_a_post_is_refused(link):
    with pytest.raises(BadInput, match=r"source\.link"):
        status_id(link)


@given(st.integers(min_value=1, max_value=2**63 - 1))
def test_any_number_of_x_is_itself(number):
    assert status_id(f"https://x.com/i/status/{number}") == str(number)


def test_a_snapshot_is_read_as_it_was_written():
    assert Source.read(SOURCE.body()) == SOURCE
    typed = replace(SOURCE, author_id=None, created_at=None, is_from_x=False)
    assert Source.read(typed.body()) == typed


def test_a_snapshot_with_another_key_is_refused():
    """T5: a mistyped name is an error."""
    with pytest.raises(BadInput):
        Source.read(SOURCE.body().replace('"handle"', '"handles"'))
