"""Archives of past posts: what is read, what is left out, and what is refused with its line."""

import json
from datetime import UTC, datetime
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import BadInput
from desktop_app.services import archives
from desktop_app.services.archives import ArchivedPost, read

HEAD = "window.YTD.tweets.part0 = "


def tweet(text="Hello", **more):
    return {"tweet": {"id_str": "1", "full_text": text, **more}}


def export(*entries, head=HEAD):
    return head + json.dumps(list(entries), indent=2)


def posts(text):
    return read([("posts", text)]).posts


def refusal(text):
    with pytest.raises(BadInput) as refused:
        read([("posts", text)])
    return refused.value


def test_xs_export_is_read_as_its_author_typed_it():
    entry = tweet(
        "Q&amp;A &lt;today&gt; &amp;lt; https://t.co/abc here https://t.co/pic",
        created_at="Wed Oct 10 20:19:24 +0000 2018",
        lang="fr",
        entities={
            "urls": [{"url": "https://t.co/abc", "expanded_url": "https://exemplar.example/a"}]
        },
        extended_entities={
            "media": [{"url": "https://t.co/pic", "expanded_url": "https://x/photo"}]
        },
    )
    (post,) = posts(export(entry))
    assert post == ArchivedPost(
        id="1",
        text="Q&A <today> &lt; https://exemplar.example/a here",
        language="fr",
        written=datetime(2018, 10, 10, 20, 19, 24, tzinfo=UTC),
    )


def test_the_older_form_several_parts_and_answers_are_read():
    old = export(
        {"id": 7, "text": "One", "in_reply_to_status_id_str": "5"}, head="window.YTD.tweet.part0 = "
    )
    found = read([("tweet.js", old), ("tweets-part1.js", export(tweet("Two", lang="und")))])
    assert [(one.id, one.text, one.language, one.is_reply) for one in found.posts] == [
        ("7", "One", "", True),
        ("1", "Two", "", False),
    ]


def test_reposts_and_what_is_no_post_are_left_out_and_counted():
    entries = [
        tweet("RT @other: theirs"),
        tweet("RT @other: theirs again"),
        tweet("  "),
        tweet("a" * (archives.LONGEST_POST + 1)),
        tweet("half \ud83d"),
        tweet("ours"),
    ]
    found = read([("tweets.js", export(*entries))])
    assert [post.text for post in found.posts] == ["ours"]
    assert found.left_out == {"retweet": 2, "empty": 1, "long": 1, "unreadable": 1}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (HEAD, 1, 27),
        (HEAD + "{}", 1, 27),
        (HEAD + "[\n{]", 2, 2),
        (HEAD + '[{"tweet": {"full_text": "a"', 1, 55),
        (HEAD + "[\n  1,\n]", None, None),
        (HEAD + "[" * 100_000, 1, 28),
        (HEAD + '[{"full_text": "a", "id": ' + "9" * 5_000 + "}]", 1, 28),
        (export(tweet()) + "\nalert(1)", None, None),
        (HEAD + '[{"full_text": "a\0b", "id": 1}]', 1, 44),
    ],
)
def test_an_export_that_is_broken_is_refused_with_its_place(text, line, column):
    refused = refusal(text)
    assert refused.facts["file"] == "posts"
    assert refused.kind in {"archive.broken", "archive.value"}
    if line:
        assert (refused.facts["line"], refused.facts["column"]) == (str(line), str(column))


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        (7, "tweet"),
        ({"tweet": []}, "tweet"),
        ({"tweet": {"id_str": "1"}}, "full_text"),
        ({"tweet": {"full_text": "a"}}, "id_str"),
        (tweet(created_at="yesterday"), "created_at"),
        (tweet(created_at="Wed Oct 99 20:19:24 +0000 2018"), "created_at"),
        (tweet(created_at="Wed Oct 10 20:19:24 +9900 2018"), "created_at"),
    ],
)
def test_an_entry_that_is_no_post_is_named(entry, key):
    refused = refusal(export(tweet("fine"), entry))
    assert (refused.kind, refused.facts["key"]) == ("archive.value", key)
    assert int(refused.facts["line"]) > 5


def test_links_that_hold_one_another_do_not_grow():
    link = "https://t.co/a"
    urls = [{"url": link, "expanded_url": f"{link} {link}"}] * 1_000
    (post,) = posts(export(tweet(link, entities={"urls": urls})))
    assert post.text == f"{link} {link}"


def test_another_part_of_the_export_is_named():
    refused = refusal("window.YTD.like.part0 = []")
    assert (refused.kind, refused.facts["sort"]) == ("archive.other", "like")


