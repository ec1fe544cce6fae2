"""No library of LanguageTool is packed whose licence nobody read, or whose licence forbids it."""

import importlib
import sys
import zipfile

import pytest

from tests.house.test_licences import ALLOWED
from tests.house.tree import ROOT

LINUX = ROOT / "packaging" / "linux"
BUILT = ROOT / "build" / "languagetool"


@pytest.fixture(scope="module")
def jars():
    """The script that packs: it is found by its folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(LINUX)
        yield importlib.import_module("jars")
        sys.modules.pop("jars")


@pytest.fixture
def packed(jars, tmp_path):
    """What is read of a list and of jars with these files in them."""

    def read(licences, files, *, holders="", unsaid=()):
        (tmp_path / "libs").mkdir(exist_ok=True)
        brought = [
            f"   org.known:{':jar:'.join(name.rsplit('-', 1))}:runtime -- module known (auto)\n"
            for name in files
            if name not in unsaid
        ]
        (tmp_path / "libraries.txt").write_text("".join(brought), encoding="utf-8")
        for name, entries in files.items():
            with zipfile.ZipFile(tmp_path / "libs" / f"{name}.jar", "w") as jar:
                for entry, text in entries.items():
                    jar.writestr(entry, text)
        said = tmp_path / "list.toml"
        lines = [f'"{licence}" = {named}' for licence, named in licences.items()]
        said.write_text(
            f"[holders]\n{holders}\n[licences]\n" + "\n".join(lines),
            encoding="utf-8",
        )
        return jars.read(tmp_path, said)

    return read


def test_a_jar_that_is_not_on_the_list_is_refused(jars, packed):
    with pytest.raises(jars.Unread, match=r"stranger-2\.0"):
        packed({"MIT": ["known-1.0"]}, {"known-1.0": {}, "stranger-2.0": {}})


def test_another_version_is_another_jar(jars, packed):
    with pytest.raises(jars.Unread, match=r"known-1\.1"):
        packed({"MIT": ["known-1.0"]}, {"known-1.1": {}})


def test_a_line_whose_jar_is_gone_is_refused(jars, packed):
    with pytest.raises(jars.Unread, match=r"gone-1\.0"):
        packed({"MIT": ["gone-1.0"]}, {})


def test_each_has_the_name_it_was_published_under(jars, packed):
    (library,) = packed({"MIT": ["known-by-us-1.0"]}, {"known-by-us-1.0": {"LICENSE": "terms"}})
    assert (library.group, library.name, library.version) == ("org.known", "known-by-us", "1.0")


def test_a_jar_that_maven_does_not_name_is_refused(jars, packed):
    with pytest.raises(jars.Unread, match=r"own-1\.0: Maven did not say"):
        packed({"MIT": ["own-1.0"]}, {"own-1.0": {}}, unsaid=["own-1.0"])


@pytest.mark.parametrize(
    ("licence", "answer"),
    [
        ("MIT", ("MIT",)),
        ("GPL-2.0-only OR LGPL-2.1-only", ("LGPL-2.1-only",)),
        ("Apache-2.0 AND (MPL-1.1 OR LGPL-2.1-or-later)", ("Apache-2.0", "LGPL-2.1-or-later")),
        (
            "GPL-2.0-only WITH Classpath-exception-2.0",
            ("GPL-2.0-only WITH Classpath-exception-2.0",),
        ),
        ("GPL-2.0-only", None),
        ("EPL-2.0", None),
        ("OpenSSL", None),
        ("Apache-2.0 AND OpenSSL", None),
        ("", None),
    ],
)
def test_which_licence_is_chosen(jars, packed, licence, answer):
    if answer:
        (library,) = packed({licence: ["one-1.0"]}, {"one-1.0": {}})
        assert jars.chosen(library.licence) == answer
    else:
        with pytest.raises(jars.Unread, match="does not go with"):
            packed({licence: ["one-1.0"]}, {"one-1.0": {}})


def test_the_texts_of_a_jar_and_of_its_licence_are_copied(jars, packed, tmp_path):
    files = {
        "META-INF/LICENSE.txt": "Copyright one",
        "META-INF/NOTICE": "One",
        "a/License.class": "",
    }
    libraries = packed({"BSD-3-Clause": ["one-1.0"]}, {"one-1.0": files})
    jars.collect(libraries, tmp_path / "texts")
    found = {
        path.relative_to(tmp_path / "texts").as_posix() for path in tmp_path.rglob("texts/**/*")
    }
    assert found == {
        "BSD-3-Clause.txt",
        "one-1.0",
        "one-1.0/META-INF-LICENSE.txt",
        "one-1.0/META-INF-NOTICE",
    }


def test_a_licence_that_asks_for_the_holders_name_gets_it(jars, packed, tmp_path):
    listed = {"MIT": ["one-1.0"]}
    with pytest.raises(jars.Unread, match="holder"):
        jars.collect(packed(listed, {"one-1.0": {}}), tmp_path / "without")
    libraries = packed(listed, {"one-1.0": {}}, holders='one = "2020 Somebody"')
    jars.collect(libraries, tmp_path / "with")
    assert libraries[0].holder == "2020 Somebody"


def test_what_is_allowed_here_is_allowed_there_or_has_its_reason(jars):
    reasoned = {"CC-BY-SA-4.0", "CC0-1.0", "LGPL-2.1-only"}
    assert {each for each in jars.ALLOWED if " WITH " not in each} - ALLOWED == reasoned
    own = {path for texts in jars.ALLOWED.values() for path in texts if ROOT in path.parents}
    assert own
    assert [path for path in own if not path.is_file()] == []


@pytest.mark.skipif(not (BUILT / ".built").exists(), reason="make languagetool was not run")
def test_every_library_that_was_built_was_read(jars):
    libraries = jars.read(BUILT)
    assert {"languagetool-core", "language-en", "language-fr"} <= {each.name for each in libraries}
