"""Whether X shows what was approved, in words: by what was read back, part by part."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.publication import PartRecord, PostState
from desktop_app.domain.record import PostRecord
from desktop_app.services.listing import ReadBack
from desktop_app.services.ports import PostSummary
from desktop_app.ui import payload_words, words


class Comparison(StrEnum):
    """How what stands on X compares with what was approved."""

    PENDING = "pending"  #: not read again yet
    EQUAL = "equal"
    DIFFERS = "differs"
    UNREADABLE = "unreadable"  #: it could not be read again
    REMOVED = "removed"


#: Icon and tone.
_SIGNS = {
    Comparison.PENDING: ("published", ""),
    Comparison.EQUAL: ("check", "good"),
    Comparison.DIFFERS: ("caution", "legal"),
    Comparison.UNREADABLE: ("question", "caution"),
    Comparison.REMOVED: ("void", "caution"),
}


_READ = {
    ReadBack.NOT_YET: Comparison.PENDING,
    ReadBack.SAME: Comparison.EQUAL,
    ReadBack.DIFFERS: Comparison.DIFFERS,
    ReadBack.UNREADABLE: Comparison.UNREADABLE,
}


def of_summary(post: PostSummary) -> Comparison:
    """The whole post, as the ledger's list says it."""
    if post.read_back is None or post.state is PostState.REMOVED:
        return Comparison.REMOVED
    return _READ[post.read_back]


def of_record(record: PostRecord | None) -> Comparison:
    """The whole post: the worst of its parts."""
    if record is None:
        return Comparison.PENDING
    if record.state is PostState.REMOVED:
        return Comparison.REMOVED
    publication = record.publication
    found = {of_part(part) for part in record.parts if part.removed_at is None}
    if Comparison.DIFFERS in found or (publication and publication.same_text is False):
        return Comparison.DIFFERS
    for worst in (Comparison.UNREADABLE, Comparison.PENDING):
        if worst in found:
            return worst
    return Comparison.EQUAL


def of_part(part: PartRecord) -> Comparison:
    """One part."""
    if part.removed_at is not None:
        return Comparison.REMOVED
    if part.read_back_at is None:
        return Comparison.PENDING
    if part.differs is None:
        return Comparison.UNREADABLE
    return Comparison.DIFFERS if part.differs else Comparison.EQUAL


def said(comparison: Comparison) -> tuple[str, str, str]:
    """Icon, tone and words."""
    names = {
        Comparison.PENDING: QCoreApplication.translate("history", "on X, not read again yet"),
        Comparison.EQUAL: QCoreApplication.translate("history", "X shows what was approved"),
        Comparison.DIFFERS: QCoreApplication.translate("history", "X shows something else"),
        Comparison.UNREADABLE: QCoreApplication.translate("history", "X could not be read again"),
        Comparison.REMOVED: QCoreApplication.translate("history", "taken off X"),
    }
    icon, tone = _SIGNS[comparison]
    return icon, tone, names[comparison]


def differing(part: PartRecord) -> str:
    """In what a part differs, as a sentence; empty when it does not."""
    if not part.differs:
        return ""
    names = words.joined([payload_words.differing_name(each) for each in part.differs])
    return QCoreApplication.translate(
        "history", "Different from what was approved: {names}"
    ).format(names=names)
