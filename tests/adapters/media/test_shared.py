"""A team's shelf: only the right bytes come in, whole; the network is asked where it is said to be."""

import hashlib

import pytest

from desktop_app.adapters.media import MediaFiles, SharedMedia
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import Damaged, LedgerRefused, Refused, Unavailable
from tests.adapters.media.samples import jpeg

CONTENT = b"\xff\xd8\xff" + b"a picture" * 1000
NAME = hashlib.sha256(CONTENT).hexdigest()
WRONG = CONTENT[:-1] + b"!"
ACCOUNT = AccountId("ceo")


def told(error, kind):
    return pytest.raises(error, check=lambda raised: raised.kind == kind)


class Remote:
    """What was put, and copies as somebody may have left them; fails as it is told to."""

    def __init__(self, *copies):
        self.there, self.put_there = list(copies), []
        self.error, self.asked, self.is_open = None, 0, True

    def put(self, account, sha256, file, is_wanted):
        if self.error is not None:
            raise self.error
        assert is_wanted()
        self.put_there.append((account, sha256, file.read()))

    def copies(self, sha256):
        self.asked += 1
        for copy in self.there:
            yield self.pieces(copy)
        if not self.there and self.error is not None:
            raise self.error

    def pieces(self, copy):
        for start in range(0, len(copy), 1000):
            if self.error is not None and start > 2000:
                raise self.error
            yield copy[start : start + 1000]

    def close(self):
        self.is_open = False


@pytest.fixture
def shelf(tmp_path):
    made = []

    def make(*remotes):
        made.append(SharedMedia(MediaFiles(tmp_path / "media"), *remotes))
        return made[-1]

    yield make
    for each in made:
        each.close()


def files(tmp_path):
    folder = tmp_path / "media"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_what_was_shared_is_fetched_once_and_then_is_here(shelf, tmp_path):
    remote = Remote(CONTENT)
    here = shelf(remote)
    for look in (here.open, here.path, lambda name: here.drawn(name, 640)):
        with told(Unavailable, "media.elsewhere"):
            look(NAME)
    assert (here.has(NAME), remote.asked) == (False, 0)
    here.fetch(NAME)
    here.fetch(NAME)
    with here.open(NAME) as file:
        assert file.read() == CONTENT
    assert here.path(NAME).read_bytes() == CONTENT
    assert (remote.asked, files(tmp_path)) == (1, [NAME])
    here.forget(NAME)
    assert not here.has(NAME)


@pytest.mark.parametrize(
    "copies", [(WRONG,), (CONTENT[:-1],), (CONTENT + b"+",), (b"",), (WRONG, WRONG)]
)
def test_anything_else_is_refused_and_not_kept(shelf, tmp_path, copies):
    with told(Damaged, "media.falsified"):
        shelf(Remote(*copies)).fetch(NAME)
    assert files(tmp_path) == []


@pytest.mark.parametrize("content", [b"#!/bin/sh\n" * 9, b"<html>" * 9, b"<svg/>" * 9, b"MZ" * 9])
def test_what_is_no_picture_is_not_kept_whatever_its_digest(shelf, tmp_path, content):
    name = hashlib.sha256(content).hexdigest()
    with told(Damaged, "media.no_picture"):
        shelf(Remote(content)).fetch(name)
    assert files(tmp_path) == []


def test_a_wrong_copy_does_not_hide_the_right_one(shelf):
    here = shelf(Remote(WRONG), Remote(WRONG, CONTENT))
    here.fetch(NAME)
    assert here.has(NAME)


def test_a_cut_in_the_middle_leaves_nothing_and_may_be_tried_again(shelf, tmp_path):
    remote = Remote(CONTENT)
    remote.error = Unavailable("ledger.unreachable")
    here = shelf(remote)
    with told(Unavailable, "media.unfetched"):
        here.fetch(NAME)
    assert files(tmp_path) == []
    remote.error = None
    here.fetch(NAME)
    assert here.has(NAME)


def test_what_is_no_more_wanted_ends_between_two_pieces(shelf, tmp_path):
    answers = iter((True, True, False))
    with told(Unavailable, "media.unfetched"):
        shelf(Remote(CONTENT)).fetch(NAME, lambda: next(answers))
    assert (files(tmp_path), list(answers)) == ([], [])


def test_what_nobody_shared_is_missing(shelf):
    with told(Unavailable, "media.missing"):
        shelf(Remote(), Remote()).fetch(NAME)


@pytest.mark.parametrize("kind", ["ledger.login", "ledger.no_password", "keychain.locked"])
def test_what_says_by_itself_what_it_is_stays_as_it_is(shelf, kind, tmp_path):
    remote = Remote()
    remote.error = Unavailable(kind)
    here = shelf(remote)
    with told(Unavailable, kind):
        here.fetch(NAME)
    picture = tmp_path / "here.jpg"
    picture.write_bytes(jpeg())
    made = here.prepare(picture)
    with told(Unavailable, kind):
        here.share(ACCOUNT, [made.sha256])


def test_a_damaged_file_of_this_computer_is_fetched_anew(shelf):
    here = shelf(Remote(CONTENT))
    here.fetch(NAME)
    here.path(NAME).write_bytes(WRONG)
    with told(Damaged, "media.damaged"):
        here.open(NAME)
    here.fetch(NAME)
    assert here.path(NAME).read_bytes() == CONTENT


def test_sharing_puts_each_once_in_the_persons_own_name(shelf):
    own, publishers = Remote(), Remote(CONTENT)
    shelf(own, publishers).share(ACCOUNT, [NAME, NAME])
    assert own.put_there == [(ACCOUNT, NAME, CONTENT)]
    assert publishers.put_there == []


@pytest.mark.parametrize(
    "error",
    [
        Unavailable("ledger.unreachable"),
        Unavailable("ledger.busy"),
        Unavailable("ledger.unwritable", state="53100"),
        LedgerRefused("CS011", "ledger.statement"),
    ],
)
def test_what_cannot_be_shared_says_so(shelf, error):
    own = Remote(CONTENT)
    here = shelf(own)
    here.fetch(NAME)
    own.error = error
    with told(Unavailable, "media.unshared"):
        here.share(ACCOUNT, [NAME])


def test_other_refusals_are_not_hidden(shelf):
    own = Remote(CONTENT)
    here = shelf(own)
    here.fetch(NAME)
    own.error = Refused("ledger.certificate")
    with told(Refused, "ledger.certificate"):
        here.share(ACCOUNT, [NAME])


def test_closing_lets_go_of_every_connection(shelf):
    remotes = Remote(), Remote()
    shelf(*remotes).close()
    assert not any(remote.is_open for remote in remotes)


def test_on_one_computer_nothing_comes_or_goes(tmp_path):
    with MediaFiles(tmp_path / "media") as local:
        local.share(ACCOUNT, [NAME])
        with told(Unavailable, "media.missing"):
            local.fetch(NAME)
        local.take(NAME, [CONTENT[:10], CONTENT[10:]])
        local.fetch(NAME)
        with local.open(NAME) as file:
            assert file.read() == CONTENT
