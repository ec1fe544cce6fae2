"""Remarks, suggestions, and who has seen a post: in the service, and against the ledger's own rules."""

from dataclasses import replace

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.canonical import digest
from desktop_app.domain.discussion import Anchor
from desktop_app.domain.errors import BadInput, LedgerRefused, Refused
from desktop_app.domain.note import Explanation, Note
from desktop_app.domain.publication import Hold, PostState
from desktop_app.domain.review import Exemption
from desktop_app.services import (
    controlling,
    discussing,
    drafting,
    governing,
    practice,
    publishing,
    reading,
    reviewing,
)
from tests.services.bundles import bundle, check

CALM = "Merci à tous pour cette belle journée à Lyon."
_START = CALM.index("belle journée")
WORDS = Anchor(part=0, start=_START, end=_START + 13, quote="belle journée")
CEO, COMMS, LEGAL = practice.EXECUTIVE, practice.COMMUNICATIONS, practice.LEGAL


def remark(office, post, by=COMMS, text="Est-ce bien ce jour-là ?", **options):
    shown = office.record(post).current.sha256
    return discussing.comment(office.parts, post, shown, by, text, **options)


def test_a_remark_keeps_an_approved_post_until_it_is_settled(office):
    post = office.approved(CALM)
    made = remark(office, post, anchor=WORDS)
    record = office.record(post)
    assert record.state is PostState.IN_REVIEW
    assert [(one.id, one.anchor.quote) for one in record.open_comments] == [(made, WORDS.quote)]
    assert office.run() == []
    assert office.x.received == []
    discussing.resolve(office.parts, post, made, COMMS)
    assert office.record(post).state is PostState.APPROVED
    assert office.kinds() == ["posted"]


def test_the_last_approval_waits_for_an_open_remark(office):
    post = office.submit(CALM)
    made = remark(office, post)
    assert office.decide(post, COMMS) is PostState.IN_REVIEW
    discussing.resolve(office.parts, post, made, COMMS)
    assert office.record(post).state is PostState.APPROVED


def test_an_author_cannot_settle_what_somebody_else_remarked(office):
    post = office.submit(CALM)
    made = remark(office, post)
    for person in (CEO, LEGAL):
        with pytest.raises(Refused, match=r"comment\.not_yours"):
            discussing.resolve(office.parts, post, made, person)
    own = remark(office, post, by=CEO, text="Je demande à Lyon.")
    discussing.resolve(office.parts, post, own, CEO)
    assert [one.id for one in office.record(post).open_comments] == [made]
    with pytest.raises(Refused, match=r"comment\.closed"):
        discussing.resolve(office.parts, post, own, CEO)


def test_a_reply_opens_and_holds_nothing(office):
    post = office.submit(CALM)
    made = remark(office, post)
    answer = remark(office, post, by=CEO, text="Oui.", thread=made)
    record = office.record(post)
    assert [one.id for one in record.open_comments] == [made]
    assert [one.thread for one in record.comments if one.id == answer] == [made]


@pytest.mark.parametrize(
    "anchor",
    [
        replace(WORDS, quote="belle soirée "),
        replace(WORDS, part=1),
        replace(WORDS, part=-1),
        replace(WORDS, start=-5),
        replace(WORDS, start=9, end=9, quote=""),
    ],
)
def test_a_remark_is_about_words_that_stand_there(office, anchor):
    post = office.submit(CALM)
    with pytest.raises(Refused, match=r"comment\.anchor"):
        remark(office, post, anchor=anchor)


def test_an_empty_remark_or_one_about_another_version_is_refused(office):
    post = office.submit(CALM)
    with pytest.raises(Refused, match=r"comment\.empty"):
        remark(office, post, text=" \n")
    with pytest.raises(Refused, match=r"review\.text_changed"):
        discussing.comment(office.parts, post, "0" * 64, COMMS, "Ah ?")
    assert office.record(post).comments == ()


def test_a_remark_is_not_kept_for_ever_at_any_length(office):
    post = office.submit(CALM)
    for said in ({"text": "x" * 2_001}, {"text": "", "anchor": WORDS, "suggestion": "x" * 2_001}):
        with pytest.raises(Refused, match=r"comment\.too_long"):
            remark(office, post, **said)
    remark(office, post, text="x" * 2_000)
    assert len(office.record(post).comments) == 1


