"""Forgeries by the database's own superuser, whom no rule binds: each is refused or detected.

Three things do not depend on them: what people signed, what this computer remembers (the pinned
roster, the ends of the chains), and the publisher's journal. Each test says which of them it is.
Nothing is ever sent. A machine with a memory is tried, and where it makes a difference one without.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.keychain import verify
from desktop_app.adapters.ledger.postgres import enforcement as enforcing
from desktop_app.adapters.ledger.postgres import open_ledger
from desktop_app.adapters.ledger.postgres.enforcement import digests
from desktop_app.domain.account import Role
from desktop_app.domain.action import LEDGER_CHAIN, ActionKind
from desktop_app.domain.canonical import canonical, digest, parse_object
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.publication import PostState
from desktop_app.services import controlling, practice, publishing, reading, reviewing
from desktop_app.services.rosters import meet
from desktop_app.services.trusting import look_over
from tests.adapters.ledger.postgres.everyone import superuser_engine
from tests.adapters.ledger.postgres.forging import by_hand, copied, put_back
from tests.adapters.ledger.postgres.sending import ACCOUNT, PLACE, sending_team
from tests.contracts.company import public_key_of

TEXT = "Merci à tous pour cette belle journée à Lyon."


@pytest.fixture(scope="module")
def ground(server):
    """One database for this module, on the server's own clock, and the way into it as anybody."""
    made = server.database()
    for person in (*practice.PEOPLE, "mole"):
        made.login(person)
    engine = superuser_engine(made)
    with engine.begin() as connection:
        installed = {name: (said,) for name, said in digests(connection).items()}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(enforcing, "_shipped", lambda: installed)
        yield made, engine
    engine.dispose()
    made.drop()


@pytest.fixture
def database(ground):
    return ground[0]


@pytest.fixture
def team(ground, tmp_path):
    with sending_team(*ground, tmp_path) as made:
        yield made


@pytest.fixture
def post(team):
    """Approved, remembered, and not yet sent."""
    found = team.approved(TEXT)
    team.confirm()
    return found


def opened(database, person=practice.COMMUNICATIONS) -> str:
    """What stands in the way of opening the ledger; "" for nothing."""
    try:
        open_ledger(database.address, person, verify, lambda: f"of {person}").close()
    except CountersignError as error:
        return f"{error.kind} {error.facts.get('object', '')}"
    return ""


def the(team, post, kind) -> str:
    """The id of the post's action of this kind."""
    return next(one.id for one in team.record(post).actions if one.kind is kind)


def test_without_a_forgery_it_is_sent(team, post, database):
    """Otherwise nothing below proves anything."""
    assert (opened(database), team.verified()) == ("", "")
    assert team.kinds() == ["posted"]


# What is approved


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("belle journée", "triste journée"),
        ("Merci à tous", "Merci à t\u043eus"),  # a Cyrillic letter
        ("à Lyon.", "à  Lyon."),
    ],
)
def test_a_payload_with_other_words_is_damaged(team, post, database, old, new):
    before = digest(team.record(post).current.payload.body())
    with by_hand(database) as forger:
        forger.run(
            "UPDATE payload SET body = replace(body, %s, %s) WHERE sha256 = %s", old, new, before
        )
    assert team.sends_nothing() == ["ledger.damaged"]


def test_other_words_with_their_own_digest_are_not_what_was_signed(team, post, database):
    """Payload, submission, approval and projections all say the new digest; chains are made anew."""
    body = team.record(post).current.payload.body()
    other = body.replace("belle", "triste")
    names = [the(team, post, kind) for kind in (ActionKind.SUBMIT, ActionKind.APPROVE)]
    with by_hand(database) as forger:
        forger.keep(ACCOUNT, other)
        for name in names:
            forger.rewrite(name, sha256=digest(other))
        forger.run("UPDATE action SET sha256 = %s WHERE post = %s", digest(other), post)
        forger.run("UPDATE post SET sha256 = %s WHERE id = %s", digest(other), post)
        forger.link(ACCOUNT)
    assert team.verified() == ""
    assert team.sends_nothing() == ["ledger.signature"]
    assert team.remembered()["kind"] == "chain.rewritten"


