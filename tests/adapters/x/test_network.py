import hashlib
import ssl
import sys

import pytest
from requests import exceptions

from desktop_app.adapters.x import network as network_module
from desktop_app.adapters.x.credentials import OAuth2
from desktop_app.adapters.x.network import Network
from desktop_app.adapters.x.transport import X_HOST, ask, has_left, open_client, open_session
from desktop_app.domain.errors import BadInput
from tests.adapters.x.scripted import Scripted, answer, header, make_company
from tests.fakes import NOW
from tests.house.guard import OutsideConnection

TIMEOUTS = (20.0, 20.0)
TOKEN = OAuth2(access_token="CANARY-token", expires_at=NOW)


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """A company's own authority and a server that it vouches for, as an inspecting proxy has."""
    return make_company(tmp_path_factory.mktemp("company"), "api.twitter.com", "localhost")


@pytest.mark.parametrize(
    "url",
    [
        "http://proxy.acme.example:3128",
        "https://10.0.0.1:443",
        "http://[fd00::1]:80",
        "http://p:1/",
    ],
)
def test_a_plain_address_is_taken(url):
    assert Network(proxy=url).proxy == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "proxy:3128",
        "http://proxy",
        "http://:3128",
        "http://proxy:0",
        "http://proxy:99999",
        "http://proxy:abc",
        "socks5://proxy:1080",
        "ftp://proxy:21",
        "http://proxy:3128/path",
        "http://proxy:3128?x=1",
        "http://proxy:3128#x",
        "http://pro xy:3128",
        "http://proxy:3128\r\nX: 1",
        "http://-proxy:1",
        "http://pro%78y:1",
        "http://[::1:80",
    ],
)
def test_anything_else_is_refused(url):
    with pytest.raises(BadInput, check=lambda error: error.kind == "network.proxy"):
        Network(proxy=url)


@pytest.mark.parametrize("url", ["http://CANARY:word@proxy:1", "http://CANARY@proxy:1"])
def test_a_password_in_it_is_refused_and_not_told_on(url):
    with pytest.raises(BadInput) as told:
        Network(proxy=url)
    assert (told.value.kind, told.value.facts) == ("network.proxy_password", {})


def test_a_file_without_certificates_is_refused(tmp_path):
    empty, text = tmp_path / "empty.pem", tmp_path / "text.pem"
    empty.write_bytes(b"")
    text.write_text("-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n")
    for path in (empty, text, tmp_path / "missing.pem", tmp_path):
        with pytest.raises(BadInput) as told:
            Network(ca_file=path)
        assert (told.value.kind, told.value.facts) == ("network.ca_file", {"path": str(path)})


def test_certificates_are_always_required_and_the_name_is_checked():
    context = Network().tls()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname is True
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_through_the_proxy_with_the_company_s_certificate(company):
    ca_file, tls = company
    with Scripted(tls=tls) as proxy:
        network = Network(proxy=proxy.url, ca_file=ca_file)
        said = ask(open_client(TOKEN, None, TIMEOUTS, network), "GET", "/2/users/me")
        assert said.status == 200
        (connect,), (request,) = proxy.connects, proxy.requests
    assert connect.startswith(b"CONNECT api.twitter.com:443 ")
    assert b"CANARY" not in connect
    assert header(request, "authorization") == "Bearer CANARY-token"


def test_the_limit_of_time_holds_through_the_proxy_too(company):
    ca_file, tls = company
    with Scripted([b"HTTP/1.1 200 OK\r\nx: ", *[b"y"] * 500], tls=tls) as proxy:
        network = Network(proxy=proxy.url, ca_file=ca_file)
        with pytest.raises((exceptions.Timeout, exceptions.ConnectionError)):
            ask(open_client(TOKEN, None, (0.2, 0.2), network), "GET", "/2/users/me")
        assert len(proxy.requests) == 1


def test_the_limit_of_time_holds_while_the_proxy_connects():
    with Scripted([b"HTTP/1.1 200 OK\r\nx: ", *[b"y"] * 500]) as proxy:
        client = open_client(TOKEN, None, (0.2, 0.2), Network(proxy=proxy.url))
        with pytest.raises((exceptions.Timeout, exceptions.ConnectionError)):
            ask(client, "GET", "/2/users/me")
        assert b"CANARY" not in b"".join(proxy.requests)


