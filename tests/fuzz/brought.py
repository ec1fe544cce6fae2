"""Targets: files and blocks of text that people bring: lists, archives, rules, profiles, backups."""

import contextlib
import io
import json
import tarfile
import tempfile
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from desktop_app.adapters import bundle
from desktop_app.adapters.archive import open_archive
from desktop_app.adapters.host import backups as host_backups
from desktop_app.checks import expression
from desktop_app.checks.own_rules import own_rules
from desktop_app.checks.profile import Profile
from desktop_app.checks.ruletoml import read_lexicons
from desktop_app.cli.checks import _line as checked_line
from desktop_app.cli.checks import profile_values
from desktop_app.cli.form import read_form
from desktop_app.domain.account import Charter, Realm
from desktop_app.domain.canonical import canonical
from desktop_app.domain.company_list import ListName
from desktop_app.domain.errors import BadInput
from desktop_app.services import (
    archives,
    founding,
    invitations,
    joining,
    observing_import,
    rulewriting,
)
from desktop_app.services.backing_up import Manifest
from desktop_app.services.governing import check_profile
from desktop_app.services.invitations import Invitation, certificate
from desktop_app.services.list_tables import items_in, table
from desktop_app.services.observing_ports import WatchList
from desktop_app.services.spoken import key_lines, read_key
from tests.checks.test_profile import WHOLE
from tests.contracts.company import ACCOUNT, charter
from tests.fakes import FakeClock
from tests.fuzz.target import Target, require, require_storable, text_of
from tests.services import rulebooks
from tests.services.conftest import RULEBOOK
from tests.services.test_founding import PEOPLE
from tests.services.test_invitations import ANNE, NOW, PEM
from tests.services.test_list_tables import ALL

WHOLE_PROFILE = {
    **WHOLE,
    "results_dates": ["2026-09-10", {"day": "2027-03-21", "time": "07:30", "market": "Tokyo"}],
    "markets": [{"name": "Tokyo", "zone": "Asia/Tokyo", "days": 30}],
    "sensitive_days": [{"day": "11-13", "en": "x", "fr": "y"}, {"day": "2026-11-13"}],
    "news_hold": "an accident",
    "grammar_server": "https://grammar.exemplar.example/v2",
}
RULE = rulebooks.rule("own.tower", '"tower" NEAR/5 "sold"', unless=['"tower bridge"'])


def _bytes(*texts):
    return [text.encode() for text in texts]


@contextlib.contextmanager
def _file(data, name):
    """`data` as a file of its own."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        yield path


def _lists(data):
    for name in ListName:
        try:
            items = items_in(name, data)
        except BadInput:
            continue
        again = items_in(name, table(name, items).encode())
        require(again == items, "another list once it was written and read")
        require_storable(items)


def _list_seeds():
    return _bytes(*(table(name, items) for name, items in ALL.items()))


def _archive_text(data):
    found = archives.read([("posts", text_of(data))])
    require_storable(found)


def _tweet(**more):
    return {"tweet": {"id_str": "1", "full_text": "Q&amp;A https://t.co/abc", **more}}


def _archive_texts():
    links = {"urls": [{"url": "https://t.co/abc", "expanded_url": "https://exemplar.example/a"}]}
    whole = _tweet(created_at="Wed Oct 10 20:19:24 +0000 2018", lang="fr", entities=links)
    plain = {
        "id": "7",
        "text": "Bonjour",
        "lang": "fr",
        "date": "2024-01-02",
        "decision": "approved",
    }
    return _bytes(
        "window.YTD.tweets.part0 = " + json.dumps([whole, _tweet()], indent=1),
        json.dumps([whole["tweet"], plain]),
        f"{json.dumps(plain)}\n{json.dumps(whole['tweet'])}\n",
        "id,text,lang,date,decision\r\n1,Bonjour,fr,2024-01-02T03:04:05+01:00,approuvé\r\n",
        'texte;langue\n"Deux\nlignes";fr\n',
    )


def _archive_file(data):
    with _file(data, "archive") as path:
        require_storable(open_archive(path))


@cache
def _archive_files():
    made = []
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as packed:
            for number, text in enumerate(_archive_texts()[:1] * 2):
                name = "data/tweets.js" if not number else f"data/tweets-part{number}.js"
                packed.writestr(zipfile.ZipInfo(name), text, method)
        made.append(out.getvalue())
    return [*made, *_archive_texts()[:1], _archive_texts()[3].decode().encode("utf-16")]


class _Kept:
    """Takes what a file brings, as the store of what was observed does, and looks at it."""

    def lists(self, _account):
        return (WatchList(name="Lyon", items=()),)

    def keep_mentions(self, _account, made):
        require_storable(made)
        return made

    keep_snapshots = keep_mentions

    def keep_hits(self, _account, _name, made):
        require_storable(made)
        return made


class _Work:
    def charter(self):
        return charter()


class _Store:
    @contextlib.contextmanager
    def begin(self):
        yield _Work()


class _Parts:
    store, clock, observations = _Store(), FakeClock(), _Kept()


def _observed(data):
    observing_import.import_csv(_Parts(), ACCOUNT, observing_import.text_of(data))


def _observed_seeds():
    head, row = (
        "x_post_id,handle,text,created_at",
        '12,@nadia,"Bravo, Claire",2026-11-24T09:30:00+01:00',
    )
    said = {
        "x_post_id": 12,
        "handle": "nadia",
        "text": "Bravo",
        "created_at": "2026-11-24T09:30:00Z",
    }
    return _bytes(
        f"{head},reply_to,language\r\n{row},11,fr\r\n",
        f"list,{head}\nLyon,{row}\n",
        "x_post_id;at;likes;impressions\n12;2026-11-24T09:00:00Z;3;\n",
        f"{json.dumps(said)}\n{json.dumps({**said, 'language': 'fr', 'author_id': '7'})}\n",
    )


def _rules(data):
    """The company's own rules; what was read is still the same when a form writes it."""
    text = text_of(data)
    book = own_rules(text)
    if book is None:
        return
    book.run_examples()
    for rule in book.rules:
        form = rulewriting.form_of(text, rule.id)
        if form.name == rule.id:
            again = own_rules(rulewriting.placed(text, form, rule.id))
            require(again is not None and len(again.rules) == len(book.rules), "a rule was lost")