def test_an_edited_row_is_named(team, post, database):
    approval = the(team, post, ActionKind.APPROVE)
    with by_hand(database) as forger:
        forger.run("UPDATE action SET actor = 'ines' WHERE id = %s", approval)
    assert team.verified() == approval
    assert team.sends_nothing() == ["ledger.damaged"]


def test_an_edited_statement_is_named(team, post, database):
    approval = the(team, post, ActionKind.APPROVE)
    with by_hand(database) as forger:
        forger.run(
            "UPDATE payload SET body = replace(body, 'Vérifié', 'Relu') WHERE sha256 IN "
            "(SELECT statement_sha256 FROM action WHERE id = %s)",
            approval,
        )
    assert team.verified() == approval
    assert team.sends_nothing() == ["ledger.damaged"]


def test_a_chain_made_anew_after_an_edit_is_not_what_was_signed_nor_remembered(
    team, post, database
):
    approval = the(team, post, ActionKind.APPROVE)
    with by_hand(database) as forger:
        forger.rewrite(approval, expires_at="2099-01-01T00:00:00Z")
        forger.link(ACCOUNT)
    assert team.verified() == ""
    assert team.sends_nothing() == ["ledger.signature"]
    found = team.remembered()
    assert (found["kind"], found["chain"]) == ("chain.rewritten", ACCOUNT)


# What is taken out of the history


def taken_back(team, post, database) -> None:
    """Communications changed their mind; the forger takes that out again, chain's end and all."""
    reviewing.withdraw_approval(
        team.parts, post, Role.COMMUNICATIONS, practice.COMMUNICATIONS, "Un doute."
    )
    team.confirm()
    with by_hand(database) as forger:
        forger.run("DELETE FROM action WHERE kind = 'unapprove'")
        forger.run("UPDATE approval SET standing = 'counts'")
        forger.run("UPDATE post SET state = 'approved' WHERE id = %s", post)
        forger.link(ACCOUNT)


def test_last_rows_that_were_deleted_are_missed(team, post, database):
    taken_back(team, post, database)
    assert (team.verified(), opened(database)) == ("", "")
    assert team.sends_nothing() == ["chain.lost"]
    found = team.remembered()
    assert (found["kind"], found["lost"], found["chain"]) == ("chain.lost", "1", ACCOUNT)


def test_they_are_missed_by_a_machine_that_never_saw_them(team, post, database, tmp_path):
    """The day's heartbeat saw them."""
    elsewhere = open_desk(tmp_path / "elsewhere.sqlite")
    (envelope,) = team.parts.trust.board(None).rosters()
    with team.parts.store.begin() as work:
        known = look_over(team.parts.trust, work, [ACCOUNT]).trusted.roster
    meet(elsewhere, PLACE, envelope, known.digest, verify)
    taken_back(team, post, database)
    team.parts = replace(team.parts, trust=replace(team.parts.trust, desk=elsewhere))
    assert team.sends_nothing() == ["chain.lost"]
    elsewhere.close()


def test_a_row_in_the_middle_that_is_gone_is_missed(team, post, database):
    """A freeze that ended nothing yet: without it the post would leave."""
    controlling.freeze(team.parts, ACCOUNT, practice.LEGAL, "Une crise.")
    team.submit("Bravo à toute l'équipe.")
    team.confirm()
    with by_hand(database) as forger:
        forger.run("DELETE FROM action WHERE kind = 'freeze'")
        forger.run("UPDATE account SET frozen = 0, freeze_seq = 0")
        forger.run("UPDATE post SET state = 'approved', hold = '' WHERE id = %s", post)
        forger.link(ACCOUNT)
    assert team.verified() == ""
    assert team.sends_nothing() == ["chain.lost"]


def test_rows_in_another_order_are_missed(team, post, database):
    """As many as before, well linked, each with its own good signature."""
    team.submit("Bravo à toute l'équipe.")
    team.confirm()
    with by_hand(database) as forger:
        forger.run("UPDATE action SET seq = seq + 100 WHERE seq = 2 AND account = %s", ACCOUNT)
        forger.link(ACCOUNT)
    assert team.verified() == ""
    assert team.remembered()["kind"] == "chain.rewritten"
    assert team.sends_nothing() == ["chain.rewritten"]


