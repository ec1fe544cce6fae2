"""Stand-ins for the outside. Each one is under the same contract as what it stands for."""

from datetime import UTC, datetime, timedelta

from desktop_app.domain.account import Account, AccountId, Realm
from desktop_app.domain.payload import Part, Payload
from desktop_app.domain.policy import Clearance
from desktop_app.domain.publication import Posted

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
ACCOUNT = Account(
    id=AccountId("acme"), handle="acme_ceo", name="Anne Maurel", x_user_id="1400000000000000001"
)


class FakeClock:
    """Stands still until it is told to go on."""

    def __init__(self, now=NOW):
        self._now = now

    def now(self):
        return self._now

    def advance(self, **duration):
        self._now += timedelta(**duration)


class FakePoster:
    """Gives `answers` in order: a Posted or an exception. Afterwards every post succeeds.

    `received` are the clearances it was asked to send; `there` is what can be looked up.
    """

    def __init__(self, answers=()):
        self.answers = list(answers)
        self.received = []
        self.there = {}

    def post(self, clearance):
        self.received.append(clearance)
        number = str(1_900_000_000_000_000_000 + len(self.received))
        text = Payload.read(clearance.body).parts[0].text
        answer = self.answers.pop(0) if self.answers else Posted(x_post_id=number, text=text)
        if isinstance(answer, BaseException):
            raise answer
        self.there[answer.x_post_id] = answer
        return answer

    def look_up(self, x_post_id):
        return self.there.get(x_post_id)


def payload_of(text="Bonjour", *, account=ACCOUNT, realm=Realm.PRACTICE, **fields):
    """A payload of one text; `fields` replace or add to it."""
    fields.setdefault("parts", (Part(text=text),))
    fields.setdefault("policy_digest", "p" * 64)
    fields.setdefault("rulebook_digest", "r" * 64)
    return Payload(realm=realm, account=account.id, **fields)


def cleared(text="Bonjour", *, account=ACCOUNT, realm=Realm.PRACTICE, **fields):
    """A clearance as `policy.clear_to_publish` would give it, for tests of what comes after."""
    payload = payload_of(text, account=account, realm=realm, **fields)
    return Clearance(
        account=account,
        payload=payload,
        body=payload.body(),
        sha256=payload.fingerprint,
        post="post-1",
        revision=1,
        fence=1,
        cleared_at=NOW,
    )
