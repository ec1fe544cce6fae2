"""Two languages of one statement, written side by side, checked and sent together."""

import json
from dataclasses import replace

import pytest

from desktop_app.domain.action import ActionKind
from desktop_app.domain.payload import Media, MediaKind
from desktop_app.ui.compose import twin_marks
from desktop_app.ui.widgets import Button

FRENCH, ENGLISH = "Merci à toutes nos équipes.", "Thank you to all our teams."


@pytest.fixture
def pair(qtbot, loaded, checked):
    loaded.resize(1300, 820)
    loaded.editor.setPlainText(FRENCH)
    loaded.header.language_chosen.emit("fr")
    checked()
    loaded.header.add_twin.click()
    return loaded


def write(page, text):
    page.beside.pane.writing.editor.setPlainText(text)


def ready(qtbot, page):
    qtbot.waitUntil(lambda: page.footer.can_send)


def test_a_twin_is_of_the_other_language_with_everything_but_the_words(qtbot, pair, desk):
    one, other = pair.drafts.working, pair.twin.draft
    assert (one.language, other.language, other.text) == ("fr", "en", "")
    assert twin_marks.found(one, list(desk.kept.values())).id == other.id
    assert twin_marks.found(other, [one]).id == one.id
    assert pair.beside.pane.isVisible()
    assert not pair.header.add_twin.isVisible()
    qtbot.waitUntil(lambda: "Write the text in English too." in pair.footer.reason)


def titles(page):
    return page.beside.tabs.findChildren(Button)[0].accessibleName(), page.beside.pane.title.text()


def test_on_auto_each_is_called_what_it_is(qtbot, pair):
    write(pair, ENGLISH)
    ready(qtbot, pair)
    pair.header.language_chosen.emit("auto")
    assert titles(pair) == ("French", "English")
    pair.editor.left.emit()
    pair.editor.setPlainText(FRENCH + " Bravo.")
    assert pair.beside.pane.tag.title.text() == "To re-check: the text in French changed"
    pair.editor.setPlainText("500 000 !")
    assert titles(pair) == ("One text", "English")
    assert pair.beside.pane.tag.title.text() == "To re-check: the other text changed"
    pair.editor.setPlainText(ENGLISH)
    assert titles(pair) == ("English", "English")
    assert "said to be in" not in pair.footer.reason
    pair.header.language_chosen.emit("fr")
    assert titles(pair) == ("French", "English")


def test_what_nobody_can_tell_is_not_claimed(qtbot, loaded, checked):
    loaded.resize(1300, 820)
    loaded.editor.setPlainText("500 000 !")
    checked()
    assert loaded.header._languages.findChildren(Button)[0].text() == "Auto"
    loaded.header.add_twin.click()
    assert (loaded.drafts.working.language, loaded.twin.draft.language) == ("auto", "auto")
    assert titles(loaded) == ("One text", "The other text")
    qtbot.waitUntil(lambda: "Write the other text too." in loaded.footer.reason)
    assert loaded.beside.pane.tag.title.text() == "Not yet compared with the other text"
    write(loaded, ENGLISH)
    assert titles(loaded) == ("One text", "English")
    loaded.editor.left.emit()
    loaded.beside.pane.writing.editor.left.emit()
    write(loaded, "500 000.")
    qtbot.waitUntil(lambda: "Look at both texts again" in loaded.footer.reason)
    loaded.editor.setPlainText(FRENCH)
    assert titles(loaded) == ("French", "The other text")


def test_auto_names_the_language_of_the_text_whatever_was_chosen(qtbot, loaded, checked):
    loaded.resize(1300, 820)
    auto = loaded.header._languages.findChildren(Button)[0]
    loaded.editor.setPlainText(FRENCH)
    loaded.header.language_chosen.emit("en")
    checked()
    qtbot.waitUntil(lambda: auto.text() == "Auto (FR)")  # once the row has made room for it


def test_pictures_and_poll_wait_for_words_of_their_own(loaded):
    draft = loaded.drafts.working
    picture = Media(sha256="0" * 64, kind=MediaKind.PHOTO, alt_text="Le site de Lyon")
    part = replace(draft.parts[0], text=FRENCH, media=(picture,))
    one, other = twin_marks.made(replace(draft, parts=(part,), note="Merci"), "fr")
    assert [each.alt_text for each in other.parts[0].media] == [""]
    assert other.note == "Merci"
    assert not twin_marks.is_to_recheck(one, other)
    assert twin_marks.is_to_recheck(other, one)


