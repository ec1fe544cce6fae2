import logging

import requests

from desktop_app.adapters.x.transport import TALKATIVE, TIMEOUTS, open_client
from tests.adapters.x.conftest import credentials


def test_nothing_is_retried_followed_or_waited_for():
    client = open_client(credentials(), None, TIMEOUTS)
    ((prefix, adapter),) = client.session.adapters.items()
    assert prefix == "https://api.twitter.com/"
    assert adapter.max_retries.total == 0
    assert client.session.max_redirects == 0
    assert client.session.trust_env is False
    assert client.wait_on_rate_limit is False


def test_a_request_has_time_limits_and_its_own_when_it_brings_one(monkeypatch):
    seen = []
    monkeypatch.setattr(
        requests.adapters.HTTPAdapter,
        "send",
        lambda self, request, **named: seen.append(named["timeout"]),
    )
    adapter = open_client(credentials(), None, TIMEOUTS).session.adapters[
        "https://api.twitter.com/"
    ]
    request = requests.Request("GET", "https://api.twitter.com/2/users/me").prepare()
    adapter.send(request)
    adapter.send(request, timeout=3.0)
    assert seen == [(5.0, 30.0), 3.0]


def test_only_the_host_of_a_request_is_changed(monkeypatch):
    seen = []
    monkeypatch.setattr(
        requests.adapters.HTTPAdapter,
        "send",
        lambda self, request, **named: seen.append(request.url),
    )
    client = open_client(credentials(), "http://127.0.0.1:8080", TIMEOUTS)
    adapter = client.session.adapters["https://api.twitter.com/"]
    url = "https://api.twitter.com/2/tweets/1?tweet.fields=a%2Cb"
    adapter.send(requests.Request("GET", url).prepare())
    assert seen == ["http://127.0.0.1:8080/2/tweets/1?tweet.fields=a%2Cb"]


def test_the_libraries_that_write_tokens_are_kept_quiet():
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.DEBUG)
    open_client(credentials(), None, TIMEOUTS)
    assert not any(
        logging.getLogger(f"{name}.client").isEnabledFor(logging.INFO) for name in TALKATIVE
    )
