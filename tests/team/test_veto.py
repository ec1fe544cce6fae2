"""Journey 2 on four computers and a bad network: legal stays, and is no judge of its own words."""

import pytest

from tests.team.plans import CEO
from tests.team.team import SaidNo

FIGURE = "Nous livrerons 500 000 unités cette année."
RANGE = "entre 360 000 et 400 000"
ROLES = ["communications", "legal"]


def test_2_legal_stays_and_whoever_suggests_does_not_approve(team):
    anne, marc, zoe, noe = (team[one] for one in ("anne", "marc", "zoe", "noe"))
    with team.weather(2) as bad:
        post = anne.do("submit", text=FIGURE, account=CEO)
        assert anne.do("show", post=post)["roles"] == ROLES
        assert post in zoe.do("mine_to_do")
        remark = zoe.do("comment", post=post, text="Pas publié.", quote="500 000", suggestion=RANGE)
        assert marc.do("decide", post=post) == "in_review"
        assert zoe.do("decide", post=post, verdict="request_changes") == "changes_requested"
        with pytest.raises(SaidNo) as refused:
            marc.do("decide", post=post)
        assert refused.value.kind == "review.closed"
        assert anne.do("take_words", post=post) == post
        seen = anne.do("show", post=post)
        assert (seen["revision"], seen["open"], seen["roles"]) == (2, [], ROLES)
        assert set(seen["standing"]) == {"text_changed"}
        assert "zoe" in seen["contributors"]
        assert remark not in seen["open"]
        assert marc.do("decide", post=post) == "in_review"
        with pytest.raises(SaidNo) as refused:
            zoe.do("decide", post=post, role="legal")
        assert refused.value.kind == "review.suggested"
        assert post not in dict(team.press.do("publish"))
        assert noe.do("decide", post=post) == "approved"
        assert team.outcome(post) == "posted"
        assert post not in dict(team.press.do("publish"))
    assert team.texts().count(FIGURE.replace("500 000", RANGE)) == 1
    assert FIGURE not in team.texts()
    assert bad.happened
