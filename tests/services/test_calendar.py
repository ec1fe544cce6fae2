from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop_app.domain.account import AccountId
from desktop_app.domain.company_list import ListName
from desktop_app.domain.goals import Goal, GoalId, GoalState
from desktop_app.domain.publication import Posted, PostState
from desktop_app.services import calendar, controlling, drafting, lists, practice, publishing
from desktop_app.services.calendar import Band, EntryKind, day_bounds
from tests.fakes import NOW

TODAY = datetime(2026, 11, 24, tzinfo=UTC)
CALM = "Merci à tous pour cette belle journée à Lyon."


def seen(office, person=practice.EXECUTIVE, days=7, account=None):
    shown = [TODAY.date() + timedelta(days=number) for number in range(days)]
    return calendar.span(office.parts, person, shown, "UTC", account)


def timed(office, text, at, **fields):
    window = {"not_before": at, "not_after": at + timedelta(minutes=15)}
    return office.submit_draft(office.draft(text, **window, **fields))


def profiled(office, **said):
    """The company says more about itself."""
    with office.parts.store.begin() as work:
        charter = work.charter()
    new = replace(charter, profile={**charter.profile, **said})
    practice.adopt(office.parts.store, office.parts.keys, new)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 10, 25), 25), (date(2026, 3, 29), 23), (date(2026, 11, 24), 24)],
)
def test_a_day_is_as_long_as_the_clocks_make_it(day, hours):
    begins, ends = day_bounds(day, "Europe/Paris")
    assert ends - begins == timedelta(hours=hours)
    assert begins.astimezone(UTC).utcoffset() == timedelta(0)


def test_a_day_whose_midnight_does_not_exist_begins_with_its_first_moment():
    begins, ends = day_bounds(date(2026, 9, 6), "America/Santiago")  # from 24:00 to 01:00
    assert begins == datetime(2026, 9, 6, 4, 0, tzinfo=UTC)
    assert ends - begins == timedelta(hours=23)
    assert day_bounds(date(2026, 9, 5), "America/Santiago")[1] == begins


def test_drafts_wished_times_and_what_went_out_stand_at_their_times(office):
    at = NOW + timedelta(days=1)
    post = timed(office, "En relecture.", at)
    out = office.approved(CALM)
    office.x.answers.append(Posted(x_post_id="1990000000000000001", text=CALM))
    publishing.publish(office.parts, out)
    draft = replace(office.draft("Un brouillon."), not_before=at + timedelta(hours=1))
    drafting.save(office.parts.desk, office.clock, draft)
    office.submit("Sans heure.")
    told = [(e.kind, e.id, e.at, e.state, e.is_out, e.may_move) for e in seen(office).entries]
    assert told == [
        (EntryKind.POST, out, NOW, PostState.POSTED, True, False),
        (EntryKind.POST, post, at, PostState.IN_REVIEW, False, True),
        (EntryKind.DRAFT, draft.id, at + timedelta(hours=1), None, False, True),
    ]


def test_nobody_sees_the_drafts_of_others_and_whoever_only_decides_moves_nothing(office):
    at = NOW + timedelta(days=1)
    timed(office, "En relecture.", at)
    drafting.save(
        office.parts.desk, office.clock, replace(office.draft("Un brouillon."), not_before=at)
    )
    (entry,) = seen(office, practice.LEGAL).entries
    assert (entry.kind, entry.may_move) == (EntryKind.POST, False)


def test_what_was_missed_stays_where_it_was_to_leave(office):
    post = timed(office, CALM, NOW + timedelta(hours=1))
    office.decide(post, practice.COMMUNICATIONS)
    office.clock.advance(hours=5)
    office.run()
    (entry,) = seen(office).entries
    assert (entry.state, entry.at) == (PostState.MISSED, NOW + timedelta(hours=1))


def test_the_end_of_a_view_belongs_to_the_next(office):
    timed(office, "Minuit.", TODAY + timedelta(days=1))
    assert seen(office, days=1).entries == ()
    assert len(seen(office, days=2).entries) == 1


def test_only_the_account_that_was_chosen(office):
    timed(office, "En relecture.", NOW + timedelta(days=1))
    assert len(seen(office, account=practice.ACCOUNT.id).entries) == 1
    assert seen(office, account="other").entries == ()


