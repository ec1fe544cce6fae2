import pytest

from desktop_app.adapters.practice_x import posts
from desktop_app.adapters.practice_x.faults import Fault
from tests.adapters.practice_x.asker import OTHER
from tests.fakes import ACCOUNT

STRANGER = "1500000000000000001"
NOT_INVOLVED = "You can only reply to or quote posts where you are mentioned or are the author."
POLL = {"options": ["Yes", "No"], "duration_minutes": 60}


def publish(x, text, user_id=STRANGER, *, reply_to="", quote="", files=()):
    return posts.publish(x.world, user_id, text, reply_to=reply_to, quote=quote, files=files).id


def test_a_created_post_is_answered_as_x_does(x):
    status, body = x.create("A & B <c> example.com")
    assert status == 201
    data = body["data"]
    assert data["text"].startswith("A &amp; B &lt;c&gt; https://t.co/")
    assert data["edit_history_tweet_ids"] == data["edit_history_post_ids"] == [data["id"]]


def test_the_same_text_again_is_refused_in_xs_own_words(x):
    x.create("again")
    assert x.create("again") == (
        403,
        {
            "detail": "You are not allowed to create a Tweet with duplicate content.",
            "type": "about:blank",
            "title": "Forbidden",
            "status": 403,
        },
    )
    assert x.create("again", account=OTHER)[0] == 201


def test_the_same_text_in_answer_to_another_post_is_no_duplicate(x):
    first, second = x.post("first"), x.post("second")
    for target, status in ((first, 201), (second, 201), (first, 403)):
        assert x.create("thanks", reply={"in_reply_to_tweet_id": target})[0] == status


def test_once_deleted_a_text_may_be_posted_again(x):
    number = x.post("again")
    assert x.ask("DELETE", f"/2/tweets/{number}") == (200, {"data": {"deleted": True}})
    assert int(x.post("again")) > int(number)


def test_only_its_author_deletes_a_post(x):
    number = x.post("mine")
    assert x.ask("DELETE", f"/2/tweets/{number}", account=OTHER)[0] == 403
    assert x.ask("DELETE", "/2/tweets/1")[1]["errors"][0]["title"] == "Not Found Error"
    assert len(x.world.shelf.posts) == 1


@pytest.mark.parametrize(
    ("text", "status"),
    [("x" * 280, 201), ("x" * 281, 400), ("é" * 280, 201), ("漢" * 140, 201), ("漢" * 141, 400)],
)
def test_the_length_is_weighed_as_x_does(x, text, status):
    got, body = x.create(text)
    assert got == status
    assert status == 201 or body["detail"].startswith("Your Tweet text is too long.")


def test_long_posts_are_for_premium_accounts(x):
    x.change(premium={ACCOUNT.x_user_id})
    assert x.create("x " * 12_500)[0] == 201
    assert x.create("x" * 25_001)[0] == 400
    assert x.create("y" * 281, account=OTHER)[0] == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[" * 60_000,
        b"\xff",
        [],
        "text",
        {},
        {"text": 1},
        {"text": " \n"},
        {"text": "\ud83d"},
        {"text": "t", "geo": {"place_id": "1"}},
        {"text": "t", "unknown": True},
        {"text": "t", "reply_settings": "nobody"},
        {"text": "t", "reply_settings": ["following"]},
        {"text": "t", "made_with_ai": "yes"},
        {"text": "t", "made_with_ai": 1},
        {"text": "t", "paid_partnership": None},
        {"text": "t", "quote_tweet_id": 1},
        {"text": "t", "quote_tweet_id": "x"},
        {"text": "t", "media": {}},
        {"text": "t", "media": {"media_ids": []}},
        {"text": "t", "media": {"media_ids": ["1", "1"]}},
        {"text": "t", "media": {"media_ids": [1]}},
        {"text": "t", "media": {"media_ids": ["1", "2", "3", "4", "5"]}},
        {"text": "t", "media": {"media_ids": ["1"]}},
        {"text": "t", "media": {"media_ids": ["1"], "tagged_user_ids": ["1"]}},
        {"text": "t", "media": {"media_ids": ["1"]}, "poll": POLL},
        {"text": "t", "quote_tweet_id": "1", "poll": POLL},
        {"text": "", "poll": POLL},
        {"text": "t", "poll": {"options": ["Yes"], "duration_minutes": 60}},
        {"text": "t", "poll": {"options": ["Yes", ""], "duration_minutes": 60}},
        {"text": "t", "poll": {"options": ["Yes", "x" * 26], "duration_minutes": 60}},
        {"text": "t", "poll": {"options": list("abcde"), "duration_minutes": 60}},
        {"text": "t", "poll": {"options": ["Yes", "No"], "duration_minutes": 4}},
        {"text": "t", "poll": {"options": ["Yes", "No"], "duration_minutes": 10_081}},
        {"text": "t", "poll": {"options": ["Yes", "No"], "duration_minutes": True}},
        {"text": "t", "poll": {"options": ["Yes", "No"]}},
        {"text": "t", "reply": {}},
        {"text": "t", "reply": {"in_reply_to_tweet_id": 1}},
        {"text": "t", "reply": {"in_reply_to_tweet_id": "1", "else": 1}},
        {"text": "t", "reply": {"in_reply_to_tweet_id": "1", "exclude_reply_user_ids": ["a"]}},
    ],
)
def test_what_x_would_not_understand_is_a_400(x, body):
    status, answer = x.ask("POST", "/2/tweets", body)
    assert status == 400
    assert answer["title"] == "Invalid Request"
    assert x.world.shelf.posts == ()