def _rule_seeds():
    other = rulebooks.rule("own.two", '("a" OR "b c") AND NOT "d"', severity="legal")
    return _bytes(RULE, RULE + other, rulebooks.rule("own.three", '"ab*"'))


def _lexicon(data):
    lists = list(read_lexicons("lexicon/en/metric.txt", text_of(data)))
    require(all(line.strip() == line for _, _, many in lists for line in many), "an odd entry")


def _expression(data):
    text = text_of(data)
    node = expression.parse(text)
    require(expression.parse(expression.written(node)) == node, "written otherwise than read")


def _expressions():
    return _bytes(
        '("a" OR "b c") AND "d*"', '"x" NEAR/5 ("y" OR @METRIC)', '"x" ONEAR/3 #YEAR EXCEPT "z"',
        "HAS/2 $CODENAME", *(rule for rule in ('"tower"', "@OWN_METRIC NEAR/4 #AMOUNT")),
    )  # fmt: skip


def _profile(data):
    """Read from JSON and from TOML, as a file's name says."""
    for name in ("profile.json", "profile.toml"):
        with _file(data, name) as path:
            try:
                values = profile_values(path)
                found = check_profile(values, RULEBOOK)
            except BadInput:
                continue
        require(found.digest == Profile.parse(values).digest, "another digest the second time")


def _profiles():
    small = (
        'company = "Acme"\nfacts = [{value = "88 M€"}]\nblackouts = [[2026-08-11, 2026-09-10]]\n'
    )
    return _bytes(json.dumps({**WHOLE_PROFILE, "rules": RULE}), json.dumps(WHOLE), small)


def _people(data):
    text = text_of(data)
    with contextlib.suppress(BadInput):
        found = founding.read_charter(text, Realm.X, RULEBOOK, lambda *_: "00" * 32)
        written = canonical(found.as_json())
        require(Charter.read(json.loads(written)) == found, "another charter when it is read back")
    with contextlib.suppress(BadInput):
        joining.read_plan(text, RULEBOOK)
    founding.changed_policy(text, charter())


def _policies():
    return _bytes(
        PEOPLE,
        "[policy]\napproval_days = 3\n\n[[account]]\nid = 'acme'\ncool_off_minutes = 5\n"
        "monthly_budget = '25.00'\nzone = 'Europe/Paris'\n",
    )


def _form(data):
    with _file(data, "post.toml") as path:
        read_form(path)


def _forms():
    return _bytes(
        'account = "acme"\ntext = "Bonjour"\nlanguage = "fr"\nmade_with_ai = true\n',
        'at = "2026-11-24T10:00"\nzone = "Europe/Paris"\nreply_to = "https://x.com/a/status/12"\n'
        'source_handle = "a"\nsource_text = "b"\n[[part]]\ntext = "Un"\n'
        'poll = { options = ["a", "b"], minutes = 60 }\n[[part]]\ntext = "Deux"\n',
    )


def _checked(data):
    _, text, language, _ = checked_line(text_of(data), 1, "auto")
    require(language in ("en", "fr", "auto"), "an unknown language")
    require(isinstance(text, str), "no text")


def _checked_lines():
    return _bytes(json.dumps({"id": "1", "text": "Hi", "lang": "en", "context": {"reply": True}}))


