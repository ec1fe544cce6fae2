"""Remarks in the real window: written, found, answered, settled, followed; and who has seen it."""

import csv
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.account import Charter, Person, Realm, Role
from desktop_app.domain.action import ActionKind
from desktop_app.domain.discussion import Anchor
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.note import Explanation
from desktop_app.domain.payload import Part
from desktop_app.services import delegating, discussing, drafting, reading
from desktop_app.services.parts import Changes
from desktop_app.ui.review import opening
from desktop_app.ui.review.note_card import NoteCard
from desktop_app.ui.review.texts import ChangedText
from desktop_app.ui.words import person_name, quoted

TEXT = "Our teams 👩‍🔬 opened the c\u0435ntre\u200b in Lyon today. Thank you for this fine day."


def texts(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


def submit(desk, text=TEXT, **options):
    session = desk.window.session
    draft = drafting.new_draft(session.opening.clock, "claire", session.account.id)
    draft = replace(draft, parts=(Part(text=text),), **options)
    return drafting.submit_for_review(session.parts, draft, "claire")


def rewrite(desk, post, text):
    parts = desk.window.session.parts
    draft = drafting.continue_post(parts, post, "claire")
    drafting.submit_for_review(parts, replace(draft, parts=(Part(text=text),)), "claire")


def record(desk, post):
    return reading.open_post(desk.window.session.parts, post, "claire").record


@pytest.fixture
def post(desk):
    return submit(desk)


@pytest.fixture
def paul(desk, post):
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)  # only then its keys are heard
    desk.act_as("paul")
    desk.open(post)
    return desk


def remarks(desk):
    return desk.window.review.remarks


def select(desk, words):
    (text,) = desk.window.review.final.parts
    start = TEXT.index(words)
    text.reader.select(start, start + len(words))
    text.reader.setFocus()
    return start


def write(desk, text):
    form = remarks(desk).form
    form.text.setPlainText(text)
    QTest.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()


def suggest(desk, words, instead, why=""):
    select(desk, words)
    desk.window.review.comment()
    form = remarks(desk).form
    form.kind.choose(1)
    form.kind.chosen.emit(1)
    assert form.suggestion.toPlainText() == words
    form.suggestion.setPlainText(instead)
    write(desk, why)


def test_a_remark_on_selected_words_is_recorded_where_they_stand(paul, post):
    start = select(paul, "c\u0435ntre\u200b")
    review = paul.window.review
    QTest.keyClick(review.final.parts[0].reader, Qt.Key.Key_C)
    assert remarks(paul).form.isVisible()
    write(paul, "Is it open already?")
    (made,) = record(paul, post).comments
    quote = "c\u0435ntre\u200b"
    assert made.anchor == Anchor(part=0, start=start, end=start + 7, quote=quote)
    assert (made.by, made.text) == ("paul", "Is it open already?")
    assert not remarks(paul).form.isVisible()
    assert "1 open" in texts(remarks(paul))


def test_a_remark_hides_nothing_from_whoever_reads_it(paul, post):
    parts, current = paul.window.session.parts, record(paul, post).current
    anchor = Anchor(part=0, start=0, end=9, quote=TEXT[:9])
    text, instead = "Legal agrees\u202e .ton dluohs", "Our\u200b team"
    made = discussing.comment(
        parts, post, current.sha256, "ines", text, anchor=anchor, suggestion=instead
    )
    discussing.comment(parts, post, current.sha256, "ines", "Yes\u2066 no", thread=made)
    paul.window.session.changed.emit(Changes(reviews=True))
    paul.settle()
    (card,) = remarks(paul).cards.values()
    assert "Legal agrees⟨U+202E⟩ .ton dluohs" in texts(card)
    assert "Yes⟨U+2066⟩ no" in texts(card)
    assert "⟨U+202E⟩" in card.accessibleName()
    (changed,) = card.findChildren(ChangedText)
    assert "⟨U+200B⟩" in changed.toPlainText()
    assert "⟨U+200B⟩" in changed.accessibleDescription()
    assert not {"\u202e", "\u200b", "\u2066"} & set(texts(card) + changed.toPlainText())
    (told,) = paul.window.review.final.parts[0].reader._remarked
    assert "⟨U+202E⟩" in told.tip


def test_a_note_hides_nothing_and_a_name_stays_on_its_line(qtbot):
    card = NoteCard("Nothing\u202e to see", "Claire")
    qtbot.addWidget(card)
    assert "Nothing⟨U+202E⟩ to see" in texts(card)
    assert "\u202e" not in card.accessibleName()
    anna = Person(id="a", name="A\u202e\nB", key="k")
    charter = Charter(
        realm=Realm.X, accounts=(), people=(anna,), duties=(), rulebook_digest="", policy=None
    )
    assert person_name(charter, "a") == "A⟨U+202E⟩ B"
    assert quoted("x\u200b") == "“x⟨U+200B⟩”"


