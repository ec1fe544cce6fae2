"""The real worker process on the shipped dictionaries: it answers, it dies, it comes back."""

import os
import select
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from desktop_app.adapters.language.helper import Helper
from desktop_app.adapters.language.words import WordsChecker
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.finding import Family, Severity, Span

ROOT = Path(__file__).parents[4]
DICTIONARIES = ROOT / "resources" / "dictionaries"
DEMO = "Fiers de nos équippes de Lyon"


@pytest.fixture(scope="module")
def shared():
    """One running checker for the tests that leave it as it was."""
    with WordsChecker(DICTIONARIES) as checker:
        yield checker


def ended(pidfd, seconds=10):
    """Tell whether the process behind `pidfd` ends within `seconds`."""
    ready, _, _ = select.select([pidfd], [], [], seconds)
    return bool(ready)


@pytest.fixture
def watch():
    """Open a process by its number, closed again after the test."""
    opened = []

    def watch_process(pid):
        opened.append(os.pidfd_open(pid))
        return opened[-1]

    yield watch_process
    for pidfd in opened:
        os.close(pidfd)


def test_the_word_of_the_demo_and_its_replacement(shared):
    (finding,) = shared.check(DEMO, "fr")
    assert finding.text == "équippes"
    assert finding.suggestions[0] == "équipes"
    assert finding.span == Span(start=13, end=21)
    assert (finding.rule, finding.version) == ("spelling.word", 1)
    assert (finding.family, finding.severity) == (Family.SPELLING, Severity.INFO)
    assert "équippes" in finding.message.en
    assert "équippes" in finding.message.fr
    assert finding.reviewers == ()


def test_the_language_is_found_out(shared):
    assert [finding.suggestions[0] for finding in shared.check(DEMO, None)] == ["équipes"]
    assert [f.suggestions[0] for f in shared.check("We recieve the award", None)] == ["receive"]
    assert shared.check("Proud of our team in Lyon", None) == ()


def test_a_clean_and_an_empty_text_have_no_findings(shared):
    assert shared.check("Fiers de nos équipes de Lyon", "fr") == ()
    assert shared.check("", None) == ()


def test_own_words_reach_the_worker(shared):
    assert shared.check(DEMO, "fr", frozenset({"équippes"})) == ()
    assert len(shared.check(DEMO, "fr")) == 1


def test_offsets_after_emoji_are_code_points(shared):
    text = "👍🏽 👨‍👩‍👧 🇫🇷 nos équippes"
    (finding,) = shared.check(text, "fr")
    assert text[finding.span.start : finding.span.end] == "équippes"
    assert finding.span.start == len(text) - len("équippes")


@pytest.mark.parametrize("text", ["\ud800 nos équippes \udc00", "\0\0 équippes \u202e"])
def test_damaged_text_is_checked_like_any_other(shared, text):
    assert [finding.text for finding in shared.check(text, "fr")] == ["équippes"]


def test_a_hundred_thousand_characters_are_checked_to_the_end(shared):
    text = ("Fiers de nos équipes de Lyon. " * 3400)[:99_991] + " équippes"
    assert len(text) == 100_000
    (finding,) = [found for found in shared.check(text, "fr") if found.span.end == 100_000]
    assert finding.text == "équippes"


def test_many_errors_are_all_found_and_the_first_carry_suggestions(shared):
    wrong = (
        "goverment enviroment langages comittee inteligent oportunity stratgey managment "
        "developper recomend adress succesful"
    )
    text = " ".join(f"and the best of our {word}" for word in wrong.split())
    findings = shared.check(f"We recieve {text} and teh", "en")
    assert len(findings) == 14
    assert findings[0].suggestions[0] == "receive"
    assert findings[-1].text == "teh"
    assert shared.suggest("teh", "en")[0] == "the"


