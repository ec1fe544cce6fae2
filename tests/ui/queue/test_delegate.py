from datetime import timedelta

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QApplication

from desktop_app.ui.language import Language
from desktop_app.ui.lines import MARGIN, small
from desktop_app.ui.queue.delegate import QueueDelegate, _Said, lines_of, measured
from desktop_app.ui.queue.flowing import SPACE, Piece

#: Inside a row beside the preview, in a window 1280 and one 960 pixels wide, at 100 %.
WIDE, NARROW = 633.0, 470.0
TALL = QueueDelegate.HEIGHT - 8 - 2 * MARGIN
WAITS = {
    "en": "waits for Paul Roy (Communications) and Inès Kaci (Legal), since Monday 09:40",
    "fr": "attend Paul Roy (Communication) et Inès Kaci (Juridique), depuis lundi 09:40",
}
VOID = {
    "en": "1 approval no longer counts: text changed",
    "fr": "1 approbation ne compte plus : texte modifié",
}
LATE = {"en": "OVERDUE since Tuesday 09:40", "fr": "EN RETARD depuis mardi 09:40"}
SENT = {
    "en": "your request for changes waits to be sent",
    "fr": "votre demande de modifications attend d’être envoyée",
}


def said(language, *needs, decisions=("Communications", "Legal")):
    return _Said(
        state="In review",
        when="14:41",
        needs=tuple(Piece(text=each[language], icon="clock") for each in needs),
        about=(Piece(text="@claire_morel · Claire Morel · version 2", tone="muted", ends=" · "),),
        decisions=tuple((each, False) for each in decisions),
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize(
    "needs", [(WAITS,), (VOID, WAITS), (LATE, WAITS), (LATE, VOID), (SENT, VOID), (SENT,)]
)
def test_nothing_of_a_row_is_cut(qapp, language, width, needs):
    row = said(language, *needs)
    lines, _ = lines_of(row, QSizeF(width, TALL), 80.0)
    assert len(lines) <= 3
    shown = " ".join(piece.text for line in lines for piece in line)
    assert shown == " ".join(piece.text for piece in (*row.needs, *row.about))
    for line in lines:
        assert sum(measured(piece) + SPACE for piece in line) - SPACE <= width


def test_names_of_decisions_give_way_before_a_third_line_is_taken(qapp):
    names = ("Communications", "Investor relations", "Legal")
    row = said("en", SENT, decisions=names)
    wide, is_named = lines_of(row, QSizeF(WIDE + 200, TALL), 80.0)
    assert (len(wide), is_named) == (2, True)
    narrow, is_named = lines_of(row, QSizeF(NARROW, TALL), 80.0)
    assert (len(narrow), is_named) == (2, False)


def test_beside_the_time_there_is_less_room(qapp):
    row = said("en", LATE, VOID, decisions=())
    room = sum(measured(piece) + SPACE for piece in row.needs)
    assert len(lines_of(row, QSizeF(room, TALL), 80.0)[0]) == 2
    assert len(lines_of(row, QSizeF(room, 2 * small().lineSpacing() + 6), 80.0)[0]) == 3


def test_every_row_of_practice_is_painted_whole(desk, qtbot):
    """In French, whose words are longer, and in the narrowest window there is."""
    window, page = desk.window, desk.window.queue
    Language.choose(QApplication.instance(), "fr")
    window.resize(960, 640)
    desk.act_as("paul")
    page.model.now += timedelta(hours=1)
    delegate = page.view.itemDelegate()
    window.show_page("queue")
    desk.settle()
    page.grab()
    assert len(delegate._laid) >= page.model.rowCount() == 2
    for key, (lines, _named) in delegate._laid.items():
        words, width = key[0], key[1]
        shown = " ".join(piece.text for line in lines for piece in line)
        assert shown == " ".join(piece.text for piece in (*words.needs, *words.about))
        assert all(sum(measured(each) for each in line) <= width for line in lines)
