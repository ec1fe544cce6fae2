"""What the Debian package is made of. Building it takes minutes: make package, make try-package."""

import ast
import configparser
import re
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest

from desktop_app import __version__
from desktop_app.adapters.machine.libraries import package
from desktop_app.adapters.machine.surroundings import OLDEST_JAVA
from tests.house.tree import ROOT, our_files, shown

LINUX = ROOT / "packaging" / "linux"
SPEC = (ROOT / "packaging" / "freeze" / "countersign.spec").read_text(encoding="utf-8")
POM = (ROOT / "packaging" / "languagetool" / "pom.xml").read_text(encoding="utf-8")
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def table(name):
    """A constant of the spec: it is a script of PyInstaller's and cannot be imported."""
    for node in ast.parse(SPEC).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == name:
            return ast.literal_eval(node.value)
    raise AssertionError(name)


LEFT_OUT = re.compile(
    re.search(r'LEFT_OUT = re\.compile\(\s*r"""(.*?)"""', SPEC, re.DOTALL)[1], re.VERBOSE
)


def modules(*folders):
    for path in our_files():
        if path.suffix == ".py" and shown(path).startswith(folders):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


# --- what PyInstaller is told -----------------------------------------------------------------


def test_every_file_that_is_read_by_its_path_is_brought():
    read = [
        shown(path)
        for path in our_files()
        if shown(path).startswith(("resources/", "desktop_app/")) and path.suffix != ".py"
    ]
    brought = tuple(f"{source}/" for source, _ in table("BROUGHT"))
    assert read
    assert [name for name in read if not name.startswith(brought)] == []


def test_of_what_is_brought_only_the_source_of_the_translations_is_left_out_again():
    targets = dict(table("BROUGHT"))
    lost = [
        name
        for name in map(shown, our_files())
        for source, target in targets.items()
        if name.startswith(f"{source}/") and LEFT_OUT.search(name.replace(source, target, 1))
    ]
    assert lost
    # The .qm beside it is made of it, and is what Qt reads.
    assert {name.rpartition(".")[2] for name in lost} == {"ts"}
    assert not LEFT_OUT.search("desktop_app/resources/translations/countersign_fr.qm")


def test_every_module_that_is_imported_by_its_name_is_named():
    named = {
        call.args[0].value
        for _, tree in modules("desktop_app/")
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", getattr(call.func, "attr", "")) == "import_module"
        and isinstance(call.args[0], ast.Constant)
    }
    assert "hunspell" in named
    assert named - set(table("HIDDEN")) == set()


def test_a_library_that_reads_its_files_when_it_is_imported_brings_them():
    assert set(table("WITH_FILES")) == {"tzdata", "language_tool_python"}
    assert not LEFT_OUT.search("language_tool_python/integrity.toml")
    assert not LEFT_OUT.search("tzdata/zoneinfo/Europe/Paris")


def test_nothing_that_is_imported_is_excluded():
    unused = tuple(table("UNUSED"))
    imported = {
        (shown(path), name)
        for path, tree in modules("desktop_app/")
        for node in ast.walk(tree)
        for name in names(node)
    }
    excluded = [
        one for one in imported if any(f"{one[1]}.".startswith(f"{each}.") for each in unused)
    ]
    assert ("desktop_app/adapters/media/desk.py", "PIL") in imported
    assert excluded == []


