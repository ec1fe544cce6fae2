"""Deputies, as people type them: named for some days, deciding in somebody's name, ended."""

from datetime import UTC, datetime, timedelta


def until(days):
    return (datetime.now(UTC) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%MZ")


def lend(desk, deputy="ines", *more, person="paul", role="communications"):
    said = ("--role", role, "--until", until(3), "--reason", "Congés")
    return desk.done("deputy", "name", deputy, "--as", person, *said, *more).strip()


def decide(desk, post, person, *more, verdict="approve"):
    shown = desk.shown(post)["fingerprint"]
    said = ("--as", person, "--fingerprint", shown, "--verdict", verdict, *more)
    return desk.done("decide", *said, post).strip()


def test_somebody_decides_in_anothers_name_until_that_is_ended(desk):
    post = desk.submit()
    made = lend(desk)
    assert f"{made}  now: ines decides for paul (communications)" in desk.done(
        "deputy", "list", "--as", "paul"
    )
    assert decide(desk, post, "ines", "--for", "paul") == "approved"
    back = ("withdraw-approval", "--as", "ines", "--reason", "Une erreur", post)
    assert desk.done(*back) == "in_review\n"
    assert made in desk.done("deputy", "end", made, "--as", "ines", "--reason", "De retour")
    assert "over: ines decided for paul" in desk.done("deputy", "list", "--as", "claire")
    shown = desk.shown(post)["fingerprint"]
    said = ("--fingerprint", shown, "--verdict", "approve", "--role", "communications")
    desk.refused("decide", "--as", "ines", *said, "--for", "paul", post)


def test_the_duty_is_found_by_itself(desk):
    post = desk.submit()
    lend(desk)
    assert decide(desk, post, "ines") == "approved"


def test_what_cannot_be_lent_is_refused_in_words(desk):
    said = ("--role", "communications", "--reason", "Congés")
    name = ("deputy", "name")
    assert "another person" in desk.refused(
        *name, "paul", "--as", "paul", *said, "--until", until(3)
    )
    assert "100 days" in desk.refused(*name, "ines", "--as", "paul", *said, "--until", until(101))
    assert "“soon”" in desk.refused(*name, "ines", "--as", "paul", *said, "--until", "soon")
    assert "duties" in desk.refused(*name, "paul", "--as", "ines", *said, "--until", until(3))
    later = ("--from", until(1), "--until", until(2))
    made = desk.done(*name, "ines", "--as", "paul", *said, *later).strip()
    assert f"{made}  later:" in desk.done("deputy", "list", "--as", "paul")


def test_an_exception_is_for_quiet_periods_only(desk):
    post = desk.submit()
    shown = desk.shown(post)["fingerprint"]
    said = ("--fingerprint", shown, "--verdict", "approve", "--exception-reason", "Public")
    assert "https://" in desk.refused("decide", "--as", "ines", *said, post)
    link = ("--exception-link", "https://acme.example/h1")
    assert "exception" in desk.refused("decide", "--as", "ines", *said, *link, post)
