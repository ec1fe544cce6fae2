"""What the shipped rules find in a post, and what they leave alone."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.checks.engine import Context, examine
from desktop_app.checks.profile import Profile
from desktop_app.checks.rulebook import Rulebook, load
from desktop_app.domain.finding import Family, Finding, Severity

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HERE = Context(now=NOW)
NOBODY = Profile()


def read(
    rulebook: Rulebook,
    text: str,
    language: str = "en",
    profile: Profile = NOBODY,
    context: Context = HERE,
) -> tuple[Finding, ...]:
    return examine(text, language, rulebook, profile, context)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "500 000 unités cette année"),
        ("fr", "Nous livrerons 500 000 unités"),
        ("en", "We will deliver 500,000 units this year"),
        ("en", "Revenue hit €88m"),
        ("fr", "Notre CA atteint 1,2 Md€"),
    ],
)
def test_a_figure_of_ones_own_is_for_legal(rulebook: Rulebook, language: str, text: str) -> None:
    findings = read(rulebook, text, language)
    assert Severity.LEGAL in {finding.severity for finding in findings}
    assert any("legal" in finding.reviewers for finding in findings)
    assert all(finding.text == text[finding.span.start : finding.span.end] for finding in findings)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Fiers de nos équippes de Lyon"),
        ("fr", "Bravo à toutes les équipes pour cette belle journée !"),
        ("fr", "Merci à Léa pour l'accueil à Bordeaux, quel plaisir de vous revoir."),
        ("en", "Proud of our teams in Lyon"),
        ("en", "Congratulations to everyone who ran the relay on Sunday."),
        ("en", "Ran 10 km before breakfast, 88 km by bike after."),
        ("en", ""),
    ],
)
def test_plain_congratulation_is_left_alone(rulebook: Rulebook, language: str, text: str) -> None:
    assert read(rulebook, text, language) == ()


def test_spans_count_code_points_after_emoji(rulebook: Rulebook) -> None:
    text = "👍🏽 👨‍👩‍👧 ŒŒ ﬁn ß — revenue: $88m"
    [finding] = [found for found in read(rulebook, text) if found.rule == "fin.figure"]
    assert text[finding.span.start : finding.span.end] == "revenue: $88m"


def test_findings_name_their_part_and_come_in_order(rulebook: Rulebook) -> None:
    findings = examine("Layoffs!! Revenue: $88m", "en", rulebook, NOBODY, HERE, part=2)
    assert {finding.span.part for finding in findings} == {2}
    assert list(findings) == sorted(findings, key=lambda found: (found.span, found.rule))
    assert {"lab.restructuring", "mec.punct", "fin.figure"} <= {found.rule for found in findings}


def test_names_come_from_the_profile_alone(rulebook: Rulebook) -> None:
    rival = Profile(competitors=("Zorvex",))
    assert read(rulebook, "Zorvex copies everything") == ()
    rules = {found.rule for found in read(rulebook, "Zorvex copies everything", profile=rival)}
    assert rules == {"cmp.disparage"}  # and not that they are named, too
    named = {found.rule for found in read(rulebook, "Coffee with Zorvex", profile=rival)}
    assert "cmp.mention" in named


SAME = """
[[rule]]
id = "x.{name}"
family = "{family}"
version = 1
languages = ["en"]
severity = "{severity}"
reviewers = {reviewers}
when = "{when}"
explain = {{ en = "a", fr = "a" }}
suggest = {{ en = "a", fr = "a" }}
[rule.tests]
hit.en = ["a", "b"]
miss.en = ["a", "b"]
"""


def same(*rules: tuple[str, str, str, str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """What rules (name, severity, reviewer, when) of one family say of one text."""
    text = "".join(
        SAME.format(
            name=name,
            severity=severity,
            reviewers=f'["legal", "{who}"]' if severity == "legal" else f'["{who}"]',
            when=when,
            family="claims",
        )
        for name, severity, who, when in rules
    )
    book = load({"x/x.toml": text})
    found = examine("one two three four five", "en", book, Profile(), Context())
    return [(one.rule, one.text, one.reviewers) for one in found]


def test_what_stands_inside_a_graver_finding_of_its_family_joins_it() -> None:
    assert same(
        ("long", "legal", "hr", "two NEAR/3 four"),
        ("short", "legal", "security", "three"),
        ("mild", "caution", "communications", "four"),
        ("hint", "info", "data-protection", "three NEAR/2 four"),
    ) == [("x.long", "two three four", ("legal", "hr", "security", "communications"))]


def test_no_word_that_a_rule_found_goes_unmarked() -> None:
    assert same(
        ("left", "legal", "hr", "one NEAR/3 three"),
        ("right", "legal", "hr", "three NEAR/3 five"),
        ("whole", "caution", "hr", "one NEAR/9 five"),
    ) == [
        ("x.left", "one two three", ("legal", "hr")),
        ("x.whole", "one two three four five", ("hr",)),
        ("x.right", "three four five", ("legal", "hr")),
    ]


def test_what_is_said_twice_is_told_twice(rulebook: Rulebook) -> None:
    text = "We will deliver 500,000 units this year"
    found = read(rulebook, text)
    assert Severity.LEGAL in {one.severity for one in found}
    apart = read(rulebook, f"{text}. Thank you all. {text}")
    assert len(apart) == 2 * len(found)


def test_a_name_that_is_also_a_word_needs_its_capital(rulebook: Rulebook) -> None:
    fruit = Profile(competitors=("Orange",))
    assert read(rulebook, "an orange a day", profile=fruit) == ()
    assert read(rulebook, "Coffee at Orange", profile=fruit)


def test_a_published_figure_is_excused_and_any_other_beside_it_is_not(
    rulebook: Rulebook,
) -> None:
    known = Profile.parse({"facts": [{"value": "88 M€", "period": "H1"}]})
    assert "fin.figure" not in {
        found.rule for found in read(rulebook, "Revenue €88m", profile=known)
    }
    both = read(rulebook, "Revenue €88m, margin 12%", profile=known)
    assert "fin.figure" in {found.rule for found in both}


def test_a_quiet_period_raises_to_legal() -> None:
    book = load(
        {
            "rules/x.toml": """
