from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.entities import (
    EntityKind,
    display_url,
    entities,
    handles,
    hashtags,
    urls,
)

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "vectors" / "text.toml").read_text("utf-8"))
PUBLISHED = HERE.parents[2] / "shared" / "data" / "twitter-text" / "extract.yml"

PIECES = st.sampled_from(
    [
        "http://",
        "https://",
        "acme.com",
        ".",
        "co",
        "/",
        "?",
        "#",
        "@",
        "$",
        "é",
        "中",
        " ",
        "(",
        ")",
        "t.co/ab",
        "RT",
        "_",
        "-",
        "x=1",
        "👍🏽",
        "みんな",
        "xn--",
        "\u202a",
        "’",
        "＃",
        "\ufe0f",
        "\ud800",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=20).map("".join))


def _published(*sections: str) -> list[Any]:
    if not PUBLISHED.exists():
        reason = "the published twitter-text cases are not beside this repository"
        return [pytest.param({}, marks=pytest.mark.skip(reason=reason))]
    tests = yaml.safe_load(PUBLISHED.read_text("utf-8"))["tests"]
    return [
        pytest.param(case, id=f"{section}-{number}")
        for section in sections
        for number, case in enumerate(tests[section])
    ]


def _of(kind: EntityKind, text: str) -> list[Any]:
    return [entity for entity in entities(text) if entity.kind is kind]


@pytest.mark.parametrize("case", CASES["entities"], ids=lambda case: case["text"][:20])
def test_what_x_links_is_found(case):
    found = [f"{entity.kind.value} {entity.text}" for entity in entities(case["text"])]
    assert found == case["found"]


@pytest.mark.parametrize("case", CASES["display"], ids=lambda case: case["url"])
def test_an_address_is_shown_as_x_shows_it(case):
    assert display_url(case["url"]) == case["shown"]


@pytest.mark.parametrize("case", _published("urls", "tco_urls_with_params"))
def test_published_addresses(case):
    assert [url.text for url in urls(case["text"])] == case["expected"]


@pytest.mark.parametrize("case", _published("urls_with_indices", "urls_with_directional_markers"))
def test_published_addresses_with_offsets(case):
    found = [{"url": url.text, "indices": [url.start, url.end]} for url in urls(case["text"])]
    assert found == case["expected"]


@pytest.mark.parametrize("case", _published("mentions"))
def test_published_mentions(case):
    found = [entity.text[1:] for entity in _of(EntityKind.MENTION, case["text"])]
    assert found == case["expected"]


@pytest.mark.parametrize(
    "case", _published("mentions_with_indices", "mentions_or_lists_with_indices")
)
def test_published_mentions_with_offsets(case):
    found = [[entity.start, entity.end] for entity in _of(EntityKind.MENTION, case["text"])]
    assert found == [expected["indices"] for expected in case["expected"]]


@pytest.mark.parametrize("case", _published("hashtags", "hashtags_from_astral"))
def test_published_hashtags(case):
    found = [entity.text[1:] for entity in _of(EntityKind.HASHTAG, case["text"])]
    assert found == case["expected"]


@pytest.mark.parametrize("case", _published("cashtags"))
def test_published_cashtags(case):
    found = [entity.text[1:] for entity in _of(EntityKind.CASHTAG, case["text"])]
    assert found == case["expected"]


@given(TEXTS)
def test_entities_are_in_order_apart_and_say_what_stands_there(text):
    end = 0
    for entity in entities(text):
        assert end <= entity.start < entity.end <= len(text)
        assert entity.text == text[entity.start : entity.end]
        end = entity.end


@given(
    st.lists(
        st.sampled_from(
            (*"#＃a./@·-_1!é& \n\u00a0\ufeff", "Lyon", "x.com/", "https://", "?q=", "$A")
        ),
        max_size=12,
    ).map("".join)
)
def test_hashtags_alone_are_those_among_all_that_x_links(text):
    found = tuple(one for one in entities(text) if one.kind is EntityKind.HASHTAG)
    assert hashtags(text) == found


def test_handles_are_those_of_people_each_once():
    text = "@Carla and ＠bernd, not @carla/friends nor me@example.com; @CARLA again"
    assert handles(text) == ("bernd", "carla")
