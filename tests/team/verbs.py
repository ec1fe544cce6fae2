"""What a client process can be told: each verb calls the program's own services, once per line.

Arguments and answers are JSON. Whoever decides or writes insists through a bad network, as a person
does: they look whether it was done, and press again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from desktop_app.domain.account import AccountId, PersonId, Role
from desktop_app.domain.action import ActionId, PostId
from desktop_app.domain.discussion import Anchor
from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.domain.payload import Part
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Exemption, Verdict
from desktop_app.services import (
    checking,
    comparing,
    controlling,
    delegating,
    discussing,
    dossier,
    drafting,
    enrolling,
    evidence_bundle,
    governing,
    noticing,
    outbox,
    reading,
    reviewing,
    rosters,
    templates,
)
from desktop_app.services.evidence_bundle import Days
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.rosters import read_pin
from desktop_app.services.verifying import verify_ledger


def open(seat):  # noqa: A001 - as the person says it
    told = seat.insist(seat.open)
    refresh(seat)
    return told


def refresh(seat):
    """Bring the copy for a time without server up to date, as the window does behind the scenes."""
    if seat.parts.offline is not None:
        seat.insist(seat.parts.offline.refresh)


def go_away(seat):
    """From now on what can wait waits."""
    seat.stays_away = True


def come_back(seat):
    """Send what waited: how often each was recorded or refused, and what the refusals say."""
    seat.stays_away = False
    sent = seat.insist(lambda: outbox.drain(seat.parts))
    refused = [[one.outcome.kind, dict(one.outcome.facts)] for one in sent.refused]
    return {"applied": len(sent.applied), "refused": refused}


def differs(seat):
    """Of the first refusal that is still to be seen: the text that was decided on, and the record's."""
    entry = next(one for one in outbox.entries(seat.parts) if one.outcome)
    return [one.parts[0].text for one in outbox.sides(seat.parts, entry) or ()]


def refused_actions(seat):
    """What was kept for the record, and the record refused."""
    return [
        action.id
        for entry in outbox.entries(seat.parts)
        if entry.outcome is not None
        for action in entry.actions
    ]


# --- the roster ------------------------------------------------------------------------------


def propose_roster(seat, text):
    return enrolling.propose(seat.parts, seat.person, text)


def adopt_roster(seat, proposal):
    return enrolling.adopt(seat.parts, seat.person, ActionId(proposal)).version


def pin(seat, text, fingerprint):
    trust = seat.parts.trust
    rosters.meet(seat.parts.desk, trust.place, text, fingerprint, trust.verify)


def beat(seat):
    seat.insist(lambda: enrolling.beat(seat.parts, seat.person))


# --- writing ---------------------------------------------------------------------------------


def submit(seat, text, account, window=None, urgent="", template=None):
    """Write a post and send it for review; its id. `window` is seconds from now: not before, not after."""
    draft = drafting.new_draft(seat.parts.clock, seat.person, AccountId(account))
    draft = replace(draft, parts=(Part(text=text),), language="fr", urgent=urgent)
    draft = replace(draft, template=template and ActionId(template))
    if window:
        first, last = (seat.parts.clock.now() + timedelta(seconds=one) for one in window)
        draft = replace(draft, not_before=first, not_after=last)
    return _send(seat, draft)


def change(seat, post, text):
    """Another version of a post; its id."""
    draft = seat.insist(lambda: drafting.continue_post(seat.parts, PostId(post), seat.person))
    return _send(seat, replace(draft, parts=(Part(text=text),)))


def take_words(seat, post):
    """Take over what the first open remark suggests, and send that."""
    parts = seat.parts
    draft = seat.insist(lambda: drafting.continue_post(parts, PostId(post), seat.person))
    (remark, *_) = _record(seat, post).open_comments
    return _send(seat, discussing.accept(draft, remark, remark.anchor))


def holding(seat, account, name, text):
    """Propose a holding statement; the proposal's id."""
    said = {"name": name, "language": "fr", "text": text, "is_holding": True}

    def is_done():
        found = templates.templates(seat.parts, AccountId(account))
        return next((one.proposal for one in found if one.text == text), None)

    return seat.insist(
        lambda: templates.propose(seat.parts, AccountId(account), seat.person, **said), is_done
    )


def adopt_template(seat, account, proposal):
    """The adopted template's id."""

    def is_done():
        found = templates.templates(seat.parts, AccountId(account))
        return next(one.id for one in found if one.proposal == proposal)

    work = templates.adopt
    return seat.insist(
        lambda: work(seat.parts, AccountId(account), ActionId(proposal), seat.person), is_done
    )


def _send(seat, draft):
    parts = seat.parts
    draft = drafting.save(parts.desk, parts.clock, draft)
    post, text = drafting.post_of(draft), draft.parts[0].text

    def is_done():
        with suppress(BadInput):  # nobody knows it yet
            return post if _look(seat, post).current.payload.parts[0].text == text else None

    return seat.insist(lambda: drafting.submit_for_review(parts, draft, seat.person), is_done)


