from dataclasses import replace

from PySide6.QtWidgets import QLabel

from desktop_app.domain.publication import Posted, PostState
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
    desk.qtbot.waitUntil(lambda: "Paul Roy" in texts(page.detail), timeout=5_000)
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
    desk.qtbot.waitUntil(lambda: "Something else" in texts(page.detail), timeout=5_000)
    assert "X shows something else" in texts(page.detail)


def test_a_post_that_was_lost_in_the_meantime_is_not_asked_for_twice(desk):
    publish(desk)
    model = desk.window.published.model
    asked = []
    model.wanted.connect(asked.append)
    post = model.post(model.index(0, 0))
    unknown = replace(post, id="0" * 32)
    assert model.record(unknown.id) is None
    assert model.record(unknown.id) is None
    assert asked == ["0" * 32]
    desk.window.published._wanted.clear()
