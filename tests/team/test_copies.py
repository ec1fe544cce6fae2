"""One machine that sends, and a copy of its whole disk, at work on one record: nothing goes twice."""

import shutil
from dataclasses import replace

from desktop_app.adapters.practice_x.faults import Route
from desktop_app.domain.canonical import digest
from tests.team.plans import CEO
from tests.team.test_drills import approved

QUAYS = ("du levant", "du couchant", "de la gare", "du canal", "des halles", "du vieux port")


def passes(*machines):
    """A pass of all of them at once; what became of each post, by kind."""
    answers = [machine.tell("publish") for machine in machines]
    return [what for answer in answers for _, what in answer()]


def rounds(team, texts, *machines):
    """Passes until all the texts stand at X, or nobody goes on."""
    for _ in range(20):
        passes(*machines)
        if set(texts) <= set(team.texts()):
            break


def at_the_same_place(first, second):
    """A copy of a whole disk has its journal where the keychain knows it; here both stand apart."""
    (journal,) = first.rglob("journal.jsonl")
    names = [
        digest(str(path.resolve()))[:16] for path in (journal, second / journal.relative_to(first))
    ]
    kept = second / "keychain.json"
    before = kept.read_text(encoding="utf-8")
    assert names[0] in before
    kept.write_text(before.replace(*names), encoding="utf-8")


def test_a_copy_of_the_machine_that_sends_and_the_machine_itself_post_each_text_once(team):
    press = team.press
    press.do("publish")  # its journal is begun
    press.switch_off()
    folder = press.folder.with_name("press-copy")
    shutil.copytree(press.folder, folder)  # with its keychain: the same key, the same login
    at_the_same_place(press.folder, folder)
    twin = replace(press, folder=folder, process=0, _pipe=None, _lines=None)
    texts = [f"Le quai {quay} est rouvert aux livraisons." for quay in QUAYS]
    created = team.x.hits(Route.CREATE)
    posts = [approved(team, text) for text in texts[1:]]
    try:
        for machine in (press, twin):
            machine.switch_on()
        rounds(team, texts[1:], press, twin)
        posts.append(approved(team, texts[0]))
        assert "journal.twin" in passes(press, twin)
        twin.switch_off()
        if "journal.twin" in passes(press):  # else it is the copy alone that noticed
            press.do("take_over", account=CEO, machine="press", by="marc")
        rounds(team, texts, press)
    finally:
        twin.switch_off()
    at_x = team.texts()
    assert [at_x.count(text) for text in texts] == [1] * len(QUAYS)
    assert team.x.hits(Route.CREATE) - created == len(QUAYS)
    assert [len(team["anne"].do("show", post=post)["at_x"]) for post in posts] == [1] * len(QUAYS)
