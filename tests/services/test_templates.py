"""Templates are adopted by a second person, have a date of their own, and grow old."""

from dataclasses import replace

import pytest

from desktop_app.domain.errors import BadInput, Damaged, LedgerRefused, Refused
from desktop_app.services import practice, templates

ACCOUNT = practice.ACCOUNT.id
CEO, COMMS, LEGAL = practice.EXECUTIVE, practice.COMMUNICATIONS, practice.LEGAL
TEXT = "Nos services sont perturbés depuis [heure]. Nous y travaillons."


def propose(office, by=COMMS, **said):
    plain = {"name": "Panne", "language": "fr", "text": TEXT, "is_holding": True}
    return templates.propose(office.parts, ACCOUNT, by, **{**plain, **said})


def of(office, name="Panne"):
    return next(one for one in templates.templates(office.parts, ACCOUNT) if one.name == name)


def test_a_template_waits_for_a_second_person_and_then_has_a_date(office):
    proposal = propose(office)
    assert (of(office).id, of(office).adopted_by) == (None, None)
    with pytest.raises(LedgerRefused, match=r"ledger\.four_eyes"):
        templates.adopt(office.parts, ACCOUNT, proposal, COMMS)
    adoption = templates.adopt(office.parts, ACCOUNT, proposal, LEGAL)
    found = of(office)
    assert (found.id, found.proposed_by, found.adopted_by) == (adoption, COMMS, LEGAL)
    assert (found.text, found.is_holding, found.is_stale) == (TEXT, True, False)
    with pytest.raises(LedgerRefused, match=r"ledger\.template"):
        templates.adopt(office.parts, ACCOUNT, proposal, LEGAL)


def test_a_template_that_was_adopted_long_ago_is_stale(office):
    templates.adopt(office.parts, ACCOUNT, propose(office), LEGAL)
    office.clock.advance(days=181)
    assert of(office).is_stale


def test_nobody_begins_from_a_retired_template(office):
    adoption = templates.adopt(office.parts, ACCOUNT, propose(office), LEGAL)
    draft = office.draft(TEXT.replace("[heure]", "18 h"), template=adoption)
    office.submit_draft(draft)
    with pytest.raises(Refused, match=r"review\.reason"):
        templates.retire(office.parts, ACCOUNT, adoption, LEGAL, " ")
    templates.retire(office.parts, ACCOUNT, adoption, LEGAL, "dépassé")
    assert templates.templates(office.parts, ACCOUNT) == ()
    late = office.draft("Nos services sont rétablis.", template=adoption)
    with pytest.raises(LedgerRefused, match=r"ledger\.template"):
        office.submit_draft(late)


def test_what_a_template_leaves_open_must_be_filled_in(office):
    adoption = templates.adopt(office.parts, ACCOUNT, propose(office), LEGAL)
    with pytest.raises(BadInput, match=r"obstacle\.placeholder"):
        office.submit_draft(office.draft(TEXT, template=adoption))
    free = replace(office.draft(TEXT), template=None)
    assert office.submit_draft(free)


@pytest.mark.parametrize("said", [{"name": " "}, {"text": "\n"}])
def test_a_template_needs_a_name_and_a_text(office, said):
    with pytest.raises(Refused, match=r"template\.empty"):
        propose(office, **said)
    assert templates.templates(office.parts, ACCOUNT) == ()


def test_an_adoption_by_whoever_proposed_it_is_damage(office, monkeypatch):
    """The owner of the file can take the ledger's rules away; nobody begins from such a template."""
    templates.adopt(office.parts, ACCOUNT, propose(office), LEGAL)
    with office.parts.store.begin() as work:
        proposed, adopted = (one for one in work.account_actions(ACCOUNT) if "template" in one.kind)
    for forged in (
        (proposed, replace(adopted, actor=COMMS)),
        (adopted,),
    ):
        monkeypatch.setattr(
            "desktop_app.adapters.ledger.work.SqliteWork.account_actions",
            lambda *_, forged=forged: forged,
        )
        monkeypatch.setattr(templates, "check_action", lambda *_: None)
        with pytest.raises(Damaged):
            templates.templates(office.parts, ACCOUNT)


def test_an_unknown_language_is_refused_by_the_ledger(office):
    with pytest.raises(LedgerRefused, match=r"ledger\.statement"):
        propose(office, language="de")
    assert CEO not in {one.proposed_by for one in templates.templates(office.parts, ACCOUNT)}
