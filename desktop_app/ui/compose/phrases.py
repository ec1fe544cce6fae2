"""The words of a finding, as tooltips and screen readers say them. One wording for all."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.domain.account import Role
from desktop_app.domain.finding import Finding, Severity
from desktop_app.domain.policy import LABELS
from desktop_app.ui.actions.catalogue import action
from desktop_app.ui.actions.names import key_name
from desktop_app.ui.theme import tone_name
from desktop_app.ui.words import joined, language, quoted, role_name, shortened, tone_word


class Phrases(QObject):
    """Sentences about findings, in the windows' language."""

    def quoted(self, text: str) -> str:
        """The words in the language's quotation marks, shortened."""
        return quoted(shortened(text))

    def fix(self, finding: Finding, suggestion: str) -> str:
        """A suggestion as it is offered; one that only adds a space says so, for nobody sees it."""
        if suggestion != finding.text and suggestion.strip() == finding.text.strip():
            return self.tr("Add the space")
        return suggestion

    def replacement(self, finding: Finding) -> str:
        """What the key of the first suggestion would do; empty when nothing is suggested."""
        if not finding.suggestions:
            return ""
        key = key_name(action("compose.fix").key)
        offered = self.fix(finding, finding.suggestions[0])
        if offered != finding.suggestions[0]:
            return self.tr("{key}: {what}").format(key=key, what=offered)
        best = self.quoted(offered)
        return self.tr("{key}: replace with {words}").format(key=key, words=best)

    def who(self, finding: Finding) -> str:
        """Who must look at it. Which duties a rule asks for besides legal is the policy's to say."""
        if finding.severity is Severity.INFO:
            return self.tr("Nobody has to look at it because of this.")
        role = Role.LEGAL if finding.severity is Severity.LEGAL else Role.COMMUNICATIONS
        others = [LABELS[label] for label in finding.reviewers if label in LABELS]
        asked = [role, *(each for each in others if role is Role.LEGAL and each is not role)]
        people = joined([role_name(each) for each in dict.fromkeys(asked)])
        return self.tr("Must look at it: {people}").format(people=people)

    def spoken(self, finding: Finding) -> str:
        """A finding for a screen reader."""
        said = [
            f"{tone_word(tone_name(finding))}: {self.quoted(finding.text)}.",
            finding.message.text(language()),
            self.replacement(finding),
        ]
        return " ".join(piece for piece in said if piece)
