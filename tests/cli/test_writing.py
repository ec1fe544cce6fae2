"""Putting a post into review: everything a post can be, and everything that is refused."""

import io
import json

import pytest
from PIL import Image

from tests.cli.conftest import CALM


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "team.jpg"
    Image.new("RGB", (40, 30), "navy").save(path)
    return path


@pytest.fixture
def form(tmp_path):
    def write(text, name="post.toml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def payload(desk, post):
    return desk.shown(post)["payload"]


def count(desk):
    return len(desk.done("list", "--as", "claire").splitlines())


def test_a_thread_with_a_picture_and_everything_else(desk, picture):
    post = desk.submit(
        *("--part", "Et à l’an prochain.", "--photo", picture, "--alt", "L’équipe à Lyon"),
        *("--who-may-reply", "following", "--made-with-ai", "--paid-partnership"),
        *("--at", "2037-06-01 09:30", "--zone", "Europe/Paris"),
    )
    said = payload(desk, post)
    assert [part["text"] for part in said["parts"]] == [CALM, "Et à l’an prochain."]
    assert [len(part["media"]) for part in said["parts"]] == [0, 1]
    assert said["parts"][1]["media"][0]["alt"] == "L’équipe à Lyon"
    assert (said["who_may_reply"], said["made_with_ai"], said["paid_partnership"]) == (
        "following",
        True,
        True,
    )
    assert (said["not_before"], said["not_after"]) == (
        "2037-06-01T07:30:00Z",
        "2037-06-01T07:45:00Z",
    )


def test_a_poll_an_urgent_post_and_one_by_hand(desk):
    poll = desk.submit("--poll", "Oui", "--poll", "Non", "--poll-minutes", "60")
    assert payload(desk, poll)["parts"][0]["poll"] == {"options": ["Oui", "Non"], "minutes": 60}
    urgent = desk.submit("--urgent", "Panne en cours", text="Nos équipes sont à l’œuvre.")
    by_hand = desk.submit("--by-hand", "--account", "aurelis", text="Bonjour à Lyon.")
    assert desk.shown(urgent)["urgent"] == "Panne en cours"
    assert (desk.shown(by_hand)["by_hand"], desk.shown(by_hand)["account"]) == (True, "aurelis")


def test_a_new_version_voids_the_approval_and_a_correction_names_its_post(desk):
    post = desk.submit()
    desk.approve(post)
    assert desk.submit("--revises", post, text="Merci à tous, à Lyon.") == post
    shown = desk.shown(post)
    assert (shown["version"], shown["state"]) == (2, "in_review")
    assert [decision["standing"] for decision in shown["decisions"]] == ["text_changed"]
    posted = desk.posted(text="Merci encore.")
    correction = desk.submit("--corrects", posted, text="Merci encore à Lyon.")
    assert desk.shown(correction)["corrects"] == posted


def test_a_post_that_is_answered_is_read_at_x(desk):
    posted = desk.posted()
    x_post_id = desk.shown(posted)["parts"][0]["x_post_id"]
    link = f"https://twitter.com/claire_morel/status/{x_post_id}?s=20"
    answer = desk.submit("--reply-to", link, text="Et merci aux étudiants.")
    shown = desk.shown(answer)
    assert (shown["payload"]["reply_to"], shown["source"]["from_x"]) == (x_post_id, True)
    assert shown["source"]["text"] == CALM
    assert "| " + CALM in desk.done("show", "--as", "paul", answer)


def test_windows_line_ends_are_line_ends(desk, monkeypatch):
    post = desk.submit(text="Un\r\ndeux\rtrois")
    assert payload(desk, post)["parts"][0]["text"] == "Un\ndeux\ntrois"
    monkeypatch.setattr("sys.stdin", io.StringIO("Quatre\r\ncinq"))
    assert payload(desk, desk.submit(text="-"))["parts"][0]["text"] == "Quatre\ncinq"


@pytest.mark.parametrize(
    "arguments",
    [
        ("Bonjour", "--at", "tomorrow"),
        ("Bonjour", "--at", "2037-06-01T09:30Z"),
        ("Bonjour", "--at", "2001-06-01 09:30"),
        ("Bonjour", "--at", "2037-03-29 02:30"),
        ("Bonjour", "--at", "2037-10-25 02:30"),
        ("Bonjour", "--at", "2037-06-01 09:30", "--zone", "Paris"),
        ("Bonjour", "--reply-to", "https://example.com/status/12"),
        ("Bonjour", "--reply-to", "https://x.com/someone/status/123"),
        ("Bonjour", "--photo", "/nowhere/team.jpg", "--alt", "L’équipe"),
        ("Bonjour", "--account", "nobody"),
        ("Bonjour", "--poll", "Oui"),
        ("Bonjour", "--poll", "Oui", "--poll", "Non", "--poll-minutes", "1"),
        ("Bonjour", "--corrects", "nothing"),
        ("Bonjour", "--revises", "nothing"),
        ("Bonjour", "--accepts", "nothing"),
        ("Bonjour", "--template", "nothing"),
        ("Bonjour", "--twin", "/nowhere.toml"),
        ("Bonjour", "--note", "\udce9"),
        ("",),
        ("Bonjour", "--part", ""),
        ("Bonjour", "--part", "Bonjour"),
        ("Bonjour \u202eruojnoB",),
        ("a" * 300,),
    ],
)
def test_what_cannot_be_submitted_is_one_line_and_changes_nothing(desk, arguments):
    before = count(desk)
    said = desk.refused("submit", "--as", "claire", *arguments)
    assert "Nothing was" in said
    assert count(desk) == before


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("Bonjour", "--photo", "team.jpg"),
        ("Bonjour", "--alt", "L’équipe"),
        ("Bonjour", "--source-text", "x"),
        ("Bonjour", "--zone", "UTC"),
        ("Bonjour", "--who-may-reply", "nobody"),
        ("Bonjour", "--poll-minutes", "an hour"),
        ("Bonjour", "--schedule", "now"),
    ],
)
def test_wrong_use_is_said_as_such(desk, arguments):
    assert desk.run("submit", "--as", "claire", *arguments)[0] == 2


