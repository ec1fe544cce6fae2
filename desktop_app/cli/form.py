"""A post as a script or a person gives it: by options or in a file, and the draft it makes.

A file holds the same fields as the options. Anything unknown in it, or of the wrong sort, is an
error: a mistyped name must never mean that a post goes out otherwise than its writer wanted.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from desktop_app.domain.account import Charter, PersonId
from desktop_app.domain.action import ActionId, PostId
from desktop_app.domain.errors import BadInput, Refused, Unavailable
from desktop_app.domain.goals import GoalId, is_goal_id
from desktop_app.domain.note import Explanation
from desktop_app.domain.payload import Media, Part, Poll, ReplySettings
from desktop_app.domain.record import PostRecord
from desktop_app.domain.schedule import moment, window
from desktop_app.domain.source import Source
from desktop_app.services import drafting, sources
from desktop_app.services.bringing import content_of
from desktop_app.services.media_ports import MediaShelf
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Draft
from desktop_app.services.reading import load

LANGUAGES = drafting.LANGUAGES
REPLIERS = tuple(str(one) for one in ReplySettings)
#: How long a poll stays open unless it is said: a day.
POLL_MINUTES = 1_440
_LOCAL = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S")
_TEXTS = (
    "account",
    "reply_to",
    "quote",
    "source_handle",
    "source_text",
    "zone",
    "urgent",
    "corrects",
    "revises",
    "template",
    "note",
    "goal",
)
_SWITCHES = ("made_with_ai", "paid_partnership", "by_hand", "ask_legal")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartForm:
    """One post of a thread, as given."""

    text: str
    photos: tuple[tuple[Path, str], ...] = ()  #: a file and its description
    poll: Poll | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A post, as given: "" stands for what was left out."""

    parts: tuple[PartForm, ...]
    account: str = ""
    language: str = "auto"
    reply_to: str = ""
    quote: str = ""
    source_handle: str = ""
    source_text: str = ""
    who_may_reply: str = ReplySettings.EVERYONE
    made_with_ai: bool = False
    paid_partnership: bool = False
    at: str = ""
    zone: str = ""
    urgent: str = ""
    by_hand: bool = False
    ask_legal: bool = False
    corrects: str = ""
    revises: str = ""
    accepts: tuple[str, ...] = ()
    template: str = ""
    note: str = ""
    goal: str = ""
    explain: tuple[Explanation, ...] = ()


def read_form(path: Path) -> Form:
    """Read a post's file (TOML). Raises BadInput (``cli.file``, ``cli.form``, ``cli.form_value``)."""
    try:
        text = content_of(path).decode("utf-8-sig")
    except OSError as error:
        raise BadInput("cli.file", path=str(path)) from error
    except UnicodeError as error:
        raise BadInput("cli.not_utf8") from error
    try:
        said = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadInput("cli.form", path=str(path), problem=str(error)) from error
    said = dict(said)
    given: dict[str, Any] = {name: _take(said, name, str) for name in _TEXTS if name in said}
    given |= {name: _take(said, name, bool) for name in _SWITCHES if name in said}
    given |= _choices(said)
    given |= _beside(said)
    if ("source_handle" in given) is not ("source_text" in given):
        raise BadInput("cli.form_value", key="source_handle/source_text")
    if "zone" in given and "at" not in given:
        raise BadInput("cli.form_value", key="zone")
    parts = _parts(said, path.parent)
    _nothing_more(said)
    return Form(parts=parts, **given)


def draft_of(parts: Parts, writer: PersonId, form: Form) -> Draft:
    """The draft that `form` makes; nothing is recorded yet, and nothing is kept but pictures.

    The post that is answered or quoted is read at X; only where X cannot be read does the text that
    was typed over count. Raises BadInput (``account.unknown``, ``cli.local_time``, ``schedule.*``,
    ``source.*``, ``media.*``, ``post.unknown``), Refused (``draft.not_posted``, ``source.gone``) or
    Unavailable.
    """
    if form.accepts and not form.revises:
        raise BadInput("cli.form_value", key="accepts")  # only a new version can take over
    with parts.store.begin() as work:
        charter = work.charter()
        revised = load(work, parts, PostId(form.revises)) if form.revises else None
        if form.corrects and not load(work, parts, PostId(form.corrects)).parts:
            raise Refused("draft.not_posted")
    account = charter.account(form.account) if form.account else charter.accounts[0]
    if revised is not None:
        account = charter.account(_same_account(form, revised))
    begins, ends = _window(parts, charter, replace(form, account=account.id))
    draft = replace(
        drafting.new_draft(parts.clock, writer, account.id),
        language=form.language,
        reply_link=form.reply_to,
        quote_link=form.quote,
        reply_settings=ReplySettings(form.who_may_reply),
        made_with_ai=form.made_with_ai,
        paid_partnership=form.paid_partnership,
        not_before=begins,
        not_after=ends,
        is_by_hand=form.by_hand,
        urgent=_lines(form.urgent),
        ask_legal=form.ask_legal,
        corrects=PostId(form.corrects) if form.corrects else None,
        post=None if revised is None else revised.id,
        base_revision=0 if revised is None else revised.current.number,
        accepted=tuple(ActionId(one) for one in form.accepts),
        template=ActionId(form.template) if form.template else None,
        note=_lines(form.note),
        goal=_goal(form.goal),
        explanations=form.explain,
    )
    draft = replace(draft, source=_source(parts, draft, form))
    return replace(draft, parts=tuple(_part(parts.media, part) for part in form.parts))


def _goal(text: str) -> GoalId | None:
    if text and not is_goal_id(text):
        raise BadInput("cli.form_value", key="goal")
    return GoalId(text) if text else None


