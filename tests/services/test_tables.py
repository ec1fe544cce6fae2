import csv
import io

import pytest

from desktop_app.services.tables import csv_of, safe


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+33",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\u00a0=HYPERLINK()",
        "＝1",
        "@name",
        "\0=1",
    ],
)
def test_nothing_is_a_formula(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Bonjour", "5 = 5", "a@b", "’été", "100 %"])
def test_words_stay_as_they_are(cell):
    assert safe(cell) == cell


def test_a_table_is_read_back_whole():
    rows = [("Texte", "Où"), ('« Ça »; "oui"\nDeux lignes', "=1")]
    text = csv_of(rows)
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert found == [list(rows[0]), [rows[1][0], "'=1"]]
