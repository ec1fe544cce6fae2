from dataclasses import replace

from desktop_app.domain.payload import Media, MediaKind, Part
from desktop_app.services import metering, practice
from desktop_app.services.metering import Charge, Cost
from tests.fakes import payload_of


def test_a_link_costs_thirteen_times_as_much():
    plain = metering.estimate(payload_of("Bonjour"))
    linked = metering.estimate(payload_of("Bonjour, voir acme.ai"))
    assert metering.dollars(metering.total(plain)) == "0.026"
    assert metering.dollars(metering.total(linked)) == "0.211"


def test_every_part_and_picture_is_counted():
    photo = Media(sha256="0" * 64, kind=MediaKind.PHOTO, alt_text="A hall.")
    payload = payload_of(parts=(Part(text="One"), Part(text="Two", media=(photo, photo))))
    assert metering.estimate(payload) == (
        Cost(charge=Charge.POST, count=2),
        Cost(charge=Charge.IDENTITY, count=2),
        Cost(charge=Charge.ALT_TEXT, count=2),
        Cost(charge=Charge.READ_BACK, count=2),
    )


def test_money_is_rounded_to_a_tenth_of_a_cent():
    assert metering.dollars(0) == "0.000"
    assert metering.dollars(1_499) == "0.001"
    assert metering.dollars(1_234_500) == "1.235"


def test_the_month_begins_in_the_accounts_own_zone(office):
    office.adopt(zone="Pacific/Auckland", budget_cents=10)
    office.thread("Un.", "Deux.")
    office.run()
    month = metering.month(office.parts, practice.ACCOUNT.id)
    assert (month.posts, month.spent, month.budget) == (2, 52_000, 100_000)
    assert month.begins.isoformat() == "2026-10-31T11:00:00+00:00"
    office.clock.advance(days=7)
    later = metering.month(office.parts, practice.ACCOUNT.id)
    assert (later.posts, later.spent) == (0, 0)


def test_people_are_warned_before_and_not_after(office):
    month = metering.month(office.parts, practice.ACCOUNT.id)
    assert replace(month, budget=None).state_with(10**9) == "none"
    month = replace(month, budget=100_000, spent=50_000)
    assert [month.state_with(more) for more in (29_999, 30_000, 50_000, 50_001)] == [
        "fine",
        "near",
        "near",
        "over",
    ]
