"""What an executive wants: to write, to be answered, to see what became of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from desktop_app.domain.account import Role
from desktop_app.domain.action import ActionKind
from desktop_app.services import practice
from tests.tasks.office import Office
from tests.tasks.steps import (
    Task,
    choose,
    click,
    hold_key,
    key,
    nothing,
    reads,
    recorded,
    row,
    type_into,
    with_files,
    write,
)

EXECUTIVE = Role.EXECUTIVE
THANKS = (
    "Thank you to the whole workshop for the warm welcome on Monday.",
    "Merci à tout l’atelier pour son accueil lundi.",
)
SECOND = (
    "Every one of you showed me something new.",
    "Chacun m’a montré quelque chose de nouveau.",
)
THIRD = ("I will be back in the spring.", "Je reviendrai au printemps.")
FIGURE = (
    "We will deliver 500,000 units this year.",
    "Nous livrerons 500 000 unités cette année.",
)
SENT = (click("Send for review"), reads("In review"))
NEW = (click("New draft"),)


def _say(text: tuple[str, str]):
    return type_into("Text of the post", text)


def sent(text: tuple[str, str]):
    """A post of the executive's that waits for others."""

    def before(office: Office) -> None:
        hand = office.hand
        hand.act_as(practice.EXECUTIVE)
        hand.write(office.tongue.typed(text))
        hand.send_for_review()
        hand.window.show_page("compose")
        hand.settle()

    return before


def _held(office: Office) -> None:
    """The account was frozen while the post was on its way."""
    hand = office.hand
    hand.write(office.tongue.typed(THANKS))
    post = hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.freeze("Panne." if office.language == "fr" else "Outage.")
    hand.window.open_review(post)
    hand.shows(hand.window.review, post)
    hand.approve()
    hand.act_as(practice.EXECUTIVE)
    hand.window.show_page("compose")


def _picture(office: Office) -> None:
    picture = QImage(1200, 800, QImage.Format.Format_RGB32)
    picture.fill(QColor("#27496d"))
    picture.save(str(office.folder / "hall.png"))


def _begin(office: Office, _founded: Path) -> None:
    office.begin()


def _at_half_past_five(office: Office) -> None:
    recorded(ActionKind.SUBMIT)(office)
    view = office.hand.window.review.view
    assert view is not None
    assert view.record.current.payload.not_before == datetime(2026, 11, 24, 16, 30, tzinfo=UTC)


def began(office: Office) -> None:
    """The practice record holds the post that was written first."""
    assert office.done()[-1] == (ActionKind.SUBMIT, practice.EXECUTIVE)


