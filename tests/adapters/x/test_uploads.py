import hashlib
import io
import json
import tracemalloc

import pytest

from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.x import uploads
from desktop_app.adapters.x.transport import Answer
from desktop_app.domain.errors import Damaged, PostNotSent, PostRefused
from desktop_app.domain.media import BYTES_LIMIT
from desktop_app.domain.payload import Media, MediaKind, Part
from tests.contracts.poster_contract import GIF, PHOTO, VIDEO, picture
from tests.fakes import cleared

MEDIA_ROUTES = [route for route in Route if route.startswith("media")]


def prepared(stage, *media, poster=None):
    return (poster or stage.poster).prepare(cleared(parts=(Part(text="Look", media=media),)))


def kept(practice):
    """What arrived at X: bytes and alt text."""
    return [(practice.content(media.id), media.alt_text) for media in practice.media()]


@pytest.mark.parametrize(
    ("content", "kind", "routes"),
    [
        (PHOTO, MediaKind.PHOTO, {"media": 1, "media_alt": 1}),
        (
            GIF,
            MediaKind.GIF,
            {
                "media_start": 1,
                "media_append": 1,
                "media_finish": 1,
                "media_status": 2,
                "media_alt": 1,
            },
        ),
        (
            VIDEO * 4,
            MediaKind.VIDEO,
            {
                "media_start": 1,
                "media_append": 4,
                "media_finish": 1,
                "media_status": 2,
                "media_alt": 1,
            },
        ),
    ],
    ids=["photo", "gif", "video"],
)
def test_the_very_bytes_arrive(practice, stage, monkeypatch, content, kind, routes):
    monkeypatch.setattr(uploads, "PIECE", len(VIDEO))
    (number,) = prepared(stage, picture(stage, content, kind, "What it shows"))
    assert kept(practice) == [(content, "What it shows")]
    assert [media.id for media in practice.media()] == [number]
    hits = {route: practice.hits(route) for route in MEDIA_ROUTES}
    assert {route: count for route, count in hits.items() if count} == routes


def test_without_alt_text_none_is_sent(practice, stage):
    prepared(stage, picture(stage, alt=""))
    assert practice.hits(Route.MEDIA_ALT) == 0


def test_a_film_is_read_piece_by_piece():
    asked, sizes = [], []

    def ask(method, route, *, params=None, fields=None, files=None):
        asked.append((method, route))
        if files:
            sizes.append(len(files["media"][1]))
        return Answer(status=200, body=b'{"data": {"id": "7"}}', headers={})

    content = bytes(10 * uploads.PIECE + 1)
    media = Media(sha256=hashlib.sha256(content).hexdigest(), kind=MediaKind.VIDEO, alt_text="")
    with io.BytesIO(content) as stream:
        tracemalloc.start()
        assert uploads.upload(ask, media, stream, asked.append) == "7"
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert sizes == [uploads.PIECE] * 10 + [1]
    assert peak < 3 * uploads.PIECE
    assert len(asked) == 13


def test_a_swapped_film_never_becomes_a_file(practice, stage):
    media = picture(stage, VIDEO, MediaKind.VIDEO)
    stage.spoil(media.sha256)
    with pytest.raises(PostRefused) as told:
        prepared(stage, media)
    assert told.value.kind == "publish.fingerprint"
    assert (practice.hits(Route.MEDIA_APPEND), practice.hits(Route.MEDIA_FINISH)) == (1, 0)
    assert practice.media() == ()


def test_a_swapped_photo_does_not_leave(practice, stage):
    media = picture(stage)
    stage.spoil(media.sha256)
    with pytest.raises(PostRefused):
        prepared(stage, media)
    assert practice.hits(Route.MEDIA) == 0


def test_of_a_photo_that_is_too_large_no_more_than_the_limit_is_read(stage):
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            assert 0 < size <= BYTES_LIMIT[MediaKind.PHOTO] + 1
            return bytes(size)

    poster = stage.make_poster()
    poster._media = lambda _sha256: Endless()
    with pytest.raises(PostRefused) as told:
        prepared(stage, picture(stage), poster=poster)
    assert told.value.kind == "publish.fingerprint"


def test_what_the_shelf_refuses_is_told(practice, stage, make_poster):
    def damaged(_sha256):
        raise Damaged("media.damaged", digest="9f2c")

    with pytest.raises(Damaged):
        prepared(stage, picture(stage), poster=make_poster(media=damaged))
    assert practice.hits(Route.MEDIA) == 0


@pytest.mark.parametrize(
    ("kind", "content", "told"),
    [
        (MediaKind.PHOTO, PHOTO, "image/jpeg"),
        (MediaKind.PHOTO, b"\x89PNG\r\n", "image/png"),
        (MediaKind.PHOTO, b"RIFF1234WEBPVP8 ", "image/webp"),
        (MediaKind.PHOTO, b"something else", "image/jpeg"),
        (MediaKind.GIF, GIF, "image/gif"),
        (MediaKind.VIDEO, VIDEO, "video/mp4"),
        (MediaKind.VIDEO, b"\0\0\0\x14ftypqt  ", "video/quicktime"),
        (MediaKind.VIDEO, b"?", "video/mp4"),
    ],
)
def test_x_is_told_what_the_bytes_are(practice, stage, kind, content, told):
    prepared(stage, picture(stage, content, kind))
    (body,) = practice.bodies(Route.MEDIA if kind is MediaKind.PHOTO else Route.MEDIA_START)
    assert told.encode() in body


