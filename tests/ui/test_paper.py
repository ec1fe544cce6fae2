"""A review set on paper: pages that can be looked at, and a PDF of the same."""

import pytest
from PySide6.QtGui import QColor

from desktop_app.services.review_paper import Chapter, Entry, Facts, Paper, Quote
from desktop_app.ui import paper as papers

CHANGED = Quote(pieces=(("same", "Merci "), ("delete", "à tous"), ("insert", "<b>à toutes</b>")))


def paper(chapters=3, practice="Entraînement"):
    """A paper of so many chapters."""
    blocks = (
        Facts(rows=(("Fingerprint", "0" * 64), ("Account", "@ceo"))),
        CHANGED,
        *(Entry(head=f"Head {n}", below=("one " * 30, "two")) for n in range(6)),
    )
    return Paper(
        language="fr",
        title="Relecture d’un post",
        subtitle="@ceo",
        practice=practice,
        footer="Confidentiel · empreinte 9f2c 71ab",
        chapters=tuple(Chapter(title=f"Chapter {n}", blocks=blocks) for n in range(chapters)),
    )


def ink(image, left, top, right, bottom):
    """Whether anything was drawn there; the place is in parts of the page."""
    wide, high = image.width(), image.height()
    white = QColor("white").rgb()
    return any(
        image.pixel(x, y) != white
        for x in range(int(left * wide), int(right * wide), 3)
        for y in range(int(top * high), int(bottom * high), 2)
    )


def test_each_page_has_margins_and_a_footer(qapp):
    pages = papers.pictures(paper())
    assert len(pages) > 1
    for page in pages:
        assert ink(page, 0.08, 0.08, 0.92, 0.9)
        assert ink(page, 0.08, 0.92, 0.6, 0.97)
        assert ink(page, 0.85, 0.92, 0.92, 0.97)
        assert not ink(page, 0, 0, 0.08, 1)
        assert not ink(page, 0.93, 0, 1, 1)
        assert not ink(page, 0.6, 0.92, 0.85, 0.97)  # nothing runs into the page's number


def test_a_pdf_is_written_once(qapp, tmp_path):
    path = tmp_path / "review.pdf"
    papers.write_pdf(paper(), path)
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") == len(papers.pictures(paper()))
    with pytest.raises(FileExistsError):
        papers.write_pdf(paper(), path)
    with pytest.raises(FileNotFoundError):
        papers.write_pdf(paper(), tmp_path / "no" / "review.pdf")


def test_what_somebody_wrote_is_no_markup(qapp):
    said = papers._html(paper(1))
    assert "<b>" not in said
    assert "&lt;b&gt;à toutes&lt;/b&gt;" in said
    assert '<span class="gone">à tous</span>' in said
    assert '<p class="practice">' in said
    assert '<p class="practice">' not in papers._html(paper(1, practice=""))
