import pytest

from desktop_app.ui.avatar import Avatar, avatar_icon, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Inès Kaci", "IK"), ("Claire de la Tour", "CT"), ("Acme", "A"), ("", ""), ("  ", "")],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_the_disc_is_painted(qtbot):
    avatar = Avatar("Paul Roy", 40)
    qtbot.addWidget(avatar)
    before = avatar.grab().toImage()
    avatar.show_name("Inès Kaci")
    assert avatar.grab().toImage() != before
    assert not avatar_icon("Paul Roy").isNull()
