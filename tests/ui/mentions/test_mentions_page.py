"""Mentions in the window: the list, the chosen one, its conversation, its answer, and the budget."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.payload import Part
from desktop_app.domain.publication import PostState
from desktop_app.services import answering, drafting, observing, practice, reading_budget
from desktop_app.services.observing_ports import Tray
from desktop_app.services.parts import Changes
from desktop_app.services.rivals import Answer
from desktop_app.ui.language import Language
from tests.observing_fakes import REFUSED, FakeReader

ACCOUNT = practice.ACCOUNT.id
NADIA = ("1500000000000000001", "nadia_forest")
ANGRY = "@claire_morel 2 h au téléphone, aucun intérêt, du pur marketing"


@pytest.fixture
def fake(desk):
    """A reader without X, before the page is made: nothing was read yet."""
    session = desk.window.session
    readers = {each.id: FakeReader(account=each) for each in practice.ACCOUNTS}
    session._parts = replace(session.parts, reader=lambda account: readers[account.id])
    return readers[ACCOUNT]


@pytest.fixture
def page(desk, fake):
    desk.window.show_page("mentions")
    desk.settle()
    return desk.window.mentions


@pytest.fixture
def angry(desk, page, fake):
    number = fake.say(ANGRY, NADIA)
    page._refresh()
    desk.settle()
    return number


def text(widget):
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(widget))


def sees(desk, widget, words):
    """Wait until `words` stand there: what is made anew is seen a moment later."""
    desk.qtbot.waitUntil(lambda: words in text(widget))


def rows(page):
    return [page.rows.item(place).text() for place in range(page.rows.count())]


def test_what_a_refresh_may_cost_is_said_before_it(desk, page, fake):
    sees(desk, page.bar, "not read yet")
    sees(desk, page.bar, "of $5.00 spent this month")
    assert page.bar.refresh.text() == "Refresh (at most $3.00)"  # of two accounts
    assert page.empty.title.text() == "Nobody’s mention was read yet"
    fake.say(ANGRY, NADIA)
    desk.qtbot.keyClick(page, Qt.Key.Key_F5)
    desk.settle()
    assert len(rows(page)) == 1
    sees(desk, page.bar, "as of")
    assert page._told.said == "1 new mention, for $0.005"


def test_the_chosen_one_stands_there_whole(desk, page, angry):
    assert page.chosen.mention.seen.x_post_id == angry
    for words in (ANGRY, "read on X", "the program can post the answer", "Nothing else of it"):
        sees(desk, page.detail, words)


def test_one_key_opens_a_draft_that_holds_the_customers_words(desk, page, angry):
    desk.qtbot.keyClick(page, Qt.Key.Key_R)
    desk.settle()
    draft = desk.window.compose.drafts.working
    assert draft.source.text == ANGRY
    assert draft.reply_link.endswith(angry)
    assert desk.window.pages.currentWidget() is desk.window.compose
    assert ANGRY in desk.window.compose.writing.options.source.shown


def test_a_mention_is_put_aside_and_back(desk, page, angry):
    page.aside.click()
    desk.settle()
    assert rows(page) == []
    page.trays.choose(2)
    page._draw()
    assert len(rows(page)) == 1
    assert page.aside.text() == "Back to the new ones"
    page.aside.click()
    desk.settle()
    (mention,) = observing.mentions(desk.window.session.parts, ACCOUNT)
    assert mention.state is Tray.NEW


def test_a_mention_whose_answer_is_at_x_stays_among_the_answered(desk, page, angry):
    (entry,) = page.board.entries
    answer = Answer(
        post="post",
        account=ACCOUNT,
        author=practice.EXECUTIVE,
        state=PostState.POSTED,
        text="Bonjour Nadia",
        at=entry.mention.seen_at,
        x_post_id="1500000000000000999",
    )
    mention = replace(entry.mention, state=Tray.ANSWERED)
    page._have_board(
        replace(page.board, entries=(replace(entry, mention=mention, answers=(answer,)),))
    )
    page.trays.choose(1)
    page._draw()
    assert page.chosen is not None
    assert not page.aside.isEnabled()
    assert page.aside.toolTip() == "Its answer is at X: it stays among the answered"


def test_an_account_that_x_refuses_keeps_no_other_from_being_read(desk, page, fake):
    fake.errors.append(REFUSED)
    other = page._session.parts.reader(practice.COMPANY)
    other.say(f"@{practice.COMPANY.handle} une question", NADIA)
    page._refresh()
    desk.settle()
    assert page.trouble.error == REFUSED
    assert page.trouble.isVisible()
    assert [one.account for one in page.board.entries] == [practice.COMPANY.id]
    assert page._told.said.startswith("1 new mention, for ")


def test_what_is_put_aside_is_told_and_the_keyboard_is_on_the_next(desk, page, angry):
    desk.window.activateWindow()
    page.aside.click()
    desk.settle()
    assert page._told.said == "Put aside"
    page.trays.choose(2)
    page._draw()
    page.aside.click()
    assert page.rows.hasFocus()
    desk.settle()
    assert page._told.said == "Back among the new ones"


def test_two_answers_that_wait_are_told_in_the_list_and_beside_it(desk, page, angry):
    parts = desk.window.session.parts
    for words in ("Bonjour Nadia, je regarde.", "Bonjour, on vous appelle."):
        draft = answering.begin(parts, ACCOUNT, angry, practice.EXECUTIVE)
        draft = replace(draft, parts=(Part(text=words),))
        drafting.submit_for_review(parts, draft, practice.EXECUTIVE)
    desk.window.session.changed.emit(Changes(reviews=True))
    desk.settle()
    sees(desk, page.detail, "Answers of Claire Morel to the same post wait")
    spoken = page.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "to the same post wait" in spoken


def test_without_a_budget_the_page_says_how_to_set_one(desk, page):
    for account in practice.ACCOUNTS:
        reading_budget.set_budget(desk.window.session.parts, account.id, 0)
    page.reload()
    desk.settle()
    assert not page.bar.refresh.isEnabled()
    sees(desk, page.bar, "nothing is read before you set")
    assert page.bar.amount.isVisible()
    page.bar.amount.setText("a lot")
    page.bar.keep.click()
    assert "no amount" in page.bar.told
    page.bar.amount.setText("2,50")
    page.bar.keep.click()
    desk.settle()
    assert page.bar.told == ""
    assert reading_budget.budget(desk.window.session.parts, ACCOUNT).limit == 2_500_000
    assert page.bar.refresh.isEnabled()


def test_a_file_brings_mentions_without_a_key(desk, page, tmp_path):
    desk.window.session._parts = replace(desk.window.session.parts, reader=None)
    page.reload()
    desk.settle()
    sees(desk, page.bar, "nothing on this computer reads X")
    path = tmp_path / "mentions.csv"
    path.write_text(
        "x_post_id,handle,text,created_at\n"
        "1500000000000000999,basile_okoye,Aurelis is no good,2026-11-24T10:00:00+00:00\n",
        encoding="utf-8",
    )
    page.bring(path)
    desk.settle()
    assert page._told.said == "1 new line of the file is kept (@claire_morel)"
    assert rows(page)[0].startswith("@basile_okoye")
    sees(desk, page.detail, "from a file")
    sees(desk, page.detail, "posts the answer by hand")
    page.bring(tmp_path / "none.csv")
    desk.settle()
    sees(desk, page.trouble, "cannot be read")
    page.bring(path)
    assert not page.trouble.isVisible(), "it is tried again"


def test_who_does_not_write_for_the_account_is_told_so(desk, page, angry):
    desk.act_as(practice.LEGAL)
    assert not page.answer.isEnabled()
    assert page._why_no_answer() == "You do not write for @claire_morel"


def test_everything_is_said_again_in_french(desk, page, angry):
    Language.choose(QApplication.instance(), "fr")
    desk.settle()
    sees(desk, page.bar, "dépensés ce mois-ci")
    assert page.answer.text() == "Répondre"
    sees(desk, page.detail, "le programme peut la publier")


def test_what_a_refresh_left_unread_is_said_until_it_is_read(desk, page, fake):
    parts = desk.window.session.parts
    for number in range(8):
        fake.say(f"@claire_morel {number}", NADIA)
    reading_budget.set_budget(parts, ACCOUNT, 25_000)
    desk.settle()
    page.reload()
    desk.settle()
    page._refresh()
    desk.settle()
    sees(desk, page.bar, "Not everything was read yet: missing is what was posted before")
    assert "next refresh" not in text(page.bar)  # nothing is left to read it with
    reading_budget.set_budget(parts, ACCOUNT, 5_000_000)
    page.reload()
    desk.settle()
    sees(desk, page.bar, "The next refresh reads on there: $0.005 a post, $1.50 at most.")
    page._refresh()
    desk.settle()
    assert len(rows(page)) == 8
    assert "Not everything" not in text(page.bar)


def test_what_looking_again_takes_is_said_where_the_budget_is_set(desk, page, fake):
    page.bar.set.click()
    sees(desk, page.bar, "up to half goes to looking each day")
    page.account.setCurrentIndex(page.account.findData(ACCOUNT))
    page._draw()
    sees(desk, page.bar, "Now: $0.083 a day; $1.50 stay for refreshing.")
