"""Journey 7: in a tunnel people go on reading, writing and deciding; afterwards only what holds counts."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from desktop_app.adapters.ledger.postgres.engine import WatchedConnection
from desktop_app.domain.action import ActionKind
from desktop_app.domain.company_list import ListName
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict
from desktop_app.services import controlling, discussing, drafting, lists, outbox, practice, reading
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.messages import explain
from tests.laptops import ANNE, MARC, Crew

TEXT = "Merci à tous pour cette belle journée à Lyon."
LATER = "Merci à tous pour cette belle journée à Nantes."


def told(error_type, kind: str):
    return pytest.raises(error_type, check=lambda error: error.kind == kind)


@pytest.fixture(scope="module")
def crew(postgres_server, tmp_path_factory):
    database = postgres_server.database()
    made = Crew(database, tmp_path_factory.mktemp("laptops"))
    with made.opened:
        made.found()
        yield made
    database.drop()


@pytest.fixture(scope="module")
def laptops(crew):
    return crew.laptop(ANNE, network=False), crew.laptop(MARC)


@pytest.fixture
def anne(laptops):
    return laptops[0]


@pytest.fixture
def marc(laptops):
    made = laptops[1]
    yield made
    made.network.resume()
    made.clock.ahead = timedelta()
    assert made.offline.probe()
    for entry in made.offline.outbox.entries(made.offline.place, MARC):
        outbox.discard(made.parts, entry.id)


@pytest.fixture
def another(crew):
    """Opens a laptop for one test."""
    with ExitStack() as stack:
        yield partial(crew.laptop, stack=stack)


def into_the_tunnel(laptop) -> None:
    laptop.offline.refresh()
    laptop.network.cut()


def out_again(laptop):
    laptop.network.resume()
    assert laptop.offline.probe()
    return outbox.drain(laptop.parts)


def queue(laptop) -> list[str]:
    query = ListQuery(box=Box.MINE_TO_DO, person=laptop.person, at=laptop.clock.now())
    return [row.id for row in reading.page(laptop.parts, query, None).posts]


def kinds(laptop, post) -> list[str]:
    return [str(one.kind) for one in laptop.view(post).record.actions]


def test_a_decision_from_the_tunnel_is_recorded_once(anne, marc):
    post = anne.submit(TEXT)
    into_the_tunnel(marc)
    assert post in queue(marc)
    assert marc.offline.is_away
    assert marc.view(post).record.current.payload.parts[0].text == TEXT
    assert marc.decide(post) is PostState.IN_REVIEW  # it waits; the copy knows nothing of it
    with told(Refused, "outbox.waiting"):
        marc.decide(post, Verdict.REQUEST_CHANGES)
    assert anne.view(post).record.state is PostState.IN_REVIEW
    sent = out_again(marc)
    assert [one.main.kind for one in sent.applied] == [ActionKind.APPROVE]
    assert outbox.drain(marc.parts) == outbox.Sent()
    assert anne.view(post).record.state is PostState.APPROVED
    assert kinds(anne, post).count("approve") == 1


def test_a_decision_about_a_version_that_was_overtaken_is_refused_with_both_texts(anne, marc):
    post = anne.submit(TEXT.replace("Lyon", "Brest"))
    into_the_tunnel(marc)
    marc.remark(post, "Belle photo.")
    marc.decide(post)
    assert anne.submit(LATER.replace("Nantes", "Rennes"), post) == post
    sent = out_again(marc)
    assert sent.applied == ()
    remark, decision = sent.refused
    assert (decision.outcome.kind, dict(decision.outcome.facts)) == (
        "outbox.overtaken",
        {"then": "1", "now": "2"},
    )
    assert remark.outcome.kind == "outbox.overtaken"
    mine, theirs = outbox.sides(marc.parts, decision)
    assert ("Brest" in mine.parts[0].text, "Rennes" in theirs.parts[0].text) == (True, True)
    assert kinds(anne, post) == ["submit", "submit"]
    assert outbox.entries(marc.parts) == sent.refused  # until somebody has seen them
    outbox.discard(marc.parts, decision.id)
    assert outbox.entries(marc.parts) == (remark,)


def test_two_versions_become_two_texts_side_by_side(another, anne):
    away = another(ANNE, name="second")
    post = anne.submit(TEXT.replace("Lyon", "Metz"))
    into_the_tunnel(away)
    away.submit("Merci à Metz, version du train.", post)
    away.remark(post, "Dans le train.")
    anne.submit("Merci à Metz, version du bureau.", post)
    sent = out_again(away)
    version, remark = sent.refused
    assert (version.outcome.kind, remark.outcome.kind) == ("outbox.overtaken", "outbox.held")
    assert (
        anne.view(post).record.current.payload.parts[0].text == "Merci à Metz, version du bureau."
    )
    (draft,) = away.parts.desk.drafts(ANNE)
    assert (draft.id,) == version.outcome.drafts
    assert draft.text == "Merci à Metz, version du train."
    assert (draft.post, draft.base_revision, draft.forked_from) == (post, 2, 2)
    assert drafting.submit_for_review(away.parts, draft, ANNE) == post
    assert anne.view(post).record.current.number == 3


def test_a_new_post_from_the_tunnel_is_submitted_once(another, anne):
    away = another(ANNE, name="third")
    into_the_tunnel(away)
    post = away.submit(TEXT.replace("Lyon", "Dijon"))
    assert away.parts.desk.drafts(ANNE) == ()
    with told(Unavailable, "offline.online_only"):
        controlling.freeze(away.parts, practice.ACCOUNT.id, ANNE, "Stop")
    out_again(away)
    assert anne.view(post).record.current.payload.parts[0].text == TEXT.replace("Lyon", "Dijon")


def test_a_list_of_the_companys_is_kept_with_the_server_only(another, anne):
    """It is read in the tunnel; nothing of what was to be kept waits in the outbox."""
    away, name = another(ANNE, name="lists"), ListName.HASHTAGS
    lyon = Hashtag(tag="AcmeLyon", meaning_fr="Notre site", since=date(2026, 1, 5))
    first = lists.keep(anne.parts, ANNE, name, (lyon,), None)
    into_the_tunnel(away)
    there = lists.read(away.parts, name)
    assert there == first
    with told(Unavailable, "offline.online_only") as refused:
        lists.keep(away.parts, ANNE, name, (replace(lyon, tag="Lyon"),), first.kept.id)
    assert all(explain(refused.value, language) for language in ("en", "fr"))
    assert outbox.entries(away.parts) == ()
    out_again(away)
    assert lists.read(away.parts, name) == first


def test_an_answer_that_was_lost_makes_nothing_twice(anne, marc):
    post = anne.submit(TEXT.replace("Lyon", "Tours"))
    into_the_tunnel(marc)
    marc.decide(post)
    (entry,) = outbox.waiting(marc.parts)
    marc.network.resume()
    with marc.offline.server().begin() as work:
        work.append(entry.main)  # recorded; then the laptop dies before it forgets the entry
    sent = out_again(marc)
    assert [one.id for one in sent.applied] == [entry.id]
    assert kinds(anne, post).count("approve") == 1
    assert outbox.entries(marc.parts) == ()


def test_what_waited_too_long_is_refused_and_its_text_is_a_draft(another, anne):
    away = another(ANNE, name="fourth")
    into_the_tunnel(away)
    away.submit(TEXT.replace("Lyon", "Nice"))
    away.clock.ahead = timedelta(days=60)
    (entry,) = out_again(away).refused
    assert entry.outcome.kind == "outbox.too_old"
    (draft,) = away.parts.desk.drafts(ANNE)
    assert (draft.text, draft.post) == (TEXT.replace("Lyon", "Nice"), None)


def test_nobody_waits_for_a_dead_network_at_each_step(anne, marc, monkeypatch):
    monkeypatch.setattr(WatchedConnection, "deadline", 0.5)
    post = anne.submit(TEXT.replace("Lyon", "Pau"))
    marc.offline.refresh()
    marc.network.freeze()
    with marc.offline.begin():
        pass  # the first step finds it out
    begun = time.monotonic()
    for _ in range(20):
        marc.view(post)
    assert time.monotonic() - begun < 20 * 0.5
    assert marc.offline.is_away
    marc.network.resume()
    assert marc.offline.probe()
    assert not marc.offline.is_away


def test_a_laptop_that_starts_in_the_tunnel_has_its_queue(another, anne, marc):
    post = anne.submit(TEXT.replace("Lyon", "Caen"))
    into_the_tunnel(marc)
    marc.decide(post)
    again = another(MARC)  # the same folder
    again.network.cut()
    assert post in queue(again)
    assert again.offline.as_of is not None
    assert [one.posts for one in outbox.waiting(again.parts)] == [{post}]


def test_after_the_tunnel_nothing_of_the_copy_stays_open(marc):
    """A laptop that goes through many tunnels has no more files open than before the first."""
    marc.offline.refresh()
    for _ in range(2):
        marc.network.cut()
        assert marc.parts.store.realm
        marc.offline.probe()
        marc.network.resume()
        assert marc.offline.probe()
        marc.offline.refresh()
    assert copies_open() == []


def test_whoever_still_reads_the_copy_when_the_server_answers_closes_it(marc):
    marc.offline.refresh()
    marc.network.cut()
    with marc.parts.store.begin() as work:
        marc.network.resume()
        assert marc.offline.probe()
        assert work.charter()
    assert copies_open() == []


def copies_open():
    """How often each of the copy's files is open in this process."""
    files = [one.readlink() for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
    return [one for one in files if f"{MARC}/copy.sqlite" in str(one)]


def test_without_a_copy_the_record_is_out_of_reach(another):
    new = another(MARC, name="new")
    new.network.cut()
    with told(Unavailable, "ledger.unreachable"), new.parts.store.begin():
        pass


def test_what_somebody_saw_of_an_overtaken_version_goes_without_a_word(anne, marc):
    post = anne.submit("Deux salles ouvrent à Rennes.")
    into_the_tunnel(marc)
    discussing.see(marc.parts, post, MARC)
    assert outbox.notes_seen(marc.parts, post, 1)
    anne.submit("Trois salles ouvrent à Rennes.", post)
    assert out_again(marc) == outbox.Sent()
    assert marc.offline.outbox.entries(marc.offline.place, MARC) == ()
    discussing.see(marc.parts, post, MARC)
    seen = [one for one in marc.view(post).record.actions if one.kind is ActionKind.SEEN]
    assert [(one.actor, one.revision) for one in seen] == [(MARC, 2)]