def forgotten_everywhere(team) -> None:
    """X shows nothing either: the memory of the chains holds it back, and the journal alone too."""
    team.x.there.clear()
    assert team.sends_nothing() == ["chain.lost"]
    team.forgetful()
    assert team.sends_nothing() == ["publish.already_sent"]


def test_a_posted_post_set_back_to_approved_is_not_sent_again(team, post, database):
    """Its attempt and outcome are gone, from the chain and from every projection."""
    assert team.kinds() == ["posted"]
    team.confirm()
    with by_hand(database) as forger:
        forger.run("DELETE FROM action WHERE kind IN ('attempt', 'posted', 'read_back')")
        forger.run("DELETE FROM attempt")
        forger.run("DELETE FROM publication")
        forger.run("UPDATE post SET state = 'approved', attempts = 0 WHERE id = %s", post)
        forger.link(ACCOUNT)
    assert (team.verified(), opened(database)) == ("", "")
    assert team.record(post).state is PostState.APPROVED
    found = team.remembered()
    assert (found["kind"], found["lost"]) == ("chain.lost", "3")
    forgotten_everywhere(team)


def test_what_x_shows_is_recorded_again_and_not_sent_again(team, post, database):
    """The timeline is read before anything is sent."""
    backup = copied(database)
    assert team.kinds() == ["posted"]
    put_back(database, backup)
    team.forgetful()
    assert team.sends_nothing() == ["found"]
    assert (team.record(post).state, len(team.x.there)) == (PostState.POSTED, 1)


def test_a_database_put_back_to_a_backup_is_noticed_and_sends_nothing_again(team, post, database):
    backup = copied(database)
    assert team.kinds() == ["posted"]
    with team.parts.store.begin() as work:
        look_over(team.parts.trust, work, [ACCOUNT])
        seen = len(work.chain(ACCOUNT))
    put_back(database, backup)
    with team.parts.store.begin() as work:
        lost = seen - len(work.chain(ACCOUNT))
    assert (team.verified(), opened(database)) == ("", "")
    found = team.remembered()
    assert (found["kind"], found["lost"]) == ("chain.lost", str(lost))
    assert lost == 3
    forgotten_everywhere(team)


def test_after_a_rewind_the_loss_is_told_before_anything_is_recorded(team, post, database):
    """X's timeline still has the post: to record that first would hide how much was lost."""
    backup = copied(database)
    assert team.kinds() == ["posted"]
    with team.parts.store.begin() as work:
        look_over(team.parts.trust, work, [ACCOUNT])
    put_back(database, backup)
    with team.parts.store.begin() as work:
        left = len(work.chain(ACCOUNT))
    assert [team.sends_nothing() for _ in range(2)] == [["chain.lost"]] * 2
    with team.parts.store.begin() as work:
        assert len(work.chain(ACCOUNT)) == left


# Who approved


def waiting(team) -> str:
    """A post that nobody approved, beside one that is."""
    team.approved("Une autre annonce.")
    found = team.submit("Bravo à toute l'équipe de Lyon.")
    team.confirm()
    return found


def approve_by_hand(team, database, post, *, actor, key) -> None:
    """An approval as communications would give it, in a row of its own, with all its projections."""
    record = team.record(post)
    said = {
        "post": post,
        "actor": actor,
        "sha256": record.current.sha256,
        "revision": record.current.number,
    }
    with by_hand(database) as forger:
        ((model,),) = forger.rows("SELECT id FROM action WHERE kind = 'approve'")
        forger.add(model, "forged", key=key, **said)
        forger.run(
            "UPDATE action SET post = %s, sha256 = %s WHERE id = 'forged'",
            *(post, record.current.sha256),
        )
        forger.link(ACCOUNT)
        forger.run("UPDATE post SET state = 'approved' WHERE id = %s", post)
        forger.run(
            "INSERT INTO approval (account, post, revision, role, actor, seq, expires_at, standing) "
            "SELECT account, %s, 1, 'communications', %s, seq, '2099-01-01T00:00:00Z', 'counts' "
            "FROM action WHERE id = 'forged'",
            *(post, actor),
        )


