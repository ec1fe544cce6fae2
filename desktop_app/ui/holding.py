"""Asks before a legal hold, and before words are taken out; and says who may do which of it.

The services and the record judge again; this keeps a person from asking for what will be refused.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.domain.account import AccountId, PersonId, Role
from desktop_app.domain.action import PostId
from desktop_app.domain.control import Preservation
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.domain.redaction import ASKING, Request
from desktop_app.services import retention
from desktop_app.services.retention import Kept
from desktop_app.ui import words
from desktop_app.ui.ask import Answer, Question
from desktop_app.ui.session import Session
from desktop_app.ui.stopping import Stopping


class Holding(QObject):
    """What can be done about the words of posts, as whoever is signed in."""

    def __init__(self, session: Session, stopping: Stopping, parent: QObject) -> None:
        super().__init__(parent)
        self.session, self._stopping = session, stopping

    def why_no_hold(self, account: AccountId) -> str:
        """Why this person neither places nor lifts a legal hold; empty when they may."""
        if Role.LEGAL in self.session.roles(account):
            return ""
        return self.tr("Legal places and lifts legal holds.")

    def why_not_asked(self, record: PostRecord, kept: Kept) -> str:
        """Why this person cannot ask for the words to be taken out; empty when they can."""
        if not set(ASKING) & set(self.session.roles(record.account)):
            return self.tr("Communications or legal can ask for words to be taken out.")
        if kept.holds:
            return self.tr("No words are taken out while a legal hold covers the post.")
        if not kept.is_finished:
            return self.tr("Words are taken out of finished posts only.")
        return ""

    def why_not_agreed(self, record: PostRecord, request: Request) -> str:
        """Why this person cannot agree to `request`; empty when they can."""
        if Role.LEGAL not in self.session.roles(record.account):
            return self.tr("Somebody for legal has to agree.")
        if request.by == self.session.person.id:
            return self.tr("You asked for it: another person, for legal, has to agree.")
        return ""

    def ask_hold(self, account: AccountId, post: PostId | None = None) -> None:
        """Ask for which matter, and why, words are to be kept: of the account, or of `post`."""
        session = self.session
        handle = session.charter.account(account).handle
        every = self.tr("Every post of @{handle}").format(handle=handle)

        def placed(answer: Answer) -> None:
            parts, person = session.parts, session.person.id
            said = {"matter": answer.first, "reason": answer.text}
            covers = post if answer.choice == 1 else None
            self._stopping.do(
                lambda: retention.preserve(parts, account, person, covers=covers, **said)
            )

        self._stopping.ask_reason(
            Question(
                title=self.tr("Legal hold") if post else f"{self.tr('Legal hold')} · {every}",
                text=self.tr(
                    "While it stands nobody takes words out of the record; what was asked before "
                    "is void. Nothing else changes: posts are written, approved and posted as "
                    "before. Whoever decides for legal can lift it."
                ),
                first=self.tr("Matter, as legal calls it"),
                field=self.tr("Why, for everybody and for the record"),
                confirm=self.tr("Place the hold"),
                then=placed,
                icon="legal",
                tone="caution",
                choice=self.tr("What it covers"),
                choices=(every, self.tr("Only this post")) if post else (every,),
            )
        )

    def ask_lift(self, account: AccountId, hold: Preservation) -> None:
        """Ask why one legal hold is over."""
        self._ask_why(
            title=self.tr("Lift the legal hold {matter}").format(matter=words.quoted(hold.matter)),
            text=self.tr(
                "Nothing is taken out by this. Once no hold covers a post, two people can take its "
                "words out; both act anew."
            ),
            confirm=self.tr("Lift the hold"),
            verb=lambda person, reason: retention.unpreserve(
                self.session.parts, account, hold.id, person, reason
            ),
        )

    def ask_out(self, record: PostRecord) -> None:
        """Ask why the words of the post are to be taken out; another person decides."""
        self._ask_why(
            title=self.tr("Ask for the words of this post to be taken out"),
            text=self.tr(
                "Nothing is taken out yet: another person, for legal, has to agree, and a legal "
                "hold refuses it. Then its texts, pictures, remarks and reasons leave the record "
                "for ever; who did what, and when, stays."
            )
            + self._at_x(record, self.tr("What is on X stays there.")),
            confirm=self.tr("Ask for it"),
            verb=lambda person, reason: retention.ask(
                self.session.parts, record.id, person, reason
            ),
        )

    def ask_agree(self, record: PostRecord, request: Request) -> None:
        """Ask why this person agrees that the words are taken out."""
        name = words.person_name(self.session.charter, request.by)
        said = self.tr("{name} asked for it: {reason}").format(
            name=name, reason=words.quoted(request.reason)
        )
        more = self.tr(
            "Texts, pictures, remarks and reasons leave the record, and nobody brings them back; "
            "who did what, and when, stays. Backups, exports and mails keep what they hold."
        ) + self._at_x(
            record,
            self.tr(
                "What is on X stays there, and from now on only X’s own application takes it off."
            ),
        )
        self._ask_why(
            title=self.tr("Take the words of this post out, for ever"),
            text=f"{said}\n{more}",
            confirm=self.tr("Take them out"),
            verb=lambda person, reason: retention.redact(
                self.session.parts, record.id, person, reason
            ),
            is_dangerous=True,
        )

    def _at_x(self, record: PostRecord, said: str) -> str:
        """`said` behind a space while a part of the post is at X, else nothing."""
        return f" {said}" if record.state is PostState.POSTED else ""

    def _ask_why(
        self,
        *,
        title: str,
        text: str,
        confirm: str,
        verb: Callable[[PersonId, str], object],
        is_dangerous: bool = False,
    ) -> None:
        def confirmed(answer: Answer) -> None:
            person = self.session.person.id
            self._stopping.do(lambda: verb(person, answer.text))

        self._stopping.ask_reason(
            Question(
                title=title,
                text=text,
                field=self.tr("Why, for everybody and for the record"),
                confirm=confirm,
                then=confirmed,
                icon="void" if is_dangerous else "legal",
                tone="legal" if is_dangerous else "caution",
                is_dangerous=is_dangerous,
            )
        )
