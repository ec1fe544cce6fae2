"""What `pip install` gets holds all the product reads."""

import subprocess
import sys
import zipfile

import pytest

from tests.house.tree import ROOT, our_files, shown


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        yield archive


def test_the_resources_are_inside(wheel):
    ours = {shown(path) for path in our_files() if shown(path).startswith("resources/")}
    assert ours
    assert {f"desktop_app/{name}" for name in ours} <= set(wheel.namelist())


@pytest.mark.parametrize(
    "name",
    [
        "translations/countersign_fr.qm",
        "translations/countersign_en.qm",
        "messages/fr.toml",
        "messages/lines.toml",
        "fonts/Inter-Regular.otf",
    ],
)
def test_what_is_built_or_no_text_is_inside_too(wheel, name):
    assert wheel.read(f"desktop_app/resources/{name}") == (ROOT / "resources" / name).read_bytes()


@pytest.mark.parametrize("folder", ["dictionaries", "frequency", "icons", "rules", "templates"])
def test_no_folder_of_them_is_empty(wheel, folder):
    place = f"desktop_app/resources/{folder}/"
    assert [name for name in wheel.namelist() if name.startswith(place)]


def test_the_modules_are_inside_and_the_tests_are_not(wheel):
    names = wheel.namelist()
    assert "desktop_app/domain/errors.py" in names
    assert [name for name in names if name.startswith(("tests/", "resources/"))] == []


def test_the_command_and_the_licence_are_declared(wheel):
    names = {name.rpartition("/")[2]: name for name in wheel.namelist() if ".dist-info" in name}
    assert (
        "countersign = desktop_app.__main__:main" in wheel.read(names["entry_points.txt"]).decode()
    )
    assert "License-Expression: GPL-3.0-only" in wheel.read(names["METADATA"]).decode()
