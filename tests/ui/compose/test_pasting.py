import pytest

from desktop_app.domain.errors import BadInput
from desktop_app.ui.compose import pasting


def test_line_ends_and_accents_become_those_of_the_payload_without_a_word():
    pasted = pasting.read("a\r\nb\rc\u2028d e\u0301")
    assert pasted.taken == pasted.given == "a\nb\nc\nd é"
    assert not pasted.is_worth_saying


def test_what_nobody_sees_is_left_out_and_counted():
    pasted = pasting.read("pay\u202eload\u202c\u200b now\u0007\u00ad")
    assert pasted.taken == "payload now"
    assert pasted.removed == (("bidi", 2), ("control", 1), ("invisible", 2))
    assert not pasted.may_be_given


def test_invisible_characters_alone_may_be_had_as_they_were_copied():
    pasted = pasting.read("soft\u00adware")
    assert (pasted.taken, pasted.given, pasted.may_be_given) == ("software", "soft\u00adware", True)


@pytest.mark.parametrize(
    "text", ["👨‍👩‍👧‍👦 👩🏽‍💻 1️⃣ ❤️", "می‌خواهم", "C’est vu\u00a0! «\u00a0Oui\u00a0» 1\u202f204"]
)
def test_joiners_and_the_spaces_of_french_are_no_news(text):
    pasted = pasting.read(text)
    assert pasted.taken == text
    assert not pasted.is_worth_saying


def test_looks_and_links_behind_words_are_named():
    html = "<p><b>Big</b> news <a href='https://acme.example/q3'>here</a></p>"
    pasted = pasting.read("Big news here", html)
    assert pasted.had_looks
    assert pasted.links == ("https://acme.example/q3",)
    shown = pasting.read("https://acme.example/q3", "<a href='https://acme.example/q3/'>…</a>")
    assert shown.links == ()


@pytest.mark.parametrize(
    ("link", "clean"),
    [
        ("https://a.example/?utm_source=x&utm_medium=y", "https://a.example/"),
        ("https://a.example/?id=3&fbclid=z#top", "https://a.example/?id=3#top"),
        ("https://a.example/?gclid=z&id=3 end", "https://a.example/?id=3 end"),
        ("https://a.example/?a=1&utm_id=2&b=3", "https://a.example/?a=1&b=3"),
    ],
)
def test_tracking_is_named_and_goes_only_when_asked(link, clean):
    pasted = pasting.read(link)
    assert pasted.taken == link
    assert pasted.tracking
    assert pasted.without_tracking == clean


def test_letters_that_are_none_and_typographic_ones_are_named():
    pasted = pasting.read("𝐁𝐢𝐠 “news” …")
    assert pasted.styled == ("𝐁𝐢𝐠",)
    assert pasted.smart == ("“", "”", "…")


def test_half_a_character_is_no_text():
    with pytest.raises(BadInput):
        pasting.read("a\ud800")


def test_a_long_paste_is_read_at_once():
    pasted = pasting.read("Long story\u200b. " * 20_000)
    assert pasted.removed == (("invisible", 20_000),)
