"""Review: one post, exactly as it will be posted, with everything a decision needs.

What is decided is always the version on the screen: its fingerprint goes with the decision, and
the record refuses it when another version came meanwhile.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.action import PostId
from desktop_app.domain.errors import Refused
from desktop_app.domain.publication import PostState
from desktop_app.services.offline_ports import SINGLE, EntryId
from desktop_app.services.parts import Changes
from desktop_app.services.reading import PostView
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.ask import Ask
from desktop_app.ui.background import Lane
from desktop_app.ui.empty_state import EmptyState
from desktop_app.ui.layout import column, kept_splitter, row
from desktop_app.ui.reach import needs_server
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.review.acting import VERDICTS, Acting
from desktop_app.ui.review.bar import Bar
from desktop_app.ui.review.by_hand import HandPanel
from desktop_app.ui.review.changed import ChangedPost, tab_names
from desktop_app.ui.review.context import Context
from desktop_app.ui.review.exemption import period_against
from desktop_app.ui.review.final import FinalPost, wanted
from desktop_app.ui.review.heading import ReviewHeading
from desktop_app.ui.review.insiders import Insiders
from desktop_app.ui.review.opening import Opened, opened
from desktop_app.ui.review.remarks import Remarks
from desktop_app.ui.review.seen import Seen
from desktop_app.ui.review.standing import (
    NEEDS_SERVER,
    Act,
    Permissions,
    Seat,
    can_post_by_hand,
    can_settle,
    compared_with,
    decided_on,
    families_to_answer,
    permissions,
)
from desktop_app.ui.review.trouble import Trouble
from desktop_app.ui.review.twin import shown_digest
from desktop_app.ui.review.versions import Versions
from desktop_app.ui.session import Session
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Button, Segments

_FINAL, _CHANGES, _VERSIONS = 0, 1, 2
_NOTHING, _POST, _COVERED = 0, 1, 2
_CONTEXT_WIDTHS = (270, 348)


class ReviewPage(Retranslated, QWidget):
    """Shows one post; `shown` is emitted each time the screen shows the record as it is."""

    draft_opened = Signal(object)  #: Draft
    take_wanted = Signal(str)  #: in the draft just opened: what this remark suggests
    queue_asked = Signal()
    shown = Signal(str)  #: the post's id

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._post: PostId | None = None
        self.view: PostView | None = None
        self._seat: Seat | None = None  #: in whose name they decide, where they chose
        self._newer: PostView | None = None  #: sent while another version was on the screen
        self._adopts = True  #: whether the newest version is shown as soon as it was read
        self._wants_changes = False  #: whether it is shown by what it changed
        self._is_unread = False  #: what was read waits until the page is in front
        self._tabs: tuple[int, ...] = (_FINAL,)
        self.seen = Seen(self)
        self.heading, self.tabs, self._texts = ReviewHeading(), Segments(), QStackedWidget()
        self.final = FinalPost(session, Thumbnails(session, self))
        self.changes, self.versions = ChangedPost(), Versions()
        self.trouble, self.by_hand, self.bar = Trouble(), HandPanel(), Bar()
        self.ask = Ask()
        self.acting = Acting(session, self.ask, self)
        self.remarks, self.insiders = Remarks(session), Insiders(session, self)
        self.context = Context(session.opening.clock, session.budgets)
        self._to_queue = Button()
        self.empty, self._stack = EmptyState("review", self._to_queue), QStackedWidget()
        self._build()
        self._connect()
        self._offer()
        self.retranslate()

    def open_post(self, post: PostId) -> None:
        """Show the newest version of `post`."""
        if post != self._post:
            self._post = post
            self._cover()
        self._adopts = self._is_unread = True
        if self.isVisible():
            self.reload()  # else once it is: nothing is seen before

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_unread:
            self.reload()

    @Slot()
    def approve(self) -> None:
        """Begin an approval; while there is more to read, go on to it instead."""
        if self.bar.can_begin(Act.APPROVE):
            self.bar.begin(Act.APPROVE)
        elif self.bar.read_on.isVisible():
            self.read_on()

    @Slot()
    def request_changes(self) -> None:
        """Begin to ask for changes."""
        self.bar.begin(Act.OBJECT)

    @Slot()
    def veto(self) -> None:
        """Begin a veto."""
        self.bar.begin(Act.VETO)

    @Slot()
    def comment(self) -> None:
        """Begin a remark on the words that are selected, or on the whole post."""
        self.remarks.begin()

    @Slot()
    def show_insiders(self) -> None:
        """Say who has seen the post."""
        if self.view is not None:
            self.insiders.show_view(self.view)

    @Slot()
    def next_difference(self) -> None:
        """Go to the next difference, in the tab of changes."""
        self._step(1)

    @Slot()
    def previous_difference(self) -> None:
        """Go to the difference before, in the tab of changes."""
        self._step(-1)

    @Slot()
    def read_on(self) -> None:
        """Bring what was not yet on the screen into view, a page at a time."""
        self._show_tab(_FINAL)
        self.seen.look_now()
        unseen = self.seen.first_unseen()
        if unseen is not None:
            widget, below = unseen
            bar = self.final.verticalScrollBar()
            # Back, too: what was filled in later may have moved text away before it was read.
            at = widget.mapTo(self.final.viewport(), widget.rect().topLeft()).y() + below
            bar.setValue(bar.value() + min(at, self.final.viewport().height() * 9 // 10))
            self.seen.look_now()

    @Slot()
    def see_changes(self) -> None:
        """Show the version that was sent meanwhile, by what it changed."""
        if self._newer is not None:
            self._wants_changes = True
            self._show_newest()

    @Slot()
    def _show_newest(self) -> None:
        """Read the post again, and show its newest version whatever is on the screen."""
        self._adopts = True
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the post again, for whoever is signed in."""
        post = self._post
        if post is None:
            return
        parts, person, kept = self._session.parts, self._session.person.id, self._kept
        is_here = self.isVisible()
        self._session.do(
            Lane.STORE,
            lambda: opened(parts, post, person, lambda number: is_here and kept in (0, number)),
            owner=self,
            then=self._have_opened,
            failed=self._not_opened,
        )

    @property
    def _kept(self) -> int:
        """The version that stays on the screen whatever was sent meanwhile; 0 for none.

        It is being read: nothing more can be decided about it.
        """
        view = self.view
        if view is None or self._adopts or not self.permissions().acts & set(VERDICTS):
            return 0
        return view.record.current.number

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.empty.say(
            self.tr("No post is open"),
            self.tr("Choose one in the queue to see exactly what would be posted."),
        )
        self._to_queue.name(self.tr("Go to the queue"))
        self.tabs.setAccessibleName(self.tr("What to look at"))
        for part in (self.final, self.changes, self.versions):
            part.retranslate()
        for other in (self.trouble, self.by_hand, self.bar, self.context):
            other.retranslate()
        if self.view is not None:
            self._say_header(self.view)
            self._look()  # the texts were made anew

    def permissions(self) -> Permissions:
        """What the person may do with the post on the screen."""
        if self.view is None:
            raise RuntimeError("asked what may be done while no post is shown")
        session = self._session
        now, kept = session.opening.clock.now(), session.line.state.about(self.view.record.id)
        unsent = kept is not None and kept.entry.main.kind in SINGLE
        return permissions(self.view, session.person.id, now, self._seat, unsent=unsent)

    def _build(self) -> None:
        # So that A, R and V are heard without a click first.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._everything())
        self._stack.addWidget(QWidget())
        column(self).addWidget(self._stack)

    def _everything(self) -> QWidget:
        page = QWidget()
        for text in (self.final, self.changes, self.versions):
            self._texts.addWidget(text)
        self._texts.setMinimumHeight(120)
        tabs = row()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        work, beside = QWidget(), QWidget()
        left = column(work, margins=(20, 16, 6, 14), spacing=10)
        left.addWidget(self.heading)
        left.addWidget(self.trouble)
        left.addWidget(self.by_hand)
        left.addLayout(tabs)
        left.addWidget(self._texts, 1)
        left.addWidget(self.remarks)
        left.addWidget(self.ask)
        left.addWidget(self.bar)
        self.context.setMinimumWidth(_CONTEXT_WIDTHS[0])
        right = column(beside, margins=(6, 18, 14, 14))
        right.addWidget(self.context)
        desk = self._session.opening.desk
        sizes = (720, _CONTEXT_WIDTHS[1])
        column(page).addWidget(kept_splitter("review", desk, work, beside, sizes=sizes))
        return page

    def _offer(self) -> None:
        Offer(self, "review.approve", self.approve, self._why_not_approve)
        for name, act in (("object", Act.OBJECT), ("veto", Act.VETO)):
            begin, why_not = partial(self.bar.begin, act), partial(self._why_not, act)
            Offer(self, f"review.{name}", begin, why_not)
        letter = Offer(self, "review.comment", self.comment, lambda: self.remarks.why_not)
        for part in (self.remarks, self.changes):
            letter.changed.connect(part.say_keys)
        for name, by in (("remark_next", 1), ("remark_previous", -1)):
            step = partial(self.remarks.step, by)
            Offer(self, f"review.{name}", step, lambda: self.remarks.why_no_step)
        Offer(self, "review.insiders", self.show_insiders, self._why_no_insiders)
        for name, verb in (
            ("review.difference", self.next_difference),
            ("review.difference_before", self.previous_difference),
        ):
            Offer(self, name, verb, self._why_no_difference)

    def _why_not_approve(self) -> str:
        return "" if self.bar.read_on.isVisible() else self._why_not(Act.APPROVE)

    def _why_not(self, act: Act) -> str:
        if self.view is None:
            return self.tr("No post is open")
        if self.bar.can_begin(act):
            return ""
        said = self.bar.unsent.said.text() or self.bar.why_not.text()
        return said or self.tr("Not offered for this post as it stands")

    def _why_no_insiders(self) -> str:
        return self.tr("No post is open") if self.view is None else ""

    def _why_no_difference(self) -> str:
        return "" if _CHANGES in self._tabs else self.tr("There is only one version")

    def _step(self, by: int) -> None:
        if _CHANGES in self._tabs:
            self._show_tab(_CHANGES)
            self.changes.step(by)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._choose_tab)
        self.bar.asked.connect(self._asked)
        self.bar.seat.chosen.connect(self._take_seat)
        self.bar.unsent.dropped.connect(self._drop)
        line = self._session.line
        line.changed.connect(self._show_line)
        online = (*(self.bar.offers[act] for act in NEEDS_SERVER), *self.trouble.settling)
        needs_server(line, *online, self.by_hand.confirm)
        self.acting.draft_opened.connect(self.draft_opened)
        self.acting.take_wanted.connect(self.take_wanted)
        self.acting.refused.connect(self.reload)
        self.trouble.found.connect(self.acting.settle_found)
        self.trouble.absent.connect(self.acting.settle_absent)
        self.by_hand.posted.connect(self.acting.posted_by_hand)
        self.final.other_asked.connect(self._open_other)
        self.remarks.text_wanted.connect(self._show_a_text)
        self.remarks.take_wanted.connect(self.acting.take_over)
        self.remarks.seen_wanted.connect(self.show_insiders)
        self._to_queue.clicked.connect(self.queue_asked)
        self.bar.read_on_asked.connect(self.read_on)
        self.bar.newer_asked.connect(self.see_changes)
        self.seen.follow(self.final, self.changes)
        self.seen.changed.connect(self._have_read)
        self._session.person_changed.connect(self._person_changed)
        self._session.changed.connect(self._changed)
        self._session.sending.passed.connect(self._passed)

    def _have_opened(self, found: Opened) -> None:
        view = found.view
        if found.person != self._session.person.id or view.record.id != self._post:
            return  # a later question is on its way
        self._is_unread = not found.may_be_shown
        number = view.record.current.number
        if self._kept and number > self._kept:
            self._newer = view
            self.ask.close_question()
            self.bar.show_newer(number)
            self.shown.emit(view.record.id)
        elif found.may_be_shown:
            self._adopt(view)
        elif self.isVisible():
            self.reload()  # the page came to the front meanwhile

    def _not_opened(self, error: Exception) -> None:
        """Nobody sees what could not be recorded as seen."""
        is_gone = isinstance(error, Refused) and error.kind == "post.redacted"
        if self.isVisible() or not is_gone:
            self._session.failed.emit(error)  # else nobody asked for it here
        if is_gone:
            self._post = None  # what still stands here was taken out
            self._cover()
        if self.view is None:
            self._stack.setCurrentIndex(_NOTHING)

    def _cover(self) -> None:
        """Show nothing until the next version may be seen."""
        self.view, self._newer, self._seat = None, None, None
        self.bar.setEnabled(False)  # until it is about what is on the screen
        self.ask.close_question()
        self._stack.setCurrentIndex(_COVERED)

    @Slot()
    def _person_changed(self) -> None:
        if self._post is not None:
            self._cover()
            self._show_newest()

    def _adopt(self, view: PostView) -> None:
        """Show `view`."""
        shown = self.view.record if self.view is not None else None
        is_other = shown is None or shown.current.sha256 != view.record.current.sha256
        self.view, self._newer, self._adopts = view, None, False
        self.acting.about(view)
        now, person = self._session.opening.clock.now(), self._session.person.id
        self._tabs = (_FINAL,)
        if len(view.record.revisions) > 1:
            self._tabs = (_CHANGES, _FINAL, _VERSIONS)
        self.final.show_view(view, now)
        self.context.show_view(view, now)
        self.remarks.show_view(view)
        self._show_trouble(view)
        self.by_hand.show_view(view, may_post=can_post_by_hand(view, person))
        self.seen.watch(shown_digest(view), wanted(view))
        self._show_bar(view)
        self._say_header(view)
        self._stack.setCurrentIndex(_POST)
        if is_other:
            compares = self._wants_changes or decided_on(view, person) is not None
            self._show_tab(_CHANGES if compares else _FINAL)
        else:
            self._show_tab(self._tab)
        self._wants_changes = False
        self.shown.emit(view.record.id)

    def _look(self) -> None:
        """Note what is on the screen now, wherever it can be read."""
        self.seen.show_in(self.final.blocks, self.changes.blocks)
        self.remarks.mark(self.final.parts, self.changes.parts)
        self.seen.look_now()
        self._have_read()

    @Slot()
    def _have_read(self) -> None:
        self.bar.show_read(is_read=self.seen.is_whole)

    def _say_header(self, view: PostView) -> None:
        self.heading.show_view(view, self._session.opening.clock.now())
        self.tabs.set_labels(tab_names(view, self._session.person.id))

    @property
    def _tab(self) -> int:
        """The tab in front: one of those that this post has."""
        return self._tabs[self.tabs.current] if self.tabs.current < len(self._tabs) else _FINAL

    def _show_tab(self, tab: int) -> None:
        if tab in self._tabs:
            self.tabs.choose(self._tabs.index(tab))
            self._choose_tab(self._tabs.index(tab))

    @Slot()
    def _show_a_text(self) -> None:
        """Leave the list of versions: words of the final text are about to be shown."""
        if self._tab == _VERSIONS:
            self._show_tab(_FINAL)

    @Slot(int)
    def _choose_tab(self, index: int) -> None:
        tab = self._tabs[index] if 0 <= index < len(self._tabs) else _FINAL
        self._fill(tab)
        self._texts.setCurrentIndex(tab)
        self._look()

    def _fill(self, tab: int) -> None:
        """Changes and versions are made only when somebody wants to see them."""
        if self.view is None:
            return
        before = compared_with(self.view, self._session.person.id)
        if tab == _CHANGES and before is not None:
            self.changes.show_view(self.view, before)
        elif tab == _VERSIONS:
            self.versions.show_view(self.view, self._session.opening.clock.now())

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.reviews or changes.publications:
            self.reload()

    def _show_bar(self, view: PostView) -> None:
        may, now = self.permissions(), self._session.opening.clock.now()
        self.bar.seat.show_seats(may, view.charter, now)
        period = period_against(view, may.role, now)
        self.bar.unsent.show_kept(self._session.line.state.about(view.record.id))
        self.bar.show_view(view, may, families_to_answer(view, may.role), period)

    @Slot()
    def _show_line(self) -> None:
        """What waits to be sent, or whether it can be sent, is new."""
        if self.view is not None:
            self._show_bar(self.view)

    @Slot(str)
    def _drop(self, entry: str) -> None:
        self._session.line.discard(EntryId(entry))

    @Slot(object)
    def _take_seat(self, seat: Seat) -> None:
        self._seat = seat
        if self.view is not None:
            self._show_bar(self.view)

    @Slot()
    def _passed(self) -> None:
        """The publisher looked: say when it looks next."""
        if self.view is not None and self.view.record.state is PostState.UNKNOWN:
            self._show_trouble(self.view)

    def _show_trouble(self, view: PostView) -> None:
        now, person = self._session.opening.clock.now(), self._session.person.id
        self.trouble.show_view(view, now, may_deny=can_settle(view, person))

    @Slot(str, str)
    def _asked(self, act: str, reason: str) -> None:
        exemption = self.bar.exemption.exemption(reason) if act == Act.APPROVE else None
        self.acting.do(Act(act), reason, self.permissions(), exemption)

    @Slot(str)
    def _open_other(self, post: str) -> None:
        self.open_post(PostId(post))
