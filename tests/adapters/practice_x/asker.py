"""A world without sockets, and a way to ask it."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta

from desktop_app.adapters.practice_x import api
from desktop_app.domain.account import AccountId
from tests.fakes import ACCOUNT

OTHER = replace(ACCOUNT, id=AccountId("other"), handle="other", x_user_id="1400000000000000002")
FORM = "multipart/form-data; boundary=mark"
PHOTO = b"\x89PNG\r\n\x1a\nnot really"


@dataclass
class Asker:
    """Asks as an account, without HTTP."""

    world: api.World

    def ask(self, method, target, body=None, *, account=ACCOUNT, signed=None, type_=None):
        request = api.route(method, target)
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        token = f'OAuth oauth_consumer_key="k", oauth_token="{api.practice_token(account)}"'
        request = replace(
            request,
            authorization=token if signed is None else signed,
            body=sent,
            content_type=type_ or "application/json",
        )
        self.answer = api.respond(request, self.world)
        return self.answer.status, json.loads(self.answer.body)

    def create(self, text, *, account=ACCOUNT, **fields):
        return self.ask("POST", "/2/tweets", {"text": text, **fields}, account=account)

    def post(self, text, *, account=ACCOUNT, **fields):
        """Create a post that X takes, and return its number."""
        status, body = self.create(text, account=account, **fields)
        assert status == 201, body
        return body["data"]["id"]

    def upload(self, content=PHOTO, *, account=ACCOUNT, target="/2/media/upload"):
        """Upload a photo and return its number."""
        body = multipart({"media_category": "tweet_image", "media": content})
        status, body = self.ask("POST", target, body, account=account, type_=FORM)
        assert status == 200, body
        return body["data"]["id"]

    def change(self, **fields):
        self.world = replace(self.world, **fields)

    def advance(self, **duration):
        self.change(now=self.world.now + timedelta(**duration))


def multipart(fields, mark="mark"):
    pieces = []
    for name, value in fields.items():
        content = value if isinstance(value, bytes) else str(value).encode()
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="f"\r\n'
        pieces.append(head.encode() + b"Content-Type: x/y\r\n\r\n" + content + b"\r\n")
    return b"".join(pieces) + f"--{mark}--\r\n".encode()
