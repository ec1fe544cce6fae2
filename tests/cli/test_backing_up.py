"""`backup` and `restore`, as somebody types them."""

import os

import pytest

from desktop_app.adapters import keychain, sealed_file
from desktop_app.cli import main


@pytest.fixture
def typed(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sealed_file, "_SCRYPT_N", 2**4)
    monkeypatch.setattr(keychain, "_SCRYPT_N", 2**4)
    monkeypatch.setenv("COUNTERSIGN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    def run(*words, passphrase="cheval agrafe pile corde"):
        reading, writing = os.pipe()
        os.write(writing, f"{passphrase}\n".encode())
        os.close(writing)
        code = main([*words, "--passphrase-fd", str(reading)])
        os.close(reading)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_a_desk_goes_into_a_file_and_comes_back(typed, tmp_path):
    file = tmp_path / "bureau.sauvegarde"
    assert main(["list", "--as", "claire"]) == 0
    code, said = typed("backup", str(file))
    assert (code, "bureau d’exercice" in said) == (0, True)
    assert typed("backup", str(file))[0] == 1
    code, said = typed("restore", str(file), "--replace", passphrase="another passphrase of four")
    assert (code, "n’ouvre pas le fichier" in said) == (1, True)
    code, said = typed("restore", str(file), "--replace")
    assert (code, "Ce qui s’y trouvait est gardé dans" in said) == (0, True)
    assert len(list(tmp_path.glob("home.until-*"))) == 1
    code, said = typed("restore", str(tmp_path / "none"))
    assert (code, "ne peut pas être utilisé" in said) == (1, True)
    assert typed("backup", str(tmp_path / "weak"), passphrase="short")[0] == 1
    assert typed("backup")[0] == 2
