"""`Poster` by tweepy: what was cleared, byte for byte, in one request, for the right account."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop_app.adapters.x.credentials import Credentials
from desktop_app.adapters.x.host import loopback_host
from desktop_app.domain.account import Account, Realm
from desktop_app.domain.canonical import digest
from desktop_app.domain.errors import BadInput, PostNotSent, PostRefused, Refused, Unavailable
from desktop_app.domain.payload import Part, Payload, ReplySettings
from desktop_app.domain.policy import Clearance
from desktop_app.domain.publication import Posted

if TYPE_CHECKING:
    import tweepy

    from desktop_app.adapters.x.transport import Answer

_READ = {"tweet.fields": "author_id,created_at,edit_history_tweet_ids,entities,note_tweet"}
#: The account check comes before the request; when it took longer than this (a slow network, a
#: lid closed meanwhile) the moment the post was cleared for may be over, and nothing is sent.
CHECK_SECONDS = 10.0


class _NoAnswerError(Exception):
    """A request ended in `error`, not in an answer."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error
        self.cause = type(error).__name__  #: the library's own words may hold text or tokens


class XPoster:
    """Posts for one account. One thread at a time; the first use loads tweepy.

    `host` is None for X itself. Another host (``host.loopback_host``) belongs to the practice
    realm alone, and the practice realm always has one: otherwise Refused (``x.host_realm``), or
    BadInput (``x.host``) for a host that is not this machine.
    """

    def __init__(
        self,
        account: Account,
        credentials: Credentials,
        host: str | None,
        *,
        realm: Realm,
        timeouts: tuple[float, float] | None = None,
    ) -> None:
        if (host is None) is (realm is Realm.PRACTICE):
            raise Refused("x.host_realm")
        self._account = account
        self._credentials = credentials
        self._realm = realm
        self._host = None if host is None else loopback_host(host)
        self._timeouts = timeouts
        self._opened: tweepy.Client | None = None
        self._is_right_account = False

    def post(self, clearance: Clearance) -> Posted:
        """Send exactly `clearance.body`, in one request, once.

        Raises PostRefused (nothing was created), PostNotSent (no byte of the post left) or
        PostUnanswered (nobody knows), and nothing else.
        """
        part, fields = self._request_body(clearance)
        self._require_account()
        from desktop_app.adapters.x import classify

        try:
            answer = self._ask("POST", "/2/tweets", fields=fields)
        except _NoAnswerError as none:
            raise classify.silence(none.error) from None
        return classify.created(answer, part.text)

    def look_up(self, x_post_id: str) -> Posted | None:
        """Read a post of this account back by its numeric id; None when X says there is none.

        Raises BadInput (``x.post_id``), Refused (``x.other_author``) or Unavailable
        (``x.unreadable``).
        """
        if not (x_post_id.isascii() and x_post_id.isdigit()):
            raise BadInput("x.post_id")
        from desktop_app.adapters.x import classify

        try:
            answer = self._ask("GET", f"/2/tweets/{x_post_id}", params=_READ)
        except _NoAnswerError as none:
            raise Unavailable("x.unreadable", cause=none.cause) from None
        return classify.found(answer, self._account.x_user_id)

    def me(self) -> str:
        """Return X's numeric id of the user whose credentials these are.

        Raises PostRefused (the credentials or the account are refused) or PostNotSent.
        """
        from desktop_app.adapters.x import classify

        try:
            answer = self._ask("GET", "/2/users/me")
        except _NoAnswerError as none:
            raise PostNotSent("x.unreachable", cause=none.cause) from None
        return classify.user_id(answer)

    def _request_body(self, clearance: Clearance) -> tuple[Part, dict[str, object]]:
        """Build what is sent from the cleared text alone, after checking that it is that text."""
        if digest(clearance.body) != clearance.sha256:
            raise PostRefused("publish.fingerprint")
        try:
            payload = Payload.read(clearance.body)
        except BadInput as error:
            raise PostRefused("publish.fingerprint") from error
        if payload.realm is not self._realm:
            raise PostRefused("publish.realm")
        if (payload.account, clearance.account) != (self._account.id, self._account):
            raise PostRefused("x.wrong_account", hold="auth")
        return _fields(payload)

    def _require_account(self) -> None:
        """Raise unless X itself says that the credentials are this account's. Asked once."""
        if self._is_right_account:
            return
        # The wall clock goes on while a laptop sleeps; the monotonic one may not.
        started = time.time()
        if self.me() != self._account.x_user_id:
            raise PostRefused("x.wrong_account", hold="auth")
        self._is_right_account = True
        if not 0 <= time.time() - started <= CHECK_SECONDS:
            raise PostNotSent("x.unreachable", cause="slow")

    def _ask(
        self,
        method: str,
        route: str,
        *,
        params: Mapping[str, str] | None = None,
        fields: Mapping[str, object] | None = None,
    ) -> Answer:
        from desktop_app.adapters.x import transport

        try:
            if self._opened is None:
                timeouts = self._timeouts or transport.TIMEOUTS
                self._opened = transport.open_client(self._credentials, self._host, timeouts)
            return transport.ask(self._opened, method, route, params=params, fields=fields)
        except Exception as error:  # noqa: BLE001 - the edge: any error at all is "no answer"
            raise _NoAnswerError(error) from None


def _fields(payload: Payload) -> tuple[Part, dict[str, object]]:
    """Say the payload in X's words. What cannot be said is refused, never left out."""
    single = len(payload.parts) == 1 and not (payload.parts[0].media or payload.parts[0].poll)
    if not single or payload.quote is not None or payload.reply_to is not None:
        raise PostRefused("x.unsupported")
    part = payload.parts[0]
    fields: dict[str, object] = {"text": part.text}
    if payload.reply_settings is not ReplySettings.EVERYONE:
        fields["reply_settings"] = str(payload.reply_settings)
    if payload.made_with_ai:
        fields["made_with_ai"] = True
    if payload.paid_partnership:
        fields["paid_partnership"] = True
    return part, fields
