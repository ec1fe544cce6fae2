"""The words of a finding, as tooltips and screen readers say them. One wording for all."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QObject

from desktop_app.domain.finding import Finding
from desktop_app.ui.theme import tone_name
from desktop_app.ui.words import language, tone_word

_QUOTED = 60  #: characters of a text's words that are quoted in full


def shortened(text: str, length: int = _QUOTED) -> str:
    """The text on one line, cut with an ellipsis."""
    line = " ".join(text.split(" ")).replace("\n", " ").strip()
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


class Phrases(QObject):
    """Sentences about findings, in the windows' language."""

    def quoted(self, text: str) -> str:
        """The words in the language's quotation marks, shortened."""
        return self.tr("“{words}”").format(words=shortened(text))

    def replacement(self, finding: Finding) -> str:
        """What Alt+Enter would do; empty when nothing is suggested."""
        if not finding.suggestions:
            return ""
        best = self.quoted(finding.suggestions[0])
        return self.tr("Alt+Enter: replace with {words}").format(words=best)

    def hover(self, finding: Finding) -> str:
        """A finding for a tooltip, as rich text."""
        word = escape(tone_word(tone_name(finding)))
        message = escape(finding.message.text(language()))
        fix = escape(self.replacement(finding))
        lines = f"<p style='margin:0'><b>{word}</b></p><p style='margin:2px 0 0 0'>{message}</p>"
        return f"{lines}<p style='margin:4px 0 0 0'>{fix}</p>" if fix else lines

    def spoken(self, finding: Finding) -> str:
        """A finding for a screen reader."""
        said = [
            f"{tone_word(tone_name(finding))}: {self.quoted(finding.text)}.",
            finding.message.text(language()),
            self.replacement(finding),
        ]
        return " ".join(piece for piece in said if piece)
