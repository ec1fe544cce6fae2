"""The dictionaries, word lists and frequencies of one folder, as the policy's `Lexicon`.

Read in the worker process only: Hunspell holds the interpreter while it thinks. Where Hunspell's
wheel is missing, a pure Python reader looks words up; it never suggests in French, where one word
takes it more than twenty seconds.
"""

from __future__ import annotations

import gc
import gzip
import warnings
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from desktop_app.adapters.language.words.neighbours import Neighbours
from desktop_app.checks.word_repairs import sound
from desktop_app.domain.errors import Unavailable

FOLDERS = {"en": ("en_US", "en_GB"), "fr": ("fr",)}
_CACHED_WORDS = 4_000
_CACHED_SUGGESTIONS = 2_000

_Reader = tuple[Callable[[str], bool], Callable[[str], Iterable[str]]]


class Dictionaries:
    """American and British English together, and French. Implements `checks.words.Lexicon`."""

    def __init__(self, folder: Path, frequencies: Path) -> None:
        """Read everything; raises `Unavailable` ``words.dictionary_missing`` if a file is absent."""
        try:
            self._readers = {
                language: tuple(_reader(folder / name / name, language) for name in names)
                for language, names in FOLDERS.items()
            }
            self._ranks = {
                language: _ranks(frequencies / f"{language}.txt.gz") for language in FOLDERS
            }
            self._alike: dict[str, dict[str, str]] = {}
            self._neighbours: dict[str, Neighbours] = {}
            self._social = _social(folder / "social.txt")
            self._used = {
                language: _packed(folder / f"used_{language}.txt.gz") for language in FOLDERS
            }
            self._foreign = _packed(folder / "used_foreign.txt.gz")
            self._names = _packed(folder / "names.txt.gz")
            self._slips = {
                language: _packed(folder / f"slips_{language}.txt.gz") for language in FOLDERS
            }
        except OSError as error:
            name = Path(str(error.filename)).name if error.filename else str(error)
            raise Unavailable("words.dictionary_missing", file=name) from error
        self.known = lru_cache(_CACHED_WORDS)(self._known)
        self.used = lru_cache(_CACHED_WORDS)(self._is_used)
        self.foreign = lru_cache(_CACHED_WORDS)(self._is_foreign)
        self.suggest = lru_cache(_CACHED_SUGGESTIONS)(self._suggest)

    def rank(self, word: str, language: str) -> int | None:
        """Return the place of `word`, in lower case, by frequency; None beyond the first 30,000."""
        return self._ranks[language].get(word)

    def alike(self, word: str, language: str) -> tuple[str, ...]:
        """Return the frequent words, in lower case, that look or, in French, sound alike."""
        if language not in self._alike:
            self._alike[language] = _grouped(self._ranks[language], language)
        key = sound(word, language)
        found = self._alike[language].get(key)
        if found is None:
            return (key,) if key in self._ranks[language] else ()
        return tuple(found.split())

    def _is_used(self, word: str, language: str) -> bool:
        """Tell whether people write `word`, in lower case, in `language`."""
        return _has(self._used[language], word)

    def _is_foreign(self, word: str) -> bool:
        """Tell whether `word`, in lower case, is a frequent word of a third language."""
        return word in self._social["foreign"] or _has(self._foreign, word)

    def name(self, word: str) -> bool:
        """Tell whether `word`, in lower case, is a name of people."""
        return _has(self._names, word)

    def slip(self, word: str, language: str) -> str:
        """Return what the common misspelling `word` stands for, or ``""``."""
        _, found, behind = self._slips[language].partition(b"\n" + word.encode() + b"\t")
        return behind[: behind.index(b"\n")].decode() if found else ""

    def close(self, word: str, language: str) -> bool:
        """Tell whether a word of the ranks, with the same first letter, is two edits away."""
        if language not in self._neighbours:
            self._neighbours[language] = Neighbours(self._ranks[language])
        return self._neighbours[language].within_two(word)

    def _known(self, word: str, language: str) -> bool:
        """Tell whether a dictionary or our own list has `word` as it is capitalised."""
        social = self._social[language]
        if word in social or (word[:1].isupper() and word[:1].lower() + word[1:] in social):
            return True
        return any(spell(word) for spell, _ in self._readers[language])

    def _suggest(self, word: str, language: str) -> tuple[str, ...]:
        """Return the first dictionary's suggestions that is not at a loss (up to half a second)."""
        for _, suggest in self._readers[language]:
            found = tuple(suggest(word))
            if found:
                return found
        return ()


def _reader(path: Path, language: str) -> _Reader:
    for suffix in (".aff", ".dic"):
        path.with_suffix(suffix).stat()  # a missing file is told apart from a broken one
    try:
        hunspell = import_module("hunspell")
    except ImportError:
        return _slow_reader(path, language)
    # The encoding of paths is said, because Windows would otherwise take the code page.
    engine = hunspell.Hunspell(
        path.name, hunspell_data_dir=str(path.parent), system_encoding="utf-8"
    )
    return engine.spell, engine.suggest


def _slow_reader(path: Path, language: str) -> _Reader:
    spylls = import_module("spylls.hunspell")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its files to the collector
        dictionary = spylls.Dictionary.from_files(str(path))
        gc.collect()
    return dictionary.lookup, (_no_suggestion if language == "fr" else dictionary.suggest)


def _no_suggestion(_word: str) -> tuple[str, ...]:
    return ()


def _ranks(path: Path) -> dict[str, int]:
    words = gzip.decompress(path.read_bytes()).decode("utf-8").split()
    return {word.lower(): rank for rank, word in enumerate(words)}


def _grouped(words: Iterable[str], language: str) -> dict[str, str]:
    """The words that look or sound alike, by their sound; without those alone that are their own.

    Joined by spaces, because lists would take twice the memory.
    """
    groups: dict[str, str] = {}
    for word in words:
        key = sound(word, language)
        groups[key] = f"{groups[key]} {word}" if key in groups else word
    return {key: found for key, found in groups.items() if key != found}


def _packed(path: Path) -> bytes:
    """The words of a file between line breaks: a tenth of the memory that a set would take."""
    return b"\n" + gzip.decompress(path.read_bytes())


def _has(packed: bytes, word: str) -> bool:
    return b"\n" + word.encode() + b"\n" in packed


def _social(path: Path) -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {"both": set(), "en": set(), "fr": set(), "foreign": set()}
    section = "both"
    for line in path.read_text(encoding="utf-8").split("\n"):
        entry = line.strip()
        if entry.startswith("["):
            section = entry.strip("[]")
        elif entry and not entry.startswith("#"):
            lists[section].add(entry)
    social = {language: frozenset(lists["both"] | lists[language]) for language in FOLDERS}
    return social | {"foreign": frozenset(lists["foreign"])}
