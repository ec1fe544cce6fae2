import pytest

from desktop_app.domain.errors import BadInput, LedgerRefused, Refused
from desktop_app.domain.publication import PostState
from desktop_app.services import comparing, controlling, practice

TEXT = "Merci à tous pour cette belle journée à Lyon."
ACCOUNT = practice.ACCOUNT.id


@pytest.mark.parametrize(
    "verb",
    [
        lambda parts, post: controlling.freeze(parts, ACCOUNT, practice.LEGAL, " "),
        lambda parts, post: controlling.recall(parts, post, practice.LEGAL, ""),
        lambda parts, post: controlling.release(parts, post, practice.LEGAL, "\n"),
        lambda parts, post: controlling.take_down(parts, post, practice.LEGAL, " "),
    ],
)
def test_everything_has_a_reason(office, verb):
    post = office.approved(TEXT)
    with pytest.raises(Refused, match=r"review\.reason"):
        verb(office.parts, post)
    assert office.record(post).state is PostState.APPROVED


def test_a_freeze_names_who_when_and_why(office):
    controlling.freeze(office.parts, ACCOUNT, practice.EXECUTIVE, "Panne à 18 h 05.")
    freeze = comparing.control_of(office.parts, ACCOUNT).freeze
    assert (freeze.by, freeze.at, freeze.reason) == (
        practice.EXECUTIVE,
        office.clock.now(),
        "Panne à 18 h 05.",
    )
    with pytest.raises(LedgerRefused, match=r"ledger\.frozen"):
        controlling.freeze(office.parts, ACCOUNT, practice.LEGAL, "Encore.")
    with pytest.raises(LedgerRefused, match=r"ledger\.duty"):
        controlling.unfreeze(office.parts, ACCOUNT, practice.EXECUTIVE, "Fini.")
    controlling.unfreeze(office.parts, ACCOUNT, practice.LEGAL, "Fini.")
    assert comparing.control_of(office.parts, ACCOUNT).freeze is None


def test_a_freeze_stops_its_own_account_only(office):
    controlling.freeze(office.parts, practice.COMPANY.id, practice.LEGAL, "Panne.")
    post = office.approved(TEXT)
    assert office.run() == [(post, "posted")]


def test_nothing_is_released_while_the_account_is_frozen(office):
    post = office.approved(TEXT)
    controlling.freeze(office.parts, ACCOUNT, practice.COMMUNICATIONS, "Panne.")
    with pytest.raises(LedgerRefused, match=r"ledger\.frozen"):
        controlling.release(office.parts, post, practice.COMMUNICATIONS, "Quand même.")


def test_the_author_releases_nothing_of_their_own(office):
    post = office.approved(TEXT)
    controlling.freeze(office.parts, ACCOUNT, practice.COMMUNICATIONS, "Panne.")
    controlling.unfreeze(office.parts, ACCOUNT, practice.COMMUNICATIONS, "Fini.")
    with pytest.raises(LedgerRefused, match=r"ledger\.four_eyes"):
        controlling.release(office.parts, post, practice.EXECUTIVE, "À moi.")


def test_a_post_that_left_is_not_recalled(office):
    post = office.approved(TEXT)
    office.run()
    with pytest.raises(LedgerRefused, match=r"ledger\.state"):
        controlling.recall(office.parts, post, practice.COMMUNICATIONS, "Trop tard.")
    assert office.record(post).state is PostState.POSTED


def test_only_communications_and_legal_take_down(office):
    post = office.approved(TEXT)
    office.run()
    with pytest.raises(LedgerRefused, match=r"ledger\.duty"):
        controlling.take_down(office.parts, post, practice.EXECUTIVE, "Regret.")


def test_what_somebody_removed_themselves_is_recorded(office):
    post = office.thread("Un.", "Deux.")
    office.run()
    controlling.take_down(office.parts, post, practice.COMMUNICATIONS, "Faux.")
    controlling.removed_by_hand(office.parts, post, practice.COMMUNICATIONS, "Sur X même.")
    assert office.record(post).state is PostState.REMOVED
    assert office.x.removed == []


def test_only_a_publisher_takes_over(office):
    with pytest.raises(BadInput, match=r"control\.machine") as refused:
        controlling.take_over(
            office.parts, ACCOUNT, practice.LEGAL, practice.COMMUNICATIONS, "Panne."
        )
    assert refused.value.facts["known"] == f"{practice.PUBLISHER}, practice-standby"


def test_the_computer_that_sends_already_takes_nothing_over(office):
    there = practice.PUBLISHER
    with pytest.raises(Refused, match=r"control\.in_charge") as refused:
        controlling.take_over(office.parts, ACCOUNT, there, practice.COMMUNICATIONS, "Panne.")
    assert refused.value.facts == {"publisher": there}
    with pytest.raises(Refused, match=r"ledger\.duty"):
        controlling.take_over(office.parts, ACCOUNT, there, practice.EXECUTIVE, "Panne.")
    with pytest.raises(Refused, match=r"review\.reason"):
        controlling.take_over(office.parts, ACCOUNT, there, practice.COMMUNICATIONS, " ")
