"""What the services ask of whoever keeps pictures and films; `adapters.media` keeps these promises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from desktop_app.domain.account import AccountId
    from desktop_app.domain.media import Drawn, PreparedMedia


class MediaShelf(Protocol):
    """Pictures and films, cleaned of what they tell beside the picture, under their SHA-256."""

    def prepare(self, path: Path) -> PreparedMedia:
        """Clean a copy of the file and keep it. Raises BadInput (``media.*``) or Unavailable."""

    def has(self, sha256: str) -> bool:
        """Whether the bytes are here."""

    def open(self, sha256: str) -> BinaryIO:
        """Their bytes, after checking the hash. Raises Damaged or Unavailable (``media.*``).

        ``media.elsewhere``: `fetch` may bring them here. This itself never asks the network.
        """

    def drawn(self, sha256: str, side: int) -> Drawn | None:
        """The picture, at most `side` pixels high and wide; None for what cannot be drawn.

        It is decoded where it can do no harm. Raises as `open` does, and Unavailable
        (``media.unavailable``, ``media.unwritable``).
        """

    def path(self, sha256: str) -> Path:
        """Where they are, to be opened by another program. Raises Unavailable (``media.missing``, ``.elsewhere``)."""

    def fetch(self, sha256: str, is_wanted: Callable[[], bool] | None = None) -> None:
        """See that they are here, or bring them from where they were shared: it may take minutes.

        `is_wanted` is asked between pieces. Raises Unavailable (``media.missing``,
        ``media.unfetched``) or Damaged (``media.damaged``, ``media.falsified``,
        ``media.no_picture``); nothing is kept then.
        """

    def share(
        self,
        account: AccountId,
        digests: Sequence[str],
        is_wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Let everybody of the account have them, whole, before this returns; again is harmless.

        Those not here are fetched. It may take minutes, and does nothing where all use one
        computer. Raises as `fetch` does, and Unavailable (``media.unshared``).
        """

    def forget(self, sha256: str) -> None:
        """Remove them if they are here. Raises Unavailable (``media.unwritable``)."""
