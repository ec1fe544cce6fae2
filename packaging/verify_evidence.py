"""Checks a bundle of evidence of Countersign, with nothing of Countersign: `verify_evidence.py FILE`.

Needs Python 3.11 and `cryptography` for Ed25519: nobody should have to trust a curve written here.
A bundle is lines of JSON: what it is; the record's own rules (first the charter: duties and keys);
each account's chain; pictures; a seal. The first line that does not hold is named (exit code 1).
"""

# fmt: off
import hashlib
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ROW = "id account seq at kind actor post revision sha256 fence".split()  # in the order of the hash
NEVER_APPROVE = {"assistant", "administrator", "auditor", "publisher"}
BESIDE = "approve resolve require comment seen read_back removed not_removed after_review ask_redaction".split()
ODD = (LookupError, TypeError, ValueError, AttributeError, InvalidSignature, RecursionError)
Object = dict[str, Any]
class Bad(Exception):
    """What does not hold: form, rules, chain, body, unapproved, gap or seal."""
def need(holds: object, what: str = "chain") -> None:
    """Go on only if it `holds`."""
    if not holds:
        raise Bad(what)
def sha(text: str) -> str:
    """SHA-256 of a text's bytes."""
    return hashlib.sha256(text.encode()).hexdigest()
def canonical(value: Any) -> str:
    """The one way to write a value: sorted keys, no spaces. What is written otherwise is refused."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
def leaf(row: Object, statement_sha256: str) -> str:
    """SHA-256 of an entry's own fields, each with its length. A link: of the one before and this."""
    texts = [*("-" if row[name] is None else str(row[name]) for name in ROW), statement_sha256]
    return sha("".join(f"{len(text.encode())}:{text}," for text in (*texts, row["signature"])))
def check(entry: Object, before: str, charter: Object) -> str:
    """An entry is what its actor signed (Ed25519, DSSE encoding), behind the link `before`; its link."""
    kind, said, text = "application/vnd.countersign.statement+json", entry["statement"], canonical(entry["statement"])
    need(set(entry) == {*ROW, "signature", "hash", "statement"} and said["realm"] == charter["realm"])
    need({**entry, **{name: said.get(name) for name in ROW if name not in ("id", "seq", "at")}} == entry)
    need(sha(before + leaf(entry, sha(text))) == entry["hash"])
    (actor,) = (person for person in charter["people"] if person["id"] == entry["actor"])
    signed = f"DSSEv1 {len(kind)} {kind} {len(text.encode())} {text}".encode()
    for key in (actor["key"], *actor.get("former", [])):  # every key that was ever theirs
        with suppress(InvalidSignature):
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(entry["signature"]), signed)
            return str(entry["hash"])
    raise InvalidSignature
