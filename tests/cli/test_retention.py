"""Legal holds and redactions, as people type them."""

import json

REASON = ("--reason", "Dix ans ont passé.")


def test_words_are_asked_for_taken_out_and_said_to_be_gone(desk):
    post = desk.posted()
    assert "keeps every post for ever" in desk.done("retention", "due", "--as", "ines")
    desk.refused("retention", "show", "--as", "ines", post)
    desk.refused("retention", "redact", "--as", "ines", *REASON, post)
    desk.refused("retention", "ask", "--as", "claire", *REASON, post)
    desk.refused("retention", "ask", "--as", "paul", "--reason", " ", post)
    assert post in desk.done("retention", "ask", "--as", "paul", *REASON, post)
    assert f"{post}  asked for by paul" in desk.done("retention", "due", "--as", "ines")
    desk.refused("retention", "redact", "--as", "paul", *REASON, post)
    assert "0 picture(s)" in desk.done("retention", "redact", "--as", "ines", *REASON, post)
    said = desk.refused("show", "--as", "ines", post)
    assert "by ines" in said
    assert "Dix ans ont passé." in said
    told = desk.done("retention", "show", "--as", "claire", post)
    assert "paul had asked for it" in told
    assert "Written by claire\n" in told
    assert "approved v1" in told
    assert "posted v1" in told
    published = ("list", "--published", "--as", "ines")
    (line,) = [line for line in desk.done(*published).splitlines() if post in line]
    assert "[redacted]" in line
    (row,) = [json.loads(line) for line in desk.done(*published, "--json").splitlines()]
    assert (row["redacted"]["by"], row["text"]) == ("ines", "")
    desk.refused("retention", "ask", "--as", "paul", *REASON, post)
    (path,) = desk.home.rglob("ledger.sqlite")
    desk.done("ledger", "verify", path)


def test_a_hold_is_begun_and_ended(desk):
    post, other = desk.posted(), desk.posted(text="Demain aussi.")
    desk.refused("retention", "preserve", "--as", "paul", "--matter", "12", *REASON)
    desk.refused("retention", "preserve", "--as", "ines", "--matter", " ", *REASON)
    one = desk.done(
        "retention", "preserve", "--as", "ines", "--matter", "12/26", "--post", post, *REASON
    ).strip()
    desk.refused("retention", "ask", "--as", "paul", *REASON, post)
    desk.done("retention", "ask", "--as", "paul", *REASON, other)
    whole = desk.done("retention", "preserve", "--as", "ines", "--matter", "13", *REASON).strip()
    told = desk.done("retention", "due", "--as", "paul")
    assert f"{one}  hold of {post} for 12/26" in told
    assert f"{whole}  hold of the whole account for 13" in told
    assert other not in told
    for hold in (one, whole):
        assert hold in desk.done("retention", "release", "--as", "ines", hold, *REASON)
    desk.refused("retention", "release", "--as", "ines", one, *REASON)
    desk.refused("retention", "redact", "--as", "ines", *REASON, other)