def test_too_long_a_remark_stays_whole_and_is_sent_once_it_fits(paul, post):
    paul.window.review.comment()
    form = remarks(paul).form
    form.text.insertPlainText("x" * 2_100)
    assert len(form.text.toPlainText()) == 2_100
    assert "100 characters too many; at most 2,000." in texts(form)
    assert not form.send.isEnabled()
    write(paul, "y" * 2_001)
    assert record(paul, post).comments == ()
    assert form.isVisible()
    write(paul, "y" * 2_000)
    assert record(paul, post).comments[0].text == "y" * 2_000


def test_too_long_a_suggestion_counts_only_while_it_is_wanted(paul, post):
    select(paul, "fine day")
    paul.window.review.comment()
    form = remarks(paul).form
    form.text.setPlainText("Why")
    form.kind.choose(1)
    form.kind.chosen.emit(1)
    form.suggestion.setPlainText("z" * 2_001)
    assert form.suggestion_room.isVisible()
    assert not form.send.isEnabled()
    form.kind.choose(0)
    form.kind.chosen.emit(0)
    assert not form.suggestion_room.isVisible()
    assert form.send.isEnabled()


def test_without_a_selection_it_is_about_the_whole_post_and_suggests_nothing(paul, post):
    paul.window.review.comment()
    assert not remarks(paul).form.kind.isVisible()
    write(paul, "Too long.")
    (made,) = record(paul, post).comments
    assert made.anchor is None
    assert "About the whole post" in texts(remarks(paul))


def test_escape_closes_and_what_was_typed_comes_back_and_survives_news(paul, post):
    select(paul, "Lyon")
    paul.window.review.comment()
    form = remarks(paul).form
    form.text.setPlainText("half a sen")
    paul.window.session.changed.emit(Changes(reviews=True))
    paul.settle()
    assert form.isVisible()
    assert form.text.toPlainText() == "half a sen"
    QTest.keyClick(form.text, Qt.Key.Key_Escape)
    assert not form.isVisible()
    paul.window.review.comment()
    assert form.text.toPlainText() == "half a sen"
    assert form.said.anchor.quote == "Lyon"
    paul.open(paul.post("forty"))
    assert not form.isVisible()
    paul.open(post)
    assert form.text.toPlainText() == "half a sen"


def test_a_suggestion_is_shown_as_a_difference_of_words(paul, post):
    suggest(paul, "fine day", "fine opening day", "More exact.")
    (made,) = record(paul, post).comments
    assert made.suggestion == "fine opening day"
    shown = remarks(paul).cards[made.id].findChild(ChangedText)
    assert "added: opening" in shown.accessibleDescription()


def test_words_and_remarks_lead_to_one_another(paul, post):
    start = select(paul, "fine day")
    paul.window.review.comment()
    write(paul, "Was it?")
    (made,) = record(paul, post).comments
    (text,) = paul.window.review.final.parts
    (marked,) = text.reader._remarked
    assert (marked.number, marked.start, marked.end) == (1, start, start + 8)
    assert "Was it?" in marked.tip
    (sign, _) = next(iter(text.reader._signs()))
    QTest.mouseClick(text.reader.viewport(), Qt.MouseButton.LeftButton, pos=sign.center().toPoint())
    card = remarks(paul).cards[made.id]
    assert card.isAncestorOf(paul.window.focusWidget())
    text.reader.forget_selection()
    card.words.click()
    assert text.reader.textCursor().selectedText() == "fine day"


def test_f8_goes_through_the_open_remarks_in_the_order_of_the_text(paul, post):
    for words in ("fine day", "Lyon"):
        select(paul, words)
        paul.window.review.comment()
        write(paul, f"About {words}")
    (text,) = paul.window.review.final.parts
    places = []
    for _ in range(3):
        QTest.keyClick(paul.window.focusWidget(), Qt.Key.Key_F8)
        places.append(text.reader.textCursor().selectedText())
    assert places == ["Lyon", "fine day", "Lyon"]


def lend(desk, person, deputy, role):
    session = desk.window.session
    now = session.opening.clock.now()
    times = (now, now + timedelta(days=1))
    delegating.delegate(session.parts, session.account.id, role, deputy, *times, person, "On leave")


