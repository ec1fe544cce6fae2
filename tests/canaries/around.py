"""What the company keeps besides posts, and what was read of X: its lists, mentions, searches, files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.records import STRANGERS
from desktop_app.adapters.x.listening import XReader
from desktop_app.domain.account import PersonId, Realm
from desktop_app.domain.company_list import ListName
from desktop_app.domain.goals import Goal, GoalId
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.watching import Watched, WatchEntry, WatchList
from desktop_app.services import (
    lists,
    observing,
    observing_daily,
    observing_import,
    observing_lists,
    reading_budget,
)
from desktop_app.services.observing_ports import WatchItem
from desktop_app.services.observing_ports import WatchList as Search
from tests.canaries.planted import AT_X, LEDGER, OBSERVED
from tests.canaries.scene import ANNE, MARC, TIMEOUTS, ZOE

#: What can go wrong where X is read.
ROUTES = (Route.MENTIONS, Route.SEARCH, Route.LOOKUP)
FAULTS = (Fault.CUT_SHORT, Fault.INTERNAL_500, Fault.UNAUTHORIZED_401, Fault.GARBLED_201)


def keep_lists(scene, ear):
    """Goals, hashtags and watch lists: in the record, and in no evidence that leaves the company."""
    plant, parts = scene.planted.text, scene.parts
    account = scene.accounts[0].id
    tag = Hashtag(
        tag="AcmeLyon", meaning_en=plant("meaning of a hashtag", [LEDGER]), since=date(2026, 1, 5)
    )
    goal = Goal(
        id=GoalId("hire"),
        objective=plant("objective", [LEDGER]),
        deadline=date(2026, 12, 31),
        owner=ANNE,
        accounts=(account,),
        per_week=2,
    )
    entry = WatchEntry(what=Watched.KEYWORD, value="pumps", note=plant("watch note", [LEDGER]))
    watch = WatchList(theme=plant("watched theme", [LEDGER]), entries=(entry,))
    for name, item in (
        (ListName.HASHTAGS, tag),
        (ListName.GOALS, goal),
        (ListName.WATCH, watch),
    ):
        ear.hear(lambda name=name, item=item: lists.keep(parts, ZOE, name, (item,), None))
        assert lists.history(parts, name)
    late = replace(tag, meaning_en=plant("hashtag over another"))
    ear.hear(lambda: lists.keep(parts, MARC, ListName.HASHTAGS, (late,), None))
    wrong = replace(tag, tag="no tag", ambiguity=plant("of a hashtag that is none"))
    ear.hear(lambda: lists.keep(parts, MARC, ListName.HASHTAGS, (wrong,), None))
    machine, theirs = PersonId("office-computer"), replace(watch, theme=plant("a machine's theme"))
    ear.hear(lambda: lists.keep(parts, machine, ListName.WATCH, (theirs,), None))


def look_around(scene, ear):
    """Mentions, a search and a file, with every fault; what X shows no more is nowhere again."""
    plant, account = scene.planted.text, scene.accounts[0]
    kept = open_observations(scene.folder / "home" / "office" / "observations.sqlite")
    parts = replace(scene.parts, observations=kept, reader=lambda each: reader(scene, each))
    reading_budget.set_budget(parts, account.id, 50_000_000)
    stranger = STRANGERS[0].id
    said = f"@{account.handle} {plant('what somebody said', [OBSERVED, AT_X])}"
    scene.x.publish_as(stranger, said)
    ear.hear(lambda: observing.refresh_mentions(parts, account.id))
    words = plant("searched words", [OBSERVED, AT_X])
    scene.x.publish_as(stranger, f"Today {words} is all there is.")
    search = Search(
        name=plant("name of a search", [OBSERVED]),
        items=(WatchItem(kind=Watched.KEYWORD, text=words),),
    )
    ear.hear(lambda: observing_lists.keep(parts, account.id, search))
    ear.hear(lambda: observing.refresh_search(parts, account.id, search.name))
    header = "x_post_id,handle,text,created_at\n"
    row = "{},nadia,{},2026-11-01T09:30:00Z\n"
    brought = row.format(12, plant("brought by a file", [OBSERVED]))
    gone = row.format(13, plant("gone from X"))
    ear.hear(lambda: observing_import.import_csv(parts, account.id, header + brought + gone))
    torn = header + row.format("x", plant("in a file with a fault"))
    ear.hear(lambda: observing_import.import_csv(parts, account.id, torn))
    observing.forget(parts, account.id, "13")
    fail_around(scene, ear, parts, account.id, search.name)
    scene.clock.advance(hours=25)
    ear.hear(lambda: observing_daily.look_again(parts))
    assert kept.mentions(account.id)
    assert kept.hits(account.id, search.name)


def fail_around(scene, ear, parts, account, name):
    """Each question meets each fault once."""
    for route in ROUTES:
        for fault in FAULTS:
            scene.x.misbehave(fault, on=route)
            scene.clock.advance(**({"hours": 25} if route is Route.LOOKUP else {"minutes": 1}))
            if route is Route.MENTIONS:
                ear.hear(lambda: observing.refresh_mentions(parts, account))
            elif route is Route.SEARCH:
                ear.hear(lambda: observing.refresh_search(parts, account, name))
            else:
                ear.hear(lambda: observing.recheck(parts, account))


def reader(scene, account):
    """Joined as `posters.office_readers` joins it for the real X."""
    return XReader(
        account,
        lambda: scene.tokens.credentials(account),
        scene.x.start(),
        realm=Realm.PRACTICE,
        timeouts=TIMEOUTS,
    )
