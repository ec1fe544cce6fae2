from datetime import timedelta

from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.publication import Posted, PostState
from desktop_app.services import evidence, retention
from desktop_app.services.observing_ports import Counts, Snapshot
from tests.fakes import FakePoster


def publish(desk):
    desk.act_as("paul")
    desk.open(desk.post("forty"))
    desk.window.review.bar.approve.click()
    desk.window.review.bar.confirm.click()
    desk.wait_for(PostState.POSTED)
    desk.window.show_page("published")
    desk.settle()


def texts(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


def test_nothing_is_published_yet(desk):
    desk.window.show_page("published")
    assert not desk.window.published.view.isVisible()


def test_what_was_posted_is_found_again_with_its_proof(desk):
    publish(desk)
    page = desk.window.published
    desk.qtbot.waitUntil(lambda: "Paul Roy" in texts(page.detail))
    said = texts(page.detail)
    number = desk.window.review.view.record.publication.x_post_id
    assert number in said
    assert "X shows what was approved" in said
    assert "not public" in said
    assert number in page.model.index(0, 0).data()


def test_a_difference_is_told(desk):
    desk.act_as("paul")
    poster = FakePoster([Posted(x_post_id="5", text="Something else")])
    desk.use_poster(poster)
    publish(desk)
    page = desk.window.published
    desk.qtbot.waitUntil(lambda: "Something else" in texts(page.detail))
    assert "X shows something else" in texts(page.detail)


def test_rows_say_when_by_whom_and_where(desk):
    publish(desk)
    page = desk.window.published
    (row,) = [page.model.row_at(0)]
    said = page.model.index(0, 0).data()
    assert "24 Nov 2026" in said
    assert "Europe/Paris" in said
    assert "approved by Paul Roy" in said
    assert page.model.link(row).endswith(row.x_post_id)
    page.copy_link.click()
    assert QApplication.clipboard().text() == page.model.link(row)
    assert page._told.text() == "Link copied"
    assert not page.open_link.isEnabled()  # practice has no pages


def test_published_posts_are_searched_and_saved(desk, tmp_path):
    publish(desk)
    page, saved = desk.window.published, []
    page.search.ask("forty")
    desk.settle()
    assert page.model.rowCount() == 1
    page.lister.saved.connect(saved.append)
    page.export_to(tmp_path / "out.csv")
    desk.settle()
    lines = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert saved == ["out.csv"]
    assert page._told.said == "Saved as out.csv"
    assert "Paul Roy" in lines[1]
    page.export_to(tmp_path / "none" / "out.csv")
    assert not page.export.isEnabled()
    desk.settle()
    assert page.export.isEnabled()
    assert page._told.said == "1 post"
    assert desk.window.messages.shown.kind == "table.unwritable"
    assert saved == ["out.csv"]
    page.search.ask("nowhere")
    desk.settle()
    assert page.model.rowCount() == 0
    assert page.empty.title.text() == "Nothing like this was published"


def test_words_that_were_taken_out_are_not_shown_but_who_took_them_is(desk):
    publish(desk)
    page = desk.window.published
    parts, post = desk.window.session.parts, page.model.row_at(0).id
    retention.ask(parts, post, "paul", "Ten years are over")
    retention.redact(parts, post, "ines", "Nobody needs it")
    page.reload()
    desk.settle()
    desk.qtbot.waitUntil(lambda: "still in the record" in texts(page.detail))
    said = page.model.index(0, 0).data()
    assert "Words taken out on 24 Nov 2026" in said
    assert ": Nobody needs it" in said
    assert "forty" not in said
    assert "Nobody needs it" in texts(page.detail)
    assert desk.window.messages.shown is None
    desk.window.show_page("review")
    page.review_asked.emit(post)
    desk.settle()
    assert desk.window.messages.shown.kind == "post.redacted"
    assert desk.window.review.view is None
    seen = [one.text() for one in desk.window.review.findChildren(QLabel) if one.isVisible()]
    assert not any("forty" in text for text in seen)


def test_numbers_of_the_chosen_post_come_with_their_age(desk):
    publish(desk)
    page, parts = desk.window.published, desk.window.session.parts
    said = texts(page.detail)
    assert "No numbers were read yet" in said
    row = page.model.row_at(0)
    counts = Counts(impressions=12_400, likes=31)
    at = parts.clock.now() - timedelta(hours=3)
    read = Snapshot(x_post_id=row.x_post_id, at=at, counts=counts, price=1_000)
    parts.observations.keep_snapshots(row.account, [read])
    page.reload()
    desk.qtbot.waitUntil(lambda: "12,400 views" in texts(page.detail))
    assert "Read 3 h ago" in texts(page.detail)


def test_proof_of_the_chosen_post_is_saved_and_never_over_a_file(desk, tmp_path):
    page = desk.window.published
    assert not page.evidence.isEnabled()
    publish(desk)
    desk.qtbot.waitUntil(page.evidence.isEnabled)
    path = tmp_path / "proof.jsonl"
    page.evidence.save(path)
    desk.settle()
    assert page._told.said == "Saved as proof.jsonl, checked"
    with path.open("rb") as file:
        found = evidence.verify(file, desk.window.session.parts.keys.verify)
    assert [proven.record.id for proven in found.posts] == [page.model.row_at(0).id]
    kept = path.read_bytes()
    page.evidence.save(path)
    desk.settle()
    assert desk.window.messages.shown.kind == "audit.exists"
    assert path.read_bytes() == kept