def of(team, post) -> str:
    """Why this post is not sent, by a publishing program that was just started."""
    parts = replace(team.parts, follower=type(team.parts.follower)())
    with pytest.raises(CountersignError) as caught:
        publishing.publish(parts, post)
    assert team.x.received == []
    return caught.value.kind


def test_an_approval_by_somebody_enrolled_by_hand_is_by_nobody(team, database):
    post = waiting(team)
    with by_hand(database) as forger:
        forger.run("INSERT INTO person VALUES ('mole', 'Mole', %s)", public_key_of("mole"))
        forger.run("INSERT INTO duty VALUES ('mole', %s, 'communications')", ACCOUNT)
    approve_by_hand(team, database, post, actor="mole", key="mole")
    assert team.verified() == ""
    assert of(team, post) == "person.unknown"


def test_an_approval_with_a_key_put_in_somebodys_place_is_not_theirs(team, database):
    post = waiting(team)
    with by_hand(database) as forger:
        forger.run("UPDATE person SET key = %s WHERE id = 'paul'", public_key_of("mole"))
    approve_by_hand(team, database, post, actor="paul", key="mole")
    assert team.verified() == ""
    assert of(team, post) == "ledger.signature"


def test_a_charter_with_other_keys_is_another_ledger(team, post, database):
    """The forger founds it anew, signed by a key of their own for legal: every chain is well made."""
    with by_hand(database) as forger:
        ((name, body),) = forger.rows(
            "SELECT a.id, p.body FROM action AS a JOIN payload AS p ON p.sha256 = a.statement_sha256 "
            "WHERE a.kind = 'charter'"
        )
        charter = parse_object(body)["charter"]
        for person in charter["people"]:
            if person["id"] == "ines":
                old, person["key"] = person["key"], public_key_of("mole")
        forger.add(name, "founding", key="mole", charter=charter)
        forger.run("DELETE FROM action WHERE id = %s", name)
        forger.run("UPDATE person SET key = %s WHERE id = 'ines'", public_key_of("mole"))
        forger.run(
            "UPDATE standing SET charter = replace(charter, %s, %s)", old, public_key_of("mole")
        )
        forger.link(LEDGER_CHAIN)
    assert team.verified() == ""
    assert team.sends_nothing() == ["trust.ledger"]
    assert team.remembered()["kind"] == "trust.ledger"


def test_junk_for_a_signature_does_not_pass_the_database(team, database):
    """Whoever stole communications' password has not their key: readers never meet such a row."""
    post = waiting(team)
    with team.parts.store.begin() as work:
        said = next(one for one in work.chain(ACCOUNT) if one.kind is ActionKind.APPROVE).statement
    record = team.record(post)
    about = {"post": post, "sha256": record.current.sha256, "nonce": "mine"}
    forged = (
        "INSERT INTO action (id, account, kind, post, revision, sha256, signature, statement) "
        "VALUES ('junk', %s, 'approve', %s, 1, %s, %s, %s)"
    )
    values = (ACCOUNT, post, record.current.sha256, "ab" * 64, canonical({**said, **about}))
    with team.parts.store._engine.connect() as connection:
        connection.exec_driver_sql(
            f'SET LOCAL SESSION AUTHORIZATION "{database.role(practice.COMMUNICATIONS)}"'
        )
        with pytest.raises(DBAPIError, match="CS009"):
            connection.exec_driver_sql(forged, values)
    with by_hand(database) as forger:
        assert forger.rows("SELECT state FROM post WHERE id = %s", post) == [("in_review",)]
    reading.open_post(team.parts, post, practice.LEGAL)


def test_a_state_that_nobody_decided_is_not_believed(team, database):
    post = waiting(team)
    with by_hand(database) as forger:
        forger.run("UPDATE post SET state = 'approved' WHERE id = %s", post)
        forger.run("DELETE FROM requirement WHERE post = %s", post)
    assert of(team, post) == "publish.state"
    assert team.record(post).state is PostState.IN_REVIEW


