"""Reads an archive of past posts: X's own export, a table (CSV), or JSON: a list, or one post a line.

Pure: it is given texts and never opens a file. What is not exactly understood is refused with its
line; what is no post of one's own words (a retweet, an empty text) is left out and counted.

X's export: ``data/tweets.js``, a JSON list behind ``window.YTD.tweets.part0 =``; texts with
``&amp;``, ``&lt;`` and ``&gt;``, links shortened and pictures' links appended. All three are undone,
also in posts that a program recorded as JSON from X.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from desktop_app.domain import text as post_text
from desktop_app.domain.canonical import is_torn
from desktop_app.domain.errors import BadInput

#: What one archive may hold: far more than any account, far less than would fill a memory.
POSTS_LIMIT = 100_000
CHARACTERS_LIMIT = 128 * 1024 * 1024
#: X's own longest post, in characters; what is longer was never one.
LONGEST_POST = 25_000
DECISIONS = ("approved", "changed", "refused")

_DECIDED = {
    **{name: name for name in ("", *DECISIONS)},
    "approuve": "approved",
    "modifie": "changed",
    "refuse": "refused",
}
_COLUMNS = {
    "id": "id",
    "text": "text",
    "texte": "text",
    "lang": "lang",
    "language": "lang",
    "langue": "lang",
    "date": "date",
    "decision": "decision",
}
#: One of these stands in what X itself wrote: its texts are escaped, and its links are short.
_X_KEYS = frozenset(("full_text", "id_str", "entities", "edit_history_tweet_ids"))
_DELIMITERS = (",", ";", "\t")
_BYTE_ORDER_MARK = "\ufeff"
_BLANK = re.compile(r"[ \t\r\n]*")
_ASSIGNMENT = re.compile(r"\s*window\.YTD\.(?P<kind>\w+)\.part\d+\s*=\s*")
_LANGUAGE = re.compile(r"(?P<code>[a-z]{2,3})(?:[-_]\w+)*", re.IGNORECASE | re.ASCII)
_SHORT_LINK = re.compile(r"https?://t\.co/\w+", re.ASCII)
_LONGEST_LINK = 4_096
_LONGEST_ESCAPED = 5 * LONGEST_POST  #: every character written as ``&amp;``
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_X_TIME = re.compile(
    r"\w{3} (?P<month>\w{3}) (?P<day>\d\d) (?P<clock>\d\d:\d\d:\d\d)"
    r" (?P<offset>[+-]\d{4}) (?P<year>\d{4})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPost:
    """A post as it was written once, in NFC, and what was decided about it."""

    id: str
    text: str
    language: str = ""  #: ``en`` or ``fr``; empty: read in the language it looks like
    written: datetime | None = None  #: aware, UTC
    decision: str = ""  #: ``approved``, ``changed``, ``refused``; empty: nobody said
    is_reply: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The posts, and how many were left out as ``retweet``, ``empty``, ``long``, ``unreadable``."""

    posts: tuple[ArchivedPost, ...]
    left_out: Mapping[str, int]


def read(files: Iterable[tuple[str, str]]) -> Archive:
    """Read the files of one archive, each a name and its text.

    Raises BadInput: ``archive.broken``, ``.value``, ``.header``, ``.cells``, ``.quotes`` with file
    and line, ``.other``, ``.posts``, ``.size``, and ``.empty`` when no post is left.
    """
    gathered = _Gathering()
    for file, text in files:
        gathered.weigh(text)
        plain = text.removeprefix(_BYTE_ORDER_MARK)
        opening, begins = _ASSIGNMENT.match(plain), plain[_after_blanks(plain, 0) :][:1]
        if opening is None and begins == "[":
            gathered.take(_of_records(file, plain, _entries(file, plain, _after_blanks(plain, 0))))
        elif opening is None and begins == "{":
            gathered.take(_of_records(file, plain, _lines(file, plain)))
        elif opening is None:
            gathered.take(_of_table(file, plain))
        elif opening["kind"] in {"tweet", "tweets"}:
            gathered.take(_of_export(file, plain, opening.end()))
        else:
            raise BadInput("archive.other", file=file, sort=opening["kind"])
    if not gathered.posts:
        raise BadInput("archive.empty", left_out=str(gathered.left_out.total()))
    return Archive(posts=tuple(gathered.posts), left_out=dict(gathered.left_out))


class _Gathering:
    """What was read so far, within the limits."""

    def __init__(self) -> None:
        self.posts: list[ArchivedPost] = []
        self.left_out: Counter[str] = Counter()
        self._characters = 0

    def weigh(self, text: str) -> None:
        self._characters += len(text)
        if self._characters > CHARACTERS_LIMIT:
            raise BadInput("archive.size", limit=f"{CHARACTERS_LIMIT // 1024**2}")

    def take(self, found: Iterator[ArchivedPost | str]) -> None:
        """Take posts, and count the reasons for which others are none."""
        for one in found:
            if isinstance(one, str):
                self.left_out[one] += 1
            else:
                self.posts.append(one)
            if len(self.posts) + self.left_out.total() > POSTS_LIMIT:
                raise BadInput("archive.posts", limit=f"{POSTS_LIMIT}")


