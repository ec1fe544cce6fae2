"""Where the product's own files are found."""

import pytest

from desktop_app.domain.errors import Unavailable
from desktop_app.services.resources import resource


def test_a_file_is_read():
    assert "obstacle.empty" in resource("messages", "en.toml").read_text(encoding="utf-8")


def test_a_folder_is_walked():
    assert {"en.toml", "fr.toml"} <= {entry.name for entry in resource("messages").iterdir()}


def test_what_is_not_there_is_said():
    with pytest.raises(Unavailable) as refused:
        resource("messages", "de.toml")
    assert refused.value.kind == "resource.missing"
    assert refused.value.facts == {"name": "messages/de.toml"}
