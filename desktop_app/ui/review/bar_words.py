"""What the bar of Review says: its buttons, what each asks once more, and why not."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.domain.publication import PostState
from desktop_app.services.reading import PostView
from desktop_app.services.reviewing import DECIDABLE
from desktop_app.ui import words
from desktop_app.ui.review.standing import Act, Hindrance, Permissions
from desktop_app.ui.review.twin import changed_words, is_parted, language_of, twin_of, waits


class BarWords(QObject):
    """Looked up when asked for, so that a change of language needs no restart."""

    def button(self, act: Act) -> str:
        """The name of the button for `act`; three dots where more is asked first."""
        names = {
            Act.APPROVE: self.tr("Approve"),
            Act.OBJECT: self.tr("Request changes…"),
            Act.VETO: self.tr("Veto…"),
            Act.UNAPPROVE: self.tr("Take my approval back…"),
            Act.WITHDRAW: self.tr("Withdraw…"),
            Act.RECALL: self.tr("Recall…"),
            Act.RELEASE: self.tr("Let it go on…"),
            Act.REWRITE: self.tr("Write a new version"),
            Act.TAKE_DOWN: self.tr("Take off X…"),
            Act.REMOVED: self.tr("I removed it on X…"),
            Act.AFTER_REVIEW: self.tr("Looked at again…"),
            Act.CORRECT_REPLY: self.tr("Correct in an answer"),
            Act.CORRECT_ALONE: self.tr("Correct in a new post"),
        }
        return names[act]

    def question(self, act: Act, view: PostView) -> str:
        """What is asked before `act` is done; it may name {number}, {handle} and {when}."""
        twin = twin_of(view)
        if act is Act.APPROVE and twin is not None:
            both = self._approve_both(language_of(twin), twin.current.number)
            return f"{self._rivals(view)} {both}".strip()
        questions = {
            Act.APPROVE: self._approve(view),
            Act.OBJECT: self.tr("What should change in version {number}?"),
            Act.VETO: self.tr("Why must version {number} not be posted?"),
            Act.UNAPPROVE: self.tr("Why does your approval of version {number} no longer hold?"),
            Act.WITHDRAW: self.tr("Why do you take this post back?"),
            Act.RECALL: self.tr("Why must this post not leave now?"),
            Act.RELEASE: self.tr("Why can this post go on now, from @{handle}?"),
            Act.TAKE_DOWN: self.tr("Why must it come off X? Everybody is told."),
            Act.REMOVED: self.tr("How did you remove every part of it on X?"),
            Act.AFTER_REVIEW: self.tr(
                "Was it right and complete, and what did it set going? For the record."
            ),
        }
        return questions.get(act, "")

    def _rivals(self, view: PostView) -> str:
        """Whose answer to the same post waits too, as a sentence to be filled in; "" for nobody's."""
        if not view.rivals:
            return ""
        names = dict.fromkeys(words.person_name(view.charter, one.author) for one in view.rivals)
        said = self.tr("An answer of {names} to the same post waits too.")
        if len(view.rivals) > 1:
            said = self.tr("Answers of {names} to the same post wait too.")
        whose = words.joined(list(names)).replace("{", "{{").replace("}", "}}")
        return said.replace("{names}", whose)

    def _approve(self, view: PostView) -> str:
        if not view.rivals:
            return self.tr("Approve version {number} for @{handle}? {when}")
        all_the_same = self.tr("Approve version {number} for @{handle} all the same? {when}")
        return f"{self._rivals(view)} {all_the_same}"

    def _approve_both(self, language: str, other: int) -> str:
        said = self.tr(
            "Approve version {number} and version {other} of its twin for @{handle}? {when}"
        )
        if language:
            said = self.tr(
                "Approve version {number} and, in {language}, version {other} for @{handle}? {when}"
            )
        return said.replace("{language}", language).replace("{other}", str(other))

    def when(self, view: PostView) -> str:
        """When the post leaves once everybody approved, as a sentence."""
        current = view.record.current
        if current.is_by_hand:
            return self.tr("Somebody then posts it by hand.")
        if current.payload.not_before is None:
            return self.tr("It is posted as soon as all approvals are in.")
        zone = view.charter.policy.terms_for(view.record.account).zone
        time = words.zoned_both(current.payload.not_before, zone)
        return self.tr("It is posted on {time}.").format(time=time)

    def why_not(self, view: PostView, may: Permissions) -> str:
        """Why nothing can be approved now, or why it will not go on; empty when it can."""
        hindrance = may.hindrance
        first = words.joined([words.role_name(role) for role in may.before])
        reasons = {
            Hindrance.NONE: "",
            Hindrance.UNSENT: "",  # said above the bar, with a way to take it back
            Hindrance.OWN: self.tr("You wrote this: somebody else must approve."),
            Hindrance.SUGGESTED: self.tr(
                "You helped to write this: what you suggested was taken over."
                " Somebody else must approve."
            ),
            Hindrance.DONE: self.tr("You approved this version."),
            Hindrance.TURN: self.tr(
                "Not your turn yet: {roles} first. You can still ask for changes."
            ).replace("{roles}", first),
            Hindrance.ROLE: self.tr("This version needs no approval in a role of yours."),
            Hindrance.STATE: words.state_name(view.record.state),
            Hindrance.TWIN: changed_words(view) if is_parted(view) else "",
        }
        said = "" if hindrance is Hindrance.UNSENT else self._of_state(view) or reasons[hindrance]
        return " ".join(each for each in (said, self._of_remarks(view, may)) if each)

    def _of_remarks(self, view: PostView, may: Permissions) -> str:
        """What open remarks keep back, and who can settle them."""
        remarks = view.record.open_comments
        if not remarks or view.record.state not in DECIDABLE:
            return ""
        people = [words.person_name(view.charter, person) for person in may.settlers]
        said = self.tr("%n open remark(s) keep this post from going on.", "", len(remarks))
        can = self.tr("{names} can settle what is open: F8.").format(names=words.joined(people))
        return f"{said} {can}"

    def _of_state(self, view: PostView) -> str:
        back = self.tr("Its author writes the next version.")
        unknown = self.tr("Nothing can be decided before this is known.")
        approved = self.tr("Everyone has approved. It is posted next.")
        if view.record.current.is_by_hand:
            approved = self.tr("Everyone has approved. Somebody posts it by hand.")
        elif view.record.current.payload.not_before is not None:
            approved = self.tr("Everyone has approved. It leaves at its time.")
        if waits(view):
            approved = self.tr("Everyone has approved. It waits for its twin.")
        held = self.tr("It waits until somebody lets it go on.")
        if view.record.is_frozen:
            held = self.tr("It waits until the freeze is over and somebody lets it go on.")
        states = {
            PostState.CHANGES_REQUESTED: back,
            PostState.REFUSED: back,
            PostState.MISSED: back,
            PostState.RECALLED: self.tr("It was stopped: its author can send it for review again."),
            PostState.HELD: held,
            PostState.UNKNOWN: unknown,
            PostState.NEEDS_PERSON: unknown,
            PostState.VETOED: self.tr("Legal said no: its author can write another version."),
            PostState.POSTED: self.tr("This post is on X."),
            PostState.REMOVING: self.tr("It is being taken off X."),
            PostState.REMOVED: self.tr("It was on X, and is off it again."),
            PostState.WITHDRAWN: self.tr("Its author took this post back."),
            PostState.APPROVED: approved,
            PostState.SENDING: self.tr("It is being sent to X."),
        }
        return states.get(view.record.state, "")
