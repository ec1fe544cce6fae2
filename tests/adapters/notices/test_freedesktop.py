"""Notices over a real session bus, to a small server that keeps to the specification."""

from __future__ import annotations

import select
from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop_app.adapters.notices import FreedesktopNotices
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import Unavailable
from desktop_app.services.notice_ports import Notice, Urgency
from tests.contracts.notice_server import NoticeServer, session_bus


@pytest.fixture(scope="module")
def bus(tmp_path_factory):
    with session_bus(tmp_path_factory.mktemp("bus")) as address:
        yield address


@pytest.fixture
def here(bus, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)


@pytest.fixture
def server(here, bus):
    server = NoticeServer(bus)
    yield server
    server.close()


@pytest.fixture
def notices(server):
    notices = FreedesktopNotices()
    connect(notices, server)
    yield notices
    notices.close()


def connect(notices, server):
    """Asks for the server's capabilities, which somebody has to answer meanwhile."""
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(notices.connect)
        server.serve(1)
        return asked.result(10)


def missing():
    return pytest.raises(Unavailable, check=lambda error: error.kind == "notices.missing")


def notice(slot="p1", **fields):
    said = {"title": "A post waits for you", "body": "@acme & <co>", "action": "Open", **fields}
    return Notice(slot=slot, **said)


def heard(notices, descriptor=None):
    descriptor = descriptor or notices._bus.sock.fileno()
    assert select.select([descriptor], [], [], 5)[0]
    return notices.take()


def shown(notices, server, *given):
    """Give them, and hear how the server numbered them."""
    for each in given:
        notices.give(each)
    server.serve(len(given))
    while len(notices._asked):
        heard(notices)


def test_a_notice_is_asked_for_as_the_specification_says(notices, server):
    shown(notices, server, notice(urgency=Urgency.CRITICAL))
    signature, body = server.notified[0]
    assert signature == "susssasa{sv}i"
    assert body == (
        "Countersign",
        0,
        "countersign",
        "A post waits for you",
        "@acme &amp; &lt;co&gt;",
        ["default", "Open", "open", "Open"],
        {"urgency": ("y", 2), "desktop-entry": ("s", "countersign")},
        -1,
    )


def test_a_newer_notice_takes_the_place_of_the_one_before(notices, server):
    shown(notices, server, notice(), notice("p2"))
    shown(notices, server, notice(title="Again"), notice("p3"))
    assert [body[1] for _, body in server.notified] == [0, 0, 101, 0]


@pytest.mark.parametrize("action", ["default", "open"])
def test_a_click_opens_what_was_shown(notices, server, action):
    shown(notices, server, notice(post=PostId("p1")), notice("p2"))
    server.invoke(101, action, token="wayland-7")
    opened = heard(notices)
    while not opened:
        opened = heard(notices)
    assert [one.post for one in opened] == ["p1"]
    assert (notices.take_token(), notices.take_token()) == ("wayland-7", "")
    assert notices.take() == ()


def test_what_is_not_ours_or_makes_no_sense_opens_nothing(notices, server):
    shown(notices, server, notice())
    server.invoke(999, "default")
    server.invoke(101, "some-other-action")
    server._signal("ActionInvoked", "s", ("nonsense",))
    server._signal("ActionInvoked", "ss", ("101", "open"))
    server.invoke(101, "open")
    opened = []
    while not opened:
        opened += heard(notices)
    assert [one.slot for one in opened] == ["p1"]
    assert notices.take() == ()


def test_what_no_longer_stands_is_closed(notices, server):
    shown(notices, server, notice(), notice("p2"))
    notices.withdraw("p2")
    notices.withdraw("never shown")
    server.serve(1)
    assert server.closed == [102]


def test_what_somebody_dismissed_is_not_replaced(notices, server):
    shown(notices, server, notice())
    server.dismiss(101)
    while notices._shown:
        heard(notices)
    shown(notices, server, notice())
    assert [body[1] for _, body in server.notified] == [0, 0]


def test_a_plain_server_gets_plain_text_and_no_buttons(here, bus):
    server, notices = NoticeServer(bus, capabilities=["body"]), FreedesktopNotices()
    connect(notices, server)
    assert notices.capabilities == {"body"}
    shown(notices, server, notice())
    _, body = server.notified[0]
    assert (body[4], body[5]) == ("@acme & <co>", [])
    notices.close()
    server.close()


def test_a_server_that_refuses_or_goes_is_told(notices, server):
    server.refuses = True
    notices.give(notice())
    server.serve(1)
    with missing():
        heard(notices)
    with missing():
        notices.give(notice())
    with missing():
        notices.take()
    with missing():
        notices.withdraw("p1")


def test_a_desktop_without_notices_is_told(here):
    with missing():
        FreedesktopNotices().connect()


@pytest.mark.parametrize(
    "address", [None, "", "disabled:", "tcp:host=localhost,port=1", "unix:path=/nonexistent/bus"]
)
def test_a_computer_without_a_bus_is_told(monkeypatch, address):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with missing():
        FreedesktopNotices().connect()


def test_a_bus_that_ends_is_told(tmp_path, monkeypatch):
    with session_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        server, notices = NoticeServer(address), FreedesktopNotices()
        connect(notices, server)
        server.close()
    with missing():
        heard(notices)
    notices.close()


def test_it_connects_again(notices, server):
    connect(notices, server)
    shown(notices, server, notice())
    assert len(server.notified) == 1