def test_an_inspecting_proxy_that_nobody_vouched_for_reads_nothing(company):
    with Scripted(tls=company[1]) as proxy:
        client = open_client(TOKEN, None, TIMEOUTS, Network(proxy=proxy.url))
        with pytest.raises(exceptions.SSLError):
            ask(client, "GET", "/2/users/me")
        assert b"".join(proxy.requests) == b""


def test_a_certificate_for_another_name_is_refused(company, tmp_path):
    ca_file, tls = make_company(tmp_path, "api.twitter.com.evil.example")
    with Scripted(tls=tls) as proxy:
        network = Network(proxy=proxy.url, ca_file=ca_file)
        with pytest.raises(exceptions.SSLError):
            ask(open_client(TOKEN, None, TIMEOUTS, network), "GET", "/2/users/me")
        assert b"".join(proxy.requests) == b""


def folder_of(ca_file, folder):
    """A folder of certificates as OpenSSL reads it: each named by a hash of its subject."""
    name = b"acme inspection"
    said = b"\x06\x03\x55\x04\x03\x0c" + bytes([len(name)]) + name
    subject = b"\x31" + bytes([len(said) + 2]) + b"\x30" + bytes([len(said)]) + said
    number = int.from_bytes(hashlib.sha1(subject).digest()[:4], "little")
    (folder / f"{number:08x}.0").write_bytes(ca_file.read_bytes())
    return folder


def test_the_system_s_folder_of_certificates_is_trusted(company, monkeypatch, tmp_path):
    ca_file, tls = company
    folder = str(folder_of(ca_file, tmp_path))
    paths = ssl.DefaultVerifyPaths(None, None, "", "/nowhere", "", folder)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: paths)
    with Scripted(tls=tls) as proxy:
        client = open_client(TOKEN, None, TIMEOUTS, Network(proxy=proxy.url))
        assert ask(client, "GET", "/2/users/me").status == 200


TRUST_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")


@pytest.mark.parametrize("variable", TRUST_VARIABLES)
def test_no_variable_makes_a_certificate_trusted(company, monkeypatch, variable, tmp_path):
    ca_file, tls = company
    name = folder_of(ca_file, tmp_path) if variable == "SSL_CERT_DIR" else ca_file
    monkeypatch.setenv(variable, str(name))
    with Scripted(tls=tls) as proxy:
        client = open_client(TOKEN, None, TIMEOUTS, Network(proxy=proxy.url))
        with pytest.raises(exceptions.SSLError):
            ask(client, "GET", "/2/users/me")
        assert b"".join(proxy.requests) == b""


@pytest.mark.parametrize("variable", TRUST_VARIABLES)
def test_no_variable_takes_trust_away(company, monkeypatch, variable, tmp_path):
    before = Network().tls().cert_store_stats()
    monkeypatch.setenv(variable, str(tmp_path / "nothing"))
    assert Network().tls().cert_store_stats() == before


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "HTTP_PROXY"])
def test_no_variable_sends_it_through_a_proxy(monkeypatch, variable):
    with Scripted() as proxy:
        monkeypatch.setenv(variable, proxy.url)
        # Straight to X is what these tests cannot do: the attempt shows that it was made.
        with pytest.raises(OutsideConnection, match=r"api\.twitter\.com"):
            ask(open_client(TOKEN, None, TIMEOUTS), "GET", "/2/users/me")
        assert proxy.requests == []


def test_no_variable_takes_a_stated_proxy_away(company, monkeypatch):
    ca_file, tls = company
    monkeypatch.setenv("NO_PROXY", "*")
    with Scripted(tls=tls) as proxy:
        network = Network(proxy=proxy.url, ca_file=ca_file)
        assert ask(open_client(TOKEN, None, TIMEOUTS, network), "GET", "/2/users/me").status == 200


def test_the_simulated_x_is_reached_past_every_proxy(monkeypatch):
    with Scripted() as practice, Scripted() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        client = open_client(TOKEN, practice.url, TIMEOUTS, Network(proxy=proxy.url))
        assert ask(client, "GET", "/2/users/me").status == 200
        assert (len(practice.requests), proxy.requests) == (1, [])


