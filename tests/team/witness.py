"""A store that writes down what it acknowledged, so that somebody else can look for it later."""

from contextlib import contextmanager


class Witness:
    """Writes the id of every action that `store` took, but for the kinds that are `quiet`."""

    def __init__(self, store, path, quiet=()):
        self._store, self._quiet = store, frozenset(quiet)
        self._file = path.open("a", encoding="ascii")

    def __getattr__(self, name):
        return getattr(self._store, name)

    @contextmanager
    def begin(self):
        made = []
        with self._store.begin() as work:
            yield _Noting(work, made)
        told = [one.id for one in made if one.kind not in self._quiet]
        if told:
            self._file.write("".join(f"{one}\n" for one in told))
            self._file.flush()


class _Noting:
    def __init__(self, work, made):
        self._work, self._made = work, made

    def __getattr__(self, name):
        return getattr(self._work, name)

    def append(self, action):
        done = self._work.append(action)
        self._made.append(done)
        return done