# --- draft import ----------------------------------------------------------------------------


def imported(desk, path, *arguments):
    return desk.run("draft", "import", "--as", "claire", path, *arguments)


def test_a_file_is_shown_as_it_will_be_posted(desk, form, picture, monkeypatch):
    path = form(
        b'\xef\xbb\xbfat = "2037-06-01 09:30"\r\nzone = "Europe/Paris"\r\n'
        b'[[part]]\r\ntext = """Un\r\n\r\ndeux"""\r\n'
        b'photo = [{file = "team.jpg", alt = "Une image"}]\r\n'
        b'[[part]]\r\ntext = "Trois\\r\\nquatre"\r\npoll = {options = ["Oui", "Non"]}\r\n'
    )
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    code, out, err = imported(desk, path)
    assert (code, "Nothing was submitted" in err) == (1, True)
    assert "  | Un\n  | \n  | deux\n" in out
    assert "  | Trois\n  | quatre\n" in out
    assert "\r" not in out
    assert err.startswith("Submit exactly this? [y/N]: ")
    before = count(desk)
    code, again, _ = imported(desk, path, "--yes")
    assert code == 0
    assert again.splitlines()[:-1] == out.splitlines()
    parts = payload(desk, again.splitlines()[-1])["parts"]
    assert [part["text"] for part in parts] == ["Un\n\ndeux", "Trois\nquatre"]
    assert parts[1]["poll"] == {"options": ["Oui", "Non"], "minutes": 1440}
    assert count(desk) == before + 1
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert imported(desk, form('text = "Bonjour"'))[0] == 0


def test_without_an_answer_nothing_is_submitted(desk, form, monkeypatch):
    before = count(desk)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert imported(desk, form('text = "Bonjour"'))[0] == 1
    assert count(desk) == before