@pytest.mark.parametrize(
    "said",
    [
        {"note": "x" * 1_001},
        {"explanations": (Explanation(rule="r", part=0, quote="Lyon", text="x" * 1_001),)},
    ],
)
def test_a_note_is_not_kept_for_ever_at_any_length(office, said):
    with pytest.raises(BadInput, match=r"draft\.note_long"):
        office.submit_draft(office.draft(CALM, **said))


def suggest(office, post, by=LEGAL, words="excellente journée"):
    remark(office, post, by=by, text="", anchor=WORDS, suggestion=words)
    return office.record(post).open_comments[-1]


def test_whoever_made_a_suggestion_that_is_taken_over_cannot_approve(office):
    post = office.submit(CALM)
    made = suggest(office, post)
    draft = drafting.continue_post(office.parts, post, CEO)
    draft = discussing.accept(draft, made, WORDS)
    assert draft.text == CALM.replace("belle journée", "excellente journée")
    office.submit_draft(draft)
    record = office.record(post)
    assert LEGAL in record.contributors
    assert (record.open_comments, record.comments[0].is_accepted) == ((), True)
    with pytest.raises(Refused, match=r"review\.suggested"):
        office.decide(post, LEGAL)
    assert office.decide(post, COMMS) is PostState.APPROVED


def test_words_that_were_suggested_count_as_taken_over_without_a_word(office):
    """An author who types the suggestion in by hand does not make its maker a second pair of eyes."""
    post = office.submit(CALM)
    suggest(office, post, by=COMMS)
    office.submit(CALM.replace("belle journée", "excellente journée"), post=post)
    record = office.record(post)
    assert COMMS in record.contributors
    assert [one.is_open for one in record.comments] == [True]
    with pytest.raises(Refused, match=r"review\.suggested"):
        office.decide(post, COMMS)


def test_only_who_did_nothing_but_suggest_is_told_so(office):
    post = office.submit(CALM)
    draft = discussing.accept(
        drafting.continue_post(office.parts, post, CEO), suggest(office, post), WORDS
    )
    assert not discussing.only_suggested(office.record(post), LEGAL)
    office.submit_draft(draft)
    record = office.record(post)
    assert discussing.only_suggested(record, LEGAL)
    assert not discussing.only_suggested(record, CEO)
    assert not discussing.only_suggested(record, COMMS)
    sent = replace(record.current, submitted_by=LEGAL)
    record = replace(record, revisions=(*record.revisions, sent))
    assert not discussing.only_suggested(record, LEGAL)


def test_words_that_stood_there_before_make_nobody_a_contributor(office):
    post = office.submit(CALM + " Une excellente journée !")
    suggest(office, post, by=COMMS)
    office.submit(CALM + " Une excellente journée, vraiment !", post=post)
    assert COMMS not in office.record(post).contributors


def test_a_suggestion_whose_words_are_gone_is_not_taken_over(office):
    post = office.submit(CALM)
    made = suggest(office, post)
    draft = drafting.continue_post(office.parts, post, CEO)
    draft = drafting.typed(draft, "Merci à Lyon.", "fr")
    with pytest.raises(Refused, match=r"comment\.text_gone"):
        discussing.accept(draft, made, WORDS)


def test_only_open_suggestions_of_the_post_can_be_said_to_be_taken_over(office):
    post = office.submit(CALM)
    made = remark(office, post)
    draft = drafting.continue_post(office.parts, post, CEO)
    for claimed in (made, "a-stranger"):
        with pytest.raises(LedgerRefused, match=r"ledger\.comment"):
            office.submit_draft(replace(draft, accepted=(claimed,)))


def test_it_is_told_before_who_could_still_approve(office):
    post = office.submit("Nous livrerons 500 000 unités cette année.")
    words = Anchor(part=0, start=15, end=22, quote="500 000")
    remark(office, post, by=LEGAL, text="", anchor=words, suggestion="400 000")
    record = office.record(post)
    with office.parts.store.begin() as work:
        left = dict(discussing.left_to_approve(record, work.charter(), record.comments[0]))
    assert left[Role.LEGAL] == ()
    assert left[Role.COMMUNICATIONS] == (COMMS,)


