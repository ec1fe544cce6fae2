"""What stands behind the tests' ``java``: the launcher's protocol and LanguageTool's answers.

Reads ``told.json`` in the folder it is given: ``version`` (what ``-version`` prints), ``port`` (says
this port and does not listen), ``die_over`` (ends when a text holds it), ``dead`` (ends at once),
``status`` and ``body`` (of every check), ``location`` (redirects there), ``hang`` (answers late).
"""

from __future__ import annotations

import json
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

HOME, ARGUMENTS = Path(sys.argv[1]), sys.argv[2:]
TOLD = json.loads((HOME / "told.json").read_text("utf-8"))
WORD = "wrongg"


class Handler(BaseHTTPRequestHandler):
    """LanguageTool's two routes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._say(200, [{"code": code, "longCode": code} for code in ("en", "en-US", "fr")])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        text = parse_qs(body)["text"][0]
        with (HOME / "texts").open("a", encoding="utf-8") as trace:
            trace.write(text + "\0")
        if TOLD.get("die_over") and TOLD["die_over"] in text:
            os._exit(3)
        if TOLD.get("hang") and TOLD["hang"] in text:
            threading.Event().wait(30)
        if "location" in TOLD:
            self.send_response(307)
            self.send_header("Location", TOLD["location"])
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if "body" in TOLD and WORD in text:
            self._say(TOLD.get("status", 200), TOLD["body"])
            return
        self._say(200, {"software": {"version": "6.8-scripted"}, "matches": _matches(text)})

    def _say(self, status: int, value: object) -> None:
        content = value.encode() if isinstance(value, str) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _matches(text: str) -> list[dict[str, object]]:
    """One for each `WORD`; offsets are UTF-16, as LanguageTool's are."""
    found, place = [], text.find(WORD)
    while place >= 0:
        found.append(
            {
                "message": f"About {WORD}",
                "shortMessage": "",
                "replacements": [{"value": "right"}],
                "offset": len(text[:place].encode("utf-16-le")) // 2,
                "length": len(WORD),
                "context": {"text": text, "offset": 0, "length": 1},
                "sentence": text,
                "type": {"typeName": "Other"},
                "rule": {"id": "SCRIPTED", "issueType": "grammar", "category": {"id": "GRAMMAR"}},
            }
        )
        place = text.find(WORD, place + 1)
    return found


def main() -> None:
    """Do as ``java`` does."""
    if ARGUMENTS == ["-version"]:
        sys.stderr.write(TOLD.get("version", 'openjdk version "17.0.15" 2025-04-15') + "\n")
        sys.exit(TOLD.get("exit", 0))
    with (HOME / "pids").open("a") as trace:
        trace.write(f"{os.getpid()}\n")
    if TOLD.get("dead"):
        sys.exit(1)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if "port" not in TOLD:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"starting\nPORT {TOLD.get('port', server.server_port)}\n")
    sys.stdout.flush()
    sys.stdin.read()


main()
