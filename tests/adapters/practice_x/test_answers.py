import json

from desktop_app.adapters.practice_x import answers


def test_a_problem_has_xs_form():
    answer = answers.problem(402, "Payment Required", "credits depleted", "credits-depleted")
    assert (answer.status, answer.type) == (402, answers.JSON)
    assert json.loads(answer.body) == {
        "detail": "credits depleted",
        "type": "https://api.twitter.com/2/problems/credits-depleted",
        "title": "Payment Required",
        "status": 402,
    }


def test_a_rate_limit_says_until_when():
    answer = answers.rate_limited(12, 50)
    assert answer.headers == {
        "x-rate-limit-limit": "50",
        "x-rate-limit-remaining": "0",
        "x-rate-limit-reset": "12",
    }


def test_what_is_missing_is_an_error_with_status_200():
    answer = answers.missing("tweet", "12")
    assert answer.status == 200
    assert set(json.loads(answer.body)) == {"errors"}


def test_the_older_form_has_a_code():
    body = json.loads(answers.legacy(89, "Invalid or expired token.", 401).body)
    assert body == {"errors": [{"code": 89, "message": "Invalid or expired token."}]}


def test_a_reset_is_a_silence():
    assert (answers.RESET.status, answers.RESET.resets, answers.SILENCE.resets) == (0, True, False)
