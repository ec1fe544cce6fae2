import pytest

from desktop_app.checks.claims import claims, words_of

CONTRARY = [
    ("We now have 500,000 customers.", "We have 400,000 customers."),
    ("We serve 500 000 customers.", "We have 400,000 customers in total."),
    ("Our revenue grew 12% this year.", "Our revenue grew 9% this year."),
    ("Revenue grew 12% in 2025.", "Revenue fell 12% in 2025."),
    ("We will not close the Lyon plant.", "We will close the Lyon plant."),
    ("We will close the Lyon plant.", "We will keep the Lyon plant open."),
    ("We are opening 12 plants in Europe.", "We open 14 plants in Europe."),
    ("We invest €2bn in the Lyon plant.", "We will invest €1.5 billion in the Lyon plant."),
    ("Aurelis One will ship in twelve countries.", "Aurelis One ships in 14 countries."),
    ("No customer data was lost.", "Customer data was lost."),
    ("Our plant in Lyon employs 1,200 people", "Our Lyon plant employs 1,350 people"),
    ("We don't share your data with partners", "We share your data with partners"),
    ("Nous ne fermerons pas l’usine de Lyon.", "Nous fermerons l’usine de Lyon."),
    ("Nous avons 500 000 clients.", "Nous servons 400\u202f000 clients."),
    ("Nous n'allons jamais licencier à Lille.", "Nous allons licencier à Lille."),
    ("Le chiffre d’affaires progresse de 12 %.", "Le chiffre d’affaires progresse de 8,5 %."),
    ("Le chiffre d’affaires progresse de 12 %.", "Le chiffre d’affaires recule de 12 %."),
    (
        "Nous investissons 2 Md€ dans l’usine de Lyon.",
        "Nous investirons 1,5 milliard d’euros dans l’usine de Lyon.",
    ),
    ("Aucune donnée client n’a été perdue.", "Des données clients ont été perdues."),
    ("Nous embauchons 300 ingénieurs à Lyon", "Nous embauchons 250 ingénieurs à Lyon"),
]
CONTRARY += [
    (
        "Aujourd’hui, nous avons 500 000 clients en Europe, et nous remercions chacun d’eux.",
        "Nous avons 400 000 clients en Europe. Merci !",
    ),
    ("Good news: we have 500,000 customers, and we thank them.", "We have 400,000 customers"),
]
COMPATIBLE = [
    ("We hired 400 engineers in Lyon.", "We trained 30 engineers in Lyon."),
    ("Day 3 of the summit in Davos", "Day 4 of the summit in Davos"),
    ("Meet us on 3 March at booth 12", "Meet us on 5 June at booth 14"),
    ("Revenue grew 12% in 2025.", "Revenue grew 9% in 2024."),
    ("Revenue grew 12% in Q3.", "Revenue grew 9% in Q2."),
    ("#Lyon #Growth 12 new jobs", "#Lyon #Growth 40 trees planted"),
    ("We have more than 400,000 customers.", "We have 412,000 customers."),
    ("Not only fast, but safe: Aurelis One.", "Fast and safe: Aurelis One."),
    ("Do we close the Lyon plant?", "We will not close the Lyon plant."),
    ("Aurelis 2 is here today", "Aurelis 3 is here today"),
    ("1/5 Our plan for Europe", "2/5 Our plan for Europe"),
    ("Thank you to our 300 engineers in Lyon!", "Thank you to our 120 colleagues in Lyon!"),
    ("Join us for episode 12 of our podcast", "Join us for episode 13 of our podcast"),
    ("We have 400,000 customers", "We have 20,000 customers in Spain"),
    ("Proud of our team in Paris.", "No team like ours in Paris."),
    ("Happy New Year 2026 to all!", "Happy New Year 2025 to all!"),
    ("Revenue up 12%, margin 30%.", "Margin 30%, revenue up 12%."),
    ("400 jobs created in Nantes", "400 jobs created in Brest"),
    (
        "See https://example.com/400 for the Lyon plan",
        "See https://example.com/500 for the Lyon plan",
    ),
    ("Nous ouvrons une usine à Lyon.", "Nous fermons l’usine de Lille."),
    ("Le salon ouvre le 14 mars à 9h30", "Le salon ouvre le 15 mars à 10h"),
    ("Merci à tous", "Merci pas à pas"),
    ("Bonne année 2026 à toutes et à tous !", "Bonne année 2025 à toutes et à tous !"),
    (
        "Notre chiffre d’affaires du T3 progresse de 12 %",
        "Notre chiffre d’affaires du T2 progresse de 9 %",
    ),
    ("J-3 avant le salon de Lyon", "J-2 avant le salon de Lyon"),
]


def contraries(one, other):
    return [
        found
        for mine in claims(one)
        for theirs in claims(other)
        if (found := mine.contrary(theirs)) is not None
    ]


@pytest.mark.parametrize(("one", "other"), CONTRARY)
def test_what_cannot_both_be_is_contrary_either_way(one, other):
    assert len(contraries(one, other)) == len(contraries(other, one)) == 1


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_what_can_both_be_is_not(one, other):
    assert contraries(one, other) == contraries(other, one) == []


@pytest.mark.parametrize("text", [one for pair in CONTRARY + COMPATIBLE for one in pair])
def test_nothing_is_contrary_to_itself(text):
    assert contraries(text, text) == []


def test_figures_are_told_as_they_were_written():
    assert contraries(*CONTRARY[0]) == [("500,000", "400,000")]
    assert contraries(*CONTRARY[7]) == [("€2bn", "€1.5 billion")]
    assert contraries(*CONTRARY[15]) == [("12 %", "8,5 %")]


def test_a_long_sentence_is_shown_by_its_beginning():
    said = "We will close the plant in Lyon " + "this year plainly " * 6
    ((now, _),) = contraries(said.replace("will", "will not"), said)
    assert now.startswith("We will not close the plant in Lyon")
    assert now.endswith("…")


def test_words_leave_out_what_x_links():
    assert words_of("Été à Lyon ! #été @acme $ACME https://example.com 12,5 %") == (
        "ete",
        "a",
        "lyon",
        "12",
        "5",
    )


@pytest.mark.parametrize("text", ["1 " * 10_000, "pas " * 10_000, "12 % " * 8_000, "ne a " * 8_000])
def test_a_long_text_takes_no_longer_than_its_length(text):
    assert len(claims(text)) <= 1
