"""Reasons for approving in spite of a finding, short enough to be chosen with one key."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from desktop_app.domain.finding import Family

_MOST = 4


class Reasons(QObject):
    """Looked up when asked for, so that a change of language needs no restart."""

    def offered(self, families: Iterable[Family]) -> list[str]:
        """At most four sentences for these families, the most fitting first; none for none."""
        known = {
            Family.MATERIAL_INFO: self.tr("Already published by the company"),
            Family.FORWARD_LOOKING: self.tr("The cautionary statement is given"),
            Family.FINANCIAL_FIGURES: self.tr("Checked against published figures"),
            Family.M_AND_A: self.tr("Already announced officially"),
            Family.LEGAL_MATTERS: self.tr("Agreed with counsel in the case"),
            Family.COMPETITOR: self.tr("The comparison is proved on file"),
            Family.CLAIMS: self.tr("The claim is proved on file"),
            Family.ENDORSEMENT_DISCLOSURE: self.tr("The relationship is disclosed in the post"),
            Family.LABOR: self.tr("Staff were told before"),
            Family.PERSONAL_DATA: self.tr("The persons named have agreed"),
            Family.SECRET_CONFIDENTIAL: self.tr("No longer confidential"),
            Family.POLITICAL: self.tr("In line with the company’s public position"),
        }
        wanted = list(dict.fromkeys(families))
        if not wanted:
            return []
        general = [
            self.tr("Read in its context: nothing to object to"),
            self.tr("The rule does not apply to this text"),
        ]
        fitting = [known[family] for family in wanted if family in known]
        return [*fitting[: _MOST - len(general)], *general]