def test_a_form_is_no_post(x):
    assert x.ask("POST", "/2/tweets", b"text=t", type_="text/plain")[0] == 415


def test_everything_that_was_sent_is_kept_to_compare(x):
    photo = x.upload()
    x.ask("POST", "/2/media/metadata", {"id": photo, "metadata": {"alt_text": {"text": "A cat"}}})
    x.post(
        "",
        media={"media_ids": [photo]},
        reply_settings="verified",
        made_with_ai=True,
        paid_partnership=False,
    )
    first = x.world.shelf.posts[-1]
    assert (first.media_ids, first.alt_texts) == ((photo,), ("A cat",))
    assert first.media_sha256 == (x.world.shelf.media[0].sha256,)
    assert dict(first.settings) == {
        "reply_settings": '"verified"',
        "made_with_ai": "true",
        "paid_partnership": "false",
    }
    number = x.post("a?", poll=POLL)
    reply = {"in_reply_to_tweet_id": number, "exclude_reply_user_ids": [STRANGER]}
    x.post("b", reply=reply)
    asked, answered = x.world.shelf.posts[-2:]
    assert (asked.poll_options, asked.poll_minutes) == (("Yes", "No"), 60)
    assert (answered.reply_to, answered.conversation) == (number, number)
    assert dict(answered.settings) == {"exclude_reply_user_ids": f'["{STRANGER}"]'}


def test_only_ones_own_fresh_and_finished_media_count(x):
    mine, foreign = x.upload(), x.upload(account=OTHER)
    assert x.create("t", media={"media_ids": [foreign]})[0] == 400
    assert x.create("t", media={"media_ids": [mine, foreign]})[0] == 400
    x.advance(seconds=86_400)
    status, body = x.create("t", media={"media_ids": [mine]})
    assert (status, body["detail"]) == (400, "Your media IDs are invalid.")


def test_photos_are_not_mixed_with_others(x):
    x.change(strangers=())
    publish(x, "g", ACCOUNT.x_user_id, files=(b"GIF89a",))
    gif = x.world.shelf.media[-1].id
    assert x.create("t", media={"media_ids": [gif, x.upload()]})[0] == 400
    assert x.create("t", media={"media_ids": [gif]})[0] == 201
    four = [x.upload(b"photo %d" % number) for number in range(4)]
    assert x.create("four", media={"media_ids": four})[0] == 201


class TestSelfServe:
    def test_a_thread_is_ones_own_replies(self, x):
        first = x.post("1/2")
        second = x.post("2/2", reply={"in_reply_to_tweet_id": first})
        assert x.world.shelf.find(second).conversation == first

    def test_a_stranger_is_not_answered_unless_the_stranger_asked(self, x):
        plain = publish(x, "Nice weather")
        summons = publish(x, "What says @ACME_ceo?")
        status, body = x.create("Hello", reply={"in_reply_to_tweet_id": plain})
        assert (status, body["detail"]) == (403, NOT_INVOLVED)
        assert body["type"].endswith("/not-authorized-for-resource")
        assert x.create("Hello", reply={"in_reply_to_tweet_id": summons})[0] == 201

    def test_who_quoted_or_answered_us_may_be_answered(self, x):
        mine = x.post("mine")
        for number in (publish(x, "look", quote=mine), publish(x, "why?", reply_to=mine)):
            assert x.create(f"to {number}", reply={"in_reply_to_tweet_id": number})[0] == 201

    def test_a_reply_to_what_is_gone_is_refused(self, x):
        assert "deleted" in x.create("t", reply={"in_reply_to_tweet_id": "12"})[1]["detail"]

    def test_no_quote(self, x):
        status, body = x.create("t", quote_tweet_id=x.post("mine"))
        assert status == 403
        assert body["detail"].startswith("Quoting this post is not allowed because")

    def test_nobody_else_is_mentioned_out_of_the_blue(self, x):
        assert x.create("Thanks @nadia_forest")[0] == 403
        assert x.create("I am @acme_ceo")[0] == 201
        assert x.create("Write to me@example.com")[0] == 201
        summons = publish(x, "@acme_ceo and @basile_okoye?")
        reply = {"in_reply_to_tweet_id": summons}
        assert x.create("@nadia_forest @basile_okoye yes", reply=reply)[0] == 201
        assert x.create("@dailyledger come in", reply=reply)[0] == 403

    def test_one_cashtag(self, x):
        assert x.create("$ACME and $EMCA")[0] == 403
        assert x.create("$ACME at $5")[0] == 201


def test_an_enterprise_account_may_do_all_that(x):
    x.change(enterprise={ACCOUNT.x_user_id})
    plain = publish(x, "Nice weather")
    assert x.create("q @nadia_forest $A $B", quote_tweet_id=plain)[0] == 201
    assert x.world.shelf.posts[-1].quote == plain
    assert x.create("r", reply={"in_reply_to_tweet_id": plain})[0] == 201
    assert x.create("q", quote_tweet_id="12")[0] == 400
    assert x.create("q", quote_tweet_id=plain, account=OTHER)[0] == 403


def test_who_posts_from_elsewhere_must_be_somebody(x):
    with pytest.raises(ValueError, match="12"):
        publish(x, "t", "12")
    with pytest.raises(ValueError, match="13"):
        publish(x, "t", reply_to="13")


def test_a_text_can_be_altered_behind_the_clients_back(x):
    x.change(twist=Fault.ALTERED_TEXT)
    status, body = x.create("mine")
    assert (status, body["data"]["text"]) == (201, "mine …")
