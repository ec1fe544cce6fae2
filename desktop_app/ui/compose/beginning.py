"""How another draft comes to be open: a new one, one of the list, a copy, or one from a template."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import AccountId
from desktop_app.services.ports import DraftId
from desktop_app.services.templates import Template
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.compose.draft_list import DraftList
from desktop_app.ui.compose.drafts import Drafts
from desktop_app.ui.compose.header import Header
from desktop_app.ui.compose.start_from import StartFrom, begun
from desktop_app.ui.session import Session
from desktop_app.ui.templates.window import TemplatesWindow


class Beginning(QObject):
    """Joins the switcher, the list and the templates with the drafts."""

    begun = Signal()  #: another draft is open
    discard_wanted = Signal()  #: of the open draft, which has a twin

    def __init__(self, session: Session, drafts: Drafts, header: Header, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._drafts = session, drafts
        self.list = DraftList(session, drafts.own, drafts.gone, page)
        self.start_from = StartFrom(session, page)
        self.templates = TemplatesWindow(session, page)
        header.new_wanted.connect(self._start_new)
        header.draft_chosen.connect(self._choose)
        header.all_wanted.connect(self._show_list)
        header.template_wanted.connect(self._choose_template)
        self.list.chosen.connect(self._choose)
        self.list.new_wanted.connect(self._start_new)
        self.list.copy_wanted.connect(drafts.copy)
        self.list.renamed.connect(self._rename)
        self.list.discard_wanted.connect(self._discard)
        self.list.restore_wanted.connect(drafts.bring_back)
        self.start_from.chosen.connect(self._begin_from)
        self.start_from.all_wanted.connect(self._show_templates)
        Offer(page, "templates", self._show_templates)

    @Slot()
    def _start_new(self) -> None:
        self._drafts.start_new()
        self.begun.emit()

    @Slot(str)
    def _choose(self, draft_id: str) -> None:
        self._drafts.choose(DraftId(draft_id))
        self.begun.emit()

    @Slot()
    def _show_list(self) -> None:
        self._drafts.flush()
        self.list.show_drafts(self._drafts.current.id)

    @Slot(str, str)
    def _rename(self, draft_id: str, name: str) -> None:
        self._drafts.rename(DraftId(draft_id), name)
        self.list.refresh()

    @Slot(str)
    def _discard(self, draft_id: str) -> None:
        """Throw one of the list away; one of a pair is opened first, where it is asked about."""
        one = next((draft for draft in self._drafts.own() if draft.id == draft_id), None)
        if one is None or one.twin is None:
            self._drafts.discard_one(DraftId(draft_id))
            return
        self.list.close()
        self._drafts.choose(one.id)
        self.discard_wanted.emit()

    @Slot()
    def _choose_template(self) -> None:
        if self._session.is_loaded:
            self.start_from.show_account(self._drafts.working.account)

    @Slot()
    def _show_templates(self) -> None:
        if self._session.is_loaded:
            draft = self._drafts.working
            self.templates.show_account(draft.account, draft.text, draft.language)

    def start_statement(self, account: AccountId, why: str) -> None:
        """Offer the account's holding statements: what is begun is urgent, because of `why`."""
        self.start_from.show_account(account, why)

    @Slot(object, str, str)
    def _begin_from(self, template: Template, account: str, urgent: str) -> None:
        begin = partial(begun, template=template, account=AccountId(account), urgent=urgent)
        self._drafts.begin(begin)
        self.begun.emit()
