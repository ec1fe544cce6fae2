"""The recipes for Windows and macOS, as far as they can be looked at on another system.

They were not run where they belong: these tests read them, run what runs everywhere (icons, the
version resource, the refusals), and compare every name in them with what is there.
"""

import ast
import hashlib
import importlib
import json
import plistlib
import re
import shutil
import struct
import subprocess
import sys
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from PIL import Image

from desktop_app import __version__
from desktop_app.ui import autostart
from tests.house.tree import ROOT, our_files, shown

PACKAGING = ROOT / "packaging"
WINDOWS, MACOS, FREEZE = (PACKAGING / name for name in ("windows", "macos", "freeze"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SPECS = (WINDOWS / "countersign.spec", MACOS / "countersign.spec")
LISTS = ("elsewhere.txt", "elsewhere-test.txt")
ISS = (WINDOWS / "countersign.iss").read_text(encoding="utf-8-sig")
SHELL = (MACOS / "build.sh").read_text(encoding="utf-8")


@pytest.fixture
def script():
    """Brings a script of packaging/ by its name: they are found by their folders."""
    loaded = []

    def brought(name):
        loaded.append(name)
        return importlib.import_module(name)

    with pytest.MonkeyPatch.context() as patch:
        for folder in (WINDOWS, FREEZE):
            patch.syspath_prepend(folder)
        patch.setattr(sys, "path", list(sys.path))  # the scripts add to it themselves
        yield brought
    for name in (*loaded, "bill", "elsewhere", "licences", "tree"):
        sys.modules.pop(name, None)


def section(name):
    """The lines of one of Inno Setup's sections, without comments and conditions."""
    found = re.search(rf"^\[{name}\]\n(.*?)(?=^\[|\Z)", ISS, re.DOTALL | re.MULTILINE)
    return [line for line in found[1].splitlines() if line and line[0] not in ";#"]


def entries(name):
    """Each line of a section as a dictionary of its parameters."""
    return [
        {
            key: bare or quoted
            for key, quoted, bare in re.findall(r'(\w+): (?:"([^"]*)"|([^;]+))', one)
        }
        for one in section(name)
    ]


# --- what both share ----------------------------------------------------------------------------


def test_the_tables_are_those_of_linux_and_the_version_is_the_programs(script):
    elsewhere = script("elsewhere")
    assert ("resources", "desktop_app/resources") in elsewhere.table("BROUGHT")
    assert all((ROOT / source).is_dir() for source, _ in elsewhere.table("BROUGHT"))
    assert {"hunspell", "alembic.op"} <= set(elsewhere.table("HIDDEN"))
    with pytest.raises(LookupError):
        elsewhere.table("NOTHING")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["version"]["path"] == "desktop_app/__init__.py"
    assert elsewhere.version() == __version__
    assert len(elsewhere.numbers()) == 4


def test_nothing_of_ours_is_left_out(script):
    elsewhere = script("elsewhere")
    targets = dict(elsewhere.table("BROUGHT"))
    ours = [
        name.replace(source, target, 1)
        for name in map(shown, our_files())
        for source, target in targets.items()
        if name.startswith(f"{source}/")
    ]
    assert any(name.endswith(".qm") for name in ours)
    assert [name for name in ours if not elsewhere.is_kept(name)] == []


@pytest.mark.parametrize(
    ("place", "is_kept"),
    [
        (r"PySide6\plugins\platforms\qwindows.dll", True),
        (r"PySide6\plugins\styles\qmodernwindowsstyle.dll", True),
        (r"PySide6\Qt6Gui.dll", True),
        (r"PySide6\Qt6Svg.dll", True),
        (r"PySide6\Qt6Network.dll", False),
        (r"PySide6\plugins\tls\qschannelbackend.dll", False),
        (r"PySide6\translations\qtbase_fr.qm", True),
        (r"PySide6\translations\qtbase_de.qm", False),
        (r"desktop_app\resources\translations\countersign_fr.qm", True),
        ("libssl-3.dll", True),
        ("VCRUNTIME140.dll", True),
        ("python311.dll", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", True),
        ("PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork", False),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.dylib", True),
        ("PySide6/Qt/plugins/imageformats/libqpdf.dylib", False),
        ("tzdata/zoneinfo/Europe/Paris", True),
    ],
)
def test_what_is_kept(script, place, is_kept):
    assert script("elsewhere").is_kept(place) is is_kept


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.parent.name)
def test_the_specs_bring_what_linux_brings(spec):
    text = spec.read_text(encoding="utf-8")
    ast.parse(text)
    for name in ("BROUGHT", "WITH_FILES", "HIDDEN", "UNUSED"):
        assert f'table("{name}")' in text
    assert '"desktop_app" / "__main__.py"' in text


def test_a_licence_is_found_for_each_and_nobodys_file_is_packed(script, tmp_path):
    elsewhere = script("elsewhere")
    origins = tmp_path / "origins.json"
    origins.write_text(json.dumps([["click", yaml.__file__], ["x", json.__file__], ["link", "x"]]))
    owners = elsewhere.copy_licences(origins, tmp_path / "licences")
    assert owners == {"pyinstaller", "pyyaml", "python"}
    assert all(any((tmp_path / "licences" / owner).iterdir()) for owner in owners)
    origins.write_text(json.dumps([["odd", str(tmp_path / "odd.dll")]]))
    with pytest.raises(elsewhere.Unowned):
        elsewhere.copy_licences(origins, tmp_path / "again")


def test_the_bill_names_each_with_its_libraries(script, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    materials = script("materials")
    folder = tmp_path / "lib"
    shutil.copytree(ROOT / "resources", folder / "desktop_app" / "resources")
    (folder / "yaml").mkdir()
    (folder / "yaml" / "_yaml.pyd").write_bytes(b"a library")
    origins = tmp_path / "origins.json"
    ours = str(ROOT / "desktop_app" / "__init__.py")
    listed = [["yaml\\_yaml.pyd", yaml.__file__], ["json", json.__file__], ["ours", ours]]
    origins.write_text(json.dumps(listed))
    assert materials.main(["bill", str(origins), str(folder), str(tmp_path)]) == 0
    told = json.loads((tmp_path / "countersign.cdx.json").read_text(encoding="utf-8"))
    parts = {one["name"]: one for one in told["components"]}
    assert {"pyinstaller", "python", "pyyaml", "Inter"} <= parts.keys()
    assert "countersign-desk" not in parts
    assert parts["pyyaml"]["purl"].startswith("pkg:pypi/pyyaml@")
    digest = hashlib.sha256(b"a library").hexdigest()
    (library,) = parts["pyyaml"]["components"]
    assert (library["name"], library["hashes"][0]["content"]) == ("yaml/_yaml.pyd", digest)


def test_the_sums_are_of_what_is_handed_over(script, tmp_path):
    names = ("countersign-1-setup.exe", "countersign.cdx.json", "countersign-1-arm64.dmg", "log")
    for name in names:
        (tmp_path / name).write_text(name)
    materials = script("materials")
    assert materials.main(["sums", str(tmp_path)]) == 0
    sums = (tmp_path / "SHA256SUMS").read_bytes()
    assert b"\r" not in sums
    assert sums.decode().splitlines() == [
        f"{hashlib.sha256(name.encode()).hexdigest()}  {name}"
        for name in sorted(names)
        if name != "log"
    ]
    assert materials.main([]) == 2


def test_both_recipes_make_a_bill_and_sums():
    for text in (SHELL, (ROOT / "packaging" / "windows" / "build.py").read_text(encoding="utf-8")):
        assert text.count("packaging/freeze/materials.py") >= 1
        assert re.search(r'materials(\.py|,) "?bill', text)
        assert re.search(r'materials(\.py|,) "?sums', text)
    for path in WORKFLOWS:
        assert "dist/countersign.cdx.json\n            dist/SHA256SUMS" in path.read_text(
            encoding="utf-8"
        )


@pytest.mark.parametrize(("suffix", "form"), [(".ico", "ICO"), (".icns", "ICNS")])
def test_the_icon_is_drawn_at_every_size(script, tmp_path, suffix, form):
    icon = script("icon")
    target = tmp_path / "made" / f"countersign{suffix}"
    icon.write(target)
    with Image.open(target) as picture:
        assert picture.format == form
        sizes = {width for width, *_ in picture.info["sizes"]}
        assert max(sizes) in (256, 512)  # Apple's 1024 is 512 at twice the density
        corner, middle = picture.convert("RGBA").getpixel((0, 0)), picture.convert("RGBA")
        assert corner[3] == 0
        blue = middle.getpixel((middle.width // 2, middle.height // 8))
        assert blue == (0x1F, 0x5F, 0xBF, 255)
    if suffix == ".ico":
        _, _, count = struct.unpack("<HHH", target.read_bytes()[:6])
        assert count == len(icon.SIZES[".ico"])


# --- the pinned packages ------------------------------------------------------------------------


def pins(name):
    joined = (PACKAGING / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in joined.splitlines() if line.strip() and line[0] != "#"]
    return {line: Requirement(line.split(" --hash")[0].strip()) for line in lines}


@pytest.mark.parametrize("name", LISTS)
def test_every_requirement_is_pinned_hashed_and_names_no_address(name):
    found = pins(name)
    assert [line for line in found if not re.search(r" --hash=sha256:[0-9a-f]{64}", line)] == []
    assert [one for one in found.values() if not str(one.specifier).startswith("==")] == []
    text = "\n".join(found)
    assert re.findall(r"https?:|file:|index-url|find-links|trusted-host| @ ", text) == []


def test_the_versions_are_those_that_are_tested_on_linux():
    linux = {
        one.name: one.specifier
        for name in ("build.txt", "runtime.txt", "test.txt")
        for one in pins(name).values()
    }
    for name in LISTS:
        there = {one.name: one for one in pins(name).values()}
        differ = [
            one for one in there if there[one].specifier != linux.get(one, there[one].specifier)
        ]
        assert differ == []
    windows = {name for name, one in there.items() if "win32" in str(one.marker)}
    assert {"colorama", "pefile", "pywin32-ctypes"} <= windows
    assert {one.name for one in pins("build.txt").values()} - there.keys() == set()
    assert {one.name for one in pins("test.txt").values()} - there.keys() == set()


# --- Windows ------------------------------------------------------------------------------------


def test_the_version_resource_says_it_in_both_languages(script):
    text = script("details").text()
    tree = ast.parse(text, mode="eval")
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert called == {
        "VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct",
        "VarFileInfo", "VarStruct",
    }  # fmt: skip
    assert "'040904B0'" in text
    assert "'040C04B0'" in text
    assert text.count(f"StringStruct('ProductVersion', '{__version__}')") == 2
    assert "[1033, 1200, 1036, 1200]" in text


def test_the_installer_names_only_what_is_there_or_is_built(script):
    setup = dict(line.split("=", 1) for line in section("Setup"))
    for key in ("LicenseFile", "SetupIconFile"):
        place = (WINDOWS / setup[key].replace("\\", "/")).resolve().relative_to(ROOT).as_posix()
        assert place == "build/windows/made/countersign.ico" or (ROOT / place).is_file()
    assert '"made" / "countersign.ico"' in (WINDOWS / "build.py").read_text(encoding="utf-8")
    starters = set(script("build").STARTERS)
    named = {f"{name}.exe" for name in re.findall(r"\{app\}\\(\w+)\.exe", ISS)}
    assert named == starters
    tables = ast.parse((WINDOWS / "countersign.spec").read_text(encoding="utf-8")).body
    (made,) = (
        ast.literal_eval(node.value)
        for node in tables
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "STARTERS"
    )
    assert {f"{name}.exe" for name, _ in made} == starters
    assert dict(made) == {"countersign": True, "countersignw": False}


def test_the_installer_speaks_both_languages():
    assert [one["Name"] for one in entries("Languages")] == ["en", "fr"]
    said = dict(line.split("=", 1) for line in section("CustomMessages"))
    asked = set(re.findall(r"\{cm:(\w+)\}", ISS))
    assert set(said) == {f"{language}.{name}" for language in ("en", "fr") for name in asked}
    # Inno Setup takes a file without it for the building computer's own characters.
    assert (WINDOWS / "countersign.iss").read_bytes().startswith(b"\xef\xbb\xbf")
    assert not re.search("[^\u00a0\u202f][;:?!]", said["fr.Open"])


def test_the_installer_surprises_nobody():
    setup = dict(line.split("=", 1) for line in section("Setup"))
    assert setup["PrivilegesRequired"] == "admin"
    assert setup["DefaultDirName"].startswith("{autopf}")
    assert setup["ArchitecturesAllowed"] == "x64compatible"
    (started,) = entries("Run")
    assert {"postinstall", "skipifsilent", "unchecked", "runasoriginaluser"} <= set(
        started["Flags"].split()
    )


def test_uninstalling_leaves_what_people_wrote():
    assert "[UninstallDelete]" not in ISS
    assert "[UninstallRun]" not in ISS
    assert "[Code]" not in ISS
    deleted = [one["Name"] for one in entries("InstallDelete")]
    assert deleted == [r"{app}\lib", r"{app}\licences"]
    assert not re.search(r"\{(user|local|common|auto)(appdata|docs|desktop|pf)", ISS.replace("{autopf}\\Countersign", ""))  # fmt: skip


def test_uninstalling_ends_the_start_at_sign_in():
    key, value = autostart._RUN.partition("\\")[2], autostart._VALUE
    (own,) = (one for one in entries("Registry") if one["Root"] == "HKCU")
    assert (own["Subkey"], own["ValueName"]) == (key, value)
    assert own["Flags"].split() == ["dontcreatekey", "uninsdeletevalue"]


def test_what_the_installer_is_told_is_what_it_asks_for(script):
    build = script("build")
    sign = ("C:/Kits 10/signtool.exe", "sign", "/sha1", "A" * 40)
    words = build.packing("ISCC.exe", sign)
    told = {word[2:].partition("=")[0] for word in words if word.startswith("/D")}
    assert told == set(re.findall(r"\{#(\w+)\}", ISS)) | set(
        re.findall(r"^#ifdef (\w+)", ISS, re.MULTILINE)
    )
    assert f"/DVersion={__version__}" in words
    (called,) = (word for word in words if word.startswith("/S"))
    assert called == f"/Scountersign=$qC:/Kits 10/signtool.exe$q sign /sha1 {'A' * 40} $f"
    assert "SignTool=countersign" in section("Setup")
    assert not [word for word in build.packing("ISCC.exe", ()) if "igned" in word or "/S" in word]
    assert (ROOT / words[-1]).is_file()


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "COUNTERSIGN_CERTIFICATE and COUNTERSIGN_TIMESTAMPS not set"),
        (
            {"COUNTERSIGN_CERTIFICATE": "A" * 40},
            "Nothing was built: COUNTERSIGN_TIMESTAMPS not set",
        ),
        ({"COUNTERSIGN_CERTIFICATE": "mine", "COUNTERSIGN_TIMESTAMPS": "t"}, "no SHA-1 thumbprint"),
    ],
)
def test_without_its_certificate_nothing_is_built(script, environment, said):
    build = script("build")
    with pytest.raises(build.Stopped, match=said):
        build.signing(environment)


@pytest.mark.skipif(sys.platform == "win32", reason="it would build")
@pytest.mark.parametrize(("words", "code"), [([], 1), (["--unsigned"], 1), (["--sign"], 2)])
def test_on_another_system_it_says_so(script, capsys, words, code):
    assert script("build").main(words) == code
    assert ("Windows only" in capsys.readouterr().err) is (code == 1)


# --- macOS --------------------------------------------------------------------------------------


def test_macos_is_told_the_programs_name_version_and_languages(script):
    text = (MACOS / "Info.plist").read_text(encoding="utf-8")
    said = plistlib.loads(text.replace("@VERSION@", script("elsewhere").version()).encode())
    assert said["CFBundleShortVersionString"] == said["CFBundleVersion"] == __version__
    assert said["CFBundleIdentifier"] == autostart._LABEL
    assert said["CFBundleLocalizations"] == ["en", "fr"]
    assert said["LSMinimumSystemVersion"] == "13.0"
    spec = (MACOS / "countersign.spec").read_text(encoding="utf-8")
    assert f'bundle_identifier="{said["CFBundleIdentifier"]}"' in spec


def test_the_hardened_runtime_allows_one_thing():
    allowed = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert allowed == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    assert "--options runtime --timestamp --entitlements" in SHELL


def test_it_is_signed_then_notarised_then_stapled():
    steps = ["PyInstaller", "elsewhere.py", "codesign --force --options", "codesign --verify",
             "hdiutil create", "notarytool submit", "stapler staple", "spctl --assess"]  # fmt: skip
    places = [SHELL.index(step) for step in steps]
    assert places == sorted(places)


@pytest.mark.skipif(sys.platform == "darwin", reason="it would build")
@pytest.mark.parametrize("words", [[], ["--unsigned"], ["--sign"]])
def test_on_another_system_the_script_says_so(words):
    done = subprocess.run(
        ["bash", str(MACOS / "build.sh"), *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert ("Usage" if words == ["--sign"] else "macOS only") in done.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [({}, "COUNTERSIGN_IDENTITY and COUNTERSIGN_NOTARY not set"),
     ({"COUNTERSIGN_IDENTITY": "me"}, "Nothing was built: COUNTERSIGN_NOTARY not set")],
)  # fmt: skip
def test_without_apples_consent_nothing_is_built(tmp_path, given, said):
    fake = tmp_path / "uname"  # a Mac, as far as the script asks
    fake.write_text("#!/bin/sh\necho Darwin\n")
    fake.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", **given}
    done = subprocess.run(
        ["bash", str(MACOS / "build.sh")],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, said in done.stderr) == (1, True)


# --- the workflows ------------------------------------------------------------------------------


def workflow(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def steps(path):
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


def test_there_is_one_for_each_system():
    runners = [job["runs-on"] for path in WORKFLOWS for job in workflow(path)["jobs"].values()]
    assert sorted(runners) == ["macos-latest", "windows-latest"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_only_read_and_its_actions_are_pinned(path):
    assert workflow(path)["permissions"] == {"contents": "read"}
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    assert [one for one in used if not re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", one)] == []
    assert all("timeout-minutes" in job for job in workflow(path)["jobs"].values())


@pytest.mark.parametrize("path", [*WORKFLOWS, MACOS / "build.sh"], ids=lambda path: path.name)
def test_only_files_that_exist_are_named(path):
    named = set(re.findall(r"(?<![\w/.])(?:packaging|tests)(?:/[\w.-]+)+", path.read_text("utf-8")))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_secrets_are_named_at_the_top_and_asked_for_on_tags_only(path):
    said = "\n".join(line for line in path.read_text("utf-8").splitlines() if line.startswith("#"))
    for step in steps(path):
        secrets = re.findall(r"secrets\.(\w+)", json.dumps(step))
        assert not secrets or step["if"] == "github.ref_type == 'tag'"
        assert [name for name in secrets if name not in said] == []
        assert "secrets." not in step.get("run", "")  # a shell would show them


def scripts(shell):
    """(where, text) of the steps that this shell reads, what the workflow fills in taken out."""
    for path in WORKFLOWS:
        for job in workflow(path)["jobs"].values():
            usual = job.get("defaults", {}).get("run", {}).get("shell", "bash")
            for step in job["steps"]:
                if "run" in step and step.get("shell", usual) == shell:
                    text = re.sub(r"\$\{\{.*?\}\}", "--unsigned", step["run"])
                    yield f"{path.stem}: {step['name']}", text


def test_the_steps_pass_the_shell_check(tmp_path):
    files = []
    for number, (_, text) in enumerate(scripts("bash")):
        files.append(tmp_path / f"{number}.sh")
        files[-1].write_text(f"#!/usr/bin/env bash\nset -eo pipefail\n{text}", encoding="utf-8")
    checker = shutil.which("shellcheck", path=str(ROOT / ".venv" / "bin")) or "shellcheck"
    done = subprocess.run([checker, *files], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)
    assert len(files) >= 8


@pytest.mark.skipif(not shutil.which("pwsh"), reason="PowerShell is not on this machine")
@pytest.mark.parametrize(("where", "text"), list(scripts("pwsh")), ids=lambda one: one[:30])
def test_powershell_can_read_its_steps(where, text, tmp_path):
    file = tmp_path / "step.ps1"
    file.write_text(text, encoding="utf-8")
    asked = (
        "$wrong = $null; [void][Management.Automation.Language.Parser]::ParseFile("
        f"'{file}', [ref]$null, [ref]$wrong); $wrong | Out-String; exit $wrong.Count"
    )
    done = subprocess.run(
        ["pwsh", "-NoProfile", "-Command", asked], capture_output=True, text=True, check=False
    )
    assert (done.returncode, where) == (0, where), done.stdout