def names(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


@pytest.mark.parametrize(
    ("name", "is_kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platforms/libqlinuxfb.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/translations/qtbase_fr.qm", True),
        ("PySide6/Qt/translations/qt_en.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/lib/libQt6Gui.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("libgtk-3.so.0", False),
        ("libglib-2.0.so.0", False),
        ("libstdc++.so.6", False),
        ("libssl.so.3", False),
        ("liblzma.so.5", False),
        ("libsqlite3.so.0", True),
        ("libpython3.11.so.1.0", True),
    ],
)
def test_what_is_kept_and_what_is_left_to_the_system(name, is_kept):
    assert (LEFT_OUT.search(name) is None) is is_kept


# --- what apt, the desktop and its software centre read -----------------------------------------


@pytest.mark.parametrize(
    ("file", "name", "needs"),
    [
        ("control.in", "countersign", "@DEPENDS@"),
        ("languagetool.control.in", "countersign-languagetool", "countersign (>= @VERSION@), "),
    ],
)
def test_the_control_files_have_their_fields(file, name, needs):
    text = (LINUX / file).read_text(encoding="utf-8")
    fields = dict(re.findall(r"^([A-Z][\w-]+): (.*)$", text, re.MULTILINE))
    assert fields["Package"] == name
    assert fields["Version"] == "@VERSION@"
    assert fields["Depends"].startswith(needs)
    assert {"Architecture", "Maintainer", "Installed-Size", "Section", "Priority"} <= fields.keys()
    described = text.partition("\nDescription: ")[2].splitlines()
    assert len(described[0]) <= 80
    assert [line for line in described[1:] if not line.startswith(" ") or len(line) > 80] == []


def test_what_is_only_better_with_is_recommended():
    text = (LINUX / "control.in").read_text(encoding="utf-8")
    recommended = re.search(r"^Recommends: (.*)$", text, re.MULTILINE)[1].split(", ")
    assert {"fonts-noto-color-emoji", "countersign-languagetool"} <= set(recommended)


def test_languagetool_needs_the_java_that_its_launcher_is_built_for():
    release = re.search(r"compiler\.release>(\d+)<", POM)[1]
    text = (LINUX / "languagetool.control.in").read_text(encoding="utf-8")
    assert f"default-jre-headless (>= 2:1.{release}) | java{release}-runtime-headless" in text
    assert int(release) == OLDEST_JAVA


def test_languagetool_is_put_where_the_program_looks_for_it():
    assert 'contents_directory="lib"' in SPEC
    assert ("resources", "desktop_app/resources") in table("BROUGHT")
    packer = (LINUX / "languagetool.py").read_text(encoding="utf-8")
    assert 'Path("opt", "countersign", "lib", "desktop_app", "languagetool")' in packer


def test_the_desktop_file_starts_the_program():
    reader = configparser.ConfigParser(interpolation=None)
    reader.optionxform = str
    reader.read(LINUX / "countersign.desktop", encoding="utf-8")
    entry = reader["Desktop Entry"]
    assert (entry["Type"], entry["Exec"], entry["Icon"]) == ("Application",) + ("countersign",) * 2
    assert {name for name in entry if name.endswith("[fr]")} == {
        f"{name}[fr]" for name in ("GenericName", "Comment", "Keywords")
    }


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils")
def test_the_desktop_file_is_valid():
    file = LINUX / "countersign.desktop"
    done = subprocess.run(
        ["desktop-file-validate", str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_software_centre_is_told_in_both_languages():
    tree = ET.parse(LINUX / "countersign.metainfo.xml").getroot()
    assert tree.findtext("project_license") == "GPL-3.0-only"
    assert tree.findtext("launchable") == "countersign.desktop"
    assert tree.find("releases/release").get("version") == __version__
    for place in ("summary", "description/p"):
        spoken = [one.get(XML_LANGUAGE, "en") for one in tree.findall(place)]
        assert spoken.count("en") == spoken.count("fr") > 0


def test_the_publishers_service_names_a_program_that_the_package_moves():
    service = (LINUX / "countersign-publisher.service").read_text(encoding="utf-8")
    assert "ExecStart=%h/.local/bin/countersign publish" in service
    assert '"%h/.local/bin/countersign"' in (LINUX / "deb.py").read_text(encoding="utf-8")


def test_the_icon_is_a_picture_without_anything_from_outside():
    icon = ET.parse(LINUX / "countersign.svg").getroot()
    assert icon.tag == "{http://www.w3.org/2000/svg}svg"
    assert "href" not in (LINUX / "countersign.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("library", "name"),
    [
        ("libGL.so.1", "libgl1"),
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libwayland-cursor.so.0", "libwayland-cursor0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
    ],
)
def test_a_library_is_brought_by_the_package_of_its_name(library, name):
    assert package(library) == name


def test_the_set_up_and_the_doctor_name_the_same_packages():
    """What make setup installs is what the doctor would ask for: their names follow one rule."""
    script = (ROOT / "packaging" / "setup" / "system.sh").read_text(encoding="utf-8")
    installed = set(re.search(r"\nneeded=\((.*?)\)", script, re.DOTALL)[1].split())
    told = {package(f"{library}") for library in LIBRARIES}
    assert installed == told


LIBRARIES = [
    "libGL.so.1",
    "libEGL.so.1",
    "libxkbcommon.so.0",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libglib-2.0.so.0",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
    "libwayland-cursor.so.0",
    "libwayland-egl.so.1",
]