def test_a_netrc_file_does_not_replace_the_token(monkeypatch, tmp_path):
    netrc = tmp_path / ".netrc"
    netrc.write_text("default login anne password word\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HOME", str(tmp_path))
    with Scripted() as server:
        ask(open_client(TOKEN, server.url, TIMEOUTS), "GET", "/2/users/me")
        with open_session(X_HOST, server.url, TIMEOUTS) as session:
            session.post(f"{X_HOST}/2/oauth2/token")
        sent = [header(request, "authorization") for request in server.requests]
    assert sent == ["Bearer CANARY-token", None]


def test_keys_of_a_connection_are_written_nowhere(company, monkeypatch, tmp_path):
    ca_file, tls = company
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    with Scripted(tls=tls) as proxy:
        network = Network(proxy=proxy.url, ca_file=ca_file)
        ask(open_client(TOKEN, None, TIMEOUTS, network), "GET", "/2/users/me")
    assert not (tmp_path / "keys").exists()


def test_certifi_s_list_is_not_added_to_what_the_system_trusts(monkeypatch, company):
    ca_file, tls = company
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(ca_file))
    with Scripted(tls=tls) as proxy:
        client = open_client(TOKEN, None, TIMEOUTS, Network(proxy=proxy.url))
        with pytest.raises(exceptions.SSLError):
            ask(client, "GET", "/2/users/me")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_judge_for_themselves(monkeypatch, platform, company):
    import truststore

    monkeypatch.setattr(sys, "platform", platform)
    context = Network(ca_file=company[0]).tls()
    assert type(context) is truststore.SSLContext
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname is True


def test_the_system_s_list_is_used_where_openssl_was_built_for_another_place(monkeypatch, company):
    nowhere = ssl.DefaultVerifyPaths(None, None, "", "/nowhere", "", "/nowhere")
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nowhere)
    monkeypatch.setattr(network_module, "_BUNDLES", ("/nowhere/too", str(company[0])))
    assert Network().tls().cert_store_stats()["x509_ca"] == 1


def test_what_a_folder_states_is_read_and_another_key_is_refused(company, tmp_path):
    assert Network.stated_in(tmp_path) == Network()
    stated = tmp_path / "network.toml"
    stated.write_text(f'proxy = "http://proxy.example:3128"\nca_file = "{company[0]}"\n')
    assert Network.stated_in(tmp_path) == Network(
        proxy="http://proxy.example:3128", ca_file=company[0]
    )
    stated.write_text('proxi = "http://proxy.example:3128"\n')
    with pytest.raises(BadInput) as refused:
        Network.stated_in(tmp_path)
    assert (refused.value.kind, refused.value.facts["key"]) == ("network.settings", "proxi")


def test_it_is_known_whether_a_byte_of_the_request_has_left(company):
    ca_file, tls = company
    with Scripted() as server, open_session(X_HOST, server.url, TIMEOUTS) as session:
        assert has_left(session) is False
        session.post(f"{X_HOST}/2/tweets", data=b"x")
        assert has_left(session) is True
    with Scripted() as server:
        gone = server.url
    refusing = answer(b"", 403)
    with Scripted(tls=tls) as inspecting, Scripted(refusing) as unwilling:
        ways = {
            "nobody listens": open_session(X_HOST, gone, TIMEOUTS),
            "no proxy": open_session(X_HOST, None, TIMEOUTS, Network(proxy=gone)),
            "no way through": open_session(X_HOST, None, TIMEOUTS, Network(proxy=unwilling.url)),
            "not vouched for": open_session(X_HOST, None, TIMEOUTS, Network(proxy=inspecting.url)),
        }
        told = {}
        for way, session in ways.items():
            with session, pytest.raises(exceptions.ConnectionError):
                session.post(f"{X_HOST}/2/tweets", data=b"CANARY")
            told[way] = has_left(session)
        network = Network(proxy=inspecting.url, ca_file=ca_file)
        with open_session(X_HOST, None, TIMEOUTS, network) as session:
            session.post(f"{X_HOST}/2/tweets", data=b"x")
            told["through the proxy"] = has_left(session)
    assert told == {**dict.fromkeys(ways, False), "through the proxy": True}
