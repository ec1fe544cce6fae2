"""Proof in a file: exported, and checked on a machine that has nothing but the file."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.conftest import CALM, ROOT
from tests.services.bundles import place, sealed, values


@pytest.fixture
def bundle(desk, tmp_path):
    post = desk.posted("--part", "Et à l’an prochain.")
    path = tmp_path / "evidence.jsonl"
    said = desk.done("export", "evidence", post, "--out", path)
    assert said.split()[-1] in desk.done("verify", path)
    return path


def verified(path, tmp_path, *command):
    """Without a home, a keychain, a network: only the file."""
    return subprocess.run(
        [*command, sys.executable, "-m", "desktop_app", "verify", str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
        env={
            "PATH": os.environ["PATH"],
            "COUNTERSIGN_HOME": str(tmp_path / "nothing"),
            "LC_ALL": "fr_FR.UTF-8",
            "PYTHONUTF8": "1",
        },
    )


def test_a_bundle_is_checked_with_nothing_but_itself(bundle, tmp_path):
    done = verified(bundle, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"  | {CALM}" in done.stdout
    assert done.stdout.count("Paul Roy l’a approuvé pour la communication") == 2
    assert "Ceci prouve" in done.stdout
    assert "Ceci ne prouve pas" in done.stdout
    assert "EXERCICE" in done.stdout
    assert not (tmp_path / "nothing").exists()


def test_what_the_file_will_hold_is_said_before_it_is_written(desk, tmp_path):
    """Counsel decides who gets it: remarks are in it, the author's private note is not."""
    post = desk.submit("--note", "zqnote")
    said = ("--as", "ines", "--fingerprint", desk.shown(post)["fingerprint"])
    made = desk.done("comment", *said, post, "zqremark").strip()
    desk.done("comment", *said, "--answers", made, post, "zqanswer")
    path = tmp_path / "evidence.jsonl"
    told = desk.done("export", "evidence", post, "--out", path)
    before, _, after = told.partition("SHA-256")
    assert "posts: 1, versions: 1, remarks and answers: 2, reasons of decisions: 0" in before
    assert "privileged" in before
    assert "private note" in before
    assert after
    written = path.read_text(encoding="utf-8")
    assert ("zqremark" in written, "zqanswer" in written, "zqnote" in written) == (
        True,
        True,
        False,
    )
    refused = tmp_path / "no" / "folder.json"
    assert "cannot" in desk.refused("export", "evidence", post, "--out", refused)


def test_a_changed_bundle_is_refused_by_name(desk, bundle):
    text = bundle.read_text(encoding="utf-8")
    said = values(text.encode())
    line, one = place(said, "approve")
    bundle.write_text(
        text.replace('"role":"communications"', '"role":"legal"', 1), encoding="utf-8"
    )
    assert "does not hold" in desk.refused("verify", bundle)
    one["actor"] = "ines"
    bundle.write_bytes(sealed(said))
    refused = desk.refused("verify", bundle)
    assert f"line {line + 1}, entry {one['seq']} of the chain of the account" in refused
    bundle.write_text(text + "\n", encoding="utf-8")
    assert "exactly as it was written" in desk.refused("verify", bundle)
    bundle.write_bytes(b"\xff")
    desk.refused("verify", bundle)


def test_all_posts_of_a_time_are_one_bundle(desk, tmp_path):
    posts = [desk.posted(text=f"Bonjour à tous, numéro {number}.") for number in range(3)]
    today = datetime.now(UTC).date()
    days = ("--from", today - timedelta(days=1), "--to", today + timedelta(days=1))
    path = tmp_path / "month.jsonl"
    assert "The file will hold posts: " in desk.done("export", "evidence", *days, "--out", path)
    said = desk.done("verify", path)
    assert all(f"Post {post}" in said for post in posts)
    assert "Nothing is left out" in said
    assert said.count("had to") == 0
    desk.done("export", "evidence", *days, "--account", "aurelis", "--out", tmp_path / "one")
    assert "posts with anything in this time: 0" in desk.done("verify", tmp_path / "one")
    backwards = ("--from", today, "--to", today - timedelta(days=2))
    assert "no time" in desk.refused("export", "evidence", *backwards, "--out", tmp_path / "two")
    assert sorted(one.name for one in tmp_path.glob("*.part")) == []
    for wrong in ((), (posts[0], "--from", today), ("--from", today), (posts[0], "--account", "x")):
        code, _, told = desk.run("export", "evidence", *wrong, "--out", tmp_path / "three")
        assert (code, "Give a post, or --from and --to" in told) == (2, True)


def test_nothing_is_overwritten_and_nothing_is_begun(desk, tmp_path, bundle):
    before = bundle.read_bytes()
    (post,) = [
        line.split()[0] for line in desk.done("list", "--published", "--as", "paul").splitlines()
    ]
    assert "already" in desk.refused("export", "evidence", post, "--out", bundle)
    assert bundle.read_bytes() == before
    desk.refused("export", "evidence", "nothing", "--out", tmp_path / "new.json")
    desk.refused("export", "evidence", post, "--out", tmp_path / "no" / "folder.json")
    assert not (tmp_path / "new.json").exists()
    desk.refused("verify", tmp_path / "none.json")


def test_a_post_that_was_never_sent_has_evidence_too(desk, tmp_path):
    post = desk.submit()
    path = tmp_path / "evidence.jsonl"
    desk.done("export", "evidence", post, "--out", path)
    assert "Nothing of it was posted" in desk.done("verify", path)


def test_evidence_says_what_read_the_language_of_the_post(bundle, tmp_path):
    said = verified(bundle, tmp_path).stdout
    assert "L’orthographe n’a pas été vérifiée." in said
    assert "La grammaire n’a pas été vérifiée." in said
