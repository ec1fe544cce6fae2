import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.adapters.practice_x.world import Names
from desktop_app.adapters.x import poster as poster_module
from desktop_app.adapters.x import reading
from desktop_app.adapters.x.transport import Answer
from desktop_app.domain.errors import (
    BadInput,
    Refused,
    Unavailable,
)
from desktop_app.domain.payload import Part
from desktop_app.domain.publication import Posted
from desktop_app.domain.source import Source
from tests.adapters.x.scripted import Scripted
from tests.adapters.x.scripted import answer as said
from tests.fakes import ACCOUNT, NOW, cleared

#: Ways in which a reading route does not say what is there.
UNREADABLE = [
    Fault.DROP_BEFORE,
    Fault.UNAVAILABLE_503,
    Fault.UNAUTHORIZED_401,
    Fault.PORTAL_200,
    Fault.NO_DATA_200,
    Fault.REDIRECT_307,
    Fault.REFUSE,
    Fault.ODD_403,
    Fault.RATE_LIMIT,
]


class TestReading:
    def test_only_a_number_is_asked_for(self, practice, stage):
        for wrong in ("", "12/../me", "me", "١٢", "-1", "1" * 20):
            for asked in (stage.poster.look_up, stage.poster.source, stage.poster.remove):
                with pytest.raises(BadInput) as told:
                    asked(wrong)
                assert told.value.kind == "x.post_id"
        assert practice.hits(Route.READ) + practice.hits(Route.DELETE) == 0

    @pytest.mark.parametrize("fault", UNREADABLE)
    def test_what_cannot_be_read_is_not_called_absent(self, practice, stage, fault):
        practice.misbehave(fault, on=Route.READ, times=2)
        for asked in (stage.poster.look_up, stage.poster.source):
            with pytest.raises(Unavailable) as told:
                asked("123")
            assert told.value.kind == "x.unreadable"

    @pytest.mark.parametrize("fault", UNREADABLE)
    def test_a_timeline_is_read_whole_or_not_at_all(self, practice, stage, fault):
        for _ in range(101):
            practice.publish_as(ACCOUNT.x_user_id, "by telephone")
        since = practice.posts()[0].created_at
        practice.misbehave(Fault.SLOW, on=Route.TIMELINE)
        practice.misbehave(fault, on=Route.TIMELINE)
        with pytest.raises(Unavailable) as told:
            stage.poster.timeline(datetime.fromisoformat(since))
        assert told.value.kind == "x.unreadable"
        assert practice.hits(Route.TIMELINE) == 2

    def test_a_timeline_is_read_page_by_page(self, practice, stage):
        for number in range(201):
            practice.publish_as(ACCOUNT.x_user_id, f"number {number}")
        seen = stage.poster.timeline(NOW - timedelta(days=3650))
        assert [each.text for each in seen] == [f"number {n}" for n in range(200, -1, -1)]
        assert practice.hits(Route.TIMELINE) == 3

    def test_a_timeline_without_end_is_given_up(self, practice, stage, monkeypatch):
        monkeypatch.setattr(poster_module, "MOST_PAGES", 2)
        for _ in range(201):
            practice.publish_as(ACCOUNT.x_user_id, "again")
        with pytest.raises(Unavailable) as told:
            stage.poster.timeline(NOW - timedelta(days=3650))
        assert told.value.facts["cause"] == "pages"

    @pytest.mark.parametrize("names", list(Names))
    def test_both_generations_of_names_are_read(self, make_poster, names):
        server = PracticeX([ACCOUNT], names=names, premium=[ACCOUNT.x_user_id])
        try:
            poster = make_poster(host=server.start())
            text = "A long post. " * 40
            parts = (Part(text=text), Part(text="And the rest"))
            first = cleared(parts=parts)
            number = poster.post(first, poster.prepare(first)).x_post_id
            second = cleared(parts=parts, part=1, after=number)
            poster.post(second, poster.prepare(second))
            answer, whole = poster.timeline(NOW - timedelta(days=3650))
        finally:
            server.stop()
        assert whole.text.split() == text.split()
        assert answer.reply_to == number

    def test_a_source_is_read_as_people_read_it(self, practice, stage):
        number = stage.stranger("A & B: https://example.com/x for @Acme_CEO")
        source = stage.poster.source(number)
        assert source.text == "A & B: https://example.com/x for @Acme_CEO"
        assert source.mentions == ("acme_ceo",)
        assert source.replies_to is None
        assert Source.read(source.body()).x_post_id == number


def answer(status, value=None):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Answer(status=status, body=body, headers={})


