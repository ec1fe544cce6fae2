"""A deliberately naive publisher, as today's tools are: what is stalled or unclear is tried again.

It keeps a table of jobs (durably), marks one before it sends, and forgets nothing. Yet it posts
twice, whatever the table says: the matrix that does not show that shows nothing.
"""

import json

from requests import RequestException

from desktop_app.adapters.x import transport
from desktop_app.adapters.x.host import loopback_host
from desktop_app.domain.publication import PostState
from desktop_app.services import practice, reading
from tests.faults.office import TIMEOUTS, credentials

#: How often it asks X again for one job before it leaves it to the next start.
TRIES = 3


def run(parts, folder, url, killer):
    """Send every approved part that the table does not call done."""
    table = folder / "jobs.json"
    jobs = json.loads(table.read_text(encoding="utf-8")) if table.exists() else {}

    def mark(job, state):
        jobs[job] = state
        fresh = table.with_suffix(".new")
        fresh.write_text(json.dumps(jobs), encoding="utf-8")
        fresh.replace(table)

    client = transport.open_client(
        credentials(practice.ACCOUNT), loopback_host(url), TIMEOUTS, None
    )
    with parts.store.begin() as work:
        posts = work.posts((PostState.APPROVED,))
    for post in posts:
        record = reading.open_post(parts, post.id, practice.LEGAL).record
        before = None
        for number, part in enumerate(record.current.payload.parts):
            job = f"{post.id}/{number}"
            state = jobs.get(job, "todo")
            if not state.startswith("done"):
                mark(job, "doing")
                killer.reached("attempted")
                killer.reached("announced")
                state = _send(client, part.text, before, killer)
                mark(job, state)
                killer.reached("settled")
            if not state.startswith("done"):
                break
            before = state.partition(" ")[2]


def _send(client, text, before, killer):
    fields = {"text": text}
    if before:
        fields["reply"] = {"in_reply_to_tweet_id": before}
    for _ in range(TRIES):
        killer.reached("checked")
        try:
            answer = transport.ask(client, "POST", "/2/tweets", fields=fields)
        except (RequestException, OSError, ValueError, AttributeError, TypeError):
            killer.reached("answered")
            continue
        killer.reached("answered")
        said = answer.json_object() or {}
        data = said.get("data")
        if answer.status < 300 and isinstance(data, dict) and data.get("id"):
            return f"done {data['id']}"
        if 400 <= answer.status < 500:
            return "failed"
    return "doing"
