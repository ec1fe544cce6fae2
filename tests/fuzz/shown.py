"""Targets: pictures and films of strangers, and texts that somebody types, pastes or wrote at X."""

import contextlib
import tempfile
from datetime import UTC
from functools import cache
from pathlib import Path

from desktop_app.adapters.media import MediaFiles, desk
from desktop_app.adapters.media.questions import Request
from desktop_app.adapters.media.worker import FILE_BYTES
from desktop_app.checks.engine import Context, examine_as_written
from desktop_app.checks.profile import Profile
from desktop_app.domain import entities, schedule, source
from desktop_app.domain import text as post_text
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.media import REMOVABLE
from desktop_app.domain.payload import MediaKind
from desktop_app.services import joining, observing_lists, reading_budget, searching
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.observing_ports import WatchList
from tests.adapters.media import samples
from tests.contracts.company import START, charter
from tests.fuzz.target import Target, require, text_of
from tests.services.conftest import RULEBOOK

_HERE = Context(now=START)
_QUERY = ListQuery(box=Box.ALL, person=PersonId("claire"), at=START)
_PROFILE = Profile.parse({"company": "Exemplar", "codenames": ["Basalt"], "products": ["Lumio"]})


@cache
def _folder():
    return tempfile.TemporaryDirectory(prefix="fuzz-pictures-")


def _cleaned(data):
    """The cleaning as the worker does it, in this process: coverage sees into it.

    Its limits are the worker's own (`_in_the_worker`). What it lets through is looked through again.
    """
    folder = Path(_folder().name)
    given, made = folder / "given", folder / "made"
    given.write_bytes(data)
    made.write_bytes(b"")
    drawn = desk.answer(Request(source=str(given), target=str(made), side=64))
    if not drawn.reason:
        require(len(made.read_bytes()) == 4 * drawn.width * drawn.height, "not all of its pixels")
        require(0 < max(drawn.width, drawn.height) <= 64, "larger than it was asked for")
    made.write_bytes(b"")
    found = desk.answer(Request(source=str(given), target=str(made)))
    if found.reason:
        return
    require(set(found.removed) <= set(REMOVABLE), "removed something without a name")
    clean = made.read_bytes()
    made.write_bytes(b"")
    given.write_bytes(clean)
    again = desk.answer(Request(source=str(given), target=str(made)))
    require(not again.reason, f"what came out is not taken: {again.reason}")
    require(made.read_bytes() == clean, "cleaned again, it is another file")
    require(not again.removed, "something was left to remove")
    require((again.width, again.height) == (found.width, found.height), "of another size")


def _small(kind):
    return {
        "jpeg": lambda: [samples.jpeg(image=_picture()), samples.jpeg(6, image=_picture())],
        "png": lambda: [samples.png(image=_picture()), samples.png(3, image=_picture("P"))],
        "webp": lambda: [
            samples.webp(image=_picture()),
            samples.webp(image=_picture(), lossless=True),
        ],
        "gif": lambda: [samples.gif(2, (8, 6))],
        "film": lambda: [samples.film(), samples.film(brand=b"qt  ", behind=b"x" * 9)],
    }[kind]


def _picture(mode="RGB"):
    return samples.picture(mode, (12, 8))


@cache
def _files():
    return MediaFiles(Path(_folder().name) / "shelf", answer_seconds=4.0)


def close():
    """End the worker and remove the folder, if there are any; a later input makes others."""
    if _files.cache_info().currsize:
        _files().close()
    if _folder.cache_info().currsize:
        _folder().cleanup()
    _files.cache_clear()
    _folder.cache_clear()


def _in_the_worker(data):
    """The whole way: a process of its own decodes it, within its limits, and this one goes on."""
    path = Path(_folder().name) / "picture"
    path.write_bytes(data)
    files = _files()
    found = files.prepare(path)
    kept = files.path(found.sha256)
    try:
        require(kept.stat().st_size == found.size <= FILE_BYTES, "of another size")
        require(found.kind in MediaKind, "of no kind")
        require(0 <= found.width < 1 << 16 and 0 <= found.height < 1 << 16, "of impossible sides")
    finally:
        files.forget(found.sha256)


def _every_picture():
    return [seed for kind in ("jpeg", "png", "webp", "gif", "film") for seed in _small(kind)()]


def _written(data):
    """A text that somebody types, pastes or wrote at X: everything that is found in it."""
    text = text_of(data)
    post_text.hidden_characters(text)
    post_text.folded(text)
    obstacles = post_text.obstacles(text)
    try:
        plain = post_text.normal(text)
    except CountersignError:
        require(obstacles, "refused without an obstacle")
        raise
    length = post_text.weighted_length(plain)
    require(0 <= length <= 2 * len(plain) + 23 * plain.count("."), "a length that cannot be")
    post_text.lenient_key(plain, (("https://t.co/abc", "https://exemplar.example/a"),))
    for one in (*entities.entities(plain), *entities.hashtags(plain), *entities.urls(plain)):
        require(0 <= one.start < one.end <= len(plain), "an entity outside of the text")


def _texts():
    said = (
        "Merci à tous pour cette belle journée à Lyon ! https://exemplar.example/a?b=c#d",
        "Revenue hit €88m in Q3, up 12 % #Results $EXMP @acme https://t.co/abc",
        "👩‍👩‍👧‍👦🏳️‍🌈 é e\u0301 \u202e\u2066x 中文 http://例え.jp Basalt est confirmé",
    )
    return [one.encode() for one in said]


def _examined(data):
    """The rules of risk read it, in either language; each finding quotes what stands there."""
    text = text_of(data)
    with contextlib.suppress(CountersignError):
        text = post_text.normal(text)
        for one in examine_as_written(text, RULEBOOK, _PROFILE, _HERE):
            require(one.text == text[one.span.start : one.span.end], "a quotation that is none")


def _typed(data):
    """What people type into small fields: links, amounts, duties, watched items, searches."""
    text = text_of(data)
    with contextlib.suppress(CountersignError):
        number = source.status_id(text)
        require(0 < int(number) < 2**63, "a number that X does not give")
    with contextlib.suppress(CountersignError):
        require(0 <= reading_budget.read_amount(text) < 2**63, "an amount that no store takes")
    with contextlib.suppress(CountersignError):
        joining.read_duties(text, [AccountId("ceo")])
    with contextlib.suppress(CountersignError):
        observing_lists.query_of(WatchList(name="x", items=(observing_lists.read_item(text),)))
    with contextlib.suppress(CountersignError):
        schedule.local(START, text)
    people = charter()
    names = searching.Names(people=people.people, accounts=people.accounts, rules=("a",), states={})
    asked = searching.chips(text, names)
    searching.narrowed(_QUERY, asked, UTC)
    searching.proposals(text, names, {}, START.date())


def _typed_seeds():
    said = (
        "https://x.com/someone/status/1234567890123456789", "$1,250.50", "communications legal:ceo", "@nadia",
        '#lyon "edge computing"', 'author:"Paul" before:2026-11-24 after:01/02/2026', "Europe/Paris",
    )  # fmt: skip
    return [one.encode() for one in said]


TARGETS = (
    *(
        Target(kind, _cleaned, _small(kind), longest=8192, share=0.15)
        for kind in ("jpeg", "png", "webp", "gif", "film")
    ),
    Target("picture-worker", _in_the_worker, _every_picture, longest=8192, share=0.02),
    Target("post-text", _written, _texts, "lines"),
    Target("rules-on-text", _examined, _texts, "lines", share=0.2),
    Target("small-fields", _typed, _typed_seeds, "lines"),
)
