import html
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from desktop_app.adapters.practice_x import posts
from desktop_app.adapters.practice_x.records import User
from desktop_app.adapters.practice_x.world import Names
from desktop_app.domain.text import lenient_key
from tests.adapters.practice_x.asker import OTHER
from tests.fakes import ACCOUNT, NOW

STRANGER = "1500000000000000001"
TIMELINE = f"/2/users/{ACCOUNT.x_user_id}/tweets"
EVERYTHING = {
    "tweet.fields": "attachments,author_id,conversation_id,created_at,entities,in_reply_to_user_id"
    ",note_tweet,public_metrics,referenced_tweets,reply_settings",
    "expansions": "attachments.media_keys,attachments.poll_ids,author_id,referenced_tweets.id"
    ",in_reply_to_user_id,entities.mentions.username",
    "media.fields": "alt_text",
    "poll.fields": "duration_minutes,end_datetime,voting_status",
}


def publish(x, text, user_id=STRANGER, *, reply_to="", quote="", files=()):
    return posts.publish(x.world, user_id, text, reply_to=reply_to, quote=quote, files=files).id


def get(x, target, **query):
    status, body = x.ask("GET", f"{target}?{urlencode(query)}" if query else target)
    assert status == 200, body
    return body


def texts(x, target=TIMELINE, **query):
    return [post["text"] for post in get(x, target, **query).get("data", ())]


def test_a_post_is_read_with_the_fields_that_were_asked_for(x):
    number = x.post("See example.com/a?b=1")
    plain = get(x, f"/2/tweets/{number}")["data"]
    assert set(plain) == {"id", "text", "edit_history_tweet_ids", "edit_history_post_ids"}
    for name in ("tweet.fields", "post.fields"):
        fields = {name: "entities,author_id,created_at"}
        full = get(x, f"/2/tweets/{number}", **fields)["data"]
        assert full["author_id"] == ACCOUNT.x_user_id
        assert full["created_at"] == "2026-11-24T15:00:00.000Z"
        (link,) = full["entities"]["urls"]
        assert link["expanded_url"] == "http://example.com/a?b=1"
        assert full["text"][link["start"] : link["end"]] == link["url"]


def test_anybodys_post_is_read_with_its_author(x):
    number = publish(x, "I am somebody else")
    body = get(x, f"/2/tweets/{number}", **EVERYTHING)
    assert body["includes"]["users"][0]["username"] == "nadia_forest"
    assert body["data"]["reply_settings"] == "everyone"


def test_a_post_that_is_not_there_is_an_error_with_status_200(x):
    body = get(x, "/2/tweets/12")
    assert "data" not in body
    assert body["errors"][0]["type"].endswith("/resource-not-found")
    number = x.post("gone")
    x.ask("DELETE", f"/2/tweets/{number}")
    assert "data" not in get(x, f"/2/tweets/{number}")


def test_media_and_alt_text_are_read_back(x):
    photos = [x.upload(b"one"), x.upload(b"two")]
    x.ask("POST", "/2/media/metadata", {"id": photos[1], "metadata": {"alt_text": {"text": "Two"}}})
    body = get(x, f"/2/tweets/{x.post('look', media={'media_ids': photos})}", **EVERYTHING)
    keys = [f"3_{number}" for number in photos]
    assert body["data"]["attachments"] == {"media_keys": keys}
    assert body["includes"]["media"] == [
        {"media_key": keys[0], "type": "photo"},
        {"media_key": keys[1], "type": "photo", "alt_text": "Two"},
    ]
    links = body["data"]["entities"]["urls"]
    assert [link["media_key"] for link in links] == keys
    assert body["data"]["text"] == f"look {links[0]['url']}"
    assert links[0]["expanded_url"].endswith(f"/status/{body['data']['id']}/photo/1")


