import json

import pytest
from requests import exceptions
from urllib3.exceptions import MaxRetryError, NewConnectionError, ProxyError

from desktop_app.adapters.x.classify import (
    created,
    removal_silence,
    require_removed,
    silence,
    uploaded,
    user_id,
)
from desktop_app.adapters.x.transport import Answer
from desktop_app.domain.errors import PostNotSent, PostRefused, PostUnanswered
from desktop_app.domain.publication import Posted

DUPLICATE = "You are not allowed to create a Tweet with duplicate content."
QUOTE = "You can only reply to or quote posts where you are mentioned or are the author."


REPLY = (
    "Reply to this conversation is not allowed because you have not been mentioned or otherwise"
    " engaged by the author of the post you are replying to."
)
GONE = "You attempted to reply to a Tweet that is deleted or not visible to you."


def answer(status, value=None, **headers):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Answer(status=status, body=body, headers=headers)


def told(status, value, draft="a draft of mine", **headers):
    with pytest.raises((PostRefused, PostUnanswered)) as raised:
        created(answer(status, value, **headers), draft)
    return raised.value


@pytest.mark.parametrize(
    ("status", "problem", "kind", "hold"),
    [
        (
            400,
            {"title": "Invalid Request", "detail": "Your Tweet text is too long. For"},
            "x.too_long",
            "",
        ),
        (400, {"title": "Invalid Request", "detail": "One or more"}, "x.rejected", ""),
        (401, {"title": "Unauthorized", "status": 401}, "x.unauthorized", "auth"),
        (
            401,
            {"errors": [{"code": 89, "message": "Invalid or expired token."}]},
            "x.unauthorized",
            "auth",
        ),
        (
            402,
            {"title": "CreditsDepleted", "type": "https://api.x.com/2/problems/credits"},
            "x.credits",
            "billing",
        ),
        (402, {}, "x.credits", "billing"),
        (403, {"title": "SpendCapReached"}, "x.credits", "billing"),
        (403, {"detail": QUOTE}, "x.not_allowed", ""),
        (403, {"detail": "you may only @mention and quote users if they are"}, "x.not_allowed", ""),
        (403, {"detail": "Mentioning users is not allowed here"}, "x.mention_refused", ""),
        (403, {"detail": "An @mention of this user is not allowed"}, "x.mention_refused", ""),
        (403, {"detail": "Quoting this post is not allowed because x"}, "x.quote_refused", ""),
        (403, {"detail": REPLY}, "x.reply_refused", ""),
        (403, {"errors": [{"code": 433, "message": "The original"}]}, "x.reply_refused", ""),
        (403, {"detail": GONE}, "x.reply_gone", ""),
        (403, {"errors": [{"code": 385, "message": "You"}]}, "x.reply_gone", ""),
        (400, {"detail": "Your media IDs are invalid."}, "x.media", ""),
        (400, {"errors": [{"code": 324, "message": "Duration too long"}]}, "x.media", ""),
        (
            403,
            {"errors": [{"code": 64, "message": "Your account"}]},
            "x.account_blocked",
            "account",
        ),
        (403, {"errors": [{"code": 640, "message": "Something"}]}, "x.rejected", ""),
        (403, {"errors": [{"code": 226, "message": "This"}]}, "x.account_blocked", "account"),
        (
            403,
            {"type": "https://api.x.com/2/problems/user-suspended"},
            "x.account_blocked",
            "account",
        ),
        (
            403,
            {
                "type": "https://api.x.com/2/problems/client-forbidden",
                "reason": "client-not-enrolled",
            },
            "x.permissions",
            "auth",
        ),
        (
            403,
            {"type": "https://api.twitter.com/2/problems/unsupported-authentication"},
            "x.permissions",
            "auth",
        ),
        (403, {"detail": "A reason nobody knows yet"}, "x.rejected", ""),
        (404, {"title": "Not Found"}, "x.rejected", ""),
        (429, {"title": "Too Many Requests"}, "x.rate_limited", "rate"),
        (429, {"title": "UsageCapExceeded", "period": "Monthly"}, "x.usage_cap", "billing"),
    ],
)
def test_a_refusal_of_x_says_what_must_be_mended(status, problem, kind, hold):
    error = told(status, problem)
    assert isinstance(error, PostRefused)
    assert (error.kind, error.hold) == (kind, hold)
    assert error.facts["status"] == str(status)


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (403, {"detail": DUPLICATE, "type": "about:blank", "title": "Forbidden", "status": 403}),
        (403, {"errors": [{"code": 187, "message": "Status is a duplicate."}]}),
    ],
)
def test_a_duplicate_is_a_question(status, problem):
    error = told(status, problem)
    assert isinstance(error, PostUnanswered)
    assert error.kind == "x.duplicate"


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, {"errors": [{"title": "x"}]}, "x.odd_answer"),
        (201, b"", "x.odd_answer"),
        (201, {"data": {"text": "no number"}}, "x.odd_answer"),
        (201, {"data": {"id": 12}}, "x.odd_answer"),
        (201, {"data": {"id": "12x"}}, "x.odd_answer"),
        (201, {"data": {"id": "١٢"}}, "x.odd_answer"),
        (201, [], "x.odd_answer"),
        (201, b"[" * 100_000, "x.odd_answer"),
        (201, b"\xff\xfe\x00", "x.odd_answer"),
        (204, b"", "x.odd_answer"),
        (304, b"", "x.odd_answer"),
        (400, b"<html>", "x.odd_answer"),
        (401, b"", "x.odd_answer"),
        (403, "nope", "x.odd_answer"),
        (403, {"data": {"id": "12"}, "title": "Forbidden"}, "x.odd_answer"),
        (409, {"title": "Conflict"}, "x.odd_answer"),
        (422, {"title": "Unprocessable"}, "x.odd_answer"),
        (500, {"data": {"id": "12"}}, "x.server_error"),
        (503, {"title": "Service Unavailable"}, "x.server_error"),
        (599, b"", "x.server_error"),
    ],
)
def test_what_is_not_certain_is_unanswered(status, body, kind):
    error = told(status, body)
    assert isinstance(error, PostUnanswered)
    assert error.kind == kind


