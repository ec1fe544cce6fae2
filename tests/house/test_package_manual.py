"""The manual page countersign(1): of the real command line, in both languages."""

import gzip
import importlib
import re
import shutil
import subprocess
import sys

import pytest

from desktop_app import __version__
from desktop_app.cli import countersign
from tests.house.tree import ROOT

LANGUAGES = ("en", "fr")


@pytest.fixture
def manual(monkeypatch):
    """The script that writes it: it is found by its folder."""
    monkeypatch.syspath_prepend(ROOT / "packaging" / "linux")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    yield importlib.import_module("manual")
    for name in ("manual", "tree"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_stands_in_it_with_what_is_typed_after_it(manual, language):
    page = manual.page(language)
    assert page.startswith(f'.TH COUNTERSIGN 1 2023-11-14 "countersign {__version__}" "')
    told = re.findall(r"^\.TP\n\\fB([a-z\\-]+)\\fR(.*)\n(.+)$", page, re.MULTILINE)
    names = [name.replace("\\-", "-") for name, _, _ in told]
    assert names == sorted(name for name, one in countersign.commands.items() if not one.hidden)
    assert ("publish", r" [OPTIONS]") in {(name, usage) for name, usage, _ in told}
    assert "policy adopt | " in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_codes_variables_and_files(manual, language):
    page = manual.page(language)
    assert len(re.findall(r"^\.SH ", page, re.MULTILINE)) == 7
    for code in (0, 1, 2):
        assert f"\n.TP\n.B {code}\n" in page
    for name in ("COUNTERSIGN_HOME", "COUNTERSIGN_LEDGER", "JAVA_HOME"):
        assert f"\n.TP\n.B {name}\n" in page
    assert "\n.I /opt/countersign\n" in page


def test_its_french_keeps_the_spaces_of_french(manual):
    page = manual.page("fr")
    assert re.findall(r"[^\N{NO-BREAK SPACE}.:\[][;?!»]| :|« ", page) == []
    assert "'" not in page.partition(".SH NOM")[2]


def test_a_command_without_french_is_not_passed_over(manual, monkeypatch):
    monkeypatch.setitem(countersign.commands, "stranger", countersign.commands["show"])
    with pytest.raises(manual.Unsaid, match="stranger"):
        manual.page("fr")


def test_the_same_page_gives_the_same_bytes(manual, tmp_path):
    manual.write(tmp_path / "one")
    manual.write(tmp_path / "two")
    for place in ("man1/countersign.1.gz", "fr/man1/countersign.1.gz"):
        content = (tmp_path / "one" / place).read_bytes()
        assert content == (tmp_path / "two" / place).read_bytes()
        assert content[3] == 0  # neither a name nor a comment
        assert content[4:8] == bytes(4)  # nor a time
        assert gzip.decompress(content).startswith(b".TH")


@pytest.mark.skipif(not shutil.which("groff"), reason="groff")
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_sets_it_has_nothing_to_remark(manual, language):
    done = subprocess.run(
        ["groff", "-K", "utf8", "-man", "-Tutf8", "-ww", "-b", "-z", "-rLL=90n"],
        input=manual.page(language).encode("utf-8"),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
