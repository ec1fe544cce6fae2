import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.adapters.practice_x.multipart import form
from tests.adapters.practice_x.asker import FORM, multipart


@given(st.binary(max_size=200).filter(lambda content: b"mark" not in content))
def test_bytes_arrive_as_they_were_sent(content):
    sent = multipart({"media_category": "tweet_image", "media": content})
    assert form(FORM, sent) == {"media_category": b"tweet_image", "media": content}


def test_a_boundary_may_be_quoted():
    sent = multipart({"a": "1"}, mark="a b")
    assert form('multipart/form-data; charset=x; boundary="a b"', sent) == {"a": b"1"}


def test_what_requests_writes_is_read():
    from requests import Request

    sent = Request("POST", "http://127.0.0.1/", data={"segment_index": 3}, files={"media": b"\r\n"})
    prepared = sent.prepare()
    assert form(prepared.headers["Content-Type"], prepared.body) == {
        "segment_index": b"3",
        "media": b"\r\n",
    }


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", multipart({"a": "1"})),
        ("multipart/form-data", multipart({"a": "1"})),
        (FORM, b""),
        (FORM, b"--mark\r\n"),
        (FORM, b'--mark\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'),
        (FORM, b"--mark\r\nContent-Disposition: form-data\r\n\r\n1\r\n--mark--"),
        (FORM, b"--mark\r\nno gap\r\n--mark--"),
        (FORM, multipart({str(number): "1" for number in range(30)})),
    ],
)
def test_what_is_no_form_is_none(content_type, body):
    assert form(content_type, body) is None