def test_what_is_too_long_beside_the_other_text_keeps_both_back(qtbot, pair):
    write(pair, ENGLISH)
    ready(qtbot, pair)
    pair.beside.pane.writing.note.open()
    pair.beside.pane.writing.note.field.insertPlainText("x" * 1_001)
    said = "English: Private note to reviewers: 1 character too many; at most 1,000."
    qtbot.waitUntil(lambda: pair.footer.reason == said)
    pair.beside.pane.writing.note.field.undo()
    ready(qtbot, pair)


def test_both_are_sent_together_and_gone_from_the_desk(qtbot, pair, store, desk):
    write(pair, ENGLISH)
    ready(qtbot, pair)
    assert pair.footer._send.accessibleName() == "Send both for review"
    with qtbot.waitSignal(pair.submitted):
        pair.footer._send.click()
    first, second = store.appended
    assert (first.kind, second.kind) == (ActionKind.SUBMIT, ActionKind.SUBMIT)
    said = [json.loads(each.statement)["pair"] for each in (first, second)]
    assert said[0] == said[1] is not None
    assert desk.kept == {}
    assert not pair.beside.pane.isVisible()
    assert pair.footer._send.accessibleName() == "Send for review"


def test_a_change_of_one_marks_the_other_until_somebody_looked(qtbot, pair):
    write(pair, ENGLISH)
    ready(qtbot, pair)
    pair.editor.left.emit()
    pair.editor.setPlainText(FRENCH + " Bravo.")
    tag = pair.beside.pane.tag
    assert tag.isVisible()
    assert tag.title.text() == "To re-check: the text in French changed"
    assert "Bravo" in tag.changes[0].toPlainText()
    assert not pair.beside.tag.isVisible()
    qtbot.waitUntil(lambda: "Look at the text in English again" in pair.footer.reason)
    assert not pair.footer.can_send
    tag.tick.click()
    assert not tag.isVisible()
    ready(qtbot, pair)


def test_a_mark_outlives_new_parts(pair):
    write(pair, ENGLISH)
    pair.editor.left.emit()
    pair.editor.setPlainText(FRENCH + " Bravo.")
    for _ in range(3):
        pair.writing.add_part.click()
    assert pair.beside.pane.tag.isVisible()
    assert not pair.beside.tag.isVisible()
    assert not pair.beside.pane.writing.band.isVisible()


def test_whoever_follows_a_change_is_not_sent_back(qtbot, pair):
    write(pair, ENGLISH)
    pair.editor.left.emit()
    pair.editor.setPlainText(FRENCH + " Bravo.")
    for text in ("Well", "Well done.", ENGLISH + " Well done."):
        write(pair, text)
    assert not pair.beside.pane.tag.isVisible()
    assert not pair.beside.tag.isVisible()
    pair.beside.pane.writing.editor.left.emit()
    write(pair, ENGLISH)
    assert pair.beside.tag.isVisible()
    pair.beside.tag.tick.click()
    ready(qtbot, pair)


def test_what_was_looked_at_is_kept_with_the_drafts(qtbot, pair, desk):
    write(pair, ENGLISH)
    pair.flush()
    one, other = pair.drafts.current, pair.twin.draft
    assert desk.kept[other.id].text == ENGLISH
    assert desk.kept[other.id].twin_texts == (FRENCH,)
    pair.header.new_wanted.emit()
    assert not pair.beside.pane.isVisible()
    pair.header.draft_chosen.emit(other.id)
    assert (pair.editor.text, pair.twin.draft.id) == (ENGLISH, one.id)
    assert not pair.beside.tag.isVisible()
    ready(qtbot, pair)


def test_writing_a_thread_part_by_part_is_one_translation(qtbot, pair):
    pair.writing.add_part.click()
    pair.editor.setPlainText("À samedi.")
    pane = pair.beside.pane.writing
    for place, text in enumerate((ENGLISH, "See you on Saturday.")):
        pane.posts.choose(place)
        pane.editor.setPlainText(text)
        pane.editor.left.emit()
    assert not pair.beside.tag.isVisible()
    assert not pair.beside.pane.tag.isVisible()
    ready(qtbot, pair)
    # Written once, a part that is emptied and written anew is a change.
    for text in ("", "See you on Sunday."):
        pane.editor.setPlainText(text)
        pane.editor.left.emit()
        assert pair.beside.tag.isVisible()