def test_a_poll_is_read_back_until_it_closes(x):
    poll = {"options": ["Yes", "No"], "duration_minutes": 60}
    number = x.post("Well?", poll=poll)
    (shown,) = get(x, f"/2/tweets/{number}", **EVERYTHING)["includes"]["polls"]
    assert [option["label"] for option in shown["options"]] == ["Yes", "No"]
    assert (shown["duration_minutes"], shown["voting_status"]) == (60, "open")
    x.advance(hours=1)
    (shown,) = get(x, f"/2/tweets/{number}", **EVERYTHING)["includes"]["polls"]
    assert shown["voting_status"] == "closed"


def test_a_reply_and_a_quote_say_what_they_are_about(x):
    summons = publish(x, "@acme_ceo?")
    reply = x.post("Yes", reply={"in_reply_to_tweet_id": summons})
    body = get(x, f"/2/tweets/{reply}", **EVERYTHING)
    assert body["data"]["referenced_tweets"] == [{"type": "replied_to", "id": summons}]
    assert body["data"]["in_reply_to_user_id"] == STRANGER
    assert body["data"]["conversation_id"] == summons
    assert body["includes"]["tweets"][0]["text"] == "@acme_ceo?"
    assert {user["id"] for user in body["includes"]["users"]} == {ACCOUNT.x_user_id, STRANGER}
    quoting = get(x, f"/2/tweets/{publish(x, 'see', quote=reply)}", **EVERYTHING)["data"]
    assert quoting["referenced_tweets"] == [{"type": "quoted", "id": reply}]
    assert quoting["entities"]["urls"][0]["expanded_url"].endswith(f"/acme_ceo/status/{reply}")
    counted = get(x, f"/2/tweets/{reply}", **EVERYTHING)["data"]["public_metrics"]
    assert (counted["quote_count"], counted["reply_count"]) == (1, 0)


def test_a_long_post_is_cut_and_whole_in_its_note(x):
    x.change(premium={ACCOUNT.x_user_id})
    text = "Été & more. " * 60 + "See example.com"
    data = get(x, f"/2/tweets/{x.post(text)}", **EVERYTHING)["data"]
    assert len(html.unescape(data["text"])) < 300
    assert "… https://t.co/" in data["text"]
    note = data["note_tweet"]
    pairs = [(link["url"], link["expanded_url"]) for link in note["entities"]["urls"]]
    assert lenient_key(note["text"], pairs) == lenient_key(text)
    assert "note_tweet" not in get(x, f"/2/tweets/{data['id']}")["data"]
    short = get(x, f"/2/tweets/{x.post('short')}", **EVERYTHING)["data"]
    assert "note_tweet" not in short


@pytest.mark.parametrize(
    ("names", "there", "absent"),
    [(Names.OLD, "tweet", "post"), (Names.NEW, "post", "tweet")],
)
def test_answers_come_in_the_names_that_were_chosen(x, names, there, absent):
    x.change(names=names, premium={ACCOUNT.x_user_id})
    number = x.post("long " * 80, reply={"in_reply_to_tweet_id": x.post("first")})
    newer = {
        name.replace("tweet", "post"): value.replace("_tweets", "_posts").replace("_tweet", "_post")
        for name, value in EVERYTHING.items()
    }
    for query in (EVERYTHING, newer):
        body = get(x, f"/2/tweets/{number}", **query)
        for name in ("referenced_{}s", "note_{}", "edit_history_{}_ids"):
            assert name.format(there) in body["data"]
            assert name.format(absent) not in body["data"]
        assert set(body["includes"]) == {"users", f"{there}s"}


def test_the_timeline_is_newest_first_since_a_time_and_bounded(x):
    for number in range(7):
        x.create(f"post {number}")
        x.advance(minutes=1)
    x.create("not mine", account=OTHER)
    assert texts(x) == [f"post {n}" for n in range(6, -1, -1)]
    assert get(x, TIMELINE)["meta"]["result_count"] == 7
    assert len(texts(x, max_results=5)) == 5
    assert len(texts(x, start_time="2026-11-24T15:04:00Z")) == 3
    assert len(texts(x, end_time="2026-11-24T15:04:00Z")) == 4
    none = get(x, TIMELINE, start_time="2027-01-01T00:00:00Z")
    assert none == {"meta": {"result_count": 0}}


