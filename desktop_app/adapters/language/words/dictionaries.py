"""The dictionaries, word lists and frequencies of one folder, as the policy's `Lexicon`.

Read in the worker process only: Hunspell holds the interpreter while it thinks. Where Hunspell's
wheel is missing, a pure Python reader looks words up; it never suggests in French, where one word
takes it more than twenty seconds.
"""

from __future__ import annotations

import gc
import gzip
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from desktop_app.checks.word_repairs import skeleton
from desktop_app.domain.errors import Unavailable

FOLDERS = {"en": ("en_US", "en_GB"), "fr": ("fr",)}
_CACHED_WORDS = 50_000
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
            self._alike: dict[str, dict[str, list[str]]] = {}
            self._social = _social(folder / "social.txt")
        except OSError as error:
            name = Path(str(error.filename)).name if error.filename else str(error)
            raise Unavailable("words.dictionary_missing", file=name) from error
        self.known = lru_cache(_CACHED_WORDS)(self._known)
        self.suggest = lru_cache(_CACHED_SUGGESTIONS)(self._suggest)

    def rank(self, word: str, language: str) -> int | None:
        """Return the place of `word`, in lower case, by frequency; None beyond the first 30,000."""
        return self._ranks[language].get(word)

    def alike(self, word: str, language: str) -> tuple[str, ...]:
        """Return the frequent words, in lower case, that differ by accents and doubling only."""
        if language not in self._alike:
            groups: dict[str, list[str]] = defaultdict(list)
            self._alike[language] = groups
            for other in self._ranks[language]:
                groups[skeleton(other)].append(other)
        return tuple(self._alike[language].get(skeleton(word), ()))

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


def _social(path: Path) -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {"both": set(), "en": set(), "fr": set()}
    section = "both"
    for line in path.read_text(encoding="utf-8").split("\n"):
        entry = line.strip()
        if entry.startswith("["):
            section = entry.strip("[]")
        elif entry and not entry.startswith("#"):
            lists[section].add(entry)
    return {language: frozenset(lists["both"] | lists[language]) for language in FOLDERS}