class Post:
    """One post: what its entries add up to. `shared` is what holds for the whole account."""

    def __init__(self, shared: Object) -> None:
        self.shared, self.state, self.payload, self.approved_at = shared, "", Object(), 0
        self.approvals, self.posted, self.attempt = list[Object](), list[Any](), Object()
        self.authors, self.open, self.remarks = set[str](), set[str](), Object()
    def allow(self, entry: Object, have: list[Object]) -> None:  # everyone had approved exactly this, before
        mine = [one for one in have if one["role"] not in NEVER_APPROVE
                and (one["revision"], one["sha256"]) == self.current == (entry["revision"], entry["sha256"])
                and (one["holder"], one["role"]) in self.shared["duties"]]
        in_time = (self.payload["not_before"] or "") <= entry["at"] <= (self.payload["not_after"] or "~")
        need(self.state == "approved" and self.approved_at > self.shared["last_freeze"] and mine
             and all(one & {each["role"] for each in mine} for one in self.wanted)
             and (self.by_hand if entry["kind"] == "by_hand" else in_time and not self.by_hand and
                  entry["actor"] in self.shared["sends"] & self.shared["machines"]), "unapproved")
        self.attempt = {"fence": entry["fence"], "part": entry["statement"]["part"], "approvals": mine}
    def take(self, entry: Object, payload: Object) -> None:
        said, kind, at = entry["statement"], entry["kind"], entry["at"]
        need(said["part"] < len(self.posted) if kind in ("read_back", "removed", "not_removed") else self.payload or kind == "submit")
        if kind == "submit":  # another version: what was approved is void; who helped cannot approve
            self.payload, self.seq, self.urgent, self.by_hand = payload, entry["seq"], said["urgent"], said["by_hand"]
            self.current, self.open = (entry["revision"], entry["sha256"]), self.open - {*said["accepted"]}
            self.steps = [[{*one["roles"]}] if one["needs"] == "any" else [{each} for each in one["roles"]] for one in said["steps"]]
            self.wanted = [{one} for one in said["roles"]] + [one for step in self.steps for one in step]
            self.authors |= {entry["actor"], *said["contributors"], *(self.remarks.get(one, "") for one in said["accepted"])}
        elif kind == "approve":
            role, whose = said["role"], said["for"] or entry["actor"]  # a deputy acts for whoever lent the duty
            need(said["for"] is None or (role != "executive" and any(start <= at < end for *lent, start, end in
                 self.shared["lent"].values() if lent == [entry["actor"], whose, role])), "unapproved")
            self.approvals.append({**entry, "role": role, "holder": whose, "until": said["expires_at"]})
        elif kind == "comment":
            self.remarks[entry["id"]] = entry["actor"]
            self.open |= {entry["id"]} if said["thread"] is None else set()
        elif kind in ("resolve", "release"):
            need(said["comment"] in self.open if kind == "resolve" else not self.open)
            self.open -= {said.get("comment")}
        elif kind == "require":
            self.wanted += [{one} for one in said["roles"]]
        gone = (entry["actor"], said["role"], said["for"] or entry["actor"]) if kind == "unapprove" else ()
        self.approvals = [one for one in self.approvals if kind not in ("submit", "absent") and (one["actor"], one["role"], one["holder"]) != gone]
        have = [one for one in self.approvals if one["until"] > at and not {one["actor"], one["holder"]} & self.authors]
        mine = [n for n, step in enumerate(self.steps) if kind == "approve" and said["role"] in set().union(*step)]
        need(all(one & {each["role"] for each in have} for step in self.steps[:sum(mine)] for one in step))  # in its turn
        if kind in ("attempt", "by_hand"):
            self.allow(entry, have)
        need(entry["fence"] is None or (self.attempt and self.attempt["fence"] == entry["fence"]), "unapproved")
        if is_out := kind in ("posted", "found", "by_hand"):
            need(self.attempt["part"] == len(self.posted))
            self.posted.append((said["x_post_id"], at, self.attempt["approvals"]))
        is_done = is_out and len(self.posted) == len(self.payload["parts"])
        self.state = self.state if kind in BESIDE else "posted" if is_done else kind
        lacks = self.open or not have or not all(one & {each["role"] for each in have} for one in self.wanted)
        if lacks and self.state == "approved" and kind in ("comment", "require"):
            self.state = "in review"
        elif (is_out and not is_done) or kind in ("not_sent", "release") or (not lacks and kind in (
                "approve", "resolve", "require") and self.state in ("submit", "unapprove", "absent", "in review")):
            is_free = not self.shared["freeze"] or (self.urgent and self.seq > self.shared["freeze"])
            self.state, self.approved_at = "approved" if is_free else "held", entry["seq"]
