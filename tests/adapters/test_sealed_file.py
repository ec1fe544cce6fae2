"""Sealed files: vectors that never change, and nothing but the very file that was sealed opens."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.adapters import sealed_file
from desktop_app.adapters.sealed_file import Passphrase, PrivateKey, PublicKey, new_key
from desktop_app.domain.errors import BadInput, CountersignError, Damaged, Refused

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "sealed_files.json").read_text("ascii"))
CHUNK = 65_536
KEY = PrivateKey(bytes(range(32)))
WORDS = Passphrase("agrafe énorme pile cheval")
HEAD = 98  # the header and its mark


def sealed(content: bytes, to=KEY.public) -> bytes:
    target = io.BytesIO()
    sealed_file.seal(io.BytesIO(content), target, to)
    return target.getvalue()


def opened(content: bytes, key=KEY) -> bytes:
    target = io.BytesIO()
    sealed_file.unseal(io.BytesIO(content), target, key)
    return target.getvalue()


def refuses(content: bytes, key=KEY) -> str:
    """The kind of the refusal; nothing was given out."""
    target = io.BytesIO()
    with pytest.raises(CountersignError) as refusal:
        sealed_file.unseal(io.BytesIO(content), target, key)
    assert target.getvalue() == b""
    return refusal.value.kind


LONG = bytes(range(256)) * 600  # two full chunks and a part of a third
SEALED = sealed(LONG)
SHORT = sealed(b"a draft")


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5])
def test_what_was_sealed_is_what_opens(length):
    content = b"x" * length
    made = sealed(content)
    assert opened(made) == content
    assert len(made) == HEAD + length + 16 * max(1, -(-length // CHUNK))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_form_is_what_it_was(vector):
    salt, once = bytes.fromhex(vector["salt"]), PrivateKey(bytes.fromhex(vector["once"]))
    key = (
        Passphrase(vector["passphrase"])
        if "passphrase" in vector
        else PrivateKey(bytes.fromhex(vector["private"]))
    )
    content = vector["content"].encode() * vector["times"]
    target = io.BytesIO()
    to = key.public if isinstance(key, PrivateKey) else key
    sealed_file._seal(io.BytesIO(content), target, to, salt=salt, once=once, progress=None)
    made = target.getvalue()
    assert made[: len(vector["head"]) // 2].hex() == vector["head"]
    assert hashlib.sha256(made).hexdigest() == vector["sha256"]
    assert opened(made, key) == content


def test_a_passphrase_opens_however_its_accents_were_typed():
    made = sealed(LONG, WORDS)
    assert opened(made, Passphrase("agrafe e\u0301norme pile cheval")) == LONG
    assert refuses(made, Passphrase("agrafe enorme pile cheval")) == "sealed.wrong_key"
    assert refuses(made, KEY) == "sealed.recipient"


def test_another_key_does_not_open():
    assert refuses(SEALED, new_key()) == "sealed.wrong_key"
    assert refuses(SEALED, WORDS) == "sealed.recipient"


def test_two_files_of_the_same_content_have_nothing_in_common():
    again = sealed(b"a draft")
    assert again[18:] != SHORT[18:]
    assert again[34:66] != SHORT[34:66], "the key made for the file"


def test_every_flipped_bit_of_a_short_file_is_refused():
    kinds = set()
    for bit in range(8 * len(SHORT)):
        changed = bytearray(SHORT)
        changed[bit // 8] ^= 1 << bit % 8
        if bit // 8 == 17:
            continue  # the recipient's kind: to a passphrase takes long, and the next test has it
        kinds.add(refuses(bytes(changed)))
    assert kinds == {"sealed.form", "sealed.newer", "sealed.wrong_key", "sealed.damaged"}


def test_a_changed_kind_of_recipient_is_refused():
    for kind, key in [(0, KEY), (1, KEY), (3, KEY), (1, WORDS)]:
        changed = SHORT[:17] + bytes([kind]) + SHORT[18:]
        assert refuses(changed, key) in {"sealed.damaged", "sealed.recipient", "sealed.wrong_key"}


def test_every_truncation_of_a_short_file_is_refused():
    for length in range(len(SHORT)):
        assert refuses(SHORT[:length]) in {"sealed.form", "sealed.damaged"}


@settings(max_examples=150)
@given(bit=st.integers(HEAD * 8, 8 * len(SEALED) - 1))
def test_any_flipped_bit_is_refused(bit):
    changed = bytearray(SEALED)
    changed[bit // 8] ^= 1 << bit % 8
    assert refuses(bytes(changed)) == "sealed.damaged"


@settings(max_examples=100)
@given(length=st.one_of(st.integers(HEAD, len(SEALED) - 1), st.sampled_from([1, 2])))
def test_any_truncation_is_refused(length):
    if length < HEAD:  # after a whole chunk, which is where a careless form ends well
        length = HEAD + length * (CHUNK + 16)
    assert refuses(SEALED[:length]) == "sealed.damaged"


def chunks_of(content: bytes) -> list[bytes]:
    return [content[at : at + CHUNK + 16] for at in range(HEAD, len(content), CHUNK + 16)]


@settings(max_examples=100)
@given(order=st.lists(st.integers(0, 5), max_size=7))
def test_any_other_order_of_chunks_is_refused_also_with_those_of_another_file(order):
    parts = chunks_of(SEALED) + chunks_of(sealed(LONG))
    made = SEALED[:HEAD] + b"".join(parts[index] for index in order)
    if order != [0, 1, 2]:
        assert refuses(made) == "sealed.damaged"


@settings(max_examples=50)
@given(more=st.binary(min_size=1, max_size=40))
def test_nothing_can_be_added(more):
    assert refuses(SEALED + more) == "sealed.damaged"
    assert refuses(SHORT + more) == "sealed.damaged"


@settings(max_examples=200)
@given(content=st.binary(max_size=300))
def test_what_is_no_sealed_file_is_said_to_be_none(content):
    is_cut = sealed_file.is_sealed(content)  # a header and nothing after it
    assert refuses(content) == ("sealed.damaged" if is_cut else "sealed.form")


def test_a_file_that_changes_between_the_two_readings_is_found():
    class Changing(io.BytesIO):
        def seek(self, offset, whence=0):
            self.getbuffer()[-1] ^= 1
            return super().seek(offset, whence)

    with pytest.raises(Damaged) as refusal:
        sealed_file.unseal(Changing(SEALED), io.BytesIO(), KEY)
    assert refusal.value.kind == "sealed.damaged"


def test_a_key_that_is_none_is_refused():
    for raw in (b"", b"short", bytes(33)):
        with pytest.raises(BadInput, check=lambda error: error.kind == "sealed.key"):
            sealed(b"", PublicKey(raw))
    with pytest.raises(BadInput, check=lambda error: error.kind == "sealed.key"):
        sealed(b"", PublicKey(bytes(32)))  # agrees on zero with every key
    with pytest.raises(BadInput, check=lambda error: error.kind == "sealed.key"):
        opened(SHORT, PrivateKey(b"short"))


def test_a_key_of_the_file_that_agrees_on_nothing_is_refused():
    with pytest.raises(Refused):
        opened(SHORT[:34] + bytes(32) + SHORT[66:])


def test_progress_is_told_by_what_was_read():
    told: list[int] = []
    target = io.BytesIO()
    sealed_file.seal(io.BytesIO(LONG), target, KEY.public, progress=told.append)
    assert sum(told) == len(LONG)
    told.clear()
    target.seek(0)
    sealed_file.unseal(target, io.BytesIO(), KEY, progress=told.append)
    assert sum(told) == len(SEALED) - HEAD


def test_a_secret_is_not_shown():
    assert "agrafe" not in repr(WORDS)
    assert "\\x01\\x02" not in repr(KEY)
    assert sealed_file.is_sealed(SHORT)
    assert not sealed_file.is_sealed(b"PK")
