"""One process that reads words, for all windows of a test run: its dictionaries take half a second."""

from contextlib import contextmanager
from threading import Lock

from desktop_app.adapters.language.words import WordsChecker


class SharedWords(WordsChecker):
    """Windows take turns; closing one leaves it for the next."""

    def __init__(self, dictionaries):
        super().__init__(dictionaries)
        self._turn = Lock()

    def close(self):
        """Nothing: `running` ends it."""

    def _ask(self, request):
        with self._turn:
            return super()._ask(request)


@contextmanager
def running():
    """Gives what makes a window's checker: the same one each time."""
    made = []

    def checker(dictionaries):
        if not made:
            made.append(SharedWords(dictionaries))
        return made[0]

    try:
        yield checker
    finally:
        for one in made:
            WordsChecker.close(one)
