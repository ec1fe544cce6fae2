"""The publisher machine's own file: what was sent, and what became of it."""

from __future__ import annotations

from desktop_app.adapters.journal.file import FileJournal, halted, open_journal, system_time

__all__ = ["FileJournal", "halted", "open_journal", "system_time"]
