"""The bill of materials of a package: all that others wrote, as CycloneDX 1.6, the same each time."""

import hashlib
import importlib
import json
import re
import struct
import sys
from email.message import Message

import pytest

from desktop_app import __version__
from tests.house.tree import ROOT, our_files, shown

OTHERS = ("resources/fonts/", "resources/dictionaries/", "resources/frequency/")
#: Ours, by resources/dictionaries/README.md; and what says whose the others are.
OURS = {"dictionaries/social.txt", "dictionaries/slips_fr.txt.gz"}
TELLS = re.compile(r"README|LICENSE|NOTICE|MPL-2|CC-BY")
KINDS = {"application", "library", "data", "file"}


@pytest.fixture
def scripts(monkeypatch):
    """The scripts that pack: they are found by their folders."""
    names = ("bill", "icu", "licences", "tree")
    monkeypatch.syspath_prepend(ROOT / "packaging" / "linux")
    monkeypatch.syspath_prepend(ROOT / "packaging" / "freeze")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    yield importlib.import_module
    for name in names:
        sys.modules.pop(name, None)


@pytest.fixture
def bill(scripts):
    return scripts("bill")


@pytest.fixture
def parts(bill, tmp_path):
    """A distribution with a library, a jar of a known group, and our resources."""
    library = tmp_path / "library.so"
    library.write_bytes(b"a library")
    jar = tmp_path / "words-2.0.jar"
    jar.write_bytes(b"a jar")
    return [
        bill.Part(
            name="read",
            version="1.0",
            licence="MIT OR Apache-2.0",
            purl="pkg:pypi/read@1.0",
            sum="ab" * 32,
            files={"lib/library.so": library},
        ),
        bill.jar(jar, "org.words", "words", "2.0", "in their own words"),
        *bill.resources(ROOT / "resources"),
    ]


