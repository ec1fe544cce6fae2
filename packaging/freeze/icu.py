"""Takes out of Qt's Unicode data what Qt never asks it for: five sixths of it, 27 MB on the disk.

Qt asks ICU to sort, to convert old encodings and to name time zones, and nothing else (the undefined
symbols of libQt6Core say so). Units, currencies, numbers in words, names of signs, transliteration,
and the dictionaries that divide Thai and Chinese into words are for what nobody calls here. Of what is
asked for, English and French stay, and the encodings of one byte a sign: Qt knows UTF-8 and UTF-16
itself, and a text in another is pasted as its program offers it, in UTF-8. What has gone is answered
as for a language that ICU does not know: by the order and the names that all languages share.
Everything else stays as Qt published it, byte for byte, in the same order.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

#: What every language needs stays, and our two languages with their countries.
_LEFT_OUT = re.compile(
    r"""
      ^icudt\d+l/(curr|rbnf|translit|unit)/
    | ^icudt\d+l/((coll|lang|region|zone)/)?(?!(root|en|fr)[._])[a-z]{2,3}(_\w+)?\.res$
    | ^icudt\d+l/brkitr/.*\.dict$
    | ^icudt\d+l/(unames\.icu|confusables\.cfu|rfc\d.*\.spp)$
    """,
    re.VERBOSE,
)
#: Of a converter: where its description says how many bytes a sign takes at most, after the header.
_MOST_BYTES = 4 + 60 + 4 + 3
_MAGIC = b"\xda\x27"
_KIND = b"CmnD"
_ALIGNED = 16  #: bytes: where an entry may begin


class NotUnicodeData(Exception):
    """The library does not hold what was expected: nothing was changed."""


def trim(library: Path) -> int:
    """Write `library` (libicudata.so.N) anew without what is left out; return the bytes saved.

    Raises NotUnicodeData.
    """
    before = library.read_bytes()
    release = library.name.rpartition(".")[2]
    kept = shorter(_common_data(before))
    with tempfile.TemporaryDirectory() as folder:
        _link(kept, library, release, Path(folder))
    return len(before) - library.stat().st_size


def shorter(data: bytes) -> bytes:
    """ICU's common data without the entries that are left out. Raises NotUnicodeData."""
    header = struct.unpack_from("<H", data)[0]
    entries = list(_entries(data, header))
    kept = [entry for entry in entries if _is_kept(*entry)]
    if len(kept) == len(entries):
        raise NotUnicodeData("nothing that is left out was found: the names have changed")
    return data[:header] + _written(kept)


def _is_kept(name: str, content: bytes) -> bool:
    if name.endswith(".cnv"):
        header: int = struct.unpack_from("<H", content)[0]
        return content[header + _MOST_BYTES] == 1
    return not _LEFT_OUT.search(name)


def _common_data(library: bytes) -> bytes:
    kind = library.find(_KIND)
    start = kind - 12
    if kind < 0 or library[start + 2 : start + 4] != _MAGIC:
        raise NotUnicodeData("no common data of ICU")
    return library[start:]


def _entries(data: bytes, start: int) -> Iterable[tuple[str, bytes]]:
    """Name and content of each: a list of (place of the name, place of the content), then both."""
    (count,) = struct.unpack_from("<I", data, start)
    places = [struct.unpack_from("<II", data, start + 4 + 8 * each) for each in range(count)]
    ends = [place for _, place in places[1:]] + [len(data) - start]
    for (name, begin), end in zip(places, ends, strict=True):
        if not begin < end:
            raise NotUnicodeData("its list of contents is not in order")
        text = data[start + name : data.index(b"\0", start + name)].decode("ascii")
        yield text, data[start + begin : start + end]


def _written(entries: list[tuple[str, bytes]]) -> bytes:
    names = [f"{name}\0".encode("ascii") for name, _ in entries]
    names_at = 4 + 8 * len(entries)
    content_at = names_at + sum(map(len, names))
    content_at += -content_at % _ALIGNED
    index, contents = [struct.pack("<I", len(entries))], []
    begin = content_at
    for name, (_, content) in zip(names, entries, strict=True):
        index.append(struct.pack("<II", names_at, begin))
        names_at += len(name)
        contents.append(content + b"\0" * (-len(content) % _ALIGNED))
        begin += len(contents[-1])
    return (b"".join(index) + b"".join(names)).ljust(content_at, b"\0") + b"".join(contents)


def _link(data: bytes, library: Path, release: str, folder: Path) -> None:
    """A library with one symbol, as ICU's own: the data, aligned, and nothing that runs."""
    symbol = f"icudt{release}_dat"
    (folder / "data").write_bytes(data)
    (folder / "data.s").write_text(
        f".section .rodata\n.balign {_ALIGNED}\n.global {symbol}\n.type {symbol}, @object\n"
        f'{symbol}:\n.incbin "data"\n.size {symbol}, . - {symbol}\n'
        '.section .note.GNU-stack,"",@progbits\n',
        encoding="ascii",
    )
    subprocess.run(["as", "-o", "data.o", "data.s"], check=True, cwd=folder)
    linking = ["ld", "-shared", "-soname", library.name, "--build-id=none", "-z", "noexecstack"]
    subprocess.run([*linking, "-o", "made", "data.o"], check=True, cwd=folder)
    library.write_bytes((folder / "made").read_bytes())
