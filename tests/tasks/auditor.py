"""What an auditor wants: to find what was done, and proof of it that needs no program of ours."""

from __future__ import annotations

import csv

from click.testing import CliRunner

from desktop_app.cli.evidence import verify
from desktop_app.domain.account import Role
from tests.tasks.counsel import LYON
from tests.tasks.office import Office
from tests.tasks.steps import Task, choose, click, nothing, reads, row, with_files

AUDITOR = Role.AUDITOR
AUDIT = (click("Audit"),)


def _table(office: Office) -> None:
    nothing(office)
    with (office.folder / "record.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) > 20


def _good(office: Office) -> None:
    """The command finds the file good, as whoever gets it would find."""
    nothing(office)
    said = CliRunner().invoke(verify, [str(office.folder / "evidence.jsonl")])
    assert said.exit_code == 0, said.output


TASKS = (
    Task(
        name="find-entry",
        role=AUDITOR,
        wish=("Find who objected to what", "Trouver qui s’est opposé à quoi"),
        page="audit",
        steps=(
            *AUDIT,
            choose("About what", "Approvals and objections"),
            row(("Paul Roy approved", "Paul Roy a approuvé")),
            reads("The signature is verified."),
        ),
        most=4,
        check=nothing,
    ),
    Task(
        name="verify",
        role=AUDITOR,
        wish=("See that nobody changed the record", "Voir que personne n’a modifié le registre"),
        page="audit",
        steps=(*AUDIT, click("Verify now"), reads(("Verified {}", "Vérifié {}"))),
        most=2,
        check=nothing,
    ),
    Task(
        name="table",
        role=AUDITOR,
        wish=("Have the record as a table", "Avoir le registre en tableau"),
        page="audit",
        steps=(
            *AUDIT,
            with_files("record.csv", step=click("Export as CSV…")),
            reads("Saved as {name}"),
        ),
        most=3,
        check=_table,
    ),
    Task(
        name="proof",
        role=AUDITOR,
        wish=(
            "Get proof, and try it outside the window",
            "Obtenir une preuve et l’essayer hors de la fenêtre",
        ),
        page="audit",
        steps=(
            *AUDIT,
            row(LYON),
            with_files("evidence.jsonl", step=click("Evidence of this post…")),
            reads(("Saved as evidence.jsonl", "Enregistré sous evidence.jsonl")),
        ),
        most=4,
        check=_good,
    ),
    Task(
        name="who-approved",
        role=AUDITOR,
        wish=(
            "See who approved what is on X, and when",
            "Voir qui a approuvé ce qui est sur X, et quand",
        ),
        page="published",
        steps=(
            click("Published"),
            row(LYON),
            reads(("Paul Roy — approved version 1", "Paul Roy — a approuvé la version 1")),
        ),
        most=2,
        check=nothing,
    ),
    Task(
        name="one-post",
        role=AUDITOR,
        wish=("Follow one post from first to last", "Suivre un post du début à la fin"),
        page="audit",
        steps=(
            *AUDIT,
            row(LYON),
            click("Show only this post"),
            reads("One post alone: show all again"),
        ),
        most=3,
        check=nothing,
    ),
)