def test_a_duty_given_by_hand_is_not_the_charters(team, database):
    """The assistant machine approves with its own good key, and the database agrees."""
    post = waiting(team)
    with by_hand(database) as forger:
        forger.run("INSERT INTO duty VALUES (%s, %s, 'communications')", practice.STANDBY, ACCOUNT)
    with pytest.raises(CountersignError):
        team.decide(post, practice.STANDBY, role=Role.COMMUNICATIONS)
    with by_hand(database) as forger:
        forger.run("UPDATE post SET state = 'approved' WHERE id = %s", post)
    assert of(team, post) == "publish.state"


# The rules themselves


@pytest.fixture
def owner(database):
    """The superuser, with every trigger at work."""
    with database.superuser() as connection:
        connection.execute("SET search_path = countersign")
        yield connection
        connection.execute("ALTER TABLE action ENABLE TRIGGER USER")


def test_a_trigger_that_is_off_is_named_and_what_passed_meanwhile_is_found(
    team, post, database, owner
):
    approval = the(team, post, ActionKind.APPROVE)
    owner.execute("ALTER TABLE action DISABLE TRIGGER USER")
    assert opened(database).startswith("ledger.enforcement trigger action.")
    owner.execute("UPDATE action SET at = '2020-01-01T00:00:00Z' WHERE kind = 'approve'")
    owner.execute("ALTER TABLE action ENABLE TRIGGER USER")
    assert opened(database) == ""
    assert team.verified() == approval
    assert team.sends_nothing() == ["ledger.damaged"]


def test_what_the_rules_would_have_refused_is_refused_by_the_publisher(team, database, owner):
    """With the author's help: her own good signature, while the rules were off, and well linked."""
    post = waiting(team)
    owner.execute("ALTER TABLE action DISABLE TRIGGER USER")
    assert opened(database).startswith("ledger.enforcement trigger action.")
    approve_by_hand(team, database, post, actor="claire", key="claire")
    with by_hand(database) as forger:
        statement = forger.statement("forged")
        forger.sign("forged", team.parts.keys.sign(practice.EXECUTIVE, statement))
    owner.execute("ALTER TABLE action ENABLE TRIGGER USER")
    assert (opened(database), team.verified()) == ("", "")
    assert of(team, post) == "publish.state"
    assert team.record(post).counting(team.clock.now()) == ()


@pytest.mark.parametrize(
    ("off", "on", "named"),
    [
        (
            "DROP POLICY own ON post",
            "",
            "policy post.own",
        ),
        (
            "ALTER TABLE comment DISABLE ROW LEVEL SECURITY",
            "ALTER TABLE comment ENABLE ROW LEVEL SECURITY",
            "table comment",
        ),
        (
            """CREATE OR REPLACE FUNCTION cs_check(code text, holds boolean) RETURNS void
            LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS 'BEGIN END'""",
            "",
            "function cs_check(code text, holds boolean)",
        ),
    ],
)
def test_a_rule_that_is_off_is_named_until_it_is_what_it_was(
    team, post, database, owner, off, on, named
):
    ((before,),) = owner.execute(
        "SELECT pg_get_functiondef('cs_check(text, boolean)'::regprocedure)"
    ).fetchall()
    ((policy,),) = owner.execute(
        "SELECT qual FROM pg_policies WHERE tablename = 'post' AND policyname = 'own'"
    ).fetchall()
    owner.execute(off)
    assert opened(database) == f"ledger.enforcement {named}"
    if named.startswith("policy"):
        owner.execute("CREATE POLICY own ON post FOR SELECT USING (TRUE)")
        assert opened(database) == f"ledger.enforcement {named}"
        owner.execute("DROP POLICY own ON post")
        on = f"CREATE POLICY own ON post FOR SELECT USING ({policy})"
    owner.execute(on or before)
    assert (opened(database), team.verified()) == ("", "")
    assert team.kinds() == ["posted"]
