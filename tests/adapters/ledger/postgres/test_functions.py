"""What PostgreSQL says a second time agrees with the domain: canonical text, links, times, words.

Thousands of values a run, drawn from a fixed seed, whole and spoilt; hostile ones by name.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from desktop_app.domain.account import AccountId, Realm
from desktop_app.domain.action import leaf, link
from desktop_app.domain.canonical import canonical, digest, parse_object, read_time
from desktop_app.domain.errors import BadInput
from desktop_app.domain.own_word import is_word
from desktop_app.domain.payload import Media, MediaKind, Part, Payload, Poll
from desktop_app.domain.text import normal

#: What parsers disagree about, controls, quotes, marks, look-alikes, and signs beyond 16 bits.
SIGNS = (
    "aZ09 \"\\/{}[]:,.-+eE'’\b\f\n\r\t\x01\x1f\x7f\x80\x85\xa0é\u0301\u0345ſ\u200b\u202e\u2028"
    "\ufeff\ufffe\uffff가\u1100\u1161뀀Å\u212b\U0001f600\U00010000\U0010ffff"
)
GREATEST = 2**53 - 1
MANY = 3_000


@pytest.fixture(scope="module")
def asked(server):
    """Ask one function of the database about many arguments at once."""
    made = server.database()
    with made.superuser() as connection:
        connection.execute("SET search_path = countersign")

        def ask(function: str, values: Sequence[object], kind: str = "text") -> list:
            query = f"SELECT {function} FROM unnest(%s::{kind}[]) WITH ORDINALITY AS v (v, n) ORDER BY n"
            return [row[0] for row in connection.execute(query, [list(values)])]

        yield ask
    made.drop()


def text_of(chance: Random) -> str:
    return "".join(chance.choice(SIGNS) for _ in range(chance.randint(0, 9)))


def value_of(chance: Random, depth: int = 0):
    """Anything that canonical text can say, without U+0000, which PostgreSQL cannot hold."""
    kind = chance.randint(0, 4 if depth > 4 else 6)
    if kind == 0:
        return chance.choice([None, True, False])
    if kind == 1:
        return chance.choice([0, 1, -1, GREATEST, -GREATEST, chance.randint(-GREATEST, GREATEST)])
    if kind < 5:
        return normal(text_of(chance))
    inner = [value_of(chance, depth + 1) for _ in range(chance.randint(0, 4))]
    if kind == 5:
        return inner
    return {key_of(chance): one for one in inner}


def key_of(chance: Random) -> str:
    return "".join(chance.choice(['"', "\\", "\x1f", "\x7f", *"aAbB_~ z"]) for _ in range(3))


def spoilt(text: str, chance: Random) -> str:
    """The same text with something put in, taken out, doubled or exchanged."""
    at, to = sorted(chance.randint(0, len(text)) for _ in range(2))
    ways: tuple[Callable[[], str], ...] = (
        lambda: (
            text[:at] + chance.choice([*SIGNS, "\\u0041", "\\/", "1e2", "null", "-0"]) + text[at:]
        ),
        lambda: text[:at] + text[at + 1 :],
        lambda: text[:to] + text[at:to] + text[to:],
        lambda: text[:at] + text[to:] + text[at:to],
        lambda: text.replace(",", ", ", 1),
        lambda: json.dumps(json.loads(text), separators=(",", ":")),
        lambda: json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False),
        lambda: re.sub("[0-9]+", lambda found: f"0{found[0]}", text, count=1),
    )
    return chance.choice(ways)()


def is_canonical(text: str) -> bool:
    """As the domain says it, but for U+0000: Python reads it, and no text of PostgreSQL can hold it."""
    try:
        return not holds_nul(parse_object(text))
    except BadInput:
        return False


def holds_nul(value: object) -> bool:
    if isinstance(value, dict):
        return any(holds_nul(one) for one in [*value, *value.values()])
    if isinstance(value, list):
        return any(holds_nul(one) for one in value)
    return isinstance(value, str) and "\0" in value


def texts(chance: Random) -> Iterator[str]:
    for _ in range(MANY):
        whole = canonical({key_of(chance): value_of(chance) for _ in range(chance.randint(0, 4))})
        yield whole
        yield spoilt(whole, chance)


def test_canonical_text_is_the_domains_and_no_other(asked):
    every = list(texts(Random(1)))
    expected = [is_canonical(text) for text in every]
    wrong = [
        text
        for text, ours, theirs in zip(every, expected, asked("cs_canonical(v)", every), strict=True)
        if ours != theirs
    ]
    assert wrong == []
    assert MANY < sum(expected) < 2 * MANY, "both kinds are among them"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "null", "1", '"a"', "[]", "[{}]", "{}{}", "{} ", " {}", "\ufeff{}", "{", "}"),
        *('{"a":1,"a":1}', '{"a":1,"a":2}', '{"b":1,"a":2}', '{"a":1,}', "{'a':1}", '{"é":1}'),
        *('{"a":1.0}', '{"a":1e2}', '{"a":-0}', '{"a":01}', '{"a":+1}', '{"a":NaN}', '{"a":.5}'),
        *('{"a":9007199254740992}', '{"a":-9007199254740992}', '{"a":1e99999999}'),
        *('{"a":99999999999999999999999999}', '{"a":"\\u0061"}', '{"a":"\\/"}', '{"a":"\\u001F"}'),
        *('{"\\u001F":1}', '{"a":"\\ud83d\\ude00"}', '{"a":"\\ud800"}', '{"a":"e\u0301"}'),
        *('{"a":"\\u0000"}', '{"a": 1}', '{"a":1 }', '{"a":[1, 2]}', '{"a":tru}', '{"a":TRUE}'),
        *('{"a":"\t"}', '{"a":"\\x41"}', '{"":{"":{"":null}}}', '{"A":1,"a":2}', '{"a":1,"A":2}'),
        '{"a":' * 70 + "1" + "}" * 70,
        '{"a":' + "[" * 100_000,
    ],
)
def test_what_parsers_disagree_about(asked, text):
    nested = text.count("{") > 63  # Python reads that; here nobody nests so deep
    assert asked("cs_canonical(v)", [text]) == [is_canonical(text) and not nested]


def test_payloads_are_those_that_the_domain_reads(asked):
    chance = Random(6)
    media = Media(sha256="ab" * 32, kind=MediaKind.PHOTO, alt_text="A hall.")
    poll = Poll(options=("Yes", "No"), minutes=60)
    parts = (Part(text="One.", media=(media, media)), Part(text="Two?", poll=poll), Part(text=""))
    whole = Payload(
        realm=Realm.X,
        account=AccountId("acme"),
        parts=parts,
        policy_digest="cd" * 32,
        rulebook_digest="ef" * 32,
        not_before=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
        twin="p2",
    )
    every = [whole.body()]
    every += [canonical(changed(json.loads(whole.body()), chance)) for _ in range(MANY)]
    expected = [is_payload(body) for body in every]
    assert asked("is_payload(v::jsonb) IS TRUE", every) == expected
    assert MANY // 20 < sum(expected) < MANY


def changed(said: dict, chance: Random) -> dict:
    """The payload with one thing in it taken away, added or replaced by something else."""
    inside: list = [said]
    while isinstance(inside[-1], dict | list) and inside[-1] and chance.random() < 0.8:
        last = inside[-1]
        inside.append(chance.choice([*last.values()] if isinstance(last, dict) else last))
    inside = [one for one in inside if isinstance(one, dict | list) and one] or [said]
    where = inside[-1]
    others = [None, True, 0, 1, 2, "", "x", "gif", "following", "2026-11-24T09:00:00Z", [], {}]
    if isinstance(where, list):
        where[chance.randrange(len(where))] = chance.choice([*others, where[0]])
    elif chance.random() < 0.2:
        del where[chance.choice(sorted(where))]
    else:
        where[chance.choice([*sorted(where), "more"])] = chance.choice(others)
    return said


def is_payload(body: str) -> bool:
    try:
        Payload.read(body)
    except BadInput:
        return False
    return True


def test_nothing_of_a_refused_body_reaches_the_servers_log(asked, server):
    said = '{"a":"CANARY-OF-A-DRAFT'
    assert asked("cs_canonical(v)", [said]) == [False]
    assert "CANARY" not in server.log.read_text("utf-8", "replace")


def test_digests_and_links(asked):
    chance = Random(2)
    every = [text_of(chance) for _ in range(MANY)]
    assert asked("cs_sha256(v)", every) == [digest(text) for text in every]
    hashes = [digest(text) for text in every]
    assert asked("cs_link(v, reverse(v))", hashes) == [link(one, one[::-1]) for one in hashes]


def test_leaves_give_each_field_its_length(asked):
    chance = Random(3)
    rows = [
        [chance.choice([None, text_of(chance), chance.randint(0, 10**12)]) for _ in range(12)]
        for _ in range(MANY)
    ]
    rows += [["a", None], ["a", "-"], ["1:a,", ""], ["1:a", ","]]
    sent = [json.dumps([None if one is None else str(one) for one in row]) for row in rows]
    function = "cs_leaf(VARIADIC ARRAY(SELECT e FROM jsonb_array_elements_text(v::jsonb) AS e))"
    assert asked(function, sent) == [leaf(tuple(row)) for row in rows]


def test_times(asked):
    chance, start = Random(4), datetime(1970, 1, 1, tzinfo=UTC)
    good = [start + timedelta(seconds=chance.randint(0, 2**32)) for _ in range(MANY)]
    every = [moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in good]
    every += [spoilt_time(text, chance) for text in every]
    every += ["2024-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2026-02-30T00:00:00Z", "", "now"]
    every += ["2026-11-24T24:00:00Z", "2026-11-24T00:00:60Z", "2026-11-24 00:00:00Z", "infinity"]
    assert asked("cs_is_time(v)", every) == [is_time(text) for text in every]
    assert asked("cs_is_time(v)", [None]) == [True]
    later = [moment + timedelta(days=7) for moment in good]
    assert asked("cs_later(v, 7 * 86400)", every[:MANY]) == [
        moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in later
    ]


@pytest.mark.parametrize("seconds", [-1, 2**53 - 1, None])
def test_a_duration_without_sense_is_none(asked, seconds):
    assert asked("cs_later('2026-11-24T09:00:00Z', v)", [seconds], "bigint") == [None]


def is_time(text: str) -> bool:
    try:
        read_time(text)
    except BadInput:
        return False
    return True


def spoilt_time(text: str, chance: Random) -> str:
    at = chance.randrange(1, len(text))  # years before 1000 are no times of a ledger
    return text[:at] + chance.choice(["9", "0", "3", "-", " ", "٣", "Z", ""]) + text[at + 1 :]


def test_words(asked):
    chance = Random(5)
    signs = "aéŁ東ह\u093f\u094d\u0301\u0345٣9'’-. _\u00ad\u200d\U0001d7ce\U00010400²ªǅʰ"
    every = ["".join(chance.choices(signs, k=chance.randint(0, 6))) for _ in range(2 * MANY)]
    every += [normal(text) for text in every] + ["x" * 60, "x" * 61, "hello world", "B2B"]
    assert asked("cs_word(v)", every) == [is_word(text) for text in every]
    assert 0 < sum(map(is_word, every)) < len(every)


@pytest.mark.parametrize(
    ("function", "belongs"),
    [
        ("cs_letters", str.isalpha),
        ("cs_digits", str.isdecimal),
        ("cs_marks", lambda sign: unicodedata.category(sign).startswith("M")),
    ],
)
def test_letters_digits_and_marks_are_pythons(asked, function, belongs):
    codes = (code for code in range(0x110000) if belongs(chr(code)))
    found: list[list[int]] = []
    for code in codes:
        if found and found[-1][1] == code:
            found[-1][1] = code + 1
        else:
            found.append([code, code + 1])
    said = "{" + ",".join(f"[{first},{end})" for first, end in found) + "}"
    assert asked(f"{function}()::text", [""]) == [said]
