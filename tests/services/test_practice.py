"""What a newcomer finds on the practice desk to begin from, in both languages."""

from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.services import drafting, practice, templates

FOLDER = Path(__file__).parents[2] / "resources" / "practice"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_newcomer_finds_holding_statements_in_force_and_a_template_to_adopt(office, language):
    samples = practice.Samples.read((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    practice.seed(office.parts, samples)
    found = templates.templates(office.parts, practice.ACCOUNT.id)
    holding = [one for one in found if one.is_holding and one.adopted_by == practice.LEGAL]
    assert sorted(one.language for one in holding) == ["en", "fr"]
    waiting = [one for one in found if one.id is None]
    assert [(one.language, one.is_holding) for one in waiting] == [(language, False)]
    assert all(drafting.placeholders(one.text) for one in found)


def test_beside_the_draft_to_finish_lies_one_that_leaves_on_a_later_day(office):
    samples = practice.Samples.read((FOLDER / "en.toml").read_text(encoding="utf-8"))
    practice.seed(office.parts, samples)
    drafts = office.parts.desk.drafts(practice.EXECUTIVE)
    assert [one.text for one in drafts] == [samples.draft, samples.plans[0].text]
    planned = drafts[1]
    assert planned.not_before > office.parts.clock.now()
    assert planned.not_after - planned.not_before == timedelta(hours=1)
