"""The words checker: Hunspell dictionaries in a process of their own, always on, always offline."""

from desktop_app.adapters.language.words.checker import WordsChecker

__all__ = ["WordsChecker"]