def test_a_file_that_cannot_be_posted_is_shown_and_refused(desk, form):
    before = count(desk)
    code, out, err = imported(desk, form(f'text = "{"a" * 300}"'), "--yes")
    assert (code, "300 of 280" in out, "300" in err) == (1, True, True)
    assert count(desk) == before


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('text = "a"\nreply = "x"', "reply"),
        ('text = "a"\nAt = "2037-06-01 09:30"', "At"),
        ('text = "a"\nschedule = 2037-06-01T09:30:00', "schedule"),
        ('text = "a"\nat = 2037-06-01T09:30:00Z', "at"),
        ('text = "a"\nat = 12', "at"),
        ('text = "a"\nmade_with_ai = "no"', "made_with_ai"),
        ('text = "a"\nby_hand = 1', "by_hand"),
        ('text = "a"\nwho_may_reply = "friends"', "who_may_reply"),
        ('text = "a"\nlanguage = "de"', "language"),
        ('text = "a"\nsource_text = "x"', "source_text"),
        ('text = "a"\nzone = "UTC"', "zone"),
        ('text = ["a"]', "text"),
        ('account = "aurelis"', "text"),
        ("part = []", "part"),
        ('part = "a"', "part"),
        ('part = ["a"]', "part"),
        ('text = "a"\n[[part]]\ntext = "b"', "text"),
        ('[[part]]\ntext = "a"\n[[part]]\ntxt = "b"', "part 2: txt"),
        ('[[part]]\ntext = "a"\npoll = {options = ["a", 2]}', "part 1: options"),
        ('[[part]]\ntext = "a"\npoll = {options = ["a", "b"], minute = 2}', "part 1: minute"),
        ('[[part]]\ntext = "a"\nphoto = [{file = "a.jpg"}]', "part 1: alt"),
        ('[[part]]\ntext = "a"\nphoto = [{file = "a.jpg", alt = "b", x = 1}]', "part 1: x"),
        ('text = "a"\naccepts = "x"\nrevises = "x"', "accepts"),
        ('text = "a"\naccepts = [1]\nrevises = "x"', "accepts"),
        ('text = "a"\naccepts = ["x"]', "accepts"),
        ('text = "a"\nnote = 1', "note"),
        ('text = "a"\ntemplate = ["x"]', "template"),
        ('text = "a"\ntwin = "x.toml"', "twin"),
        ('text = "a"\nexplain = [{rule = "a", quote = "b"}]', "explain: text"),
        (
            'text = "a"\nexplain = [{rule = "a", quote = "b", text = "c", part = 0}]',
            "explain: part",
        ),
        ('text = "a"\nexplain = [{rule = "a", quote = "b", text = "c", x = 0}]', "explain: x"),
        ("text = ", "Invalid value"),
        ("[" * 50_000, ""),
        (b"text = '\xff'", ""),
    ],
)
def test_a_mistyped_file_is_refused_by_name(desk, form, text, named):
    code, out, err = imported(desk, form(text), "--yes")
    assert (code, out, named in err, len(err.splitlines())) == (1, "", True, 1)


def test_a_file_that_is_not_there_is_refused(desk, tmp_path):
    assert "nowhere.toml" in desk.refused(
        "draft", "import", "--as", "claire", tmp_path / "nowhere.toml"
    )


def test_an_imported_local_time_of_toml_is_a_local_time(desk, form):
    code, out, _ = imported(desk, form('text = "Bonjour"\nat = 2037-06-01T09:30:00'), "--yes")
    assert code == 0
    assert payload(desk, out.splitlines()[-1])["not_before"] == "2037-06-01T07:30:00Z"


def test_lists_show_what_is_special(desk):
    thread = desk.submit("--part", "Deux.", "--at", "2037-06-01 09:30")
    urgent = desk.submit("--urgent", "Panne", text="Une\npanne.")
    lines = {line.split()[0]: line for line in desk.done("list", "--as", "paul").splitlines()}
    assert "[0/2] [2037-06-01T07:30:00Z]" in lines[thread]
    assert "[urgent] Une panne." in lines[urgent]
    rows = [json.loads(one) for one in desk.done("list", "--json", "--as", "ines").splitlines()]
    (row,) = [one for one in rows if one["post"] == urgent]
    assert (row["state"], row["my_role"], row["text"]) == ("in_review", "legal", "Une\npanne.")
    posted = desk.posted(text="C’est parti.")
    published = desk.done("list", "--published", "--as", "ines")
    assert posted in published
    assert posted not in desk.done("list", "--as", "ines")


def test_where_x_cannot_be_read_the_answered_post_is_typed_over(desk, monkeypatch):
    desk.done("list", "--as", "claire")
    monkeypatch.setenv("COUNTERSIGN_X_API", "http://127.0.0.1:9")  # nobody listens there
    answer = (
        "submit",
        "--as",
        "claire",
        "Merci à vous.",
        "--reply-to",
        "https://x.com/a/status/12",
    )
    desk.refused(*answer)
    typed = ("--source-handle", "@claire_morel", "--source-text", "Bonjour\r\n@claire_morel")
    post = desk.done(*answer, *typed).strip()
    source = desk.shown(post)["source"]
    assert (source["from_x"], source["handle"]) == (False, "claire_morel")
    assert source["text"] == "Bonjour\n@claire_morel"
    assert "typed over by its writer" in desk.done("show", "--as", "paul", post)
    desk.refused(*answer, "--source-handle", "not a handle", "--source-text", "x")


# --- beside the post ---------------------------------------------------------------------------


