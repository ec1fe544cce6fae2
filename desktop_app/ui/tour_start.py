"""The parts of the tour about this computer: its first pages, who decides meanwhile, its backup.

A backup of the practice desk is really made, and really put back on another desk beside it. What
needs a team's server ends where the server would be asked: no picture shows a team that is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QTime
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.errors import Unavailable
from desktop_app.services import practice
from desktop_app.services.invitations import Invitation
from desktop_app.services.parts import Opening
from desktop_app.services.starting import Start
from desktop_app.services.team_seat import Joined, TeamDoor
from desktop_app.ui.first.window import FirstWindow
from desktop_app.ui.hand import Hand
from desktop_app.ui.language import Language
from desktop_app.ui.layout import bring_into_sight
from desktop_app.ui.look import kept_scheme
from desktop_app.ui.settings.away import AwaySettings
from desktop_app.ui.settings.backing_up import BackupSection
from desktop_app.ui.theme import Theme

_PASSPHRASE = "four winters in a paper boat"  # noqa: S105 - of a backup that goes with the tour  # nosec B105
_REASON = {"en": "Away until Monday", "fr": "De retour lundi"}
_DAYS = timedelta(days=3)


def before(start: Start, opening: Opening, app: QApplication) -> Iterator[tuple[str, QWidget]]:
    """What a first start shows, and what somebody who was invited to a team sees up to the server."""
    desk, now = opening.desk, opening.clock.now()
    door = TeamDoor(
        read=lambda text: Invitation.read(text, now), join=_no_server, seat=lambda: None
    )
    language = Language.choose(app, desk.preference("language") or "en")
    first = FirstWindow(replace(start, team=door), Theme.apply(app, kept_scheme(desk)), language)
    try:
        first.show()
        yield "first-start", first
        first.begin_join()
        made = Invitation(
            server="postgresql://db.example/acme",
            person=PersonId("anne"),
            name="Anne Maurel",
            duties="executive",
            password="x" * 24,
            until=now.replace(microsecond=0) + _DAYS,
        )
        if first.join is not None:
            first.join.invitation.block.setPlainText(made.written())
            yield "invitation-read", first
            first.join.next.click()
            yield "passphrase-of-a-new-key", first
    finally:
        first.close()
        first.deleteLater()


def put_back(
    start: Start, language: str, theme: str, app: QApplication, source: Path
) -> Iterator[tuple[str, QWidget]]:
    """The backup in `source` is put back on the desk of `start`, which has none yet."""
    look = Theme.apply(app, "dark" if theme == "dark" else "light")
    first = FirstWindow(start, look, Language.choose(app, language))
    try:
        first.show()
        first.restore_from(source)
        first.restore.passphrase.line.setText(_PASSPHRASE)
        yield "restore-asked", first
        first.restore.next.click()
        Hand.wait_for(lambda: not first.restore.is_restoring, "the backup to be restored")
        yield "restored", first
    finally:
        first.close()
        first.deleteLater()


def saved(window: QWidget, path: Path) -> Path:
    """Save what `window` shows. Raises OSError when it cannot be written."""
    Hand.let_work()
    if not window.grab().save(str(path)):
        raise OSError(f"cannot write {path}")
    return path


def kept(hand: Hand, start: Start, language: str, backup: Path) -> Iterator[str]:
    """Who decides while somebody is away, and this desk's `backup`, which is made."""
    yield from _away(hand, language)
    yield from _backup(hand, start, backup)


def _away(hand: Hand, language: str) -> Iterator[str]:
    hand.act_as(practice.COMMUNICATIONS)
    hand.window.show_page("settings")
    away = hand.window.settings.findChild(AwaySettings)
    assert isinstance(away, AwaySettings)
    today = hand.window.session.opening.clock.now().date()
    for clock, day in ((away.begins, 0), (away.ends, _DAYS.days)):
        first = QDate(today.year, today.month, today.day).addDays(day)
        clock.setDateTime(QDateTime(first, QTime(8, 0)))
    hand.choose(away.deputy, away.deputy.findData(practice.LEGAL))
    hand.fill(away.reason, _REASON[language])
    bring_into_sight(away)
    yield "deputy-asked"
    hand.click(away.name)
    hand.wait(away.back.isVisible, "the deputy in the record")
    bring_into_sight(away)
    yield "deputy-decides-meanwhile"


def _backup(hand: Hand, start: Start, target: Path) -> Iterator[str]:
    window = hand.window
    section = BackupSection(start, window.session)
    title = QCoreApplication.translate("Windows", "Backup and move")
    window.settings.add_section(lambda: title, section, first=True)
    section.ask(target)
    for field in (section.passphrase, section.again):
        hand.fill(field.line, _PASSPHRASE)
    bring_into_sight(section)
    yield "backup-asked"
    hand.click(section.begin)
    hand.wait(lambda: section.made is not None, "the backup")
    for _ in range(5):  # layouts within one another: each asks the next one for room
        hand.let_work()
    yield "backup-made"


def _no_server(_text: str, _passphrase: str, _language: str) -> Joined:
    raise Unavailable("ledger.unreachable")