def test_separated_each_is_a_draft_of_its_own(qtbot, pair, desk):
    write(pair, ENGLISH)
    pair.beside.pane.separate.click()
    assert [draft.twin for draft in desk.kept.values()] == [None, None]
    assert not pair.beside.pane.isVisible()
    assert pair.header.add_twin.isVisible()
    ready(qtbot, pair)


def test_a_new_part_stands_in_both(pair):
    pair.writing.add_part.click()
    assert [len(each.parts) for each in (pair.drafts.working, pair.twin.draft)] == [2, 2]
    assert pair.beside.pane.writing.posts.current == 1
    pair.writing.posts.choose(0)
    assert pair.beside.pane.writing.posts.current == 0


class TestDiscarding:
    """What becomes of the other is asked."""

    def test_nothing_goes_before_it_was_answered(self, pair, desk):
        pair.header.discard_wanted.emit()
        assert pair.leaving.isVisible()
        pair.leaving.cancel.click()
        assert (pair.leaving.isVisible(), len(desk.kept)) == (False, 2)

    def test_both_go_and_come_back(self, pair, desk):
        write(pair, ENGLISH)
        other = pair.twin.draft.id
        pair.header.discard_wanted.emit()
        pair.leaving.discard_both.click()
        assert (len(desk.kept), len(desk.aside)) == (0, 2)
        pair.footer.undo_wanted.emit()
        assert (pair.editor.text, pair.twin.draft.id) == (FRENCH, other)

    def test_the_other_stays_alone(self, pair, desk):
        write(pair, ENGLISH)
        other = pair.twin.draft.id
        pair.header.discard_wanted.emit()
        pair.leaving.keep_other.click()
        assert [draft.id for draft in desk.kept.values()] == [other]
        assert (pair.editor.text, pair.drafts.working.twin) == (ENGLISH, None)

    def test_one_of_the_list_is_opened_and_asked_about(self, pair, desk):
        other = pair.twin.draft.id
        pair.beginning.list.discard_wanted.emit(other)
        assert pair.drafts.current.id == other
        assert pair.leaving.isVisible()
        assert len(desk.kept) == 2


def test_half_of_a_pair_is_not_sent_and_says_why(qtbot, pair, desk):
    write(pair, ENGLISH)
    pair.flush()
    one, other = pair.drafts.current, pair.twin.draft
    desk.kept.pop(other.id)
    pair.twin.show_draft(one)
    assert pair.beside.pane.missing.isVisible()
    qtbot.waitUntil(lambda: "The other text is missing" in pair.footer.reason)
    pair.beside.pane.separate.click()
    ready(qtbot, pair)


def test_a_narrow_window_shows_one_at_a_time(qtbot, pair):
    pair.resize(960, 720)
    qtbot.waitUntil(pair.beside.tabs.isVisible)
    assert (pair.writing.isVisible(), pair.beside.pane.isVisible()) == (True, False)
    pair.beside.tabs.choose(1)
    pair.beside.tabs.chosen.emit(1)
    assert (pair.writing.isVisible(), pair.beside.pane.isVisible()) == (False, True)
    assert pair.beside.seen is pair.beside.pane.writing


def test_many_changes_leave_the_editor_its_room(qtbot, pair):
    pane, posts = pair.beside.pane, pair.writing.posts
    for _ in range(5):
        pair.writing.add_part.click()
    for place, editor in enumerate(posts.editors):
        editor.setPlainText(f"{FRENCH} {place}")
    for place, editor in enumerate(pane.writing.posts.editors):
        editor.setPlainText(f"{ENGLISH} {place}")
    pane.writing.editor.left.emit()
    for editor in posts.editors:
        editor.setPlainText(f"{editor.text} Bravo.")
    assert len(pane.tag.changes) == 6
    shown = pane.tag.changes[2]
    qtbot.waitUntil(lambda: pane.tag.height() < 270 < sum(t.height() for t in pane.tag.changes))
    # What is shown already stays while its neighbours are written in.
    posts.editors[0].setPlainText(f"{FRENCH} Bravo.")
    posts.editors[5].setPlainText(f"{FRENCH} 5")
    assert pane.tag.changes[2] is shown
    assert len(pane.tag.changes) == 5


def test_legal_is_asked_about_both_or_neither(qtbot, pair):
    write(pair, ENGLISH)
    ready(qtbot, pair)
    pair.approvers.ask_legal.click()
    assert (pair.drafts.working.ask_legal, pair.twin.draft.ask_legal) == (True, True)
    pair.approvers.ask_legal.click()
    assert (pair.drafts.working.ask_legal, pair.twin.draft.ask_legal) == (False, False)
