"""`publish`: the publisher without a window, once or for as long as the machine runs.

It prints one line for each thing that happened: when, which post, what became of it. Never a post's
text, never a token. One post's trouble stops no other; a record or a keychain that does not answer
is waited for, longer each time; a record that is damaged ends the program.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import click

from desktop_app import bootstrap
from desktop_app.cli.desk import REFUSED, opened, tell
from desktop_app.cli.hearing import Ear
from desktop_app.cli.supervision import Supervisor, Waking
from desktop_app.cli.usage import WrongUse
from desktop_app.cli.words import say
from desktop_app.domain.account import AccountId
from desktop_app.domain.action import PostId
from desktop_app.domain.canonical import time_text
from desktop_app.domain.errors import CountersignError, Refused, Unavailable
from desktop_app.services.messages import explain
from desktop_app.services.parts import Parts
from desktop_app.services.publisher import Pass, Publisher, Report
from desktop_app.services.redacting import Failure, Redacting

#: Seconds until what did not answer is asked again: twice as long each time.
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 300.0
#: The shortest sleep between two passes: what is due at once was just tried.
SHORTEST_SLEEP = 0.2
#: What passes by itself when the program starts: another window closes, somebody signs in, the
#: server of the team is up again.
PASSING = (
    "journal.locked",
    "keychain.locked",
    "ledger.busy",
    "ledger.unreachable",
    "offline.sender",
)


@click.command(short_help="Send what may be sent: the publisher without a window.")
@click.option("--once", is_flag=True, help="One pass over everything that is due, then stop.")
@click.option("--watch", is_flag=True, help="Go on until SIGTERM or Ctrl+C, sleeping in between.")
def publish(*, once: bool, watch: bool) -> None:
    """Send what may be sent, from the computer that publishes for the account.

    Needs nobody's passphrase: it signs with this computer's own key. With --once the exit code is 1
    when something went wrong with a post. docs/publisher.md shows how to run it as a service.
    """
    if once is watch:
        raise WrongUse("usage.once_or_watch")
    if watch:
        _watch()
        return
    with opened() as (opening, parts):
        _require_sender(parts)
        for notice in (*opening.notices, *parts.notices):
            tell(notice)
        reports = _Reports(_Log())
        reports.tell(Publisher(parts.of_publisher()).run())
        reports.tell_left(Redacting(parts).look())
    if reports.failed:
        raise click.exceptions.Exit(REFUSED)


@dataclass(slots=True)
class _Log:
    """Lines for whoever reads along. One that takes no more, on a full disk, keeps no post from leaving."""

    _missing: int = 0

    def line(self, text: str, *, err: bool = False) -> None:
        """Write a line; first, how many before it could not be written."""
        try:
            if self._missing:
                click.echo(say("publish.unlogged", at=_now(), count=self._missing), err=err)
                self._missing = 0
            click.echo(text, err=err)
        except BrokenPipeError:
            raise  # whoever read along has gone, and wants no more of it
        except OSError:
            self._missing += 1


@dataclass(slots=True)
class _Reports:
    """Says what happened, and the same trouble of the same post once."""

    log: _Log
    failed: bool = False
    _told: dict[str, str] = field(default_factory=dict)
    _paused: tuple[AccountId, ...] = ()

    def tell(self, done: Pass) -> None:
        for report in done.reports:
            self._tell_one(report)
        for account in done.paused:
            if account not in self._paused:
                self.log.line(say("publish.paused", at=_now(), account=account))
        self._paused = done.paused

    def tell_left(self, failures: tuple[Failure, ...]) -> None:
        """What should have gone from here with the words that were taken out; no post waits for it."""
        for one in failures:
            self._tell_one(Report(post=one.post or PostId("-"), error=one.error))

    def _tell_one(self, report: Report) -> None:
        if report.error is not None:
            self.failed = True
            if self._told.get(report.post) != report.error.kind:
                self._told[report.post] = report.error.kind
                line = explain(report.error, bootstrap.system_language()).line
                said = say("publish.failed", at=_now(), post=report.post, why=line)
                self.log.line(said, err=True)
        if report.outcome is not None:
            self._told.pop(report.post, None)
            outcome = report.outcome
            shown = outcome.x_post_id or outcome.reason
            self.log.line(
                say(
                    "publish.report",
                    at=_now(),
                    post=report.post,
                    what=say(f"action.{outcome.kind}"),
                    id=shown,
                ).rstrip()
            )


def _watch() -> None:
    supervisor, log = Supervisor(), _Log()
    pause = FIRST_PAUSE
    with Waking() as waking:
        while not waking.is_asked:
            try:
                with opened() as (opening, parts):
                    _require_sender(parts)
                    for notice in (*opening.notices, *parts.notices):
                        log.line(explain(notice, bootstrap.system_language()).line, err=True)
                    supervisor.ready()
                    _publish_on(parts, waking, supervisor, log)
            except Unavailable as error:
                if error.kind not in PASSING:
                    raise
                _wait(error, pause, waking, supervisor, log)
                pause = min(2 * pause, LONGEST_PAUSE)
        supervisor.stopping()
    log.line(say("publish.stopped", at=_now()))


def _publish_on(parts: Parts, waking: Waking, supervisor: Supervisor, log: _Log) -> None:
    """Pass after pass until somebody asks to stop. Raises Damaged, and what `opened` raises."""
    publisher, reports, ear = Publisher(parts.of_publisher()), _Reports(log), Ear(parts.listener)
    redacting, pause = Redacting(parts), FIRST_PAUSE
    log.line(say("publish.watching", at=_now(), publisher=parts.publisher))
    while not waking.is_asked:
        supervisor.alive()
        ear.listen()
        try:
            done = publisher.run()
        except Unavailable as error:
            _wait(error, pause, waking, supervisor, log)
            pause = min(2 * pause, LONGEST_PAUSE)
            continue
        pause = FIRST_PAUSE
        reports.tell(done)
        reports.tell_left(redacting.look())
        supervisor.alive()
        due = (done.next_at - parts.clock.now()).total_seconds()
        if waking.rest(min(max(due, SHORTEST_SLEEP), supervisor.patience), ear.descriptor):
            waking.rest(SHORTEST_SLEEP)  # whatever is said, there is a rest between two passes


def _wait(
    error: CountersignError, pause: float, waking: Waking, supervisor: Supervisor, log: _Log
) -> None:
    seconds = min(pause, supervisor.patience)
    what = explain(error, bootstrap.system_language()).what
    log.line(say("publish.retry", at=_now(), why=what, seconds=round(seconds)), err=True)
    supervisor.alive()
    waking.rest(seconds)


def _require_sender(parts: Parts) -> None:
    """Refuse, with the reason, where this computer cannot send."""
    if parts.publisher is not None and parts.journal is not None:
        return
    for notice in parts.notices:
        if notice.kind.startswith(("keychain.", "journal.", "ledger.", "offline.")):
            raise notice
    if parts.publisher is not None:
        raise Unavailable("journal.locked", path=str(bootstrap.home()))
    raise Refused("publish.no_publisher")


def _now() -> str:
    return time_text(datetime.now(UTC))


COMMANDS = (publish,)
