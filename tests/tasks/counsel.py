"""What counsel wants: to see what was found and under which rule, to stop it, and to prove it."""

from __future__ import annotations

from desktop_app.domain.account import Role
from desktop_app.domain.action import ActionKind
from desktop_app.services import practice
from tests.tasks.director import opened
from tests.tasks.office import Office
from tests.tasks.steps import (
    Task,
    click,
    key,
    nothing,
    reads,
    recorded,
    row,
    type_into,
    with_files,
    write,
)

COUNSEL = Role.LEGAL
#: A sample post with a figure, which waits for legal.
UNITS = ("500,000 units", "500 000 unités")
LYON = ("students in Lyon on", "des élèves à Lyon")


def _frozen(office: Office) -> None:
    hand = office.hand
    hand.act_as(practice.COMMUNICATIONS)
    hand.freeze("Panne." if office.language == "fr" else "Outage.")
    hand.window.show_page("compose")


def _proof(office: Office) -> None:
    nothing(office)
    assert (office.folder / "evidence.jsonl").read_text("utf-8").count("\n") > 3


TASKS = (
    Task(
        name="veto",
        role=COUNSEL,
        wish=("Stop a post that must not go out", "Arrêter un post qui ne doit pas partir"),
        page="review",
        steps=(
            *opened(UNITS),
            click("Veto…"),
            write(("This figure is not public.", "Ce chiffre n’est pas public.")),
            key("Enter"),
            reads("Vetoed"),
        ),
        most=5,
        check=recorded(ActionKind.VETO),
    ),
    Task(
        name="findings",
        role=COUNSEL,
        wish=(
            "See what was found, and under which law",
            "Voir ce qui a été relevé, et selon quelle loi",
        ),
        page="review",
        steps=(*opened(UNITS), reads(("MAR", "MAR"))),
        most=3,
        check=nothing,
    ),
    Task(
        name="approve-figure",
        role=COUNSEL,
        wish=("Approve a figure that is public", "Approuver un chiffre qui est public"),
        page="review",
        steps=(
            *opened(UNITS),
            click("Approve version {number} (practice)"),
            click(
                ("{}  Checked against published figures", "{}  Vérifié avec les chiffres publiés")
            ),
            click("Approve"),
            reads("You approved this version."),
        ),
        most=6,
        check=recorded(ActionKind.APPROVE),
    ),
    Task(
        name="ask-why",
        role=COUNSEL,
        wish=("Ask the author a question about it", "Poser une question à l’auteur"),
        page="review",
        steps=(
            *opened(UNITS),
            click("Remark…"),
            write(("Where does this figure come from?", "D’où vient ce chiffre ?")),
            click("Send"),
            reads("Open"),
        ),
        most=5,
        check=recorded(ActionKind.COMMENT),
    ),
    Task(
        name="evidence",
        role=COUNSEL,
        wish=(
            "Get a file that proves who approved a post",
            "Obtenir un fichier qui prouve qui a approuvé",
        ),
        page="published",
        steps=(
            click("Published"),
            row(LYON),
            with_files("evidence.jsonl", step=click("Evidence…")),
            reads("Saved as {name}, checked"),
        ),
        most=4,
        check=_proof,
    ),
    Task(
        name="legal-hold",
        role=COUNSEL,
        wish=(
            "Keep the words of a post for a lawsuit",
            "Conserver les mots d’un post pour un procès",
        ),
        page="published",
        steps=(
            click("Published"),
            row(LYON),
            click("Legal hold…"),
            type_into("Matter, as legal calls it", ("Voltane 2026", "Voltane 2026")),
            type_into(
                "Why, for everybody and for the record",
                ("A lawsuit is announced.", "Un procès est annoncé."),
            ),
            click("Place the hold"),
            reads("Legal hold: {matter}"),
        ),
        most=6,
        check=recorded(ActionKind.PRESERVE),
    ),
    Task(
        name="bench",
        role=COUNSEL,
        wish=("Try the rules on a sentence", "Essayer les règles sur une phrase"),
        page="rules",
        steps=(
            click("Rules"),
            click("Test bench"),
            type_into(
                "Text to try the rules on",
                ("We will deliver 500,000 units.", "Nous livrerons 500 000 unités."),
            ),
            reads(("fin.figure", "fin.figure")),
        ),
        most=3,
        check=nothing,
    ),
    Task(
        name="unfreeze",
        role=COUNSEL,
        wish=("Let posts go out again after a freeze", "Laisser repartir les posts après un gel"),
        page="compose",
        before=_frozen,
        steps=(
            click("End the freeze…"),
            write(("Everything works again.", "Tout fonctionne à nouveau.")),
            key("Enter"),
        ),
        most=2,
        check=recorded(ActionKind.UNFREEZE),
    ),
    Task(
        name="own-words",
        role=COUNSEL,
        wish=("Make a name right for everyone", "Rendre un nom juste pour tous"),
        page="settings",
        steps=(
            click("Settings"),
            click("For everyone ({count})"),
            type_into("Another word", ("Kowalczewski", "Kowalczewski")),
            click("Add"),
            reads(("Kowalczewski", "Kowalczewski")),
        ),
        most=4,
        check=recorded(ActionKind.ADD_WORD),
    ),
)
