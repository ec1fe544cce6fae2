import getpass

import pytest

from desktop_app.adapters.host.machine import Machine, Rehearsal
from desktop_app.domain.errors import Unavailable

ME = getpass.getuser()


def test_a_file_is_written_once_with_its_rights_and_its_folder(tmp_path):
    place = tmp_path / "made" / "secret"
    machine = Machine()
    assert machine.write(place, b"first", mode=0o600, owner=ME)
    assert not machine.write(place, b"first", mode=0o600, owner=ME)
    assert (place.read_bytes(), place.stat().st_mode & 0o777) == (b"first", 0o600)
    assert machine.write(place, b"second", mode=0o640, owner=ME)
    assert [path.name for path in place.parent.iterdir()] == ["secret"]


def test_rights_that_somebody_loosened_are_put_right(tmp_path):
    place = tmp_path / "secret"
    place.write_bytes(b"kept")
    place.chmod(0o644)
    assert not Machine().write(place, b"kept", mode=0o600, owner=ME)
    assert place.stat().st_mode & 0o777 == 0o600


def test_a_program_is_given_its_words_and_what_it_complains_of_is_told():
    assert Machine().run("cat", said=b"words") == "words"
    with pytest.raises(Unavailable) as failed:
        Machine().run("ls", "/nowhere/at/all")
    assert failed.value.kind == "host.program"
    assert "/nowhere/at/all" in failed.value.facts["why"]
    assert Machine().ask("ls", "/nowhere/at/all") is None
    with pytest.raises(Unavailable):
        Machine().run("no-such-program-here")


def test_a_rehearsal_changes_nothing_and_shows_no_secret(tmp_path):
    told = []
    machine = Rehearsal(told.append)
    machine.run("touch", tmp_path / "file", said=b"secret words")
    machine.write(tmp_path / "key", b"secret words", mode=0o600)
    machine.write(tmp_path / "unit", b"for everybody")
    machine.folder(tmp_path / "folder")
    assert list(tmp_path.iterdir()) == []
    assert "secret" not in "\n".join(told)
    assert told[0] == f"$ touch {tmp_path / 'file'} < …"
    assert "    for everybody" in told
