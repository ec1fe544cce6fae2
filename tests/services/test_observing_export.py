"""What is written as a table is what a file brings: nothing of it changes on the way."""

from dataclasses import replace

import pytest

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.domain.errors import BadInput
from desktop_app.services.observing_export import export_csv
from desktop_app.services.observing_import import Sort, import_csv
from desktop_app.services.observing_lists import keep, read_item
from desktop_app.services.observing_ports import (
    Counts,
    Hit,
    Mention,
    Seen,
    Snapshot,
    Tray,
    WatchList,
)
from tests.services.test_observing import ACCOUNT, fake, parts  # noqa: F401 - fixtures

LYON = WatchList(name="Lyon", items=(read_item("#lyon"),))


def seen(parts, number, text):  # noqa: F811 - no fixture here
    return Seen(
        x_post_id=number,
        author_id="7",
        handle="nadia",
        text=text,
        created_at=parts.clock.now(),
        conversation="11",
        language="fr",
    )


def fill(parts):  # noqa: F811 - the fixture
    now, kept = parts.clock.now(), parts.observations
    texts = ("@claire_morel bonjour ;\n« oui »", "=1+1", "'@x", "''", "été, 👩🏽‍💻")
    posts = [seen(parts, str(12 + place), text) for place, text in enumerate(texts)]
    kept.keep_mentions(ACCOUNT, [Mention(seen=one, seen_at=now) for one in posts])
    kept.move_mention(ACCOUNT, "12", Tray.ASIDE)
    keep(parts, ACCOUNT, LYON)
    kept.keep_hits(ACCOUNT, "Lyon", [Hit(seen=one, seen_at=now) for one in posts])
    counts = Counts(likes=0, replies=3)
    kept.keep_snapshots(ACCOUNT, [Snapshot(x_post_id="12", at=now, counts=counts, price=1_000)])


@pytest.mark.parametrize("sort", list(Sort))
def test_a_table_brings_to_another_computer_what_is_kept_here(parts, sort, tmp_path):  # noqa: F811 - the fixture
    fill(parts)
    table = export_csv(parts, ACCOUNT, sort)
    with_formula = '"@claire_morel bonjour' in table or '"=1+1"' in table
    assert not with_formula, "a spreadsheet would reckon with it"
    other = replace(parts, observations=open_observations(tmp_path / "other.sqlite"))
    try:
        if sort is Sort.POSTS:
            keep(other, ACCOUNT, LYON)
        count = 1 if sort is Sort.METRICS else 5
        assert import_csv(other, ACCOUNT, table).new == count
        assert export_csv(other, ACCOUNT, sort) == table
        assert import_csv(parts, ACCOUNT, table).new == 0
    finally:
        other.observations.close()


def test_without_anything_the_table_has_its_columns_alone(parts):  # noqa: F811 - the fixture
    assert export_csv(parts, ACCOUNT, Sort.METRICS).count("\r\n") == 1
    with pytest.raises(BadInput):
        export_csv(parts, "nobody", Sort.METRICS)