# --- deciding --------------------------------------------------------------------------------


def decide(
    seat, post, verdict="approve", role=None, reason="Checked.", shown=None,
    acting_for=None, exception=None,
):  # fmt: skip
    """Decide on what is there now (or on what was `shown`), as one may; the state afterwards."""
    lent = {"acting_for": acting_for and PersonId(acting_for)}
    lent["exception"] = exception and Exemption(**exception)
    view = seat.insist(lambda: reading.open_post(seat.parts, PostId(post), seat.person))
    as_role = Role(role) if role else view.my_role or Role.COMMUNICATIONS
    said, shown = Verdict(verdict), shown or view.record.current.sha256

    def work():
        state = reviewing.decide(
            seat.parts, PostId(post), shown, said, as_role, seat.person, reason, **lent
        )
        return str(state)

    def is_done():
        record = _look(seat, post)
        mine = [
            one
            for one in record.decisions
            if (one.person, one.role, one.verdict) == (seat.person, as_role, said)
            and one.sha256 == shown
        ]
        return str(record.state) if mine else None

    return seat.insist(work, is_done)


def comment(seat, post, text, quote="", suggestion=None):
    """Remark on the post, or on the words `quote` of its first part; the remark's id."""
    record = _record(seat, post)
    shown = record.current.sha256
    start = record.current.payload.parts[0].text.find(quote)
    anchor = Anchor(part=0, start=start, end=start + len(quote), quote=quote) if quote else None

    def work():
        return discussing.comment(
            seat.parts, PostId(post), shown, seat.person, text,
            anchor=anchor, suggestion=suggestion,
        )  # fmt: skip

    def is_done():
        said = [one for one in _look(seat, post).comments if one.by == seat.person]
        return next((one.id for one in said if one.text == text), None)

    return seat.insist(work, is_done)


def resolve(seat, post, remark):
    seat.insist(
        lambda: discussing.resolve(seat.parts, PostId(post), ActionId(remark), seat.person),
        lambda: remark not in {one.id for one in _look(seat, post).open_comments},
    )


def recall(seat, post, reason="Not today."):
    controlling.recall(seat.parts, PostId(post), seat.person, reason)


def release(seat, post, reason="It may go."):
    seat.insist(
        lambda: controlling.release(seat.parts, PostId(post), seat.person, reason),
        lambda: _look(seat, post).hold is None,
    )


def look_again(seat, post, reason):
    """What was found afterwards in a post that could not wait."""
    seat.insist(
        lambda: controlling.after_review(seat.parts, PostId(post), seat.person, reason),
        lambda: not _look(seat, post).needs_after_review,
    )


def lend(seat, account, role, deputy, seconds):
    """From a minute ago, for so many seconds from now: the delegation's id."""
    now = seat.parts.clock.now()
    between = now - timedelta(minutes=1), now + timedelta(seconds=seconds)
    told = AccountId(account), Role(role), PersonId(deputy), *between, seat.person, "On leave."

    def is_done():
        lent = delegating.delegations(seat.parts, AccountId(account))
        return next((one.id for one in lent if one.is_live(now)), None)

    return seat.insist(lambda: delegating.delegate(seat.parts, *told), is_done)


def is_back(seat, account, delegation):
    """End what was lent, before its time."""

    def is_done():
        lent = delegating.delegations(seat.parts, AccountId(account))
        return next(one.ended_at for one in lent if one.id == delegation)

    told = AccountId(account), ActionId(delegation), seat.person, "Back."
    seat.insist(lambda: delegating.undelegate(seat.parts, *told), is_done)


def freeze(seat, account, reason):
    work = controlling.freeze
    seat.insist(
        lambda: work(seat.parts, AccountId(account), seat.person, reason),
        lambda: _control(seat, account).freeze,
    )


def unfreeze(seat, account, reason):
    work = controlling.unfreeze
    seat.insist(
        lambda: work(seat.parts, AccountId(account), seat.person, reason),
        lambda: _control(seat, account).freeze is None,
    )


# --- reading ---------------------------------------------------------------------------------


def show(seat, post):
    """What stands in the record of this post."""
    view = seat.insist(lambda: reading.open_post(seat.parts, PostId(post), seat.person))
    record = view.record
    return {
        "state": str(record.state),
        "hold": record.hold and str(record.hold),
        "text": record.current.payload.parts[0].text,
        "revision": record.current.number,
        "sha256": record.current.sha256,
        "roles": [str(role) for role in record.current.roles],
        "missing": [str(role) for role in view.missing],
        "contributors": list(record.contributors),
        "open": [one.id for one in record.open_comments],
        "standing": [str(one.standing) for one in record.decisions],
        "decisions": [
            [one.person, one.role, one.acting_for, one.exception and one.exception.as_json()]
            for one in record.decisions
        ],
        "is_to_be_looked_at": record.needs_after_review,
        "findings": sorted({one.rule for one in view.findings}),
        "my_role": view.my_role and str(view.my_role),
        "at_x": [part.x_post_id for part in record.parts],
    }


