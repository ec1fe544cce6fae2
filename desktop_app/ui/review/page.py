"""Review: one post, exactly as it will be posted, with everything a decision needs.

What is decided is always the version on the screen: its fingerprint goes with the decision, and
the record refuses it when another version came meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import PostId
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict
from desktop_app.services import controlling, drafting, reading, reviewing, settling
from desktop_app.services.parts import Changes, Parts
from desktop_app.services.ports import Draft
from desktop_app.services.reading import PostView
from desktop_app.ui import words
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.background import Lane
from desktop_app.ui.layout import column, kept_splitter, row
from desktop_app.ui.review.bar import Bar
from desktop_app.ui.review.by_hand import HandPanel
from desktop_app.ui.review.changed import ChangedPost
from desktop_app.ui.review.context import Context
from desktop_app.ui.review.final import FinalPost
from desktop_app.ui.review.standing import (
    Act,
    Permissions,
    can_post_by_hand,
    can_settle,
    permissions,
)
from desktop_app.ui.review.trouble import Trouble
from desktop_app.ui.review.versions import Versions
from desktop_app.ui.session import Session
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import (
    Button,
    Heading,
    IconLabel,
    Muted,
    Pill,
    Segments,
)

_FINAL, _CHANGES = 0, 1
_CONTEXT_WIDTHS = (270, 348)
_VERDICTS = {
    Act.APPROVE: Verdict.APPROVE,
    Act.OBJECT: Verdict.REQUEST_CHANGES,
    Act.VETO: Verdict.VETO,
}


class ReviewPage(QWidget):
    """Shows one post; `shown` is emitted each time the screen shows the record as it is."""

    draft_opened = Signal(object)  #: Draft
    queue_asked = Signal()
    shown = Signal(str)  #: the post's id

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._post: PostId | None = None
        self.view: PostView | None = None
        self._title, self._when, self._state = Heading(factor=1.3), Muted(), Pill()
        self.tabs, self._texts = Segments(), QStackedWidget()
        self.final = FinalPost(session, Thumbnails(session, self))
        self.changes, self.versions = ChangedPost(), Versions()
        self.trouble, self.by_hand, self.bar = Trouble(), HandPanel(), Bar()
        self.context = Context(session.opening.clock, session.budgets)
        self._none, self._none_hint, self._to_queue = Heading(factor=1.1), Muted(), Button()
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self._offer()
        self.retranslate()

    def open_post(self, post: PostId) -> None:
        """Show the newest version of `post`."""
        if post != self._post:
            self.view = None
            self.bar.setEnabled(False)  # until it is about what is on the screen
            self.tabs.choose(_FINAL)
        self._post = post
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the post again, for whoever is signed in."""
        post = self._post
        if post is None:
            return
        parts, person = self._session.parts, self._session.person.id
        self._session.do(
            Lane.STORE,
            lambda: (person, reading.open_post(parts, post, person)),
            owner=self,
            then=self._have_view,
        )

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._none.setText(self.tr("No post is open"))
        self._none_hint.setText(
            self.tr("Choose one in the queue to see exactly what would be posted.")
        )
        self._to_queue.name(self.tr("Go to the queue"))
        self.tabs.setAccessibleName(self.tr("What to look at"))
        for part in (self.final, self.changes, self.versions):
            part.retranslate()
        for other in (self.trouble, self.by_hand, self.bar, self.context):
            other.retranslate()
        if self.view is not None:
            self._say_header(self.view)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def permissions(self) -> Permissions:
        """What the person may do with the post on the screen."""
        if self.view is None:
            raise RuntimeError("asked what may be done while no post is shown")
        session = self._session
        return permissions(self.view, session.person.id, session.opening.clock.now())

    def _build(self) -> None:
        # So that A, R and V are heard without a click first.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self._everything())
        column(self).addWidget(self._stack)

    def _nothing(self) -> QWidget:
        page = QWidget()
        inside = column(page, spacing=8)
        inside.addStretch(2)
        inside.addWidget(IconLabel("review", size=40), 0, Qt.AlignmentFlag.AlignCenter)
        for label in (self._none, self._none_hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(label)
        inside.addWidget(self._to_queue, 0, Qt.AlignmentFlag.AlignCenter)
        inside.addStretch(3)
        return page

    def _everything(self) -> QWidget:
        page = QWidget()
        for text in (self.final, self.changes, self.versions):
            self._texts.addWidget(text)
        self._texts.setMinimumHeight(120)
        for label in (self._title, self._when):
            label.setWordWrap(False)
        head = row(spacing=12)
        head.addWidget(self._title)
        head.addWidget(self._when, 1)
        head.addWidget(self._state)
        tabs = row()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        work, beside = QWidget(), QWidget()
        left = column(work, margins=(20, 16, 6, 14), spacing=10)
        left.addLayout(head)
        left.addWidget(self.trouble)
        left.addWidget(self.by_hand)
        left.addLayout(tabs)
        left.addWidget(self._texts, 1)
        left.addWidget(self.bar)
        self.context.setMinimumWidth(_CONTEXT_WIDTHS[0])
        right = column(beside, margins=(6, 18, 14, 14))
        right.addWidget(self.context)
        desk = self._session.opening.desk
        sizes = (720, _CONTEXT_WIDTHS[1])
        column(page).addWidget(kept_splitter("review", desk, work, beside, sizes=sizes))
        return page

    def _offer(self) -> None:
        for name, act in (("approve", Act.APPROVE), ("object", Act.OBJECT), ("veto", Act.VETO)):
            begin, why_not = partial(self.bar.begin, act), partial(self._why_not, act)
            Offer(self, f"review.{name}", begin, why_not)
        Offer(self, "review.difference", self._next_difference, self._why_no_difference)

    def _why_not(self, act: Act) -> str:
        if self.view is None:
            return self.tr("No post is open")
        if self.bar.can_begin(act):
            return ""
        return self.bar.why_not.text() or self.tr("Not offered for this post as it stands")

    def _why_no_difference(self) -> str:
        several = self.view is not None and len(self.view.record.revisions) > 1
        return "" if several else self.tr("There is only one version")

    def _next_difference(self) -> None:
        if not self._why_no_difference():
            self.tabs.choose(_CHANGES)
            self._choose_tab(_CHANGES)
            self.changes.visit_next()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._choose_tab)
        self.bar.asked.connect(self._asked)
        self.trouble.found.connect(self._settle_found)
        self.trouble.absent.connect(self._settle_absent)
        self.by_hand.posted.connect(self._posted_by_hand)
        self.final.other_asked.connect(self._open_other)
        self._to_queue.clicked.connect(self.queue_asked)
        self._session.person_changed.connect(self.reload)
        self._session.changed.connect(self._changed)
        self._session.sending.passed.connect(self._passed)

    def _have_view(self, found: tuple[str, PostView]) -> None:
        person, view = found
        if person != self._session.person.id or view.record.id != self._post:
            return  # a later question is on its way
        newer = (
            self.view is not None and view.record.current.number > self.view.record.current.number
        )
        self.view = view
        now = self._session.opening.clock.now()
        revisions = view.record.revisions
        self.final.show_view(view, now)
        if len(revisions) > 1:
            self.changes.show_view(view)
        self.versions.show_view(view, now)
        self.context.show_view(view, now)
        person_id = self._session.person.id
        self._show_trouble(view)
        self.by_hand.show_view(view, may_post=can_post_by_hand(view, person_id))
        self.bar.show_view(view, self.permissions())
        self._say_header(view)
        if newer:
            # Another version came while this one was read: what changed is what matters now.
            self.tabs.choose(_CHANGES)
            self._choose_tab(_CHANGES)
        self._stack.setCurrentIndex(1)
        self.shown.emit(view.record.id)

    def _say_header(self, view: PostView) -> None:
        current, now = view.record.current, self._session.opening.clock.now()
        author = view.charter.person(current.submitted_by).name
        self._title.setText(
            self.tr("Version {number} by {author}").format(number=current.number, author=author)
        )
        handle = view.charter.account(view.record.account).handle
        said = [f"@{handle}", words.moment(current.submitted_at, now)]
        posted, parts = len(view.record.parts), len(current.payload.parts)
        if 0 < posted < parts:
            said.append(words.parts_posted(posted, parts))
        self._when.setText(" · ".join(said))
        state = view.record.state
        hold = view.record.hold
        self._state.show_text(words.held_because(state, hold), words.state_tone(state))
        self._name_tabs(view)

    def _name_tabs(self, view: PostView) -> None:
        count = len(view.record.revisions)
        names = [self.tr("Final text, exactly as it will be posted")]
        if count > 1:
            names.append(self.tr("Changes since version {number}").format(number=count - 1))
            names.append(self.tr("All versions ({number})").format(number=count))
        self.tabs.set_labels(names)
        if self.tabs.current >= len(names):
            self.tabs.choose(_FINAL)
        self._choose_tab(self.tabs.current)

    @Slot(int)
    def _choose_tab(self, index: int) -> None:
        self._texts.setCurrentIndex(max(0, index))

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.reviews or changes.publications:
            self.reload()

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
        wanted = Act(act)
        if wanted in _VERDICTS:
            self._decide(_VERDICTS[wanted], reason)
        elif wanted in (Act.REWRITE, Act.CORRECT_REPLY, Act.CORRECT_ALONE):
            self._write(wanted)
        else:
            self._control(wanted, reason)

    def _decide(self, verdict: Verdict, reason: str) -> None:
        view, role = self.view, self.permissions().role
        if view is None or role is None:
            return
        parts, person = self._session.parts, self._session.person.id
        if verdict is Verdict.VETO:
            role = Role.LEGAL
        post, shown = view.record.id, view.record.current.sha256
        self._act(lambda: reviewing.decide(parts, post, shown, verdict, role, person, reason))

    def _control(self, act: Act, reason: str) -> None:
        """Stop, let go on, or take back; each with its reason."""
        parts, person, post = self._session.parts, self._session.person.id, self._post
        if post is None:
            return
        role = self.permissions().approved_as
        if act is Act.UNAPPROVE and role is not None:
            self._act(lambda: reviewing.withdraw_approval(parts, post, role, person, reason))
            return
        verbs: dict[Act, Callable[[Parts, PostId, PersonId, str], None]] = {
            Act.WITHDRAW: drafting.withdraw,
            Act.RECALL: controlling.recall,
            Act.RELEASE: controlling.release,
            Act.TAKE_DOWN: controlling.take_down,
            Act.REMOVED: controlling.removed_by_hand,
            Act.AFTER_REVIEW: controlling.after_review,
        }
        self._act(lambda: verbs[act](parts, post, person, reason))

    def _write(self, act: Act) -> None:
        """Open a new version, or a correction, for writing."""
        parts, person, post = self._session.parts, self._session.person.id, self._post
        if post is None:
            return
        if act is Act.REWRITE:
            verb = partial(drafting.continue_post, parts, post, person)
        else:
            as_reply = act is Act.CORRECT_REPLY
            verb = partial(drafting.correct, parts, post, person, as_reply=as_reply)
        self._session.do(Lane.STORE, verb, owner=self, then=self._have_draft)

    def _have_draft(self, draft: Draft) -> None:
        self._session.changed.emit(Changes(drafts=True))
        self.draft_opened.emit(draft)

    @Slot(str)
    def _settle_found(self, link: str) -> None:
        parts, person, post = self._session.parts, self._session.person.id, self._post
        if post is not None:
            self._act(lambda: settling.settle_found(parts, post, link, person), lane=Lane.NETWORK)

    @Slot(str)
    def _settle_absent(self, reason: str) -> None:
        parts, person, post = self._session.parts, self._session.person.id, self._post
        if post is not None:
            # In the publisher's lane: it writes the journal, which has one writer at a time.
            self._act(
                lambda: settling.settle_absent(parts, post, reason, person), lane=Lane.NETWORK
            )

    @Slot(str)
    def _posted_by_hand(self, link: str) -> None:
        parts, person, post = self._session.parts, self._session.person.id, self._post
        if post is not None:
            self._act(lambda: settling.settle_by_hand(parts, post, link, person), lane=Lane.NETWORK)

    @Slot(str)
    def _open_other(self, post: str) -> None:
        self.open_post(PostId(post))

    def _act(self, verb: Callable[[], object], lane: Lane = Lane.STORE) -> None:
        self._session.do(lane, verb, owner=self, then=self._have_acted, failed=self._not_acted)

    def _have_acted(self, _: object) -> None:
        self._session.changed.emit(Changes(reviews=True, publications=True))
        self._session.publish_due()

    def _not_acted(self, error: Exception) -> None:
        self._session.failed.emit(error)
        self.reload()
