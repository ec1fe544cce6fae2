"""The bench: what rules find in past posts, what another rulebook would, how right they were."""

from datetime import UTC, datetime

import pytest

from desktop_app.checks.profile import Profile
from desktop_app.domain.finding import Severity
from desktop_app.services.archives import ArchivedPost
from desktop_app.services.rulebench import Together, bench, coverage, precision
from tests.services.conftest import RULEBOOK
from tests.services.rulebooks import book, rule

NOBODY = Profile()


def post(text, decision="", **more):
    return ArchivedPost(id=text, text=text, decision=decision, **more)


def figures(report, name):
    return next(one for one in report.rules if one.rule == name)


def ids(changes):
    return [change.post.id for change in changes]


def test_hits_are_counted_by_rule_and_posts_by_their_gravest_finding():
    rules = book(
        rule("a.up", "up"), rule("a.sales", "@METRIC", severity="legal"), rule("a.no", "x")
    )
    posts = [post("sales up, up"), post("up there"), post("calm"), post("calm too")]
    report = bench(posts, rules, NOBODY)
    up = figures(report, "a.up")
    assert (up.hits, up.posts, up.per_thousand, up.before) == (3, 2, 750.0, None)
    assert figures(report, "a.no").hits == 0
    assert (report.posts, report.flagged, report.share_flagged) == (4, 2, 0.5)
    assert report.by_severity == {Severity.INFO: 0, Severity.CAUTION: 1, Severity.LEGAL: 1}
    assert report.caught == report.missed == ()


def test_precision_asks_only_of_decisions_that_are_known():
    posts = [
        post("up 1", "refused"),
        post("up up 2", "changed"),
        post("up 3", "approved"),
        post("up 4"),
        post("calm", "refused"),
    ]
    report = bench(posts, book(rule("a.up", "up")), NOBODY)
    found = figures(report, "a.up").precision
    assert (found.decisions, found.right) == (3, 2)
    assert found == report.precision
    assert found.share == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("right", "decisions", "low", "high"),
    [
        # Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0000),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_is_wilsons(right, decisions, low, high):
    found = precision(right, decisions)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


def test_two_rulebooks_are_compared_post_by_post():
    before = book(
        rule("a.up", "up"), rule("a.down", "down", severity="legal"), rule("a.old", "old")
    )
    now = book(rule("a.up", "up", severity="legal"), rule("a.down", "down"), rule("a.new", "new"))
    posts = [post(word) for word in ("up", "down", "old", "new", "calm", "new old")]
    report = bench(posts, now, NOBODY, before)
    assert ids(report.caught) == ["new"]
    assert ids(report.missed) == ["old"]
    assert ids(report.raised) == ["up"]
    assert ids(report.lowered) == ["down"]
    assert (report.raised[0].before, report.raised[0].after) == (Severity.CAUTION, Severity.LEGAL)
    assert (report.missed[0].rules, report.missed[0].after) == (("a.old",), None)
    assert (figures(report, "a.old").posts, figures(report, "a.old").before) == (0, 2)
    assert figures(report, "a.new").before == 0


def test_a_post_is_read_in_its_language_or_the_one_it_looks_like():
    rules = book(rule("a.up", "up"))
    report = bench(
        [post("up", language="fr"), post("up", language="en"), post("up")], rules, NOBODY
    )
    assert figures(report, "a.up").posts == 2


def test_a_post_is_read_as_of_the_moment_it_was_written():
    quiet = Profile(blackouts=(("2026-01-01", "2026-01-31"),))
    rules = book(rule("a.up", "up"))
    times = [datetime(2026, month, 5, tzinfo=UTC) for month in (1, 2)]
    report = bench([post("up", written=time) for time in times], rules, quiet)
    assert report.by_severity[Severity.LEGAL] == report.by_severity[Severity.CAUTION] == 1


def test_the_companys_own_rules_and_packs_count():
    own = rule("own.tower", "tower", hits=["a tower", "the tower"], misses=["tow", "to"])
    company = Profile(rules=own, switched_off=("pack",))
    rules = book(rule("a.up", "up"))
    report = bench([post("up the tower")], rules, company)
    assert [one.rule for one in report.rules] == ["own.tower"]
    assert figures(report, "own.tower").posts == 1
    assert coverage(rules, [post("up")], company).silent == ("own.tower",)


def test_an_empty_archive_is_no_division_by_nothing():
    report = bench([], book(rule("a.up", "up")), NOBODY)
    assert (report.share_flagged, figures(report, "a.up").per_thousand) == (0.0, 0.0)


def test_rules_that_fire_on_no_example_but_their_own_are_told():
    rules = book(
        rule("a.lonely", "lonely", hits=["lonely a", "lonely b"]),
        rule("a.shared", "shared", hits=["shared a", "shared b"]),
        rule("a.other", "other", hits=["other shared", "other"]),
    )
    found = coverage(rules)
    assert found.silent == ("a.lonely", "a.other")
    assert found.texts == 12


def test_rules_that_never_fire_on_an_archive_and_pairs_that_always_do():
    rules = book(*(rule(f"a.{name}", name) for name in ("up", "rise", "down", "never")))
    posts = [post(f"up and rise {number}") for number in range(3)] + [post("down"), post("calm")]
    found = coverage(rules, posts)
    assert found.silent == ("a.never",)
    assert found.together == (Together(rules=("a.rise", "a.up"), texts=3),)
    assert coverage(rules, posts[1:]).together == ()
    assert coverage(rules, [*posts, post("up alone")]).together == ()


def test_no_two_shipped_rules_always_fire_together():
    """One of them would say nothing that the other does not."""
    assert coverage(RULEBOOK).together == ()