def test_a_deputy_chooses_in_whose_name_they_remark(paul, post):
    lend(paul, "ines", "paul", Role.LEGAL)
    paul.window.session.changed.emit(Changes(reviews=True))
    paul.settle()
    paul.window.review.comment()
    voice = remarks(paul).form.voice
    names = [voice.choice.itemText(each) for each in range(voice.choice.count())]
    assert voice.isVisible()
    assert (names, voice.current) == (["In my own name", "In the name of Inès Kaci"], None)
    assert voice.choice.accessibleName() == "In whose name"
    voice.choice.setFocus()
    QTest.keyClick(voice.choice, Qt.Key.Key_Down)
    write(paul, "May we say that?")
    (made,) = record(paul, post).comments
    assert (made.by, made.acting_for) == ("paul", "ines")
    assert "Paul Roy for Inès Kaci (Legal)" in texts(remarks(paul).cards[made.id])
    remarks(paul).cards[made.id].answer.click()
    assert voice.current == "ines"  # they go on in that name
    write(paul, "Please see to it.")
    assert record(paul, post).comments[1].acting_for == "ines"
    paul.act_as("ines")
    assert not remarks(paul).form.voice.isVisibleTo(remarks(paul).form)
    remarks(paul).cards[made.id].settle.click()
    paul.settle()
    assert record(paul, post).open_comments == ()


def test_a_deputy_settles_in_the_name_of_whoever_is_away(paul, post):
    paul.act_as("ines")
    paul.window.review.comment()
    write(paul, "May we say that?")
    (made,) = record(paul, post).comments
    paul.act_as("paul")
    assert not remarks(paul).cards[made.id].settle.isVisible()
    assert "Only Inès Kaci can settle it" in texts(remarks(paul).cards[made.id])
    lend(paul, "ines", "paul", Role.LEGAL)
    paul.window.session.changed.emit(Changes(reviews=True))
    paul.settle()
    remarks(paul).cards[made.id].settle.click()
    paul.settle()
    (settled,) = record(paul, post).comments
    assert (settled.resolved_by, settled.resolved_for) == ("paul", "ines")
    remarks(paul).fold.click()
    assert "Settled by Paul Roy for Inès Kaci" in texts(remarks(paul).cards[made.id])


def test_what_is_still_open_is_seen_when_another_one_was_settled(paul):
    for words in ("When was it?", "And where?"):
        paul.window.review.comment()
        write(paul, words)
    first, second = remarks(paul).cards.values()
    first.settle.click()
    paul.settle()
    (left,) = remarks(paul).cards.values()
    assert left is not second
    assert remarks(paul).list.viewport().height() >= left.height() > 60


def test_answers_follow_and_only_who_may_settles(paul, post):
    paul.window.review.comment()
    write(paul, "When was it?")
    (made,) = record(paul, post).comments
    paul.act_as("claire")
    card = remarks(paul).cards[made.id]
    assert not card.settle.isVisible()
    assert "Paul Roy" in texts(card)
    card.answer.click()
    write(paul, "Yesterday.")
    assert [one.thread for one in record(paul, post).comments] == [None, made.id]
    assert "Yesterday." in texts(remarks(paul).cards[made.id])
    paul.act_as("paul")
    remarks(paul).cards[made.id].settle.click()
    paul.settle()
    assert record(paul, post).open_comments == ()
    assert remarks(paul).fold.text() == "1 settled remark"
    assert made.id not in remarks(paul).cards
    remarks(paul).fold.click()
    assert "Settled by Paul Roy" in texts(remarks(paul).cards[made.id])


def test_the_bar_says_what_keeps_it_back_and_who_can_help(paul, post):
    paul.window.review.comment()
    write(paul, "When?")
    said = paul.window.review.bar.why_not.text()
    assert "1 open remark keeps this post from going on." in said
    assert "Paul Roy" in said


def test_a_remark_follows_its_words_or_says_since_when_they_are_gone(paul, post):
    for words in ("fine day", "Lyon"):
        select(paul, words)
        paul.window.review.comment()
        write(paul, f"About {words}")
    rewrite(paul, post, "And so: " + TEXT.replace("Lyon", "Lille"))
    rewrite(paul, post, "And so: " + TEXT.replace("Lyon", "Nice"))
    paul.open(paul.post("forty"))
    paul.open(post)
    day, lyon = record(paul, post).comments
    assert "gone since version 2" in texts(remarks(paul).cards[lyon.id])
    remarks(paul).show_words(day.id)
    (text,) = paul.window.review.final.parts
    assert text.reader.textCursor().selectedText() == "fine day"


