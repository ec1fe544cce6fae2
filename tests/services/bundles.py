"""Bundles of evidence for tests: written, read by both verifiers, changed and sealed again."""

import hashlib
import importlib.util
import io
import json
from pathlib import Path

from desktop_app.domain.canonical import canonical
from desktop_app.domain.errors import CountersignError
from desktop_app.services import evidence, evidence_bundle
from desktop_app.services.evidence_bundle import chosen_days, chosen_post

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "verify_evidence.py"
_spec = importlib.util.spec_from_file_location("verify_evidence", SCRIPT)
standalone = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(standalone)


def bundle(parts, post):
    """One post's bundle."""
    return b"".join(evidence_bundle.lines(parts, chosen_post(parts, post)))


def bundle_of(parts, days, account=None):
    """The bundle of all posts with an action in these days."""
    return b"".join(evidence_bundle.lines(parts, chosen_days(parts, days, account)))


def check(parts, data):
    return evidence.verify(io.BytesIO(data), parts.keys.verify)


def ours(parts, data):
    """Where `countersign verify` stops: (kind, line); None when all is sound."""
    try:
        check(parts, data)
    except CountersignError as error:
        return error.kind.removeprefix("evidence."), int(error.facts.get("line", 1))
    return None


def theirs(data):
    """Where the program of one file stops."""
    read = standalone.Bundle(io.BytesIO(data))
    try:
        read.read()
    except (standalone.Bad, *standalone.ODD) as error:
        return str(error) if isinstance(error, standalone.Bad) else "odd", read.number
    return None


def values(data):
    return [json.loads(line) for line in data.splitlines()]


def sealed(said):
    """The bundle that somebody makes who knows the format but has no key."""
    lines = [one for one in said if "seal" not in one]
    text = "".join(f"{canonical(one)}\n" for one in lines).encode()
    return text + f"{canonical({'seal': hashlib.sha256(text).hexdigest()})}\n".encode()


def place(said, kind):
    """Of the first entry of that kind: its line, counted from 0, and the entry."""
    return next(
        (number, one["entry"])
        for number, one in enumerate(said)
        if one.get("entry", {}).get("kind") == kind
    )
