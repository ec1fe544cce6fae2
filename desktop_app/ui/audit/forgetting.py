"""What is to be forgotten: asked for, due by the policy, kept by a legal hold, or withdrawn.

It stands in Audit because it is about posts of every account, also those that never went out, and
because those who look after the record come here; each step stands on the chosen post.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.action import PostId
from desktop_app.domain.errors import Refused
from desktop_app.services import forgetting, retention
from desktop_app.services.forgetting import Finished, Forgettable, Why
from desktop_app.services.parts import Changes, Parts
from desktop_app.services.retention import MOST, Left, Whole
from desktop_app.ui import words
from desktop_app.ui.audit.kept_words import WordsDetail
from desktop_app.ui.background import Lane, Task
from desktop_app.ui.days import in_words
from desktop_app.ui.empty_state import EmptyState
from desktop_app.ui.holding import Holding
from desktop_app.ui.layout import column, kept_splitter
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.session import Session
from desktop_app.ui.stopping import Stopping
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Muted, Segments
from desktop_app.ui.zoom import least_size, scaled

_WIDTH = 1250  #: lines are not stretched over a wide screen
_DETAIL_WIDTH = 380
_LEAST_LIST = 150  #: pixels; where there is less room, the page scrolls
_BEGINS = 120  #: characters of a text that a row has room for, at most
_REASONS = tuple(Why)


class ForgettingPanel(Retranslated, QWidget):
    """Reads the record when it comes into sight and when something changed."""

    review_asked = Signal(str)  #: a post's id
    published_asked = Signal(str)  #: a post's id

    def __init__(self, session: Session, stopping: Stopping) -> None:
        super().__init__()
        self._session = session
        self.found: Forgettable | None = None
        self._post: PostId | None = None  #: on the right, whether or not its row is there
        self._read: Whole | Left | None = None  #: what is known of it
        self._hint, self._most = Muted(), Muted()
        self.reasons, self.rows = Segments(), Rows()
        self.detail = WordsDetail(Thumbnails(session, self), Holding(session, stopping, self))
        self.empty, self._list = EmptyState("audit"), QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def why(self) -> Why:
        """Which of the lists is shown."""
        return _REASONS[max(0, self.reasons.current)]

    @Slot()
    def reload(self) -> None:
        """Read the record again."""
        if not self._session.background.is_open:
            return
        parts = self._session.parts
        self._session.do(
            Lane.STORE,
            lambda: forgetting.look(parts),
            owner=self,
            then=self._have,
            task=Task(name=lambda: self.tr("Looking for what is due…")),
        )

    def show_post(self, post: PostId) -> None:
        """Show one post, whatever the list; its row is chosen where it is there."""
        self._post = post
        self._draw()
        self.detail.show()
        self.reload()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.reasons.setAccessibleName(self.tr("Which posts"))
        self.rows.setAccessibleName(self.tr("Posts whose words may be taken out"))
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _build(self) -> None:
        self.reasons.shorten()
        least_size(self._list, height=_LEAST_LIST)
        self._list.setMinimumWidth(260)
        least_size(self.detail, width=300)
        self._hint.setMaximumWidth(scaled(_WIDTH))
        desk, sizes = self._session.opening.desk, (720, _DETAIL_WIDTH)
        self._list.addWidget(self.empty)
        self._list.addWidget(self.rows)
        both = kept_splitter("forgetting", desk, self._list, self.detail, sizes=sizes)
        whole = column(self, spacing=10)
        whole.addWidget(self._hint)
        whole.addWidget(self.reasons, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._most)
        whole.addWidget(both, 1)

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self._changed)
        for change in (session.person_changed, session.charter_changed):
            change.connect(self._others_look)
        self.reasons.chosen.connect(self._go)
        self.rows.currentRowChanged.connect(self._choose)
        self.rows.opened.connect(self._open)
        self.detail.review_asked.connect(self.review_asked)
        self.detail.published_asked.connect(self.published_asked)

    def _have(self, found: Forgettable) -> None:
        if self.found is None and self._post is None:
            first = next((why for why in (Why.ASKED, Why.DUE) if found.posts[why]), Why.DUE)
            self.reasons.choose(_REASONS.index(first))
        self.found = found
        self._draw()
        self._look()

    def _draw(self) -> None:
        found = self.found
        self._hint.setText(self._policy())
        self._name_reasons()
        if found is None:
            return
        posts = found.posts[self.why]
        self._most.setText(self.tr("The first %n post(s): others follow.", "", MOST))
        self._most.setVisible(len(posts) >= MOST)
        self.rows.blockSignals(True)
        self.rows.show_rows([self._row(one) for one in posts])
        if self._post is None and posts:
            self._post = posts[0].id
        if self._post in [one.id for one in posts]:
            self.rows.choose(str(self._post))
        else:
            self.rows.setCurrentRow(-1)
        self.rows.blockSignals(False)
        self.empty.say(*self._nothing())
        self._list.setCurrentIndex(1 if posts else 0)
        self._draw_detail()

    def _policy(self) -> str:
        said = self.tr(
            "Nothing is taken out by itself: one person asks, another, for legal, agrees."
        )
        if self.found is None:
            return said
        if not self.found.days:
            return f"{self.tr('The policy keeps the words of posts for ever.')} {said}"
        days = self.tr(
            "By the policy a finished post is due %n day(s) after its last change.",
            "",
            self.found.days,
        )
        return f"{days} {said}"

    def _name_reasons(self) -> None:
        counted = {} if self.found is None else {w: len(p) for w, p in self.found.posts.items()}
        names = {
            Why.ASKED: self.tr("Asked for"),
            Why.DUE: self.tr("Due"),
            Why.HELD: self.tr("Under a legal hold"),
            Why.WITHDRAWN: self.tr("Withdrawn"),
        }
        self.reasons.set_labels(
            [f"{names[why]} ({counted[why]})" if counted.get(why) else names[why] for why in Why]
        )

    def _nothing(self) -> tuple[str, str]:
        """Why the list is empty, and what would stand in it."""
        if self.why is Why.DUE and self.found is not None and not self.found.days:
            return (
                self.tr("Nothing falls due"),
                self.tr(
                    "Words can be taken out all the same: choose a post, here or in Published."
                ),
            )
        said = {
            Why.ASKED: (
                self.tr("Nobody asks for words to be taken out"),
                self.tr("What is asked for stands here until legal has agreed."),
            ),
            Why.DUE: (
                self.tr("Nothing is due"),
                self.tr("Finished posts stand here once they are older than the policy says."),
            ),
            Why.HELD: (
                self.tr("No legal hold keeps a finished post"),
                self.tr("Legal holds are placed under Accounts, or on one post."),
            ),
            Why.WITHDRAWN: (
                self.tr("No withdrawn post has its words"),
                self.tr("Posts that were withdrawn before they went out stand here."),
            ),
        }
        return said[self.why]

    def _row(self, one: Finished) -> Row:
        charter = self._session.charter
        warning = ""
        if one.holds:
            matters = words.joined([words.quoted(hold.matter) for hold in one.holds])
            warning = self.tr("Legal hold: {matter}").format(matter=matters)
        elif one.asked_by is not None:
            name = words.person_name(charter, one.asked_by)
            warning = self.tr("{name} wants its words taken out").format(name=name)
        day = self.tr("last change {day}").format(day=in_words(one.since.astimezone()))
        if one.due_at is not None and one.due_at <= self._session.opening.clock.now():
            day = self.tr("due since {day}").format(day=in_words(one.due_at.astimezone()))
        told = (f"@{charter.account(one.account).handle}", words.state_name(one.state), day)
        return Row(
            key=str(one.id),
            title=words.shortened(one.text, _BEGINS) or self.tr("Pictures without words"),
            detail=" · ".join(told),
            warning=warning,
        )

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and (changes.reviews or changes.publications):
            self.reload()

    @Slot()
    def _others_look(self) -> None:
        """Whoever looks now may do other things; the rules may be others."""
        self._draw()
        if self.isVisible():
            self.reload()

    @Slot(int)
    def _go(self, _reason: int) -> None:
        self._post = self._read = None
        self._draw()
        self._look()

    @Slot(int)
    def _choose(self, _row: int) -> None:
        if self.rows.key:
            self._post = PostId(self.rows.key)
            self._look()

    @Slot(str)
    def _open(self, _post: str) -> None:
        if self.detail.open is not None:
            self.detail.open.click()

    def _look(self) -> None:
        """Read the chosen post; until it is there, what is shown stays."""
        post, parts = self._post, self._session.parts
        if post is not None:
            self._session.do(
                Lane.STORE, lambda: _known_of(parts, post), owner=self, then=self._have_post
            )

    def _have_post(self, read: Whole | Left) -> None:
        if _post_of(read) == self._post:
            self._read = read
            self._draw_detail()

    def _draw_detail(self) -> None:
        read, found, session = self._read, self.found, self._session
        self.detail.setVisible(self._post is not None)
        if found is None or read is None or _post_of(read) != self._post:
            return
        now = session.opening.clock.now()
        if isinstance(read, Left):
            self.detail.show_left(read, session.charter, now)
            return
        due = {one.id: one.due_at for posts in found.posts.values() for one in posts}
        self.detail.show_post(read, session.charter, now, due.get(read.record.id))


def _known_of(parts: Parts, post: PostId) -> Whole | Left:
    """The post, or what is left of it: its words may have been taken out just now."""
    try:
        return retention.whole(parts, post)
    except Refused as error:
        if error.kind != "post.redacted":
            raise
        return retention.left(parts, post)


def _post_of(read: Whole | Left) -> PostId:
    return read.redaction.post if isinstance(read, Left) else read.record.id