def test_the_timeline_has_pages(x):
    numbers = [x.post(f"post {number}") for number in range(12)]
    seen, query = [], {}
    while True:
        body = get(x, TIMELINE, max_results=5, **query)
        seen += [post["id"] for post in body["data"]]
        if "next_token" not in body["meta"]:
            break
        query = {"pagination_token": body["meta"]["next_token"]}
    assert seen == numbers[::-1]
    since = get(x, TIMELINE, since_id=numbers[9], until_id=numbers[11])
    assert [post["id"] for post in since["data"]] == [numbers[10]]


def test_replies_can_be_left_out(x):
    first = x.post("first")
    x.post("second", reply={"in_reply_to_tweet_id": first})
    assert texts(x, exclude="retweets") == ["second", "first"]
    assert texts(x, exclude="replies,retweets") == ["first"]
    assert x.ask("GET", f"{TIMELINE}?exclude=quotes")[0] == 400


def test_a_timeline_may_lag_behind_but_a_post_may_not(x):
    x.change(lag=30.0)
    number = x.post("new")
    assert texts(x) == []
    assert get(x, f"/2/tweets/{number}")["data"]["text"] == "new"
    x.change(now=NOW + timedelta(seconds=30))
    assert texts(x) == ["new"]


def test_mentions_are_those_of_others_and_answers_to_us(x):
    mine = x.post("I am @acme_ceo")
    publish(x, "What of @Acme_CEO?")
    publish(x, "why?", reply_to=mine)
    publish(x, "nothing to do with it")
    mentions = f"/2/users/{ACCOUNT.x_user_id}/mentions"
    assert texts(x, mentions) == ["why?", "What of @Acme_CEO?"]


@pytest.mark.parametrize(
    "query",
    [
        "max_results=4",
        "max_results=101",
        "max_results=x",
        "max_results=-5",
        "start_time=yesterday",
        "pagination_token=x",
        "since_id=x",
        "until_id=²",
        "page=2",
        "tweet.fields=colour",
        "expansions=author",
    ],
)
def test_an_odd_question_about_the_timeline_is_a_400(x, query):
    assert x.ask("GET", f"{TIMELINE}?{query}")[0] == 400


@pytest.mark.parametrize("target", ["/2/tweets/1", "/2/users/me"])
def test_an_odd_question_about_one_thing_is_a_400(x, target):
    assert x.ask("GET", f"{target}?tweet.fields=colour")[0] == 400
    assert x.ask("GET", f"{target}?max_results=5")[0] == 400


def test_an_unknown_user_has_no_timeline(x):
    assert get(x, "/2/users/12/tweets")["errors"][0]["resource_type"] == "user"


def test_the_subscription_is_told_to_its_owner_alone(x):
    x.change(premium={ACCOUNT.x_user_id})
    asked = {"user.fields": "subscription_type"}
    assert get(x, "/2/users/me", **asked)["data"]["subscription_type"] == "Premium"
    assert "subscription_type" not in get(x, "/2/users/me")["data"]
    own = get(x, "/2/users/by/username/ACME_ceo", **asked)["data"]
    assert own["subscription_type"] == "Premium"
    other = get(x, "/2/users/by/username/nadia_forest", **asked)["data"]
    assert other == {"id": STRANGER, "name": "Nadia Forest", "username": "nadia_forest"}
    x.change(premium=())
    assert get(x, "/2/users/me", **asked)["data"]["subscription_type"] == "None"


def test_an_unknown_name_is_nobody(x):
    error = get(x, "/2/users/by/username/nobody")["errors"][0]
    assert (error["resource_type"], error["parameter"]) == ("user", "username")


