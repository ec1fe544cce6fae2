"""Watch lists and hashtags in the window: written, asked for within the budget, found, put aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop_app.domain.company_list import ListName
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.watching import Watched, WatchEntry, WatchKind, WatchList
from desktop_app.services import lists, practice, reading_budget
from desktop_app.ui.language import Language
from desktop_app.ui.watching.find_card import FindCard
from desktop_app.ui.watching.page import HASHTAGS

COMMS = practice.COMMUNICATIONS
DAYS = WatchList(
    theme="Open days",
    entries=(
        WatchEntry(what=Watched.KEYWORD, value="open days"),
        WatchEntry(what=Watched.HASHTAG, value="Lyon", topic="City"),
    ),
)
NEWS = WatchList(theme="News", kind=WatchKind.ECLECTIC)
LYON = Hashtag(tag="AurelisLyon", meaning_en="Our site in Lyon", since=date(2026, 1, 5))
OLD = Hashtag(
    tag="OldTag",
    meaning_fr="Ancien",
    since=date(2020, 1, 5),
    retired=date(2026, 1, 1),
    ambiguity="A football club",
)
FINDS = (
    "list;x_post_id;handle;text;created_at\n"
    "Open days;1790000000000000001;nadia_forest;A visit on the open days;2026-11-20T08:00:00Z\n"
)


def text(widget):
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def reads(desk, widget, words):
    desk.qtbot.waitUntil(lambda: words in text(widget))


def in_store(desk, verb):
    done = []
    desk.window.session.do("store", verb, owner=desk.window, then=done.append)
    desk.settle()
    return done[0]


def keep(desk, name, *items):
    """As somebody else would, on another computer."""
    parts = desk.window.session.parts

    def verb():
        now = lists.read(parts, name).kept
        return lists.keep(parts, COMMS, name, items, now and now.id)

    return in_store(desk, verb)


@pytest.fixture
def page(desk):
    keep(desk, ListName.WATCH, DAYS, NEWS)
    keep(desk, ListName.HASHTAGS, LYON, OLD)
    desk.window.show_page("watching")
    desk.settle()
    return desk.window.watching


@pytest.fixture
def found(page, desk, tmp_path):
    """The page with one find, out of a file."""
    path = tmp_path / "finds.csv"
    path.write_text(FINDS, "utf-8")
    page.themes.bring_finds(path)
    desk.settle()
    return page.themes


def test_lists_with_what_they_follow_and_what_asking_may_cost(page, desk):
    themes = page.themes
    assert themes.rows.hasFocus()
    spoken = themes.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Open days, specialised · 2 entries"
    for words in (
        "Keyword: open days",
        "Hashtag: #Lyon",
        "What its entries are about: City 50%, Open days 50%",
        "Asking once costs at most $0.500. Of this month’s $5.000 for @claire_morel, $5.000 are left.",
        "Never read at X yet.",
    ):
        reads(desk, themes.detail, words)
    desk.qtbot.keyClick(themes.rows, Qt.Key.Key_Down)
    reads(desk, themes.detail, "The list is empty: there is nothing to ask X for.")
    assert not themes.detail.refresh.isEnabled()
    assert not themes.detail.browser.isEnabled()


def test_x_is_asked_only_when_somebody_presses_the_button(page, desk):
    themes, parts = page.themes, desk.window.session.parts
    assert spent_by(desk, parts) == 0
    desk.window.activateWindow()
    themes.detail.refresh.setFocus()
    themes.detail.refresh.click()
    themes.detail.refresh.click()
    desk.settle()
    assert themes.detail.refresh.hasFocus()
    assert "for $" in themes.bar.told.said
    assert spent_by(desk, parts) == 5_000 * len(themes.found.hits)
    reads(desk, themes.detail, "As of 14:41.")


def spent_by(desk, parts):
    account = practice.ACCOUNT.id
    return in_store(desk, lambda: reading_budget.budget(parts, account).spent)


def test_without_a_budget_the_page_says_what_works_all_the_same(page, desk, monkeypatch):
    parts, account = desk.window.session.parts, practice.ACCOUNT.id
    in_store(desk, lambda: reading_budget.set_budget(parts, account, 0))
    page.themes._look()
    reads(desk, page.themes.detail, "nobody has set a monthly budget for reading")
    assert not page.themes.detail.refresh.isEnabled()
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    page.themes.detail.browser.click()
    assert len(opened) == 1
    assert opened[0].startswith("https://x.com/search?q=")


def test_a_find_is_quoted_in_a_draft(found, desk):
    assert found.bar.told.said == "1 new post out of the file"
    (card,) = found.detail.findChildren(FindCard)
    assert "out of a file" in card.accessibleName()
    assert card.quote.accessibleName() == "Quote it in a draft: post of @nadia_forest"
    card.quote.click()
    desk.settle()
    draft = desk.window.compose.drafts.current
    assert draft.quote_link == "https://x.com/nadia_forest/status/1790000000000000001"
    assert draft.source.text == "A visit on the open days"
    assert not draft.source.is_from_x
    # Nobody has typed a word yet, and it is on the disk all the same.
    kept = desk.window.session.opening.desk.draft(draft.id)
    assert (kept.quote_link, kept.source) == (draft.quote_link, draft.source)


def test_another_account_has_not_the_finds_of_the_one_before(found, desk):
    assert found.detail.findChildren(FindCard)
    found.account.setCurrentIndex(1)
    cards = [one for one in found.detail.findChildren(FindCard) if one.isVisibleTo(found)]
    assert cards == [], "before anything was read for it, too"
    desk.settle()
    assert found.found.hits == ()


def test_when_the_accounts_change_the_one_that_reads_stays(found, desk):
    charter, first = desk.window.session.charter, found.account.chosen
    desk.window.session._follow(replace(charter, accounts=charter.accounts[::-1]))
    assert (found.account.chosen, found.account.currentIndex()) == (first, 1)
    assert found.account.accessibleName() == "Account that reads at X"
    assert found.detail.findChildren(FindCard)


def test_a_find_is_put_aside(found, desk):
    (card,) = found.detail.findChildren(FindCard)
    card.aside.click()
    desk.settle()
    assert found.bar.told.said == "Put aside"
    assert found.found.hits == ()
    reads(desk, found.detail, "Nothing that was found waits to be looked at.")


def test_a_file_that_names_no_list_is_told_in_place(page, desk, tmp_path):
    path = tmp_path / "finds.csv"
    path.write_text(FINDS.replace("Open days;", "Nowhere;"), "utf-8")
    page.themes.bring_finds(path)
    desk.settle()
    assert page.themes.bar.trouble.error.kind == "observing.list"
    path.write_bytes(b"\xff")
    page.themes.bring_finds(path)
    desk.settle()
    assert page.themes.bar.trouble.error.kind == "cli.not_utf8"


def test_a_list_is_written_with_its_entries(page, desk):
    themes = page.themes
    themes.new.click()
    form, entries = themes.form, themes.form.entries
    desk.qtbot.keyClicks(form.theme.line, "Heat pumps")
    desk.qtbot.keyClicks(entries.value.line, "#heatpumps")
    assert entries.what.currentData() == Watched.HASHTAG
    desk.qtbot.keyClick(entries.value.line, Qt.Key.Key_Return)
    desk.qtbot.keyClicks(entries.value.line, "two:words")
    entries.what.setCurrentIndex(list(Watched).index(Watched.KEYWORD))
    entries.add.click()
    assert entries.trouble.error.kind == "list.name"
    entries.value.line.setText("nadia_forest")
    entries.what.setCurrentIndex(list(Watched).index(Watched.ACCOUNT))
    entries.add.click()
    assert entries.trouble.error is None
    entries.rows.opened.emit("hashtag heatpumps")
    entries.topic.line.setText("Words")
    entries.add.click()
    entries.rows.choose("account nadia_forest")
    entries.rows.setFocus()
    desk.qtbot.keyClick(entries.rows, Qt.Key.Key_Delete)
    form.keep.click()
    desk.settle()
    made = themes.keeper.list.watch[-1]
    heat = WatchEntry(what=Watched.HASHTAG, value="heatpumps", topic="Words")
    assert made == WatchList(theme="Heat pumps", entries=(heat,))
    assert themes.rows.isVisible()


def test_words_without_a_sign_are_words_until_somebody_says_what_they_are(page, desk):
    page.themes.new.click()
    entries = page.themes.form.entries
    line = entries.value.line
    for typed in ("@voltane", "#heat", "heat pumps"):
        desk.qtbot.keyClicks(line, typed)
        desk.qtbot.keyClick(line, Qt.Key.Key_Return)
    entries.what.setFocus()
    desk.qtbot.keyClicks(entries.what, "Tech")
    desk.qtbot.keyClicks(line, "heat exchangers")
    desk.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert entries.trouble.error is None
    assert [one.what for one in entries.entries] == [
        *(Watched.ACCOUNT, Watched.HASHTAG, Watched.KEYWORD, Watched.TECHNOLOGY)
    ]


def test_what_was_typed_and_not_added_is_kept_with_the_list(page, desk):
    themes = page.themes
    themes.new.click()
    form = themes.form
    desk.qtbot.keyClicks(form.theme.line, "Rivals")
    desk.qtbot.keyClicks(form.entries.value.line, "@not a name")
    form.keep.click()
    assert form.entries.trouble.error.kind == "list.name"
    assert form.isVisible()
    form.entries.value.line.clear()
    desk.qtbot.keyClicks(form.entries.value.line, "@voltane")
    form.keep.click()
    desk.settle()
    made = themes.keeper.list.watch[-1]
    assert made.entries == (WatchEntry(what=Watched.ACCOUNT, value="voltane"),)


def test_a_list_is_taken_out_and_put_back(page, desk):
    themes = page.themes
    themes.detail.remove.click()
    desk.settle()
    assert [one.theme for one in themes.keeper.list.watch] == ["News"]
    assert themes.back.text() == "Put “Open days” back"
    themes.back.click()
    desk.settle()
    assert [one.theme for one in themes.keeper.list.watch] == ["News", "Open days"]
    assert not themes.back.isVisible()


def test_the_second_of_two_adds_an_entry_to_what_the_other_kept(page, desk):
    themes = page.themes
    themes.detail.change.click()
    desk.qtbot.keyClicks(themes.form.entries.value.line, "Confluence")
    themes.form.entries.add.click()
    keep(desk, ListName.WATCH, replace(DAYS, note="For the buyers"), NEWS)
    themes.form.keep.click()
    for words in ("Paul Roy changed this list while you did", "Note: – → For the buyers"):
        reads(desk, themes.bar.clash, words)
    themes.bar.clash.mine.click()
    desk.settle()
    now = themes.keeper.list.watch[0]
    assert now.note == "For the buyers"
    assert [one.value for one in now.entries] == ["open days", "Lyon", "Confluence"]


def test_what_the_other_kept_can_be_left(page, desk):
    themes = page.themes
    themes.detail.change.click()
    themes.form.note.line.setText("Mine")
    keep(desk, ListName.WATCH, replace(DAYS, note="Theirs"), NEWS)
    themes.form.keep.click()
    desk.qtbot.waitUntil(themes.bar.clash.isVisible)
    themes.bar.clash.theirs.click()
    desk.settle()
    assert themes.keeper.list.watch[0].note == "Theirs"
    assert themes.rows.isVisible()


def test_hashtags_with_meaning_last_use_and_what_else_they_are_used_for(page, desk):
    page.go_to(HASHTAGS)
    desk.settle()
    tags = page.hashtags
    spoken = tags.rows.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "#OldTag, Ancien, no longer used"
    for words in ("English: Our site in Lyon", "Used since 5 Jan 2026", "No post with it went out"):
        reads(desk, tags.detail, words)
    tags.rows.setCurrentRow(1)
    for words in ("Others use it, too: A football club", "No longer used from 1 Jan 2026"):
        reads(desk, tags.detail, words)


def test_a_hashtag_is_written_and_retired(page, desk):
    page.go_to(HASHTAGS)
    desk.settle()
    tags = page.hashtags
    tags.new.click()
    desk.qtbot.keyClicks(tags.form.tag.line, "AurelisParis")
    tags.form.keep.click()
    desk.settle()
    assert tags.bar.trouble.error.kind == "list.missing"
    desk.qtbot.keyClicks(tags.form.french.line, "Notre site de Paris")
    tags.form.keep.click()
    desk.settle()
    made = tags.keeper.list.hashtags[-1]
    assert made == Hashtag(
        tag="AurelisParis", meaning_fr="Notre site de Paris", since=date(2026, 11, 24)
    )
    tags.rows.choose("aurelisparis")
    tags.change.click()
    tags.form.retired.is_set.setChecked(True)
    tags.form.keep.click()
    desk.settle()
    assert tags.keeper.list.hashtags[-1] == replace(made, retired=date(2026, 11, 24))


def test_hashtags_come_and_go_as_a_table(page, desk, tmp_path, monkeypatch):
    page.go_to(HASHTAGS)
    desk.settle()
    tags, path = page.hashtags, tmp_path / "tags.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    tags.bar.export.click()
    desk.settle()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    tags.bar.bring.click()
    reads(desk, tags.bar.changes, "The file says nothing that is other than now.")
    assert not tags.bar.changes.keep.isVisible()
    tags.bar.changes.leave.click()
    assert not tags.bar.changes.isVisible()


def test_it_is_french_when_the_windows_are(page, desk):
    Language.choose(QApplication.instance(), "fr")
    for words in ("Veille", "Mot-clé\u00a0: open days", "Jamais encore lu sur X."):
        reads(desk, page, words)
    page.themes.new.click()
    reads(desk, page.themes.form, "Nouvelle liste de veille")
