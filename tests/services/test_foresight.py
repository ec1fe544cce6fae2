import hashlib
from dataclasses import replace

import pytest

from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.domain.payload import Media, MediaKind, Part
from desktop_app.services import foresight, practice

MARC = practice.COMMUNICATIONS


class Elsewhere:
    """A team's shelf: `remote` is what colleagues shared, by its digest; the rest nobody has."""

    def __init__(self, folder):
        self._folder, self.remote, self.asked = folder, {}, []
        self.error = None

    def add(self, content, *, is_here=False):
        sha256 = hashlib.sha256(content).hexdigest()
        self.remote[sha256] = content
        if is_here:
            self._take(sha256)
        return sha256

    def has(self, sha256):
        return self.path(sha256).is_file()

    def path(self, sha256):
        return self._folder / sha256

    def fetch(self, sha256, is_wanted):
        assert is_wanted()
        self.asked.append(sha256)
        if self.error is not None:
            raise self.error
        if sha256 not in self.remote:
            raise Unavailable("media.missing")
        self._take(sha256)

    def share(self, _account, _digests, _is_wanted=None):
        pass

    def open(self, sha256):
        return self.path(sha256).open("rb")

    def _take(self, sha256):
        self.path(sha256).write_bytes(self.remote[sha256])


@pytest.fixture
def shelf(office, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    made = Elsewhere(folder)
    office.parts = replace(office.parts, media=made)
    return made


def submit(office, shelf, text, *digests, kind=MediaKind.PHOTO):
    """A post with pictures, which wait here for as long as it takes to submit them."""
    media = tuple(Media(sha256=each, kind=kind, alt_text="A picture.") for each in digests)
    missing = [each for each in digests if not shelf.has(each)]
    for each in missing:
        shelf.path(each).write_bytes(b"")
    draft = replace(office.draft(text), parts=(Part(text=text, media=media),))
    post = office.submit_draft(draft)
    office.clock.advance(seconds=1)  # of two posts of one moment, neither is the newer one
    for each in missing:
        shelf.path(each).unlink()
    return post


def fetch(office, *given_up):
    return foresight.fetch_next(office.parts, MARC, given_up, lambda: True)


def test_what_waits_for_me_is_fetched_the_newest_first_one_at_a_time(office, shelf):
    old, new, mine = (shelf.add(each) for each in (b"old", b"new", b"mine"))
    submit(office, shelf, "Merci à Lyon.", old)
    submit(office, shelf, "Merci à Nantes.", new, mine)
    assert foresight.wanted(office.parts, MARC) == (new, mine, old)
    tried = [fetch(office) for _ in range(4)]
    assert [one and one.sha256 for one in tried] == [new, mine, old, None]
    assert all(one.is_here for one in tried[:3])
    assert shelf.asked == [new, mine, old]


def test_what_waits_for_somebody_else_is_not(office, shelf):
    submit(office, shelf, "Merci à Lyon.", shelf.add(b"a"))
    assert foresight.wanted(office.parts, practice.EXECUTIVE) == ()


def test_films_are_left_to_whoever_wants_to_see_them(office, shelf):
    submit(office, shelf, "Merci à Lyon.", shelf.add(b"film"), kind=MediaKind.VIDEO)
    assert fetch(office) is None


def test_no_more_is_begun_once_enough_is_here(office, shelf, monkeypatch):
    here, away = shelf.add(b"x" * 60, is_here=True), shelf.add(b"y")
    submit(office, shelf, "Merci à Lyon.", away)
    submit(office, shelf, "Merci à Nantes.", here)
    monkeypatch.setattr(foresight, "BYTES", 60)
    assert fetch(office) is None
    monkeypatch.setattr(foresight, "BYTES", 61)
    assert fetch(office).sha256 == away


def test_what_nobody_has_is_told_and_not_asked_for_again(office, shelf):
    gone, there = "ab" * 32, shelf.add(b"there")
    submit(office, shelf, "Merci à Lyon.", gone, there)
    first = fetch(office)
    assert (first.sha256, first.is_here) == (gone, False)
    assert fetch(office, gone).sha256 == there
    assert fetch(office, gone) is None


def test_what_is_something_else_is_given_up(office, shelf):
    submit(office, shelf, "Merci à Lyon.", shelf.add(b"a"))
    shelf.error = Damaged("media.falsified")
    assert not fetch(office).is_here


def test_a_server_that_does_not_answer_is_told(office, shelf):
    submit(office, shelf, "Merci à Lyon.", shelf.add(b"a"))
    shelf.error = Unavailable("media.unfetched")
    with pytest.raises(Unavailable, match=r"media\.unfetched"):
        fetch(office)
