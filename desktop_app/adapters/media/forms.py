"""What a file is, by its first bytes alone. Loads no decoder."""

from __future__ import annotations

from desktop_app.adapters.media import film, png
from desktop_app.adapters.media.questions import NotTaken

HEAD = 16  #: bytes that are enough


def recognised(head: bytes) -> str:
    """Return the form of a file by its first `HEAD` bytes: a decoder's name or ``FILM``.

    Raises NotTaken: ``unreadable`` for an empty one, ``type`` for what X does not take.
    """
    if not head:
        raise NotTaken("unreadable")
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(png.START):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if film.is_film(head):
        return "FILM"
    raise NotTaken("type")
