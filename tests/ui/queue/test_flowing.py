from desktop_app.ui.queue.flowing import Piece, crowded, laid


def measured(piece):
    """Ten pixels a character, and a mark of twenty."""
    return 10.0 * len(piece.text) + (20.0 if piece.icon else 0.0)


def texts(lines):
    return [[piece.text for piece in line] for line in lines]


LATE = Piece(text="late", icon="clock")
ABOUT = Piece(text="@acme · Claire · version 2", ends=" · ")


def test_each_group_has_lines_of_its_own():
    found = laid(((LATE, Piece(text="waits")), (ABOUT,)), (300.0, 300.0), measured)
    assert texts(found) == [["late", "waits"], ["@acme · Claire · version 2"]]


def test_a_group_of_nothing_takes_no_line():
    assert texts(laid(((), (ABOUT,)), (300.0,), measured)) == [["@acme · Claire · version 2"]]


def test_what_does_not_fit_beside_goes_whole_to_the_next_line():
    found = laid(((LATE, Piece(text="waits for Paul")),), (150.0, 150.0), measured)
    assert texts(found) == [["late"], ["waits for Paul"]]


def test_what_is_longer_than_a_line_is_broken_between_words_and_marked_once():
    waits = Piece(text="waits for Paul and Ines", icon="clock")
    found = laid(((waits,),), (130.0, 130.0), measured)
    assert texts(found) == [["waits for"], ["Paul and Ines"]]
    assert [line[0].icon for line in found] == ["clock", ""]


def test_a_line_ends_where_the_piece_allows():
    found = laid(((ABOUT,),), (170.0, 170.0), measured)
    assert texts(found) == [["@acme · Claire ·"], ["version 2"]]


def test_too_much_for_the_lines_is_none_of_them():
    assert laid(((LATE,), (ABOUT,)), (300.0,), measured) is None
    assert laid(((ABOUT,),), (170.0,), measured) is None
    assert laid(((Piece(text="indivisible"),),), (50.0, 50.0), measured) is None


def test_where_nothing_fits_each_group_has_one_line():
    assert texts(crowded(((LATE,), (), (ABOUT,)))) == [["late"], ["@acme · Claire · version 2"]]
