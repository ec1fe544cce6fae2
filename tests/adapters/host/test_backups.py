import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop_app.adapters.host import backups
from desktop_app.adapters.host.backups import Kept, file_name, kept, require_room, superfluous
from desktop_app.domain.errors import BadInput, Unavailable

NOW = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)


def nights(count: int, every: int = 1) -> list[Kept]:
    days = [NOW - timedelta(days=every * night) for night in range(count)]
    return [Kept(path=Path(file_name("acme", at)), at=at) for at in days]


def test_a_backup_is_found_by_its_name_and_nobody_else_s_is(tmp_path):
    for name in (
        file_name("acme", NOW),
        file_name("acme", NOW - timedelta(days=1)),
        file_name("other", NOW),
        f".{file_name('acme', NOW)}.making",
        "acme-notes.countersign-backup",
    ):
        (tmp_path / name).touch()
    assert [one.at for one in kept(tmp_path, "acme")] == [NOW, NOW - timedelta(days=1)]
    assert kept(tmp_path / "nowhere", "acme") == ()


def test_fourteen_days_and_eight_weeks_are_kept():
    there = nights(100)
    gone = superfluous(there)
    left = [one for one in there if one not in gone]
    assert left[:14] == there[:14]
    # 14 days reach into three calendar weeks here; five more Sundays follow.
    assert [one.at.isoweekday() for one in left[14:]] == [7] * (len(left) - 14)
    assert len({one.at.isocalendar()[:2] for one in left}) == 8


def test_nothing_is_removed_only_because_time_passed():
    assert superfluous(nights(8, every=40)) == ()


def test_of_several_in_one_day_the_last_is_kept():
    early, late = NOW - timedelta(hours=2), NOW
    both = [Kept(path=Path(file_name("acme", at)), at=at) for at in (early, late)]
    assert [one.at for one in superfluous(both)] == [early]


def test_a_backup_needs_room_for_the_dump_its_trial_and_the_file(monkeypatch, tmp_path):
    usage = SimpleNamespace(free=2_000_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    require_room(800_000_000, tmp_path)
    with pytest.raises(Unavailable) as refused:
        require_room(900_000_000, tmp_path)
    assert refused.value.facts == {"path": str(tmp_path), "free": "2000", "needed": "2180"}


def packed(tmp_path: Path) -> Path:
    dumped, target = tmp_path / "dump", tmp_path / "whole"
    dumped.write_bytes(b"PGDMP" + bytes(100_000))
    about, roles = {"database": "acme", "heads": {}}, [{"rolname": "acme_anne"}]
    backups.pack(target, about, roles, {"authority.pem": b"PEM"}, dumped)
    return target


def test_what_was_packed_is_unpacked(tmp_path):
    found = backups.unpack(packed(tmp_path), tmp_path)
    assert (found.about["database"], found.about["form"]) == ("acme", 1)
    assert [one["rolname"] for one in found.roles] == ["acme_anne"]
    assert found.host == {"authority.pem": b"PEM"}
    assert found.dump.read_bytes() == b"PGDMP" + bytes(100_000)


@pytest.mark.parametrize("content", [b"", b"no archive", bytes(20_480)])
def test_what_is_no_backup_is_refused(tmp_path, content):
    (tmp_path / "whole").write_bytes(content)
    with pytest.raises(BadInput, check=lambda error: error.kind == "host.backup_form"):
        backups.unpack(tmp_path / "whole", tmp_path)


def test_a_backup_of_another_form_is_refused(tmp_path, monkeypatch):
    whole = packed(tmp_path)
    monkeypatch.setattr(backups, "FORM", 2)
    with pytest.raises(BadInput, check=lambda error: error.kind == "host.backup_form"):
        backups.unpack(whole, tmp_path)
