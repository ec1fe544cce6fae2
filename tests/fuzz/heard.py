"""Targets: what comes over a network: answers of X, of the grammar server, the browser's visit."""

import contextlib
import functools
import hashlib
import io
import json
from pathlib import Path
from types import SimpleNamespace

from language_tool_python.match import Match

from desktop_app.adapters.language.grammar import client as grammar
from desktop_app.adapters.practice_x import multipart
from desktop_app.adapters.x import classify, observed, rates, reading, uploads
from desktop_app.adapters.x.callback import PATH, Callback
from desktop_app.adapters.x.oauth2 import NoTokensError, TokenEndpoint
from desktop_app.adapters.x.transport import Answer
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.payload import Media, MediaKind
from desktop_app.services.publishing import posted_outcome
from tests.contracts.company import START
from tests.fakes import FakeClock
from tests.fuzz.target import Target, require, require_storable

SHAPES = Path(__file__).resolve().parents[1] / "data" / "x_shapes"
NUMBER, ME = "1860000000000000002", "2244994945"
_STATUSES = (200, 200, 200, 201, 400, 401, 402, 403, 404, 429, 500, 503, 302)
_ASKED = (NUMBER, "1860000000000000003", "1860000000000000008", "1860000000000000009")


def _answers(data):
    """The same body under each status: the first byte of it does not have to guess one."""
    for status in sorted(set(_STATUSES)):
        yield Answer(status=status, body=data, headers={"x-rate-limit-reset": "1790000000"})


def _read(data):
    """Everything that asks X about posts, and what would be kept of it."""
    readers = (
        functools.partial(reading.post, x_post_id=NUMBER, author=ME),
        functools.partial(reading.source, x_post_id=NUMBER, read_at=START),
        functools.partial(reading.page, author=ME),
    )
    for answer in _answers(data):
        for read in readers:
            with contextlib.suppress(CountersignError):
                _look(read(answer))


def _look(found):
    """What was read back goes into a statement, where halves of characters are refused."""
    posts = found.posts if isinstance(found, reading.Page) else (found,)
    for one in posts:
        if hasattr(one, "body"):
            require_storable(one)
            one.body()


def _watched(data):
    for answer in _answers(data):
        for read in (
            functools.partial(observed.page, most=100),
            functools.partial(observed.posts, asked=_ASKED),
            functools.partial(observed.metrics, asked=_ASKED),
            functools.partial(observed.polls, asked=_ASKED),
            observed.profile,
        ):
            with contextlib.suppress(CountersignError):
                require_storable(read(answer))


def _shapes():
    made = []
    for name in ("old", "new"):
        said = json.loads((SHAPES / f"{name}.json").read_text(encoding="utf-8"))
        made += [json.dumps(one).encode() for one in said.values()]
    return made


def _shapes_read():
    post = json.loads(_shapes()[0])
    one = {**post["data"][0], "author_id": ME, "id": NUMBER}
    alone = {"data": one, "includes": post.get("includes", {})}
    page = {"data": [one], "meta": {"result_count": 1, "next_token": "x"}}
    gone = {
        "errors": [{"type": "https://api.x.com/2/problems/resource-not-found", "value": NUMBER}]
    }
    return [*_shapes(), *(json.dumps(each).encode() for each in (alone, page, gone))]


def _sent(data):
    """What became of a request that changes something: never more certain than what was said."""
    for answer in _answers(data):
        with contextlib.suppress(CountersignError):
            found = classify.created(answer, "Bonjour à tous")
            require(200 <= answer.status < 300, "posted, by an answer that says no such thing")
            require_storable(posted_outcome(ActionKind.POSTED, "Bonjour à tous", found).fields())
        with contextlib.suppress(CountersignError):
            classify.require_removed(answer)
            require(answer.status in (200, 404), "removed, by an answer that says no such thing")
        with contextlib.suppress(CountersignError):
            require(reading.is_number(classify.user_id(answer)), "no number")
        with contextlib.suppress(CountersignError):
            classify.uploaded(answer, "Bonjour à tous")


def _sent_seeds():
    said = (
        {
            "data": {
                "id": NUMBER,
                "text": "Bonjour &amp; à tous",
                "edit_history_tweet_ids": [NUMBER],
            }
        },
        {"data": {"deleted": True}},
        {
            "title": "Forbidden",
            "detail": "You are not permitted",
            "status": 403,
            "type": "about:blank",
        },
        {"errors": [{"code": 187, "message": "Status is a duplicate."}]},
        {"errors": [{"message": "x", "title": "Not Found Error", "type": "a/resource-not-found"}]},
        {"title": "Too Many Requests", "reason": "usage-capped", "status": 429},
    )
    return [json.dumps(one).encode() for one in said]


def _uploaded(data):
    """X's answers while a film is taken in: `data` is each of them in turn, a line each."""
    lines = data.split(b"\n")
    asked = iter(lines * 200)

    def ask(*_, **__):
        return Answer(status=200, body=next(asked), headers={})

    media = Media(sha256=_SHA256, kind=MediaKind.VIDEO, alt_text="x")
    waited = []
    uploads.upload(ask, media, io.BytesIO(_FILM), waited.append)
    require(sum(waited) <= uploads.LONGEST_WAIT, "waited too long")


