"""The same rules taken out of PostgreSQL: each mutant of `tests.adapters.ledger.mutants`, in its words."""

from __future__ import annotations

import re
from functools import cache

from sqlalchemy import Engine

from desktop_app.adapters.ledger.enforcement import MIGRATIONS
from tests.adapters.ledger import list_walks, remark_walks, retention_walks, step_walks
from tests.adapters.ledger.mutants import APPLY, MUTANTS, Edits

#: The functions of each file, and of what later versions have instead, stand for one trigger of SQLite's.
_FILES = {
    "action_form": "rules_form",
    "action_duty": "rules_duty",
    "action_state": "rules_state",
    APPLY: "projections",
    "": "(?:tables|voice)",
}
_FUNCTION = re.compile(
    r"^CREATE (?:OR REPLACE )?FUNCTION (\w+)\([^$]*\$\$.*?\$\$;", re.DOTALL | re.MULTILINE
)
_VIEW = re.compile(r"^CREATE VIEW (\w+) .*?;$", re.DOTALL | re.MULTILINE)
_RAISED = re.compile(r"SELECT RAISE\(ABORT, '(CS\d{3})'\)")
_ALL = MUTANTS | retention_walks.MUTANTS | step_walks.MUTANTS | list_walks.MUTANTS
_ALL |= remark_walks.MUTANTS
#: What is said otherwise here.
_OTHERWISE: dict[str, Edits] = {
    "a thread ends with its first part": (
        (APPLY, "cs_length(b, 'parts') = (\n", "cs_length(b, 'parts') >= (\n"),
    ),
    "absence is said at once": (("action_state", "15 * 60", "0"),),
    "what is urgent cools off": (("action_state", "OR p.urgent = 1 OR (", "OR ("),),
    "what is urgent asks nobody more": (
        (
            "action_duty",
            "ELSE s -> 'steps' = '[]' AND EXISTS (",
            "ELSE TRUE OR EXISTS (",
        ),
    ),
    "a remark holds nothing": ((APPLY, "state = 'approved' AND EXISTS (", "FALSE AND EXISTS ("),),
    "what is settled stays open": ((APPLY, "WHERE id = s ->> 'comment'", "WHERE FALSE"),),
    "whose suggestion was taken over may approve": (
        (APPLY, "c.id IN (SELECT i.value FROM cs_each(s, 'accepted') AS i)", "FALSE"),
    ),
    "authors settle what others remarked": (
        ("action_duty", "OR (NOT EXISTS (", "OR (TRUE OR NOT EXISTS ("),
    ),
    "what is left of a remark settles it": (
        ("action_state", "strpos(w.item ->> 'text', c.suggestion) > 0", "TRUE"),
    ),
    "words that stay are taken out": (
        ("action_state", "cs_times(b, c.quote) <", "cs_times(b, c.quote) <="),
    ),
    "spaces at the ends of a suggestion count": (
        (APPLY, "btrim(s ->> 'suggestion',", "coalesce(s ->> 'suggestion',"),
    ),
    "a veto is lifted for ever": (
        (
            APPLY,
            "SET vetoed = 1 WHERE id = NEW.post AND NEW.kind = 'veto'",
            "SET vetoed = (NEW.kind = 'veto')::int WHERE id = NEW.post AND NEW.kind ~ '^(veto|approve)$'",
        ),
    ),
    "whoever lent it may have written it": (("action_form", "c.person = s ->> 'for'", "FALSE"),),
    "it is lent for years": (("action_state", "100 * 86400", "1000 * 86400"),),
    "an approval for another is taken back as one's own": (
        ("action_duty", "AND c.acting_for IS NOT DISTINCT FROM s ->> 'for'", "AND TRUE"),
    ),
    "a deputy says so in nobody's name": (
        (APPLY, "s ->> 'expires_at', s ->> 'for', 'counts'", "s ->> 'expires_at', NULL, 'counts'"),
    ),
    "lent in one duty is lent in all": (("action_duty", "AND g.role = s ->> 'role'", "AND TRUE"),),
    "anybody remarks in anybody's name": (
        ("action_duty", "THEN cs_type(s, 'for') = 'text' AND EXISTS (", "THEN TRUE OR EXISTS ("),
    ),
    "a deputy remarks in their own duty alone": (
        ("action_duty", "NEW.kind = 'comment' AND s ->> 'for' IS NOT NULL", "FALSE"),
    ),
    "what a deputy remarked is of their own duty": (
        ("voice", "coalesce(s.body::jsonb ->> 'for', c.actor)", "c.actor"),
    ),
    "a list replaces any other": (("action_state", "k.list = s ->> 'list'", "k.list = 'watch'"),),
    "the first list stands for ever": (("kept_list", "a.seq DESC", "a.seq"),),
    "a list need not come along": (("action_form", "is_list(NEW, s)", "TRUE"),),
    "a list has no entries": (
        ("action_form", "cs_type(listed::jsonb, 'items') = 'array'", "TRUE"),
    ),
    "a list is another one than it says": (
        ("action_form", "listed::jsonb ->> 'list' = s ->> 'list'", "TRUE"),
    ),
    "who asked answers": (("action_form", "coalesce(NEW.kind = 'redact', FALSE)", "FALSE"),),
    "the text stays": (
        (APPLY, "sha256 IN (SELECT b.sha256 FROM body_of AS b WHERE b.post = NEW.post)", "FALSE"),
    ),
    "what an assistant remarked stays for ever": (
        (
            "action_duty",
            "OR NOT EXISTS (\n                SELECT 1 FROM duty AS his",
            "OR EXISTS (\n                SELECT 1 FROM duty AS his",
        ),
    ),
}


