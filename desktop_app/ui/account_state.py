"""How each account stands: frozen or not, who sends, what stops its queue, what nobody approved."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.account import Account
from desktop_app.domain.control import Control, Stray
from desktop_app.domain.publication import OF_WHOLE_ACCOUNT, Hold, PostState
from desktop_app.services.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountState:
    """One account, as the record says."""

    account: Account
    control: Control
    hold: Hold | None = None  #: what X has against the account: its queue waits

    @property
    def unexplained(self) -> tuple[Stray, ...]:
        """Posts at X that nobody approved and nobody explained."""
        return tuple(stray for stray in self.control.strays if stray.explained_by is None)


def account_states(parts: Parts) -> tuple[AccountState, ...]:
    """Every account of the charter. Raises Damaged or Unavailable."""
    # Imported here: with it come the rules, which the first paint does not wait for.
    from desktop_app.services import comparing

    with parts.store.begin() as work:
        held = work.posts((PostState.HELD,))
        return tuple(
            AccountState(
                account=account,
                control=comparing.control_in(work, parts, account.id),
                hold=next(
                    (
                        post.hold
                        for post in held
                        if post.account == account.id and post.hold in OF_WHOLE_ACCOUNT
                    ),
                    None,
                ),
            )
            for account in work.charter().accounts
        )
