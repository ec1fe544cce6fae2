"""Who has seen a version, when another one comes at the same moment."""

import pytest

from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import LedgerRefused
from desktop_app.services import discussing, practice

CALM = "Merci à tous pour cette belle journée à Lyon."
LEGAL = practice.LEGAL


def test_a_version_that_comes_while_another_is_noted_as_seen_is_noted_instead(office, monkeypatch):
    post, appended = office.submit(CALM), discussing.append_to

    def too_late(*arguments):
        monkeypatch.setattr(discussing, "append_to", appended)
        raise LedgerRefused("CS005", "ledger.stale")

    monkeypatch.setattr(discussing, "append_to", too_late)
    discussing.see(office.parts, post, LEGAL)
    seen = [one for one in office.record(post).actions if one.kind is ActionKind.SEEN]
    assert [(one.actor, one.revision) for one in seen] == [(LEGAL, 1)]

    def forbidden(*arguments):
        raise LedgerRefused("CS008", "ledger.duty")

    monkeypatch.setattr(discussing, "append_to", forbidden)
    with pytest.raises(LedgerRefused, match=r"ledger\.duty"):
        discussing.see(office.parts, post, practice.COMMUNICATIONS)
