"""The running application as a screen reader meets it; nothing of it is called from here."""

import pytest

from desktop_app.ui.actions.catalogue import PAGES
from tests.accessibility import atspi

TEXTS = {
    "en": (
        "Compose",
        "Text of the post",
        "Thank you for this wonderfull and beautifull day.",
        "wonderful",
    ),
    "fr": ("Rédiger", "Texte du post", "Merci à nos équippes pour cette journnée.", "équipes"),
}


@pytest.mark.skipif("sys.platform != 'linux'", reason="AT-SPI is Linux's; elsewhere Qt has its own")
@pytest.mark.parametrize("language", TEXTS)
def test_a_screen_reader_finds_writes_hears_and_presses(language, tmp_path):
    assert atspi.missing() == [], "`make setup` installs these packages"
    compose, editor_name, misspelt, right = TEXTS[language]
    with atspi.desk(tmp_path / "home", language) as reader:
        reader.find("check box", compose)
        editor = reader.find("text", editor_name)
        roles = {node.role for node in reader.walk() if node.name}
        assert {"text", "push button", "check box", "combo box"} <= roles
        with reader.announcements() as heard:
            reader.focus(editor)
            reader.write(editor, misspelt)
            said = ""
            while not any(character.isdigit() for character in said):
                said = heard(atspi.PATIENCE_SECONDS)
                assert said, "what was found was not announced"
        assert "2" in said
        fix = next(n for n in reader.walk() if n.role == "push button" and right in n.name)
        reader.press(fix)
        atspi.wait(lambda: right in reader.read(editor), "the corrected word")
        rail = [node.name for node in reader.walk() if node.role == "check box"][: len(PAGES)]
    assert len(rail) == len(PAGES)
    assert all(rail)
