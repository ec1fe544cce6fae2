"""A table, paper and mail: what other programs and people are given."""

import csv
import email
import email.policy
import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from openpyxl import load_workbook

from desktop_app.domain.canonical import digest
from tests.cli.conftest import CALM

SECRET = "zqprivatenote"


@pytest.fixture
def days():
    today = datetime.now(UTC).date()
    return ("--from", str(today - timedelta(days=1)), "--to", str(today + timedelta(days=1)))


@pytest.fixture
def post(desk):
    """Posted in two parts, with a private note and a remark."""
    post = desk.submit("--part", "=HYPERLINK(1)", "--note", SECRET)
    said = ("--as", "ines", "--fingerprint", desk.shown(post)["fingerprint"])
    remark = desk.done("comment", *said, post, "Est-ce sûr ?").strip()
    desk.done("resolve", "--as", "ines", post, remark)
    desk.approve(post)
    desk.done("publish", "--once")
    return post


def rows_of(path):
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_gets_one_row_a_version_decision_and_publication(desk, days, post, tmp_path):
    path = tmp_path / "month.csv"
    desk.done("export", "csv", *days, "--account", "claire-morel", "--out", path)
    mine = [row for row in rows_of(path) if row["post"] == post]
    assert [row["what"] for row in mine] == ["submit", "approve", "posted", "posted"]
    submitted, approved, *out = mine
    assert (approved["name"], approved["role"]) == ("Paul Roy", "communications")
    assert submitted["text"].startswith(CALM)
    assert [row["part"] for row in out] == ["1", "2"]
    assert out[1]["text"] == "'=HYPERLINK(1)"  # a text, and no formula
    assert out[0]["x_link"].startswith("https://x.com/")
    assert all(row["realm"] == "practice" for row in mine)
    assert SECRET not in path.read_text(encoding="utf-8")
    assert "already" in desk.refused("export", "csv", *days, "--out", path)
    unwritable = tmp_path / "no" / "a.csv"
    assert "a.csv cannot be written." in desk.refused("export", "csv", *days, "--out", unwritable)


def test_a_table_of_other_days_has_a_heading_alone(desk, post, tmp_path):
    path = tmp_path / "empty.csv"
    told = desk.done("export", "csv", "--from", "2001-01-01", "--to", "2001-01-31", "--out", path)
    assert rows_of(path) == []
    assert told.strip().endswith("0 rows")


@pytest.mark.parametrize(("language", "approved"), [("en", "Approved:"), ("fr", "Approuvé\u00a0:")])
def test_a_mail_archive_gets_one_message_a_post(desk, days, post, tmp_path, language, approved):
    folder = tmp_path / "mails"
    desk.submit(text="Jamais parti.")
    desk.done("export", "eml", *days, "--language", language, "--out", folder)
    (path,) = [one for one in folder.iterdir() if post in one.name]
    first = path.read_bytes()
    assert all(len(line) <= 998 for line in first.split(b"\r\n"))  # RFC 5322, 2.1.1
    assert b"\n" not in first.replace(b"\r\n", b"")
    mail = email.message_from_bytes(first, policy=email.policy.default)
    body = mail.get_body().get_content()
    for words in (CALM, "=HYPERLINK(1)", approved, "Paul Roy", "https://x.com/", "UTC"):
        assert words in body
    (attached,) = mail.iter_attachments()
    content = attached.get_payload(decode=True).decode()
    assert f"{digest(content)}.json" == attached.get_filename()
    assert digest(content) in body
    assert json.loads(content)["parts"][0]["text"] == CALM
    assert mail["Message-ID"].endswith("@practice.countersign.invalid>")
    assert mail["Date"].datetime.tzinfo is not None
    assert "[" in mail["Subject"]
    desk.done("export", "eml", *days, "--language", language, "--out", folder)
    assert path.read_bytes() == first
    assert SECRET not in body
    refused = tmp_path / "file"
    refused.write_text("")
    assert "cannot" in desk.refused("export", "eml", *days, "--out", refused)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_outside_counsel_gets_a_review_on_paper(desk, post, tmp_path, qapp, language):
    path = tmp_path / "review.pdf"
    desk.done("export", "review", post, "--language", language, "--out", path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_size > 5_000
    assert "already" in desk.refused("export", "review", post, "--out", path)
    assert "cannot" in desk.refused("export", "review", post, "--out", tmp_path / "no" / "a.pdf")
    assert "not in the record" in desk.refused(
        "export", "review", "none", "--out", tmp_path / "b.pdf"
    )


def test_a_review_is_written_by_a_program_without_a_screen(desk, post, tmp_path, program):
    path = tmp_path / "review.pdf"
    out, err = program("export", "review", post, "--out", str(path)).communicate(timeout=60)
    assert (err, path.read_bytes()[:5]) == ("", b"%PDF-")
    assert "written" in out


def test_a_crisis_is_one_paper_and_nothing_is_overwritten(desk, days, post, tmp_path, qapp):
    desk.done("freeze", "--as", "paul", "claire-morel", "--reason", "Panne.")
    path = tmp_path / "crisis.pdf"
    told = desk.done("export", "dossier", *days, "--account", "claire-morel", "--out", path)
    assert "add it yourself" in told
    assert path.read_bytes().startswith(b"%PDF-")
    assert "already" in desk.refused("export", "dossier", *days, "--out", path)
    desk.refused("export", "dossier", *days, "--account", "nobody", "--out", tmp_path / "b.pdf")
    backwards = ("--from", "2026-02-01", "--to", "2026-01-01")
    desk.refused("export", "dossier", *backwards, "--out", tmp_path / "b.pdf")
    assert not (tmp_path / "b.pdf").exists()


@pytest.mark.parametrize(
    ("language", "views"),
    [
        ("en", ["By day", "By hour", "People", "Hashtags", "Tone"]),
        ("fr", ["Par jour", "Par heure", "Personnes", "Hashtags", "Ton"]),
    ],
)
def test_figures_are_a_workbook_of_five_views(desk, post, tmp_path, language, views):
    path = tmp_path / "figures.xlsx"
    asked = ("export", "figures", "--account", "claire-morel", "--language", language, path)
    assert "five views" in desk.done(*asked)
    made = load_workbook(path)
    assert made.sheetnames == views
    assert "Europe/Paris" in made[views[0]]["A1"].value
    counted = [row[1].value for row in made[views[0]].iter_rows(min_row=3)]
    assert (len(counted), sum(counted)) == (30, 1)
    assert "already" in desk.refused(*asked)