def test_a_number_is_the_proof_even_without_a_text():
    assert created(answer(201, {"data": {"id": "12"}}), "") == Posted(x_post_id="12", text="")


def test_what_x_says_is_one_printable_line():
    error = told(403, {"detail": "Not\n\tnow\u202e\u0007 " + "x" * 400})
    assert error.facts["detail"].startswith("Not now x")
    assert len(error.facts["detail"]) <= 200


@pytest.mark.parametrize("draft", ["our secret merger with Dupont", "Dupont"])
def test_an_echo_of_the_draft_is_left_out(draft):
    error = told(400, {"errors": [{"message": f"$.text: [{draft}] is wrong"}]}, draft)
    assert error.facts["detail"] == ""


@pytest.mark.parametrize("reset", ["", "soon", "1e400", "9" * 30, "-1"])
def test_an_odd_end_of_a_rate_limit_is_passed_by(reset):
    error = told(429, {"title": "Too Many Requests"}, **{"x-rate-limit-reset": reset})
    assert error.facts["until"] in ("", "1969-12-31T23:59:59Z")


def pool_error(reason):
    return MaxRetryError(None, "/2/tweets", reason)


REFUSED = NewConnectionError(None, "refused")


@pytest.mark.parametrize(
    ("error", "kind", "is_certain"),
    [
        (exceptions.ConnectionError(pool_error(REFUSED)), "x.unreachable", True),
        (exceptions.ConnectTimeout(), "x.unreachable", True),
        (exceptions.ReadTimeout(), "x.no_answer", False),
        (exceptions.ConnectionError(), "x.no_answer", False),
        (exceptions.ConnectionError("aborted"), "x.no_answer", False),
        (exceptions.ConnectionError(pool_error(OSError())), "x.no_answer", False),
        (exceptions.SSLError(pool_error(REFUSED)), "x.no_answer", False),
        (exceptions.ProxyError(pool_error(ProxyError("p", REFUSED))), "x.no_answer", False),
        (exceptions.ProxyError(pool_error(REFUSED)), "x.no_answer", False),
        (exceptions.ChunkedEncodingError(), "x.no_answer", False),
        (exceptions.ContentDecodingError(), "x.odd_answer", False),
        (exceptions.TooManyRedirects(), "x.odd_answer", False),
        (exceptions.RequestException(), "x.odd_answer", False),
        (AttributeError("str has no get"), "x.odd_answer", False),
        (MemoryError(), "x.odd_answer", False),
    ],
)
def test_only_a_connection_that_was_never_made_is_not_sent(error, kind, is_certain):
    said = silence(error)
    assert type(said) is (PostNotSent if is_certain else PostUnanswered)
    assert said.kind == kind


