"""The short form of `make executives`: some seconds of four executives, all faults on."""

from tests.team.executives import company, play
from tests.team.team import team


def test_some_executives_with_their_reviewers_lose_nothing_and_post_nothing_twice(
    guarded_server, nursery, tmp_path
):
    with team(nursery, guarded_server, company(4), tmp_path) as people:
        found = play(people, 5.0, seed=7)
    assert found.wrong == []
    assert found.acknowledged > 10
    assert found.kills > 0
