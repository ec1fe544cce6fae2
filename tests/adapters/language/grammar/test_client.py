"""Offsets: LanguageTool counts UTF-16, the product counts code points."""

from __future__ import annotations

import json
import socket
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from language_tool_python.match import Match

from desktop_app.adapters.language.grammar.client import Client, _fault, private_session
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


def test_the_environment_has_no_say() -> None:
    assert private_session().trust_env is False


class Answering(requests.Session):
    """A server that says which languages it knows."""

    def request(self, *_: object, **__: object) -> nullcontext[SimpleNamespace]:
        known = json.dumps([{"code": "fr", "longCode": "fr"}]).encode()
        return nullcontext(SimpleNamespace(status_code=200, content=known))


def test_no_name_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every computer knows the name ``localhost``, and asking for it may leave the computer."""

    def refuse(name: str) -> str:
        raise socket.gaierror(name)

    monkeypatch.setattr(socket, "gethostbyname", refuse)
    client = Client("http://127.0.0.1:1/", "fr", Answering())
    assert str(client.language) == "fr"


def test_only_a_client_that_is_told_where_to_ask_knows_the_library() -> None:
    """Its other half sends texts to languagetool.org, or starts a server of its own."""
    sources = {path: path.read_text("utf-8") for path in (ROOT / "desktop_app").rglob("*.py")}
    users = [path.name for path, text in sources.items() if "language_tool_python" in text]
    assert users == ["client.py"]
    assert [path for path, text in sources.items() if "PublicAPI" in text] == []
