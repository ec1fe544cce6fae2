"""The teams of the journeys: who is there, for which accounts, under which terms."""

from desktop_app.domain.account import Account, AccountId, Policy, Role, Terms
from desktop_app.domain.steps import Step
from tests.team.record import Plan

CEO, COMPANY, HELP = AccountId("ceo"), AccountId("company"), AccountId("help")
ACCOUNTS = (
    Account(id=CEO, handle="ceo_acme", name="Anne Maurel", x_user_id="1400000000000000001"),
    Account(id=COMPANY, handle="acme", name="Acme", x_user_id="1400000000000000002"),
    Account(id=HELP, handle="acme_help", name="Acme Help", x_user_id="1400000000000000003"),
)
#: Legal comes second there, and is soon reminded.
STEPS = (
    Step(roles=(Role.COMMUNICATIONS,)),
    Step(roles=(Role.LEGAL,), remind_after_seconds=1, escalate_after_seconds=2),
)
#: A figure of the delivery is published: 360,000 to 400,000.
PROFILE = {"company": "Acme"}


def everywhere(*roles):
    return {account.id: roles for account in ACCOUNTS}


def three():
    """The executive, the director, two of counsel (`HELP` has one), and the machine that sends."""
    return Plan(
        accounts=ACCOUNTS,
        people={
            "anne": everywhere(Role.EXECUTIVE),
            "marc": everywhere(Role.COMMUNICATIONS),
            "zoe": everywhere(Role.LEGAL),
            "noe": {**everywhere(Role.LEGAL), HELP: (Role.AUDITOR,)},
            "press": everywhere(Role.PUBLISHER),
        },
        policy=Policy(
            terms=Terms(cool_off_seconds=0), accounts={HELP: Terms(cool_off_seconds=0, steps=STEPS)}
        ),
        profile=PROFILE,
    )
