"""The second half of the tour: a thread, a freeze, posting by hand, a lost answer, the accounts.

What would take a minute of typing lies ready as a draft; the simulated X loses one answer on
purpose. Everything else is done by the hand, with keys and clicks.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QAbstractButton

from desktop_app.domain.account import Account
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import PostUnanswered
from desktop_app.domain.payload import Media, Part, Poll
from desktop_app.domain.policy import Clearance
from desktop_app.domain.publication import Posted, PostState
from desktop_app.domain.source import Source
from desktop_app.services import drafting, practice
from desktop_app.services.parts import Opening, Parts
from desktop_app.services.ports import Draft, Poster, RateWindow
from desktop_app.ui.hand import Hand
from desktop_app.ui.review.standing import Act

_ANSWERED = "1800000000000000001"
_DAY = 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is written, in one language."""

    thread: tuple[str, str, str]
    alt_text: str
    options: tuple[str, ...]
    answered: str  #: what somebody else posted
    by_hand: str  #: the answer to it
    lost: str  #: X's answer to this one is lost
    outage: str  #: why the account is frozen
    mended: str


WORDS = {
    "en": Words(
        thread=(
            "Our Lyon workshop opens its doors to its neighbours on Saturday.",
            "Here is the new hall, finished yesterday.",
            "What would you like to see first?",
        ),
        alt_text="The large new hall at sunset, still empty",
        options=("The workshop", "The test bench", "The canteen"),
        answered="Well done @claire_morel for Lyon!",
        by_hand="Thank you! The credit goes to the whole team in Lyon.",
        lost="A thought for our night shifts this weekend.",
        outage="Outage at our customers: everything stops.",
        mended="Everything works again since this morning.",
    ),
    "fr": Words(
        thread=(
            "Notre atelier de Lyon ouvre ses portes à ses voisins samedi.",
            "Voici la nouvelle halle, terminée hier.",
            "Que voulez-vous voir en premier ?",
        ),
        alt_text="La grande halle neuve au soleil couchant, encore vide",
        options=("L’atelier", "Le banc d’essai", "La cantine"),
        answered="Bravo @claire_morel pour Lyon !",
        by_hand="Merci ! Tout le mérite revient à l’équipe de Lyon.",
        lost="Une pensée pour nos équipes de nuit ce week-end.",
        outage="Panne chez nos clients : tout s’arrête.",
        mended="Tout fonctionne à nouveau depuis ce matin.",
    ),
}


def unlucky(opening: Opening, language: str) -> Opening:
    """The same desk, on which X's answer to one text is lost."""

    def load() -> Parts:
        parts = opening.load()
        lost = WORDS[language].lost
        return replace(parts, poster=lambda account: _Unlucky(parts.poster(account), lost))

    return replace(opening, load=load)


def publishing(hand: Hand, words: Words) -> Iterator[str]:
    """Everything around publishing, step by step."""
    post = yield from _thread(hand, words)
    yield from _frozen(hand, words, post)
    yield from _by_hand(hand, words)
    yield from _lost(hand, words)
    hand.window.show_page("accounts")
    yield "accounts"


def _thread(hand: Hand, words: Words) -> Generator[str, None, PostId]:
    hand.act_as(practice.EXECUTIVE)
    draft = _draft(hand, practice.COMPANY, words.thread[0])
    first, second, third = (Part(text=text) for text in words.thread)
    second = replace(second, media=(_picture(hand, words.alt_text),))
    third = replace(third, poll=Poll(options=words.options, minutes=_DAY))
    hand.open_draft(replace(draft, parts=(first, second, third)))
    yield "thread-with-picture-and-poll"
    post = hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    yield "thread-under-review"
    scroll = hand.window.review.final.verticalScrollBar()
    scroll.setValue(scroll.maximum())
    yield "thread-as-it-will-look"
    hand.approve()
    return post


