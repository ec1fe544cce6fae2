"""The forms of the lists speak the language of the windows, also when it changes under them."""

from datetime import date

from PySide6.QtWidgets import QApplication

from desktop_app.domain.hashtags import Hashtag
from desktop_app.ui.language import Language
from desktop_app.ui.watching.hashtag_form import HashtagForm

LYON = Hashtag(tag="Lyon", meaning_en="Our site", since=date(2026, 2, 5), retired=date(2026, 8, 1))


def test_days_are_written_as_the_language_writes_them(qtbot):
    form = HashtagForm()
    qtbot.addWidget(form)
    form.show_hashtag(LYON, date(2026, 11, 24))
    assert (form.since.text(), form.retired.day.text()) == ("5 Feb 2026", "1 Aug 2026")
    Language.choose(QApplication.instance(), "fr")
    QApplication.processEvents()
    assert (form.since.text(), form.retired.day.text()) == ("5 févr. 2026", "1 août 2026")
    assert form.keep.text() == "Garder"


def test_what_is_too_long_is_not_kept(qtbot):
    form, wanted = HashtagForm(), []
    qtbot.addWidget(form)
    form.wanted.connect(wanted.append)
    form.show_hashtag(LYON, date(2026, 11, 24))
    form.english.line.setText("x" * 301)
    form.keep.click()
    assert wanted == []
    form.english.line.setText("Our site")
    form.keep.click()
    assert wanted == [LYON]
