"""The judge: what stands at the simulated X, against what was approved and what the record says."""

from collections import Counter
from dataclasses import dataclass, replace

from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.adapters.practice_x.shelf import Shelf
from desktop_app.domain.publication import PostState
from desktop_app.services import practice, reading

#: Where a post may rest in the end: posted, stopped for a reason, or waiting for its turn.
RESTS = frozenset(
    (
        PostState.POSTED,
        PostState.REFUSED,
        PostState.HELD,
        PostState.NEEDS_PERSON,
        PostState.APPROVED,
    )
)
ALTERED = " …"


class _Forgetful(Shelf):
    def has_said(self, user_id, text, reply_to=""):
        return False


def forgetful_x(clock, **terms):
    """A simulated X that takes the same text twice: X's own check of that is no promise."""
    x = PracticeX([practice.ACCOUNT], now=clock.now, limits=dict.fromkeys(Route, 10**6), **terms)
    x._world = replace(x._world, shelf=_Forgetful(None))
    return x


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What came of one post."""

    state: str
    at_x: int  #: how many of its parts are at X
    duplicates: int = 0  #: posts beyond the one that each part may have
    wrong: tuple[str, ...] = ()  #: what stands at X and was not approved so
    phantoms: tuple[str, ...] = ()  #: what the record calls posted and X does not have
    forgotten: tuple[str, ...] = ()  #: what is at X and would be sent again

    @property
    def is_sound(self):
        return not (self.duplicates or self.wrong or self.phantoms or self.forgotten)


def surplus(x, contents):
    """How many posts there are at X beyond one for each part."""
    texts = Counter(post.text.removesuffix(ALTERED) for post in x.posts())
    return sum(max(0, texts[part.text] - 1) for part in contents)


def judge(office, post, x, contents, fault=None):
    """Compare. Raises Damaged when the record, its chain or the journal cannot be read any more."""
    with office.parts() as parts:
        assert parts.store.verify_chains() > 0
        record = reading.open_post(parts, post, practice.LEGAL).record
    known = {part.text for part in contents}
    stored = {part.text: one for one in x.posts() for part in contents if _is(one, part)}
    phantoms = [
        str(part.number)
        for part in record.parts
        if not any(
            one.id == part.x_post_id and _is(one, contents[part.number]) for one in x.posts()
        )
    ]
    if record.state is PostState.POSTED and len(record.parts) < len(contents):
        phantoms.append("posted")
    forgotten = []
    if record.state is PostState.APPROVED and contents[record.next_part].text in stored:
        forgotten.append(str(record.next_part))
    if record.state not in RESTS:
        forgotten.append(str(record.state))
    return Verdict(
        state=str(record.state),
        at_x=len(stored),
        duplicates=surplus(x, contents),
        wrong=tuple(_wrong(x, contents, known, fault, record)),
        phantoms=tuple(phantoms),
        forgotten=tuple(forgotten),
    )


def _is(stored, part):
    return stored.text in (part.text, part.text + ALTERED)


def _wrong(x, contents, known, fault, record):
    before = ""
    for number, part in enumerate(contents):
        for one in (one for one in x.posts() if _is(one, part)):
            if one.alt_texts != tuple(media.alt_text for media in part.media):
                yield f"{number}: alt texts"
            if one.media_sha256 != tuple(media.sha256 for media in part.media):
                yield f"{number}: media"
            if one.reply_to != before:
                yield f"{number}: answers {one.reply_to}"
            if one.text not in known:
                yield from _altered(number, fault, record)
            before = one.id
    for one in x.posts():
        if not any(_is(one, part) for part in contents):
            yield one.text


def _altered(number, fault, record):
    """X changed the text: then the record must say so, of every part that it calls posted."""
    if fault is not Fault.ALTERED_TEXT:
        yield f"{number}: altered"
    for part in record.parts:
        if part.number == number and part.differs is not None and "text" not in part.differs:
            yield f"{number}: altered, and the record says it is not"
