"""The five views, typed, in both languages, with the zone said on each."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop_app.adapters.workbook import xlsx
from desktop_app.checks.tone import Tone
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import Refused
from desktop_app.services import practice
from desktop_app.services.figures import Figures, Out
from desktop_app.services.figures_book import book, export
from desktop_app.services.observing_ports import Counts
from desktop_app.services.process import Deeds, Process
from desktop_app.services.spread import Spread
from desktop_app.services.workbook import Kind

HOUR = timedelta(hours=1)


@pytest.fixture
def figures(office):
    with office.parts.store.begin() as work:
        charter = work.charter()
    at = datetime(2026, 11, 24, 8, tzinfo=UTC)
    paul = Deeds(
        person=practice.COMMUNICATIONS,
        versions=0,
        approvals=3,
        changes=1,
        vetoes=0,
        deciding=Spread(count=3, median=HOUR / 2, p90=2 * HOUR),
    )
    return Figures(
        charter=charter,
        account=practice.ACCOUNT,
        zone="Europe/Paris",
        first=date(2026, 11, 23),
        last=date(2026, 11, 24),
        as_of=at + HOUR,
        posts=(
            Out(
                post=PostId("a"),
                at=at,
                author=practice.EXECUTIVE,
                hashtags=("Lyon",),
                tone=Tone.INFORMS,
                numbers=(Counts(likes=4),),
            ),
            Out(post=PostId("b"), at=at, author=PersonId("gone")),
        ),
        process=Process(people=(paul,)),
        waiting=(),
        readings=(),
    )


def sheets(figures, language="en"):
    return {each.name: each for each in book(figures, language).sheets}


def test_the_five_views_in_their_order(figures):
    assert list(sheets(figures)) == ["By day", "By hour", "People", "Hashtags", "Tone"]
    assert list(sheets(figures, "fr")) == [
        "Par jour",
        "Par heure",
        "Personnes",
        "Hashtags",
        "Ton",
    ]
    for each in (*sheets(figures).values(), *sheets(figures, "fr").values()):
        assert "Europe/Paris" in each.about
        assert "@claire_morel" in each.about
        assert all(len(row) == len(each.columns) for row in each.rows)


def test_days_are_days_and_what_was_not_read_is_empty(figures):
    days = sheets(figures)["By day"]
    assert [column.kind for column in days.columns] == [Kind.DAY, *[Kind.COUNT] * 8]
    empty = (None,) * 6
    assert days.rows == (
        (date(2026, 11, 23), 0, 0, *empty),
        (date(2026, 11, 24), 2, 1, None, 4, None, None, None, None),
    )


def test_hours_name_the_weekday(figures):
    rows = sheets(figures, "fr")["Par heure"].rows
    assert len(rows) == 7 * 24
    assert [row[:3] for row in rows if row[2]] == [("mardi", 9, 2)]


def test_people_by_name_with_their_times_in_hours(figures):
    people = sheets(figures)["People"].rows
    assert people == (
        ("Paul Roy", 0, 0, 3, 1, 0, 0.5, 2.0),
        ("Claire Morel", 1, 0, 0, 0, 0, None, None),
        ("gone", 1, 0, 0, 0, 0, None, None),
    )


def test_hashtags_and_tones(figures):
    found = sheets(figures)
    assert [row[:3] for row in found["Hashtags"].rows] == [("#Lyon", 1, 1)]
    assert [row[:2] for row in found["Tone"].rows] == [
        ("Informs", 1),
        ("Informs and praises", 0),
        ("Promotes", 0),
        ("Words taken out of the record", 1),
    ]


def test_what_was_left_out_is_said(figures):
    assert "left out" not in sheets(figures)["By day"].about
    cut = replace(figures, is_whole=False)
    assert all("left out" in each.about for each in sheets(cut).values())


def test_a_file_that_is_there_stays(office, figures, tmp_path):
    path = tmp_path / "figures.xlsx"
    parts = replace(office.parts, write_workbook=xlsx)
    export(parts, figures, "en", path)
    content = path.read_bytes()
    assert content.startswith(b"PK")
    with pytest.raises(Refused, match=r"audit\.exists"):
        export(parts, figures, "en", path)
    assert path.read_bytes() == content
    with pytest.raises(RuntimeError):
        export(office.parts, figures, "en", tmp_path / "b.xlsx")
