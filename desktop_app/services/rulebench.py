"""What a rulebook does on past posts, what its rules do to one another, what two of them differ in.

Pure: posts and rule files are given. A post counts once for a rule however often the rule fires in
it; precision is asked of posts whose decision is known, and given with how far chance may reach.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from desktop_app.checks.engine import Context, examine, examine_as_written
from desktop_app.checks.evaluation import Evaluation
from desktop_app.checks.own_rules import own_rules
from desktop_app.checks.profile import Profile
from desktop_app.checks.rule import Rule
from desktop_app.checks.rulebook import Rulebook
from desktop_app.domain.finding import Finding, Severity
from desktop_app.services.archives import ArchivedPost

#: Of the normal distribution, for an interval that holds in 95 of 100 cases.
_95_PERCENT = 1.959964
#: How many texts two rules must share before "always together" says anything.
ENOUGH_TOGETHER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """Of `decisions` past decisions about posts that were flagged, `right` changed or refused one.

    `low` and `high`: where the true share lies, by 95 % (Wilson's interval).
    """

    decisions: int
    right: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """From 0 to 1; 0 without any decision."""
        return self.right / self.decisions if self.decisions else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFigures:
    """What one rule did. `before`: posts it was found in by the other rulebook."""

    rule: str
    severity: Severity
    hits: int  #: findings
    posts: int  #: posts with at least one
    per_thousand: float  #: findings in 1,000 posts
    before: int | None  #: None without another rulebook
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A post that the two rulebooks judge differently: by their gravest finding; None for none."""

    post: ArchivedPost
    before: Severity | None
    after: Severity | None
    rules: tuple[str, ...]  #: that fired in one of the two only


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchReport:
    """What a rulebook did on an archive. The last four are empty without another rulebook."""

    posts: int
    flagged: int
    by_severity: Mapping[Severity, int]  #: flagged posts by their gravest finding
    rules: tuple[RuleFigures, ...]  #: every rule of either rulebook, by id
    precision: Precision  #: of being flagged at all
    caught: tuple[Change, ...] = ()  #: flagged now and not before
    missed: tuple[Change, ...] = ()  #: flagged before and not now
    raised: tuple[Change, ...] = ()  #: graver than before
    lowered: tuple[Change, ...] = ()  #: less grave than before

    @property
    def share_flagged(self) -> float:
        """From 0 to 1."""
        return self.flagged / self.posts if self.posts else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Two rules that fired in exactly the same texts."""

    rules: tuple[str, str]
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Rules without use and rules that say the same, as far as `texts` texts can tell."""

    texts: int
    silent: tuple[str, ...]
    together: tuple[Together, ...]


def bench(
    posts: Sequence[ArchivedPost],
    book: Rulebook,
    profile: Profile,
    before: Rulebook | None = None,
) -> BenchReport:
    """Read every post with `book`, for the company `profile`, and compare with `before`.

    A post is read as of the moment it was written, so that a quiet period of then counts.
    """
    under_way = Bench(book, profile, None if before is None else (before, profile))
    under_way.read(posts)
    return under_way.report()


class Bench:
    """A bench that reads posts by and by, so that it can be stopped between any two of them.

    `before` is the other rulebook and the company's profile with it: a company's own rules stand
    in the profile.
    """

    def __init__(
        self, book: Rulebook, profile: Profile, before: tuple[Rulebook, Profile] | None = None
    ) -> None:
        self._book, self._profile, self._before = book, profile, before
        self._posts = 0
        self._now, self._earlier = _Tally(), _Tally()
        self._changes: dict[str, list[Change]] = defaultdict(list)

    def read(self, posts: Iterable[ArchivedPost]) -> None:
        """Read these as well."""
        for post in posts:
            self._posts += 1
            after = _findings(post, self._book, self._profile)
            self._now.add(post, after)
            if self._before is not None:
                old = _findings(post, *self._before)
                self._earlier.add(post, old)
                sort, change = _compared(post, old, after)
                self._changes[sort].append(change)

    def report(self) -> BenchReport:
        """What was found in all that was read."""
        now, earlier, posts = self._now, self._earlier, self._posts
        changes = {sort: tuple(found) for sort, found in self._changes.items() if sort != "same"}
        known = (
            *(_in_force(*self._before) if self._before else ()),
            *_in_force(self._book, self._profile),
        )
        rules = {rule.id: rule.severity for rule in known}
        return BenchReport(
            posts=posts,
            flagged=now.flagged,
            by_severity={severity: now.gravest[severity] for severity in Severity},
            rules=tuple(
                RuleFigures(
                    rule=rule,
                    severity=severity,
                    hits=now.hits[rule],
                    posts=now.posts[rule],
                    per_thousand=1000 * now.hits[rule] / posts if posts else 0.0,
                    before=None if self._before is None else earlier.posts[rule],
                    precision=precision(now.right[rule], now.decisions[rule]),
                )
                for rule, severity in sorted(rules.items())
            ),
            precision=precision(now.right[""], now.decisions[""]),
            **changes,
        )


def precision(right: int, decisions: int) -> Precision:
    """`right` of `decisions`, with Wilson's interval of 95 %; from 0 to 1 without any."""
    if not decisions:
        return Precision(decisions=0, right=0, low=0.0, high=1.0)
    square = _95_PERCENT**2
    share = right / decisions
    middle = share + square / (2 * decisions)
    reach = _95_PERCENT * sqrt(share * (1 - share) / decisions + square / (4 * decisions**2))
    whole = 1 + square / decisions
    return Precision(
        decisions=decisions,
        right=right,
        low=max(0.0, (middle - reach) / whole),
        high=min(1.0, (middle + reach) / whole),
    )


def coverage(
    book: Rulebook, posts: Sequence[ArchivedPost] = (), profile: Profile | None = None
) -> Coverage:
    """Which rules never fire in `posts`, and which only ever fire in the same ones.

    Without posts, all rules' own examples are read by all rules, and those are silent that fire on
    no example but their own.
    """
    company = profile or Profile()
    found = (({one.rule for one in _findings(post, book, company)}, "") for post in posts)
    fired: dict[str, set[int]] = defaultdict(set)
    useful: set[str] = set()
    readings = tuple(found if posts else _on_examples(book))
    for text, (rules, owner) in enumerate(readings):
        for rule in rules:
            fired[rule].add(text)
        useful |= rules - {owner}
    return Coverage(
        texts=len(readings),
        silent=tuple(rule.id for rule in _in_force(book, company) if rule.id not in useful),
        together=tuple(_together(fired)),
    )


def _in_force(book: Rulebook, profile: Profile) -> tuple[Rule, ...]:
    """The rules that `profile`'s company uses, its own included."""
    own = own_rules(profile.rules)
    rules = (*book.rules, *(own.rules if own is not None else ()))
    return tuple(rule for rule in rules if rule.pack not in profile.switched_off)


def _findings(post: ArchivedPost, book: Rulebook, profile: Profile) -> tuple[Finding, ...]:
    context = Context(now=post.written, reply=post.is_reply)
    if post.language:
        return examine(post.text, post.language, book, profile, context)
    return examine_as_written(post.text, book, profile, context)


class _Tally:
    """What one rulebook found so far; under "" stands a post that was flagged at all."""

    def __init__(self) -> None:
        self.flagged = 0
        self.gravest: Counter[Severity] = Counter()
        self.hits: Counter[str] = Counter()
        self.posts: Counter[str] = Counter()
        self.decisions: Counter[str] = Counter()
        self.right: Counter[str] = Counter()

    def add(self, post: ArchivedPost, findings: Sequence[Finding]) -> None:
        if not findings:
            return
        rules = {finding.rule for finding in findings}
        self.flagged += 1
        self.gravest[max((one.severity for one in findings), key=lambda one: one.rank)] += 1
        self.hits.update(finding.rule for finding in findings)
        self.posts.update(rules)
        if post.decision:
            self.decisions.update(rules | {""})
        if post.decision in {"changed", "refused"}:
            self.right.update(rules | {""})


def _compared(
    post: ArchivedPost, old: Sequence[Finding], new: Sequence[Finding]
) -> tuple[str, Change]:
    """What became of `post`: ``caught``, ``missed``, ``raised``, ``lowered`` or ``same``."""
    before, after = _gravest(old), _gravest(new)
    rules = {finding.rule for finding in old} ^ {finding.rule for finding in new}
    change = Change(post=post, before=before, after=after, rules=tuple(sorted(rules)))
    if before is None or after is None:
        return "same" if before is after else "caught" if before is None else "missed", change
    rise = after.rank - before.rank
    return "raised" if rise > 0 else "lowered" if rise < 0 else "same", change


def _gravest(findings: Sequence[Finding]) -> Severity | None:
    severities = (finding.severity for finding in findings)
    return max(severities, key=lambda severity: severity.rank, default=None)


def _on_examples(book: Rulebook) -> Iterator[tuple[set[str], str]]:
    """Which rules fire on each example, and whose it is."""
    for owner in book.rules:
        for example in owner.examples:
            evaluation = Evaluation(
                book.example_reading(owner, example), book.lexemes[example.language]
            )
            rules = (rule for rule in book.rules if example.language in rule.languages)
            yield {rule.id for rule in rules if evaluation.hits(rule)}, owner.id


def _together(fired: Mapping[str, Iterable[int]]) -> Iterator[Together]:
    alike: dict[frozenset[int], list[str]] = defaultdict(list)
    for rule in sorted(fired):
        alike[frozenset(fired[rule])].append(rule)
    for texts, rules in sorted(alike.items(), key=lambda each: each[1]):
        if len(texts) >= ENOUGH_TOGETHER:
            for one, other in combinations(rules, 2):
                yield Together(rules=(one, other), texts=len(texts))
