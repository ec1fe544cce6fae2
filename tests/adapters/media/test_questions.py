"""What the worker says is looked at before it is believed."""

import json

import pytest

from desktop_app.adapters.media.questions import (
    Answer,
    Request,
    packed,
    read_answer,
    read_request,
)

GOOD = Answer(kind="photo", mime="image/png", width=3, height=2, removed=("location", "other"))


def test_values_survive_the_pipe():
    request = Request(source="/media/zoé/\udcff.jpg", target="/x")
    assert read_request(packed(request)) == request
    assert read_answer(packed(GOOD)) == GOOD
    refusal = Answer(reason="too_large", facts=(("limit", "5"),))
    assert read_answer(packed(refusal)) == refusal


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "folder"},
        {"kind": 7},
        {"mime": "text/html"},
        {"width": -1},
        {"width": "3"},
        {"height": 1 << 20},
        {"height": True},
        {"removed": None},
        {"facts": 3},
    ],
)
def test_impossible_values_are_refused(change):
    with pytest.raises(ValueError):
        read_answer(json.dumps({**json.loads(packed(GOOD)), **change}).encode())


@pytest.mark.parametrize("block", [b"", b"[]", b"{}", b"7", b"\xff\xfe", b"\x80\x04K\x01."])
def test_another_form_is_refused(block):
    with pytest.raises(ValueError):
        read_answer(block)


def test_unknown_sorts_are_left_out():
    said = json.dumps({**json.loads(packed(GOOD)), "removed": ["<b>", "times"]}).encode()
    assert read_answer(said).removed == ("times",)
