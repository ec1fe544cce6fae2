import pytest

from desktop_app.checks.reveal import marks, script, targets


def found(text):
    return [(mark.kind, text[mark.start : mark.end]) for mark in marks(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nothing here", []),
        ("zero\u200bwidth", [("invisible", "\u200b")]),
        ("turn\u202eed", [("bidi", "\u202e")]),
        ("be\u0007ll", [("control", "\u0007")]),
        ("500\u202f000\u00a0€", [("no_break", "\u202f"), ("no_break", "\u00a0")]),
        ("p\u0430ypal", [("lookalike", "\u0430")]),
        ("see \u0430\u0440\u0440 there", [("lookalike", each) for each in "\u0430\u0440\u0440"]),
        ("𝐛old", [("lookalike", "𝐛")]),
        ("été, straße, œuvre", []),
        ("\u041d\u043e\u0432\u043e\u0441\u0442\u0438 \u0434\u043d\u044f, \u043e\u043d\u0438", []),
        ("👩🏽‍💻 🇫🇷 3️⃣", []),
    ],
)
def test_what_nobody_notices_is_found(text, wanted):
    assert found(text) == wanted


def test_a_link_says_what_it_opens():
    plain, bare, foreign = targets("http://a.com/X?q=1 then Acme.com/a and https://аpple.com/login")
    assert (plain.opens, plain.is_disguised) == ("http://a.com/X?q=1", False)
    assert (bare.opens, bare.is_disguised) == ("https://acme.com/a", False)
    assert foreign.opens == "https://xn--pple-43d.com/login"
    assert foreign.is_disguised
    assert targets("https://xn--pple-43d.com")[0].is_disguised


def test_scripts_have_names():
    assert [script(each) for each in "a\u0430α1"] == ["LATIN", "CYRILLIC", "GREEK", ""]