class TestProcessing:
    def test_a_film_that_x_cannot_use_is_refused_with_its_words(self, practice, stage):
        practice.misbehave(Fault.PROCESSING_FAILED, on=Route.MEDIA_FINISH)
        with pytest.raises(PostRefused) as told:
            prepared(stage, picture(stage, VIDEO, MediaKind.VIDEO))
        assert (told.value.kind, told.value.hold) == ("x.media", "")
        assert told.value.facts["detail"] == "Unsupported video format"

    @staticmethod
    def wait_for(info, waits):
        """Upload to an X that says `info` each time it is asked."""

        def ask(method, route, *, params=None, fields=None, files=None):
            said = {"data": {"id": "7", "processing_info": info}}
            return Answer(status=200, body=json.dumps(said).encode(), headers={})

        media = Media(sha256=hashlib.sha256(GIF).hexdigest(), kind=MediaKind.GIF, alt_text="")
        return uploads.upload(ask, media, io.BytesIO(GIF), waits.append)

    @pytest.mark.parametrize(
        ("said", "pause"),
        [
            (0, 1.0),
            (-3, 1.0),
            (5, 5.0),
            (86_400, 30.0),
            (None, 1.0),
            ("soon", 1.0),
            (10**400, 30.0),
            (float("nan"), 1.0),
        ],
    )
    def test_it_is_waited_for_with_bounds(self, said, pause):
        waits = []
        with pytest.raises(PostNotSent) as told:
            self.wait_for({"state": "in_progress", "check_after_secs": said}, waits)
        assert told.value.kind == "x.media_slow"
        assert set(waits) == {pause}
        assert len(waits) <= uploads.MOST_LOOKS
        assert sum(waits) <= uploads.LONGEST_WAIT

    @pytest.mark.parametrize("info", [None, "done", {"state": "succeeded"}])
    def test_what_is_done_is_not_waited_for(self, info):
        waits = []
        assert self.wait_for(info, waits) == "7"
        assert waits == []

    @pytest.mark.parametrize("error", [None, 3, {}, {"message": 4}])
    def test_a_failure_without_words_is_one_too(self, error):
        with pytest.raises(PostRefused) as told:
            self.wait_for({"state": "failed", "error": error}, [])
        assert told.value.facts["detail"] == ""


#: Faults after which the request may have taken effect or not; nothing is public either way.
SILENT = [
    Fault.DROP_BEFORE,
    Fault.CREATE_THEN_RESET,
    Fault.HANG_BEFORE,
    Fault.CUT_SHORT,
    Fault.UNAVAILABLE_503,
    Fault.GATEWAY_502,
    Fault.NULL_503,
    Fault.EDGE_403,
    Fault.ODD_403,
    Fault.REDIRECT_307,
    Fault.NOT_FOUND_404,
]
#: Routes of each kind of file, with an answer that matters.
STEPS = [
    (MediaKind.PHOTO, PHOTO, Route.MEDIA),
    (MediaKind.PHOTO, PHOTO, Route.MEDIA_ALT),
    (MediaKind.VIDEO, VIDEO, Route.MEDIA_START),
    (MediaKind.VIDEO, VIDEO, Route.MEDIA_APPEND),
    (MediaKind.VIDEO, VIDEO, Route.MEDIA_FINISH),
    (MediaKind.VIDEO, VIDEO, Route.MEDIA_STATUS),
]


@pytest.mark.parametrize(("kind", "content", "route"), STEPS, ids=[str(s[2]) for s in STEPS])
class TestEachStep:
    @pytest.mark.parametrize("fault", SILENT)
    def test_without_an_answer_the_post_was_not_sent(
        self, practice, stage, kind, content, route, fault
    ):
        practice.misbehave(fault, on=route)
        with pytest.raises(PostNotSent) as told:
            prepared(stage, picture(stage, content, kind))
        assert told.value.kind == "x.unreachable"
        assert practice.hits() == 0

    @pytest.mark.parametrize(
        ("fault", "kind_told", "hold"),
        [
            (Fault.UNAUTHORIZED_401, "x.unauthorized", "auth"),
            (Fault.CREDITS_402, "x.credits", "billing"),
            (Fault.SUSPENDED_403, "x.account_blocked", "account"),
            (Fault.PERMISSIONS_403, "x.permissions", "auth"),
            (Fault.RATE_LIMIT, "x.rate_limited", "rate"),
            (Fault.MEDIA_400, "x.media", ""),
        ],
    )
    def test_a_refusal_is_told_as_one(
        self, practice, stage, kind, content, route, fault, kind_told, hold
    ):
        practice.misbehave(fault, on=route)
        with pytest.raises(PostRefused) as told:
            prepared(stage, picture(stage, content, kind))
        assert (told.value.kind, told.value.hold) == (kind_told, hold)
        assert practice.hits() == 0


@pytest.mark.parametrize("number", [None, 7, "", "7/../8", "7" * 20])
def test_an_odd_id_is_none(number):
    def ask(method, route, *, params=None, fields=None, files=None):
        return Answer(status=200, body=json.dumps({"data": {"id": number}}).encode(), headers={})

    media = Media(sha256=hashlib.sha256(PHOTO).hexdigest(), kind=MediaKind.PHOTO, alt_text="")
    with pytest.raises(PostNotSent):
        uploads.upload(ask, media, io.BytesIO(PHOTO), [].append)
