"""What a communications director wants: to decide quickly, to plan, and to stop everything."""

from __future__ import annotations

from desktop_app.domain.account import Role
from desktop_app.domain.action import ActionKind
from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from desktop_app.ui import tour_publishing
from tests.tasks.office import Office
from tests.tasks.steps import (
    Task,
    choose,
    click,
    key,
    nothing,
    reads,
    recorded,
    row,
    type_into,
    word,
    write,
)

DIRECTOR = Role.COMMUNICATIONS
#: A sample post that waits for communications.
STUDENTS = ("forty students", "quarante élèves")
REASON = ("The first sentence says too much.", "La première phrase en dit trop.")


def opened(text: tuple[str, str]):
    """From anywhere to the post in the queue."""
    return (click("Queue"), row(text), key("Enter"))


def _lost(office: Office) -> None:
    """X's answer to one post was lost, and two like it stand there."""
    hand = office.hand
    hand.act_as(practice.EXECUTIVE)
    hand.write(tour_publishing.WORDS[office.language].lost)
    post = hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    hand.reaches(PostState.UNKNOWN)
    while hand.window.review.view.record.state is not PostState.NEEDS_PERSON:
        office.clock.advance(minutes=1)
        hand.window.session.publish_due()
        hand.settle()
    hand.window.show_page("compose")


def _unlucky(office, founded) -> None:
    office.changed = lambda opening: tour_publishing.unlucky(opening, office.language)
    office.open(founded)


TASKS = (
    Task(
        name="approve",
        role=DIRECTOR,
        wish=("Approve a post that waits for me", "Approuver un post qui m’attend"),
        page="review",
        steps=(
            *opened(STUDENTS),
            click("Approve version {number} (practice)"),
            click("Approve"),
            reads("Posted"),
        ),
        most=5,
        check=recorded(ActionKind.APPROVE),
    ),
    Task(
        name="request-changes",
        role=DIRECTOR,
        wish=("Ask for other words, and say why", "Demander d’autres mots, en disant pourquoi"),
        page="review",
        steps=(
            *opened(STUDENTS),
            click("Request changes…"),
            write(REASON),
            key("Enter"),
            reads("Changes requested"),
        ),
        most=5,
        check=recorded(ActionKind.REQUEST_CHANGES),
    ),
    Task(
        name="suggest-words",
        role=DIRECTOR,
        wish=("Suggest another word in the text", "Proposer un autre mot dans le texte"),
        page="review",
        steps=(
            *opened(STUDENTS),
            word(("forty", "quarante"), text="Final text, exactly as it will be posted"),
            click("Remark…"),
            click("Suggest instead"),
            type_into("What should stand there instead", ("many", "nombreux")),
            click("Send"),
            reads("Open"),
        ),
        most=9,
        check=recorded(ActionKind.COMMENT),
    ),
    Task(
        name="absence",
        role=DIRECTOR,
        wish=(
            "Let legal decide for me while I am away",
            "Laisser le juridique décider en mon absence",
        ),
        page="settings",
        steps=(
            click("Settings"),
            choose("Who decides for you", ("Inès Kaci", "Inès Kaci")),
            type_into("Reason", ("On leave until Thursday.", "En congé jusqu’à jeudi.")),
            click("Let them decide for me"),
            reads("I am back"),
        ),
        most=5,
        check=recorded(ActionKind.DELEGATE, ActionKind.DELEGATE),
    ),
    Task(
        name="freeze",
        role=DIRECTOR,
        wish=("Stop everything at once", "Tout arrêter tout de suite"),
        page="compose",
        steps=(
            click("Freeze…"),
            type_into(
                "Why, for everybody and for the record",
                ("Outage at our customers.", "Panne chez nos clients."),
            ),
            click("Freeze"),
            reads("@{handle} is frozen: nothing more is posted."),
        ),
        most=4,
        check=recorded(ActionKind.FREEZE),
    ),
    Task(
        name="move",
        role=Role.EXECUTIVE,
        wish=(
            "Move a planned post to another hour",
            "Déplacer un post prévu à une autre heure",
        ),
        page="calendar",
        steps=(
            click("Calendar"),
            click(("Your draft, 12:00, {}", "Votre brouillon, 12:00, {}")),
            click("Move to…"),
            type_into("New time", ("1600", "1600")),
            click("Move the draft"),
            reads("The draft was moved"),
        ),
        most=5,
        check=nothing,
    ),
    Task(
        name="unknown",
        role=DIRECTOR,
        wish=("Settle whether a post reached X", "Dire si un post est arrivé sur X"),
        page="review",
        begin=_unlucky,
        before=_lost,
        steps=(
            *opened(("night shifts", "équipes de nuit")),
            type_into("Where you looked", ("On our page at X.", "Sur notre page, chez X.")),
            click("It is not there"),
            reads("In review"),
        ),
        most=6,
        check=recorded(ActionKind.ABSENT),
    ),
    Task(
        name="watch-list",
        role=DIRECTOR,
        wish=("Follow what is said about apprentices", "Suivre ce qui se dit des apprentis"),
        page="watching",
        steps=(
            click("Watching"),
            click("New watch list…"),
            write(("Apprentices", "Apprentis")),
            type_into("Follow", ("#apprentices", "#apprentis")),
            click("Keep"),
            reads("Kept in the record"),
        ),
        most=5,
        check=recorded(ActionKind.KEEP_LIST),
    ),
    Task(
        name="goal",
        role=DIRECTOR,
        wish=("Set a goal for the spring", "Fixer un objectif pour le printemps"),
        page="goals",
        steps=(
            click("Goals"),
            click("New goal…"),
            write(("Fill the spring’s apprenticeships", "Pourvoir l’apprentissage du printemps")),
            click("Keep"),
            reads("Kept in the record"),
        ),
        most=4,
        check=recorded(ActionKind.KEEP_LIST),
    ),
    Task(
        name="quiet-period",
        role=DIRECTOR,
        wish=("Keep silent in the first days of March", "Se taire les premiers jours de mars"),
        page="rules",
        steps=(
            click("Rules"),
            click("The company"),
            click("Add a row", near="Other quiet periods"),
            write(("2027-03-01", "2027-03-01")),
            key("Tab"),
            write(("2027-03-05", "2027-03-05")),
            key("Enter"),
            click("Propose the changes"),
            reads("Waits for a second person"),
        ),
        most=8,
        check=recorded(ActionKind.PROPOSE_RULES),
    ),
)
