"""Notices of the desktop itself: those of Linux and the BSDs, by freedesktop's specification."""

from desktop_app.adapters.notices.freedesktop import FreedesktopNotices

__all__ = ["FreedesktopNotices"]
