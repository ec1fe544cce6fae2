"""`countersign doctor`: what is installed, reachable or missing on this computer, and what to do.

It works where no window opens: nothing of Qt is loaded. Exit code 0 when all that the program needs
is there, 1 when something is missing. It changes nothing, unlocks no keychain, and prints no secret
and no word of a draft. On the network it asks the two servers that this person's windows ask: that
of a team's record, and the company's own LanguageTool where the policy names one.
"""

from __future__ import annotations

import json
import os
import platform
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

import click

from desktop_app import __version__, bootstrap, hosting
from desktop_app.adapters.machine import bus, libraries, stores, surroundings
from desktop_app.cli.desk import REFUSED
from desktop_app.cli.words import plain
from desktop_app.domain.errors import CountersignError
from desktop_app.services.doctor import Check, Standing, apt_line, is_fit
from desktop_app.services.messages import explain
from desktop_app.services.resources import languagetool, resource
from desktop_app.services.starting import TeamPlace

_well = partial(Check, standing=Standing.WELL)
_without = partial(Check, standing=Standing.WITHOUT)
_missing = partial(Check, standing=Standing.MISSING)
_EMOJI = ("fonts-noto-color-emoji",)
_FAULTY = "Les équipe sont là."  #: what LanguageTool is to find a fault in
_JAVA = ("default-jre-headless",)
_KEYCHAIN = ("gnome-keyring",)
_STORES = {
    stores.State.NEW: _well,
    stores.State.WHOLE: _well,
    stores.State.UNWRITABLE: _missing,
    stores.State.DAMAGED: _missing,
}


