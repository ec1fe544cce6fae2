from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.domain.account import Account, AccountId, Realm, Terms, Tier
from desktop_app.domain.limits import BY_HAND, obstacles, text_limit
from desktop_app.domain.payload import Media, MediaKind, Part, Payload, Poll
from desktop_app.domain.source import Source

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
ACCOUNT = Account(id=AccountId("acc"), handle="CEO_acme", name="CEO", x_user_id="1")
TERMS = Terms()
ENTERPRISE = Terms(tier=Tier.ENTERPRISE)
POLL = Poll(options=("Yes", "No"), minutes=60)


def payload(*parts: Part, **fields) -> Payload:
    return Payload(
        realm=Realm.PRACTICE,
        account=ACCOUNT.id,
        parts=parts or (Part(text="Bonjour"),),
        policy_digest="p",
        rulebook_digest="r",
        **fields,
    )


def photo(number: int, alt: str = "A hall.", kind: MediaKind = MediaKind.PHOTO) -> Media:
    return Media(sha256=f"{number:064}", kind=kind, alt_text=alt)


def source(author: str = "9", *mentions: str) -> Source:
    return Source(
        x_post_id="7",
        author_id=author,
        handle="a_customer",
        text="Hello",
        created_at=NOW,
        read_at=NOW,
        is_from_x=True,
        mentions=mentions,
    )


def kinds(given: Payload, terms: Terms = TERMS, **named) -> list[str]:
    return [one.kind.removeprefix("obstacle.") for one in obstacles(given, ACCOUNT, terms, **named)]


@pytest.mark.parametrize(
    "part",
    [
        Part(text="Bonjour"),
        Part(text="", media=(photo(1),)),
        Part(text="Look", media=tuple(photo(n) for n in range(4))),
        Part(text="Look", media=(photo(1, kind=MediaKind.VIDEO),)),
        Part(text="Look", media=(photo(1, kind=MediaKind.GIF),)),
        Part(text="Choose", poll=POLL),
        Part(text="Choose", poll=Poll(options=("a", "b", "c", "d" * 25), minutes=10_080)),
    ],
)
def test_what_x_takes_has_no_obstacle(part):
    assert kinds(payload(part)) == []


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Part(text=""), ["empty"]),
        (Part(text="", poll=POLL), ["empty"]),
        (Part(text="x" * 281), ["too_long"]),
        (Part(text="Look", media=(photo(1, alt=" "),)), ["alt_text"]),
        (Part(text="Look", media=(photo(1, alt="x" * 1001),)), ["alt_text_long"]),
        (Part(text="Look", media=tuple(photo(n) for n in range(5))), ["media"]),
        (Part(text="Look", media=(photo(1), photo(2, kind=MediaKind.VIDEO))), ["media"]),
        (Part(text="Look", media=(photo(1), photo(1))), ["media_twice"]),
        (Part(text="Choose", poll=POLL, media=(photo(1),)), ["poll_with_media"]),
        (Part(text="Choose", poll=Poll(options=("a",), minutes=60)), ["poll"]),
        (Part(text="Choose", poll=Poll(options=("a", "a"), minutes=60)), ["poll"]),
        (Part(text="Choose", poll=Poll(options=("a", ""), minutes=60)), ["poll"]),
        (Part(text="Choose", poll=Poll(options=("a", "b" * 26), minutes=60)), ["poll"]),
        (Part(text="Choose", poll=Poll(options=tuple("abcde"), minutes=60)), ["poll"]),
        (Part(text="Choose", poll=Poll(options=("a", "b"), minutes=4)), ["poll_time"]),
        (Part(text="Choose", poll=Poll(options=("a", "b"), minutes=10_081)), ["poll_time"]),
    ],
)
def test_what_x_does_not_take_is_said(part, expected):
    assert kinds(payload(part)) == expected
    assert kinds(payload(part), is_by_hand=True) == expected


def test_obstacles_of_a_thread_name_their_part():
    found = obstacles(payload(Part(text="One"), Part(text="")), ACCOUNT, TERMS)
    assert [(one.kind, one.span.part) for one in found if one.span] == [("obstacle.empty", 1)]
    assert kinds(payload(Part(text="Same"), Part(text="Same "))) == ["same_part"]
    assert kinds(payload(*(Part(text=f"Part {n}") for n in range(26)))) == ["parts"]


def test_a_scheduled_post_has_an_end():
    assert kinds(payload(not_before=NOW)) == ["window"]
    assert kinds(payload(not_before=NOW, not_after=NOW)) == ["window"]
    assert kinds(payload(not_before=NOW, not_after=NOW + timedelta(minutes=1))) == []
    assert kinds(payload(not_after=NOW)) == []


def test_a_long_post_is_possible_where_the_account_may():
    long = payload(Part(text="x" * 5_000))
    assert kinds(long) == ["too_long"]
    assert kinds(long, replace(TERMS, long_posts=True)) == []
    assert text_limit(replace(TERMS, long_posts=True)) == 25_000


@pytest.mark.parametrize(
    ("given", "about", "expected"),
    [
        (payload(quote="7"), source(), ["quote_tier"]),
        (payload(quote="7"), source("1"), []),
        (payload(reply_to="7"), None, ["reply_tier"]),
        (payload(reply_to="7"), source(), ["reply_tier"]),
        (payload(reply_to="7"), source("1"), []),
        (payload(reply_to="7"), source("9", "ceo_acme"), []),
        (payload(Part(text="Thanks @a_friend")), None, ["mention_tier"]),
        (payload(Part(text="Thanks @ceo_ACME")), None, []),
        (payload(Part(text="@a_customer sorry"), reply_to="7"), source("9", "ceo_acme"), []),
        (
            payload(Part(text="@somebody look"), reply_to="7"),
            source("9", "ceo_acme"),
            ["mention_tier"],
        ),
        (payload(Part(text="$ACME is up")), None, []),
        (payload(Part(text="$ACME and $AAPL")), None, ["cashtag_tier"]),
    ],
)
def test_what_this_tier_may_not_is_said_before_submitting(given, about, expected):
    assert kinds(given, source=about) == expected
    assert {f"obstacle.{kind}" for kind in expected} <= set(BY_HAND)
    assert kinds(given, source=about, is_by_hand=True) == []
    assert kinds(given, ENTERPRISE, source=about) == []


def test_a_quote_stands_alone():
    with_media = payload(Part(text="Look", media=(photo(1),)), quote="7")
    assert kinds(with_media, ENTERPRISE) == ["quote_with_media"]
    assert kinds(payload(quote="7", reply_to="8"), ENTERPRISE) == ["quote_and_reply"]
