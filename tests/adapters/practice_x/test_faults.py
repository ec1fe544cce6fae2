import json

import pytest

from desktop_app.adapters.practice_x.faults import BEHAVIOURS, Fault, Route


def test_every_fault_has_its_behaviour():
    assert set(BEHAVIOURS) == set(Fault)


def body_of(fault):
    return json.loads(BEHAVIOURS[fault].answer.body)


@pytest.mark.parametrize(
    ("fault", "status", "text"),
    [
        (Fault.DUPLICATE_403, 403, "You are not allowed to create a Tweet with duplicate content."),
        (Fault.CREDITS_402, 402, "credits depleted"),
        (Fault.CREDITS_402_ENROLLED, 402, "does not have any credits to fulfill this request."),
        (Fault.REPLY_403, 403, "Reply to this conversation is not allowed because"),
        (Fault.QUOTE_403, 403, "Quoting this post is not allowed because"),
        (Fault.REFUSE, 403, "You can only reply to or quote posts where you are mentioned"),
        (Fault.TOO_LONG_400, 400, "Your Tweet text is too long."),
    ],
)
def test_the_words_are_xs(fault, status, text):
    assert BEHAVIOURS[fault].answer.status == status
    assert text in body_of(fault)["detail"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.LEGACY_401, 89),
        (Fault.SUSPENDED_LEGACY_403, 64),
        (Fault.LOCKED_403, 326),
        (Fault.AUTOMATED_403, 226),
        (Fault.TOO_LONG_403, 186),
    ],
)
def test_the_older_codes_are_xs(fault, code):
    assert body_of(fault)["errors"][0]["code"] == code


def test_a_refusal_creates_nothing():
    for fault, behaviour in BEHAVIOURS.items():
        if behaviour.answer is not None and 400 <= behaviour.answer.status < 500:
            assert not behaviour.creates, fault


def test_an_order_may_name_every_route():
    assert {"create", "media", "timeline", "read", "delete", "me", "token"} <= set(Route)
