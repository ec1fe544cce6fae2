import pytest

from benchmarks.compare.rules import SETS, SPEAKS_OF, Post, posts, shares
from desktop_app.checks.engine import Context
from desktop_app.checks.profile import Profile
from desktop_app.domain.finding import Family


def post(*labels):
    return Post("Hello.", frozenset(labels), Profile.parse({}), Context())


def test_found_and_alarmed_are_counted_apart():
    among = [post("promo-tone"), post("promo-tone", "labor"), post("labor"), post()]
    found = shares([1, 0, 2, 5], among, ["promo-tone"])
    assert {name: (share.hits, share.of) for name, share in found.items()} == {
        "posts without any risk that were flagged": (1, 1),
        "risky posts of every class flagged": (2, 3),
        "posts of the class promo-tone flagged": (1, 2),
    }


@pytest.mark.parametrize("name", SETS)
def test_each_set_has_english_posts_of_every_class_that_is_asked_for(name):
    labels = {label for one in posts(name) for label in one.labels}
    assert {each for classes in SPEAKS_OF.values() for each in classes} <= labels
    assert labels <= {family.value for family in Family}
