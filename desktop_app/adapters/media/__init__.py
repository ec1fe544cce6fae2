"""Pictures and films: cleaned in a process of their own, kept under the hash of their bytes."""

from desktop_app.adapters.media.files import MediaFiles
from desktop_app.adapters.media.shared import SharedMedia
from desktop_app.adapters.media.shelf import FileShelf

__all__ = ["FileShelf", "MediaFiles", "SharedMedia"]