def test_what_is_written_about_words_follows_them_into_the_next_version(paul, post):
    select(paul, "fine day")
    paul.window.review.comment()
    remarks(paul).form.text.setPlainText("Was it?")
    rewrite(paul, post, "And so: " + TEXT)
    paul.window.session.changed.emit(Changes(reviews=True))
    paul.settle()
    write(paul, "Was it?")
    assert "no longer the current one" in texts(remarks(paul).form)
    paul.window.review.see_changes()
    paul.settle()
    assert remarks(paul).form.said.anchor.start == len("And so: ") + TEXT.index("fine day")
    write(paul, "Was it?")
    assert record(paul, post).comments[0].revision == 2


def test_the_author_is_led_to_the_draft_that_takes_a_suggestion_over(paul, post, qtbot):
    suggest(paul, "fine day", "great day")
    (made,) = record(paul, post).comments
    paul.act_as("claire")
    review = paul.window.review
    with qtbot.waitSignal(review.take_wanted) as wanted:
        remarks(paul).cards[made.id].take.click()
    assert wanted.args == [made.id]
    first = paul.window.compose.drafts.current.id
    assert paul.window.compose.drafts.current.post == post
    paul.window.show_page("review")
    paul.settle()
    with qtbot.waitSignal(review.take_wanted):
        remarks(paul).cards[made.id].take.click()
    assert paul.window.compose.drafts.current.id == first  # the same draft, not another


def test_nobody_sees_what_was_not_recorded_as_seen(desk, post, monkeypatch):
    def broken(*_):
        raise Unavailable("ledger.locked")

    desk.act_as("paul")
    monkeypatch.setattr(opening.discussing, "see", broken)
    desk.open(post)
    review = desk.window.review
    assert review.view is None
    assert not review.final.isVisible()
    assert desk.window.messages.shown.kind == "ledger.locked"


def test_a_page_in_the_back_records_nothing_until_it_is_in_front(paul, post):
    paul.window.show_page("accounts")  # the queue's own preview would be a sight of it
    rewrite(paul, post, TEXT + " More.")
    paul.window.session.changed.emit(Changes(reviews=True))
    paul.settle()
    assert seen(paul, post) == [("paul", 1)]
    paul.window.show_page("review")
    paul.settle()
    shown = paul.window.review.view.record.current.number
    assert seen(paul, post) == [("paul", 1)] + ([("paul", 2)] if shown == 2 else [])


def seen(desk, post):
    return [
        (one.actor, one.revision)
        for one in record(desk, post).actions
        if one.kind is ActionKind.SEEN
    ]


def test_another_person_is_recorded_before_the_same_page_shows_it(paul, post):
    paul.act_as("ines")
    assert seen(paul, post) == [("paul", 1), ("ines", 1)]


def test_who_has_seen_it_is_shown_and_saved(paul, post, tmp_path):
    review = paul.window.review
    review.show_insiders()
    assert "Paul Roy" in texts(review.insiders)
    assert "Claire Morel" in texts(review.insiders)
    path = tmp_path / "list.csv"
    review.insiders.export_to(path)
    paul.settle()
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert [row[1] for row in rows] == ["name", "Claire Morel", "Paul Roy"]
    assert "list.csv" in texts(review.insiders)
    review.insiders.export_to(tmp_path / "none" / "list.csv")
    paul.settle()
    assert "could not be saved" in texts(review.insiders)
    review.insiders.accept()


def test_the_author_s_note_and_explanations_stand_beside(desk):
    figure = "We earned 500,000 euros this quarter."
    post = submit(desk, figure, note="Published at 8.")
    (finding, *_) = reading.open_post(desk.window.session.parts, post, "ines").findings
    draft = drafting.continue_post(desk.window.session.parts, post, "claire")
    said = Explanation(
        rule=finding.rule, part=finding.span.part, quote=finding.text, text="In the report."
    )
    drafting.submit_for_review(
        desk.window.session.parts, replace(draft, explanations=(said,)), "claire"
    )
    desk.act_as("ines")
    desk.open(post)
    shown = texts(desk.window.review.context)
    for words in ("Published at 8.", "In the report.", "never posted"):
        assert words in shown


def test_who_has_no_duty_for_it_cannot_speak_of_what_is_over(paul, post):
    made = discussing.comment(
        paul.window.session.parts, post, record(paul, post).current.sha256, "paul", "Hm."
    )
    discussing.resolve(paul.window.session.parts, post, made, "paul")
    drafting.withdraw(paul.window.session.parts, post, "claire", "No.")
    paul.open(post)
    assert remarks(paul).why_not
    assert not remarks(paul).begin_button.isEnabled()
    remarks(paul).begin()
    assert not remarks(paul).form.isVisible()
