"""Small rulebooks for tests: a rule from words, so that no test depends on the shipped ones."""

from desktop_app.checks.rulebook import load

LEXICON = {"lexicon/en/metric.txt": "sales\nrevenue", "lexicon/fr/metric.txt": "ventes\nrecettes"}


def rule(name, when, *, unless=(), severity="caution", version=1, hits=(), misses=(), more=""):
    """A rule's TOML; it reads English and takes its examples as they come."""
    reviewers = {"info": [], "caution": ["communications"], "legal": ["legal"]}[severity]
    return f"""
[[rule]]
id = "{name}"
family = "financial-figures"
version = {version}
languages = ["en"]
severity = "{severity}"
reviewers = {reviewers}
when = '{when}'
unless = {list(unless)}
explain = {{ en = "Why", fr = "Pourquoi" }}
suggest = {{ en = "How", fr = "Comment" }}
{more}
[rule.tests]
hit.en = {list(hits) or ["one", "two"]}
miss.en = {list(misses) or ["three", "four"]}
"""


def book(*rules):
    return load({"pack/x.toml": "".join(rules), **LEXICON})
