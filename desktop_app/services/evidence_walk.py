"""One account's chain of a bundle, followed entry by entry: every link, signature, text and gap.

What one post adds up to is asked afterwards (`evidence`), of the entries that held here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from desktop_app.domain.account import AccountId, Charter
from desktop_app.domain.action import GENESIS, OF_ACCOUNT, Action, ActionId, PostId, link
from desktop_app.domain.canonical import Json, digest
from desktop_app.domain.errors import BadInput, Damaged
from desktop_app.domain.reading import as_list
from desktop_app.domain.redaction import Redaction, read_redaction
from desktop_app.domain.verification import Verify, check_action
from desktop_app.services.evidence_bundle import CONTROL, HOLDS, media_of
from desktop_app.services.evidence_chain import (
    ODD,
    Stub,
    as_hashes,
    named_bodies,
    read_entry,
    read_stub,
)


class ChainWalk:
    """The chain as far as it was read. `post` is the one that is shown, or every post in `span`."""

    def __init__(
        self,
        account: AccountId,
        post: str | None,
        span: tuple[datetime, datetime] | None,
        charter: Charter,
        check: Verify,
    ) -> None:
        self.account, self.span, self.charter = account, span, charter
        self.has_rosters = False  #: whether people and duties ever changed
        self.head = GENESIS
        self.entries = self.left_out = 0
        self.bodies: dict[str, str] = {}
        self.media: set[str] = set()
        self.redacted: tuple[Redaction, ...] = ()
        self.posts: dict[PostId, list[Action]] = {} if post is None else {PostId(post): []}
        self._post, self._check = post, check
        self._control: list[Action] = []
        self._lines: dict[ActionId, int] = {}
        self._line = 0
        self._wordless: dict[str, tuple[int, int]] = {}  #: posts, and where that was seen first
        self._is_hiding = False  #: entries that are left out stand directly before this place
        self._last: datetime | None = None  #: the time of the last entry or stub

    def take(self, line: int, said: Mapping[str, Json]) -> None:
        """Read one line of the chain. Raises Damaged naming it."""
        self._line = line
        try:
            if "entry" in said:
                self._entry(said)
            elif "stub" in said:
                self._stub(said["stub"])
            elif "redacted" in said:
                self._redacted(said["redacted"])
            else:
                self._leaves(said["left_out"])
        except Damaged as error:
            if error.kind.startswith("evidence."):
                raise
            raise Damaged("evidence.chain", **self._here()) from error
        except ODD as error:
            raise Damaged("evidence.chain", **self._here()) from error

    def end(self, line: int) -> None:
        """The chain goes no further. Raises Damaged (``evidence.gap``, ``evidence.chain``)."""
        self._line = line
        if self._is_hiding:
            self._see(None)
        for actions in self.posts.values():
            if not actions:  # the one post that was promised
                raise Damaged("evidence.chain", **self._here())
        for post, place in self._wordless.items():
            self._check_redaction(PostId(post), place)

    def _check_redaction(self, post: PostId, place: tuple[int, int]) -> None:
        """Words may be missing where people took them out who were allowed to."""
        actions = self.actions_of(post)
        try:
            redaction = read_redaction(actions, self.charter, lambda *_: True)
        except ODD as error:
            raise Damaged("evidence.chain", **_place(self.account, *place)) from error
        if redaction is None:
            raise Damaged("evidence.chain", **_place(self.account, *place))
        self.redacted = (*self.redacted, redaction)
        del self.posts[post]

    def actions_of(self, post: PostId) -> tuple[Action, ...]:
        """The post's entries, and what holds for the whole account, in their places."""
        return tuple(sorted((*self.posts.get(post, ()), *self._control), key=lambda one: one.seq))

    def place_of(self, action: Action) -> dict[str, str]:
        """Where an entry stands, in the words of our sentences."""
        return _place(self.account, action.seq, self._lines[action.id])

    def _here(self) -> dict[str, str]:
        return _place(self.account, self.entries, self._line)

    def _entry(self, said: Mapping[str, Json]) -> None:
        self.entries += 1
        action = read_entry(said["entry"], self.head)
        is_ours = (action.post is None) is (action.kind in OF_ACCOUNT)
        is_ours &= self._post is None or action.post in (None, self._post)
        if (action.seq, action.account) != (self.entries, self.account) or not is_ours:
            raise BadInput("canonical.shape")
        check_action(action, self.charter, self._check)
        self.head = action.hash
        self._see(action.at)
        self._lines[action.id] = self._line
        self._keep_bodies(action, said)
        if action.kind in (*CONTROL, *HOLDS):
            self._control.append(action)
        elif action.kind not in OF_ACCOUNT:
            assert action.post is not None  # a post's own kinds name one: `check_action` compared
            self.posts.setdefault(action.post, []).append(action)

    def _keep_bodies(self, action: Action, said: Mapping[str, Json]) -> None:
        """The bodies that the entry names, all of them and nothing else."""
        named = named_bodies(action)
        bodies = as_list(said.get("bodies", []))
        if [digest(str(one)) for one in bodies] != list(named) or ("bodies" in said) is not bool(
            named
        ):
            raise Damaged("evidence.body", **self._here())
        for sha256, body in zip(named, bodies, strict=True):
            self.bodies[sha256] = str(body)
        if named:
            self.media.update(media_of(self.bodies[named[0]]))

    def _fields(self, value: Json) -> Stub:
        self.entries += 1
        found = read_stub(value)
        if (found.seq, found.account) != (self.entries, self.account):
            raise BadInput("canonical.shape")
        self.head = link(self.head, found.leaf)
        return found

    def _redacted(self, value: Json) -> None:
        found = self._fields(value)
        if found.post is None or self._post not in (None, found.post):
            raise BadInput("canonical.shape")
        self._see(found.at)
        self._wordless.setdefault(found.post, (self.entries, self._line))

    def _stub(self, value: Json) -> None:
        found = self._fields(value)
        self.left_out += 1
        if self.span is None:
            raise BadInput("canonical.shape")
        if self.span[0] <= found.at < self.span[1]:
            raise Damaged("evidence.gap", **self._here())
        self._see(found.at)

    def _leaves(self, value: Json) -> None:
        for leaf in as_hashes(value):
            self.head = link(self.head, leaf)
            self.entries += 1
            self.left_out += 1
        self._is_hiding = True

    def _see(self, at: datetime | None) -> None:
        """An entry with this time, or the chain's end. What was left out before it lay elsewhere."""
        if self._is_hiding and self.span is not None:
            since, until = self.span
            is_early = at is not None and at < since
            is_late = self._last is not None and self._last >= until
            if not (is_early or is_late):
                raise Damaged("evidence.gap", **self._here())
        self._is_hiding, self._last = False, at


def _place(account: AccountId, entry: int, line: int) -> dict[str, str]:
    return {"account": str(account), "entry": str(entry), "line": str(line)}
