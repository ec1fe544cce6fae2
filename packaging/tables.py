"""Writes the tables of the documents that say what the program says: duties, the policy's keys, rules.

PYTHONPATH=. python packaging/tables.py           write the tables between their marks
PYTHONPATH=. python packaging/tables.py --check   change nothing; fail when a table is not current

Who may do what is asked of the rule that decides it: the trigger of the record in a file. Defaults
and keys of the policy are those of a people file, and what rules say is what they say in the window.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import tomllib
from contextlib import closing
from dataclasses import fields
from pathlib import Path

from desktop_app import bootstrap
from desktop_app.checks.rule import Rule
from desktop_app.domain.account import Policy, Realm, Terms
from desktop_app.domain.action import ActionKind
from desktop_app.domain.canonical import canonical
from desktop_app.domain.finding import Severity
from desktop_app.domain.policy import LABELS
from desktop_app.domain.roles import APPROVING, Role
from desktop_app.domain.steps import Step
from desktop_app.services.founding import read_charter
from desktop_app.services.messages import LANGUAGES, name_of
from desktop_app.services.policy_words import as_file

ROOT = Path(__file__).resolve().parent.parent
_TRIGGER = ROOT / "desktop_app/adapters/ledger/migrations/sqlite/0003_rules_duty.sql"
#: The words of the tables that the program has nowhere: what actions and keys are.
_WORDS = tomllib.loads((ROOT / "packaging/tables.toml").read_text(encoding="utf-8"))
_YES = "●"
#: What the trigger reads, with as much of it as an answer needs.
_SCENE = """
CREATE TABLE action(id, account, kind, actor, post, revision, sha256, statement_sha256, at);
CREATE TABLE payload(sha256, body);
CREATE TABLE duty(person, account, role);
CREATE TABLE approving(role);
CREATE TABLE counting(post, actor, role, acting_for);
CREATE TABLE lent(deputy, account, principal, role, begins_at, ends_at);
CREATE TABLE delegation(action, principal, deputy);
CREATE TABLE comment(id, actor, post);
CREATE TABLE voice(comment, person);
CREATE TABLE contributor(post, person);
CREATE TABLE post(id, vetoed);
CREATE TABLE terms(account, said);
CREATE TABLE always(account, role);
CREATE TABLE step_said(account, said);
CREATE TABLE standing(current, policy);
"""
_ACT = """
INSERT INTO action (id, kind, actor, account, post, revision, statement_sha256, at)
VALUES (?, ?, ?, 'account', 'post', 1, 'said', '2026-12-01T08:00:00Z')
"""
#: Whose proposals wait: adopting one takes another person, of another duty.
_PROPOSERS = (Role.COMMUNICATIONS, Role.LEGAL, Role.ADMINISTRATOR)
_ADOPTED = {
    ActionKind.ADOPT_RULES: ActionKind.PROPOSE_RULES,
    ActionKind.ADOPT_ROSTER: ActionKind.PROPOSE_ROSTER,
}
_NO_DUTY = ("CS008", "CS018")
#: The first action; whoever founds a record signs it.
_FOUNDING = ActionKind.CHARTER

#: Fields of the policy that are files' parts themselves.
_PARTS = ("terms", "accounts")
#: What a file says in other units.
_UNITS = {
    "grace_seconds": "grace_minutes",
    "cool_off_seconds": "cool_off_minutes",
    "budget_cents": "monthly_budget",
    "remind_after_seconds": "remind_after_hours",
    "escalate_after_seconds": "escalate_after_hours",
}
#: The least that a people file must say.
_PEOPLE = """
[[account]]
id = "company"
handle = "acme"
name = "Acme"
x_user_id = "1"
""" + "".join(
    f'[[person]]\nid = "{role}"\nname = "{role}"\nroles = ["{role}"]\n'
    for role in (Role.COMMUNICATIONS, Role.LEGAL, Role.PUBLISHER)
)


# --- duties ----------------------------------------------------------------------------------


def duties() -> str:
    """Who may do what: a column for each duty, those that may do the same together."""
    said = _WORDS["done"]
    covered = [kind for one in said for kind in one["kinds"]]
    if sorted(covered) != sorted(kind for kind in ActionKind if kind is not _FOUNDING):
        raise SystemExit("tables: packaging/tables.toml does not say each action once")
    rule = _TRIGGER.read_text(encoding="utf-8")
    may = {role: tuple(_may(rule, one["kinds"], role) for one in said) for role in Role}
    columns: dict[tuple[bool, ...], list[Role]] = {}
    for role, answers in may.items():
        columns.setdefault(answers, []).append(role)
    names = [" · ".join(_all_named(same, each) for each in LANGUAGES) for same in columns.values()]
    lines = [_row("Who may", "Qui peut", *names, "And", "Et")]
    lines.append(_row("---", "---", *(":---:" for _ in names), "---", "---"))
    for place, one in enumerate(said):
        ticks = (_YES if each[place] else "" for each in columns)
        besides = (one.get(f"besides_{each}", "") for each in LANGUAGES)
        lines.append(_row(*(one[each] for each in LANGUAGES), *ticks, *besides))
    return "\n".join(lines)


def _all_named(roles: list[Role], language: str) -> str:
    return ", ".join(name_of("role", one, language) for one in roles)


def _may(rule: str, kinds: list[str], role: Role) -> bool:
    """Whether the record takes all of these from somebody who holds `role` and nothing else."""
    said = {_is_allowed(rule, ActionKind(kind), role) for kind in kinds}
    if len(said) > 1:
        raise SystemExit(f"tables: {role} may do some of {', '.join(kinds)}, and not others")
    return said.pop()


def _is_allowed(rule: str, kind: ActionKind, role: Role) -> bool:
    if kind is ActionKind.DELEGATE and role is Role.EXECUTIVE:
        return False  # the trigger of states refuses it (CS041)
    proposers = _PROPOSERS if kind in _ADOPTED else _PROPOSERS[:1]
    return any(_asked(rule, kind, role, proposer) for proposer in proposers)


def _asked(rule: str, kind: ActionKind, role: Role, proposer: Role) -> bool:
    """What the trigger `rule` answers, where a `proposer` proposed what is to be adopted.

    The remark to be settled is of somebody else of the same duty. Nothing is `me`'s own: what
    people may do with their own is said in words beside the table.
    """
    proposal = _ADOPTED.get(kind, ActionKind.SUBMIT)
    if proposal is ActionKind.PROPOSE_RULES and proposer is Role.ADMINISTRATOR:
        return False  # proposes none
    said = canonical({"role": role, "for": None, "comment": "remark", "proposal": "proposal"})
    held = (("me", role), ("peer", role), ("proposer", proposer))
    with closing(sqlite3.connect(":memory:")) as scene:
        scene.executescript(_SCENE)
        scene.executemany("INSERT INTO approving VALUES (?)", ((one,) for one in APPROVING))
        scene.executemany("INSERT INTO duty VALUES (?, 'account', ?)", held)
        scene.execute("INSERT INTO comment VALUES ('remark', 'peer', 'post')")
        scene.execute("INSERT INTO voice VALUES ('remark', 'peer')")
        scene.execute("INSERT INTO payload VALUES ('said', ?)", (said,))
        scene.execute(_ACT, ("proposal", proposal, "proposer"))
        scene.executescript(rule[rule.index("CREATE TRIGGER") :])
        try:
            scene.execute(_ACT, ("asked", kind, "me"))
        except sqlite3.IntegrityError as refused:
            return str(refused) not in _NO_DUTY
    return True


# --- the policy ------------------------------------------------------------------------------


def policy() -> str:
    """The keys of `[policy]`, `[[account]]` and `[[account.steps]]`, and what holds without them."""
    charter = read_charter(_PEOPLE, Realm.X, bootstrap.rulebook(), lambda *_: "0" * 64)
    standard = tomllib.loads(as_file(charter))
    (account,) = standard["account"]
    (step,) = account["steps"]
    lines = [_row("In", "Key", "Without it", "What it says"), _row("---", "---", "---", "---")]
    left = dict(_WORDS["policy"])
    for place, form, said in (
        ("[policy]", Policy, standard["policy"]),
        ("[[account]]", Terms, account),
        ("[[account.steps]]", Step, step),
    ):
        for field in fields(form):
            if field.name not in _PARTS:
                key = _UNITS.get(field.name, field.name)
                without = f"`{_toml(said[key])}`" if key in said else "–"
                lines.append(_row(f"`{place}`", f"`{key}`", without, left.pop(key)))
    if left:
        raise SystemExit(f"tables: nothing is called {', '.join(left)}")
    return "\n".join(lines)


def _toml(value: object) -> str:
    """The value as a file has it; a list of tables is told where its keys are."""
    is_tables = isinstance(value, list) and any(isinstance(one, dict) for one in value)
    return "[[account.steps]]" if is_tables else json.dumps(value)


# --- rules -----------------------------------------------------------------------------------


def rules() -> str:
    """Every rule that ships: its id, how grave it is, who must look, and what it says of a post."""
    lines = [
        _row("Pack", "Rule", "Weight", "Who must look", "What it says", "Ce qu’elle dit"),
        _row("---", "---", "---", "---", "---", "---"),
    ]
    lines += [_rule_row(rule) for rule in sorted(bootstrap.rulebook().rules, key=_order)]
    return "\n".join(lines)


def _order(rule: Rule) -> tuple[str, str]:
    return rule.pack, rule.id


def _rule_row(rule: Rule) -> str:
    """Who must look is whom the policy asks: nobody for what is only shown."""
    asked = [LABELS[each] for each in rule.reviewers]
    if rule.severity is Severity.CAUTION:
        asked = [Role.COMMUNICATIONS]
    elif rule.severity is Severity.LEGAL:
        asked = [role for role in Role if role in {*asked, Role.LEGAL}]
    names = "" if rule.severity is Severity.INFO else ", ".join(_named(one) for one in asked)
    grave = (
        f"{rule.severity}; {rule.blackout} in a quiet period" if rule.blackout else rule.severity
    )
    return _row(rule.pack, f"`{rule.id}`", grave, names, rule.explain.en, rule.explain.fr)


def _named(role: Role) -> str:
    return name_of("role", role, "en")


# --- pages -----------------------------------------------------------------------------------

TABLES = {
    "duties": ("docs/deciding.md", duties),
    "policy": ("docs/deciding.md", policy),
    "rules": ("docs/rulebook.md", rules),
}


def main(arguments: list[str]) -> int:
    """Return 0, or 1 when `--check` finds a table out of date."""
    stale = 0
    for name, (page, made) in TABLES.items():
        path = ROOT / page
        kept = path.read_text(encoding="utf-8")
        now = with_table(kept, name, made())
        if arguments != ["--check"]:
            path.write_text(now, encoding="utf-8")
        elif now != kept:
            stale += 1
            print(f"{page}: run PYTHONPATH=. python packaging/tables.py")
    return 1 if stale else 0


def with_table(page: str, name: str, table: str) -> str:
    """The page with `table` between the marks of `name`. Ends the script where they are not."""
    begins, ends = f"<!-- {name}: written by packaging/tables.py -->", f"<!-- end of {name} -->"
    pattern = re.compile(rf"({re.escape(begins)}\n).*?({re.escape(ends)})", re.DOTALL)
    found, times = pattern.subn(lambda match: f"{match[1]}\n{table}\n\n{match[2]}", page)
    if times != 1:
        raise SystemExit(f"tables: the marks of {name} are not there once")
    return found


def _row(*cells: str) -> str:
    return " ".join(("|", " | ".join(cell.replace("|", r"\|") for cell in cells), "|"))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
