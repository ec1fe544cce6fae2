"""What a CSV file brings is kept whole or not at all, costs nothing, and is marked."""

from dataclasses import replace

import pytest

from desktop_app.domain.errors import BadInput
from desktop_app.services import observing, observing_lists, reading_budget
from desktop_app.services.observing_import import COLUMNS, Imported, Sort, import_csv, text_of
from desktop_app.services.observing_lists import read_item
from desktop_app.services.observing_ports import Counts, Origin, WatchList
from tests.services.test_observing import ACCOUNT, fake, parts  # noqa: F401 - fixtures

POSTS = "x_post_id,handle,text,created_at"
ROW = '12,@nadia,"Bravo, Claire",2026-11-24T09:30:00+01:00'


def test_mentions_come_without_a_reader_or_a_budget(parts):  # noqa: F811 - the fixture
    reading_budget.set_budget(parts, ACCOUNT, 0)
    alone = replace(parts, reader=None)
    file = f"{POSTS},reply_to\r\n{ROW},11\r\n\r\n13,basile,Merci,2026-11-24T10:00:00Z,\r\n"
    assert import_csv(alone, ACCOUNT, file) == Imported(sort=Sort.MENTIONS, new=2, known=0)
    assert import_csv(alone, ACCOUNT, file) == Imported(sort=Sort.MENTIONS, new=0, known=2)
    newest, oldest = observing.mentions(alone, ACCOUNT)
    assert (newest.seen.handle, newest.seen.reply_to) == ("basile", "")
    assert (oldest.seen.text, oldest.seen.reply_to) == ("Bravo, Claire", "11")
    assert oldest.seen.created_at.isoformat() == "2026-11-24T08:30:00+00:00"
    assert {each.origin for each in (newest, oldest)} == {Origin.IMPORTED}
    assert reading_budget.spendings(alone, ACCOUNT) == ()


def test_a_semicolon_parts_columns_too(parts):  # noqa: F811 - the fixture
    file = "x_post_id;handle;text;created_at\n12;nadia;Bravo, Claire;2026-11-24T09:30:00Z\n"
    assert import_csv(parts, ACCOUNT, file).new == 1


def test_posts_come_to_the_list_that_they_name(parts):  # noqa: F811 - the fixture
    file = f"list,{POSTS}\nLyon,{ROW}\n"
    with pytest.raises(BadInput) as told:
        import_csv(parts, ACCOUNT, file)
    assert (told.value.kind, told.value.facts) == ("observing.list", {"name": "Lyon"})
    made = WatchList(name="Lyon", items=(read_item("#lyon"),))
    observing_lists.keep(parts, ACCOUNT, made)
    assert import_csv(parts, ACCOUNT, file) == Imported(sort=Sort.POSTS, new=1, known=0)
    (hit,) = observing_lists.hits(parts, ACCOUNT, "Lyon")
    assert hit.origin is Origin.IMPORTED


def test_numbers_come_with_their_time_and_what_was_not_said_is_unknown(parts):  # noqa: F811 - the fixture
    file = "x_post_id,at,likes,reposts\n12,2026-11-24T09:00:00Z,3,\n"
    assert import_csv(parts, ACCOUNT, file).sort is Sort.METRICS
    (snapshot,) = parts.observations.snapshots(ACCOUNT)
    assert snapshot.counts == Counts(likes=3)
    assert (snapshot.price, snapshot.origin) == (0, Origin.IMPORTED)


def test_what_x_shows_no_more_does_not_come_back_by_a_file(parts):  # noqa: F811 - the fixture
    observing.forget(parts, ACCOUNT, "12")
    assert import_csv(parts, ACCOUNT, f"{POSTS}\n{ROW}\n").known == 1
    assert observing.mentions(parts, ACCOUNT) == ()