def _frozen(hand: Hand, words: Words, post: PostId) -> Iterator[str]:
    window, review = hand.window, hand.window.review
    hand.click(window.header.freeze)
    hand.choose(window.ask.choice, 1)
    hand.type(window.ask.field, words.outage)
    yield "freeze-asks-why"
    hand.click(window.ask.confirm)
    hand.settle()
    hand.act_as(practice.LEGAL)
    hand.open_from_queue(post)
    hand.approve()
    hand.reaches(PostState.HELD)
    yield "held"
    for button in window.banners.findChildren(QAbstractButton):
        hand.click(button)
    hand.type(window.ask.field, words.mended)
    hand.click(window.ask.confirm)
    hand.settle()
    hand.click(review.bar.offers[Act.RELEASE])
    hand.type(review.bar.reason, words.mended)
    hand.click(review.bar.confirm)
    hand.settle()
    yield "let-go-on"


def _by_hand(hand: Hand, words: Words) -> Iterator[str]:
    hand.act_as(practice.EXECUTIVE)
    draft = _draft(hand, practice.ACCOUNT, words.by_hand)
    source = Source(
        x_post_id=_ANSWERED,
        author_id=None,
        handle="lyon_eco",
        text=words.answered,
        created_at=None,
        read_at=hand.window.session.opening.clock.now(),
        is_from_x=False,
        mentions=(practice.ACCOUNT.handle,),
    )
    link = f"https://x.com/lyon_eco/status/{_ANSWERED}"
    hand.open_draft(replace(draft, reply_link=link, source=source, is_by_hand=True))
    post = hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    hand.reaches(PostState.APPROVED)
    yield "posted-by-hand"


def _lost(hand: Hand, words: Words) -> Iterator[str]:
    hand.act_as(practice.EXECUTIVE)
    hand.open_draft(_draft(hand, practice.ACCOUNT, words.lost))
    post = hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    hand.reaches(PostState.UNKNOWN)
    yield "answer-lost"
    hand.reaches(PostState.NEEDS_PERSON)
    yield "somebody-must-look"


def _draft(hand: Hand, account: Account, text: str) -> Draft:
    clock = hand.window.session.opening.clock
    draft = drafting.new_draft(clock, practice.EXECUTIVE, account.id)
    return drafting.typed(draft, text, "auto")


def _picture(hand: Hand, alt_text: str) -> Media:
    """A picture of our own: a sky over a hall."""
    picture = QImage(1200, 800, QImage.Format.Format_RGB32)
    sky = QLinearGradient(0, 0, 0, 800)
    for place, colour in ((0.0, "#27496d"), (0.6, "#f2a65a"), (0.61, "#3b3a45"), (1.0, "#23222b")):
        sky.setColorAt(place, QColor(colour))
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), sky)
    painter.end()
    with TemporaryDirectory(prefix="countersign-tour-") as folder:
        path = Path(folder) / "hall.png"
        picture.save(str(path))
        made = hand.window.session.parts.media.prepare(path)
    return Media(sha256=made.sha256, kind=made.kind, alt_text=alt_text)


class _Unlucky:
    """The simulated X on a bad day: one answer is lost, and two posts look like that one."""

    def __init__(self, inner: Poster, lost: str) -> None:
        self._inner, self._lost = inner, lost

    def prepare(self, clearance: Clearance) -> tuple[str, ...]:
        return self._inner.prepare(clearance)

    def post(self, clearance: Clearance, media_ids: tuple[str, ...]) -> Posted:
        posted = self._inner.post(clearance, media_ids)
        if clearance.content.text == self._lost:
            raise PostUnanswered("x.no_answer")
        return posted

    def look_up(self, x_post_id: str) -> Posted | None:
        return self._inner.look_up(x_post_id)

    def source(self, x_post_id: str) -> Source | None:
        return self._inner.source(x_post_id)

    def timeline(self, since: datetime) -> tuple[Posted, ...]:
        seen = self._inner.timeline(since)
        twins = [one for one in seen if one.text == self._lost]
        return (*(replace(one, x_post_id=f"{one.x_post_id[:-1]}0") for one in twins), *seen)

    def remove(self, x_post_id: str) -> None:
        self._inner.remove(x_post_id)

    def rate_windows(self) -> tuple[RateWindow, ...]:
        return self._inner.rate_windows()