@pytest.mark.parametrize("parted", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_table_is_read_whatever_parts_it(parted, mark):
    rows = (
        ("Id", "Texte", "Langue", "Date", "Décision", "Own notes"),
        (
            "a",
            f'"One{parted} ""two""\nthree"',
            "fr-FR",
            "2026-03-31T09:30:00+02:00",
            "modifié",
            "x",
        ),
        ("", "e\u0301té", "de", "2026-04-01", "", ""),
        ("", "", "", "", "", ""),
        ("c", "Last", "", "", "REFUSED"),
    )
    found = posts(mark + "\r\n".join(parted.join(row) for row in rows))
    assert [(one.id, one.text, one.language, one.decision) for one in found] == [
        ("a", f'One{parted} "two"\nthree', "fr", "changed"),
        ("4", "été", "", ""),
        ("c", "Last", "", "refused"),
    ]
    assert found[0].written == datetime(2026, 3, 31, 7, 30, tzinfo=UTC)
    assert found[1].written == datetime(2026, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        ("", "archive.header", {}),
        ("id,words\n1,a", "archive.header", {}),
        ("text,texte\na,b", "archive.header", {}),
        ("text\nHello, world", "archive.cells", {"line": "2", "columns": "1"}),
        ('text,id\n"a', "archive.quotes", {"line": "2"}),
        ('text,id\nok,1\n"a"b,2', "archive.quotes", {"line": "3"}),
        ("text,id\n" + "a" * 200_000, "archive.quotes", {"line": "2"}),
        ("text,date\nok,\nok,31/03/2026", "archive.value", {"line": "3", "key": "date"}),
        ("text,date\nok,0001-01-01T00:00+14:00", "archive.value", {"line": "2", "key": "date"}),
        ("text,lang\nok,?", "archive.value", {"line": "2", "key": "lang"}),
        ("text,decision\nok,perhaps", "archive.value", {"line": "2", "key": "decision"}),
        ("text,id\na\0b,1", "archive.broken", {"line": "2"}),
        ("text\n \n", "archive.empty", {}),
        ('text\n"x', "archive.quotes", {"line": "2"}),
    ],
)
def test_a_table_that_is_not_understood_is_refused_with_its_line(text, kind, facts):
    refused = refusal(text)
    assert refused.kind == kind
    assert facts.items() <= refused.facts.items()


LINES = (
    '{"id": "a", "text": "Merci à tous.", "lang": "fr", "date": "2026-03-31"}\n'
    "\n"
    '{"text": "R&amp;D", "context": {"sponsor": "x"}, "decision": "refusé"}\r\n'
    '{"id": 7, "text": "R&amp;D https://t.co/a", "created_at": "2026-03-31T09:00:00.000Z",'
    ' "entities": {"urls": [{"url": "https://t.co/a", "expanded_url": "https://a.example"}]}}'
)


def test_posts_that_a_program_recorded_are_read_a_line_each_or_as_a_list():
    first, second, third = posts(LINES)
    assert (first.id, first.language, first.written.day) == ("a", "fr", 31)
    assert (second.id, second.text, second.decision) == ("2", "R&amp;D", "refused")  # as it stands
    assert (third.id, third.text) == ("7", "R&D https://a.example")  # as X escapes it
    assert third.written == datetime(2026, 3, 31, 9, tzinfo=UTC)
    listed = ",".join(line for line in LINES.splitlines() if line)
    assert posts(f" [{listed}]") == posts(LINES)
    assert posts('{"tweet": {"full_text": "One", "id_str": "1"}}') == posts(export(tweet("One")))


@pytest.mark.parametrize(
    ("line", "kind", "key"),
    [
        ('{"id": "1"}', "value", "text"),
        ('{"text": ["a"]}', "value", "text"),
        ('{"text": "a", "lang": 7}', "value", "lang"),
        ('{"text": "a", "created_at": "soon"}', "value", "date"),
        ('{"text": "a", "decision": "perhaps"}', "value", "decision"),
        ("[1]", "value", "text"),
        ('{"text": "a"', "broken", None),
        ("{" * 100_000, "broken", None),
    ],
)
def test_a_line_that_is_no_post_is_named(line, kind, key):
    refused = refusal('{"text": "fine"}\n\n' + line)
    assert (refused.kind, refused.facts["line"]) == (f"archive.{kind}", "3")
    assert refused.facts.get("key") == key


def test_an_archive_has_an_end(monkeypatch):
    monkeypatch.setattr(archives, "POSTS_LIMIT", 3)
    assert len(posts("text\n" + "a\n" * 3)) == 3
    assert refusal("text\n" + "a\n" * 4).kind == "archive.posts"
    assert refusal(export(*[tweet("RT @a: b")] * 4)).kind == "archive.posts"
    monkeypatch.setattr(archives, "CHARACTERS_LIMIT", 100)
    with pytest.raises(BadInput) as refused:
        read([("one", "text\n" + "a" * 60), ("two", "text\n" + "a" * 60)])
    assert refused.value.kind == "archive.size"


@given(
    st.text(max_size=200),
    st.sampled_from(
        ["", HEAD, HEAD + "[", "text,id\n", "text;date\n", "{", '{"text":"a"}\n{', "[{"]
    ),
)
def test_whatever_is_given_is_read_or_refused(rubbish, head):
    try:
        found = posts(head + rubbish)
    except BadInput as refused:
        found = refused.kind
    if isinstance(found, str):
        assert found.startswith("archive.")
    else:
        assert all(post.text.strip() for post in found)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_every_text_of_an_export_comes_back(texts):
    escaped = [
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in texts
    ]
    entries = [tweet(f"a {text} b") for text in escaped]
    found = posts(export(*entries))
    assert [post.text for post in found] == [normalize("NFC", f"a {text} b") for text in texts]
