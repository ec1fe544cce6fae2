"""Keeps tokens and drafts out of the logs, whatever level the application logs at.

Two nets, each enough: the libraries that write them are held at WARNING, and every handler of the
root logger drops what they write below it and blacks out whatever looks like a token.
"""

from __future__ import annotations

import logging
import re

#: They write tokens and drafts at DEBUG.
TALKATIVE = ("tweepy", "oauthlib", "requests_oauthlib", "requests", "urllib3")
BLACK = "[hidden]"

_NAMES = (
    r"(?:oauth_\w+|[a-z_]*token(?:_secret)?|client_secret|consumer_(?:key|secret)|api_(?:key|secret)"
    r"|code_verifier|code_challenge|password|secret)"
)
_SHAPES = (
    # A header, whatever stands in it, as a line, in a dict's repr, or in a repr of bytes.
    re.compile(r"((?:Proxy-)?Authorization['\"]?\s*[:=]\s*b?['\"]?)[^\r\n'}]+", re.IGNORECASE),
    re.compile(r"(\b(?:Bearer|Basic)\s+)[\w.~+/=%-]+", re.IGNORECASE),
    # name=value of a query or form, "name": "value" of JSON, name='value' of a repr.
    re.compile(
        rf"((?<![a-z0-9_]){_NAMES}\\?['\"]?\s*[=:]\s*b?\\?['\"]?)(?!\[hidden\])[^\s&'\",;\\)}}]+",
        re.IGNORECASE,
    ),
    # Short ones are the number of an error or the name of a state.
    re.compile(r"(\b(?:code|state)\\?['\"]?\s*[=:]\s*b?\\?['\"]?)[\w.~+/%-]{16,}", re.IGNORECASE),
    # X's own shapes: a user's number, a hyphen and a long tail; and long opaque runs. What is
    # hexadecimal throughout is one of our fingerprints and stays.
    re.compile(r"(\b)\d{4,20}-[A-Za-z0-9]{20,}\b"),
    re.compile(r"(?<![\w-])()(?![0-9a-f]{40,128}(?![\w-]))[A-Za-z0-9_-]{48,}={0,2}"),
)


class Discretion(logging.Filter):
    """Drops what talkative libraries say below WARNING; blacks out tokens in everything else."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record may be written; it is changed where it shows a token."""
        if record.levelno < logging.WARNING and record.name.split(".")[0] in TALKATIVE:
            return False
        said = record.getMessage()
        if (told := without_tokens(said)) != said:
            record.msg, record.args = told, ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            # The formatter prefers the text; the error itself must not be written out again.
            record.exc_text, record.exc_info = without_tokens(record.exc_text), None
        if record.stack_info:
            record.stack_info = without_tokens(record.stack_info)
        return True


def without_tokens(text: str) -> str:
    """Return `text` with whatever looks like a token, a code or a signature blacked out."""
    for shape in _SHAPES:
        text = shape.sub(rf"\g<1>{BLACK}", text)
    return text


def quiet_libraries() -> None:
    """Set both nets, for loggers and handlers that exist by now. Doing it again adds nothing."""
    for name in (*TALKATIVE, *logging.root.manager.loggerDict):
        if name.split(".")[0] in TALKATIVE:
            logger = logging.getLogger(name)
            if name in TALKATIVE or 0 < logger.level < logging.WARNING:
                logger.setLevel(logging.WARNING)
    for handler in logging.getLogger().handlers:
        if not any(isinstance(each, Discretion) for each in handler.filters):
            handler.addFilter(Discretion())
