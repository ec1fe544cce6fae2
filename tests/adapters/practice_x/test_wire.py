import http.client
import json
import socket
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from desktop_app.adapters.practice_x.api import practice_token
from desktop_app.adapters.practice_x.server import PracticeX
from tests.adapters.practice_x.asker import FORM, multipart
from tests.fakes import ACCOUNT

SIGNED = {
    "Authorization": f'OAuth oauth_nonce="1", oauth_token="{practice_token(ACCOUNT)}"',
    "Content-Type": "application/json",
}


@pytest.fixture
def practice():
    server = PracticeX([ACCOUNT])
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/2/tweets", {"Content-Length": "300000"}, 413),
        ("/2/tweets", {"Content-Length": "9" * 40}, 413),
        ("/2/media/upload", {"Content-Length": "20000000"}, 413),
        ("/nowhere", {"Content-Length": "300000"}, 413),
        ("/2/tweets", {"Content-Length": "-1"}, 411),
        ("/2/tweets", {"Content-Length": "x"}, 411),
        ("/2/tweets", {"Transfer-Encoding": "chunked", "Content-Length": "0"}, 411),
    ],
)
def test_what_is_read_is_bounded(practice, path, headers, status):
    address = urlsplit(practice.start()).netloc
    with closing(http.client.HTTPConnection(address, timeout=20)) as connection:
        connection.putrequest("POST", path)
        for name, value in {**SIGNED, **headers}.items():
            connection.putheader(name, value)
        connection.endheaders()
        assert connection.getresponse().status == status
    assert practice.posts() == ()


def test_a_photo_of_five_megabytes_fits(practice):
    body = multipart({"media_category": "tweet_image", "media": bytes(5 * 1024 * 1024)})
    address = urlsplit(practice.start()).netloc
    with closing(http.client.HTTPConnection(address, timeout=20)) as connection:
        connection.request("POST", "/2/media/upload", body, {**SIGNED, "Content-Type": FORM})
        answer = connection.getresponse()
        size = json.loads(answer.read())["data"]["size"]
    assert (answer.status, size) == (200, 5 * 1024 * 1024)


def test_a_post_that_breaks_off_is_not_created(practice):
    address = urlsplit(practice.start())
    with socket.create_connection((address.hostname, address.port)) as client:
        head = "".join(f"{name}: {value}\r\n" for name, value in SIGNED.items())
        client.sendall(f"POST /2/tweets HTTP/1.1\r\n{head}Content-Length: 40\r\n\r\n{{".encode())
        client.shutdown(socket.SHUT_WR)
        assert client.recv(100) == b""
    assert practice.posts() == ()
    assert practice.hits() == 0
