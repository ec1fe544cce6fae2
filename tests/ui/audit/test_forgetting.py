"""What is to be forgotten, in the audit: lists of posts, and the steps on the chosen one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.action import ActionKind
from desktop_app.services import drafting, practice, retention
from desktop_app.services.forgetting import Why
from desktop_app.ui.language import Language
from tests.accessibility import faults
from tests.ui.history.test_history_page import publish

DINNER = "A dinner with friends that nobody should read about."


@pytest.fixture
def panel(desk):
    desk.window.show_page("audit")
    desk.settle()
    click(desk, desk.window.audit.sections, 1)
    return desk.window.audit.forgetting


def click(desk, segments, number):
    desk.qtbot.mouseClick(segments._group.button(number), Qt.MouseButton.LeftButton)
    desk.settle()


def go(desk, panel, why):
    click(desk, panel.reasons, list(Why).index(why))


def withdrawn(desk, text=DINNER):
    parts, clock = desk.window.session.parts, desk.window.session.opening.clock
    draft = drafting.new_draft(clock, "claire", practice.ACCOUNT.id)
    draft = drafting.save(parts.desk, clock, drafting.typed(draft, text, "auto"))
    post = drafting.submit_for_review(parts, draft, "claire")
    drafting.withdraw(parts, post, "claire", "Not now")
    return post


def keep_for(desk, days):
    """Let two people change the policy, and as many days and one pass."""
    parts = desk.window.session.parts
    with parts.store.begin() as work:
        charter = work.charter()
    policy = replace(charter.policy, retention_days=days)
    practice.adopt(parts.store, parts.keys, replace(charter, policy=policy))
    desk.window.session.opening.clock.time += timedelta(days=days + 1)
    desk.window.session.read_accounts()
    desk.settle()


def hold(desk, post):
    return retention.preserve(
        desk.window.session.parts,
        practice.ACCOUNT.id,
        "ines",
        matter="Case 12",
        reason="Claim received",
        covers=post,
    )


def rows(panel):
    role = Qt.ItemDataRole.AccessibleTextRole
    return [panel.rows.item(number).data(role) for number in range(panel.rows.count())]


def texts(widget):
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def answer(desk, reason):
    ask = desk.window.ask
    assert ask.isVisible()
    ask.field.setText(reason)
    ask.confirm.click()
    desk.settle()


def test_the_policy_and_empty_lists_say_so_in_both_languages(desk, panel, qapp):
    assert "The policy keeps the words of posts for ever." in texts(panel)
    assert (panel.why, panel.empty.title.text()) == (Why.DUE, "Nothing falls due")
    assert panel.detail.isHidden()
    audit = desk.window.audit
    assert not any(one.isVisible() for one in (audit.csv, audit.json, audit.evidence, audit.badge))
    go(desk, panel, Why.ASKED)
    assert panel.empty.title.text() == "Nobody asks for words to be taken out"
    Language.choose(qapp, "fr")
    desk.qtbot.waitUntil(
        lambda: panel.empty.title.text() == "Personne ne demande le retrait d’un texte"
    )
    assert panel.reasons.accessibleName() == "Quels posts"
    go(desk, panel, Why.HELD)
    assert panel.empty.isVisible()
    click(desk, audit.sections, 0)
    assert all(one.isVisible() for one in (audit.csv, audit.badge, audit.view))


def test_what_is_due_and_what_a_hold_keeps_is_told_with_its_reason(desk, panel):
    publish(desk)
    kept = withdrawn(desk)
    keep_for(desk, 10)
    hold(desk, kept)
    desk.window.show_page("audit")
    desk.settle()
    (due,) = rows(panel)
    assert due.startswith("Thank you to the forty students")
    assert "@claire_morel · Posted · due since 4 Dec 2026" in due
    assert "By the policy a finished post is due 10 days after its last change." in texts(panel)
    assert "Due since 4 Dec 2026" in texts(panel.detail)
    names = [one.accessibleName() for one in panel.reasons._group.buttons()]
    assert names == ["Asked for", "Due (1)", "Under a legal hold (1)", "Withdrawn (1)"]
    go(desk, panel, Why.HELD)
    assert rows(panel) == [
        f"{DINNER}, @claire_morel · Withdrawn · due since 4 Dec 2026, Legal hold: “Case 12”"
    ]
    assert "Legal hold: “Case 12”" in texts(panel.detail)
    assert ": “Claim received”\nIt covers only this post." in texts(panel.detail)
    assert not panel.detail.keeping.take_out.isEnabled()
    # By the keyboard: the row, then where it is seen whole.
    go(desk, panel, Why.DUE)
    panel.rows.setFocus()
    desk.qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    desk.settle()
    assert desk.window.pages.currentWidget() is desk.window.published


def test_two_people_take_the_words_of_a_withdrawn_post_out(desk, panel):
    post, parts = withdrawn(desk), desk.window.session.parts
    desk.act_as("claire")
    go(desk, panel, Why.WITHDRAWN)
    assert not panel.detail.keeping.take_out.isEnabled()
    said = "Communications or legal can ask for words to be taken out."
    assert panel.detail.keeping.take_out.accessibleDescription() == said
    desk.act_as("paul")
    panel.detail.keeping.take_out.click()
    assert "What is on X" not in texts(desk.window.ask)  # it never was there
    answer(desk, "It should never have been written")
    # Still the same post, in the same list, with what it now waits for.
    assert panel.detail.keeping.agree.accessibleDescription() == "Somebody for legal has to agree."
    assert rows(panel)[0].endswith("Paul Roy wants its words taken out")
    # Legal hears of it on every page, and comes here: no other page has it.
    desk.window.show_page("compose")
    desk.act_as("ines")
    notices = desk.window.notices
    assert notices.accessibleName().startswith("Paul Roy wants the words of a post of @claire")
    notices.open_post.click()
    desk.settle()
    assert panel.isVisible()
    assert DINNER in texts(panel.detail)
    panel.detail.keeping.agree.click()
    assert "Backups, exports and mails keep what they hold." in texts(desk.window.ask)
    assert "What is on X" not in texts(desk.window.ask)
    answer(desk, "Nobody needs it")
    assert notices.isHidden()
    assert panel.rows.count() == 0
    said = texts(panel.detail)
    assert "Its words were taken out." in said
    assert "Inès Kaci took them out, " in said
    assert ": “It should never have been written”" in said
    assert "For ever stays who did what, and when" in said
    assert retention.left(parts, post).redaction.by == "ines"
    assert desk.window.messages.shown is None


def test_an_entry_leads_to_the_words_of_its_post(desk, panel):
    audit = desk.window.audit
    withdrawn(desk)
    click(desk, audit.sections, 0)
    audit.reload()
    desk.settle()
    number = next(n for n, row in audit.model.loaded() if row.action.kind is ActionKind.SUBMIT)
    audit.view.setCurrentIndex(audit.model.index(number, 0))
    desk.settle()
    audit.detail.words_asked.emit(audit.model.row_at(number).action.post)
    desk.settle()
    assert panel.isVisible()
    assert panel.detail.hasFocus()
    assert DINNER in texts(panel.detail)
    # A post that still goes on: held it can be, taken out it cannot.
    audit.show_words(desk.post("forty"))
    desk.settle()
    assert "forty students" in texts(panel.detail)
    assert panel.rows.currentRow() == -1
    keeping = panel.detail.keeping
    assert keeping.take_out.accessibleDescription().startswith("Communications or legal can ask")
    desk.act_as("ines")
    keeping = panel.detail.keeping
    assert keeping.hold.isEnabled()
    said = "Words are taken out of finished posts only."
    assert keeping.take_out.accessibleDescription() == said


def test_nothing_is_cut_or_stretched(desk, panel, qapp):
    keep_for(desk, 10)
    hold(desk, withdrawn(desk))
    retention.ask(desk.window.session.parts, withdrawn(desk, "Words. " * 30), "paul", "Why not")
    Language.choose(qapp, "fr")
    found = []
    for percent, size in ((100, (960, 640)), (100, (3840, 2160)), (150, (1280, 800))):
        desk.window.look.zoom_to(percent)
        desk.window.resize(*size)
        for why in (Why.ASKED, Why.HELD):
            go(desk, panel, why)
            QApplication.processEvents()
            found += faults.cut(desk.window) + faults.overlapping(desk.window)
            if percent == 100:
                found += faults.text_columns(desk.window, 1250)
    desk.window.look.zoom_to(100)
    assert found == []
