"""Bodies that nobody could read, by a person's own login: what test_attacks leaves out of the form."""

from __future__ import annotations

import pytest

from desktop_app.domain.action import ActionKind
from desktop_app.domain.canonical import canonical, digest, parse_object
from tests.adapters.ledger.postgres.people import settled

K = ActionKind


@pytest.fixture(scope="module")
def company_people(server):
    database = server.database()
    people = settled(database)
    yield people
    people.close()
    database.drop()


@pytest.fixture
def people(company_people):
    before = company_people.rows()
    yield company_people
    assert company_people.rows() == before, "an attack changed something"


def test_more_than_everybody_else_should_have_to_read(people):
    remark = people.p1.new(K.COMMENT, "legal", said={"text": "a" * 2_000_000})
    people.refused("CS004", remark)


def test_more_bodies_than_a_submission_has(people):
    new = people.p1.new(K.SUBMIT, "ceo")
    people.refused("CS004", new, attached=['{"a":1}', '{"a":2}', '{"a":3}'])


def test_a_body_beside_the_payload_that_is_no_canonical_text(people):
    body = '{"a": 1}'
    new = people.p1.new(K.SUBMIT, "ceo", said={"note": digest(body)})
    people.refused("CS004", new, attached=[body])


@pytest.mark.parametrize(
    "change", [{"more": 1}, {"reply_settings": "nobody"}, {"v": 2}, {"quote": 7}]
)
def test_a_payload_that_the_program_could_not_read(people, change):
    body = canonical({**parse_object(people.p1.payload.body()), **change})
    new = people.p1.new(K.SUBMIT, "ceo", said={"sha256": digest(body)})
    people.refused("CS011", new, payload=body, sha256=digest(body))


@pytest.mark.parametrize(
    "body",
    [
        canonical({"items": [], "list": "hashtags", "salt": "é" * 32_768}),
        canonical({"items": {}, "list": "hashtags", "salt": ""}),
        canonical({"items": [], "list": "watch", "salt": ""}),
        canonical(["hashtags"]),
    ],
    ids=["too long", "no items", "another one", "no list"],
)
def test_a_list_that_is_none(people, body):
    new = people.p1.new(K.KEEP_LIST, "comms", said={"body": digest(body)})
    people.refused("CS004", new, attached=[body])


def test_a_list_that_did_not_come(people):
    people.refused("CS004", people.p1.new(K.KEEP_LIST, "comms"), attached=[])


def test_a_list_kept_over_another(people):
    new = people.p1.new(K.KEEP_LIST, "comms", said={"replaces": "a0"})
    people.refused("CS042", new)


def test_a_remark_without_words(people):
    people.refused("CS012", people.p1.new(K.COMMENT, "legal", said={"text": " \u00a0"}))