def _invitation(data):
    text = text_of(data)
    with contextlib.suppress(BadInput):
        certificate(text)
    found = Invitation.read(text, NOW)
    require(Invitation.read(found.written(), NOW) == found, "another one when it is written again")


def _invitation_checked(data):
    """The same with a check that fits, so that what stands inside is read as well."""
    body = data.decode("utf-8", "replace")
    _invitation(
        f"{invitations._BEGIN}\n{body}\ncheck: {invitations._check(_tidy(body))}\n{invitations._END}\n".encode(
            "utf-8", "surrogatepass"
        )
    )


def _tidy(body):
    return "\n".join(line.strip() for line in body.splitlines() if line.strip())


def _invitations():
    return _bytes(ANNE.written(), replace(ANNE, ca="", duties="").written(), PEM)


def _bodies():
    return [b"\n".join(seed.split(b"\n")[1:-3]) for seed in _invitations() if b"check: " in seed]


def _paper(data):
    text = text_of(data)
    for language in ("en", "fr"):
        with contextlib.suppress(BadInput):
            seed = read_key(text, language)
            require(read_key("\n".join(key_lines(seed, language)), language) == seed, "another key")


def _papers():
    return _bytes(*("\n".join(key_lines(bytes(range(32)), one)) for one in ("en", "fr")))


def _backup(data):
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        into = Path(folder) / "into"
        manifest = bundle.unpack(io.BytesIO(data), into)
        outside = [one for one in Path(folder).rglob("*") if into not in (one, *one.parents)]
        require(not outside, "wrote beside its folder")
        require(not any(one.is_symlink() for one in into.rglob("*")), "made a link")
        Manifest.read(manifest)


def _manifest(data):
    found = Manifest.read(text_of(data))
    require(Manifest.read(found.written().decode()) == found, "another manifest")


MANIFEST = Manifest(program="0.9.0", at="2026-11-24T09:00:00Z", ledger="/x", kept="x", keys=True)


@cache
def _backups():
    made = MANIFEST.written()
    every = [
        bundle.Entry(name=bundle.MANIFEST, content=made),
        bundle.Entry(name="a/b", content=b"x"),
    ]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        whole = bundle.stream(every, Path(folder)).read()
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for name in (bundle.MANIFEST, "x" * 120 + "/y"):
            info = tarfile.TarInfo(name)
            info.size = len(made)
            tar.addfile(info, io.BytesIO(made))
    return [whole, out.getvalue()[:4096], _sparse()]


def _sparse():
    """Headers of another sort (PAX), with what tar programs understand in them."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        info = tarfile.TarInfo(bundle.MANIFEST)
        info.size = 4
        info.pax_headers = {"GNU.sparse.map": "0,4", "GNU.sparse.size": "4", "mtime": "1.5"}
        tar.addfile(info, io.BytesIO(b"{}\n\n"))
    return out.getvalue()[:4096]


def _host_backup(data):
    with _file(data, "backup") as path:
        host_backups.unpack(path, path.parent)


@cache
def _host_backups():
    with _file(b"a dump", "dump") as dumped:
        target = dumped.parent / "whole"
        about = {"at": "2026-11-24T09:00:00Z", "database": "acme"}
        host_backups.pack(target, about, [{"name": "anne"}], {"authority": b"pem"}, dumped)
        return [target.read_bytes()]


TARGETS = (
    Target("list-table", _lists, _list_seeds, "lines"),
    Target("archive-text", _archive_text, _archive_texts, "lines"),
    Target("archive-records", _archive_text, lambda: _archive_texts()[1:3], "json"),
    Target("archive-file", _archive_file, _archive_files, share=0.4),
    Target("observed-table", _observed, _observed_seeds, "lines"),
    Target("observed-records", _observed, lambda: _observed_seeds()[3:], "jsonl"),
    Target("own-rules", _rules, _rule_seeds, "lines", share=0.1),
    Target("lexicon", _lexicon, lambda: _bytes("a\n# b\n@OWN\nc d\n"), "lines"),
    Target("expression", _expression, _expressions, "lines"),
    Target("profile", _profile, _profiles, "json", share=0.2),
    Target("people-file", _people, _policies, "lines", share=0.3),
    Target("post-file", _form, _forms, "lines"),
    Target("checked-line", _checked, _checked_lines, "json"),
    Target("invitation", _invitation, _invitations, "lines"),
    Target("invitation-inside", _invitation_checked, _bodies, "lines"),
    Target("root-key-page", _paper, _papers, "lines"),
    Target("backup", _backup, _backups, refusals=(OSError,), longest=16_384, share=0.2),
    Target("backup-manifest", _manifest, lambda: [MANIFEST.written()], "json"),
    Target("host-backup", _host_backup, _host_backups, longest=16_384, share=0.3),
)
