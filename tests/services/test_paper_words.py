"""What stands on paper and in mail is said in both languages, and nothing is left over."""

import re
from datetime import UTC, datetime
from string import Formatter

import pytest

from desktop_app.domain.finding import Severity
from desktop_app.domain.review import Standing, Verdict
from desktop_app.services import figures_book, paper_words, review_paper
from desktop_app.services.figures import NUMBERS
from desktop_app.services.paper_words import moment_in, paper
from tests.house.test_catalogues import BREAKING
from tests.house.tree import ROOT

SENTENCES = paper_words._sentences()
MADE = {
    *(f"severity.{one}" for one in Severity),
    *(f"standing.{one}" for one in Standing),
    *(f"verdict.{one}" for one in Verdict),
    *(f"step.{one}" for one in review_paper._STEPS),
    *(f"figures.{part}_{one}" for part in ("sheet", "about") for one in figures_book.SHEETS),
    *(f"figures.column_{one}" for one in (*figures_book.COLUMNS, *NUMBERS)),
}


def names(sentence):
    return sorted(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_both_languages_say_the_same(key):
    both = SENTENCES[key]
    assert set(both) == {"en", "fr"}
    assert names(both["en"]) == names(both["fr"])
    assert not BREAKING.search(both["fr"])


def test_every_sentence_is_said_and_none_is_missing():
    services = ROOT / "desktop_app" / "services"
    users = [
        services / f"{name}.py"
        for name in ("mail_archive", "review_paper", "dossier", "figures_book")
    ]
    code = "".join(path.read_text(encoding="utf-8") for path in users)
    said = set(re.findall(r'"((?:eml|review|dossier|figures)\.[a-z_]+)"', code))
    assert said | MADE == set(SENTENCES)


def test_times_say_their_zone():
    moment = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert moment_in(moment, "UTC") == "2026-11-24 23:30:00 UTC"
    assert moment_in(moment, "Europe/Paris") == (
        "2026-11-25 00:30:00 Europe/Paris (2026-11-24 23:30:00 UTC)"
    )
    assert paper("review.version", "fr", number=2, name="A", at="B") == "Version 2, A, B"