def _own_words(text: str) -> tuple[str, str]:
    """`text` in NFC, and why it is no post to read; "" when it is one."""
    if text.startswith("RT @"):
        return "", "retweet"
    if not text.strip():
        return "", "empty"
    if len(text) > LONGEST_POST:
        return "", "long"
    try:
        return post_text.normal(text), ""
    except BadInput:  # half a character
        return "", "unreadable"


def _refuse(file: str, line: int, key: str) -> BadInput:
    return BadInput("archive.value", file=file, line=str(line), key=key)


def _spoken(code: str) -> str | None:
    """``en``, ``fr`` or "" of a language's code; None for what is no code."""
    known = _LANGUAGE.fullmatch(code)
    if code and known is None and code != "auto":
        return None
    spoken = known["code"].lower() if known else ""
    return spoken if spoken in {"en", "fr"} else ""


# --- X's export ------------------------------------------------------------------------------


def _of_export(file: str, text: str, start: int) -> Iterator[ArchivedPost | str]:
    for place, entry in _entries(file, text, start):
        tweet = entry.get("tweet", entry) if isinstance(entry, dict) else None
        if not isinstance(tweet, dict):
            raise _refuse(file, _line(text, place), "tweet")
        try:
            yield _tweet(tweet)
        except _Unfit as unfit:
            raise _refuse(file, _line(text, place), str(unfit)) from unfit


class _Unfit(Exception):
    """This key of an entry is missing or of the wrong sort."""


def _tweet(tweet: Mapping[str, object]) -> ArchivedPost | str:
    words = tweet.get("full_text", tweet.get("text"))
    if not isinstance(words, str):
        raise _Unfit("full_text")
    words, why_not = _own_words(_as_written(words, tweet))
    if why_not:
        return why_not
    identity = tweet.get("id_str", tweet.get("id"))
    if not isinstance(identity, str | int) or is_torn(str(identity)):
        raise _Unfit("id_str")
    said = tweet.get("created_at")
    written = _moment(said) if isinstance(said, str) else None
    if said is not None and written is None:
        raise _Unfit("created_at")
    spoken = tweet.get("lang", "")
    return ArchivedPost(
        id=str(identity),
        text=words,
        language=(_spoken(spoken) or "") if isinstance(spoken, str) else "",
        written=written,
        is_reply=bool(tweet.get("in_reply_to_status_id_str") or tweet.get("in_reply_to_user_id")),
    )


