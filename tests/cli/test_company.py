"""What the company tells the checks, as people type it."""

import json

import pytest

FIGURE = "Nous avons livré 1 234 unités au T1 2026."
FACT = ("--value", "1 234", "--unit", "unités", "--period", "T1 2026", "--published", "2026-04-20")
LINK = ("--link", "https://exemplar.example/t1")


def rules(desk, text):
    needs = desk.shown(desk.submit(text=text))["requirements"]
    return {rule for need in needs for rule in need["rules"]}


def profile(desk):
    return json.loads(desk.done("company", "show", "--as", "claire"))


def test_a_published_figure_is_proposed_adopted_and_then_known(desk):
    assert any(rule.startswith("fin.") for rule in rules(desk, FIGURE))
    made = desk.done("company", "fact", "--as", "ines", *FACT, *LINK).strip()
    told = desk.done("company", "pending", "--as", "paul")
    assert made in told
    (changed,) = [line for line in told.splitlines() if line.startswith("  + facts: ")]
    assert json.loads(changed.removeprefix("  + facts: "))["value"] == "1 234"
    desk.refused("company", "adopt", "--as", "ines", made)
    desk.refused("company", "adopt", "--as", "claire", made)
    assert made in desk.done("company", "adopt", "--as", "paul", made)
    assert desk.done("company", "pending", "--as", "paul") == ""
    desk.refused("company", "adopt", "--as", "paul", made)
    assert rules(desk, FIGURE + " Merci.") == {"fin.registered"}


@pytest.mark.parametrize("kind", ["json", "toml"])
def test_a_profile_is_changed_in_a_file(desk, tmp_path, kind):
    file = tmp_path / f"profile.{kind}"
    if kind == "json":
        file.write_text(json.dumps({**profile(desk), "news_hold": "Tempête"}), encoding="utf-8")
    else:
        text = 'company = "Aurelis"\nnews_hold = "Tempête"\nresults_dates = [2027-02-25]\n'
        file.write_text(text, encoding="utf-8")
    made = desk.done("company", "propose", "--as", "paul", file).strip()
    assert '+ news_hold: "Tempête"' in desk.done("company", "pending", "--as", "ines")
    desk.done("company", "adopt", "--as", "ines", made)
    assert profile(desk)["news_hold"] == "Tempête"
    assert "cri.newshold" in rules(desk, "Belle fête ce soir à Lyon.")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"codename": []}',
        '{"switched_off": ["x"]}',
        '{"rules": "[[rule]]"}',
        "\ud800",
    ],
)
def test_what_is_no_profile_is_refused_in_one_line(desk, tmp_path, content):
    file = tmp_path / "profile.json"
    file.write_bytes(content.encode("utf-8", "surrogatepass"))
    desk.refused("company", "propose", "--as", "paul", file)
    desk.refused("company", "propose", "--as", "paul", tmp_path / "absent.json")
    empty = tmp_path / "empty.toml"
    empty.write_text(" \n", encoding="utf-8")
    assert "it is empty" in desk.refused("company", "propose", "--as", "paul", empty)
    desk.refused("company", "propose", "--as", "paul")  # nothing would change
    assert desk.done("company", "pending", "--as", "paul") == ""


def test_the_author_of_posts_changes_no_check(desk):
    desk.refused("company", "fact", "--as", "claire", *FACT, *LINK)


def test_the_quiet_periods_are_told_to_the_minute(desk, tmp_path):
    assert "No quiet period" in desk.done("company", "quiet", "--as", "claire")
    file = tmp_path / "profile.toml"
    file.write_text(
        'company = "Aurelis"\n[[results_dates]]\nday = 2097-03-21\ntime = 07:30:00\n'
        'kind = "half_year"\nmarket = "FR"\n'
        '[[results_dates]]\nday = 2097-04-20\nkind = "quarter"\nmarket = "FR"\n'
        '[[markets]]\nname = "FR"\nquarter_days = 15\n',
        encoding="utf-8",
    )
    made = desk.done("company", "propose", "--as", "paul", file).strip()
    desk.done("company", "adopt", "--as", "ines", made)
    half_year, quarter = desk.done("company", "quiet", "--as", "claire").splitlines()
    assert "half-year results of 21 March 2097 at 07:30 (FR; 30 days; MAR art. 19(11))" in half_year
    assert "2097-02-19 00:00:00 Europe/Paris (2097-02-18 23:00:00 UTC)" in half_year
    assert "from 5 April 2097" in quarter
    assert "15 days; the company’s own rule" in quarter


def test_days_that_are_too_few_are_refused(desk, tmp_path):
    file = tmp_path / "profile.json"
    file.write_text('{"markets": [{"name": "FR", "days": 7}]}', encoding="utf-8")
    desk.refused("company", "propose", "--as", "paul", file)
