"""A team's pictures and films: kept on this computer, shared through the record's server.

What comes from there is kept once its SHA-256 is the one that was asked for, whole or not at all, and
begins as a picture or film does: a colleague's program may have shared anything, and what is opened
here is handed to the system. Only `fetch` and `share` use the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from desktop_app.adapters.media.files import MediaFiles
from desktop_app.adapters.media.forms import HEAD, recognised
from desktop_app.adapters.media.questions import NotTaken
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import Damaged, LedgerRefused, Unavailable
from desktop_app.domain.media import Drawn, PreparedMedia
from desktop_app.domain.payload import short

#: What may pass, or somebody has to mend there: the rest says by itself what it is.
_PASSING = ("ledger.unreachable", "ledger.busy", "ledger.unwritable", "ledger.standby")


class Remote(Protocol):
    """Where copies are shared, as one person is let in."""

    def put(
        self, account: AccountId, sha256: str, file: BinaryIO, is_wanted: Callable[[], bool]
    ) -> None:
        """Put all of `file` there, going on where an earlier try ended."""

    def copies(self, sha256: str) -> Iterator[Iterator[bytes]]:
        """Every whole copy, as its pieces; that it is the right one is not promised."""

    def close(self) -> None:
        """Let go of the connection."""


class SharedMedia:
    """The shelf of a team's member; closes what it is given.

    The first of `remotes` is the person's, who shares; all are asked for what is not here.
    """

    def __init__(self, local: MediaFiles, *remotes: Remote) -> None:
        self._local, self._remotes = local, remotes

    def prepare(self, path: Path) -> PreparedMedia:
        """Clean a copy and keep it here. Raises as `MediaFiles.prepare` does."""
        return self._local.prepare(path)

    def has(self, sha256: str) -> bool:
        """Tell if it is here."""
        return self._local.has(sha256)

    def open(self, sha256: str) -> BinaryIO:
        """Open what is here. Raises as `MediaFiles.open` does; Unavailable ``media.elsewhere``."""
        self._need(sha256)
        return self._local.open(sha256)

    def drawn(self, sha256: str, side: int) -> Drawn | None:
        """Draw what is here. Raises as `MediaFiles.drawn`; Unavailable ``media.elsewhere``."""
        self._need(sha256)
        return self._local.drawn(sha256, side)

    def path(self, sha256: str) -> Path:
        """Return where it stands here. Raises Unavailable ``media.elsewhere``."""
        self._need(sha256)
        return self._local.path(sha256)

    def forget(self, sha256: str) -> None:
        """Remove it from this computer. Raises Unavailable ``media.unwritable``."""
        self._local.forget(sha256)

    def fetch(self, sha256: str, is_wanted: Callable[[], bool] | None = None) -> None:
        """Bring it here, unless it is and is what it was.

        Raises Unavailable (``media.missing`` where nobody shared it, ``media.unfetched`` when the
        server does not answer or it is not wanted any more, ``media.unwritable``, and what a
        connection raises) and Damaged (``media.falsified``: what the server has is something else;
        ``media.no_picture``: nothing that X would take).
        """
        try:
            self._local.open(sha256).close()
        except (Damaged, Unavailable):
            self._bring(sha256, is_wanted or _always)

    def share(
        self,
        account: AccountId,
        digests: Sequence[str],
        is_wanted: Callable[[], bool] | None = None,
    ) -> None:
        """Put them where the others of the account fetch them, those from elsewhere as well.

        Raises as `fetch` does, and Unavailable ``media.unshared``.
        """
        for sha256 in dict.fromkeys(digests):
            self.fetch(sha256, is_wanted)
            with self._local.open(sha256) as file:
                try:
                    self._remotes[0].put(account, sha256, file, is_wanted or _always)
                except (Unavailable, LedgerRefused) as error:
                    if isinstance(error, LedgerRefused) or error.kind in _PASSING:
                        raise Unavailable("media.unshared", digest=short(sha256)) from error
                    raise

    def close(self) -> None:
        """End the worker and the connections."""
        self._local.close()
        for remote in self._remotes:
            remote.close()

    def _bring(self, sha256: str, is_wanted: Callable[[], bool]) -> None:
        wrong: Damaged | None = None
        try:
            for remote in self._remotes:
                for pieces in remote.copies(sha256):
                    try:
                        self._local.take(sha256, _while_wanted(pieces, is_wanted, sha256))
                    except Damaged as error:
                        wrong = error
                    else:
                        return
        except Unavailable as error:
            if error.kind in _PASSING:
                raise Unavailable("media.unfetched", digest=short(sha256)) from error
            raise
        if wrong is not None and wrong.kind == "media.no_picture":
            raise wrong
        if wrong is not None:
            raise Damaged("media.falsified", digest=short(sha256))
        raise Unavailable("media.missing", digest=short(sha256))

    def _need(self, sha256: str) -> None:
        if not self._local.has(sha256):
            raise Unavailable("media.elsewhere", digest=short(sha256))


def _while_wanted(
    pieces: Iterable[bytes], is_wanted: Callable[[], bool], sha256: str
) -> Iterator[bytes]:
    is_first = True
    for piece in pieces:
        if not is_wanted():
            raise Unavailable("media.unfetched", digest=short(sha256))
        if is_first:
            _require_picture(piece, sha256)
        is_first = False
        yield piece


def _require_picture(piece: bytes, sha256: str) -> None:
    try:
        recognised(piece[:HEAD])
    except NotTaken as error:
        raise Damaged("media.no_picture", digest=short(sha256)) from error


def _always() -> bool:
    return True