def _as_written(text: str, tweet: Mapping[str, object]) -> str:
    """What its author typed: links as they were, without those that X appends for pictures."""
    if len(text) > _LONGEST_ESCAPED:
        return text
    typed: dict[str, str] = {}
    for where in ("entities", "extended_entities"):
        held = tweet.get(where)
        if isinstance(held, dict):
            typed |= {link["url"]: link.get("expanded_url", "") for link in _links(held, "urls")}
            typed |= {link["url"]: "" for link in _links(held, "media")}
    text = _SHORT_LINK.sub(lambda link: typed.get(link[0], link[0])[:_LONGEST_LINK], text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").rstrip()


def _links(held: Mapping[str, object], key: str) -> Iterator[Mapping[str, str]]:
    listed = held.get(key)
    for link in listed if isinstance(listed, list) else ():
        if isinstance(link, dict) and isinstance(link.get("url"), str):
            yield {name: value for name, value in link.items() if isinstance(value, str)}


def _x_time(said: str) -> datetime | None:
    """``Wed Oct 10 20:19:24 +0000 2018``, read without the machine's own names of months."""
    known = _X_TIME.fullmatch(said)
    if known is None or known["month"] not in _MONTHS:
        return None
    hours, minutes = int(known["offset"][:3]), int(known["offset"][0] + known["offset"][3:])
    try:
        zone = timezone(timedelta(hours=hours, minutes=minutes))
        month = _MONTHS.index(known["month"]) + 1
        local = datetime.fromisoformat(
            f"{known['year']}-{month:02}-{known['day']}T{known['clock']}"
        )
        return local.replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _entries(file: str, text: str, start: int) -> Iterator[tuple[int, object]]:
    """Each entry of the list with its place, one at a time: a whole list would fill the memory."""
    decoder = json.JSONDecoder()
    place = start
    if text[place : place + 1] != "[":
        raise _broken(file, text, place)
    place = _after_blanks(text, place + 1)
    more = text[place : place + 1] != "]"
    while more:
        try:
            entry, end = decoder.raw_decode(text, place)
        except json.JSONDecodeError as error:
            raise _broken(file, text, error.pos) from error
        except (ValueError, RecursionError) as error:  # a number too long, brackets too deep
            raise _broken(file, text, place) from error
        yield place, entry
        place = _after_blanks(text, end)
        more = text[place : place + 1] == ","
        if more:
            place = _after_blanks(text, place + 1)
    if text[place : place + 1] != "]" or text[place + 1 :].strip(" \t\r\n;"):
        raise _broken(file, text, place)


def _lines(file: str, text: str) -> Iterator[tuple[int, object]]:
    """Each line's object with its place."""
    place = 0
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        line = text[place:end]
        if line.strip():
            try:
                yield place, json.loads(line)
            except json.JSONDecodeError as error:
                raise _broken(file, text, place + error.pos) from error
            except (ValueError, RecursionError) as error:  # a number too long, brackets too deep
                raise _broken(file, text, place) from error
        place = end + 1


def _after_blanks(text: str, place: int) -> int:
    blank = _BLANK.match(text, place)
    return blank.end() if blank else place


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _broken(file: str, text: str, place: int) -> BadInput:
    column = place - text.rfind("\n", 0, place)
    return BadInput("archive.broken", file=file, line=str(_line(text, place)), column=str(column))


# --- recorded posts --------------------------------------------------------------------------


def _of_records(
    file: str, text: str, entries: Iterator[tuple[int, object]]
) -> Iterator[ArchivedPost | str]:
    """Posts as X gives them to programs, or under the names of a table's columns."""
    for number, (place, entry) in enumerate(entries, 1):
        record = entry.get("tweet", entry) if isinstance(entry, dict) else None
        if not isinstance(record, dict):
            raise _refuse(file, _line(text, place), "text")
        try:
            yield _tweet(record) if _X_KEYS & record.keys() else _plain(_cells(record), number)
        except _Unfit as unfit:
            raise _refuse(file, _line(text, place), str(unfit)) from unfit


def _cells(record: Mapping[str, object]) -> Mapping[str, str]:
    """The record under the names of a table's columns. Raises _Unfit for what is no text."""
    found: dict[str, str] = {}
    for key, value in record.items():
        name = "date" if key == "created_at" else _COLUMNS.get(post_text.folded(key), "")
        if name == "id" and isinstance(value, int):
            found[name] = str(value)
        elif name and isinstance(value, str):
            found[name] = value
        elif name and value is not None:
            raise _Unfit(key)
    if "text" not in found:
        raise _Unfit("text")
    return found


# --- a table ---------------------------------------------------------------------------------


def _of_table(file: str, text: str) -> Iterator[ArchivedPost | str]:
    rows = _rows(file, text, _delimiter(file, text))
    columns = _names(next(rows)[1])
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if any(cell.strip() for cell in row[len(columns) :]):
            raise BadInput("archive.cells", file=file, line=str(line), columns=str(len(columns)))
        cells = {name: cell for name, cell in zip(columns, row, strict=False) if name}
        try:
            yield _plain(cells, line)
        except _Unfit as unfit:
            raise _refuse(file, line, str(unfit)) from unfit


def _plain(cells: Mapping[str, str], number: int) -> ArchivedPost | str:
    """A post by the names of a table's columns; `number` is its id where it has none."""
    words, why_not = _own_words(cells.get("text", ""))
    if why_not:
        return why_not
    plain = {name: cell.strip() for name, cell in cells.items()}
    spoken, said = _spoken(plain.get("lang", "")), plain.get("date", "")
    if spoken is None:
        raise _Unfit("lang")
    decision = _DECIDED.get(post_text.folded(plain.get("decision", "")))
    if decision is None:
        raise _Unfit("decision")
    if is_torn(plain.get("id", "")):
        raise _Unfit("id")
    written = _moment(said) if said else None
    if said and written is None:
        raise _Unfit("date")
    return ArchivedPost(
        id=plain.get("id") or str(number),
        text=words,
        language=spoken,
        written=written,
        decision=decision,
    )


def _moment(said: str) -> datetime | None:
    """An ISO date or time, in UTC unless it says otherwise; or X's form."""
    try:
        moment = datetime.fromisoformat(said)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return _x_time(said)


def _delimiter(file: str, text: str) -> str:
    """The sign that parts the first line so that a column is called ``text``."""
    for delimiter in _DELIMITERS:
        first = next(_rows(file, text, delimiter), (1, []))[1]
        named = [name for name in _names(first) if name]
        if "text" in named and len(named) == len(set(named)):
            return delimiter
    raise BadInput("archive.header", file=file)


def _names(row: Sequence[str]) -> tuple[str, ...]:
    """What each column holds; "" for a column of the caller's own."""
    return tuple(_COLUMNS.get(post_text.folded(cell.strip()), "") for cell in row)


def _rows(file: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            if any("\0" in cell for cell in row):
                raise BadInput("archive.broken", file=file, line=str(line), column="1")
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput("archive.quotes", file=file, line=str(line)) from error