class Bundle:
    """A bundle that is read line by line."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.number, self.seal, self.before, self.rosters = file, 0, hashlib.sha256(), "", Object()
        self.posts, self.media, self.wordless, self.gone = dict[str, Post](), set[str](), set[str](), set[str]()
    def next(self) -> Object:
        raw, self.before, self.number = self.file.readline(2**26), self.seal.hexdigest(), self.number + 1
        self.seal.update(raw)
        said: Object = json.loads(raw)
        need(canonical(said).encode() + b"\n" == raw, "form")
        return said
    def chain(self, head: Object, charter: Object) -> Object:
        account, only, since, until = (head[key] for key in ("account", "post", "since", "until"))
        ever = [one for one in charter["duties"] + charter.get("former", []) if one["account"] == account]
        may = [one["person"] for one in ever if one["role"] == "publisher"]  # rosters change who sends
        shared: Object = {"duties": [(one["person"], one["role"]) for one in ever], "machines": {*may},
                          "lent": {}, "freeze": 0, "last_freeze": 0, "sends": {*may[:None if self.rosters else 1]}}
        before, seq, is_hiding, last = "0" * 64, 0, False, ""
        while (line := self.next()).keys() & {"entry", "left_out", "redacted", "stub"}:
            for one in line.get("left_out", []):
                need(one == f"{int(one, 16):064x}")
                before, seq, is_hiding = sha(before + one), seq + 1, True
            if "left_out" in line:
                continue
            row, seq = line.get("entry") or line.get("stub") or line["redacted"], seq + 1
            need((row["seq"], row["account"]) == (seq, account) and only in (None, row["post"] or only))
            is_bare = "entry" not in line  # a stub, or an entry whose words were taken out
            before = sha(before + leaf(row, row["statement_sha256"])) if is_bare else check(row, before, charter)
            need("stub" not in line or row["at"] < since or row["at"] >= until, "gap")
            need(not is_hiding or since is None or row["at"] < since or last >= until, "gap")
            is_hiding, last = False, row["at"]
            if is_bare:
                self.wordless |= {row["post"]} if "redacted" in line else set()
                continue
            said, kind = row["statement"], row["kind"]
            named = [one for one in (row["sha256"], said["source"]) if one] if kind == "submit" else []
            need([sha(one) for one in line.get("bodies", [])] == named, "body")
            changed: Object = {"freeze": {"freeze": seq, "last_freeze": seq}, "unfreeze": {"freeze": 0},
                               "delegate": {"lent": {**shared["lent"], row["id"]: [
                                   said.get("deputy"), row["actor"], *map(said.get, ("role", "begins_at", "ends_at"))]}},
                               "undelegate": {"lent": {one: lent for one, lent in shared["lent"].items()
                                                       if one != said.get("delegation")}},
                               "take_over": {} if self.rosters else {"sends": {said.get("publisher")}}}
            shared |= changed.get(kind, {})
            if row["post"] in self.wordless:
                self.gone |= {row["post"]} if kind == "redact" else set()
            elif row["post"] is not None:
                payload = json.loads(line["bodies"][0]) if named else {}
                self.media |= {one["sha256"] for part in payload.get("parts", ()) for one in part["media"]}
                self.posts.setdefault(row["post"], Post(shared)).take(row, payload)
        need((not is_hiding or since is None or last >= until) and self.wordless == self.gone, "gap")
        need(account in [one["id"] for one in charter["accounts"]] and only in (None, *self.posts, *self.gone))
        return line
    def read(self) -> None:
        need(self.next() == {"format": "countersign-evidence", "v": 1}, "form")
        before, seq, charter = "0" * 64, 0, Object()
        while "rule" in (line := self.next()):
            entry, seq = line["rule"], seq + 1
            charter = charter or entry["statement"]["charter"]
            need((entry["seq"], entry["account"], entry["kind"] == "charter") == (seq, "@ledger", seq == 1), "rules")
            before, said = check(entry, before, charter), entry["statement"]
            self.rosters |= {entry["id"]: said} if entry["kind"] == "propose_roster" else {}
            new = self.rosters[said["proposal"]] if entry["kind"] == "adopt_roster" else charter
            charter |= {key: new[key] for key in ("people", "duties", "former") if key in new}
        while "account" in line:
            line = self.chain(line, charter)
        for sha256 in sorted(self.media):
            need(line["media"]["sha256"] == sha256, "seal")
            line = self.next()
        need(line == {"seal": self.before} and not self.file.read(1), "seal")

def main() -> None:
    """Read the bundle; say what it shows or where it fails."""
    with Path(sys.argv[1]).open("rb") as file:
        bundle = Bundle(file)
        try:
            bundle.read()
        except (Bad, *ODD) as error:
            sys.exit(f"NOT SOUND: line {bundle.number} ({error if isinstance(error, Bad) else 'form'})")
    print(f"SOUND: {bundle.number} lines, SHA-256 {bundle.seal.hexdigest()}", *(f"redacted {one}" for one in bundle.gone))
    for name, post in bundle.posts.items():
        print(f"{name}: {post.state}, fingerprint {post.current[1]}")
        for number, at, approvals in post.posted:
            print(f"  at X as {number}, {at}; approved before by", *(f"{one['actor']} as {one['role']} ({one['at']})" for one in approvals))

if __name__ == "__main__":
    main()