_FILM = b"\0\0\0\x18ftypmp42"
_SHA256 = hashlib.sha256(_FILM).hexdigest()


def _upload_seeds():
    begun = {"data": {"id": "12"}}
    busy = {"data": {"id": "12", "processing_info": {"state": "pending", "check_after_secs": 1}}}
    done = {"data": {"id": "12", "processing_info": {"state": "succeeded"}}}
    lines = (begun, {}, busy, busy, done, {})
    return [b"\n".join(json.dumps(one).encode() for one in lines)]


class _Endpoint(TokenEndpoint):
    """X's side of the tokens, whose every answer is the input."""

    said = b""

    def _post(self, _route, _fields):
        found = Answer(status=200, body=self.said, headers={}).json_object()
        if found is None:
            raise NoTokensError("lost", "odd answer")
        return found


def _tokens(data):
    endpoint = _Endpoint("client", None, FakeClock())
    endpoint.said = data
    pair = endpoint.refresh("kept")
    require(pair.access.expires_at > FakeClock().now(), "a token that has no life")
    json.dumps([pair.refresh_token, pair.scopes])


def _token_seeds():
    said = {"token_type": "bearer", "expires_in": 7200, "access_token": "a", "refresh_token": "r",
            "scope": "tweet.read tweet.write users.read offline.access media.write"}  # fmt: skip
    return [json.dumps(said).encode()]


def _rates(data):
    """Headers, a line each."""
    pairs = (line.partition(b":") for line in data.split(b"\n"))
    headers = {
        name.decode("latin-1").strip().lower(): value.decode("latin-1").strip()
        for name, _, value in pairs
    }
    for window in rates.windows("GET", "/2/tweets/12", headers):
        require_storable(window)
    rates.until(headers)


def _rate_seeds():
    said = (
        b"x-rate-limit-limit: 300\nx-rate-limit-remaining: 0\nx-rate-limit-reset: 1790000000\n"
        b"x-app-limit-24hour-limit: 10\nx-app-limit-24hour-remaining: 1\nx-app-limit-24hour-reset: 9\n"
    )
    return [said]


def _visit(data):
    """The first bytes that a browser, or anybody on this computer, sends to the waiting port."""
    visit = Callback._meaning(SimpleNamespace(port=8721), data, "the-state")
    if visit.code:
        said = data.translate(None, b"\r\n\t")  # which an address is read without
        require(b"state=the-state" in said or b"%" in said, "a code without our state")


def _visits():
    head = "HTTP/1.1\r\nHost: 127.0.0.1:8721\r\nAccept: */*\r\n\r\n"
    return [
        f"GET {PATH}?{query} {head}".encode()
        for query in ("state=the-state&code=abc", "state=the-state&error=access_denied", "x=1")
    ]


def _form(data):
    """A form with files, as the simulated X takes them; its header is the first line."""
    head, _, body = data.partition(b"\n")
    multipart.form(head.decode("latin-1"), body)


def _forms():
    body = b'--b\r\nContent-Disposition: form-data; name="media"; filename="x"\r\n\r\nbytes\r\n--b--\r\n'
    return [b"multipart/form-data; boundary=b\n" + body]


def _grammar(data):
    """What LanguageTool answers about a text; its positions must stay inside of it."""
    text = "Merci à tous 🚀 pour cette belle journée."
    server = SimpleNamespace(check=functools.partial(_matches, data))
    with contextlib.suppress(grammar.NoAnswer):
        for fault in grammar.Client.faults(server, text):
            require(0 <= fault.start <= fault.end <= len(text), "a place outside of the text")


def _matches(data, text):
    return [Match(each, text) for each in json.loads(data)["matches"]]


def _grammar_seeds():
    match = {
        "message": "m", "replacements": [{"value": "r"}], "offset": 6, "length": 1,
        "context": {"text": "Merci", "offset": 0, "length": 1}, "sentence": "Merci",
        "rule": {"id": "R", "issueType": "grammar", "category": {"id": "C", "name": "N"}},
    }  # fmt: skip
    return [json.dumps({"software": {"version": "6"}, "matches": [match]}).encode()]


TARGETS = (
    Target("x-posts-read", _read, _shapes_read, "json"),
    Target("x-posts-watched", _watched, _shapes, "json"),
    Target("x-sent", _sent, _sent_seeds, "json"),
    Target("x-upload", _uploaded, _upload_seeds, "jsonl"),
    Target("x-tokens", _tokens, _token_seeds, "json", refusals=(NoTokensError,)),
    Target("x-headers", _rates, _rate_seeds, "lines"),
    Target("browser", _visit, _visits, "lines"),
    Target("simulated-x-form", _form, _forms),
    Target("grammar-answer", _grammar, _grammar_seeds, "json"),
)
