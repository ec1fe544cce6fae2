import pytest

from benchmarks.compare import texts


@pytest.mark.parametrize("kind", texts.KINDS)
def test_the_same_posts_are_made_in_every_run(kind):
    assert texts.made(kind, 5) == texts.made(kind, 5)
    assert all(280 <= len(post) < 320 for post in texts.made(kind, 5))


def test_posts_are_made_of_whole_pieces_without_those_left_out():
    left_out = {"🇫🇫", "acme.music"}
    posts = texts.made("All of it", 200, left_out)
    assert not any(piece in post for post in posts for piece in left_out)
    assert any("👩🏾‍💻" in post for post in posts)


def test_labelled_posts_come_in_both_languages():
    languages = {post["lang"] for post in texts.labelled("risk_open.jsonl")}
    assert languages == {"en", "fr"}
