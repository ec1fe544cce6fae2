import base64
import hashlib

import pytest

from desktop_app.adapters.practice_x.faults import Fault
from desktop_app.adapters.practice_x.media import LARGEST
from desktop_app.adapters.practice_x.records import MediaKind, Processing
from tests.adapters.practice_x.asker import FORM, OTHER, PHOTO, multipart

UPLOAD = "/2/media/upload"
VIDEO = {"media_type": "video/mp4", "total_bytes": 9, "media_category": "tweet_video"}


def begin(x, **fields):
    status, body = x.ask("POST", f"{UPLOAD}/initialize", {**VIDEO, **fields})
    assert status == 200, body
    return body["data"]["id"]


def piece(x, number, index, content, **more):
    body = multipart({"segment_index": index, "media": content})
    return x.ask("POST", f"{UPLOAD}/{number}/append", body, type_=FORM, **more)


def finish(x, number):
    return x.ask("POST", f"{UPLOAD}/{number}/finalize", b"")


def state(x, number):
    status, body = x.ask("GET", f"{UPLOAD}?command=STATUS&media_id={number}")
    assert status == 200
    return body["data"]["processing_info"]["state"]


def test_a_photo_goes_up_in_one_request_as_a_form_or_as_json(x):
    in_form = x.upload()
    sent = {"media": base64.b64encode(PHOTO).decode(), "media_category": "tweet_image"}
    status, body = x.ask("POST", UPLOAD, sent)
    assert status == 200
    assert body["data"]["expires_after_secs"] == 86_400
    assert body["data"]["media_key"] == f"3_{body['data']['id']}"
    assert "processing_info" not in body["data"]
    assert len({in_form, body["data"]["id"]}) == 2
    for media in x.world.shelf.media:
        assert media.sha256 == hashlib.sha256(PHOTO).hexdigest()
        assert (media.size, media.kind) == (len(PHOTO), MediaKind.PHOTO)
        assert x.world.shelf.content(media.id) == PHOTO


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"media": "AAAA"},
        {"media": "A", "media_category": "tweet_image"},
        {"media": 1, "media_category": "tweet_image"},
        {"media": "AAAA", "media_category": "tweet_gif"},
        {"media": "AAAA", "media_category": "tweet_image", "media_type": "image/gif"},
        {"media": "AAAA", "media_category": "tweet_image", "media_type": ["image/png"]},
    ],
)
def test_what_is_no_photo_is_a_400(x, sent):
    assert x.ask("POST", UPLOAD, sent)[0] == 400
    assert x.world.shelf.media == ()


def test_a_photo_of_more_than_five_megabytes_is_too_large(x):
    body = multipart({"media_category": "tweet_image", "media": bytes(5 * 1024 * 1024 + 1)})
    assert x.ask("POST", UPLOAD, body, type_=FORM)[0] == 413


def test_a_video_goes_up_in_pieces_and_is_processed(x):
    number = begin(x)
    assert piece(x, number, 1, b"fghi")[0] == 200
    assert piece(x, number, 0, b"abcde")[0] == 200
    assert piece(x, number, 0, b"abcde")[0] == 200
    status, body = finish(x, number)
    assert status == 200
    assert body["data"]["processing_info"] == {"state": "pending", "check_after_secs": 1}
    assert x.create("too soon", media={"media_ids": [number]})[0] == 400
    assert [state(x, number) for _ in range(3)] == ["in_progress", "succeeded", "succeeded"]
    assert x.create("now", media={"media_ids": [number]})[0] == 201
    assert x.world.shelf.content(number) == b"abcdefghi"
    assert x.world.shelf.media[0].kind is MediaKind.VIDEO


def test_a_video_may_not_be_processed_at_all(x):
    number = begin(x)
    piece(x, number, 0, b"abcdefghi")
    x.change(twist=Fault.PROCESSING_FAILED)
    finish(x, number)
    assert [state(x, number) for _ in range(2)] == ["in_progress", "failed"]
    assert x.world.shelf.media[0].state is Processing.FAILED
    assert x.create("no", media={"media_ids": [number]})[0] == 400


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"media_category": "tweet_document"}, 400),
        ({"media_category": None}, 400),
        ({"media_type": "image/png"}, 400),
        ({"media_type": 1}, 400),
        ({"total_bytes": 0}, 413),
        ({"total_bytes": "9"}, 413),
        ({"total_bytes": True}, 413),
        ({"total_bytes": LARGEST[MediaKind.VIDEO] + 1}, 413),
    ],
)
def test_an_odd_beginning_is_refused(x, fields, status):
    assert x.ask("POST", f"{UPLOAD}/initialize", {**VIDEO, **fields})[0] == status
    assert x.world.uploads == {}


@pytest.mark.parametrize(("index", "content"), [("x", b"a"), (1000, b"a"), (-1, b"a"), (0, b"")])
def test_an_odd_piece_is_a_400(x, index, content):
    assert piece(x, begin(x), index, content)[0] == 400


def test_what_does_not_add_up_is_refused(x):
    number = begin(x)
    assert piece(x, number, 0, b"abcdefghij")[0] == 413
    assert piece(x, number, 1, b"abcdefghi")[0] == 200
    assert finish(x, number)[0] == 400
    assert piece(x, number, 0, b"x")[0] == 413
    assert x.world.shelf.media == ()


def test_somebody_elses_upload_is_not_there(x):
    number = begin(x)
    assert piece(x, number, 0, b"abc", account=OTHER)[0] == 404
    assert piece(x, "12", 0, b"abc")[0] == 404
    assert x.ask("GET", f"{UPLOAD}?media_id={x.upload()}", account=OTHER)[0] == 404


def test_a_finished_upload_takes_no_more_pieces(x):
    number = begin(x)
    piece(x, number, 0, b"abcdefghi")
    assert finish(x, number)[0] == 200
    assert piece(x, number, 0, b"abcdefghi")[0] == 404
    assert finish(x, number)[0] == 404


def test_alt_text_has_at_most_a_thousand_characters(x):
    number = x.upload()

    def describe(text, **more):
        body = {"id": number, "metadata": {"alt_text": {"text": text}}}
        return x.ask("POST", "/2/media/metadata", body, **more)[0]

    statuses = [describe(text) for text in ("é" * 1000, "é" * 1001, "", 1, "\ud83d")]
    assert statuses == [200, 400, 400, 400, 400]
    assert describe("mine now", account=OTHER) == 404
    assert x.world.shelf.media[0].alt_text == "é" * 1000
    assert x.ask("POST", "/2/media/metadata", {"id": number, "metadata": 3})[0] == 400


def test_what_no_post_took_is_let_go_of_after_a_day(x):
    kept, old = x.upload(), x.upload(b"old")
    x.post("with a photo", media={"media_ids": [kept]})
    x.advance(days=2)
    new = x.upload(b"new")
    assert [media.id for media in x.world.shelf.media] == [kept, new]
    assert old not in (kept, new)
