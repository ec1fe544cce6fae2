import pytest

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import BadInput
from desktop_app.services.mailing import (
    Encryption,
    Mail,
    MailChoice,
    MailServer,
    require_address,
)


def server(**fields):
    said = {
        "host": "mail.example.com",
        "port": 587,
        "encryption": Encryption.STARTTLS,
        "sender": "countersign@example.com",
        "user": "desk",
    }
    return MailServer(**{**said, **fields})


def refused(kind):
    return pytest.raises(BadInput, check=lambda error: error.kind == kind)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "paul",
        "paul@",
        "@example.com",
        "paul@example.com, ines@example.com",
        "Paul <paul@example.com>",
        "paul@example.com\r\nBcc: press@example.com",
        "paul@example.com\nSubject: x",
        "paul @example.com",
        "paul@exam ple.com",
        "paul@example.com\x00",
        "p" * 65 + "@example.com",
        "pa\u202eul@example.com",
    ],
)
def test_only_one_plain_address_is_taken(address):
    with refused("mail.address"):
        require_address(address)
    with refused("mail.address"):
        Mail(to=address, subject="s", body="b")
    with refused("mail.address"):
        server(sender=address)


@pytest.mark.parametrize("address", ["paul@example.com", "p.o'neil+x@mail.example.co.uk", "a@b"])
def test_addresses_that_companies_use_are_taken(address):
    require_address(address)
    assert server(sender=address).sender == address


@pytest.mark.parametrize(
    "fields",
    [
        {"host": ""},
        {"host": "mail.example.com\r\nQUIT"},
        {"host": "-x"},
        {"host": "a b"},
        {"port": 0},
        {"port": 65_536},
    ],
)
def test_a_server_has_a_name_and_a_port(fields):
    with refused("mail.host"):
        server(**fields)


def test_another_server_or_user_has_another_password():
    names = {
        server().password_name,
        server(host="other.example.com").password_name,
        server(port=465).password_name,
        server(user="other").password_name,
    }
    assert len(names) == 4
    assert server(host="MAIL.example.com").password_name == server().password_name


@pytest.mark.parametrize(
    "choice",
    [
        MailChoice(),
        MailChoice(is_on=True, server=server(), addresses={PersonId("paul"): "paul@example.com"}),
    ],
)
def test_a_choice_is_kept(choice):
    assert MailChoice.read(choice.written()) == choice


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "nonsense",
        "[1]",
        '{"on": "yes"}',
        '{"on": true, "server": ["h"]}',
        '{"on": true, "server": ["h", "x", "tls", "a@b", ""]}',
        '{"on": true, "server": ["h", 25, "none", "a@b", ""]}',
        '{"on": true, "addresses": {"paul": "paul@example.com\\nBcc: x@y"}}',
        '{"on": true, "addresses": ["paul@example.com"]}',
    ],
)
def test_what_is_not_sound_sends_no_mail(kept):
    assert MailChoice.read(kept) == MailChoice()