def test_it_has_what_the_form_requires(bill, parts):
    made = bill.bill("countersign", parts)
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made["serialNumber"])
    assert made["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    assert made["metadata"]["component"]["version"] == __version__
    every = [made["metadata"]["component"], *made["components"]]
    every += [file for one in made["components"] for file in one.get("components", [])]
    assert {one["type"] for one in every} <= KINDS
    assert all(one["name"] for one in every)
    assert all(one["version"] and one["licenses"] for one in every if "#" not in one["bom-ref"])
    references = [one["bom-ref"] for one in every]
    assert len(set(references)) == len(references)
    assert set(made["dependencies"][0]["dependsOn"]) <= set(references)
    digests = [digest for one in every for digest in one.get("hashes", [])]
    assert {digest["alg"] for digest in digests} == {"SHA-256"}
    assert all(re.fullmatch("[0-9a-f]{64}", digest["content"]) for digest in digests)


def test_each_says_whose_it_is_and_what_was_packed(bill, parts):
    told = {one["name"]: one for one in bill.bill("countersign", parts)["components"]}
    assert told["read"]["purl"] == "pkg:pypi/read@1.0"
    assert told["read"]["licenses"] == [{"expression": "MIT OR Apache-2.0"}]
    assert told["read"]["components"][0]["name"] == "lib/library.so"
    digest = hashlib.sha256(b"a library").hexdigest()
    assert told["read"]["components"][0]["hashes"] == [{"alg": "SHA-256", "content": digest}]
    assert told["words"]["purl"] == "pkg:maven/org.words/words@2.0"
    assert told["words"]["licenses"] == [{"license": {"name": "in their own words"}}]
    assert told["Inter"]["licenses"] == [{"expression": "OFL-1.1"}]


@pytest.mark.parametrize(
    ("stated", "is_one"),
    [
        ("MIT", True),
        ("CC0-1.0 OR BSD-2-Clause", True),
        ("GPL-2.0-only WITH Classpath-exception-2.0", True),
        ("Apache-2.0 AND (MPL-1.1 OR LGPL-2.1-or-later)", True),
        ("GPL-2.0-or-later WITH Bootloader-exception", True),
        ("blessing", True),
        ("BSD-3-Clause and Public-Domain", False),
        ("see the text", False),
        ("UNKNOWN", False),
    ],
)
def test_only_an_expression_is_called_one(bill, stated, is_one):
    part = bill.Part(name="one", version="1", licence=stated)
    (told,) = bill.bill("countersign", [part])["components"][0]["licenses"]
    assert ("expression" in told) is is_one


def test_the_same_content_gives_the_same_bytes_in_any_order(bill, parts, tmp_path):
    first = bill.write("countersign", parts, tmp_path)
    assert bill.write("countersign", reversed(parts), tmp_path) == first
    assert (tmp_path / "countersign.cdx.json").read_text(encoding="utf-8") == first
    less = json.loads(bill.write("countersign", parts[1:], tmp_path))
    assert less["serialNumber"] != json.loads(first)["serialNumber"]


def test_every_font_and_every_list_of_words_is_named(bill):
    brought = {
        name.removeprefix("resources/")
        for name in map(shown, our_files())
        if name.startswith(OTHERS) and not TELLS.search(name)
    }
    listed = {place for part in bill.resources(ROOT / "resources") for place in part.files}
    assert listed == brought - OURS


def test_whose_a_packed_file_is(scripts, tmp_path):
    licences = scripts("licences")
    click = importlib.import_module("click")
    origins = tmp_path / "origins.json"
    origins.write_text(json.dumps([["click", click.__file__], ["link", "elsewhere"]]))
    always = licences.Owner(name="pyinstaller", version="6", licence="", texts=(), kind="pypi")
    known = dict(licences.distributed())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(licences, "distributed", {**known, tmp_path: always}.items)
        owned = licences.owned(origins)
    assert owned.keys() == {"click", "countersign"}
    assert (owned["click"].name, owned["click"].kind) == ("click", "pypi")
    assert re.fullmatch("[0-9a-f]{64}", owned["click"].sum)


@pytest.mark.parametrize(
    ("stated", "licence"),
    [
        ({"License-Expression": "BSD-3-Clause"}, "BSD-3-Clause"),
        ({"License": "UNKNOWN", "Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({"License": "Their own terms\n\nmore of them"}, "Their own terms"),
        ({"Classifier": "Topic :: Text Processing"}, "see the text"),
        ({}, "see the text"),
    ],
)
def test_a_licence_is_told_as_far_as_it_is_stated(scripts, stated, licence):
    class Stated:
        metadata = Message()

    for name, text in stated.items():
        Stated.metadata[name] = text
    assert scripts("licences")._stated(Stated) == licence


# --- Qt's Unicode data --------------------------------------------------------------------------


def unicode_data(*names):
    """ICU's common data with these entries; each holds its own name, several times.

    A converter's holds, after its header, how many bytes a sign takes at most: what its name begins
    with.
    """
    header = struct.pack("<HBB", 32, 0xDA, 0x27) + bytes(8) + b"CmnD" + bytes(16)
    texts = [f"{name}\0".encode() for name in names]
    name_at = 4 + 8 * len(names)
    content_at = -(-(name_at + sum(map(len, texts))) // 16) * 16
    index = struct.pack("<I", len(names))
    contents = b""
    for name, text in zip(names, texts, strict=True):
        index += struct.pack("<II", name_at, content_at + len(contents))
        name_at += len(text)
        contents += _described(name).ljust(112, b"x")
    return header + (index + b"".join(texts)).ljust(content_at, b"\0") + contents


def _described(name):
    if not name.endswith(".cnv"):
        return f"{name}\0".encode()
    return struct.pack("<H30s71sB", 32, b"", b"", int(name.rpartition("/")[2][0]))


KEPT = (
    *("1-latin.cnv", "coll/en_US_POSIX.res", "coll/fr_CA.res", "coll/root.res", "coll/ucadata.icu"),
    *("brkitr/word.brk", "cnvalias.icu", "en_GB.res", "fr.res", "pool.res", "root.res"),
    *("supplementalData.res", "zone/en_GB.res", "zone/fr.res", "zone/pool.res", "zoneinfo64.res"),
)
GONE = (
    *("2-shift.cnv", "brkitr/thaidict.dict", "coll/de.res", "confusables.cfu", "curr/en.res"),
    *("lang/de.res", "rbnf/fr.res", "rfc4013.spp", "sr_Latn_BA.res", "translit/el.res"),
    *("unames.icu", "unit/pool.res", "zone/sv.res"),
)


def test_what_nothing_asks_for_is_left_out_and_the_rest_is_unchanged(scripts):
    icu = scripts("icu")
    names = [f"icudt73l/{name}" for name in sorted(KEPT + GONE)]
    kept = [f"icudt73l/{name}" for name in sorted(KEPT)]
    assert icu.shorter(unicode_data(*names)) == unicode_data(*kept)


def test_data_of_another_form_is_not_touched(scripts, tmp_path):
    icu = scripts("icu")
    with pytest.raises(icu.NotUnicodeData):
        icu.shorter(unicode_data("icudt73l/coll/fr.res"))
    library = tmp_path / "libicudata.so.73"
    library.write_bytes(b"\x7fELF and nothing else")
    with pytest.raises(icu.NotUnicodeData):
        icu.trim(library)
    assert library.read_bytes() == b"\x7fELF and nothing else"
