"""`Poster` by tweepy: what was cleared, byte for byte, in one request, for the right account."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO

from desktop_app.adapters.x import body, reading
from desktop_app.adapters.x.credentials import Credentials
from desktop_app.adapters.x.host import loopback_host
from desktop_app.adapters.x.line import Line, NoAnswerError
from desktop_app.domain.account import Account, Realm
from desktop_app.domain.canonical import time_text
from desktop_app.domain.errors import BadInput, PostNotSent, PostRefused, Refused, Unavailable
from desktop_app.domain.payload import Media, Payload
from desktop_app.domain.policy import Clearance
from desktop_app.domain.publication import Posted
from desktop_app.domain.source import Source
from desktop_app.services.ports import RateWindow

if TYPE_CHECKING:
    from desktop_app.adapters.x.network import Network
    from desktop_app.adapters.x.transport import Answer, File

#: Pages of a timeline that are read at most, with 100 posts each.
MOST_PAGES = 10
#: X's timelines begin here (X API v2, ``start_time``).
_FIRST = datetime(2010, 11, 6, tzinfo=UTC)


def _no_media(sha256: str) -> BinaryIO:
    raise Unavailable("media.missing", digest=sha256[:8])


def _nothing() -> None:
    """Nobody wants to know."""


def _now() -> datetime:
    return datetime.now(UTC)


class XPoster:
    """Posts for one account. One thread at a time; the first use loads tweepy.

    `host` is None for X itself. Another host (``host.loopback_host``) belongs to the practice
    realm alone, and the practice realm always has one: otherwise Refused (``x.host_realm``), or
    BadInput (``x.host``) for a host that is not this machine. `credentials` may be a callable that
    renews them; what it raises leaves every method but `post` (a read says Unavailable of refused
    ones), and `refused` is called when X does not accept them. `media` opens checked bytes by their
    SHA-256; `wait` lets seconds pass while X works on a film.
    """

    def __init__(
        self,
        account: Account,
        credentials: Credentials | Callable[[], Credentials],
        host: str | None,
        *,
        realm: Realm,
        media: Callable[[str], BinaryIO] = _no_media,
        wait: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = _now,
        timeouts: tuple[float, float] | None = None,
        network: Network | None = None,
        refused: Callable[[], None] = _nothing,
    ) -> None:
        if (host is None) is (realm is Realm.PRACTICE):
            raise Refused("x.host_realm")
        self._account = account
        self._realm = realm
        self._media = media
        self._wait = wait
        self._now = now
        address = None if host is None else loopback_host(host)
        self._line = Line(credentials, address, timeouts=timeouts, network=network, refused=refused)
        self._is_newer = False
        self._ready: dict[tuple[str, int], tuple[str, ...]] = {}

    def prepare(self, clearance: Clearance) -> tuple[str, ...]:
        """Ask X whose token this is, and upload the part's media; return their ids.

        Nothing is public. Raises PostRefused, PostNotSent, or Damaged or Unavailable (``media.*``).
        """
        payload = self._checked(clearance)
        part = payload.parts[clearance.part]
        # What cannot be said is refused before anything leaves.
        unknown = [""] * len(part.media)
        body.fields(payload, clearance.part, clearance.reply_to, unknown)
        if self._me() != self._account.x_user_id:
            raise PostRefused("x.wrong_account", hold="auth")
        ids = tuple(self._upload(media) for media in part.media)
        self._ready[clearance.sha256, clearance.part] = ids
        return ids

    def post(self, clearance: Clearance, media_ids: tuple[str, ...]) -> Posted:
        """Send exactly the cleared part of `clearance.body`, in one request, once.

        Only what this poster has prepared goes, and only once for each preparation: otherwise
        PostNotSent (``publish.unprepared``). Raises PostRefused (nothing was created), PostNotSent
        (no byte of the post left) or PostUnanswered (nobody knows), and nothing else.
        """
        payload = self._checked(clearance)
        fields = body.fields(payload, clearance.part, clearance.reply_to, media_ids)
        if self._ready.pop((clearance.sha256, clearance.part), None) != media_ids:
            raise PostNotSent("publish.unprepared")
        from desktop_app.adapters.x import classify

        try:
            answer = self._line.ask("POST", "/2/tweets", fields=fields)
        except NoAnswerError as none:
            raise classify.silence(none.error) from None
        return classify.created(answer, *body.drafts(payload.parts[clearance.part]))

    def look_up(self, x_post_id: str) -> Posted | None:
        """Read a post of this account back by its numeric id; None when X says there is none.

        Raises BadInput (``x.post_id``), Refused (``x.other_author``) or Unavailable
        (``x.unreadable``).
        """
        answer = self._read(f"/2/tweets/{_number(x_post_id)}", reading.ASKED)
        return reading.post(answer, x_post_id, self._account.x_user_id)

    def source(self, x_post_id: str) -> Source | None:
        """Read anybody's post; None when X says there is none.

        Raises BadInput (``x.post_id``) or Unavailable (``x.unreadable``).
        """
        answer = self._read(f"/2/tweets/{_number(x_post_id)}", reading.ASKED)
        return reading.source(answer, x_post_id, self._now())

    def timeline(self, since: datetime) -> tuple[Posted, ...]:
        """Read the account's own posts since then (to the second), newest first.

        Raises Unavailable (``x.unreadable``) unless all of them were read: some 1000 at most.
        """
        user = self._account.x_user_id
        start = time_text(max(since, _FIRST))
        params = {**reading.ASKED, "max_results": "100", "start_time": start}
        seen: dict[str, Posted] = {}
        for _ in range(MOST_PAGES):
            page = reading.page(self._read(f"/2/users/{user}/tweets", params), user)
            seen.update((posted.x_post_id, posted) for posted in page.posts)
            if page.next is None:
                return tuple(sorted(seen.values(), key=lambda one: -int(one.x_post_id)))
            params["pagination_token"] = page.next
        raise Unavailable("x.unreadable", cause="pages")

    def remove(self, x_post_id: str) -> None:
        """Take one of the account's posts off X; one that is gone already is no error.

        Raises BadInput (``x.post_id``), PostRefused, PostNotSent or PostUnanswered.
        """
        route = f"/2/tweets/{_number(x_post_id)}"
        self._line.renew()
        from desktop_app.adapters.x import classify

        try:
            answer = self._line.ask("DELETE", route)
        except NoAnswerError as none:
            raise classify.removal_silence(none.error) from None
        classify.require_removed(answer)

    def rate_windows(self) -> tuple[RateWindow, ...]:
        """What X's answers to this poster said last of its limits."""
        return self._line.windows()

    def _checked(self, clearance: Clearance) -> Payload:
        payload = body.payload_of(clearance)
        if payload.realm is not self._realm:
            raise PostRefused("publish.realm")
        if (payload.account, clearance.account) != (self._account.id, self._account):
            raise PostRefused("x.wrong_account", hold="auth")
        return payload

    def _me(self) -> str:
        """Whose credentials these are. Refused ones are renewed once, where that is possible."""
        from desktop_app.adapters.x import classify

        before = self._line.renew()
        answer = self._ask_before("GET", "/2/users/me")
        if answer.status == 401 and self._line.renew() is not before:
            answer = self._ask_before("GET", "/2/users/me")
        return classify.user_id(answer)

    def _upload(self, media: Media) -> str:
        from desktop_app.adapters.x import uploads

        with closing(self._media(media.sha256)) as stream:
            return uploads.upload(self._ask_before, media, stream, self._wait)

    def _ask_before(
        self,
        method: str,
        route: str,
        *,
        params: Mapping[str, str] | None = None,
        fields: Mapping[str, object] | None = None,
        files: Mapping[str, File] | None = None,
    ) -> Answer:
        """Ask before the post: without an answer, it was certainly not sent."""
        try:
            return self._line.ask(method, route, params=params, fields=fields, files=files)
        except NoAnswerError as none:
            raise PostNotSent("x.unreachable", cause=none.cause) from None

    def _read(self, route: str, params: Mapping[str, str]) -> Answer:
        """Ask about posts, in the names of fields that X understands now."""
        try:
            self._line.renew()
            answer = self._line.ask("GET", route, params=self._spelt(params))
            if reading.knows_other_names(answer):
                self._is_newer = not self._is_newer
                answer = self._line.ask("GET", route, params=self._spelt(params))
        except NoAnswerError as none:
            raise Unavailable("x.unreadable", cause=none.cause) from None
        except (PostRefused, PostNotSent) as refusal:  # of the credentials
            raise Unavailable("x.unreadable", cause=refusal.kind) from refusal
        return answer

    def _spelt(self, params: Mapping[str, str]) -> Mapping[str, str]:
        return reading.newer_names(params) if self._is_newer else params


def _number(x_post_id: str) -> str:
    if not reading.is_number(x_post_id):
        raise BadInput("x.post_id")
    return x_post_id
