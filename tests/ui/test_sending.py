from datetime import timedelta

from PySide6.QtWidgets import QLabel

from desktop_app.domain.errors import PostNotSent, Unavailable
from desktop_app.domain.publication import Posted, PostState
from desktop_app.ui.sending import LONGEST_MILLISECONDS
from tests.fakes import FakePoster


def texts(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


def approve(desk, words):
    desk.act_as("paul")
    desk.open(desk.post(words))
    desk.window.review.bar.approve.click()
    desk.window.review.bar.confirm.click()
    desk.settle()


def test_the_next_pass_is_never_further_than_half_a_minute(desk):
    timer = desk.window.session.sending._next
    assert timer.isActive()
    assert timer.isSingleShot()
    assert 0 < timer.interval() <= LONGEST_MILLISECONDS


def test_the_pass_comes_back_when_something_is_due_sooner(desk):
    desk.use_poster(FakePoster([PostNotSent("x.unreachable", cause="refused")]))
    approve(desk, "forty")
    desk.window.session.opening.clock.time += timedelta(minutes=5)
    desk.window.session.publish_due()
    desk.wait_for(PostState.POSTED)


def test_an_error_about_a_post_is_told_once(desk):
    poster = FakePoster()
    poster.is_unreadable = True
    desk.use_poster(poster)
    approve(desk, "forty")
    window = desk.window
    assert window.messages.shown.kind == "publish.timeline_first"
    window.messages.dismiss()
    for _ in range(2):
        window.session.publish_due()
        desk.settle()
    assert window.messages.shown is None
    assert poster.received == []


def test_a_stray_raises_a_banner_until_it_is_explained(desk):
    desk.act_as("paul")
    poster, window = FakePoster(), desk.window
    session = window.session
    now = session.opening.clock.now()
    poster.there["7"] = Posted(x_post_id="7", text="From my phone!", created_at=now)
    empty = FakePoster()
    desk.use_posters({"claire-morel": poster, "aurelis": empty})
    session.sending.watch_now()
    desk.settle()
    assert "1 post of @claire_morel on X was not approved here." in texts(window.banners)
    window.show_page("accounts")
    (card,) = [each for each in window.accounts.cards if each.state.account.id == "claire-morel"]
    assert "From my phone!" in texts(card)
    card.explain[0].click()
    window.ask.field.setText("Claire wrote it on her phone.")
    window.ask.confirm.click()
    desk.settle()
    assert not window.banners.isVisible()
    assert "Claire wrote it on her phone." in texts(window.accounts)


def test_what_cannot_be_read_is_told_once(desk):
    poster = FakePoster()
    poster.is_unreadable = True
    desk.use_poster(poster)
    sending, told = desk.window.session.sending, []
    sending.failed.connect(told.append)
    for _ in range(2):
        sending.watch_now()
        desk.settle()
    assert [type(error) for error in told] == [Unavailable, Unavailable]  # one an account
    desk.window.messages.clear()