@cache
def sources() -> dict[str, dict[str, str]]:
    """Every function of the rules and every view, by file and name, as it is shipped."""
    found = {}
    files = sorted((MIGRATIONS / "postgresql").glob("0*_*.sql"))
    for group, part in _FILES.items():
        wanted = [one for one in files if re.fullmatch(part, one.stem.partition("_")[2])]
        text = "\n".join(one.read_text("utf-8") for one in wanted)
        made = (*_FUNCTION.finditer(text), *_VIEW.finditer(text))
        found[group] = {one[1]: one[0].replace(" OR REPLACE ", " ", 1) for one in made}
    return found


def edited(name: str) -> dict[str, str]:
    """What the mutant `name` has instead, by function or view."""
    changed: dict[str, str] = {}
    for where, old, new in map(_in_words, _OTHERWISE.get(name, _ALL[name])):
        group = sources().get(where) or {where: sources()[""][where]}
        hit = {one: changed.get(one, text) for one, text in group.items()}
        hit = {one: text for one, text in hit.items() if old in text}
        assert hit, f"{where} has no {old!r}: the mutant {name!r} is out of date"
        changed |= {one: text.replace(old, new) for one, text in hit.items()}
    return changed


def _in_words(edit: tuple[str, str, str]) -> tuple[str, str, str]:
    where, old, new = edit
    if raised := _RAISED.fullmatch(old):
        # `num_nulls` refuses nothing, whatever it is given.
        return where, f"cs_check('{raised[1]}',", f"num_nulls('{raised[1]}',"
    return where, old, new


def put(engine: Engine, made: dict[str, str]) -> None:
    """Replace functions and views by these."""
    with engine.begin() as connection:
        for text in made.values():
            connection.exec_driver_sql(
                re.sub("^CREATE ", "CREATE OR REPLACE ", text),
                execution_options={"no_parameters": True},
            )


def restored(names: dict[str, str]) -> dict[str, str]:
    """These functions and views as they are shipped."""
    return {
        one: text for group in sources().values() for one, text in group.items() if one in names
    }
