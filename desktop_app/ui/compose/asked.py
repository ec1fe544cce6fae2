"""Who would have to approve the draft that is open, and who decides for whoever is away then."""

from __future__ import annotations

from desktop_app.services.ports import Draft
from desktop_app.services.previewing import Need, lent_at, needs
from desktop_app.ui.compose.outcome import Outcome
from desktop_app.ui.session import Session


def asked(session: Session, draft: Draft, outcome: Outcome) -> tuple[Need, ...]:
    """What `draft` needs, as its checks came out; deputies as they stand when it leaves, or now."""
    state, charter = session.state_of(draft.account), session.charter
    at = max(draft.not_before or session.opening.clock.now(), session.opening.clock.now())
    return needs(
        outcome.requirements,
        charter,
        draft.account,
        session.person.id,
        is_urgent=bool(draft.urgent.strip()),
        ask_legal=draft.ask_legal,
        lent=() if state is None else lent_at(charter, state.control, at),
    )
