import pytest

from desktop_app.adapters.keychain import MemorySecrets, PersonKeys
from desktop_app.adapters.ledger import create_ledger
from desktop_app.domain.account import Realm, Role
from desktop_app.domain.errors import BadInput, LedgerRefused
from desktop_app.services.founding import found, read_charter

PEOPLE = """
[[account]]
id = "ceo"
handle = "ceo_acme"
name = "Anne Maurel"
x_user_id = "1400000000000000001"

[[person]]
id = "anne"
name = "Anne Maurel"
roles = ["executive"]

[[person]]
id = "marc"
name = "Marc Petit"
roles = ["communications"]

[[person]]
id = "zoe"
name = "Zoé Brun"
roles = ["legal", "data-protection"]

[[person]]
id = "office-computer"
name = "Office computer"
roles = ["publisher"]

[profile]
company = "Acme"
"""


@pytest.fixture
def keys():
    return PersonKeys(MemorySecrets())


def test_a_ledger_is_founded_by_the_people_of_the_file(keys, tmp_path):
    charter = read_charter(PEOPLE, Realm.X, "0" * 64, keys.create)
    store = create_ledger(tmp_path / "ledger.sqlite", keys.verify)
    found(store, keys, charter, charter.person("zoe").id)
    with store.begin() as work:
        read = work.charter()
    assert read == charter
    assert read.realm is Realm.X
    assert read.roles("zoe", "ceo") == (Role.LEGAL, Role.DATA_PROTECTION)
    assert read.person("anne").key == keys.public_key(read.person("anne").id)
    with pytest.raises(LedgerRefused, match=r"ledger\.charter"):
        found(store, keys, charter, charter.person("zoe").id)
    store.close()


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("[[account]]", "[[account", "founding.file"),
        ('handle = "ceo_acme"', "", "founding.value"),
        ('handle = "ceo_acme"', 'handle = "@ceo"', "founding.value"),
        ("x_user_id", "x_user", "founding.value"),
        ('["communications"]', '["comunications"]', "founding.value"),
        ('["communications"]', "[]", "founding.value"),
        ('["communications"]', '["executive"]', "founding.duties"),
        ('["publisher"]', '["publisher", "legal"]', "founding.publisher"),
        ('id = "marc"', 'id = "anne"', "founding.value"),
        ('name = "Marc Petit"', "name = 5", "founding.value"),
        ('["communications"]', '[["communications"]]', "founding.value"),
        ("[profile]", "[profil]", "founding.value"),
        ('company = "Acme"', "company = 2026-01-01", "profile.value"),
        ('company = "Acme"', 'rivals = ["Volt"]', "profile.key"),
    ],
)
def test_what_is_wrong_in_the_file_is_named_and_makes_no_key(old, new, kind):
    asked = []
    with pytest.raises(BadInput, match=kind):
        read_charter(PEOPLE.replace(old, new, 1), Realm.X, "0" * 64, asked.append)
    assert asked == []