@pytest.mark.parametrize(
    ("file", "kind", "facts"),
    [
        (f"{POSTS},mood\n", "observing.csv_column", {"column": "mood"}),
        (f"{POSTS},text\n", "observing.csv_column", {"column": "text"}),
        ("", "observing.csv_missing", {"column": "x_post_id"}),
        ("x_post_id,handle\n", "observing.csv_missing", {"column": "text"}),
        (f"{POSTS}\n1,a,b\n", "observing.csv_form", {"line": "2"}),
        (f'{POSTS}\n1,a,"b,2026\n', "observing.csv_form", {"line": "2"}),
        (
            f"{POSTS}\n{ROW}\nx,a,b,2026-11-24T09:00:00Z\n",
            "observing.csv_value",
            {"column": "x_post_id", "line": "3"},
        ),
        (
            f"{POSTS}\n1,a b,b,2026-11-24T09:00:00Z\n",
            "observing.csv_value",
            {"column": "handle", "line": "2"},
        ),
        (
            f"{POSTS}\n1,a, ,2026-11-24T09:00:00Z\n",
            "observing.csv_value",
            {"column": "text", "line": "2"},
        ),
        (
            f"{POSTS}\n1,a,b,2026-11-24T09:00:00\n",
            "observing.csv_value",
            {"column": "created_at", "line": "2"},
        ),
        (f"{POSTS}\n1,a,b,soon\n", "observing.csv_value", {"column": "created_at", "line": "2"}),
        (
            f"{POSTS}\n1,a,b,2999-01-01T00:00:00Z\n",
            "observing.csv_value",
            {"column": "created_at", "line": "2"},
        ),
        (
            "x_post_id,at,likes\n1,2026-11-24T09:00:00Z,-3\n",
            "observing.csv_value",
            {"column": "likes", "line": "2"},
        ),
        (
            "x_post_id,at,likes\n1,2026-11-24T09:00:00Z,\n",
            "observing.csv_value",
            {"column": "likes", "line": "2"},
        ),
        (
            "x_post_id,at,likes\n1,2999-01-01T00:00:00Z,3\n",
            "observing.csv_value",
            {"column": "at", "line": "2"},
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(parts, file, kind, facts):  # noqa: F811 - the fixture
    with pytest.raises(BadInput) as told:
        import_csv(parts, ACCOUNT, file)
    assert (told.value.kind, told.value.facts) == (kind, facts)
    assert observing.mentions(parts, ACCOUNT) == parts.observations.snapshots(ACCOUNT) == ()


def test_the_guide_names_every_column():
    from tests.house.tree import ROOT

    guide = (ROOT / "docs" / "observing.md").read_text(encoding="utf-8")
    for needed, more in COLUMNS.values():
        assert all(f"`{name}`" in guide for name in (*needed, *more))


def test_a_line_of_json_holds_the_same_under_the_same_names(parts):  # noqa: F811 - the fixture
    file = (
        '{"x_post_id": 12, "handle": "nadia", "text": "Bravo", "created_at": "2026-11-24T09:30:00Z"}\n'
        "\n"
        '{"x_post_id": "13", "handle": "basile", "text": "\\u00e9", "reply_to": null,'
        ' "created_at": "2026-11-24T10:00:00Z"}\r\n'
    )
    assert import_csv(parts, ACCOUNT, file) == Imported(sort=Sort.MENTIONS, new=2, known=0)
    numbers = '{"x_post_id": 12, "at": "2026-11-24T09:00:00Z", "likes": 0}'
    assert import_csv(parts, ACCOUNT, numbers).sort is Sort.METRICS
    assert parts.observations.snapshots(ACCOUNT)[0].counts == Counts(likes=0)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('{"x_post_id": 12', "csv_form"),
        ("[1]", "csv_form"),
        ("{" * 100_000, "csv_form"),
        ('{"x_post_id": true}', "csv_value"),
        ('{"x_post_id": ["12"]}', "csv_value"),
        ('{"x_post_id": "12", "other": 1}', "csv_column"),
        ('{"x_post_id": "a", "at": "2026-11-24T09:00:00Z", "likes": 1}', "csv_value"),
    ],
)
def test_a_line_of_json_that_cannot_be_read_keeps_nothing(parts, line, kind):  # noqa: F811 - the fixture
    fine = '{"x_post_id": 12, "at": "2026-11-24T09:00:00Z", "likes": 0}'
    with pytest.raises(BadInput) as told:
        import_csv(parts, ACCOUNT, f"{fine}\n{line}")
    assert told.value.kind == f"observing.{kind}"
    assert parts.observations.snapshots(ACCOUNT) == ()


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14", b"window.YTD.tweets.part0 = []"])
def test_what_x_exports_of_an_account_is_named_as_that(content):
    with pytest.raises(BadInput) as told:
        text_of(content)
    assert told.value.kind == "observing.own_export"


def test_a_text_is_in_utf_8():
    assert text_of("\ufeffé".encode()) == "é"
    with pytest.raises(BadInput) as told:
        text_of(b"\xff")
    assert told.value.kind == "cli.not_utf8"
