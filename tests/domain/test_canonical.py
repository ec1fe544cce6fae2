from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.canonical import (
    canonical,
    digest,
    parse,
    parse_object,
    pre_authentication,
    read_time,
    time_text,
)
from desktop_app.domain.errors import BadInput
from desktop_app.domain.text import normal

texts = st.text(st.characters(exclude_categories=("Cs",))).map(normal)
keys = st.text(st.characters(max_codepoint=127, exclude_categories=("Cs",)), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_what_is_written_is_read_back_and_written_the_same(value):
    text = canonical(value)
    assert parse(text) == value
    assert canonical(parse(text)) == text


@given(texts)
def test_any_other_spelling_of_the_same_value_is_refused(text):
    spaced = canonical({"a": text}).replace(":", ": ", 1)
    with pytest.raises(BadInput, match=r"canonical\.text"):
        parse(spaced)


@pytest.mark.parametrize(
    "value",
    [1.5, float("nan"), 2**53, "e\u0301", "\ud800", {"é": 1}, {1: 2}, b"bytes", {"a": {"b": 0.1}}],
)
def test_values_outside_the_subset_are_refused(value):
    with pytest.raises(BadInput, match=r"canonical\.value"):
        canonical(value)


@pytest.mark.parametrize(
    "text",
    ['{"a":1,"a":2}', '{"b":1,"a":2}', '"\\u00e9"', "1.0", "NaN", "", "[" * 100_000, '{"a":1} '],
)
def test_texts_that_are_not_canonical_are_refused(text):
    with pytest.raises(BadInput, match=r"canonical\.text"):
        parse(text)


def test_an_object_is_asked_for_and_only_an_object_is_given():
    assert parse_object('{"a":[]}') == {"a": []}
    with pytest.raises(BadInput):
        parse_object("[]")


def test_the_digest_is_sha_256_of_utf_8():
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_signed_bytes_are_the_pae_of_dsse():
    # The example of secure-systems-lab/dsse, protocol.md.
    signed = pre_authentication("http://example.com/HelloWorld", "hello world")
    assert signed == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"


def test_lengths_in_the_signed_bytes_count_utf_8_bytes():
    assert pre_authentication("é", "€") == "DSSEv1 2 é 3 €".encode()


@given(st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1)))  # noqa: DTZ001 - made aware below
def test_times_come_back_to_the_second(moment):
    aware = moment.replace(tzinfo=UTC)
    assert read_time(time_text(aware)) == aware.replace(microsecond=0)


@pytest.mark.parametrize("text", ["2026-1-1T00:00:00Z", "2026-01-01", "", None, 5])
def test_other_times_are_refused(text):
    with pytest.raises(BadInput, match=r"canonical\.time"):
        read_time(text)


def test_a_time_without_zone_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="zone"):
        time_text(datetime(2026, 1, 1))  # noqa: DTZ001 - the point of the test