TASKS = (
    Task(
        name="first-post",
        role=EXECUTIVE,
        wish=("Try it out and write a first post", "Essayer, et écrire un premier post"),
        page="compose",
        begin=_begin,
        steps=(
            click("Start with sample data"),
            reads("PRACTICE"),
            *NEW,
            _say(THANKS),
            *SENT,
        ),
        most=4,
        check=began,
    ),
    Task(
        name="thread",
        role=EXECUTIVE,
        wish=("Say it in three posts, one after another", "Le dire en trois posts qui se suivent"),
        page="compose",
        steps=(
            *NEW,
            _say(THANKS),
            click("Add a post to the thread"),
            write(SECOND),
            click("Add a post to the thread"),
            write(THIRD),
            *SENT,
        ),
        most=5,
        check=recorded(ActionKind.SUBMIT),
    ),
    Task(
        name="picture",
        role=EXECUTIVE,
        wish=("Show a picture of the new hall", "Montrer une photo de la nouvelle halle"),
        page="compose",
        before=_picture,
        steps=(
            *NEW,
            _say(THANKS),
            with_files("hall.png", step=click("Add pictures or a film…")),
            type_into(
                "Description of {name}",
                ("The large new hall, still empty", "La grande halle neuve, encore vide"),
            ),
            *SENT,
        ),
        most=6,
        check=recorded(ActionKind.SUBMIT),
    ),
    Task(
        name="poll",
        role=EXECUTIVE,
        wish=("Ask people what they want to see", "Demander aux gens ce qu’ils veulent voir"),
        page="compose",
        steps=(
            *NEW,
            _say(("What would you like to see first?", "Que voulez-vous voir en premier ?")),
            click("Add a poll"),
            type_into(("Choice 1", "Choix 1"), ("The workshop", "L’atelier")),
            type_into(("Choice 2", "Choix 2"), ("The canteen", "La cantine")),
            *SENT,
        ),
        most=6,
        check=recorded(ActionKind.SUBMIT),
    ),
    Task(
        name="misspelling",
        role=EXECUTIVE,
        wish=("Correct the underlined word and send it", "Corriger le mot souligné et l’envoyer"),
        page="compose",
        steps=(click(("wonderful", "équipes")), *SENT),
        most=2,
        check=recorded(ActionKind.SUBMIT),
    ),
    Task(
        name="legal-finding",
        role=EXECUTIVE,
        wish=("Tell legal where my figure comes from", "Dire au juridique d’où vient mon chiffre"),
        page="compose",
        steps=(
            *NEW,
            _say(FIGURE),
            click("Explain to legal", near=("Gives a figure", "Donne un chiffre")),
            write(("From the report of March.", "Du rapport de mars.")),
            *SENT,
        ),
        most=4,
        check=recorded(ActionKind.SUBMIT),
    ),
    Task(
        name="schedule",
        role=EXECUTIVE,
        wish=("Let it leave at half past five", "Le faire partir à dix-sept heures trente"),
        page="compose",
        steps=(
            *NEW,
            _say(THANKS),
            click("When"),
            click("At a time"),
            type_into("Time", ("1730", "1730")),
            *SENT,
        ),
        most=5,
        check=_at_half_past_five,
    ),
    Task(
        name="take-back",
        role=EXECUTIVE,
        wish=("Take back what I sent for review", "Reprendre ce que j’ai envoyé en relecture"),
        page="review",
        before=sent(THANKS),
        steps=(
            click("Queue"),
            click("Written by me"),
            row(THANKS),
            key("Enter"),
            click("Withdraw…"),
            write(("Not today after all.", "Finalement pas aujourd’hui.")),
            key("Enter"),
            reads("Withdrawn"),
        ),
        most=6,
        check=recorded(ActionKind.WITHDRAW),
    ),
    Task(
        name="why-held",
        role=EXECUTIVE,
        wish=("See why my post has not gone out", "Voir pourquoi mon post n’est pas parti"),
        page="review",
        before=_held,
        steps=(
            click("Queue"),
            click("Written by me"),
            row(THANKS),
            key("Enter"),
            reads("the account was frozen"),
        ),
        most=4,
        check=nothing,
    ),
    Task(
        name="mention",
        role=EXECUTIVE,
        wish=("Answer somebody who wrote to us", "Répondre à quelqu’un qui nous a écrit"),
        page="compose",
        steps=(
            click("Mentions"),
            click("Refresh (at most {cost})"),
            row(("workshop class", "classe d’atelier")),
            click("Answer"),
            write(
                (
                    "Thank you. They asked the best questions.",
                    "Merci. Leurs questions étaient les meilleures.",
                )
            ),
            *SENT,
        ),
        most=5,
        check=recorded(ActionKind.SUBMIT),
    ),
    Task(
        name="template",
        role=EXECUTIVE,
        wish=("Begin from a text that was agreed", "Partir d’un texte déjà convenu"),
        page="compose",
        steps=(
            click("Start from…"),
            row(("Holding statement: service", "Déclaration d’attente : panne")),
            click("Start from this"),
            write(("10:00", "10 heures")),
            hold_key("F8", Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
            write(("14:00", "14 heures")),
            *SENT,
        ),
        most=6,
        check=recorded(ActionKind.SUBMIT),
    ),
    Task(
        name="figures",
        role=EXECUTIVE,
        wish=("See how our posts did this quarter", "Voir ce que nos posts ont donné ce trimestre"),
        page="figures",
        steps=(
            click("Figures"),
            choose("Which account", ("@aurelis", "@aurelis")),
            click(("90 days", "90\u00a0jours")),
            reads("posts went out"),
        ),
        most=4,
        check=nothing,
    ),
)
