"""Journey 5 on several computers and a bad network: quiet, but for legal's exception that says why."""

import io
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.adapters.keychain import verify
from desktop_app.services import evidence
from tests.team.plans import COMPANY
from tests.team.team import SaidNo

DENIAL = "La rumeur est fausse. Trimestre exceptionnel, comme le dit notre communiqué."
EARLIER = "Un trimestre exceptionnel, merci à nos clients."
LINK = "https://aurelis.example/communique-2026-11-24"
WHY = "Réponse à une déclaration publique ; le communiqué est en ligne."


def adopted(team, **entries):
    """Two people change the company's profile; everybody's computer knows it."""
    proposal = team["zoe"].do("propose_profile", **entries)
    team["marc"].do("adopt", proposal=proposal)
    for person in team.people.values():
        person.do("refresh")


def both(team, post, **told):
    team["marc"].do("decide", post=post)
    return team["zoe"].do("decide", post=post, **told)


@pytest.fixture
def quiet(team):
    """Results in ten days; what was approved before that was known."""
    post = team["anne"].do("submit", text=EARLIER, account=COMPANY)
    both(team, post)
    day = str(datetime.now(UTC).date() + timedelta(days=10))
    results = {"day": day, "time": "07:30", "kind": "annual", "market": "FR"}
    adopted(team, results_dates=[results])
    yield post
    adopted(team, results_dates=[])


def test_5_nothing_leaves_but_by_legals_exception_with_reason_and_link(team, quiet, tmp_path):
    anne, marc, zoe = (team[one] for one in ("anne", "marc", "zoe"))
    with team.weather(5) as bad:
        assert team.outcome(quiet) in ("publish.quiet_period", "publish.needs_role")
        post = anne.do("submit", text=DENIAL, account=COMPANY)
        shown = anne.do("show", post=post)
        assert "legal" in shown["roles"]
        exception = {"reason": WHY, "link": LINK}
        for person, told, kind in (
            (marc, {"exception": exception}, "review.no_quiet_period"),
            (zoe, {"reason": WHY}, "review.quiet_period"),
            (zoe, {"exception": {"reason": WHY, "link": "aurelis"}}, "review.exception"),
        ):
            with pytest.raises(SaidNo) as refused:
                person.do("decide", post=post, **told)
            assert refused.value.kind == kind
        assert post not in dict(team.press.do("publish"))
        assert both(team, post, reason=WHY, exception=exception) == "approved"
        assert team.outcome(post) == "posted"
        evidence_shows(team, post, exception, tmp_path / "today.jsonl")
    assert [team.texts().count(text) for text in (DENIAL, EARLIER)] == [1, 0]
    assert bad.happened


def evidence_shows(team, post, exception, file):
    """The record, the dossier and the file for a regulator have both the reason and the link."""
    given = team["noe"].do("show", post=post)["decisions"]
    assert ["zoe", "legal", None, exception] in given
    told, today = team["zoe"].do("paper", account=COMPANY), datetime.now(UTC).date()
    first, last = str(today - timedelta(days=1)), str(today + timedelta(days=1))
    team["noe"].do("export", first=first, last=last, out=str(file))
    exported = file.read_bytes()
    assert post in [one.record.id for one in evidence.verify(io.BytesIO(exported), verify).posts]
    for words in exception.values():
        assert words in told
        assert words.encode() in exported
