from datetime import timedelta

from desktop_app.adapters.practice_x.faults import Route
from desktop_app.adapters.practice_x.rates import LIMITS, Rates
from tests.fakes import NOW


def test_each_user_and_route_has_its_own_window():
    rates = Rates({Route.ME: 2})
    end = int(NOW.timestamp()) + 900
    assert [rates.take(Route.ME, "1", NOW) for _ in range(4)] == [
        (2, 1, end),
        (2, 0, end),
        (2, -1, end),
        (2, -1, end),
    ]
    assert rates.take(Route.ME, "2", NOW)[1] == 1
    assert rates.take(Route.CREATE, "1", NOW)[:2] == (100, 99)
    assert rates.take(Route.ME, "1", NOW + timedelta(minutes=15)) == (2, 1, end + 900)


def test_the_limits_are_those_of_xs_page():
    wanted = {Route.CREATE: 100, Route.DELETE: 50, Route.TIMELINE: 900, Route.ME: 75}
    assert {name: LIMITS[name] for name in wanted} == wanted