ME = ACCOUNT.x_user_id
MISSING = {
    "title": "Not Found Error",
    "type": "https://api.x.com/2/problems/resource-not-found",
}
HIDDEN = {
    "title": "Authorization Error",
    "type": "https://api.x.com/2/problems/not-authorized-for-resource",
}


def shown(**fields):
    return {"id": "12", "text": "t", "author_id": ME, **fields}


def read(data, includes=None):
    return reading.post(answer(200, {"data": data, "includes": includes}), "12", ME)


class TestPost:
    @pytest.mark.parametrize("name", ["note_tweet", "note_post"])
    def test_a_long_post_is_read_whole_under_both_names(self, name):
        urls = [{"url": "https://t.co/a", "expanded_url": "https://example.com"}, {"url": 3}, 4]
        note = {"text": "the whole text", "entities": {"urls": urls}}
        posted = read(shown(text="short…", **{name: note}))
        assert posted.text == "the whole text"
        assert posted.urls == (("https://t.co/a", "https://example.com"),)

    @pytest.mark.parametrize("name", ["referenced_tweets", "referenced_posts"])
    def test_what_it_answers_and_quotes_is_read_under_both_names(self, name):
        references = [{"type": "replied_to", "id": "7"}, {"type": "quoted", "id": "8"}, {}, 3]
        posted = read(shown(**{name: references}))
        assert (posted.reply_to, posted.quote, posted.is_repost) == ("7", "8", False)

    @pytest.mark.parametrize("kind", ["retweeted", "reposted"])
    def test_a_repost_is_one(self, kind):
        assert read(shown(referenced_tweets=[{"type": kind, "id": "7"}])).is_repost

    def test_alt_texts_stand_in_the_order_of_the_post(self):
        media = [{"media_key": "3_2"}, {"media_key": "3_1", "alt_text": "one"}]
        attached = {"media_keys": ["3_1", "3_2"]}
        assert read(shown(attachments=attached), {"media": media}).alt_texts == ("one", "")
        assert read(shown(attachments=attached), {"media": media[:1]}).alt_texts is None

    def test_the_options_of_a_poll_stand_in_their_order(self):
        options = [{"position": 2, "label": "b"}, {"position": 1, "label": "a"}]
        attached = {"poll_ids": ["5"]}
        polls = [{"id": "4", "options": []}, {"id": "5", "options": options}]
        assert read(shown(attachments=attached), {"polls": polls}).poll == ("a", "b")
        assert read(shown(attachments=attached), {"polls": polls[:1]}).poll is None

    @pytest.mark.parametrize("odd", [None, 3, "x", [], {"urls": None}, {"urls": {"a": 1}}, [[]]])
    def test_what_is_odd_is_passed_by(self, odd):
        names = ("entities", "attachments", "created_at", "referenced_tweets", "note_tweet")
        posted = read(shown(**dict.fromkeys(names, odd)), odd)
        assert posted == Posted(x_post_id="12", text="t", author_id=ME, alt_texts=(), poll=())

    @pytest.mark.parametrize(
        ("said", "moment"),
        [
            ("2026-11-24T15:00:00.123Z", datetime(2026, 11, 24, 15, 0, 0, 123_000, tzinfo=UTC)),
            ("2026-11-24T16:00:00+01:00", datetime(2026, 11, 24, 15, tzinfo=UTC)),
            ("2026-11-24T15:00:00", None),
            ("0001-01-01T00:00:00+23:00", None),
            ("yesterday", None),
        ],
    )
    def test_times_are_aware_or_unknown(self, said, moment):
        assert read(shown(created_at=said)).created_at == moment

    def test_a_post_is_missing_only_when_x_says_so(self):
        assert reading.post(answer(200, {"errors": [MISSING]}), "12", ME) is None
        assert reading.post(answer(404, MISSING), "12", ME) is None
        for other in (
            answer(200, {"errors": [HIDDEN]}),
            answer(200, {}),
            answer(404, b"<html>"),
            answer(500, MISSING),
            answer(200, {"data": shown(id="13")}),
            answer(200, {"data": {"id": "12", "text": "whose?"}}),
        ):
            with pytest.raises(Unavailable):
                reading.post(other, "12", ME)

    def test_somebody_elses_is_not_ours(self):
        with pytest.raises(Refused) as told:
            read(shown(author_id="9"))
        assert told.value.kind == "x.other_author"


