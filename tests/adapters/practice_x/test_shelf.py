import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.adapters.practice_x.records import read_media
from desktop_app.adapters.practice_x.shelf import Shelf, as_shown, with_tail
from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.domain.text import lenient_key
from tests.fakes import NOW

TEXTS = (
    "Voilà : « 5 % » l’été",
    "See https://example.com/a?b=1&c=2, then example.org. & <b>",
    "👩‍🚀 lands\n\nat café.fr",
    "no link at all",
    "a.com b.com a.com",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_shown_is_the_same_post(text):
    shown, links = as_shown(text, "1")
    pairs = tuple((link.url, link.expanded_url) for link in links)
    assert lenient_key(shown, pairs) == lenient_key(text)
    assert lenient_key(shown) == lenient_key(text)
    for link in links:
        assert shown[link.start : link.end] == link.url


@settings(max_examples=60)
@given(st.text(st.sampled_from("ab &<>é👍.com/:https \n"), max_size=60))
def test_nothing_but_links_and_three_characters_is_changed(text):
    shown, links = as_shown(text, "1")
    for link in reversed(links):
        shown = shown[: link.start] + "\ufffd" + shown[link.end :]
    for escaped, plain in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        shown = shown.replace(escaped, plain)
    assert shown.count("\ufffd") == len(links)
    assert all(piece in text for piece in shown.split("\ufffd"))


def test_numbers_look_like_xs_and_only_rise(tmp_path):
    shelf = Shelf(None)
    same = [shelf.add("1", text, {}, NOW).id for text in "abc"]
    earlier = shelf.add("1", "d", {}, NOW - timedelta(days=1)).id
    numbers = [int(number) for number in (*same, earlier)]
    assert numbers == sorted(set(numbers))
    assert len(same[0]) == 19


def test_posts_outlive_the_program(tmp_path):
    path = tmp_path / "deep" / "x.json"
    first = Shelf(path)
    kept = [first.add("1", text, {"made_with_ai": True}, NOW) for text in TEXTS]
    first.delete(kept[1].id)
    second = Shelf(path)
    assert second.posts == first.posts
    assert [post.text for post in second.posts] == [t for t in TEXTS if t != TEXTS[1]]
    assert int(second.add("1", "later", {}, NOW).id) > int(kept[-1].id)
    assert [each.name for each in path.parent.iterdir()] == ["x.json"]


def test_a_deleted_number_is_never_given_again(tmp_path):
    shelf = Shelf(tmp_path / "x.json")
    number = shelf.add("1", "a", {}, NOW).id
    shelf.delete(number)
    assert shelf.find(number) is None
    assert Shelf(tmp_path / "x.json").add("1", "a", {}, NOW).id != number


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"posts": 3}',
        b'{"posts": [1]}',
        b'{"posts": [{}]}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"posts": [{"id": "x", "links": [], "settings": []}]}',
    ],
)
def test_a_damaged_file_is_told_and_left_alone(tmp_path, content):
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(Damaged) as told:
        Shelf(path)
    assert told.value.kind == "practice_x.damaged"
    assert path.read_bytes() == content


def test_an_odd_number_in_the_file_is_damage(tmp_path):
    path = tmp_path / "x.json"
    Shelf(path).add("1", "a", {}, NOW)
    values = json.loads(path.read_text())
    values["posts"][0]["id"] = "../../etc"
    path.write_text(json.dumps(values))
    with pytest.raises(Damaged):
        Shelf(path)


def test_what_cannot_be_kept_is_not_there(tmp_path):
    path = tmp_path / "x.json"
    shelf = Shelf(path)
    shelf.add("1", "kept", {}, NOW)
    before = path.read_bytes()
    shelf._path = tmp_path / "x.json" / "no folder"
    with pytest.raises(Unavailable) as told:
        shelf.add("1", "lost", {}, NOW)
    assert told.value.kind == "practice_x.store"
    assert [post.text for post in shelf.posts] == ["kept"]
    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    with pytest.raises(Unavailable):
        Shelf(tmp_path)


def test_a_file_of_an_earlier_version_is_read(tmp_path):
    path = tmp_path / "x.json"
    old = {
        "id": "1900000000000000001",
        "user_id": "1",
        "text": "old",
        "shown": "old",
        "links": [],
        "created_at": "2026-11-24T15:00:00.000Z",
        "settings": [],
        "is_deleted": False,
    }
    path.write_text(json.dumps({"posts": [old]}))
    (post,) = Shelf(path).posts
    assert (post.text, post.media_ids, post.conversation) == ("old", (), "")


def test_what_was_said_is_known_until_it_is_deleted(tmp_path):
    path = tmp_path / "x.json"
    number = Shelf(path).add("1", "said", {}, NOW).id
    shelf = Shelf(path)
    assert shelf.has_said("1", "said")
    assert not shelf.has_said("1", "said", number)
    assert not shelf.has_said("2", "said")
    shelf.delete(number)
    shelf.delete(number)
    assert not shelf.has_said("1", "said")


def test_bytes_stand_beside_the_file_and_go_with_their_record(tmp_path):
    shelf = Shelf(tmp_path / "x.json")
    media = read_media(
        {
            "id": "12",
            "user_id": "1",
            "sha256": "a" * 64,
            "size": 3,
            "kind": "photo",
            "state": "succeeded",
            "expires_at": "2026-11-24T15:00:00.000Z",
        }
    )
    shelf.add_media(media, b"abc")
    assert Shelf(tmp_path / "x.json").content("12") == b"abc"
    shelf.forget_media(NOW)
    assert shelf.media == Shelf(tmp_path / "x.json").media == ()
    assert list((tmp_path / "x.media").iterdir()) == []
    with pytest.raises(Unavailable):
        shelf.content("12")


def test_links_after_the_text_are_where_they_say():
    shown, links = with_tail("look", (), "7", [("3_1", "", "https://x.com/a/status/{id}/photo/1")])
    assert shown == f"look {links[0].url}"
    assert links[0].expanded_url == "https://x.com/a/status/7/photo/1"
    alone, links = with_tail("", (), "7", [("3_1", "", "a{id}"), ("3_2", "", "a{id}")])
    assert [(link.start, link.end) for link in links] == [(0, len(alone))] * 2
