"""What every `Reader` promises about what X shows.

A test class inherits `ReaderContract` and gives a `stage` fixture with: `reader`, of ACCOUNT;
`say(text, by=, reply_to=)`, a post by somebody (DAILY unless it is said), and `ask(text, options,
minutes)`, a poll of ACCOUNT's; both return the post's number. `remove(number)` takes a post off X,
`pass_by(minutes=)` lets time pass, `refuse()` lets X say no to the next question, `break_off()` lets
it get no answer.
"""

import pytest

from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.services.observing_ports import Stretch
from tests.fakes import ACCOUNT

DAILY = ("1500000000000000002", "dailyledger")
OWN = (ACCOUNT.x_user_id, ACCOUNT.handle)
NOBODY = "12"


def numbers(page):
    return [each.x_post_id for each in page.posts]


class ReaderContract:
    def test_mentions_come_newest_first_and_whole(self, stage):
        first = stage.say(f"@{ACCOUNT.handle} See https://example.com/a & tell us")
        stage.say("about nobody")
        second = stage.say(f"Bravo @{ACCOUNT.handle}", reply_to=first)
        page = stage.reader.mentions(Stretch(), 5)
        assert numbers(page) == [second, first]
        assert page.next is None
        newest, oldest = page.posts
        assert oldest.text == f"@{ACCOUNT.handle} See https://example.com/a & tell us"
        assert (oldest.author_id, oldest.handle) == DAILY
        assert oldest.created_at.utcoffset().total_seconds() == 0
        assert (newest.reply_to, newest.conversation) == (first, first)
        assert numbers(stage.reader.mentions(Stretch(since=first), 5)) == [second]
        assert numbers(stage.reader.mentions(Stretch(since=second), 5)) == []

    def test_a_page_holds_what_was_asked_for_and_names_the_next(self, stage):
        said = [stage.say(f"@{ACCOUNT.handle} {number}") for number in range(7)]
        page = stage.reader.mentions(Stretch(), 5)
        assert numbers(page) == said[:1:-1]
        rest = stage.reader.mentions(Stretch(), 5, page.next)
        assert (numbers(rest), rest.next) == (said[1::-1], None)

    def test_what_lies_between_two_posts_is_asked_for_alone(self, stage):
        said = [stage.say(f"@{ACCOUNT.handle} heat {number}") for number in range(12)]
        between = Stretch(since=said[1], until=said[9])
        assert numbers(stage.reader.mentions(between, 10)) == said[8:1:-1]
        page = stage.reader.mentions(between, 5)
        assert numbers(page) == said[8:3:-1]
        assert numbers(stage.reader.mentions(between, 5, page.next)) == said[3:1:-1]
        assert numbers(stage.reader.search("heat", between, 10)) == said[8:1:-1]
        assert numbers(stage.reader.search("heat", Stretch(until=said[2]), 10)) == said[1::-1]

    def test_a_search_finds_what_was_asked_for(self, stage):
        tagged = stage.say("Pompes à chaleur #chaleur")
        worded = stage.say("The heat pump market grows")
        stage.say("The pump is out of heat")
        own = stage.say("Ours", by=OWN)
        find = stage.reader.search
        assert numbers(find('(#chaleur OR "heat pump") -is:retweet', Stretch(), 10)) == [
            worded,
            tagged,
        ]
        assert numbers(find(f"from:{ACCOUNT.handle}", Stretch(), 10)) == [own]
        assert numbers(find('"heat pump" OR #chaleur', Stretch(since=tagged), 10)) == [worded]

    def test_a_question_that_x_does_not_understand_is_told(self, stage):
        with pytest.raises(BadInput) as told:
            stage.reader.search("near:Lyon", Stretch(), 10)
        assert told.value.kind == "observing.query"

    def test_what_x_shows_no_more_is_missing(self, stage):
        stays, goes = stage.say("stays"), stage.say("goes")
        assert set(stage.reader.posts([stays, goes])) == {stays, goes}
        stage.remove(goes)
        assert {n: s.text for n, s in stage.reader.posts([goes, stays]).items()} == {stays: "stays"}
        assert set(stage.reader.metrics([goes, stays, NOBODY])) == {stays}
        assert stage.reader.polls([goes, NOBODY]) == {}

    def test_numbers_are_counted(self, stage):
        post = stage.say("ours", by=OWN)
        stage.say("an answer", reply_to=post)
        counts = stage.reader.metrics([post])[post]
        assert counts.replies == 1
        assert None not in (counts.impressions, counts.likes, counts.reposts, counts.bookmarks)

    def test_a_poll_is_open_and_then_closed(self, stage):
        poll, plain = stage.ask("Which?", ("Lyon", "Brest"), 60), stage.say("none", by=OWN)
        found = stage.reader.polls([poll, plain])
        assert found[plain] is None
        assert [each.label for each in found[poll].options] == ["Lyon", "Brest"]
        assert not found[poll].is_closed
        stage.pass_by(minutes=61)
        assert stage.reader.polls([poll])[poll].is_closed

    def test_a_profile_is_read_by_its_handle(self, stage):
        shown = stage.reader.profile(DAILY[1])
        assert (shown.x_user_id, shown.handle) == DAILY
        assert not shown.has_own_picture
        assert not shown.is_protected
        assert stage.reader.profile("nobody_at_all") is None
        assert stage.reader.profile("no handle!") is None

    @pytest.mark.parametrize(
        "ask",
        [
            lambda reader: reader.mentions(Stretch(), 5),
            lambda reader: reader.search("word", Stretch(), 10),
            lambda reader: reader.posts([NOBODY]),
            lambda reader: reader.metrics([NOBODY]),
            lambda reader: reader.polls([NOBODY]),
            lambda reader: reader.profile(DAILY[1]),
        ],
    )
    def test_a_refusal_costs_nothing_and_a_silence_may(self, stage, ask):
        stage.refuse()
        with pytest.raises(Unavailable) as refused:
            ask(stage.reader)
        stage.break_off()
        with pytest.raises(Unavailable) as unclear:
            ask(stage.reader)
        assert (refused.value.kind, unclear.value.kind) == (
            "observing.refused",
            "observing.unclear",
        )
        ask(stage.reader)  # and then it goes on

    def test_no_more_is_asked_by_number_than_x_takes(self, stage):
        for wrong in ([], ["x"], [str(n) for n in range(101)]):
            with pytest.raises(BadInput):
                stage.reader.metrics(wrong)
