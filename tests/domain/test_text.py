from __future__ import annotations

import html
import sys
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import text as subject
from desktop_app.domain.errors import BadInput
from desktop_app.domain.text import (
    LIMIT,
    entities,
    hidden_characters,
    lenient_key,
    normal,
    obstacles,
    weighted_length,
)

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "vectors" / "text.toml").read_text("utf-8"))
PUBLISHED = HERE.parents[2] / "shared" / "data" / "twitter-text" / "validate.yml"
VERSION_3 = ("WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest")

WORDS = st.sampled_from(
    [
        "acme.ai",
        "https://acme.com/a?b=1&copy=2",
        "é",
        "e\u0301",
        "👩🏾‍💻",
        "©",
        "\ufe0f",
        " ",
        "\n",
        "\u00a0",
        "’",
        "&amp;",
        "&lt;",
        "<",
        "&",
        "日本",
        "\u200b",
        "\u202e",
        "#été",
        "@jean",
        "1",
        ".",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=20).map("".join))


def _published() -> list[Any]:
    if not PUBLISHED.exists():
        reason = "the published twitter-text cases are not beside this repository"
        return [pytest.param({}, marks=pytest.mark.skip(reason=reason))]
    tests = yaml.safe_load(PUBLISHED.read_text("utf-8"))["tests"]
    return [
        pytest.param(case, id=f"{section}-{number}")
        for section in VERSION_3
        for number, case in enumerate(tests[section])
    ]


def _kinds(text: str) -> list[str]:
    return [obstacle.kind for obstacle in obstacles(text)]


@pytest.mark.parametrize("case", CASES["length"], ids=lambda case: ascii(case["text"])[:20])
def test_a_post_is_counted_as_x_counts_it(case):
    assert weighted_length(case["text"]) == case["length"]


@pytest.mark.parametrize("case", _published())
def test_published_lengths_and_refusals(case):
    expected = case["expected"]
    assert weighted_length(case["text"]) == expected["weightedLength"]
    # X lets directional marks pass; we do not.
    stopped = [kind for kind in _kinds(case["text"]) if kind != "obstacle.bidi"]
    assert (not stopped) is expected["valid"]


def test_half_a_character_is_refused_and_still_counted():
    with pytest.raises(BadInput) as refusal:
        normal("a\ud83d")
    assert refusal.value.kind == "text.surrogate"
    assert weighted_length("a\ud83d") == 3
    assert _kinds("a\ud83d") == ["obstacle.control"]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("a\u202eb", [(1, 2, "bidi")]),
        ("a\u2066\u2067b\x07", [(1, 3, "bidi"), (4, 5, "control")]),
        ("ligne\nune\tdeux", []),
        ("code\u200bname", [(4, 5, "invisible")]),
        ("a\u200db", [(1, 2, "invisible")]),
        ("👩🏾‍💻 🏳️‍🌈 ❤︎ ©️ 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿", []),
        ("می‌خواهم", []),
        ("ශ්‍රී", []),
        ("葛\U000e0100", []),
        ("x\U000e0041\U000e0042", [(1, 3, "invisible")]),
    ],
)
def test_what_hides_is_named_and_what_belongs_is_left_alone(text, hidden):
    assert list(hidden_characters(text)) == hidden


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", ["obstacle.empty"]),
        (" \n\u200b\u3164\u2060", ["obstacle.empty"]),
        ("Bonjour", []),
        ("code\u200bname", []),
        ("a\u202eb", ["obstacle.bidi"]),
        ("a\x00b", ["obstacle.control"]),
        ("a\ufeffb", ["obstacle.control"]),
        ("é" * (LIMIT + 1), ["obstacle.too_long"]),
        ("é" * LIMIT, []),
    ],
)
def test_only_what_cannot_be_posted_is_an_obstacle(text, kinds):
    assert _kinds(text) == kinds


def test_an_obstacle_says_where_and_how_much():
    (length,) = obstacles("日" * 30, limit=50)
    (turned,) = obstacles("ab\u202e", part=2)
    assert length.facts == (("length", "60"), ("limit", "50"))
    assert turned.span is not None
    assert (turned.span.part, turned.span.start, turned.span.end) == (2, 2, 3)


@pytest.mark.parametrize(
    ("sent", "shown", "links"),
    [
        ("Voir acme.ai & co", "Voir https://t.co/AbC123 &amp; co", ()),
        ("12\u00a0% d’été", "12 % d’e\u0301té\n", ()),
        ("https://a.com/?x=1&copy=2 <ici>", "https://t.co/q &lt;ici&gt;", ()),
        (
            "lu sur https://a.com/x’y",
            "lu sur https://t.co/q",
            (("https://t.co/q", "https://a.com/x’y"),),
        ),
        ("écrit &amp; tel quel", "écrit &amp;amp; tel quel", ()),
        ("👩🏾‍💻 a\u200bb", "👩🏾💻 ab", ()),
    ],
)
def test_the_key_survives_what_x_does_to_a_text(sent, shown, links):
    assert lenient_key(sent, links) == lenient_key(shown, links)


def test_another_post_has_another_key():
    assert lenient_key("Nous signons demain") != lenient_key("Nous signons jeudi")
    assert lenient_key("Voir acme.ai") != lenient_key("Voir")


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        ".",
        "a.",
        "中.",
        "a.com ",
        "a.co/(",
        "x_y.com.",
        "中.com",
        "#a",
        "@a",
        "$A ",
        "👍\u200d",
        "🏴\U000e0061",
        "1\ufe0f",
        "\u202a",
        "&amp;",
        "http://",
        "a\u0301",
        "a.co?=.",
        "a.a.中.",
    ],
)
def test_the_work_grows_with_the_text_and_no_faster(unit):
    """Count lines executed, not seconds; the regular expressions only have to finish."""

    def lines(size: int) -> int:
        count = 0

        def trace(frame: Any, event: str, _: object) -> Any:
            nonlocal count
            if frame.f_globals.get("__name__", "").startswith("desktop_app.domain"):
                count += event == "line"
                return trace
            return None

        text = (unit * size)[:size]
        before = sys.gettrace()
        sys.settrace(trace)
        try:
            entities(text), obstacles(text)
        finally:
            sys.settrace(before)
        return count

    assert lines(10_000) < 30 * (lines(1_000) + 10)
    long = (unit * 100_000)[:100_000]
    assert weighted_length(long) > 0
    assert len(hidden_characters(long)) <= len(long)
    assert lenient_key(long) is not None


@given(TEXTS)
def test_composing_first_changes_no_length(text):
    assert weighted_length(text) == weighted_length(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_no_length_is_out_of_bounds(text):
    composed = unicodedata.normalize("NFC", text)
    assert weighted_length(text) <= 2 * len(composed) + 23 * len(entities(composed))
    assert bool(weighted_length(text)) is bool(text)


@given(TEXTS)
def test_a_normal_text_stays_as_it_is(text):
    assert normal(normal(text)) == normal(text)


@given(TEXTS)
def test_the_key_ignores_spaces_escapes_and_forms(text):
    assert lenient_key(html.escape(text, quote=False)) == lenient_key(text)
    assert lenient_key(unicodedata.normalize("NFD", text)) == lenient_key(text)


@given(TEXTS)
def test_hidden_spans_are_in_order_and_apart(text):
    end = 0
    for start, stop, kind in hidden_characters(text):
        assert end <= start < stop <= len(text)
        assert kind in {"bidi", "control", "invisible"}
        end = stop


def test_everything_others_rely_on_is_here():
    assert all(hasattr(subject, name) for name in subject.__all__)
