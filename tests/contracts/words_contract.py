"""What every ledger promises of the company's own words."""

from __future__ import annotations

import pytest

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import LEDGER_CHAIN
from desktop_app.domain.own_word import OwnWord, WordLanguage, company_words
from desktop_app.domain.verification import replay_charter
from tests.contracts.company import ACCOUNT, DUTIES, verify
from tests.contracts.ledgers import K, Ledgers, refused


class WordsContract(Ledgers):
    """Inherited by each store's tests."""

    def there(self, store) -> list[tuple[str, str]]:
        """The words, of a chain whose every link and signature holds."""
        with store.begin() as work:
            actions = work.rules()
            assert replay_charter(actions, verify) == work.charter()
        return [(one.word, str(one.language)) for one in company_words(actions)]

    def test_a_word_says_who_added_it_and_when(self, store, company, walk):
        walk.add(K.ADD_WORD, "comms")
        with store.begin() as work:
            found = company_words(work.rules())
            assert work.rules()[-1].account == LEDGER_CHAIN
        assert found == (
            OwnWord(
                word="Eurostack",
                language=WordLanguage.BOTH,
                at=company.clock.now(),
                by=PersonId("comms"),
            ),
        )

    def test_a_word_that_is_there_is_not_added_again(self, store, walk):
        walk.add(K.ADD_WORD, "comms", said={"language": "en"})
        with refused("CS035", "ledger.word"):
            walk.add(K.ADD_WORD, "legal", said={"language": "en"})
        walk.add(K.ADD_WORD, "legal")  # now in French too
        for language in ("en", "fr", "both"):
            with refused("CS035", "ledger.word"):
                walk.add(K.ADD_WORD, "legal", said={"language": language})
        assert self.there(store) == [("Eurostack", "en"), ("Eurostack", "both")]

    def test_capitals_make_another_word(self, store, walk):
        walk.add(K.ADD_WORD, "comms")
        walk.add(K.ADD_WORD, "comms", said={"word": "eurostack"})
        walk.add(K.DROP_WORD, "comms")
        assert self.there(store) == [("eurostack", "both")]

    def test_what_is_not_there_is_not_taken_away(self, store, walk):
        with refused("CS035", "ledger.word"):
            walk.add(K.DROP_WORD, "comms")
        walk.add(K.ADD_WORD, "comms")
        with refused("CS035", "ledger.word"):
            walk.add(K.DROP_WORD, "comms", said={"language": "fr"})
        walk.add(K.DROP_WORD, "legal")
        with refused("CS035", "ledger.word"):
            walk.add(K.DROP_WORD, "comms")
        walk.add(K.ADD_WORD, "legal")
        assert self.there(store) == [("Eurostack", "both")]

    @pytest.mark.parametrize("person", sorted(DUTIES))
    def test_one_person_of_communications_or_legal_is_enough(self, person, store, walk):
        if person in ("comms", "deputy", "legal"):
            walk.add(K.ADD_WORD, person)
            walk.add(K.DROP_WORD, person)
            return
        with refused("CS008", "ledger.duty"):
            walk.add(K.ADD_WORD, person)
        walk.add(K.ADD_WORD, "comms")
        with refused("CS008", "ledger.duty"):
            walk.add(K.DROP_WORD, person)

    @pytest.mark.parametrize("kind", [K.ADD_WORD, K.DROP_WORD])
    @pytest.mark.parametrize(
        "said",
        [
            {"word": ""},
            {"word": "two words"},
            {"word": "x" * 61},
            {"word": 7},
            {"word": None},
            {"word": ["Eurostack"]},
            {"word": "-tech"},
            {"language": "de"},
            {"language": None},
            {"reason": "because"},
            {"reason": None},
        ],
    )
    def test_what_is_no_word_of_a_language_is_refused(self, kind, said, store, walk):
        walk.add(K.ADD_WORD, "comms", said={"word": "Other"})
        with refused("CS011", "ledger.statement"):
            walk.add(kind, "comms", said=said)

    def test_a_word_is_the_whole_companys(self, store, walk):
        with refused("CS011", "ledger.statement"):
            walk.add(K.ADD_WORD, "comms", account=ACCOUNT)

    def test_words_are_neither_rules_nor_proposals(self, store, company, walk):
        """A proposal that waits is adopted although words were added meanwhile."""
        with store.begin() as work:
            proposal = work.append(company.proposal("comms"))
        walk.add(K.ADD_WORD, "comms")
        with store.begin() as work:
            work.append(company.adoption("legal", proposal.id))
        assert self.there(store) == [("Eurostack", "both")]
