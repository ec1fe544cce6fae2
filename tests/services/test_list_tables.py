"""Lists as CSV: out and in again, from a spreadsheet's own saving, and nothing that cannot stand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.company_list import ListName
from desktop_app.domain.errors import BadInput
from desktop_app.domain.goals import Goal, GoalId, GoalState
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.watching import Watched, WatchEntry, WatchKind, WatchList
from desktop_app.services.list_tables import COLUMNS, items_in, table
from desktop_app.services.tables import marked, unmarked

GOALS = (
    Goal(
        id=GoalId("hire"),
        objective="=Ten; engineers",
        means='Say "why",\nnot how',
        deadline=date(2026, 12, 31),
        owner=PersonId("claire"),
        accounts=(AccountId("acme"), AccountId("ceo")),
        per_week=2,
        reserve=3,
        state=GoalState.DROPPED,
        reason="-",
    ),
    Goal(id=GoalId("b"), objective="B", deadline=date(2027, 1, 1), owner=PersonId("paul")),
)
TAGS = (
    Hashtag(tag="AcmeLyon", meaning_fr="Notre site à Lyon", since=date(2026, 1, 5)),
    Hashtag(
        tag="Old",
        meaning_en="+old",
        since=date(2020, 1, 1),
        retired=date(2021, 1, 1),
        ambiguity="@x",
    ),
)
WATCH = (
    WatchList(
        theme="AI",
        kind=WatchKind.ECLECTIC,
        note="weekly",
        entries=(
            WatchEntry(what=Watched.ACCOUNT, value="voltane", topic="chips", note="= a note"),
            WatchEntry(what=Watched.COMPETITOR, value="@voltane"),
            WatchEntry(what=Watched.KEYWORD, value="edge computing"),
        ),
    ),
    WatchList(theme="Empty"),
)
ALL = {ListName.GOALS: GOALS, ListName.HASHTAGS: TAGS, ListName.WATCH: WATCH}


def kind_of(kind):
    return pytest.raises(BadInput, check=lambda error: error.kind == kind)


@pytest.mark.parametrize("name", ListName)
def test_what_goes_out_comes_in_again(name):
    text = table(name, ALL[name])
    assert items_in(name, text.encode()) == ALL[name]
    assert items_in(name, b"\xef\xbb\xbf" + text.replace("\r\n", "\n").encode()) == ALL[name]


@pytest.mark.parametrize("name", ListName)
def test_no_cell_is_a_formula(name):
    for line in table(name, ALL[name]).splitlines():
        for cell in line.split('","'):
            assert not cell.strip('"').startswith(("=", "+", "-", "@"))


def test_a_french_spreadsheet_divides_cells_by_semicolons():
    text = "tag;meaning_en;meaning_fr;language;since;ambiguity;retired\n#Lyon;;Site;;2026-01-05;;\n;;;;;;\n"
    (found,) = items_in(ListName.HASHTAGS, text.encode("utf-8-sig"))
    assert (found.tag, found.meaning_fr) == ("Lyon", "Site")


def test_a_goal_without_a_number_gets_one():
    header = ",".join(COLUMNS[ListName.GOALS])
    row = f"{header}\n,Grow,,2026-12-31,claire,,,,,\n".encode()
    (one,), (two,) = items_in(ListName.GOALS, row), items_in(ListName.GOALS, row)
    assert one.id != two.id
    assert (one.per_week, one.reserve, one.state) == (0, 0, GoalState.OPEN)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Grow,x", "list.cells"),
        ("a,,,2026-12-31,claire,,,,,", "list.unnamed_row"),
        ("a,Grow,,,claire,,,,,", "list.missing"),
        ("a,Grow,,31/12/2026,claire,,,,,", "list.value"),
        ("a,Grow,,20261231,claire,,,,,", "list.value"),
        ("a,Grow,,2026-12-31,,,,,,", "list.missing"),
        ("a,Grow,,2026-12-31,claire,,1.5,,,", "list.value"),
        ("a,Grow,,2026-12-31,claire,,101,,,", "list.value"),
        ("a,Grow,,2026-12-31,claire,,,,finished,", "list.value"),
        ("a,Grow,,2026-12-31,claire,,,,dropped,", "list.missing"),
        ("a b,Grow,,2026-12-31,claire,,,,,", "list.value"),
        ("a,Grow,,2026-12-31,claire,x x,,,,", "list.value"),
        ("a,Gr\u0007ow,,2026-12-31,claire,,,,,", "list.name"),
        ('a,"Grow,,2026-12-31,claire,,,,,', "list.not_csv"),
    ],
)
def test_what_cannot_stand_is_refused_by_its_kind(line, kind):
    header = ",".join(COLUMNS[ListName.GOALS])
    with kind_of(kind):
        items_in(ListName.GOALS, f"{header}\n{line}\n".encode())


@pytest.mark.parametrize(
    "text", ["", "tag\n", "meaning_en,tag,meaning_fr,language,since,ambiguity,retired\n"]
)
def test_other_columns_are_refused(text):
    with kind_of("list.columns"):
        items_in(ListName.HASHTAGS, text.encode())


def test_what_is_no_text_or_far_too_long_is_refused():
    with kind_of("list.not_csv"):
        items_in(ListName.HASHTAGS, b"tag\xff")
    with kind_of("list.too_long"):
        items_in(ListName.HASHTAGS, b"x" * 2_000_000)


def test_a_theme_says_one_thing_about_itself():
    header = ",".join(COLUMNS[ListName.WATCH])
    rows = f"{header}\nAI,eclectic,,account,a,,\nAI,specialised,,account,b,,\n"
    with kind_of("list.value"):
        items_in(ListName.WATCH, rows.encode())


@settings(max_examples=200)
@given(st.text(alphabet="'=+-@\t a＝", max_size=6))
def test_a_mark_is_read_back(cell):
    out = marked(cell)
    assert unmarked(out) == cell
    assert not out.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "＝"))
