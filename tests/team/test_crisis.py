"""Journey 4 on four computers and a bad network: all stops, two people answer, nothing goes on by itself."""

import time

import pytest

from tests.team.plans import COMPANY
from tests.team.team import SaidNo
from tests.team.test_drills import approved

CALM = [f"Merci à l’équipe {name} pour cette belle journée." for name in ("du quai", "du dépôt")]
HOLDING = "Nos services sont perturbés depuis [heure]. Nos équipes y travaillent."
SAID = HOLDING.replace("[heure]", "18 h 05")
WHY, FOUND = "Panne chez nos clients.", "Exact, et le point promis a été tenu."


@pytest.fixture
def thawed(team):
    """The company is not left frozen, wherever the journey ends: others share the team."""
    yield
    if team["marc"].do("frozen", account=COMPANY):
        team["marc"].do("unfreeze", account=COMPANY, reason="Fin de l’exercice.")


def states(team, posts):
    shown = [team["anne"].do("show", post=post) for post in posts]
    return [(one["state"], one["hold"]) for one in shown]


@pytest.mark.usefixtures("thawed")
def test_4_all_is_held_two_people_answer_and_unfreezing_sends_nothing(team):
    marc, zoe = team["marc"], team["zoe"]
    proposal = marc.do("holding", account=COMPANY, name="Panne", text=HOLDING)
    template = zoe.do("adopt_template", account=COMPANY, proposal=proposal)
    held = [approved(team, text, COMPANY) for text in CALM]
    with team.weather(4) as bad:
        marc.do("freeze", account=COMPANY, reason=WHY)
        assert zoe.do("frozen", account=COMPANY) == {"by": "marc", "reason": WHY}
        assert states(team, held) == [("held", "frozen")] * 2
        post = statement(team, template)
        assert states(team, held) == [("held", "frozen")] * 2
        with pytest.raises(SaidNo) as refused:
            marc.do("release", post=held[0])
        assert refused.value.kind == "ledger.frozen"
        marc.do("unfreeze", account=COMPANY, reason="Tout fonctionne.")
        assert not set(held) & set(dict(team.press.do("publish")))
        assert states(team, held) == [("held", "frozen")] * 2
        marc.do("release", post=held[0])
        assert team.outcome(held[0]) == "posted"
        assert states(team, held[1:]) == [("held", "frozen")]
        looked_at_again(team, post)
    assert [team.texts().count(text) for text in (SAID, *CALM)] == [1, 1, 0]
    assert bad.happened
    marc.do("recall", post=held[1])


def statement(team, template):
    """The executive on one computer, legal on another; neither alone."""
    anne, zoe = team["anne"], team["zoe"]
    told = {"account": COMPANY, "urgent": WHY, "template": template}
    with pytest.raises(SaidNo) as refused:
        anne.do("submit", text=HOLDING, **told)
    assert refused.value.kind == "obstacle.placeholder"
    began = time.monotonic()
    post = anne.do("submit", text=SAID, **told)
    assert anne.do("show", post=post)["roles"] == ["legal"]
    with pytest.raises(SaidNo) as refused:
        anne.do("decide", post=post, role="legal")
    assert refused.value.kind == "review.four_eyes"
    assert post not in dict(team.press.do("publish"))
    assert zoe.do("decide", post=post) == "approved"
    assert team.outcome(post) == "posted"
    assert time.monotonic() - began < 3 * 60
    return post


def looked_at_again(team, post):
    """It stays a task until somebody says what they found; the dossier tells all of it."""
    marc, zoe = team["marc"], team["zoe"]
    assert marc.do("show", post=post)["is_to_be_looked_at"]
    marc.do("look_again", post=post, reason=FOUND)
    assert not zoe.do("show", post=post)["is_to_be_looked_at"]
    told = zoe.do("paper", account=COMPANY)
    assert all(words in told for words in (WHY, SAID, FOUND, CALM[1]))
