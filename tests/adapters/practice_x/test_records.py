import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta, timezone

import pytest

from desktop_app.adapters.practice_x.records import (
    Grant,
    MediaKind,
    StoredMedia,
    moment,
    read_grant,
    read_media,
    read_post,
    stamp,
)
from desktop_app.adapters.practice_x.shelf import Shelf
from tests.fakes import NOW

MEDIA = StoredMedia(
    id="1", user_id="2", sha256="a" * 64, size=3, kind=MediaKind.VIDEO, expires_at=stamp(NOW)
)
GRANT = Grant(
    user_id="1",
    scopes=("tweet.read",),
    access_sha256="a" * 64,
    refresh_sha256="",
    expires_at=stamp(NOW),
)


def as_file(record):
    """Return the record as a file has it: lists instead of tuples."""
    return json.loads(json.dumps(asdict(record)))


def test_what_is_written_is_read():
    post = Shelf(None).add("1", "See example.com", {"made_with_ai": True}, NOW)
    assert read_post(as_file(post)) == post
    assert read_media(as_file(MEDIA)) == MEDIA
    assert read_grant(as_file(GRANT)) == GRANT


def test_a_post_of_an_earlier_version_is_read_with_defaults():
    value = as_file(Shelf(None).add("1", "old", {}, NOW))
    kept = ("id", "user_id", "text", "shown", "links", "created_at")
    post = read_post({name: value[name] for name in kept})
    assert (post.text, post.media_ids, post.reply_to, post.settings) == ("old", (), "", ())


@pytest.mark.parametrize(
    "change", [{"id": "x"}, {"text": 3}, {"created_at": "then"}, {"media_ids": ["../x"]}]
)
def test_an_odd_post_is_refused(change):
    value = as_file(Shelf(None).add("1", "odd", {}, NOW))
    with pytest.raises((ValueError, TypeError)):
        read_post({**value, **change})


@pytest.mark.parametrize(
    "change", [{"id": "../x"}, {"sha256": "a"}, {"kind": "song"}, {"expires_at": "then"}]
)
def test_an_odd_file_is_refused(change):
    with pytest.raises(ValueError, match=r"."):
        read_media({**as_file(MEDIA), **change})


def test_times_are_written_as_x_does():
    assert stamp(NOW) == "2026-11-24T15:00:00.000Z"
    assert stamp(NOW.astimezone(timezone(timedelta(hours=2)))) == "2026-11-24T15:00:00.000Z"
    assert moment("2026-11-24T15:00:00") == datetime(2026, 11, 24, 15, tzinfo=UTC)


def test_a_key_tells_the_kind():
    assert MEDIA.media_key == "7_1"
