"""LanguageTool over HTTP, by language-tool-python, which here only writes and reads the messages.

Its own way of asking honours the proxies of the environment, follows redirections and waits for
five minutes: a draft must take none of these roads, so the one method that asks is ours. Offsets
are code points; LanguageTool counts UTF-16.
"""

from __future__ import annotations

import json
import ssl
from typing import Any, Literal

import requests
from language_tool_python import LanguageTool
from language_tool_python.exceptions import LanguageToolError
from language_tool_python.match import Match
from requests.adapters import HTTPAdapter

from desktop_app.adapters.language.grammar.questions import Fault

_SECONDS = (2.0, 4.0)  #: to connect, to answer
_MOST_REPLACEMENTS = 5
#: Of an answer, unpacked: a post whose every word is wrong is some 2 MB.
_MOST_BYTES = 8_000_000
_PIECE = 65_536
_OK = 200


class NoAnswer(Exception):
    """Nothing that LanguageTool would say came back.

    The argument is ``slow``, ``refused``, ``odd``, or ``certificate`` for a server that could not prove
    who it is, and so was told nothing.
    """


class Client(LanguageTool):
    """One language of one server. Not shared between threads."""

    def __init__(self, url: str, language: str, session: requests.Session) -> None:
        """Raises `NoAnswer` when the server does not say which languages it knows."""
        self._session = session
        self.version = ""  #: what the server says of itself, once it has read a text
        # A host is not needed, but without one the name of this computer would be looked up.
        try:
            super().__init__(language, remote_server=url, host="127.0.0.1")
        except (AttributeError, TypeError, ValueError) as error:  # no list, or not this language
            raise NoAnswer("odd") from error

    def faults(self, text: str) -> tuple[Fault, ...]:
        """What LanguageTool says of `text`. Raises `NoAnswer`."""
        try:
            return tuple(_fault(text, match) for match in self.check(text))
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
            raise NoAnswer("odd") from error

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 2,
        method: Literal["get", "post"] = "get",
    ) -> Any:
        del num_tries  # a text is asked about once; whoever asks decides whether to ask again
        try:
            with self._session.request(
                method,
                url,
                params=params if method == "get" else None,
                data=params if method == "post" else None,
                timeout=_SECONDS,
                allow_redirects=False,
                stream=True,
            ) as response:
                content = _content(response)
                if response.status_code != _OK:
                    raise NoAnswer("slow" if b"longer than" in content else "refused")
                answer = json.loads(content)
        except requests.exceptions.SSLError as error:
            raise NoAnswer("certificate") from error
        except requests.Timeout as error:
            raise NoAnswer("slow") from error
        except (requests.RequestException, LanguageToolError) as error:
            raise NoAnswer("refused") from error
        except (ValueError, RecursionError) as error:
            raise NoAnswer("odd") from error
        if isinstance(answer, dict) and isinstance(answer.get("software"), dict):
            self.version = str(answer["software"].get("version", ""))
        return answer


def _content(response: requests.Response) -> bytes:
    """The whole answer, unpacked. Raises `NoAnswer` as soon as it is longer than any text is worth."""
    content = bytearray()
    for piece in response.iter_content(_PIECE):
        content += piece
        if len(content) > _MOST_BYTES:
            raise NoAnswer("odd")
    return bytes(content)


class _Proven(HTTPAdapter):
    """Speaks only to whom `trust` accepts."""

    def __init__(self, trust: ssl.SSLContext) -> None:
        self._trust = trust
        super().__init__(max_retries=0)

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:
        """Make connections by these rules for certificates."""
        super().init_poolmanager(*arguments, ssl_context=self._trust, **named)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Always verify, by the rules alone: requests would add certifi's list to them."""
        del url, verify, cert
        conn.cert_reqs = ssl.CERT_REQUIRED


def private_session(trust: ssl.SSLContext | None = None) -> requests.Session:
    """A session that no variable of the environment and no file of the person's can lead astray.

    With `trust`, the rules for certificates, it speaks https and nothing else.
    """
    session = requests.Session()
    session.trust_env = False
    if trust is not None:
        session.adapters.clear()
        session.mount("https://", _Proven(trust))
    return session


def _fault(text: str, match: Match) -> Fault:
    start = min(max(match.offset, 0), len(text))
    # The length is still UTF-16, and there is no other way back than through it.
    rest = text[start:].encode("utf-16-le")[: 2 * match.error_length]
    end = start + len(rest.decode("utf-16-le", "ignore"))
    return Fault(
        start=start,
        end=end,
        rule=match.rule_id,
        category=match.category,
        message=match.message,
        replacements=tuple(match.replacements[:_MOST_REPLACEMENTS]),
    )
