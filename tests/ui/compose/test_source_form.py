import threading
from datetime import UTC, datetime

import pytest

from desktop_app.domain.source import Source
from desktop_app.ui.compose.source_form import ANSWER, NEITHER, QUOTE

LINK = "https://x.com/voltane/status/1234567890"
SOURCE = Source(
    x_post_id="1234567890",
    author_id="77",
    handle="voltane",
    text="What do you think, @acme?",
    created_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    read_at=datetime(2026, 11, 21, 14, 0, tzinfo=UTC),
    is_from_x=True,
    mentions=("acme",),
)


@pytest.fixture
def form(loaded):
    made = loaded.writing.options.source
    made.open()
    loaded.editor.insertPlainText("We agree")
    return made


def paste(form, link, mode=ANSWER):
    form.mode.chosen.emit(mode)
    form.link.setText(link)
    form.link.textEdited.emit(link)


def test_what_is_answered_is_read_and_shown(qtbot, loaded, form, poster, checked, desk):
    poster.sources["1234567890"] = SOURCE
    paste(form, LINK)
    checked()
    assert not loaded.footer.can_send, "nobody could judge the answer"
    form.read.click()
    qtbot.waitUntil(lambda: loaded.drafts.working.source == SOURCE)
    assert form.shown.startswith("@voltane · ")
    assert form.shown.endswith("What do you think, @acme?")
    assert form.summary == "answers @voltane"
    checked()
    assert loaded.footer.can_send
    assert loaded.writing.preview.cards[0]._answers.text() == "In answer to @voltane"
    loaded.flush()
    (kept,) = desk.kept.values()
    assert (kept.reply_link, kept.source) == (LINK, SOURCE)


def test_a_link_that_is_none_is_an_obstacle_in_words(loaded, form, checked):
    paste(form, "https://example.com/1")
    checked()
    assert loaded.footer.reason.startswith("The link to the post that is answered or quoted is no")
    form.read.click()


def test_what_cannot_be_read_is_typed_over(qtbot, loaded, form, poster, checked, session):
    poster.is_unreadable = True
    paste(form, LINK)
    form.read.click()
    qtbot.waitUntil(form.handle.isVisible)
    assert form.told
    form.keep.click()
    assert form.told.startswith("The author of the post needs a name")
    form.handle.setText("@voltane")
    form.words.setPlainText("What do you think, @acme?")
    form.keep.click()
    source = loaded.drafts.working.source
    assert (source.handle, source.is_from_x, source.mentions) == ("voltane", False, ("acme",))
    assert "typed over" in form.shown
    assert form.told == ""


def test_a_post_that_is_gone_is_told(qtbot, loaded, form):
    paste(form, LINK)
    form.read.click()
    qtbot.waitUntil(lambda: form.told.startswith("X says that there is no such post."))
    assert loaded.drafts.working.source is None


def test_an_answer_about_another_link_is_dropped(qtbot, loaded, form, poster):
    poster.sources["1234567890"] = SOURCE
    paste(form, LINK)
    form.read.click()
    paste(form, "https://x.com/a/status/99")
    qtbot.waitUntil(lambda: not loaded._session.background.busy)
    assert loaded.drafts.working.source is None
    assert form.shown == ""


def test_a_quote_becomes_neither_again(loaded, form):
    paste(form, LINK, QUOTE)
    draft = loaded.drafts.working
    assert (draft.reply_link, draft.quote_link) == ("", LINK)
    form.mode.chosen.emit(NEITHER)
    draft = loaded.drafts.working
    assert (draft.reply_link, draft.quote_link, draft.source) == ("", "", None)
    assert not form.link.isVisible()


def test_an_answer_for_a_draft_that_was_left_takes_none_from_the_one_that_is_open(
    qtbot, loaded, form, poster, session, monkeypatch
):
    poster.sources["1234567890"] = SOURCE
    gate, read = threading.Event(), poster.source
    monkeypatch.setattr(poster, "source", lambda number: gate.wait(20) and read(number))
    paste(form, "https://x.com/a/status/99")
    form.read.click()
    loaded.drafts.start_new()
    paste(form, LINK)
    form.read.click()
    gate.set()
    qtbot.waitUntil(lambda: not session.background.busy)
    assert loaded.drafts.working.source == SOURCE
    assert form.told == ""
