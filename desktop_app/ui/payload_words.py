"""The words for what a payload holds besides its texts, and for what X shows differently."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.payload import MediaKind, ReplySettings


def reply_settings_name(settings: ReplySettings) -> str:
    """Who may reply, as a sentence."""
    names = {
        ReplySettings.EVERYONE: QCoreApplication.translate("payload", "Everybody can reply"),
        ReplySettings.FOLLOWING: QCoreApplication.translate(
            "payload", "Only accounts that this one follows can reply"
        ),
        ReplySettings.MENTIONED: QCoreApplication.translate(
            "payload", "Only accounts that are mentioned can reply"
        ),
        ReplySettings.SUBSCRIBERS: QCoreApplication.translate(
            "payload", "Only subscribers can reply"
        ),
        ReplySettings.VERIFIED: QCoreApplication.translate(
            "payload", "Only verified accounts can reply"
        ),
    }
    return names[settings]


def media_name(kind: MediaKind, place: int) -> str:
    """A picture or film by its place in its part: ``Picture 1``; `place` counts from 0."""
    names = {
        MediaKind.PHOTO: QCoreApplication.translate("payload", "Picture {number}"),
        MediaKind.GIF: QCoreApplication.translate("payload", "Moving picture {number}"),
        MediaKind.VIDEO: QCoreApplication.translate("payload", "Film {number}"),
    }
    return names[kind].format(number=place + 1)


def poll_time(minutes: int) -> str:
    """How long a poll is open: ``1 d 2 h``."""
    days, rest = divmod(minutes, 1440)
    hours, rest = divmod(rest, 60)
    said = []
    if days:
        said.append(QCoreApplication.translate("payload", "{number} d").format(number=days))
    if hours:
        said.append(f"{hours} h")
    if rest or not said:
        said.append(f"{rest} min")
    return " ".join(said)


def differing_name(field: str) -> str:
    """In what X's post differs from what was approved (`services.comparing.differences`)."""
    names = {
        "text": QCoreApplication.translate("payload", "the text"),
        "alt": QCoreApplication.translate("payload", "the descriptions of its pictures"),
        "poll": QCoreApplication.translate("payload", "the poll"),
        "reply": QCoreApplication.translate("payload", "the post that it answers"),
        "quote": QCoreApplication.translate("payload", "the post that it quotes"),
        "missing": QCoreApplication.translate("payload", "it is not there any more"),
        "author": QCoreApplication.translate("payload", "its author"),
    }
    return names.get(field, field)


def yes_no(value: object) -> str:
    """Whether something is so."""
    if value:
        return QCoreApplication.translate("payload", "yes")
    return QCoreApplication.translate("payload", "no")
