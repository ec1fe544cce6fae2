"""Offsets: LanguageTool counts UTF-16, the product counts code points."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from language_tool_python.match import Match

from desktop_app.adapters.language.grammar.client import Client, NoAnswer, _fault, private_session
from tests.house.tree import ROOT

PIECES = ["a", "é", " ", "\u00a0", "🚀", "👨‍👩‍👧", "🇫🇷", "’", "e\u0301", "中", "𝒳", "\u202f", "x"]


@given(
    before=st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    middle=st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join),
    after=st.lists(st.sampled_from(PIECES), max_size=5).map("".join),
)
def test_a_fault_spans_exactly_the_words_that_were_meant(
    before: str, middle: str, after: str
) -> None:
    text = before + middle + after
    match = Match(
        {
            "message": "m",
            "replacements": [{"value": "r"}],
            "offset": len(before.encode("utf-16-le")) // 2,
            "length": len(middle.encode("utf-16-le")) // 2,
            "context": {"text": text, "offset": 0, "length": 1},
            "sentence": text,
            "rule": {"id": "R", "issueType": "grammar", "category": {"id": "C"}},
        },
        text,
    )
    fault = _fault(text, match)
    assert text[fault.start : fault.end] == middle
    assert fault.start == len(before)


def test_a_length_without_end_is_an_odd_answer() -> None:
    def check(text: str) -> list[Match]:
        return [Match(json.loads('{"offset": 0, "length": 1e400}'), text)]

    with pytest.raises(NoAnswer, match="odd"):
        Client.faults(SimpleNamespace(check=check), "Bonjour")


def test_the_environment_has_no_say() -> None:
    assert private_session().trust_env is False


def answer(content: bytes) -> SimpleNamespace:
    def pieces(size: int) -> Iterator[bytes]:
        for start in range(0, len(content), size):
            yield content[start : start + size]

    return SimpleNamespace(status_code=200, iter_content=pieces)


class Answering(requests.Session):
    """A server that says which languages it knows."""

    def request(self, *_: object, **__: object) -> nullcontext[SimpleNamespace]:
        known = json.dumps([{"code": "fr", "longCode": "fr"}]).encode()
        return nullcontext(answer(known))


def test_no_name_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every computer knows the name ``localhost``, and asking for it may leave the computer."""

    def refuse(name: str) -> str:
        raise socket.gaierror(name)

    monkeypatch.setattr(socket, "gethostbyname", refuse)
    client = Client("http://127.0.0.1:1/", "fr", Answering())
    assert str(client.language) == "fr"


class Endless(Answering):
    """A server that knows French, and then answers without end."""

    def __init__(self) -> None:
        super().__init__()
        self.given = 0

    def request(self, *words: object, **named: object) -> nullcontext[SimpleNamespace]:
        if "languages" in str(words):
            return super().request(*words, **named)
        return nullcontext(SimpleNamespace(status_code=200, iter_content=self.pieces))

    def pieces(self, size: int) -> Iterator[bytes]:
        for _ in range(10_000):
            self.given += size
            yield b" " * size


def test_an_answer_without_end_is_no_answer() -> None:
    server = Endless()
    client = Client("http://127.0.0.1:1/", "fr", server)
    with pytest.raises(NoAnswer, match="odd"):
        client.faults("Merci.")
    assert 8_000_000 < server.given < 9_000_000


def test_only_a_client_that_is_told_where_to_ask_knows_the_library() -> None:
    """Its other half sends texts to languagetool.org, or starts a server of its own."""
    sources = {path: path.read_text("utf-8") for path in (ROOT / "desktop_app").rglob("*.py")}
    users = [path.name for path, text in sources.items() if "language_tool_python" in text]
    assert users == ["client.py"]
    assert [path for path, text in sources.items() if "PublicAPI" in text] == []