def _lines(text: str) -> str:
    """Windows and old Macintosh line ends are line ends, never characters of the post."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _same_account(form: Form, revised: PostRecord) -> str:
    if form.account and form.account != revised.account:
        raise BadInput("account.unknown", account=form.account)
    return revised.account


def _window(parts: Parts, charter: Charter, form: Form) -> tuple[datetime | None, datetime | None]:
    if not form.at:
        return None, None
    zone = form.zone or charter.policy.terms_for(form.account).zone
    grace = timedelta(seconds=charter.policy.grace_seconds)
    return window(moment(local_time(form.at), zone), parts.clock.now(), grace)


def local_time(said: str) -> datetime:
    """A naive local time as people type it. Raises BadInput (``cli.local_time``)."""
    for form in _LOCAL:
        try:
            return datetime.strptime(said.strip(), form)  # noqa: DTZ007 - a local time, by design
        except ValueError:
            continue
    raise BadInput("cli.local_time", value=said[:40])


def _source(parts: Parts, draft: Draft, form: Form) -> Source | None:
    link = form.reply_to or form.quote
    if not link:
        return None
    try:
        return sources.read(parts, draft.account, link)
    except Unavailable:
        if not form.source_text:
            raise
    return sources.typed(parts, link, form.source_handle, _lines(form.source_text))


def _part(shelf: MediaShelf, form: PartForm) -> Part:
    media = []
    for path, alt_text in form.photos:
        ready = shelf.prepare(path)
        media.append(Media(sha256=ready.sha256, kind=ready.kind, alt_text=_lines(alt_text)))
    return Part(text=_lines(form.text), media=tuple(media), poll=form.poll)


# --- the file --------------------------------------------------------------------------------


def _choices(said: dict[str, Any]) -> dict[str, Any]:
    """The fields with a form of their own."""
    given: dict[str, Any] = {}
    for name, values in (("language", LANGUAGES), ("who_may_reply", REPLIERS)):
        if name in said:
            given[name] = _take(said, name, str)
            if given[name] not in values:
                raise BadInput("cli.form_value", key=name)
    if "at" in said:
        given["at"] = _local_text(said.pop("at"))
    return given


def _beside(said: dict[str, Any]) -> dict[str, Any]:
    """What goes beside the post: suggestions taken over, and explanations of findings."""
    given: dict[str, Any] = {}
    if "accepts" in said:
        given["accepts"] = tuple(_take(said, "accepts", list))
        if not all(isinstance(one, str) for one in given["accepts"]):
            raise BadInput("cli.form_value", key="accepts")
    if "explain" in said:
        listed = _take(said, "explain", list)
        given["explain"] = tuple(_explanation(_table(one, "explain")) for one in listed)
    return given


def _explanation(said: dict[str, Any]) -> Explanation:
    where = "explain: "
    rule, quote, text = (_take(said, name, str, where) for name in ("rule", "quote", "text"))
    part = _take(said, "part", int, where) if "part" in said else 1
    _nothing_more(said, where)
    if part < 1:
        raise BadInput("cli.form_value", key=f"{where}part")
    return Explanation(rule=rule, part=part - 1, quote=quote, text=_lines(text))


def _local_text(value: object) -> str:
    """A local time, as a text or as TOML's own; one with an offset would be in another zone."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.strftime(_LOCAL[0])
    if isinstance(value, str):
        return value
    raise BadInput("cli.form_value", key="at")


def _parts(said: dict[str, Any], folder: Path) -> tuple[PartForm, ...]:
    if "part" not in said:
        only: dict[str, Any] = {
            name: said.pop(name) for name in ("text", "photo", "poll") if name in said
        }
        return (_part_form(only, folder, ""),)
    listed = _take(said, "part", list)
    if not listed:
        raise BadInput("cli.form_value", key="part")
    return tuple(
        _part_form(_table(one, "part"), folder, f"part {number}: ")
        for number, one in enumerate(listed, 1)
    )


def _part_form(said: dict[str, Any], folder: Path, where: str) -> PartForm:
    text = _take(said, "text", str, where) if "text" in said else None
    photos = tuple(
        _photo(_table(one, f"{where}photo"), folder, where)
        for one in (_take(said, "photo", list, where) if "photo" in said else ())
    )
    poll = _poll(_take(said, "poll", dict, where), where) if "poll" in said else None
    _nothing_more(said, where)
    if text is None and not photos:
        raise BadInput("cli.form_value", key=f"{where}text")
    return PartForm(text=text or "", photos=photos, poll=poll)


def _photo(said: dict[str, Any], folder: Path, where: str) -> tuple[Path, str]:
    file, alt = _take(said, "file", str, where), _take(said, "alt", str, where)
    _nothing_more(said, where)
    return folder / file, alt


def _poll(said: dict[str, Any], where: str) -> Poll:
    said = dict(said)
    options = _take(said, "options", list, where)
    minutes = _take(said, "minutes", int, where) if "minutes" in said else POLL_MINUTES
    _nothing_more(said, where)
    if not all(isinstance(option, str) for option in options):
        raise BadInput("cli.form_value", key=f"{where}options")
    return Poll(options=tuple(_lines(option) for option in options), minutes=minutes)


def _table(value: object, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadInput("cli.form_value", key=key)
    return dict(value)


def _take(said: dict[str, Any], name: str, sort: type, where: str = "") -> Any:
    value = said.pop(name, None)
    if type(value) is not sort:  # a switch is no number, though Python thinks so
        raise BadInput("cli.form_value", key=f"{where}{name}")
    return value


def _nothing_more(said: Mapping[str, object], where: str = "") -> None:
    for name in said:
        raise BadInput("cli.form_value", key=f"{where}{name}")
