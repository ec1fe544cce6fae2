"""Grammar by LanguageTool: a Java program of its own on the loopback address, or none at all."""

from desktop_app.adapters.language.grammar.checker import GrammarChecker

__all__ = ["GrammarChecker"]
