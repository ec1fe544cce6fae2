"""Journey 6 on several computers and a bad network: a deputy decides in her name, until it is over."""

import pytest

from tests.team.plans import HELP
from tests.team.team import SaidNo

TEXTS = [f"Merci à l’équipe de {town} pour cette semaine." for town in ("Nice", "Metz", "Pau")]
IN_HER_NAME = {"role": "legal", "acting_for": "zoe"}


def waiting(team, text):
    """A post that communications approved: legal's turn."""
    post = team["anne"].do("submit", text=text, account=HELP)
    assert team["marc"].do("decide", post=post) == "in_review"
    return post


def refused(person, post, **told):
    with pytest.raises(SaidNo) as no:
        person.do("decide", post=post, **told)
    return no.value.kind


def test_6_the_deputy_decides_in_her_name_and_a_late_click_is_refused(team):
    zoe, noe = team["zoe"], team["noe"]
    with team.weather(6) as bad:
        posts = [waiting(team, text) for text in TEXTS]
        assert refused(noe, posts[0], **IN_HER_NAME) == "review.deputy"
        lent = zoe.do("lend", account=HELP, role="legal", deputy="noe", seconds=3600)
        noe.rest(2.1)
        for person in (zoe, noe):
            assert "reminder" in person.do("told", post=posts[0])
        assert "escalated" in noe.do("told", post=posts[0])
        assert not set(posts) & set(dict(team.press.do("publish")))
        assert noe.do("show", post=posts[0])["state"] == "in_review"
        assert noe.do("decide", post=posts[0], **IN_HER_NAME) == "approved"
        assert ["noe", "legal", "zoe", None] in zoe.do("show", post=posts[0])["decisions"]
        assert team.outcome(posts[0]) == "posted"
        noe.do("refresh")
    kept_in_a_tunnel(team, posts[1], lent)
    # Lent in good weather: in bad weather it could be over before it is recorded.
    zoe.do("lend", account=HELP, role="legal", deputy="noe", seconds=3)
    with team.weather(66):
        noe.rest(3.1)
        assert refused(noe, posts[2], **IN_HER_NAME) == "review.deputy"
        assert not set(posts) & set(dict(team.press.do("publish")))
        shown = [zoe.do("show", post=post) for post in posts[1:]]
        assert [one["state"] for one in shown] == ["in_review"] * 2
        assert {person for one in shown for person, *_ in one["decisions"]} == {"marc"}
    assert [team.texts().count(text) for text in TEXTS] == [1, 0, 0]
    assert bad.happened


def kept_in_a_tunnel(team, post, lent):
    """Decided without a server while it was lent, and sent when it is lent no longer."""
    zoe, noe = team["zoe"], team["noe"]
    noe.do("go_away")
    noe.network.cut()
    try:
        noe.do("decide", post=post, **IN_HER_NAME)
        zoe.do("is_back", account=HELP, delegation=lent)
    finally:
        noe.network.resume()
        came = noe.do("come_back")
    assert came["applied"] == 0
    assert [kind for kind, _ in came["refused"]] == ["ledger.duty"]
