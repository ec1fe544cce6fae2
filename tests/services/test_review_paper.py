"""A review on paper has everything that outside counsel asks about, and not the private note."""

import dataclasses

import pytest

from desktop_app.domain.discussion import Anchor
from desktop_app.domain.errors import BadInput
from desktop_app.domain.payload import Part
from desktop_app.domain.review import Verdict
from desktop_app.services import controlling, discussing, drafting, practice
from desktop_app.services.review_paper import Entry, Facts, Quote, review_paper

FIGURE = "Nous livrerons 500 000 unités cette année."
SECRET = "zqprivatenote"


@pytest.fixture
def post(office):
    post = office.submit_draft(office.draft(FIGURE, note=SECRET))
    shown = office.record(post).current.sha256
    words = Anchor(part=0, start=15, end=29, quote="500 000 unités")
    remark = discussing.comment(
        office.parts, post, shown, practice.LEGAL, "Pas publié.", anchor=words
    )
    discussing.comment(office.parts, post, shown, practice.EXECUTIVE, "Vu.", thread=remark)
    office.decide(post, practice.COMMUNICATIONS, Verdict.REQUEST_CHANGES, "Voir la remarque.")
    draft = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    calm = Part(text="Nous livrerons des unités cette année. Merci à tous.")
    office.submit_draft(dataclasses.replace(draft, parts=(calm,)))
    discussing.resolve(office.parts, post, remark, practice.LEGAL)
    for person in (practice.COMMUNICATIONS, practice.LEGAL):
        office.decide(post, person)
    office.run()
    return post


def lines(paper):
    for chapter in paper.chapters:
        yield chapter.title
        for block in chapter.blocks:
            if isinstance(block, Facts):
                yield from (f"{name}: {value}" for name, value in block.rows)
            elif isinstance(block, Quote):
                yield "".join(text for _, text in block.pieces)
            else:
                yield from (block.head, *block.below)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "legal must look|Answer: Claire Morel|approved it for legal|Picture"),
        ("fr", "le juridique doit regarder|Réponse|l’a approuvé pour le juridique|Image"),
    ],
)
def test_everything_is_there_but_the_private_note(office, post, language, words):
    paper = review_paper(office.parts, post, language)
    said = "\n".join(lines(paper))
    current = office.record(post).current
    wanted = [*words.split("|")[:3], "fin.figure", "MAR art.", "Pas publié.", "Voir la remarque."]
    wanted += [current.sha256, "https://x.com/claire_morel/status/", "Europe/Paris", "UTC"]
    assert [one for one in wanted if one not in said] == []
    assert SECRET not in said
    assert paper.practice
    assert len(paper.chapters) == 8


def test_what_changed_is_told_by_words(office, post):
    paper = review_paper(office.parts, post, "fr")
    quotes = [one for chapter in paper.chapters for one in chapter.blocks if isinstance(one, Quote)]
    assert quotes[0].pieces == (("same", "Nous livrerons des unités cette année. Merci à tous."),)
    kinds = {kind: text for kind, text in quotes[1].pieces if kind != "same"}
    assert "500 000" in kinds["delete"]
    assert "Merci" in kinds["insert"]


def test_what_people_did_with_it_stands_among_the_decisions(office):
    post = office.approved()
    controlling.recall(office.parts, post, practice.LEGAL, "Trop tard")
    chapters = {one.title: one.blocks for one in review_paper(office.parts, post, "fr").chapters}
    heads = [one.head.split(",")[0] for one in chapters["Décisions"]]
    assert heads == [
        "Paul Roy l’a approuvé pour la communication",
        "Inès Kaci a rappelé le post avant son départ",
    ]
    assert chapters["Décisions"][1].below == ("Trop tard",)


def test_other_rules_than_the_records_explain_nothing(office, post):
    other = dataclasses.replace(office.parts.rulebook, digest="0" * 64)
    parts = dataclasses.replace(office.parts, rulebook=other)
    said = "\n".join(lines(review_paper(parts, post, "en")))
    assert "Rule fin.figure" in said
    assert "MAR art." not in said


def test_a_post_that_was_only_submitted_says_so(office):
    post = office.submit("Merci à tous pour cette belle journée à Lyon.")
    chapters = {one.title: one.blocks for one in review_paper(office.parts, post, "en").chapters}
    assert chapters["Decisions"] == chapters["Publication"] == (Entry(head="None."),)
    with pytest.raises(BadInput, match=r"post\.unknown"):
        review_paper(office.parts, "none", "en")