def test_several_posts_are_read_by_number_and_those_that_are_gone_are_named(x):
    first, second = x.post("one"), publish(x, "two")
    body = get(x, "/2/tweets", ids=f"{second},12,{first}", **EVERYTHING)
    assert [post["id"] for post in body["data"]] == [second, first]
    (error,) = body["errors"]
    assert (error["resource_id"], error["parameter"]) == ("12", "ids")
    assert error["type"].endswith("/resource-not-found")
    assert {user["username"] for user in body["includes"]["users"]} >= {"nadia_forest"}
    assert "data" not in get(x, "/2/tweets", ids="12")


@pytest.mark.parametrize(
    "query",
    ["", "?ids=", "?ids=x", "?ids=1,x", f"?ids={','.join(map(str, range(101)))}", "?ids=1&y=1"],
)
def test_a_question_by_numbers_that_x_does_not_take(x, query):
    assert x.ask("GET", f"/2/tweets{query}")[0] == 400


SEARCH = "/2/tweets/search/recent"


def test_a_search_finds_anybodys_posts_of_seven_days_page_by_page(x):
    old = publish(x, "lyon, long ago")
    x.advance(days=6)
    numbers = [publish(x, f"lyon {number}") for number in range(12)]
    page = get(x, SEARCH, query="lyon", max_results=10)
    assert [post["id"] for post in page["data"]] == numbers[:1:-1]
    rest = get(x, SEARCH, query="lyon", max_results=10, next_token=page["meta"]["next_token"])
    assert [post["id"] for post in rest["data"]] == [numbers[1], numbers[0], old]
    assert get(x, SEARCH, query="lyon", since_id=numbers[-1])["meta"] == {"result_count": 0}
    x.advance(days=2)
    again = get(x, SEARCH, query="lyon", max_results=100)["data"]
    assert [post["id"] for post in again] == numbers[::-1]
    assert x.ask("GET", f"{SEARCH}?query=lyon&since_id={old}")[0] == 400


@pytest.mark.parametrize("query", ["", "query=near:Lyon", "query=a&max_results=9", "query=a&y=1"])
def test_a_search_that_x_does_not_understand(x, query):
    status, body = x.ask("GET", f"{SEARCH}?{query}")
    assert (status, body["title"]) == (400, "Invalid Request")


def test_somebodys_profile_has_the_fields_that_were_asked_for(x):
    user = "/2/users/by/username/dailyledger"
    assert set(get(x, user)["data"]) == {"id", "name", "username"}
    fields = "description,entities,profile_image_url,protected,public_metrics,url,verified"
    asked = get(x, user, **{"user.fields": fields})["data"]
    assert "default_profile" in asked["profile_image_url"]
    assert (asked["protected"], asked["verified"]) == (False, False)
    known = User(
        id=ACCOUNT.x_user_id, name="A", username="acme_ceo", url="https://acme.example", followers=7
    )
    x.change(profiles=(known,))
    own = get(x, "/2/users/by/username/acme_ceo", **{"user.fields": fields})["data"]
    assert own["public_metrics"]["followers_count"] == 7
    assert own["entities"]["url"]["urls"][0]["expanded_url"] == "https://acme.example"


def test_an_audience_reads_and_votes_and_without_one_nobody_does(x):
    poll = {"options": ["Lyon", "Brest"], "duration_minutes": 60}
    number = x.post("Which?", poll=poll)
    x.advance(days=1)
    query = {**EVERYTHING, "ids": number}

    def votes(body):
        return [option["votes"] for option in body["includes"]["polls"][0]["options"]]

    alone = get(x, "/2/tweets", **query)
    assert alone["data"][0]["public_metrics"]["impression_count"] == 0
    assert votes(alone) == [0, 0]
    x.change(has_audience=True)
    read = get(x, "/2/tweets", **query)
    assert read["data"][0]["public_metrics"]["impression_count"] > 0
    assert sum(votes(read)) > 0
    assert read["includes"]["polls"][0]["voting_status"] == "closed"
