"""A server that dies again and again is started soon, later, and then no more for a while."""

from __future__ import annotations

from desktop_app.adapters.language.grammar.restarts import WAITS, WITHIN, Restarts


def test_it_waits_longer_each_time_and_then_gives_up() -> None:
    restarts, now = Restarts(), 1000.0
    assert restarts.may_start(now)
    for wait in WAITS:
        restarts.died(now)
        assert not restarts.may_start(now + wait - 0.1)
        assert not restarts.is_over(now + wait - 0.1)
        now += wait
        assert restarts.may_start(now)
    restarts.died(now)
    assert not restarts.may_start(now + 100)
    assert restarts.is_over(now + 100)


def test_old_deaths_are_forgotten() -> None:
    restarts = Restarts()
    for moment in range(4):
        restarts.died(float(moment))
    assert restarts.is_over(WITHIN)
    assert restarts.may_start(WITHIN + 4)
