import pytest

from desktop_app.adapters.practice_x.queries import MOST, QueryError, Subject, parse

POST = Subject(
    text="Le marché des pompes à chaleur grandit. Merci @aurelis #Énergie",
    author="Daily",
    language="fr",
)
REPLY = Subject(text="Yes", author="nadia", language="en", is_reply=True)


@pytest.mark.parametrize(
    "query",
    [
        "pompes",
        "POMPES marché",
        '"pompes à chaleur"',
        "#énergie",
        "@Aurelis",
        "from:daily",
        "from:@DAILY lang:fr",
        "absent OR chaleur",
        "(absent OR chaleur) merci",
        "merci -absent",
        'merci -"chaleur pompes"',
        "merci -is:retweet -is:reply -is:quote",
        "merci -(absent OR voltane)",
        "absent perdu OR merci",
    ],
)
def test_what_is_found(query):
    assert parse(query)(POST)


@pytest.mark.parametrize(
    "query",
    [
        "pompe",
        '"chaleur pompes"',
        "#pompes",
        "@daily",
        "from:aurelis",
        "merci lang:en",
        "merci -chaleur",
        "merci absent",
        "absent OR perdu",
        "merci is:reply",
        "merci is:retweet",
    ],
)
def test_what_is_not_found(query):
    assert not parse(query)(POST)


def test_a_reply_is_known():
    assert parse("yes is:reply")(REPLY)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "x" * (MOST + 1),
        '"open',
        '""',
        "#",
        "(a",
        "a)",
        "a OR",
        "OR a",
        "()",
        "-is:retweet",
        "lang:fr",
        "near:Lyon",
        "from:",
        "from:not-a-name",
        "a is:nice",
        "a url:x",
        "a - b",
        "…",
    ],
)
def test_what_x_does_not_understand_is_refused(query):
    with pytest.raises(QueryError):
        parse(query)