def test_a_note_and_explanations_are_for_the_reviewers(desk, form, tmp_path):
    path = form(
        'text = "Nous livrerons 500 000 unités cette année."\n'
        'note = "Le conseil ne sait rien.\\r\\nChut."\n'
        'explain = [{rule = "figures", quote = "500 000", text = "Publié hier."}]\n'
    )
    code, out, _ = imported(desk, path, "--yes")
    assert (code, "  | Chut.\n" in out, "  | Publié hier.\n" in out) == (0, True, True)
    post = out.splitlines()[-1]
    note = desk.shown(post)["note"]
    assert note["text"] == "Le conseil ne sait rien.\nChut."
    told = {"rule": "figures", "part": 0, "quote": "500 000", "text": "Publié hier."}
    assert note["explanations"] == [told]
    shown = desk.done("show", "--as", "ines", post)
    assert "never posted:\n  | Le conseil ne sait rien.\n  | Chut.\n" in shown
    assert "The author on figures, “500 000” in post 1:\n  | Publié hier.\n" in shown
    out = tmp_path / "evidence.json"
    desk.done("export", "evidence", post, "--out", out)
    assert "Chut" not in out.read_text(encoding="utf-8")
    assert "Chut" not in desk.done("list", "--as", "ines", "--json")


def twins(desk, form, *options):
    other = form('text = "Thank you all, see you in Lyon."\nlanguage = "en"', "other.toml")
    return desk.submit("--twin", other, *options).splitlines()


def test_twins_are_submitted_and_approved_together(desk, form):
    french, english = twins(desk, form)
    shown = desk.shown(french)
    twin = shown["twin"]
    assert (twin["post"], twin["unchanged"]) == (english, True)
    assert "  | Thank you all, see you in Lyon.\n" in desk.done("show", "--as", "paul", french)
    verdict = ("--verdict", "approve", "--fingerprint", shown["fingerprint"])
    desk.refused("decide", "--as", "paul", *verdict, french)
    desk.refused("decide", "--as", "paul", *verdict, "--twin-fingerprint", "0" * 64, french)
    assert desk.state(french) == "in_review"
    seen = ("--twin-fingerprint", twin["fingerprint"].upper())
    assert desk.done("decide", "--as", "paul", *verdict, *seen, french) == "approved\n"
    assert desk.state(english) == "approved"
    assert len(desk.done("publish", "--once").splitlines()) == 2


def test_a_twin_that_is_changed_alone_stops_both_until_both_are_submitted_again(desk, form):
    french, english = twins(desk, form)
    desk.submit("--revises", french, text=f"{CALM} Encore.")
    assert "changed since they were submitted" in desk.done("show", "--as", "paul", english)
    assert desk.shown(english)["twin"]["unchanged"] is False
    path = form(f'text = "Thank you all."\nrevises = "{english}"', "again.toml")
    again = desk.submit("--revises", french, "--twin", path, text=f"{CALM} Encore une fois.")
    assert again.splitlines() == [french, english]
    assert desk.shown(english)["twin"]["unchanged"] is True


def test_of_two_twins_both_are_submitted_or_none(desk, form):
    before = count(desk)
    for other in (f'text = "{"a" * 300}"', 'text = "Hello"\nnot_a_key = 1', ""):
        desk.refused("submit", "--as", "claire", CALM, "--twin", form(other, "other.toml"))
    assert count(desk) == before
    first = form('text = "Bonjour."')
    code, out, _ = imported(desk, first, "--yes", "--twin", form('text = "Hello."', "b.toml"))
    assert (code, count(desk)) == (0, before + 2)
    assert "  | Bonjour.\n" in out
    assert "  | Hello.\n" in out


def test_legal_is_asked_though_nothing_is_found(desk):
    post = desk.submit("--ask-legal")
    shown = desk.shown(post)
    assert (shown["missing"], shown["asks_legal"]) == (["communications", "legal"], True)
    assert "its author asked" in desk.done("show", "--as", "paul", post)
    desk.approve(post)
    assert (desk.shown(post)["state"], desk.shown(post)["missing"]) == ("in_review", ["legal"])
    assert desk.shown(desk.submit(text="Merci encore."))["asks_legal"] is False


def test_a_file_can_ask_legal_and_the_preview_says_who_must_approve(desk, form):
    path = form(f'text = "{CALM}"\nask_legal = true\n')
    said = desk.done("draft", "import", "--yes", "--as", "claire", path)
    assert "legal" in next(line for line in said.splitlines() if "Must approve" in line).lower()
    assert desk.shown(said.splitlines()[-1])["asks_legal"] is True