def mine_to_do(seat):
    """Posts in the box of what waits for this person."""
    query = ListQuery(box=Box.MINE_TO_DO, person=seat.person, at=seat.parts.clock.now())
    found = seat.insist(lambda: reading.page(seat.parts, query, None))
    return [one.id for one in found.posts]


def told(seat, post):
    """What this person is told of the post now, by kind."""
    facts = seat.insist(lambda: noticing.look(seat.parts, seat.person)).facts
    return sorted({str(one.kind) for one in facts if post in (one.about, one.post)})


def standing(seat):
    """Where every post stands that this person can read, by id."""
    return {one.id: str(one.state) for one in _every(seat)}


def approved_texts(seat):
    """What was approved last of every post that is, or was, at X, by id."""
    texts = {}
    for one in _every(seat):
        if one.posted_parts:
            texts[one.id] = _record(seat, one.id).current.payload.parts[0].text
    return texts


def _every(seat):
    query = ListQuery(box=Box.ALL, person=seat.person, at=seat.parts.clock.now())
    return seat.insist(lambda: reading.everything(seat.parts, query, 100_000))


def frozen(seat, account):
    found = seat.insist(lambda: _control(seat, account)).freeze
    return found and {"by": found.by, "reason": found.reason}


def _record(seat, post):
    return seat.insist(lambda: _look(seat, post))


def _look(seat, post):
    with seat.parts.store.begin() as work:
        return reading.load(work, seat.parts, PostId(post))


def _control(seat, account):
    return comparing.control_of(seat.parts, AccountId(account))


# --- sending ---------------------------------------------------------------------------------


def publish(seat):
    """Pass after pass while the network stops one: what became of each post that was looked at."""
    said = []

    def work():
        for one in seat.publisher.run().reports:
            said.append([one.post, one.error.kind if one.error else str(one.outcome.kind)])
            if isinstance(one.error, Unavailable):
                raise one.error

    seat.insist(work)
    return said


def take_over(seat, account, machine, by):
    """`by` comes to this computer and lets it, or another one, send from now on."""
    machine, by = PersonId(machine), PersonId(by)
    seat.insist(
        lambda: controlling.take_over(seat.parts, AccountId(account), machine, by, "As arranged.")
    )


def watch(seat, account):
    """What stands at X and nobody approved here, as the numbers of X."""
    found = seat.insist(lambda: comparing.watch(seat.parts, AccountId(account), seat.person))
    return [one.x_post_id for one in found]


def strays(seat, account):
    """What the record says of posts that nobody approved here: numbers and texts."""
    found = seat.insist(lambda: _control(seat, account)).strays
    return [[one.x_post_id, one.text] for one in found]


# --- proof and rules -------------------------------------------------------------------------


def verify(seat):
    """All that this computer can prove of the record: how many links, signatures."""
    trust = seat.parts.trust
    remembered = read_pin(trust.desk, trust.place, trust.verify)
    found = seat.insist(
        lambda: verify_ledger(seat.parts.store, seat.parts.keys.verify, remembered, seat.person)
    )
    return [found.links, found.signatures]


def export(seat, first, last, out):
    """Everything from one day to another, as a regulator gets it."""
    days = Days(first=date.fromisoformat(first), last=date.fromisoformat(last))

    def work():
        wanted = evidence_bundle.chosen_days(seat.parts, days, None)
        return b"".join(evidence_bundle.lines(seat.parts, wanted))

    return Path(out).write_bytes(seat.insist(work))


def paper(seat, account):
    """The dossier since the account's last freeze, or of today: every word of it."""
    return repr(seat.insist(lambda: dossier.since_freeze(seat.parts, AccountId(account), "en")))


def propose_profile(seat, **entries):
    """Propose the company profile with these entries changed; the proposal's id."""
    with seat.parts.store.begin() as work:
        profile = {**work.charter().profile, **entries}
    return seat.insist(lambda: governing.propose(seat.parts, seat.person, profile))


def past_hits(seat, proposal):
    """Posts of the record that say more to look at under the proposal than under what holds."""
    parts, now = seat.parts, seat.parts.clock.now()
    found = {one.id: one for one in governing.proposals(parts)}[ActionId(proposal)]

    def work():
        with parts.store.begin() as work:
            charter, posts = work.charter(), work.posts(tuple(PostState), limit=1000)
            records = [reading.load(work, parts, one.id) for one in posts]
        hits = []
        for record in records:
            rules = [
                {
                    one.rule
                    for one in checking.recompute(
                        record.current.payload, charter=each, rulebook=parts.rulebook, now=now
                    )
                }
                for each in (charter, found.charter)
            ]
            if rules[1] - rules[0]:
                hits.append(record.id)
        return hits

    return seat.insist(work)


def adopt(seat, proposal):
    seat.insist(
        lambda: governing.adopt(seat.parts, ActionId(proposal), seat.person),
        lambda: proposal not in {one.id for one in governing.proposals(seat.parts)},
    )


def resent(seat):
    """How often something was tried again."""
    return seat.resent
