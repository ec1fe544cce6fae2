"""What families, duties and ways to look for words are called in the windows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.account import Role
from desktop_app.domain.finding import Family
from desktop_app.services.rulewriting import Match
from desktop_app.ui.days import in_words
from desktop_app.ui.words import role_name


def family_name(family: Family) -> str:
    """What a family of rules is about."""
    return {
        Family.MATERIAL_INFO: QCoreApplication.translate("Rules", "Inside information"),
        Family.FORWARD_LOOKING: QCoreApplication.translate("Rules", "Statements about the future"),
        Family.FINANCIAL_FIGURES: QCoreApplication.translate("Rules", "Financial figures"),
        Family.M_AND_A: QCoreApplication.translate("Rules", "Mergers and acquisitions"),
        Family.LEGAL_MATTERS: QCoreApplication.translate("Rules", "Legal matters"),
        Family.COMPETITOR: QCoreApplication.translate("Rules", "Competitors"),
        Family.CLAIMS: QCoreApplication.translate("Rules", "Claims"),
        Family.ENDORSEMENT_DISCLOSURE: QCoreApplication.translate("Rules", "Paid partnerships"),
        Family.LABOR: QCoreApplication.translate("Rules", "Staff and work"),
        Family.PERSONAL_DATA: QCoreApplication.translate("Rules", "Personal data"),
        Family.SECRET_CONFIDENTIAL: QCoreApplication.translate("Rules", "Secrets"),
        Family.OFFENSIVE_INSENSITIVE: QCoreApplication.translate("Rules", "Offence"),
        Family.CRISIS_TONE: QCoreApplication.translate("Rules", "Tone in a crisis"),
        Family.PROMO_TONE: QCoreApplication.translate("Rules", "Advertising tone"),
        Family.POLITICAL: QCoreApplication.translate("Rules", "Politics"),
        Family.MECHANICS: QCoreApplication.translate("Rules", "Form of the post"),
        Family.SPELLING: QCoreApplication.translate("Rules", "Spelling"),
        Family.GRAMMAR: QCoreApplication.translate("Rules", "Grammar"),
        Family.TYPOGRAPHY: QCoreApplication.translate("Rules", "Typography"),
    }[family]


def reviewer_name(reviewer: str) -> str:
    """Who a rule calls, by the duty's name in a rule file."""
    if reviewer in set(Role):
        return role_name(Role(reviewer))
    return {
        "investor-relations": QCoreApplication.translate("Rules", "Investor relations"),
        "hr": QCoreApplication.translate("Rules", "Human resources"),
        "data-protection": QCoreApplication.translate("Rules", "Data protection"),
        "security": QCoreApplication.translate("Rules", "Security"),
    }[reviewer]


def match_name(match: Match) -> str:
    """How a rule's words are looked for."""
    return {
        Match.EXACT: QCoreApplication.translate("Rules", "Exactly these words"),
        Match.STEM: QCoreApplication.translate("Rules", "Words that begin so"),
        Match.NEAR: QCoreApplication.translate("Rules", "Words near one another"),
        Match.WRITTEN: QCoreApplication.translate("Rules", "As the manual of rules says"),
    }[match]


def languages_name(languages: tuple[str, ...]) -> str:
    """The languages of a rule, each in its own words."""
    return ", ".join({"en": "English", "fr": "Français"}[each] for each in languages)


def day_name(day: date) -> str:
    """A day in the windows' language."""
    # With the month's name: 10/12 is another day in another country.
    return in_words(day, "d MMMM yyyy")
