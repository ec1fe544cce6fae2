"""What notices and mails say: what there is to do, never a word of a post unless asked for.

The sentences stand in `resources/messages/notices.toml`. A mail never holds a post's words.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from desktop_app.checks.reveal import within
from desktop_app.services.mailing import Mail
from desktop_app.services.notice_choice import URGENT, Choice, NoticeKind
from desktop_app.services.notice_ports import Notice, Urgency
from desktop_app.services.noticing import MOST_AT_ONCE, Fact, by_kind
from desktop_app.services.resources import resource

#: Under one name there is one notice: a newer one takes its place.
BATCH = "batch"
_WORDS_SHOWN = 80
_NUMBER_SHOWN = 8
_QUIETLY = frozenset((NoticeKind.APPROVED, NoticeKind.POSTED))


def notices(
    facts: Sequence[Fact], choice: Choice, language: str, *, is_practice: bool
) -> tuple[Notice, ...]:
    """What to show for `facts`: one each, or one for all when there are many."""
    texts = _texts(language)
    if len(facts) > MOST_AT_ONCE:
        made = [_batch(facts, language)]
    else:
        made = [_one(fact, choice, language) for fact in facts]
    if not is_practice:
        return tuple(made)
    return tuple(replace(each, title=texts["practice"].format(title=each.title)) for each in made)


def mail(facts: Sequence[Fact], *, name: str, to: str, language: str) -> Mail:
    """What there is to do, for the mail box `to` of somebody called `name`."""
    texts = _texts(language)
    lines = [f"- {_title(fact.kind, 1, language)}: {_about(fact, language)}" for fact in facts]
    if language == "fr":
        lines = [line.replace(": ", "\u00a0: ", 1) for line in lines]
    why = texts["mail_why"].format(name=name)
    return Mail(
        to=to,
        subject=texts["mail_subject"].format(title=_summary(facts, language)),
        body="\n".join([*lines, "", texts["mail_open"], "", why, ""]),
    )


def trial_mail(*, name: str, to: str, language: str) -> Mail:
    """A mail that says only that mail arrives."""
    texts = _texts(language)
    why = texts["mail_why"].format(name=name)
    return Mail(
        to=to,
        subject=texts["mail_subject"].format(title=texts["mail_test"]),
        body="\n".join([texts["mail_test_body"], "", why, ""]),
    )


def _one(fact: Fact, choice: Choice, language: str) -> Notice:
    body = _about(fact, language)
    begins = _begins(fact.words) if choice.shows_words else ""
    if begins:
        body += "\n" + _texts(language)["words"].format(words=begins)
    return Notice(
        slot=fact.about,
        title=_title(fact.kind, 1, language),
        body=body,
        action=_texts(language)["open"],
        urgency=_urgency([fact]),
        post=fact.post,
    )


def _batch(facts: Sequence[Fact], language: str) -> Notice:
    groups = by_kind(facts)
    lines = [_title(kind, len(found), language) for kind, found in groups.items()]
    if len(groups) == 1:
        lines = sorted({f"@{fact.handle}" for fact in facts})
    return Notice(
        slot=BATCH,
        title=_summary(facts, language),
        body="\n".join(lines),
        action=_texts(language)["open"],
        urgency=_urgency(facts),
    )


def _summary(facts: Sequence[Fact], language: str) -> str:
    groups = by_kind(facts)
    if len(groups) == 1:
        (kind,) = groups
        return _title(kind, len(facts), language)
    return _texts(language)["batch"].format(count=len(facts))


def _title(kind: NoticeKind, count: int, language: str) -> str:
    forms = _catalogue()["fr" if language == "fr" else "en"][kind]
    return forms["one"] if count == 1 else forms["many"].format(count=count)


def _about(fact: Fact, language: str) -> str:
    texts = _texts(language)
    sentence = texts.get(fact.kind, texts["post"])
    number = (fact.post or fact.about)[:_NUMBER_SHOWN]
    who = within(" ".join(fact.who.split()))
    return sentence.format(handle=fact.handle, who=who, revision=fact.revision, number=number)


def _urgency(facts: Sequence[Fact]) -> Urgency:
    kinds = {fact.kind for fact in facts}
    if kinds & URGENT:
        return Urgency.CRITICAL
    return Urgency.LOW if kinds <= _QUIETLY else Urgency.NORMAL


def _begins(words: str) -> str:
    """How the post begins, on one line, without what could turn the line around."""
    line = " ".join(words.split())
    plain = "".join(one for one in line if one == "\u200d" or unicodedata.category(one)[0] != "C")
    if len(plain) <= _WORDS_SHOWN:
        return plain
    return plain[:_WORDS_SHOWN].rpartition(" ")[0] + "…"


def _texts(language: str) -> dict[str, str]:
    return _catalogue()["fr" if language == "fr" else "en"]["text"]


@cache
def _catalogue() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resource("messages", "notices.toml").read_text(encoding="utf-8"))