def test_a_held_post_with_an_open_remark_is_not_let_go(office):
    post = office.approved(CALM)
    controlling.freeze(office.parts, practice.ACCOUNT.id, COMMS, "panne")
    assert office.record(post).state is PostState.HELD
    made = remark(office, post, by=LEGAL)
    assert office.record(post).state is PostState.HELD
    controlling.unfreeze(office.parts, practice.ACCOUNT.id, COMMS, "fini")
    with pytest.raises(LedgerRefused, match=r"ledger\.open_comments"):
        controlling.release(office.parts, post, COMMS, "vu")
    discussing.resolve(office.parts, post, made, LEGAL)
    assert office.record(post).state is PostState.HELD
    controlling.release(office.parts, post, COMMS, "vu")
    assert office.record(post).state is PostState.APPROVED


def test_who_has_seen_a_post_is_a_list_that_can_be_exported(office):
    post = office.submit(CALM)
    for _ in range(2):
        discussing.see(office.parts, post, LEGAL)
    discussing.see(office.parts, post, CEO)
    record = office.record(post)
    with office.parts.store.begin() as work:
        charter = work.charter()
    found = discussing.insiders(record, charter)
    assert [(one.person, one.wrote, one.revisions) for one in found] == [
        (CEO, True, (1,)),
        (LEGAL, False, (1,)),
    ]
    office.submit(CALM + " Bravo.", post=post)
    discussing.see(office.parts, post, LEGAL)
    found = discussing.insiders(office.record(post), charter)
    assert [one.revisions for one in found] == [(1, 2), (1, 2)]
    lines = discussing.insiders_csv(found).splitlines()
    assert lines[0] == '"person","name","roles","since","wrote","versions"'
    assert len(lines) == 3
    odd = replace(found[0], name="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in discussing.insiders_csv([odd])


def test_seeing_a_post_changes_neither_its_order_nor_its_tries(office):
    post = office.approved(CALM)
    before = office.record(post)
    discussing.see(office.parts, post, LEGAL)
    after = office.record(post)
    assert publishing.tries(after) == publishing.tries(before)
    assert publishing.next_try(after) == publishing.next_try(before)
    assert office.kinds() == ["posted"]


def test_the_private_note_is_read_here_and_leaves_with_no_evidence(office):
    secret = "Le conseil ne sait rien encore."
    draft = office.draft(CALM, note=secret)
    post = office.submit_draft(draft)
    assert reading.open_post(office.parts, post, LEGAL).note.text == secret
    assert drafting.continue_post(office.parts, post, CEO).note == secret
    office.decide(post, COMMS)
    assert office.kinds() == ["posted"]
    data = bundle(office.parts, post)
    assert secret not in data.decode()
    guessed = Note(text=secret).body()
    assert (
        digest(guessed) not in data.decode()
    )  # nor can anybody try likely notes against its digest
    assert check(office.parts, data).posts[0].record.current.note is not None


def test_somebody_named_who_is_nobody_here_keeps_no_list_from_being_made(office):
    """An author could hide who knew by naming a stranger as a contributor."""
    stranger = replace(office.draft(CALM), owner="nobody-here")
    post = drafting.submit_for_review(office.parts, stranger, CEO)
    with office.parts.store.begin() as work:
        charter = work.charter()
    found = discussing.insiders(office.record(post), charter)
    assert [(one.person, one.name != "") for one in found] == [(CEO, True), ("nobody-here", False)]


#: Of a pair, the one text that the rules read as being about results.
RESULTS = [{"one": "Un trimestre exceptionnel."}, {"other": "We expect revenue to grow by 12%."}]


class TestTwins:
    """A statement in two languages is approved together; a change of one stops both."""

    def pair(self, office, one=CALM, other="Thank you all for this fine day in Lyon."):
        both = drafting.twins(office.draft(one, language="fr"), office.draft(other, language="en"))
        return drafting.submit_together(office.parts, *both, CEO)

    def approve(self, office, post, by=COMMS, exception=None):
        view = reading.open_post(office.parts, post, by)
        return reviewing.decide(
            office.parts,
            post,
            view.record.current.sha256,
            reviewing.Verdict.APPROVE,
            view.charter.roles(by, practice.ACCOUNT.id)[0],
            by,
            "Read.",
            exception=exception,
            twin_shown=view.twin.current.sha256,
        )

    def test_one_decision_approves_both_and_both_go(self, office):
        french, english = self.pair(office)
        assert self.approve(office, french) is PostState.APPROVED
        assert office.record(english).state is PostState.APPROVED
        assert office.kinds() == ["posted", "posted"]

    @pytest.mark.parametrize("of_results", RESULTS)
    def test_a_quiet_period_against_one_of_them_asks_for_one_exception(self, office, of_results):
        """The rules read each language by itself: what one of them finds, the other may not."""
        with office.parts.store.begin() as work:
            profile = dict(work.charter().profile)
        wanted = {**profile, "blackouts": [["2020-01-01", "2040-01-01"]]}
        made = governing.propose(office.parts, COMMS, wanted)
        governing.adopt(office.parts, made, practice.LEGAL)
        french, english = self.pair(office, **of_results)
        self.approve(office, french)
        with pytest.raises(Refused, match=r"review\.quiet_period"):
            self.approve(office, french, practice.LEGAL)
        told = Exemption(reason="It is public.", link="https://acme.example/h1")
        assert self.approve(office, french, practice.LEGAL, told) is PostState.APPROVED
        assert {office.record(one).decisions[-1].exception for one in (french, english)} == {
            told,
            None,
        }
        calm, _ = self.pair(office, "Merci encore.", "Thanks to all again.")
        with pytest.raises(Refused, match=r"review\.no_quiet_period"):
            self.approve(office, calm, practice.LEGAL, told)

    def test_one_is_never_approved_without_the_other(self, office):
        french, _ = self.pair(office)
        with pytest.raises(Refused, match=r"review\.twin"):
            office.decide(french, COMMS)

    def test_a_twin_that_the_post_does_not_have_is_not_approved_in_passing(self, office):
        post = office.submit(CALM)
        shown = office.record(post).current.sha256
        approve = (reviewing.Verdict.APPROVE, Role.COMMUNICATIONS, COMMS)
        with pytest.raises(Refused, match=r"review\.twin"):
            reviewing.decide(office.parts, post, shown, *approve, twin_shown=shown)
        assert office.record(post).state is PostState.IN_REVIEW

    def test_each_is_continued_in_its_own_language(self, office):
        continued = [drafting.continue_post(office.parts, post, CEO) for post in self.pair(office)]
        assert [draft.language for draft in continued] == ["fr", "en"]
        alone = drafting.continue_post(office.parts, office.submit("Bonne journée à Lyon."), CEO)
        assert alone.language == "auto"

    def test_changing_one_stops_the_other_until_both_are_sent_again(self, office):
        french, english = self.pair(office)
        self.approve(office, french)
        again = drafting.continue_post(office.parts, french, CEO)
        again = drafting.typed(again, CALM + " Bravo.", "fr")
        with pytest.raises(Refused, match=r"draft\.twin"):
            office.submit_draft(again)
        alone = replace(again, twin=None)
        office.submit_draft(alone)
        assert office.run() == []
        record = office.record(english)
        with office.parts.store.begin() as work:
            twin = reading.load_twin(work, office.parts, record)
        assert reading.is_to_recheck(record, twin)
        assert office.x.received == []
        other = drafting.continue_post(office.parts, english, CEO)
        office.submit_draft(replace(other, twin=None))
        office.decide(english, COMMS)
        assert office.kinds() == ["posted"]

    def test_a_veto_of_one_is_a_veto_of_both(self, office):
        """Else what legal refused in French would go out in English, parted from its twin."""
        french, english = self.pair(office)
        office.decide(french, LEGAL, reviewing.Verdict.VETO, "Non.")
        assert office.record(english).state is PostState.VETOED
        other = drafting.continue_post(office.parts, english, CEO)
        office.submit_draft(replace(other, twin=None))
        assert office.decide(english, COMMS) is PostState.IN_REVIEW
        assert Role.LEGAL in office.record(english).missing_roles(office.clock.now())

    def test_a_veto_of_a_post_whose_twin_went_its_own_way_is_no_other_post_s(self, office):
        french, english = self.pair(office)
        again = drafting.continue_post(office.parts, english, CEO)
        office.submit_draft(replace(again, twin=None))
        office.decide(french, LEGAL, reviewing.Verdict.VETO, "Non.")
        assert office.record(english).state is PostState.IN_REVIEW

    def test_one_that_waits_for_its_twin_is_as_fresh_as_the_twin(self, office):
        french, english = self.pair(office)
        self.approve(office, french)
        made = remark(office, english)
        office.clock.advance(hours=13)
        assert office.run() == []
        discussing.resolve(office.parts, english, made, COMMS)
        assert office.kinds() == ["posted", "posted"]

    def test_drafts_that_do_not_name_each_other_are_no_pair(self, office):
        one, other = office.draft("Bonjour."), office.draft("Hello.")
        with pytest.raises(Refused, match=r"draft\.twin"):
            drafting.submit_together(office.parts, one, other, CEO)
        first, _ = drafting.twins(one, other)
        with pytest.raises(Refused, match=r"draft\.twin"):
            drafting.submit_together(office.parts, first, other, CEO)

    def test_neither_is_submitted_when_one_cannot_be(self, office):
        with pytest.raises(Exception, match="obstacle"):
            self.pair(office, other=" ")
        with office.parts.store.begin() as work:
            assert work.account_actions(practice.ACCOUNT.id) == ()
            assert work.chain(practice.ACCOUNT.id) == ()

    def test_the_ledger_itself_lets_no_twin_go_alone(self, office, monkeypatch):
        french, english = self.pair(office)
        self.approve(office, french)
        controlling.recall(office.parts, english, COMMS, "faux")
        monkeypatch.setattr("desktop_app.domain.policy.waits_for_twin", lambda *_: False)
        with pytest.raises(LedgerRefused, match=r"ledger\.twin"):
            publishing.publish(office.parts, french)
        assert office.x.received == []


class TestDodges:
    """What a hostile author, reviewer or owner of the file could try, and cannot."""

    def test_saying_that_a_suggestion_is_taken_over_does_not_settle_it(self, office):
        """Else an author could end every remark that suggests something, and disarm its maker."""
        post = office.submit(CALM)
        made = suggest(office, post)
        draft = drafting.continue_post(office.parts, post, CEO)
        draft = drafting.typed(replace(draft, accepted=(made.id,)), CALM + " Bravo.", "fr")
        office.submit_draft(draft)
        record = office.record(post)
        assert [one.id for one in record.open_comments] == [made.id]
        assert LEGAL in record.contributors

    def test_a_removal_is_taken_over_when_the_words_became_fewer(self, office):
        post = office.submit(CALM)
        made = suggest(office, post, words="")
        draft = drafting.continue_post(office.parts, post, CEO)
        office.submit_draft(replace(drafting.typed(draft, CALM + "!", "fr"), accepted=(made.id,)))
        assert office.record(post).open_comments != ()
        draft = drafting.continue_post(office.parts, post, CEO)
        office.submit_draft(discussing.accept(draft, made, WORDS))
        record = office.record(post)
        assert (record.open_comments, record.comments[0].is_accepted) == ((), True)

    def test_a_suggestion_is_taken_over_where_the_post_ends(self, office):
        """A post begins and ends without spaces; a suggestion may have them."""
        post = office.submit(CALM)
        end = Anchor(part=0, start=len(CALM) - 5, end=len(CALM), quote=CALM[-5:])
        remark(office, post, by=LEGAL, text="", anchor=end, suggestion="Nice.\u202f\n")
        made = office.record(post).open_comments[0]
        draft = drafting.continue_post(office.parts, post, CEO)
        office.submit_draft(discussing.accept(draft, made, end))
        assert office.record(post).open_comments == ()

    def test_what_was_settled_meanwhile_does_not_keep_a_draft_from_being_sent(self, office):
        post = office.submit(CALM)
        made = suggest(office, post)
        draft = drafting.continue_post(office.parts, post, CEO)
        draft = discussing.accept(draft, made, WORDS)
        discussing.resolve(office.parts, post, made.id, LEGAL)
        office.submit_draft(draft)
        record = office.record(post)
        assert (record.current.number, LEGAL in record.contributors) == (2, True)

    def test_whoever_helped_to_write_may_still_say_no(self, office):
        """Else taking over a comma of legal's would take legal's veto away."""
        post = office.submit(CALM)
        made = suggest(office, post)
        draft = drafting.continue_post(office.parts, post, CEO)
        office.submit_draft(discussing.accept(draft, made, WORDS))
        with pytest.raises(Refused, match=r"review\.suggested"):
            office.decide(post, LEGAL)
        no = reviewing.Verdict.VETO
        assert office.decide(post, LEGAL, no, "Pas du tout.") is PostState.VETOED

    def test_what_is_settled_late_is_fresh_unless_its_author_settled_it(self, office):
        post = office.approved(CALM)
        made = remark(office, post)
        office.clock.advance(hours=13)
        discussing.resolve(office.parts, post, made, COMMS)
        assert office.kinds() == ["posted"]
        late = office.approved("Bonjour à toutes et à tous.")
        office.clock.advance(hours=13)
        own = remark(office, late, by=CEO)
        discussing.resolve(office.parts, late, own, CEO)
        assert office.kinds() == ["held"]
        assert office.record(late).hold is Hold.LATE
