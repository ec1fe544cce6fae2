"""`Reader` by tweepy: what one account's token may read, one question at a time.

It goes over the same line as posting: with limits of time and size, to one host, past the
environment, and without a redirect that is followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop_app.adapters.x import observed, reading
from desktop_app.adapters.x.credentials import Credentials
from desktop_app.adapters.x.host import loopback_host
from desktop_app.adapters.x.line import Line, NoAnswerError
from desktop_app.domain.account import Account, Realm
from desktop_app.domain.errors import BadInput, PostNotSent, PostRefused, Refused, Unavailable
from desktop_app.services.observing_ports import Counts, PollState, Profile, Seen, SeenPage, Stretch

if TYPE_CHECKING:
    from desktop_app.adapters.x.network import Network
    from desktop_app.adapters.x.transport import Answer

#: Statuses with which X itself says no, and charges nothing.
_REFUSALS = frozenset((400, 401, 402, 403, 404, 429))
#: Most posts of one question by number.
_MOST_NUMBERS = 100
_HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}")


def _nothing() -> None:
    """Nobody wants to know."""


class XReader:
    """Reads for one account. One thread at a time; the first use loads tweepy.

    `host`, `credentials`, `network` and `refused` are as of `poster.XPoster`.
    """

    def __init__(
        self,
        account: Account,
        credentials: Credentials | Callable[[], Credentials],
        host: str | None,
        *,
        realm: Realm,
        timeouts: tuple[float, float] | None = None,
        network: Network | None = None,
        refused: Callable[[], None] = _nothing,
    ) -> None:
        if (host is None) is (realm is Realm.PRACTICE):
            raise Refused("x.host_realm")
        self._account = account
        address = None if host is None else loopback_host(host)
        self._line = Line(credentials, address, timeouts=timeouts, network=network, refused=refused)
        self._is_newer = False

    def mentions(self, between: Stretch, most: int, page: str | None = None) -> SeenPage:
        """Posts that mention the account, newest first."""
        params = _paging(between, most, "pagination_token", page)
        route = f"/2/users/{self._account.x_user_id}/mentions"
        return observed.page(self._ask(route, observed.SEEN, params), most)

    def search(self, query: str, between: Stretch, most: int, page: str | None = None) -> SeenPage:
        """Posts of the last seven days that X finds. Raises BadInput (``observing.query``)."""
        params = {"query": query, **_paging(between, most, "next_token", page)}
        route = "/2/tweets/search/recent"
        answer = self._ask(route, observed.SEEN, params, takes_words=True)
        return observed.page(answer, most)

    def posts(self, x_post_ids: Sequence[str]) -> Mapping[str, Seen]:
        """Those that X still shows. Raises BadInput (``x.post_id``)."""
        return observed.posts(self._by_number(x_post_ids, observed.SEEN), x_post_ids)

    def metrics(self, x_post_ids: Sequence[str]) -> Mapping[str, Counts]:
        """The numbers of those that X still shows. Raises BadInput (``x.post_id``)."""
        return observed.metrics(self._by_number(x_post_ids, observed.METRICS), x_post_ids)

    def polls(self, x_post_ids: Sequence[str]) -> Mapping[str, PollState | None]:
        """The polls of those that X still shows. Raises BadInput (``x.post_id``)."""
        return observed.polls(self._by_number(x_post_ids, observed.POLLS), x_post_ids)

    def profile(self, handle: str) -> Profile | None:
        """How an account shows itself; None when there is none."""
        if not _HANDLE.fullmatch(handle):
            return None
        route = f"/2/users/by/username/{handle}"
        return observed.profile(self._ask(route, observed.PROFILE, {}, may_be_missing=True))

    def _by_number(self, x_post_ids: Sequence[str], fields: Mapping[str, str]) -> Answer:
        if not 0 < len(x_post_ids) <= _MOST_NUMBERS or not all(map(reading.is_number, x_post_ids)):
            raise BadInput("x.post_id")
        return self._ask("/2/tweets", fields, {"ids": ",".join(x_post_ids)})

    def _ask(
        self,
        route: str,
        fields: Mapping[str, str],
        params: Mapping[str, str],
        *,
        takes_words: bool = False,
        may_be_missing: bool = False,
    ) -> Answer:
        """Ask in the names of fields that X understands now."""
        answer = self._once(route, fields, params)
        if reading.knows_other_names(answer):
            self._is_newer = not self._is_newer
            answer = self._once(route, fields, params)
        if may_be_missing and answer.status == 404:
            return answer
        if answer.status in _REFUSALS and answer.json_object() is not None:
            if takes_words and answer.status == 400:
                raise BadInput("observing.query")
            raise Unavailable("observing.refused", cause=f"HTTP {answer.status}")
        return answer

    def _once(self, route: str, fields: Mapping[str, str], params: Mapping[str, str]) -> Answer:
        spelt = reading.newer_names(fields) if self._is_newer else fields
        try:
            self._line.renew()
        except (PostRefused, PostNotSent) as refusal:  # of the credentials: nothing left
            raise Unavailable("observing.unreached", cause=refusal.kind) from refusal
        try:
            return self._line.ask("GET", route, params={**spelt, **params})
        except NoAnswerError as none:
            from desktop_app.adapters.x import classify

            if isinstance(classify.silence(none.error), PostNotSent):
                raise Unavailable("observing.unreached", cause=none.cause) from None
            raise Unavailable("observing.unclear", cause=none.cause) from None


def _paging(between: Stretch, most: int, token_name: str, page: str | None) -> dict[str, str]:
    params = {"max_results": str(most)}
    if between.since:
        params["since_id"] = between.since
    if between.until:
        params["until_id"] = between.until
    if page is not None:
        params[token_name] = page
    return params
