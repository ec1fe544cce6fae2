"""Reading X by commands, on the practice desk, where others have said something already."""

import sqlite3
from contextlib import closing

import pytest

COMPANY = ("--account", "aurelis")


def test_mentions_are_read_once_and_their_price_is_told(desk):
    first = desk.done("observe", "mentions", *COMPANY)
    assert first.count("@nadia_forest") == 1
    assert "New: 2. It cost $0.010; $4.990" in first
    assert "New: 0. It cost $0.000" in desk.done("observe", "mentions", *COMPANY)


def test_whoever_reads_looks_again_for_what_is_kept(desk):
    desk.done("observe", "mentions", *COMPANY)
    with closing(sqlite3.connect(next(desk.home.rglob("observations.sqlite")))) as file:
        file.execute("UPDATE seen SET checked_at = '2020-01-01T00:00:00Z'")
        file.execute(
            "UPDATE seen SET x_post_id = '12' WHERE x_post_id = (SELECT min(x_post_id) FROM seen)"
        )
        file.commit()
    told = desk.done("observe", "mentions", *COMPANY)
    assert "It cost $0.005; no longer there, and forgotten here: 1." in told
    assert "no longer there" not in desk.done("observe", "mentions", *COMPANY)


def test_a_watch_list_is_made_and_asked_for_again(desk):
    found = desk.done("observe", "search", "Pumps", "#heatpumps", "@dailyledger")
    assert found.count("#heatpumps") == 2
    assert "New: 0" in desk.done("observe", "search", "Pumps")
    assert "“Paris”" in desk.refused("observe", "search", "Paris")
    assert "watch list" in desk.refused("observe", "search", "Paris", 'a "b"')


def test_a_profile_names_what_is_missing(desk):
    said = desk.done("observe", "profile")
    assert "https://aurelis.example/claire-morel" in said
    assert "grey silhouette" in said
    assert "followers: 4180" in said


def test_where_nothing_is_due_nothing_is_asked(desk):
    for command in ("metrics", "polls", "recheck"):
        assert desk.done("observe", command).startswith("New: 0. It cost $0.000")


def test_a_budget_is_set_and_what_does_not_fit_is_left_out(desk):
    assert "$5.000 a month" in desk.done("observe", "budget")
    told = desk.done("observe", "budget", "0,01")
    assert "$0.010 a month" in told
    assert "takes $0.005 a day at most; $0.005 stay for what you ask for" in told
    assert "X has more than was read" in desk.done("observe", "mentions")
    assert "$0.010" in desk.done("observe", "profile")
    assert "Not asked for" in desk.done("observe", "profile")
    assert "nobody set" in desk.done("observe", "budget", "$0")
    assert "Nobody has set" in desk.refused("observe", "mentions")
    for wrong in ("x", "1001", "NaN", "Infinity"):
        assert "no amount" in desk.refused("observe", "budget", wrong)


def test_a_file_brings_what_was_observed_elsewhere(desk, tmp_path):
    file = tmp_path / "mentions.csv"
    rows = "x_post_id,handle,text,created_at\n12,nadia,Bravo,2026-11-01T09:30:00Z\n"
    file.write_text(rows, encoding="utf-8-sig")
    assert "1 new, 0 known" in desk.done("observe", "import", file)
    assert "0 new, 1 known" in desk.done("observe", "import", file)
    file.write_bytes(b"\xff")
    assert "UTF-8" in desk.refused("observe", "import", file)
    desk.refused("observe", "import", tmp_path / "none.csv")


def test_what_was_observed_is_written_as_a_table_that_can_be_read_again(desk, tmp_path):
    desk.done("observe", "mentions", *COMPANY)
    out = tmp_path / "mentions.csv"
    assert "2 rows" in desk.done("observe", "export", "mentions", *COMPANY, "--out", out)
    assert "0 new, 2 known" in desk.done("observe", "import", out, *COMPANY)
    assert str(out) in desk.refused("observe", "export", "mentions", *COMPANY, "--out", out)
    out.write_bytes(b"PK\x03\x04")
    assert "what X exports" in desk.refused("observe", "import", out)


@pytest.mark.parametrize("command", ["mentions", "metrics", "polls", "profile", "recheck"])
def test_an_account_that_nobody_knows(desk, command):
    assert "“x”" in desk.refused("observe", command, "--account", "x")
