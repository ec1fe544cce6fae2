"""Beside the text: what read its language, as its author's computer says."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.payload import Part
from desktop_app.services import drafting


@pytest.mark.parametrize(
    ("layers", "said"),
    [
        ((), "Spelling and grammar were not checked."),
        (("Hunspell 1.7: fr",), "Language checked by: Hunspell 1.7: fr. Grammar was not checked."),
        (("LanguageTool 6.8",), "LanguageTool 6.8. Spelling was not checked."),
        (("Hunspell 1.7: fr", "LanguageTool 6.8"), "by: Hunspell 1.7: fr · LanguageTool 6.8."),
    ],
)
def test_it_says_what_read_the_language_of_the_version(desk, layers, said):
    session = desk.window.session
    parts = session.parts
    draft = drafting.new_draft(parts.clock, "claire", session.account.id)
    text = replace(draft, parts=(Part(text="Thank you to the whole team."),))
    post = drafting.submit_for_review(parts, text, "claire", layers)
    desk.act_as("paul")
    desk.open(post)
    labels = desk.window.review.context.findChildren(QLabel)
    assert said in " ".join(label.text() for label in labels)
