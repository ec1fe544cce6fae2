import pytest

from desktop_app.adapters.x.host import loopback_host
from desktop_app.domain.errors import BadInput


@pytest.mark.parametrize(
    ("given", "host"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://127.9.8.7:1", "http://127.9.8.7:1"),
        ("http://[::1]:65535", "http://[::1]:65535"),
    ],
)
def test_a_literal_loopback_address_is_taken(given, host):
    assert loopback_host(given) == host


@pytest.mark.parametrize(
    "given",
    [
        "",
        "127.0.0.1:8080",
        "https://127.0.0.1:8080",
        "HTTP://127.0.0.1:8080",
        "http://127.0.0.1",
        "http://127.0.0.1:0",
        "http://127.0.0.1:08080",
        "http://127.0.0.1:65536",
        "http://127.0.0.1:x",
        "http://localhost:8080",
        "http://127.0.0.1.example.com:8080",
        "http://example.com:8080",
        "http://93.184.216.34:80",
        "http://0.0.0.0:8080",
        "http://[::]:8080",
        "http://[::ffff:127.0.0.1]:8080",
        "http://[::1%25eth0]:8080",
        "http://127.1:8080",
        "http://2130706433:8080",
        "http://0x7f000001:8080",
        "http://127.0.0.1:8080@example.com",
        "http://user@127.0.0.1:8080",
        "http://user:word@127.0.0.1:8080",
        "http://127.0.0.1:8080/2",
        "http://127.0.0.1:8080//",
        "http://127.0.0.1:8080?a=b",
        "http://127.0.0.1:8080#a",
        "http://127.0.0.1:8080\n",
        " http://127.0.0.1:8080",
        "http://127.0.0.1\t:8080",
        "http://127.0.0.1\\@example.com:80",
        "http://１２７.0.0.1:8080",
        "http://[127.0.0.1]:8080",
        "http://[::1",
        "ftp://127.0.0.1:21",
        "file:///etc/passwd",
    ],
)
def test_everything_else_is_refused(given):
    with pytest.raises(BadInput) as told:
        loopback_host(given)
    assert told.value.kind == "x.host"
