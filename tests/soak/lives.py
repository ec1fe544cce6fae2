"""What each sort of person does at their window, with keys and clicks, and how often."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop_app.domain.account import Role
from desktop_app.domain.publication import PostState
from desktop_app.services.listing import Box
from desktop_app.ui.review.standing import Act
from tests.team.live import CALM, GRAVE

_SYLLABLES = "ba be bi bo da de di do la le li lo ma me mi mo na ne ni no ra re ri ro".split()
#: What LanguageTool finds a fault in, and how it is mended.
_FAULTY = "Nos équipes est fières de {}."
_MOST_LEFT = 8  #: drafts that somebody keeps before they go on with one
_WANDER = ("published", "calendar", "mentions", "goals", "figures", "rules", "people", "accounts")


def of(desk):
    """What the person at `desk` does: (weight, function) each."""
    session = desk.window.session
    roles = session.charter.roles(desk.person, session.account.id)
    life = _Author(desk) if Role.EXECUTIVE in roles else _Reviewer(desk, Role.LEGAL in roles)
    return life.choices()


class _Life:
    def __init__(self, desk):
        self.desk, self.hand, self.window = desk, desk.hand, desk.window
        self.random = desk.random
        self._page = 0

    def wander(self):
        """Look at one page after the other."""
        self._page += 1
        self.window.show_page(_WANDER[self._page % len(_WANDER)])
        self.hand.settle()

    def search(self):
        self.window.show_page("queue")
        self.hand.fill(self.window.queue.search.field, self.random.choice(("équipe", "Merci", "!")))
        self.desk.rest(0.6)
        self.hand.fill(self.window.queue.search.field, "")
        self.hand.settle()

    def look_different(self):
        look = self.window.look
        look.choose_language("en" if look.language == "fr" else "fr")
        look.choose_scheme(self.random.choice(("light", "dark")))
        look.zoom_to(self.random.choice((100, 125)))
        self.hand.settle()

    def rows(self, box, *states):
        """The posts in a box of the queue that are in one of `states`; any without."""
        queue = self.window.queue
        self.window.show_page("queue")
        queue.choose_box(box)
        self.hand.settle()
        found = [row.summary for _, row in queue.model.loaded()]
        pending = self.window.session.line.pending
        return [
            one for one in found if one.id not in pending and (not states or one.state in states)
        ]

    def open_one(self, box, *states):
        """Open one of them; None when there is none."""
        found = self.rows(box, *states)
        if not found:
            return None
        post = self.random.choice(found).id
        self.hand.wait(lambda: self.window.queue.lister.choose(post), "the row")
        self.hand.press(self.window.queue.view, Qt.Key.Key_Return)
        self.hand.shows(self.window.review, post)
        return post

    def stop(self, act, reason, box, *states):
        """Open one of those posts and do `act`, where it is offered."""
        if self.open_one(box, *states) is None or not self.window.review.bar.can_begin(act):
            return False
        return self.hand.act(act, reason)


class _Author(_Life):
    def choices(self):
        return (
            (46, self.write_and_send),
            (12, self.leave_a_draft),
            (8, self.send_a_draft),
            (10, self.mend_and_send),
            (12, self.rewrite),
            (3, self.withdraw),
            (8, self.wander),
            (3, self.search),
            (1, self.look_different),
        )

    def text(self, faulty=False):
        place = "".join(self.random.choice(_SYLLABLES) for _ in range(7)).title()
        calm = GRAVE if self.random.random() < 0.15 else self.random.choice(CALM)
        return (_FAULTY if faulty else calm).format(place)

    def write_and_send(self):
        self.hand.write(self.text())
        self.hand.kept()
        self.hand.send_for_review()

    def mend_and_send(self):
        """LanguageTool finds the fault, and two keys mend it."""
        page = self.window.compose
        self.hand.write(text := self.text(faulty=True))
        if page.grammar.is_ready:
            self.hand.wait(lambda: bool(page.findings.cards()), "what LanguageTool finds")
            self.hand.press(page.editor, Qt.Key.Key_F8)
            self.hand.press(page.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
            self.hand.wait(lambda: page.editor.text != text, "the fault to be mended")
            self.hand.checked()
            self.desk.did["faults mended with LanguageTool"] += 1
        self.hand.kept()
        self.hand.send_for_review()

    def leave_a_draft(self):
        if len(self.desk.left) >= _MOST_LEFT:
            return self.send_a_draft()
        self.hand.write(text := self.text())
        self.hand.kept()
        self.desk.left[self.window.compose.drafts.working.id] = text
        self.hand.click(self.window.compose.header.new)
        return None

    def send_a_draft(self):
        drafts = self.window.compose.drafts
        found = [one for one in drafts.own() if one.id in self.desk.left]
        if not found:
            return False
        draft = self.random.choice(found)
        self.hand.open_draft(draft)
        text = self.desk.left.pop(draft.id)
        if self.window.compose.editor.text != text:
            self.desk.wrong.append(f"draft {draft.id} says something else")
        return self.hand.send_for_review() and None

    def rewrite(self):
        """Another version of what was sent back, or was not approved yet."""
        states = PostState.CHANGES_REQUESTED, PostState.VETOED
        if self.open_one(Box.WRITTEN, *states) is None:
            return False
        if not self.window.review.bar.can_begin(Act.REWRITE):
            return False
        page = self.window.compose
        self.hand.click(self.window.review.bar.rewrite)
        self.hand.wait(page.isVisible, "the new version")
        self.hand.press(page.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.hand.press(page.editor, Qt.Key.Key_Backspace)
        self.hand.type(page.editor, self.text())
        self.hand.checked()
        return self.hand.send_for_review() and None

    def withdraw(self):
        return self.stop(Act.WITHDRAW, "Pas si vite.", Box.WRITTEN, PostState.IN_REVIEW)


class _Reviewer(_Life):
    def __init__(self, desk, is_legal):
        super().__init__(desk)
        self.is_legal = is_legal

    def choices(self):
        return (
            (70, self.approve),
            (8, self.request_changes),
            (2 if self.is_legal else 0, self.veto),
            (4, self.remark),
            (1 if self.is_legal else 2, self.freeze),
            (6, self.unfreeze),
            (3, self.recall),
            (8, self.release),
            (8, self.wander),
            (3, self.search),
            (1, self.look_different),
        )

    def approve(self):
        if self.open_one(Box.MINE_TO_DO, PostState.IN_REVIEW) is None:
            return False
        bar = self.window.review.bar
        if not (bar.can_begin(Act.APPROVE) or bar.read_on.isVisible()):
            return False  # somebody else was there first
        return self.hand.approve()

    def request_changes(self):
        return self.stop(Act.OBJECT, "Plus court.", Box.MINE_TO_DO, PostState.IN_REVIEW)

    def veto(self):
        return self.stop(Act.VETO, "Pas ainsi.", Box.MINE_TO_DO, PostState.IN_REVIEW)

    def remark(self):
        if self.open_one(Box.MINE_TO_DO, PostState.IN_REVIEW) is None:
            return False
        remarks = self.window.review.remarks
        self.hand.press(self.window.review, Qt.Key.Key_C)
        if not remarks.form.isVisible():
            return False
        self.hand.type(remarks.form.text, f"Sûr ? {self.random.random():.6f}")
        send = Qt.KeyboardModifier.ControlModifier
        self.hand.press(remarks.form.text, Qt.Key.Key_Return, send)
        self.hand.wait(remarks.form.isHidden, "the remark to be recorded")
        return self.hand.settle()

    def freeze(self):
        if not self.window.header.freeze.isEnabled() or not self.window.header.freeze.isVisible():
            return False
        return self.hand.freeze("Un instant.")

    def unfreeze(self):
        state = self.window.session.state_of(self.window.session.account.id)
        if state is None or state.control.freeze is None or self.window.session.line.state.is_away:
            return False
        ask = self.window.ask
        self.window.banners.unfreeze_asked.emit(self.window.session.account.id)
        self.hand.type(ask.field, "C’est passé.")
        self.hand.click(ask.confirm)
        self.hand.wait(lambda: ask.question is None, "the end of the freeze")
        return self.hand.settle()

    def recall(self):
        return self.stop(Act.RECALL, "Pour plus tard.", Box.ALL, PostState.APPROVED)

    def release(self):
        return self.stop(Act.RELEASE, "C’est bon.", Box.ALL, PostState.HELD)
