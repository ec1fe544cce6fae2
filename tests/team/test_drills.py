"""The drills, on several computers and a bad network: what happens to a company sooner or later."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.adapters.practice_x.faults import Route
from tests.house.tree import ROOT
from tests.team.plans import CEO, COMPANY
from tests.team.team import SaidNo

SINGLE_FILE = ROOT / "packaging" / "verify_evidence.py"


def approved(team, text, account=CEO):
    """A post that communications approved."""
    post = team["anne"].do("submit", text=text, account=account)
    assert team["marc"].do("decide", post=post) == "approved"
    return post


def posted(team, text, account=CEO):
    post = approved(team, text, account)
    assert team.outcome(post) == "posted"
    return post


def test_a_post_from_a_telephone_is_seen_on_another_computer_within_one_look(team):
    with team.weather(11):
        posted(team, "Bienvenue à nos apprentis de Nantes.", COMPANY)
        known = set(team["marc"].do("watch", account=COMPANY))
        user = next(one.x_user_id for one in team.plan.accounts if one.id == COMPANY)
        number = team.x.publish_as(user, "Grande nouvelle demain !")
        assert set(team["marc"].do("watch", account=COMPANY)) - known == {number}
        seen = team["zoe"].do("strays", account=COMPANY)
        assert [number, "Grande nouvelle demain !"] in seen
        team["marc"].do("watch", account=COMPANY)
        assert team["zoe"].do("strays", account=COMPANY) == seen


def test_a_row_that_the_databases_owner_edits_is_named_by_publisher_and_verifier(team):
    text = "Nos ateliers ouvrent leurs portes samedi."
    post = approved(team, text)
    with team.administrator() as sql:
        change = "UPDATE action SET at = %s WHERE post = %s AND kind = 'approve' RETURNING id, at"
        known = "SELECT id, at FROM action WHERE post = %s AND kind = 'approve'"
        ((action, was),) = sql.execute(known, [post]).fetchall()
        later = was.replace("T", "T", 1)[:-3] + ("07Z" if not was.endswith("07Z") else "08Z")
        sql.execute(change, [later, post])
    try:
        with team.weather(12):
            assert team.outcome(post) == "ledger.damaged"
            for person in (team.press, team["zoe"]):
                with pytest.raises(SaidNo) as found:
                    person.do("verify")
                assert (found.value.kind, found.value.facts["action"]) == ("ledger.damaged", action)
        assert text not in team.texts()
    finally:
        with team.administrator() as sql:
            sql.execute(change, [was, post])
    assert team.outcome(post) == "posted"
    links, signatures = team["zoe"].do("verify")
    assert links == signatures > 0


def test_a_regulator_gets_one_file_and_checks_it_on_a_clean_machine(team, tmp_path):
    text = "Merci aux équipes de Lyon pour cette belle journée."
    post = posted(team, text)
    today = datetime.now(UTC).date()
    file = tmp_path / "quarter.jsonl"
    first, last = str(today - timedelta(days=89)), str(today + timedelta(days=1))
    with team.weather(13):
        team["zoe"].do("export", first=first, last=last, out=str(file))
    clean = tmp_path / "elsewhere"
    clean.mkdir()
    program = shutil.copy(SINGLE_FILE, clean)
    found = on_a_clean_machine(clean, sys.executable, "-I", str(program), str(file))
    assert found.returncode == 0, found.stderr
    assert post in found.stdout
    assert "approved before by marc as communications" in found.stdout
    spoilt = file.read_bytes().replace(text.encode(), text.replace("Merci", "Gloire").encode())
    file.write_bytes(spoilt)
    found = on_a_clean_machine(clean, sys.executable, "-I", str(program), str(file))
    assert found.returncode == 1


def on_a_clean_machine(folder, *command):
    """Nothing of ours is there: no record, no keychain, no network, no home."""
    return subprocess.run(
        command,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_rule_that_two_people_tighten_holds_what_was_approved_before(team):
    text = "Le projet Martin-pêcheur avance bien."
    with team.weather(14):
        harmless = posted(team, "Le projet Martin-pêcheur est lancé.", COMPANY)
        post = approved(team, text, COMPANY)
        proposal = team["zoe"].do("propose_profile", codenames=["Martin-pêcheur"])
        hits = team["zoe"].do("past_hits", proposal=proposal)
        assert {post, harmless} <= set(hits)
        with pytest.raises(SaidNo) as alone:
            team["zoe"].do("adopt", proposal=proposal)
        assert alone.value.kind == "ledger.duty"
        team["marc"].do("adopt", proposal=proposal)
        for person in team.people.values():
            person.do("refresh")
        assert team.outcome(post) == "publish.needs_role"
        assert post in team["noe"].do("mine_to_do")
    assert text not in team.texts()


def test_a_machine_that_was_restored_from_its_backup_posts_nothing_twice(team, tmp_path):
    press, text = team.press, "Le nouveau quai de chargement est en service."
    post = approved(team, text)
    press.switch_off()
    backup = shutil.copytree(press.folder / "home", tmp_path / "backup")
    press.switch_on()
    with team.weather(15):
        assert team.outcome(post) == "posted"
        press.kill()
        press.set_back(backup)
        assert "journal.rewound" in press.switch_on()
        later = approved(team, "Bonne route à la nouvelle équipe de nuit.")
        created = team.x.hits(Route.CREATE)
        assert "posted" not in dict(press.do("publish")).values()
        assert team.x.hits(Route.CREATE) == created
        press.do("take_over", account=CEO, machine="press", by="marc")
        assert team.outcome(later) == "posted"
    assert team.texts().count(text) == 1
    assert len(team["anne"].do("show", post=post)["at_x"]) == 1
