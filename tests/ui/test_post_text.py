import pytest

from desktop_app.domain.text import weighted_length
from desktop_app.ui.post_text import PostText, fold, is_right_to_left, post_html

START = '<div style="white-space:pre-wrap">'


def test_a_post_is_shown_as_x_does():
    html = post_html(
        "Hi @acme_team: https://www.example.com/a/very/long/path/indeed #go", "#123456"
    )
    assert html.count("color:#123456") == 3
    assert ">example.com/a/very/long/pa…</a>" in html


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("see https://www.example.com/a?b=1&c=2", "https://www.example.com/a?b=1&amp;c=2"),
        ("see example.com", "https://example.com"),
        ("see http://bit.ly/xyz", "http://bit.ly/xyz"),
    ],
)
def test_a_link_says_where_it_really_leads(text, target):
    assert f'href="{target}"' in post_html(text, "#000000")


@pytest.mark.parametrize("text", ["<b>bold</b>", "a & b", '<img src="x">', "</div>"])
def test_markup_in_a_post_is_text(text):
    html = post_html(text, "#000000")
    assert text not in html.removeprefix(START).removesuffix("</div>")


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [
        ("Bonjour", False),
        ("السلام عليكم", True),
        ("12 — שלום", True),
        ("#ok שלום", False),
        ("", False),
    ],
)
def test_a_post_runs_as_its_first_letter_does(text, is_rtl):
    assert is_right_to_left(text) is is_rtl
    assert ('dir="rtl"' in post_html(text, "#000000")) is is_rtl


@pytest.mark.parametrize("text", ["word " * 100, "é\n" * 300, "👍🏽" * 200, "x" * 900])
def test_a_long_post_is_cut_where_x_cuts_it(text):
    cut = fold(text)
    assert 200 < weighted_length(text[:cut]) <= 280
    assert fold(text[:cut]) == cut


def test_a_link_is_explained_where_the_pointer_rests(qtbot, monkeypatch):
    said = []
    shown = PostText()
    qtbot.addWidget(shown)
    shown.show_text("see example.com")
    monkeypatch.setattr(
        "desktop_app.ui.post_text.QToolTip.showText", lambda _, text, __: said.append(text)
    )
    shown.linkHovered.emit("https://example.com")
    assert said == ["https://example.com"]
