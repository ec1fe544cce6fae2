import sys

from desktop_app.ui.actions.offers import offers


def test_palette_and_sheet_are_made_only_when_asked_for(unloaded):
    commands = unloaded.commands
    assert commands._palette is None
    assert commands._sheet is None
    assert commands.palette is commands.palette
    assert commands.sheet is commands.sheet
    assert "desktop_app.ui.actions.palette" in sys.modules


def test_what_the_window_cannot_do_now_is_said(desk):
    found = offers(desk.window)
    assert found["freeze"].why_not == ""
    assert found["person"].why_not == ""
    desk.window.header.person.clear()
    assert found["person"].why_not == "Nobody else can act here"


def test_the_list_of_pages_folds_and_the_choice_is_kept(unloaded):
    found, desk = offers(unloaded), unloaded.session.opening.desk
    found["rail"].run()
    assert unloaded._rail.is_folded
    assert desk.preference("rail") == "folded"
    found["rail"].run()
    assert not unloaded._rail.is_folded