@click.command(short_help="Say what is installed or missing on this computer, and what to do.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor(*, as_json: bool) -> None:
    """Say what is installed, reachable or missing on this computer, and what to do about it.

    Exit code 0 when all that the program needs is there, 1 when something is missing. Nothing is
    changed and nothing secret is printed. On the network, only a team's record and the LanguageTool
    server that the company's policy names are asked.
    """
    checks = tuple(examine())
    if as_json:
        click.echo(json.dumps(_as_json(checks), ensure_ascii=False, indent=2))
    else:
        for line in _lines(checks):
            click.echo(line)
    if not is_fit(checks):
        raise click.exceptions.Exit(REFUSED)


def examine() -> Iterator[Check]:
    """Everything that is looked at, in the order in which it is told."""
    yield from _windows()
    records, grammar_server = _records()
    yield from _around(grammar_server)
    yield from records
    yield from _backups()
    yield from _session()


# --- what Qt asks for ------------------------------------------------------------------------


def _windows() -> Iterator[Check]:
    screen = surroundings.screen(os.environ)
    if screen is None:
        yield _without(sentence="screen.none")
    else:
        yield _well(sentence="screen", facts={"screen": screen})
    if not libraries.needs_system_libraries():
        return
    lacking = {name: _lacking(name) for name in ("offscreen", "xcb", "wayland")}
    common = lacking["offscreen"]
    yield from _graphics(common)
    if common is None:
        return
    shown = {
        name: tuple(each for each in found if each not in common)
        for name in ("xcb", "wayland")
        if (found := lacking[name]) is not None
    }
    needs_x11 = screen != "Wayland" or shown.get("wayland") != ()
    for name, wanted in shown.items():
        if wanted:
            is_needed = name == "xcb" and needs_x11
            yield _libraries(f"qt.{name}.missing", wanted, is_needed=is_needed)
        else:
            yield _well(sentence=f"qt.{name}")


def _graphics(common: tuple[str, ...] | None) -> Iterator[Check]:
    """What every window needs: Qt itself, what it draws through, and the rest of its libraries."""
    if libraries.plugin("offscreen") is None:
        yield _missing(sentence="qt.absent")
    elif common is None:
        yield _without(sentence="qt.unknown")
    else:
        drawing = tuple(name for name in common if name in libraries.GRAPHICS)
        others = tuple(name for name in common if name not in libraries.GRAPHICS)
        if drawing:
            yield _libraries("opengl.missing", drawing, is_needed=True)
        else:
            yield _well(sentence="opengl")
        if others:
            yield _libraries("qt.missing", others, is_needed=True)
        else:
            yield _well(sentence="qt")


def _lacking(name: str) -> tuple[str, ...] | None:
    plugin = libraries.plugin(name)
    return None if plugin is None else libraries.missing(plugin)


def _libraries(sentence: str, names: tuple[str, ...], *, is_needed: bool) -> Check:
    return Check(
        sentence=sentence,
        standing=Standing.MISSING if is_needed else Standing.WITHOUT,
        facts={"libraries": ", ".join(names)},
        packages=tuple(dict.fromkeys(libraries.package(name) for name in names)),
    )


# --- what is around ----------------------------------------------------------------------------


def _around(grammar_server: str) -> Iterator[Check]:
    count, has_emoji = surroundings.fonts()
    yield _well(sentence="fonts") if count else _without(sentence="fonts.none")
    if has_emoji:
        yield _well(sentence="emoji")
    else:
        yield _without(sentence="emoji.none", packages=_EMOJI)
    yield _spelling()
    if grammar_server:
        yield _company_grammar(grammar_server)
    else:
        yield from _own_grammar()
    yield _well(sentence="zones") if surroundings.knows_zones() else _missing(sentence="zones.none")


def _spelling() -> Check:
    """The dictionaries, by asking the worker about a word that is in none of them."""
    try:
        with bootstrap.words() as speller:
            found = speller.check("équippes", "fr")
    except CountersignError as error:
        return _missing(sentence="spelling.none", facts={"reason": _what(error)})
    return (
        _well(sentence="spelling")
        if found
        else _missing(sentence="spelling.none", facts={"reason": "-"})
    )


def _own_grammar() -> Iterator[Check]:
    java = _java()
    yield java
    if languagetool() is None:
        yield _without(sentence="grammar.absent")
    elif java.standing is Standing.WELL:  # without Java it cannot answer, and that was told
        yield _grammar()


def _java() -> Check:
    version = surroundings.java()
    facts = {"version": str(version), "least": str(surroundings.OLDEST_JAVA)}
    if version is None:
        return _without(sentence="java.none", facts=facts, packages=_JAVA)
    if version < surroundings.OLDEST_JAVA:
        return _without(sentence="java.old", facts=facts, packages=_JAVA)
    return _well(sentence="java", facts=facts)


def _grammar() -> Check:
    """LanguageTool on this computer, by having it read a fault: that takes seconds."""
    try:
        with bootstrap.grammar() as grammarian:
            engine = grammarian.prepare()
            found = grammarian.check(_FAULTY, "fr")
    except CountersignError as error:
        reason = error.facts.get("reason", error.kind)
        return _without(sentence="grammar.none", facts={"reason": reason})
    return (
        _well(sentence="grammar", facts={"engine": engine})
        if found
        else _without(sentence="grammar.none", facts={"reason": "-"})
    )


def _company_grammar(server: str) -> Check:
    """The company's LanguageTool, asked as a window would ask it: with a sentence of the doctor's.

    Windows then ask no other, so that this computer's own is not tried.
    """
    try:
        with bootstrap.grammar() as grammarian:
            grammarian.use(server)
            engine = grammarian.prepare()
            found = grammarian.check(_FAULTY, "fr")
    except CountersignError as error:
        sentence = "grammar.unproven" if error.kind == "grammar.certificate" else "grammar.away"
        reason = error.facts.get("reason", error.kind)
        return _without(sentence=sentence, facts={"server": server, "reason": reason})
    if not found:
        return _without(sentence="grammar.away", facts={"server": server, "reason": "-"})
    return _well(sentence="grammar.company", facts={"engine": engine})


# --- what is kept ------------------------------------------------------------------------------


def _records() -> tuple[tuple[Check, ...], str]:
    """What is kept here, and the LanguageTool server that the record's policy names; "" for none."""
    try:
        home = bootstrap.home()
        named = bootstrap.named_ledger(home)
        folder = home / ("x" if named else "practice")
        ledger = bootstrap.ledger_place(named) if named else folder / "ledger.sqlite"
    except CountersignError as error:
        return (_missing(sentence="record.unusable", facts={"reason": _what(error)}),), ""
    desk = folder / "desk.sqlite"
    record, grammar_server = (
        _server(ledger) if isinstance(ledger, TeamPlace) else _ledger(ledger, is_practice=not named)
    )
    now = bootstrap.SystemClock().now()
    files = () if isinstance(ledger, TeamPlace) else (ledger,)
    plausible = surroundings.is_plausible(now, desk, *files)
    facts = {"now": f"{now:%Y-%m-%d %H:%M} UTC"}
    clock = (_well if plausible else _missing)(
        sentence="clock" if plausible else "clock.wrong", facts=facts
    )
    return (_stored("desk", desk, stores.look(desk)), record, clock), grammar_server


def _stored(topic: str, path: Path, found: stores.Stored) -> Check:
    facts = {"path": str(path), "schema": found.schema}
    return _STORES[found.state](sentence=f"{topic}.{found.state}", facts=facts)


def _ledger(path: Path, *, is_practice: bool) -> tuple[Check, str]:
    found = stores.look(path)
    facts = {"path": str(path), "schema": found.schema or "-"}
    if found.state is stores.State.NEW and not is_practice:  # no start makes a company's record
        return _missing(sentence="ledger.absent", facts=facts), ""
    if found.state is not stores.State.WHOLE:
        return _stored("practice" if is_practice else "ledger", path, found), ""
    # Here and not above: the other checks do without the database behind it.
    from desktop_app.adapters.ledger.enforcement import NEWEST, OLDEST

    is_known = OLDEST <= found.schema <= NEWEST
    if is_practice:  # of another form: the next start puts it aside
        return _stored("practice", path, found), _grammar_server(path) if is_known else ""
    if not is_known:
        return _missing(sentence="ledger.version", facts=facts), ""
    return _opened(path, _well(sentence="ledger", facts=facts))


def _server(place: TeamPlace) -> tuple[Check, str]:
    """Whether the team's record lets this person in, and is as it was shipped."""
    facts = {"address": place.address, "person": str(place.person)}
    return _opened(place, _well(sentence="ledger.server", facts=facts))


def _opened(place: Path | TeamPlace, well: Check) -> tuple[Check, str]:
    try:
        return well, _grammar_server(place)
    except CountersignError as error:
        return _missing(sentence="record.unusable", facts={"reason": _what(error)}), ""


def _grammar_server(place: Path | TeamPlace) -> str:
    """The company's own LanguageTool by the policy in force. Raises as `bootstrap.ledger` does."""
    from desktop_app.checks.profile import Profile

    with bootstrap.ledger(place) as store, store.begin() as work:
        return Profile.parse(work.charter().profile).grammar_server


# --- what answers in this person's session -----------------------------------------------------


def _session() -> Iterator[Check]:
    yield _keychain()
    if not libraries.needs_system_libraries():
        return
    there = bus.names()
    if there is None:
        yield _without(sentence="bus.none")
        return
    for topic, service in (("notices", bus.NOTICES), ("tray", bus.TRAY)):
        is_there = service in there
        yield (_well if is_there else _without)(sentence=topic if is_there else f"{topic}.none")


def _backups() -> Iterator[Check]:
    """On a team's host: how old the last good backup is."""
    now = bootstrap.SystemClock().now()
    for name, at in hosting.last_backups():
        if at is None:
            yield _missing(sentence="backup.none", facts={"name": name})
        else:
            facts = {"name": name, "at": f"{at:%Y-%m-%d %H:%M} UTC"}
            is_late = now - at > hosting.LATE
            yield (_missing if is_late else _well)(
                sentence="backup.late" if is_late else "backup", facts=facts
            )


def _keychain() -> Check:
    """Needed for a company's record only: in practice nothing is kept there."""
    lacks = _without if _is_practice() else _missing
    state, name = bus.keychain()
    if state is bus.Keychain.UNSAFE:
        return lacks(sentence="keychain.none", packages=_KEYCHAIN)
    check = lacks if state is bus.Keychain.LOCKED else _well
    return check(sentence=f"keychain.{state}", facts={"name": name})


def _is_practice() -> bool:
    with suppress(CountersignError):
        return not bootstrap.named_ledger(bootstrap.home())
    return False  # what cannot be used was told


# --- how it is told ----------------------------------------------------------------------------


def _lines(checks: tuple[Check, ...]) -> Iterator[str]:
    yield f"Countersign {__version__} · {surroundings.system()} · Python {platform.python_version()}"
    yield ""
    width = max(len(_sentence(f"mark.{each}")) for each in Standing)
    for check in checks:
        mark = _sentence(f"mark.{check.standing}")
        yield f"  {mark:<{width}}  {_sentence(check.sentence, **check.facts)}"
    yield ""
    for standings, sentence in (
        ((Standing.MISSING,), "apt.needed"),
        ((Standing.WITHOUT,), "apt.wished"),
    ):
        line = apt_line(checks, *standings)
        if line:
            yield _sentence(sentence)
            yield f"  {line}"
    yield _sentence("end.fit" if is_fit(checks) else "end.unfit")


def _as_json(checks: tuple[Check, ...]) -> dict[str, object]:
    return {
        "version": __version__,
        "system": surroundings.system(),
        "python": platform.python_version(),
        "fit": is_fit(checks),
        "apt": apt_line(checks, Standing.MISSING),
        "apt_optional": apt_line(checks, Standing.WITHOUT),
        "checks": [
            {
                "check": check.sentence,
                "standing": check.standing,
                "facts": dict(check.facts),
                "packages": list(check.packages),
                "text": _sentence(check.sentence, **check.facts),
            }
            for check in checks
        ],
    }


def _what(error: CountersignError) -> str:
    return explain(error, bootstrap.system_language()).what


def _sentence(key: str, **facts: str) -> str:
    told = _sentences()[key]["fr" if bootstrap.system_language() == "fr" else "en"]
    return told.format(**{name: plain(value) for name, value in facts.items()})


@cache
def _sentences() -> dict[str, dict[str, str]]:
    text = resource("messages", "doctor.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


COMMANDS = (doctor,)
