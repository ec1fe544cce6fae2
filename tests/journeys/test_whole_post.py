"""Journey 1, whole: from a misspelt line with a photo to evidence that stands on its own."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from desktop_app.adapters.practice_x.faults import Route
from desktop_app.domain.account import Role, Terms
from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from desktop_app.ui.review.countdown import Countdown
from tests.adapters.media.samples import CANARY, jpeg
from tests.journeys.conftest import found_with, later, record_of, texts_on
from tests.journeys.conftest import told as said
from tests.services.bundles import bundle as bundle_of_post

ROOT = Path(__file__).resolve().parents[2]
TYPED = "Fiers de nos équippes de Lyon et de leur travail cet hiver. Merci !"
FIXED = TYPED.replace("équippes", "équipes")
SHOWS = "L’équipe de l’atelier de Lyon, réunie devant la halle neuve."
_PLACE = 0x8825  # the block of a photo that holds where it was taken
TERMS = Terms(zone="Europe/Paris", cool_off_seconds=120)


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "lyon.jpg"
    path.write_bytes(jpeg())
    assert _place_of(path.read_bytes())
    return path


def _place_of(content):
    return dict(Image.open(io.BytesIO(content)).getexif().get_ifd(_PLACE))


def verified(bundle, home):
    """What `countersign verify` says on a machine that has only the bundle."""
    home.mkdir()
    alone = {"PATH": os.environ["PATH"], "COUNTERSIGN_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "desktop_app", "verify", str(bundle)]
    return subprocess.run(
        command, cwd=home, env=alone, capture_output=True, encoding="utf-8", check=False
    )


def test_1_a_photo_is_cleaned_approved_cooled_sent_once_and_proved(
    start, x, clock, tmp_path, photo
):
    """Journey 1; `test_told` has the notice that the director gets."""
    clock.advance(hours=-2, minutes=-32)  # 09:28 in Paris
    found_with(tmp_path, clock, TERMS)
    hand = start()
    window, compose = hand.window, hand.window.compose
    # Typed, and fixed with the keyboard.
    hand.write(TYPED)
    hand.press(compose.editor, Qt.Key.Key_F8)
    hand.press(compose.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    hand.checked()
    assert compose.editor.text == FIXED
    # With a photo: it says what was taken out, and is not sent without a description.
    hand.attach(photo)
    (card,) = compose.writing.attachments.cards
    assert "lieu" in card.removed
    hand.press(compose.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    assert not compose.footer.can_send
    assert compose.isVisible()
    assert compose.footer.reason.startswith("Une image n’a pas de description.")
    hand.describe(SHOWS)
    post = hand.send_for_review()
    assert record_of(hand, post).current.roles == (Role.COMMUNICATIONS,)
    # Communications approves with A; the pause counts down in view.
    clock.advance(seconds=30)
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    assert FIXED in said(window.review.final)
    hand.press(window.review, Qt.Key.Key_A)
    hand.click(window.review.bar.confirm)
    hand.reaches(PostState.APPROVED)
    (countdown,) = window.review.context.findChildren(Countdown)
    assert countdown.isVisible()
    assert "1 min" in countdown.text()
    later(hand, clock, seconds=89)
    assert x.hits() == 0
    countdown = window.review.context.findChildren(Countdown)[-1]
    countdown.tick()
    assert "1 s" in countdown.text()
    # Sent at its time.
    later(hand, clock, seconds=1)
    hand.reaches(PostState.POSTED)
    assert x.posts()[0].created_at.startswith("2026-11-24T08:30:00")  # 09:30 in Paris
    later(hand, clock, minutes=10)
    assert (x.hits(), x.hits(Route.MEDIA)) == (1, 1)
    _is_as_approved(hand, x, post)
    bundle = tmp_path / "evidence.jsonl"
    bundle.write_bytes(bundle_of_post(window.session.parts, post))
    start.stop()
    proof = verified(bundle, tmp_path / "elsewhere")
    assert proof.returncode == 0, proof.stderr
    for word in (FIXED, SHOWS, "Paul Roy", x.posts()[0].id, x.media()[0].sha256):
        assert word in proof.stdout
    bundle.write_text(bundle.read_text(encoding="utf-8").replace("hiver", "Hiver"), "utf-8")
    assert verified(bundle, tmp_path / "doubted").returncode == 1


def _is_as_approved(hand, x, post):
    """Text, description and bytes at X are those that were approved, and tell of no place."""
    record = record_of(hand, post)
    (approved,), (there,) = record.current.payload.parts, x.posts()
    assert texts_on(x) == [FIXED] == [approved.text]
    assert there.alt_texts == (SHOWS,) == tuple(media.alt_text for media in approved.media)
    assert there.media_sha256 == tuple(media.sha256 for media in approved.media)
    assert (record.parts[0].x_post_id, record.parts[0].differs) == (there.id, ())
    content = x.content(x.media()[0].id)
    assert _place_of(content) == {}
    assert CANARY not in content
    assert CANARY not in b"".join(x.bodies(Route.MEDIA))
