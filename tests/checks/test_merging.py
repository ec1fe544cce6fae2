"""One finding a place; risks are never touched."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.checks.merging import LANGUAGE, merged
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span

SAID = Explanation(en="", fr="")


def found(family, start, end, *suggestions, part=0, rule=""):
    return Finding(
        rule=rule or f"{family}.x",
        version=1,
        family=family,
        severity=Severity.INFO,
        span=Span(part=part, start=start, end=end),
        text="x" * (end - start),
        message=SAID,
        suggestions=suggestions,
    )


def test_a_misspelt_word_goes_before_the_grammar_around_it():
    word, around = found(Family.SPELLING, 4, 9, "right"), found(Family.GRAMMAR, 0, 12, "other")
    assert merged([around, word]) == (word,)


def test_grammar_that_knows_the_very_word_goes_first_and_keeps_the_dictionarys_words():
    word, same = found(Family.SPELLING, 0, 4, "allot"), found(Family.GRAMMAR, 0, 4, "a lot")
    (left,) = merged([word, same])
    assert (left.family, left.suggestions) == (Family.GRAMMAR, ("a lot", "allot"))


def test_grammar_that_knows_no_better_leaves_the_word_to_the_dictionary():
    word, same = found(Family.SPELLING, 0, 4, "allot"), found(Family.GRAMMAR, 0, 4)
    assert merged([same, word]) == (word,)


def test_of_two_about_grammar_the_one_that_mends_is_left_then_the_shorter():
    mute, long = found(Family.GRAMMAR, 2, 4), found(Family.GRAMMAR, 0, 9, "all this")
    short = found(Family.GRAMMAR, 3, 6, "this", rule="grammar.y")
    assert merged([mute, long]) == (long,)
    assert merged([long, short]) == (short,)


def test_spaces_give_way_to_what_is_said_about_the_same_sign():
    sign, grammar = found(Family.TYPOGRAPHY, 5, 6, " !"), found(Family.GRAMMAR, 0, 6, "so !")
    assert merged([sign, grammar]) == (grammar,)
    beside = found(Family.GRAMMAR, 0, 5, "so")
    assert merged([sign, beside]) == (beside, sign)


def test_a_risk_stays_whatever_is_said_about_its_words():
    risk, word = found(Family.FINANCIAL_FIGURES, 0, 9), found(Family.SPELLING, 4, 9)
    same = found(Family.CLAIMS, 0, 9)
    assert set(merged([risk, word, same])) == {risk, word, same}


def test_parts_of_a_thread_are_apart():
    first, second = found(Family.SPELLING, 0, 4), found(Family.GRAMMAR, 0, 4, "a", part=1)
    assert merged([first, second]) == (first, second)


_FINDINGS = st.lists(
    st.builds(
        lambda family, start, length, fix: found(family, start, start + length, *fix),
        st.sampled_from([*LANGUAGE, Family.CLAIMS]),
        st.integers(0, 12),
        st.integers(1, 6),
        st.sampled_from([(), ("a",)]),
    ),
    max_size=8,
)


@given(_FINDINGS)
def test_no_character_is_told_twice_and_nothing_told_is_lost(findings):
    left = merged(findings)
    told = [one for one in left if one.family in LANGUAGE]
    places = [place for one in told for place in range(one.span.start, one.span.end)]
    assert len(places) == len(set(places))
    for one in findings:
        covered = set(range(one.span.start, one.span.end)) & set(places)
        assert covered or one in left
    assert merged(left) == left
