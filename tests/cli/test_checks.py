"""`check --grammar`: what read the text is told, and plainly that nothing did."""

import json
from contextlib import nullcontext

import pytest

from desktop_app import bootstrap
from desktop_app.cli import checks
from desktop_app.cli.shown import language_lines
from desktop_app.domain.errors import Unavailable
from tests.ui.compose.grammar_fakes import ENGINE, Grammarian

FAULT = "The teams drove homely together."


@pytest.fixture
def grammarian(monkeypatch):
    made = Grammarian()
    monkeypatch.setattr(bootstrap, "grammar", lambda: nullcontext(made))
    return made


@pytest.fixture
def check(capsys, tmp_path):
    """Check a text as the command does; return its record and what went to standard error."""

    def run(text=FAULT, *, grammar=True, profile=None):
        path = None
        if profile is not None:
            path = tmp_path / "profile.json"
            path.write_text(json.dumps(profile), encoding="utf-8")
        checks.check.callback(
            "auto", path, "risk", text, grammar=grammar, as_json=True, jsonl=False
        )
        told = capsys.readouterr()
        return json.loads(told.out), told.err

    return run


def test_grammar_is_read_and_named_when_it_is_asked_for(check, grammarian):
    record, said = check()
    assert [found["text"] for found in record["findings"]] == ["drove homely"]
    assert record["findings"][0]["family"] == "grammar"
    assert (record["grammar"], said) == (ENGINE, "")


def test_nothing_is_started_unless_it_is_asked_for(check, grammarian):
    record, _ = check(grammar=False)
    assert record["findings"] == []
    assert "grammar" not in record
    assert grammarian.starts == 0


@pytest.mark.parametrize("kind", ["grammar.no_java", "grammar.no_languagetool"])
def test_it_says_plainly_when_it_cannot_and_checks_the_rest(check, grammarian, kind):
    grammarian.refusal = Unavailable(kind)
    record, said = check()
    assert (record["findings"], record["grammar"]) == ([], None)
    assert said.startswith("Grammar is not checked: ")
    assert grammarian.asked == []


def test_a_text_that_got_no_answer_is_not_called_read(check, grammarian, monkeypatch):
    def silent(*_):
        raise Unavailable("grammar.unavailable", reason="slow")

    monkeypatch.setattr(grammarian, "check", silent)
    record, said = check()
    assert record["grammar"] is None
    assert "does not answer" in said


def test_the_companys_server_is_asked_and_its_names_are_no_faults(check, grammarian):
    server = "https://lt.acme.example/"
    record, _ = check(profile={"grammar_server": server, "products": ["drove", "homely"]})
    assert grammarian.servers == [server]
    assert (record["findings"], record["grammar"]) == ([], f"LanguageTool at {server}")


def test_show_names_what_read_a_version_and_what_nothing_read(monkeypatch):
    monkeypatch.setattr(bootstrap, "system_language", lambda: "en")
    both = list(language_lines(("Hunspell 1.7: fr", "LanguageTool 6.8")))
    assert both == ["Language checked by: Hunspell 1.7: fr · LanguageTool 6.8"]
    assert list(language_lines(())) == ["Spelling was not checked.", "Grammar was not checked."]