class TestSource:
    def test_mentions_come_from_the_whole_text_once(self):
        data = shown(
            author_id="9",
            entities={"mentions": [{"username": "Ada"}, {"id": "3"}]},
            note_tweet={"text": "é \ud800", "entities": {"mentions": [{"username": "ADA"}]}},
        )
        users = {"users": [{"id": "8", "username": "no"}, {"id": "9", "username": "Bo"}]}
        source = reading.source(answer(200, {"data": data, "includes": users}), "12", NOW)
        assert source.mentions == ("ada",)
        assert (source.handle, source.text, source.read_at) == ("Bo", "é \ufffd", NOW)
        assert Source.read(source.body()) == source

    def test_without_its_author_it_is_unreadable(self):
        with pytest.raises(Unavailable):
            reading.source(answer(200, {"data": shown()}), "12", NOW)


class TestPage:
    def test_a_page_names_the_next_one(self):
        meta = {"result_count": 1, "next_token": "n"}
        page = reading.page(answer(200, {"data": [shown()], "meta": meta}), ME)
        assert [each.x_post_id for each in page.posts] == ["12"]
        assert page.next == "n"

    def test_nothing_there_is_said_in_so_many_words(self):
        empty = reading.page(answer(200, {"meta": {"result_count": 0}}), ME)
        assert (empty.posts, empty.next) == ((), None)

    def test_an_error_beside_the_posts_hides_none(self):
        error = {**MISSING, "parameter": "attachments.media_keys"}
        page = reading.page(answer(200, {"data": [shown()], "errors": [error]}), ME)
        assert len(page.posts) == 1

    @pytest.mark.parametrize(
        "page",
        [
            {},
            [],
            {"data": None},
            {"data": [], "meta": {"result_count": 1}},
            {"data": [shown()], "meta": {"result_count": 2}},
            {"data": [shown(id=12)], "meta": {"result_count": 1}},
            {"data": [shown(author_id="9")], "meta": {"result_count": 1}},
            {"data": [3], "meta": {"result_count": 1}},
            {"data": [shown()], "errors": [HIDDEN]},
            {"errors": [HIDDEN], "meta": {"result_count": 0}},
        ],
    )
    def test_what_may_not_be_all_is_not_read(self, page):
        with pytest.raises(Unavailable) as told:
            reading.page(answer(200, page), ME)
        assert told.value.kind == "x.unreadable"


def test_when_x_gives_up_its_older_names_the_newer_ones_are_asked_for(make_poster):
    refusal = {"errors": [{"message": "The query parameter [tweet.fields] is not one of ..."}]}
    found = {"data": shown(), "meta": {"result_count": 1}}
    with Scripted(said(refusal, 400), said(found)) as server:
        poster = make_poster(host=server.url)
        for _ in range(2):
            assert poster.look_up("12").text == "t"
    lines = [request.split(b" ", 2)[1].decode() for request in server.requests]
    assert [b"tweet.fields" in request for request in server.requests] == [True, False, False]
    for line in lines[1:]:
        assert "post.fields=" in line
        assert "note_post" in line
        assert "referenced_posts" in line


def test_a_question_that_is_refused_under_both_names_is_asked_twice_only(make_poster):
    refusal = {"errors": [{"message": "The query parameter [x.fields] is not one of ..."}]}
    with Scripted(said(refusal, 400)) as server, pytest.raises(Unavailable):
        make_poster(host=server.url).look_up("12")
    assert len(server.requests) == 2


#: Names that X's answers have.
SAID = (
    "data id text errors title type code parameter meta result_count next_token includes media"
    " media_key alt_text polls options position label users username entities urls mentions"
    " attachments media_keys poll_ids referenced_tweets author_id created_at note_tweet"
).split()
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["12", ME, "", "é"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(SAID), inner, max_size=6)
    ),
    max_leaves=20,
)


@given(
    status=st.sampled_from([200, 404, 503]),
    data=st.fixed_dictionaries(
        {"id": st.just("12"), "author_id": st.just(ME)},
        optional={name: ANYTHING for name in SAID[2:] if name != "author_id"},
    ),
    beside=st.dictionaries(st.sampled_from(SAID[3:]), ANYTHING),
    is_list=st.booleans(),
)
@settings(max_examples=120)
def test_whatever_x_answers_is_read_or_unreadable(status, data, beside, is_list):
    given_back = answer(status, {**beside, "data": [data] if is_list else data})
    for asked in (
        lambda: reading.post(given_back, "12", ME),
        lambda: reading.source(given_back, "12", NOW),
        lambda: reading.page(given_back, ME),
    ):
        try:
            found = asked()
        except (Unavailable, Refused) as error:
            told = error.kind
        else:
            told = found
        assert told or told is None
