import pytest

from desktop_app.domain.errors import BadInput, Refused, Unavailable
from desktop_app.domain.source import Source
from desktop_app.services import practice, sources
from tests.fakes import NOW

NUMBER = "1990000000000000009"
SOURCE = Source(
    x_post_id=NUMBER,
    author_id="42",
    handle="somebody",
    text="Du pur marketing.",
    created_at=NOW,
    read_at=NOW,
    is_from_x=True,
)


@pytest.mark.parametrize(
    "link",
    [f"https://x.com/a/status/{NUMBER}?s=20", f"https://mobile.twitter.com/a/status/{NUMBER}"],
)
def test_a_link_in_any_form_reads_the_same_post(office, link):
    office.x.sources[NUMBER] = SOURCE
    assert sources.read(office.parts, practice.ACCOUNT.id, link) == SOURCE


def test_a_post_that_is_gone_or_cannot_be_read_is_told_apart(office):
    with pytest.raises(Refused, match=r"source\.gone"):
        sources.read(office.parts, practice.ACCOUNT.id, NUMBER)
    office.x.is_unreadable = True
    with pytest.raises(Unavailable, match=r"x\.unreadable"):
        sources.read(office.parts, practice.ACCOUNT.id, NUMBER)


def test_what_is_typed_over_says_so(office):
    typed = sources.typed(office.parts, NUMBER, "@Somebody", " @claire_morel bonjour ")
    assert (typed.handle, typed.text) == ("Somebody", "@claire_morel bonjour")
    assert (typed.mentions, typed.is_from_x) == (("claire_morel",), False)


@pytest.mark.parametrize(
    ("link", "handle", "text", "kind"),
    [
        ("nowhere", "a", "b", "source.link"),
        (NUMBER, "", "b", "source.handle"),
        (NUMBER, "too long a name!", "b", "source.handle"),
        (NUMBER, "a", "  ", "source.text"),
        (NUMBER, "a", "\ud83d", "text.surrogate"),
    ],
)
def test_what_is_not_typed_right_is_refused(office, link, handle, text, kind):
    with pytest.raises(BadInput, match=kind):
        sources.typed(office.parts, link, handle, text)
