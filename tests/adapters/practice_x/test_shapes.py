from desktop_app.adapters.practice_x.shapes import entities_shape, older, post_shape, renamed
from desktop_app.adapters.practice_x.world import Names
from tests.fakes import NOW

ANSWER = {"data": [{"note_tweet": {"text": "t"}, "id": "1"}], "includes": {"tweets": []}}


def test_names_are_changed_at_every_depth():
    assert renamed(ANSWER, Names.OLD) == ANSWER
    assert renamed(ANSWER, Names.NEW) == {
        "data": [{"note_post": {"text": "t"}, "id": "1"}],
        "includes": {"posts": []},
    }
    both = renamed(ANSWER, Names.BOTH)
    assert both["data"][0]["note_tweet"] == both["data"][0]["note_post"]
    assert set(both["includes"]) == {"tweets", "posts"}


def test_either_name_of_a_field_is_understood():
    names = ("note_post", "referenced_posts.id", "author_id", "note_tweet")
    wanted = ["note_tweet", "referenced_tweets.id", "author_id", "note_tweet"]
    assert [older(name) for name in names] == wanted


def test_whatever_is_linked_is_where_it_says(x):
    text = "🚀 @nadia_forest @nobody #été $ACME"
    found = entities_shape(text, (), x.world)
    mentions = found["mentions"]
    assert [text[each["start"] : each["end"]] for each in mentions] == ["@nadia_forest", "@nobody"]
    assert [each.get("id") for each in mentions] == ["1500000000000000001", None]
    assert (found["hashtags"][0]["tag"], found["cashtags"][0]["tag"]) == ("été", "ACME")
    assert "urls" not in found


def test_a_long_text_without_spaces_is_cut_too(x):
    post = x.world.shelf.add("1", "漢" * 2000, {}, NOW)
    shown = post_shape(post, x.world, {"note_tweet", "entities"})
    assert len(shown["text"]) < 200
    link = shown["entities"]["urls"][-1]
    assert shown["text"][link["start"] : link["end"]] == link["url"]
    assert shown["note_tweet"]["text"] == post.text
