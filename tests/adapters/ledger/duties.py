"""Who may do what, by hand: duty, action and account, as docs/ledger.md says it under CS008 and CS010."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.domain.action import ActionKind, NewAction
from tests.contracts.company import ACCOUNT, DUTIES, OTHER, Walk

K = ActionKind
#: Everybody, and who holds communications for the second account alone.
EVERYBODY = (*DUTIES, "paris")
CEO, AIDE, COMMS, LEGAL, ADMIN = "ceo", "aide", "comms deputy", "legal", "admin"
PRESS, STAND_IN = "press spare", "reader"


@dataclass(frozen=True, kw_only=True)
class Row:
    """An action, about the post in review, the approved one, or none; and who may do it."""

    kind: ActionKind
    who: str
    about: str = "review"
    said: dict = field(default_factory=dict)
    here: str = ""  #: who may on the first account only: its deputy, what waits for nothing there

    def allowed(self, account: str) -> set[str]:
        """By the table alone."""
        found = {*self.who.split(), *(self.here.split() if account == ACCOUNT else ())}
        return found | {"paris"} if account == OTHER and "comms" in found else found


def approving(role: str, whose: str | None = None) -> dict:
    meaning = "approved in my voice" if role == "executive" else f"approved for {role}"
    return {"role": role, "meaning": meaning, "for": whose}


#: `reader` is an auditor, to whom `legal` lent their duty for the first account.
TABLE = {
    "submit": Row(
        kind=K.SUBMIT,
        about="new",
        said={"roles": ["executive", "communications"]},
        who=f"{CEO} {AIDE} {COMMS}",
    ),
    "submit for the executive, without them": Row(kind=K.SUBMIT, about="new", who=f"{CEO} {COMMS}"),
    "approve for communications": Row(kind=K.APPROVE, who=COMMS),
    "approve for legal": Row(kind=K.APPROVE, said=approving("legal"), who=LEGAL),
    "approve for legal, for somebody": Row(
        kind=K.APPROVE, said=approving("legal", "legal"), who="", here=STAND_IN
    ),
    "approve for communications, for nobody who asked": Row(
        kind=K.APPROVE, said=approving("communications", "comms"), who=""
    ),
    "approve in one's own voice what one wrote": Row(
        kind=K.APPROVE, said=approving("executive"), who=""
    ),
    "request changes": Row(kind=K.REQUEST_CHANGES, who=COMMS),
    "veto": Row(kind=K.VETO, who=LEGAL),
    "veto for somebody": Row(kind=K.VETO, said={"for": "legal"}, who="", here=STAND_IN),
    "withdraw": Row(kind=K.WITHDRAW, who=f"{CEO} {AIDE} {COMMS}"),
    "recall": Row(kind=K.RECALL, about="approved", who=f"{CEO} {COMMS} {LEGAL}"),
    "require": Row(kind=K.REQUIRE, who=f"{CEO} {COMMS} {LEGAL} {PRESS}", here=STAND_IN),
    "remark": Row(kind=K.COMMENT, who=f"{CEO} {AIDE} {COMMS} {LEGAL}"),
    "remark for somebody": Row(kind=K.COMMENT, said={"for": "legal"}, who="", here=STAND_IN),
    "remark for nobody who asked": Row(kind=K.COMMENT, said={"for": "comms"}, who=""),
    "attempt": Row(kind=K.ATTEMPT, about="approved", who="", here="press"),
    "freeze": Row(kind=K.FREEZE, about="account", who=f"{CEO} {COMMS} {LEGAL}"),
    "take over": Row(kind=K.TAKE_OVER, about="account", who=f"{COMMS} {LEGAL} {ADMIN}"),
    "keep a list of the company's": Row(
        kind=K.KEEP_LIST, about="account", who=f"{CEO} {COMMS} {LEGAL} {ADMIN} paris"
    ),
    "preserve": Row(kind=K.PRESERVE, about="account", who=LEGAL),
    "propose a template": Row(
        kind=K.PROPOSE_TEMPLATE, about="account", who=f"{CEO} {AIDE} {COMMS} {LEGAL}"
    ),
    "lend communications": Row(
        kind=K.DELEGATE,
        about="account",
        said={"role": "communications", "deputy": "admin"},
        who=COMMS,
    ),
    "lend legal, also what is lent": Row(
        kind=K.DELEGATE, about="account", said={"role": "legal", "deputy": "admin"}, who=LEGAL
    ),
    "lend one's own voice": Row(
        kind=K.DELEGATE, about="account", said={"role": "executive", "deputy": "admin"}, who=""
    ),
}


class Office:
    """Two accounts, each with a post in review and an approved one; a deputy on the first."""

    def __init__(self, company, store) -> None:
        self.company, self.store = company, store
        self.walks = {}
        for account in (ACCOUNT, OTHER):
            review = Walk(company, store, f"review-{account}", account=account)
            review.add(K.SUBMIT, "ceo")
            approved = Walk(company, store, f"approved-{account}", account=account)
            self.walks[account] = {"review": review, "approved": approved.approved()}
        lent = {"role": "legal", "deputy": STAND_IN}
        self.walks[ACCOUNT]["review"].add(K.DELEGATE, "legal", said=lent)

    def action(self, row: Row, actor: str, account: str) -> NewAction:
        """What `actor` would have to write."""
        if row.about == "new":
            walk = Walk(self.company, self.store, "new", account=account)
        else:
            walk = self.walks[account][
                row.about if row.about in ("review", "approved") else "review"
            ]
        return walk.new(row.kind, actor, said=dict(row.said))
