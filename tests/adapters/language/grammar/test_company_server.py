"""A company's own LanguageTool over real https: it must prove who it is, or it is told nothing."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desktop_app.adapters.language.grammar import GrammarChecker, java
from desktop_app.adapters.language.grammar.desk import Desk
from desktop_app.adapters.language.grammar.questions import Request
from desktop_app.adapters.language.grammar.server import JAR, Server
from desktop_app.adapters.x.network import Network
from desktop_app.domain.errors import Unavailable
from desktop_app.services.messages import explain
from tests.adapters.language.grammar.company import HERE, company, identity
from tests.adapters.language.grammar.test_checker import listening
from tests.house.tree import ROOT

DRAFT = "🚀 I should of known."
REAL = ROOT / "build" / "languagetool"
Trust = Callable[[], ssl.SSLContext]


@contextmanager
def asking(url: str, trust: Trust) -> Iterator[GrammarChecker]:
    """A checker that asks the server at `url`, and has no LanguageTool of its own."""
    with GrammarChecker(None, trust) as checker:
        checker.use(url)
        yield checker


def refusal(checker: GrammarChecker) -> Unavailable:
    with pytest.raises(Unavailable) as told:
        checker.check(DRAFT, "en")
    return told.value


def test_a_server_of_a_stated_authority_is_asked_and_named(tmp_path: Path) -> None:
    shown = identity(tmp_path)
    with company(shown) as server, asking(server.url, Network(ca_file=shown.authority).tls) as lt:
        assert lt.prepare() == f"LanguageTool 6.8 at {server.url}"
        (finding,) = lt.check(DRAFT, "en")
    assert (finding.text, finding.suggestions) == (
        "should of",
        ("should have", "should've"),
    )
    assert finding.text == DRAFT[finding.span.start : finding.span.end]
    assert server.texts[-1] == DRAFT
    assert server.refused == 0


def test_a_server_of_an_authority_that_the_system_trusts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = identity(tmp_path)
    paths = ssl.DefaultVerifyPaths("", "", "", str(shown.authority), "", "/nowhere")
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    with company(shown) as server, closing(Desk(None, server.url, Network().tls)) as desk:
        assert len(desk.answer(Request(text=DRAFT, language="en")).faults) == 1


@pytest.mark.parametrize(
    ("shown", "is_stated"),
    [
        ({"is_self_signed": True}, False),
        ({}, False),
        ({"host": "grammar.acme.example"}, True),
        ({"host": "127.0.0.2"}, True),
        ({"days": -1}, True),
    ],
    ids=["self-signed", "unknown authority", "another name", "another address", "expired"],
)
def test_a_server_that_cannot_prove_who_it_is_is_told_nothing(
    tmp_path: Path, shown: dict[str, object], is_stated: bool
) -> None:
    made = identity(tmp_path, **shown)  # type: ignore[arg-type]  # stated above
    network = Network(ca_file=made.authority if is_stated else None)
    with company(made) as server, asking(server.url, network.tls) as lt:
        told = refusal(lt)
        with pytest.raises(Unavailable, match=r"grammar\.certificate"):
            lt.prepare()
    assert (told.kind, dict(told.facts)) == ("grammar.certificate", {"server": server.url})
    assert (server.texts, server.headers) == ([], [])
    assert server.url in explain(told, "en").what
    assert "certificate" in explain(told, "en").do
    assert server.url in explain(told, "fr").what


def test_a_self_signed_certificate_is_one_that_can_be_stated(tmp_path: Path) -> None:
    shown = identity(tmp_path, is_self_signed=True)
    with company(shown) as server, asking(server.url, Network(ca_file=shown.authority).tls) as lt:
        assert len(lt.check(DRAFT, "en")) == 1


def test_a_server_without_encryption_is_told_nothing(tmp_path: Path) -> None:
    with listening() as (port, heard), asking(f"https://{HERE}:{port}/", Network().tls) as lt:
        assert refusal(lt).kind in {"grammar.certificate", "grammar.unavailable"}
    assert all(b"should" not in one and b"HTTP" not in one for one in heard)


def test_a_redirection_to_another_host_is_not_followed(tmp_path: Path) -> None:
    shown, other = identity(tmp_path / "one"), identity(tmp_path / "two")
    both = tmp_path / "both.pem"
    both.write_bytes(shown.authority.read_bytes() + other.authority.read_bytes())
    with (
        company(other) as stranger,
        company(shown, location=f"{stranger.url}v2/check") as server,
        asking(server.url, Network(ca_file=both).tls) as lt,
    ):
        told = refusal(lt)
        assert (told.kind, told.facts["reason"]) == ("grammar.unavailable", "refused")
    assert (stranger.handshakes, stranger.texts) == (0, [])
    assert server.texts == [DRAFT]


@pytest.mark.parametrize("scheme", ["http", "socks5h"])
def test_no_variable_sends_a_draft_through_a_proxy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    shown = identity(tmp_path)
    with listening() as (port, heard), company(shown) as server:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"{scheme}://{HERE}:{port}")
            monkeypatch.setenv(name.lower(), f"{scheme}://{HERE}:{port}")
        monkeypatch.setenv("NO_PROXY", "")
        stated = Network(proxy=f"http://{HERE}:{port}", ca_file=shown.authority)
        with asking(server.url, stated.tls) as lt:  # the stated one is for X, and X alone
            assert len(lt.check(DRAFT, "en")) == 1
    assert heard == []


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_no_variable_makes_a_certificate_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shown = identity(tmp_path)
    monkeypatch.setenv(name, str(shown.authority))
    with company(shown) as server, asking(server.url, Network().tls) as lt:
        assert refusal(lt).kind == "grammar.certificate"
    assert server.texts == []


def test_a_netrc_file_gives_nobody_a_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = identity(tmp_path)
    netrc = tmp_path / ".netrc"
    netrc.write_text("default login anne password word\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    with company(shown) as server, asking(server.url, Network(ca_file=shown.authority).tls) as lt:
        lt.check(DRAFT, "en")
    assert [sorted(sent) for sent in server.headers if "Authorization" in sent] == []
    assert len(server.headers) == 1


def test_a_file_of_certificates_that_has_gone_is_told_and_nothing_is_sent(tmp_path: Path) -> None:
    shown = identity(tmp_path)
    network = Network(ca_file=shown.authority)
    shown.authority.unlink()
    with company(shown) as server, asking(server.url, network.tls) as lt:
        assert refusal(lt).facts["reason"] == "network.ca_file"
    assert (server.handshakes, server.refused) == (0, 0)


def test_a_server_without_french_still_reads_english(tmp_path: Path) -> None:
    shown = identity(tmp_path)
    with (
        company(shown, languages=("en-US",)) as server,
        asking(server.url, Network(ca_file=shown.authority).tls) as lt,
    ):
        assert len(lt.check(DRAFT, "en")) == 1
        with pytest.raises(Unavailable) as told:
            lt.check("Je doit partir.", "fr")
    assert told.value.facts["reason"] == "odd"
    assert server.texts == [DRAFT]


def test_a_server_that_comes_back_is_asked_again(tmp_path: Path) -> None:
    shown = identity(tmp_path)
    with company(shown) as server, asking(server.url, Network(ca_file=shown.authority).tls) as lt:
        assert len(lt.check(DRAFT, "en")) == 1
        server.location = f"https://{HERE}:1/"
        assert refusal(lt).kind == "grammar.unavailable"
        server.location = ""
        assert len(lt.check(DRAFT, "en")) == 1


@pytest.fixture(scope="module")
def behind() -> Iterator[str]:
    """The address of a real LanguageTool on this computer."""
    found = java.find().path
    assert found is not None
    server = Server(found, REAL)
    server.wait()
    yield server.url
    server.stop()


@pytest.mark.real_grammar
@pytest.mark.skipif(not (REAL / JAR).is_file(), reason="LanguageTool is not built")
@pytest.mark.skipif(java.find().path is None, reason="no Java 17 or later here")
@pytest.mark.parametrize(
    ("language", "text", "words", "meant"),
    [
        ("en", "🚀 I should of known.", "should of", "should have"),
        ("fr", "🇫🇷 Je doit partir demain.", "doit", "dois"),
    ],
)
def test_the_real_one_behind_https(
    tmp_path: Path, behind: str, language: str, text: str, words: str, meant: str
) -> None:
    shown = identity(tmp_path)
    with (
        company(shown, behind=behind) as server,
        asking(server.url, Network(ca_file=shown.authority).tls) as lt,
    ):
        assert lt.prepare() == f"LanguageTool 6.8 at {server.url}"
        found = {finding.text: finding.suggestions for finding in lt.check(text, language)}
    assert meant in found[words]