def test_a_killed_worker_is_replaced_at_the_next_check(watch):
    with WordsChecker(DICTIONARIES) as checker:
        before = checker.check(DEMO, "fr")
        first = checker.worker_pid
        dying = watch(first)
        os.kill(first, signal.SIGKILL)
        assert ended(dying)
        assert checker.check(DEMO, "fr") == before
        assert checker.worker_pid != first


def test_a_worker_that_dies_before_it_is_ready_is_replaced():
    with WordsChecker(DICTIONARIES) as checker:
        os.kill(checker.worker_pid, signal.SIGKILL)
        assert [finding.text for finding in checker.check(DEMO, "fr")] == ["équippes"]


def test_workers_that_die_again_and_again_are_an_error_not_an_empty_answer(monkeypatch):
    checker = WordsChecker(DICTIONARIES)
    spawned = []

    def spawn_and_kill():
        Helper._spawn(checker._helper)
        spawned.append(checker.worker_pid)
        os.kill(checker.worker_pid, signal.SIGKILL)

    monkeypatch.setattr(checker._helper, "_spawn", spawn_and_kill)
    with pytest.raises(Unavailable) as refusal:
        checker.check(DEMO, "fr")
    assert refusal.value.kind == "words.unavailable"
    assert len(spawned) == 2
    assert checker.worker_pid is None


def test_a_worker_that_hangs_is_given_up_and_the_next_check_has_a_new_one(watch):
    checker = WordsChecker(DICTIONARIES, answer_seconds=0.2)
    checker.check("", "en")
    hanging = watch(checker.worker_pid)
    os.kill(checker.worker_pid, signal.SIGSTOP)
    with pytest.raises(Unavailable, match="time"):
        checker.check(DEMO, "fr")
    assert ended(hanging)
    checker.close()
    patient = WordsChecker(DICTIONARIES)
    assert len(patient.check(DEMO, "fr")) == 1
    patient.close()


@pytest.mark.parametrize("missing", ["fr/fr.dic", "en_US/en_US.aff", "social.txt"])
def test_a_missing_dictionary_is_named(tmp_path, missing):
    folder = tmp_path / "dictionaries"
    (tmp_path / "frequency").symlink_to(DICTIONARIES.parent / "frequency")
    for path in DICTIONARIES.rglob("*.*"):
        if path.is_file() and str(path.relative_to(DICTIONARIES)) != missing:
            copy = folder / path.relative_to(DICTIONARIES)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.symlink_to(path)
    checker = WordsChecker(folder)
    with pytest.raises(Unavailable) as refusal:
        checker.check(DEMO, "fr")
    assert refusal.value.kind == "words.dictionary_missing"
    assert refusal.value.facts["file"] == Path(missing).name
    assert checker.worker_pid is None


def test_closing_ends_the_worker_and_may_be_done_twice(watch):
    checker = WordsChecker(DICTIONARIES)
    checker.start()
    checker.start()
    checker.check("", "en")
    worker = watch(checker.worker_pid)
    checker.close()
    assert ended(worker, seconds=0)
    checker.close()
    assert checker.worker_pid is None


def test_no_worker_is_left_when_the_parent_is_killed(watch):
    program = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from desktop_app.adapters.language.words import WordsChecker

        checker = WordsChecker(Path({str(DICTIONARIES)!r}))
        checker.check("", "en")
        print(checker.worker_pid, flush=True)
        sys.stdin.read()
        """
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as parent:
        worker = watch(int(parent.stdout.readline()))
        assert not ended(worker, seconds=0)
        parent.kill()
        assert ended(worker)


def test_importing_the_checker_loads_neither_hunspell_nor_the_policy():
    program = (
        "import sys, desktop_app.adapters.language.words;"
        "print([name for name in sys.modules if name.startswith(('hunspell', 'spylls',"
        " 'desktop_app.checks.word', 'desktop_app.adapters.language.words.desk'))])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert loaded.stdout.strip() == "[]"


def test_it_says_for_the_record_what_reads():
    assert WordsChecker(DICTIONARIES).engine == "Hunspell 1.7: en_US, en_GB, fr"
