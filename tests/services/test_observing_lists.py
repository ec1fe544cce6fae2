import pytest

from desktop_app.domain.errors import BadInput
from desktop_app.domain.watching import Watched
from desktop_app.services import observing_lists
from desktop_app.services.observing_lists import query_of, read_item
from desktop_app.services.observing_ports import WatchItem, WatchList
from tests.services.test_observing import ACCOUNT, fake, parts  # noqa: F401 - fixtures


def watched(*items, name="Lyon"):
    return WatchList(name=name, items=tuple(read_item(each) for each in items))


def test_items_become_one_question():
    made = WatchList(
        name="Themes",
        items=(
            read_item("@Nadia_1"),
            read_item(" #Énergie "),
            read_item("pompe   à chaleur"),
            WatchItem(kind=Watched.COMPETITOR, text="@voltane"),
            WatchItem(kind=Watched.TECHNOLOGY, text="R290"),
        ),
    )
    assert query_of(made) == (
        '(from:Nadia_1 OR #Énergie OR "pompe à chaleur" OR @voltane OR "R290") -is:retweet'
    )


@pytest.mark.parametrize("item", ["", "  ", "@", "@two words", "#", "#a b", 'a "b"', "a (b)", "@é"])
def test_what_x_would_read_otherwise_is_refused(item):
    with pytest.raises(BadInput) as told:
        read_item(item)
    assert told.value.kind == "observing.item"


def test_no_item_can_add_an_operator_of_its_own():
    """Whatever somebody types, it stays inside its quotation marks."""
    assert query_of(watched("a OR from:b -c")) == '("a OR from:b -c") -is:retweet'


def test_a_list_is_kept_tidy_and_by_its_name(parts):  # noqa: F811 - the fixture
    kept = observing_lists.keep(parts, ACCOUNT, watched("#a", "#a", name="  My   list "))
    assert (kept.name, len(kept.items)) == ("My list", 1)
    assert observing_lists.lists(parts, ACCOUNT) == (kept,)
    again = observing_lists.keep(parts, ACCOUNT, watched("#b", name="My list"))
    assert observing_lists.lists(parts, ACCOUNT) == (again,)
    observing_lists.drop(parts, ACCOUNT, "My list")
    assert observing_lists.lists(parts, ACCOUNT) == ()


def test_a_list_that_cannot_be_asked_for_is_not_kept(parts):  # noqa: F811 - the fixture
    wrong = {
        "observing.list_name": watched("#a", name=" "),
        "observing.item": WatchList(name="None", items=()),
        "observing.query_long": watched(*(f"#{'x' * 50}{number}" for number in range(10))),
        "account.unknown": None,
    }
    for kind, made in wrong.items():
        account = "nobody" if made is None else ACCOUNT
        with pytest.raises(BadInput) as told:
            observing_lists.keep(parts, account, made or watched("#a"))
        assert told.value.kind == kind
    assert observing_lists.lists(parts, ACCOUNT) == ()
