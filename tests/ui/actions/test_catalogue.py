from dataclasses import replace

import pytest

from desktop_app.ui.actions.catalogue import ACTIONS, PAGES, action, is_letter


def clashes(actions):
    """Key and the two actions, wherever one key would mean two things at once."""
    return [
        (key, first.id, second.id)
        for place, first in enumerate(actions)
        for second in actions[place + 1 :]
        if first.page == second.page or not (first.page and second.page)
        for key in first.keys
        if key in second.keys
    ]


def test_no_key_means_two_things_in_one_place():
    assert clashes(ACTIONS) == []
    assert len({each.id for each in ACTIONS}) == len(ACTIONS)


def test_a_clash_is_found_between_a_page_and_everywhere_but_not_between_two_pages():
    review = action("review.approve")
    everywhere = replace(review, id="other", page="")
    queue = replace(review, id="third", page="queue")
    assert clashes((review, everywhere)) == [("A", "review.approve", "other")]
    assert clashes((review, queue)) == []


def test_what_can_be_done_without_a_modifier_is_a_letter():
    letters = {key for each in ACTIONS for key in each.keys if is_letter(key)}
    assert letters == {"A", "R", "V", "C", "D", "J", "K", "T", "?"}
    # A single letter never applies everywhere, but for the sheet of keys.
    assert [e.id for e in ACTIONS if not e.page and any(map(is_letter, e.keys))] == ["sheet"]


def test_each_page_has_a_key_and_each_action_a_known_place():
    keyed = [action(f"go.{page}").keys[:1] for page in PAGES]
    assert keyed[:9] == [(f"Ctrl+{number}",) for number, _ in enumerate(PAGES[:9], 1)]
    assert "Ctrl+," in action("go.settings").keys
    assert {each.page for each in ACTIONS} <= {"", *PAGES}
    with pytest.raises(KeyError):
        action("nothing")
