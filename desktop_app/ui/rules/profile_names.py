"""What the entries of the company's profile are called in the windows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def entry_name(key: str) -> str:
    """An entry by its key in the profile; the key itself where it is none of the known ones."""
    return _entries().get(key, key)


def _entries() -> dict[str, str]:
    return {
        "company": QCoreApplication.translate("Rules", "Name of the company"),
        "handle": QCoreApplication.translate("Rules", "Its account on X"),
        "tickers": QCoreApplication.translate("Rules", "Ticker symbols"),
        "listed": QCoreApplication.translate("Rules", "Markets it is listed on"),
        "products": QCoreApplication.translate("Rules", "Products"),
        "competitors": QCoreApplication.translate("Rules", "Competing companies"),
        "codenames": QCoreApplication.translate("Rules", "Code names"),
        "confidential_customers": QCoreApplication.translate("Rules", "Confidential customers"),
        "own_domains": QCoreApplication.translate("Rules", "Its own web addresses"),
        "results_dates": QCoreApplication.translate("Rules", "Days of results"),
        "blackouts": QCoreApplication.translate("Rules", "Other quiet periods"),
        "sensitive_days": QCoreApplication.translate("Rules", "Sensitive days"),
        "facts": QCoreApplication.translate("Rules", "Published figures"),
        "news_hold": QCoreApplication.translate("Rules", "What every post waits for"),
        "switched_off": QCoreApplication.translate("Rules", "Packs of rules that are switched off"),
        "markets": QCoreApplication.translate("Rules", "Quiet days by market"),
        "grammar_server": QCoreApplication.translate("Rules", "Grammar server"),
    }
