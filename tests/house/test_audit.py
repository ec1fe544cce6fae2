"""Known faults of packages are asked for; what was not asked is no pass, and is not kept quiet."""

import importlib
import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.house.test_requirements import pins
from tests.house.tree import ROOT

SCRIPT = ROOT / "packaging" / "audit.py"
FAULT = {
    "id": "PYSEC-2026-1",
    "summary": "It does what it should not.",
    "affected": [
        {
            "package": {"name": "bad", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.0"}]}],
        }
    ],
}


@pytest.fixture
def audit(monkeypatch):
    monkeypatch.syspath_prepend(SCRIPT.parent)
    yield importlib.import_module("audit")
    sys.modules.pop("audit")


@pytest.fixture
def lists(tmp_path):
    """One list, in which a package is pinned as the project's own lists pin theirs."""
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "one.txt").write_text(f"good==1.0 \\\n    --hash=sha256:{'0' * 64}\n")
    return folder


@pytest.fixture
def service():
    """Speaks as OSV does; tells what is known of each name, or answers with that code."""
    known, asked = {"jinja2": [FAULT]}, []

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self):
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((question["package"]["name"], question["version"]))
            said = known.get(question["package"]["name"], [])
            body = json.dumps({"vulns": said} if said else {}).encode()
            self.send_response(said if isinstance(said, int) else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words):
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        server.known, server.asked = known, asked
        server.address = f"http://127.0.0.1:{server.server_port}/v1/query"
        yield server
        server.shutdown()
        thread.join()


def audited(address, lists):
    done = subprocess.run(
        [sys.executable, SCRIPT, "--osv", address, "--lists", lists],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout


def test_a_service_that_knows_nothing_of_our_packages_passes_them(service, lists):
    code, said = audited(service.address, lists)
    assert (code, said) == (0, "audit: 1 packages asked about, 0 to look at\n")
    assert service.asked == [("jinja2", "2.4.1"), ("good", "1.0")]


def test_a_known_fault_fails(service, lists):
    (lists / "two.txt").write_text('bad==1.0 ; sys_platform == "win32"\n')
    service.known["bad"] = [FAULT]
    code, said = audited(service.address, lists)
    assert code == 1
    assert "audit: bad 1.0: PYSEC-2026-1, mended in 2.0\n" in said


def test_a_service_that_fails_after_it_was_reached_fails(service, lists):
    service.known["good"] = 503
    code, said = audited(service.address, lists)
    assert code == 1
    assert "pip-audit failed, nothing is known" in said


@pytest.mark.parametrize("answer", [503, []])
def test_a_service_that_knows_no_advisory_at_all_is_none(service, lists, answer):
    service.known["jinja2"] = answer
    code, said = audited(service.address, lists)
    assert (code, said.splitlines()[-1]) == (
        0,
        "audit: advisories could not be reached: NOT AUDITED",
    )
    assert len(service.asked) == 1


def test_without_a_service_nothing_is_audited_and_that_is_said(audit, lists, capsys):
    assert audit.main(["--osv", "http://127.0.0.1:9/", "--lists", str(lists)]) == 0
    assert capsys.readouterr().out.endswith("could not be reached: NOT AUDITED\n")


def test_a_package_that_is_passed_over_or_left_out_fails(audit):
    report = {
        "dependencies": [
            {"name": "Good", "version": "1.0", "vulns": []},
            {"name": "skipped", "skip_reason": "could not be found on PyPI"},
            {"name": "older", "version": "0.9", "vulns": []},
        ]
    }
    wanted = {"good": "1.0", "skipped": "1.0", "older": "1.0", "forgotten": "3.1"}
    assert list(audit.judged(report, wanted)) == [
        "skipped was passed over: could not be found on PyPI",
        "forgotten 3.1 was not asked about",
        "older 1.0 was not asked about",
        "skipped 1.0 was not asked about",
    ]
    assert list(audit.judged({}, {"good": "1.0"})) == ["good 1.0 was not asked about"]


def test_an_advisory_is_passed_over_only_with_a_reason(audit, monkeypatch):
    assert [one for one, why in audit.ACCEPTED.items() if len(why.split()) < 5] == []
    found = {"id": "PYSEC-2026-1", "fix_versions": []}
    report = {"dependencies": [{"name": "bad", "version": "1.0", "vulns": [found]}]}
    (line,) = audit.judged(report, {"bad": "1.0"})
    assert line == "bad 1.0: PYSEC-2026-1, mended in no version yet"
    monkeypatch.setitem(
        audit.ACCEPTED, "PYSEC-2026-1", "nothing here calls the function in question"
    )
    assert list(audit.judged(report, {"bad": "1.0"})) == []


def test_every_list_is_audited_whole_and_a_second_version_too(audit, lists):
    every = audit.pinned(audit.LISTS)
    for name in ("build.txt", "runtime.txt", "test.txt"):
        assert all(
            any(layer.get(package) == version for layer in every)
            for package, version in pins(name).items()
        )
    assert "pywin32-ctypes" in every[0]  # of another system
    (lists / "two.txt").write_text("good==1.1\nother==1.0\n")
    assert audit.pinned(lists) == [{"good": "1.0", "other": "1.0"}, {"good": "1.1"}]


def test_lists_without_a_package_are_refused(audit, tmp_path):
    with pytest.raises(SystemExit, match="no pinned package"):
        audit.pinned(tmp_path)
