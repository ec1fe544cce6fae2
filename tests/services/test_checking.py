from dataclasses import replace

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.errors import BadInput, Refused, Unavailable
from desktop_app.domain.finding import Severity
from desktop_app.services import checking, drafting, practice

FIGURE = "Nous livrerons 500 000 unités cette année."


@pytest.fixture
def check(office):
    with office.parts.store.begin() as work:
        charter = work.charter()

    def run(text, language="auto", speller=office.parts.speller):
        return checking.check(
            text,
            language,
            charter=charter,
            account=practice.ACCOUNT.id,
            rulebook=office.parts.rulebook,
            speller=speller,
            now=office.clock.now(),
        )

    return run


def test_a_figure_is_found_and_legal_is_required(check):
    checked = check(FIGURE)
    assert checked.language == "fr"
    assert Severity.LEGAL in {finding.severity for finding in checked.findings}
    assert [need.role for need in checked.requirements] == [Role.COMMUNICATIONS, Role.LEGAL]


def test_choosing_another_language_hides_nothing_from_legal(check):
    assert check(FIGURE, "en").requirements == check(FIGURE, "fr").requirements


def test_a_french_sentence_in_an_english_post_hides_nothing_from_legal(check):
    mixed = check("Proud of our Lyon team and their work this winter. " + FIGURE)
    assert mixed.language == "en"
    assert [need.role for need in mixed.requirements] == [Role.COMMUNICATIONS, Role.LEGAL]
    other = check("Fiers de nos équipes de Lyon. We will deliver 500,000 units this year.")
    assert [need.role for need in other.requirements] == [Role.COMMUNICATIONS, Role.LEGAL]


def test_what_is_recomputed_is_what_was_shown(check, office):
    with office.parts.store.begin() as work:
        charter = work.charter()
    payload = drafting.payload_of(charter, office.draft(FIGURE))
    again = checking.recompute(
        payload, charter=charter, rulebook=office.parts.rulebook, now=office.clock.now()
    )
    assert again == check(FIGURE).findings


def test_who_is_answered_may_be_named_first(office):
    """Only a post that answers nobody is hidden by the mention that it begins with."""
    with office.parts.store.begin() as work:
        charter = work.charter()

    def found(payload):
        findings = checking.recompute(
            payload, charter=charter, rulebook=office.parts.rulebook, now=office.clock.now()
        )
        rule = "mec.leading-mention"
        return [one.span.part for one in findings if one.rule == rule]

    payload = drafting.payload_of(charter, office.draft("@kim bonjour", "@lee bonjour"))
    assert found(payload) == [0]
    assert found(replace(payload, reply_to="1790000000000000001")) == []


def test_offsets_are_code_points_of_the_normal_form(check):
    checked = check("👍🏽 Journe\u0301e. " + FIGURE)
    for finding in checked.findings:
        assert checked.text[finding.span.start : finding.span.end] == finding.text


def test_a_speller_that_does_not_answer_is_told_not_swallowed(check):
    class Silent:
        def check(self, text, language, own_words=frozenset()):
            raise Unavailable("words.unavailable", reason="time")

    with pytest.raises(Unavailable, match=r"words\.unavailable"):
        check("Bonjour", speller=Silent())


def test_a_text_that_cannot_be_posted_anyway_is_not_spelt_through(check):
    checked = check("équippes " * 12_000)
    assert "obstacle.too_long" in {obstacle.kind for obstacle in checked.obstacles}


def test_half_a_character_is_no_text(check):
    with pytest.raises(BadInput, match=r"text\.surrogate"):
        check("a\ud83d")


def test_with_other_rules_nothing_is_recomputed(office):
    with office.parts.store.begin() as work:
        charter = work.charter()
    payload = drafting.payload_of(charter, office.draft(FIGURE))
    other = replace(office.parts.rulebook, digest="0" * 64)
    with pytest.raises(Refused, match=r"rules\.other"):
        checking.recompute(payload, charter=charter, rulebook=other, now=office.clock.now())


def test_the_chosen_language_wins_for_words_and_spaces(check):
    asked = []

    class Asked:
        def check(self, text, language, own_words=frozenset()):
            asked.append(language)
            return ()

    french = "Merci à toutes les équipes de Lyon!"
    told = {
        chosen: [finding.rule for finding in check(french, chosen, Asked()).findings]
        for chosen in ("auto", "en", "fr")
    }
    assert asked == ["fr", "en", "fr"]
    assert told == {"auto": ["typography.mark"], "en": [], "fr": ["typography.mark"]}


def test_certain_confusions_are_told_without_any_other_program(check):
    (finding,) = check("We should of known.", "en").findings
    assert (finding.text, finding.suggestions) == ("of", ("have",))
    assert [found.text for found in check("C’est un succès grâce a vous.", "fr").findings] == ["a"]