def test_more_than_a_view_shows_is_said(office, monkeypatch):
    monkeypatch.setattr(calendar, "MOST", 1)
    for hour in (1, 2):
        timed(office, f"Numéro {hour}.", NOW + timedelta(hours=hour))
    shown = seen(office)
    assert (len(shown.entries), shown.is_cut) == (1, True)


def test_of_what_went_out_in_a_day_the_rest_is_counted(office):
    for number in (1, 2, 3):
        out = office.approved(f"{CALM} {number}")
        office.x.answers.append(Posted(x_post_id=f"199000000000000000{number}", text=CALM))
        publishing.publish(office.parts, out)
    timed(office, "Encore.", NOW + timedelta(hours=1))
    days = [TODAY.date(), TODAY.date() + timedelta(days=1)]
    shown = calendar.span(office.parts, practice.EXECUTIVE, days, "UTC", most_out=1)
    assert [entry.is_out for entry in shown.entries] == [True, False]  # no wish is hidden
    assert (shown.beyond, shown.is_cut) == (((TODAY, 2),), False)
    assert shown.beyond_between(TODAY, TODAY + timedelta(days=1)) == 2
    assert shown.beyond_between(TODAY + timedelta(days=1), TODAY + timedelta(days=2)) == 0


def test_quiet_periods_of_each_market_are_bands(office):
    profiled(
        office,
        results_dates=[
            {"day": "2026-12-10", "time": "07:30", "kind": "annual", "market": "FR"},
            {"day": "2026-12-03", "kind": "quarter", "market": "US"},
        ],
    )
    shown = seen(office)
    assert [band.period.results.market for band in shown.bands] == ["US", "FR"]
    ends = datetime(2026, 12, 10, 6, 30, tzinfo=UTC)  # 07:30 in Paris
    band = shown.band_at(practice.ACCOUNT.id, ends - timedelta(minutes=1))
    assert (band.ends, band.freeze) == (ends, None)
    assert shown.band_at(practice.ACCOUNT.id, ends) is None


def test_a_freeze_is_a_band_of_its_account_without_an_end(office):
    account = practice.ACCOUNT.id
    controlling.freeze(office.parts, account, practice.LEGAL, "Prudence.")
    (band,) = seen(office).bands
    assert (band.freeze.reason, band.ends, band.account) == ("Prudence.", None, account)
    assert band.holds(account, NOW + timedelta(days=900))
    assert not band.holds("other", NOW + timedelta(days=1))
    assert not band.meets(NOW - timedelta(days=2), NOW - timedelta(days=1))


def test_a_freeze_is_told_before_a_quiet_period(office):
    profiled(office, blackouts=[["2026-11-20", "2026-11-30"]])
    controlling.freeze(office.parts, practice.ACCOUNT.id, practice.LEGAL, "Prudence.")
    band = seen(office).band_at(practice.ACCOUNT.id, NOW + timedelta(days=1))
    assert isinstance(band, Band)
    assert band.freeze is not None


def test_open_goals_stand_at_their_last_day(office):
    def goal(name, **fields):
        at = {"deadline": date(2026, 11, 26), "owner": practice.COMMUNICATIONS, **fields}
        return Goal(id=GoalId(name), objective=f"Goal {name}", **at)

    with office.parts.store.begin() as work:
        ours = work.charter().accounts[0].id
    goals = (
        goal("all"),
        goal("ours", accounts=(ours,)),
        goal("gone", accounts=(AccountId("gone"),)),
        goal("reached", state=GoalState.REACHED),
        goal("later", deadline=date(2026, 12, 24)),
    )
    lists.keep(office.parts, practice.COMMUNICATIONS, ListName.GOALS, goals, None)
    found = seen(office).entries
    assert [(one.kind, one.id, one.text) for one in found] == [
        (EntryKind.GOAL, "all", "Goal all"),
        (EntryKind.GOAL, "ours", "Goal ours"),
    ]
    assert {one.at for one in found} == {datetime(2026, 11, 26, tzinfo=UTC)}
    assert not any(one.may_move or one.is_out for one in found)
    assert [one.id for one in seen(office, account=ours).entries] == ["all", "ours"]
    assert seen(office, account=AccountId("other")).entries == ()