def test_who_we_are_is_a_number_or_nothing_is_sent():
    assert user_id(answer(200, {"data": {"id": "7"}})) == "7"
    for odd in (
        answer(200, {}),
        answer(200, b""),
        answer(500, {}),
        answer(404, {}),
        answer(302, b""),
    ):
        with pytest.raises(PostNotSent):
            user_id(odd)


def test_an_option_of_a_poll_is_left_out_too():
    problem = {"errors": [{"message": "$.poll.options: [a secret place] is wrong"}]}
    with pytest.raises(PostRefused) as told:
        created(answer(400, problem), "Where?", "a secret place", "Lyon")
    assert told.value.facts["detail"] == ""


class TestUploaded:
    def test_what_x_says_of_a_file_is_handed_on(self):
        assert uploaded(answer(200, {"data": {"id": "7"}})) == {"id": "7"}
        for empty in (b"", b"<html>", {}, {"data": []}):
            assert uploaded(answer(204, empty)) == {}

    @pytest.mark.parametrize(
        ("status", "problem", "kind", "hold"),
        [
            (400, {"detail": "Not a picture"}, "x.media", ""),
            (413, b"<html>", "x.media", ""),
            (415, {}, "x.media", ""),
            (422, {}, "x.media", ""),
            (401, {"title": "Unauthorized"}, "x.unauthorized", "auth"),
            (402, {}, "x.credits", "billing"),
            (403, {"detail": "Forbidden"}, "x.media_permission", "auth"),
            (403, {"type": "/oauth1-permissions"}, "x.permissions", "auth"),
            (403, {"type": "/user-suspended"}, "x.account_blocked", "account"),
            (429, {"title": "Too Many Requests"}, "x.rate_limited", "rate"),
        ],
    )
    def test_a_refusal_says_whether_it_is_the_file(self, status, problem, kind, hold):
        with pytest.raises(PostRefused) as told:
            uploaded(answer(status, problem))
        assert (told.value.kind, told.value.hold) == (kind, hold)

    @pytest.mark.parametrize(
        ("status", "body"), [(404, {}), (400, b"<html>"), (403, "no"), (500, {}), (307, b"")]
    )
    def test_everything_else_may_pass(self, status, body):
        with pytest.raises(PostNotSent) as told:
            uploaded(answer(status, body))
        assert told.value.kind == "x.unreachable"

    def test_an_alt_text_is_not_told_on(self):
        with pytest.raises(PostRefused) as told:
            uploaded(answer(400, {"detail": "wrong: Dupont signs"}), "Dupont signs")
        assert told.value.facts["detail"] == ""


class TestRemoved:
    @pytest.mark.parametrize(
        ("status", "body"),
        [
            (200, {"data": {"deleted": True}}),
            (200, {"errors": [{"title": "Not Found Error"}]}),
            (404, {"type": "https://api.x.com/2/problems/resource-not-found"}),
            (404, {"errors": [{"code": 144, "message": "No status found with that ID."}]}),
        ],
    )
    def test_gone_is_gone(self, status, body):
        assert require_removed(answer(status, body)) is None

    @pytest.mark.parametrize(
        ("status", "body", "kind", "hold"),
        [
            (403, {"detail": "You are not authorized"}, "x.removal_refused", ""),
            (404, {"title": "Not Found"}, "x.removal_refused", ""),
            (401, {}, "x.unauthorized", "auth"),
            (429, {}, "x.rate_limited", "rate"),
        ],
    )
    def test_a_refusal_is_one(self, status, body, kind, hold):
        with pytest.raises(PostRefused) as told:
            require_removed(answer(status, body))
        assert (told.value.kind, told.value.hold) == (kind, hold)
        assert told.value.facts["status"] == str(status)

    @pytest.mark.parametrize(
        ("status", "body"),
        [
            (200, {"data": {"deleted": False}}),
            (200, {"data": {"deleted": "yes"}}),
            (200, {}),
            (200, b"<html>"),
            (204, b""),
            (403, "nope"),
            (500, {"errors": [{"title": "Not Found Error"}]}),
            (503, {}),
        ],
    )
    def test_the_rest_is_not_certain(self, status, body):
        with pytest.raises(PostUnanswered) as told:
            require_removed(answer(status, body))
        assert told.value.kind == "x.removal_unclear"

    def test_silence_is_certain_only_without_a_connection(self):
        refused = exceptions.ConnectionError(pool_error(REFUSED))
        assert type(removal_silence(refused)) is PostNotSent
        assert removal_silence(refused).kind == "x.removal_not_sent"
        lost = removal_silence(exceptions.ReadTimeout())
        assert (type(lost), lost.kind) == (PostUnanswered, "x.removal_unclear")
