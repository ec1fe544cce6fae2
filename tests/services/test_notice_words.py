"""What is said, in both languages, and that a post's words are never in it unless asked for."""

import re
import tomllib

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.action import PostId
from desktop_app.services.notice_choice import Choice, NoticeKind
from desktop_app.services.notice_ports import Urgency
from desktop_app.services.notice_words import BATCH, mail, notices, trial_mail
from desktop_app.services.noticing import Fact
from desktop_app.services.resources import resource
from tests.house.test_catalogues import BREAKING, names

CANARY = "zqcanary words of the post"


def fact(kind=NoticeKind.WAITING, about="3f2a91bc0d", words=CANARY, **fields):
    said = {"revision": 2, "who": "Claire Morel", "post": PostId(about), **fields}
    return Fact(kind=kind, about=about, account=AccountId("a"), handle="acme", words=words, **said)


def one(given, choice=None, language="en"):
    (made,) = notices([given], choice or Choice(), language, is_practice=False)
    return made


def test_a_notice_says_what_to_do_for_which_account_and_nothing_of_the_post():
    made = one(fact())
    assert made.title == "A post waits for you"
    assert made.body == "@acme · by Claire Morel · version 2 · no. 3f2a91bc"
    assert (made.action, made.post, made.slot) == ("Open", "3f2a91bc0d", "3f2a91bc0d")
    french = one(fact(), language="fr")
    assert french.title == "Un post vous attend"
    assert french.body == "@acme · par Claire Morel · version 2 · nᵒ\u00a03f2a91bc"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_word_of_a_post_is_in_any_notice_or_mail(language):
    facts = [fact(kind, f"{place}") for place, kind in enumerate(NoticeKind)]
    said = repr(
        [
            *[notices([each], Choice(), language, is_practice=True) for each in facts],
            notices(facts, Choice(), language, is_practice=False),
            notices(facts, Choice(shows_words=True), language, is_practice=False),
            mail(facts, name="Paul", to="paul@example.com", language=language),
            facts,
        ]
    )
    assert "Claire Morel" in said
    assert not any(word in said for word in CANARY.split()[:1])
    assert CANARY not in said


def test_the_first_words_only_when_somebody_asked_for_them():
    made = one(fact(), Choice(shows_words=True))
    assert made.body.endswith("\n“zqcanary words of the post”")
    long = one(fact(words="mot " * 100), Choice(shows_words=True)).body.partition("“")[2]
    assert len(long) <= 82
    assert long.endswith("mot…”")
    turned = one(fact(words="a\u202eb\u2066c\n\nd\x00"), Choice(shows_words=True)).body
    assert turned.endswith("“abc d”")
    assert one(fact(words=""), Choice(shows_words=True)).body.endswith("3f2a91bc")


def test_a_name_cannot_turn_or_part_the_line_it_stands_in():
    assert one(fact(who="Paul\u202e\nNobody")).body.startswith("@acme · by Paul⟨U+202E⟩ Nobody ·")
    assert "by \u2068\u05d3\u05df\u2069 ·" in one(fact(who="\u05d3\u05df")).body


def test_many_become_one_that_counts():
    same = [fact(about=str(place)) for place in range(4)]
    (made,) = notices(same, Choice(), "en", is_practice=False)
    assert (made.slot, made.title, made.body) == (BATCH, "4 posts wait for you", "@acme")
    mixed = [*same[:3], fact(NoticeKind.POSTED), fact(NoticeKind.STRAY)]
    (made,) = notices(mixed, Choice(), "en", is_practice=False)
    assert made.title == "5 things to look at"
    assert made.body.splitlines() == [
        "On X, nobody approved it",
        "3 posts wait for you",
        "Posted",
    ]
    assert made.urgency is Urgency.CRITICAL
    assert made.post is None


def test_how_urgent_each_is():
    assert one(fact(NoticeKind.NEEDS_PERSON)).urgency is Urgency.CRITICAL
    assert one(fact()).urgency is Urgency.NORMAL
    assert one(fact(NoticeKind.POSTED)).urgency is Urgency.LOW


def test_practice_is_named_in_the_title():
    (made,) = notices([fact()], Choice(), "en", is_practice=True)
    assert made.title == "PRACTICE: A post waits for you"


def test_a_mail_lists_what_there_is_to_do():
    made = mail([fact(), fact(about="77")], name="Paul", to="paul@example.com", language="en")
    assert made.subject == "Countersign: 2 posts wait for you"
    assert "- A post waits for you: @acme · by Claire Morel · version 2 · no. 77" in made.body
    assert "open Countersign" in made.body
    assert trial_mail(name="Paul", to="p@example.com", language="fr").subject.endswith("d’essai")


def test_both_languages_say_the_same_things_and_french_is_set_as_french_is():
    said = tomllib.loads(resource("messages", "notices.toml").read_text(encoding="utf-8"))
    english, french = said["en"], said["fr"]
    assert set(english) == set(french) == {*NoticeKind, "text"}
    assert {kind: set(forms) for kind, forms in english.items()} == {
        kind: set(forms) for kind, forms in french.items()
    }
    pairs = [
        (english[kind][form], french[kind][form]) for kind in english for form in english[kind]
    ]
    assert [pair for pair in pairs if names(pair[0]) != names(pair[1])] == []
    assert [pair for _, pair in pairs if BREAKING.search(pair)] == []
    assert not [pair for _, pair in pairs if re.search(r"\w'\w", pair)]