[[rule]]
id = "x.soft"
family = "material-info"
version = 1
languages = ["en"]
severity = "info"
reviewers = ["communications"]
when = "board"
explain = { en = "Why", fr = "Pourquoi" }
suggest = { en = "How", fr = "Comment" }
tests = { hit = { en = ["board", "the board"] }, miss = { en = ["board", "board"] } }
"""
        }
    )
    closed = Profile.parse({"blackouts": [["2026-03-01", "2026-03-31"]]})
    results = Profile.parse({"results_dates": ["2026-04-01"]})
    later = Context(now=datetime(2026, 2, 1, tzinfo=UTC), scheduled_for=NOW)
    before = Context(now=datetime(2026, 2, 1, tzinfo=UTC))
    eve = Context(now=datetime(2026, 3, 31, tzinfo=UTC))
    after = Context(now=NOW, scheduled_for=datetime(2026, 4, 2, tzinfo=UTC))

    def severity(profile: Profile, context: Context) -> Severity:
        [finding] = read(book, "the board", profile=profile, context=context)
        assert finding.family is Family.MATERIAL_INFO
        assert ("legal" in finding.reviewers) == (finding.severity is Severity.LEGAL)
        assert finding.quiet == (finding.severity is Severity.LEGAL)
        assert finding.quiet == ("Quiet period" in finding.message.en)
        return finding.severity

    assert severity(closed, HERE) is Severity.LEGAL
    assert severity(closed, later) is Severity.LEGAL
    assert severity(closed, before) is Severity.INFO
    assert severity(closed, Context()) is Severity.INFO
    assert severity(results, eve) is Severity.LEGAL
    assert severity(results, HERE) is Severity.LEGAL
    assert severity(results, before) is Severity.INFO
    # What is prepared in the quiet period for the day after it.
    assert severity(results, after) is severity(closed, after) is Severity.INFO


def test_a_reply_may_begin_with_a_mention(rulebook: Rulebook) -> None:
    assert read(rulebook, "@kim bravo", "fr")
    assert read(rulebook, "@kim bravo", "fr", context=Context(reply=True)) == ()


def test_a_sponsor_asks_for_a_label(rulebook: Rulebook) -> None:
    paid = Context(now=NOW, sponsor="Velora")
    text = "What a bike, Velora!"
    assert "end.disclosure" in {found.rule for found in read(rulebook, text, context=paid)}
    assert "end.disclosure" not in {
        found.rule for found in read(rulebook, "#ad " + text, context=paid)
    }


PIECES = st.sampled_from(
    "sales revenue up 500,000 units we will deliver €88m , . ! $ACME lawsuit 👍🏽 \u200b œuvre "
    "next year #OurBestYear @kim 12% CA ventes marge l'an prochain d’ici 2030".split(" ")
)


@settings(max_examples=60)
@given(words=st.lists(PIECES, max_size=25), language=st.sampled_from(["en", "fr"]))
def test_same_text_same_findings_and_spans_hold(
    rulebook: Rulebook, words: list[str], language: str
) -> None:
    text = " ".join(words)
    findings = read(rulebook, text, language)
    assert findings == read(rulebook, text, language)
    for finding in findings:
        assert finding.text == text[finding.span.start : finding.span.end] != ""
    assert len({finding.key for finding in findings}) == len(findings)


@pytest.mark.parametrize(
    "text",
    [
        "sales up " * 11_112,
        "1" * 100_000,
        "we will deliver 500,000 units next year. " * 2_440,
        "+33 1 " * 16_667,
        "a@" * 50_000,
        "a." * 50_000,
        "é👍🏽" * 33_334,
        "!?" * 50_000,
        "AB " * 33_334,
        "«" * 100_000,
        "x*" * 50_000,
        "gb82 " * 20_000,
    ],
    ids=range(12),
)
def test_a_hundred_thousand_characters_end_quickly(rulebook: Rulebook, text: str) -> None:
    start = time.process_time()
    findings = read(rulebook, text[:100_000])
    assert time.process_time() - start < 10
    assert isinstance(findings, tuple)
