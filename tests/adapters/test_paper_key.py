"""A root key from paper signs as one from a keychain would."""

from desktop_app.adapters.keychain import verify
from desktop_app.adapters.paper_key import PaperKey, new_seed
from desktop_app.domain.account import PersonId
from desktop_app.domain.public_key import is_sound
from desktop_app.services.spoken import key_lines, read_key

ROOT = PersonId("root:safe")


def test_what_it_signs_is_verified():
    key = PaperKey(new_seed())
    public, made = key.public_key(ROOT), key.sign(ROOT, b"a roster")
    assert is_sound(public)
    assert (verify(public, b"a roster", made), verify(public, b"another", made)) == (True, False)


def test_typed_from_its_page_it_is_the_same_key():
    seed = new_seed()
    again = read_key("\n".join(key_lines(seed, "fr")), "fr")
    assert PaperKey(again).public_key(ROOT) == PaperKey(seed).public_key(ROOT)


def test_no_two_are_alike():
    assert len({new_seed() for _ in range(20)}) == 20
