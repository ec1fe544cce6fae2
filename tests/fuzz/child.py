"""One target under atheris, in a process of its own that ends with it.

A finding is kept, and the search goes on; only a hang and a crash of the interpreter end it (libFuzzer
keeps those itself).
"""

import hashlib
import os
import signal
import sys
import traceback
from pathlib import Path
from random import Random

import atheris

from tests.fuzz import mutate
from tests.fuzz.target import run


def begin(target, found, log, options):
    """Fork a process that searches; its number. Everything is imported already, and instrumented."""
    number = os.fork()
    if number:
        return number
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
        with log.open("wb") as out:
            os.dup2(out.fileno(), 1)
            os.dup2(out.fileno(), 2)
        _search(target, found, options)
    except BaseException:  # noqa: BLE001 - a forked process must never go on as its parent
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(1)


def place_of(error):
    """The error's type and the line of ours in which it was raised: a finding counts once."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "desktop_app" in one.filename or "tests/fuzz" in one.filename]
    last = next((one for one in reversed(ours) if one.name not in ("require", "run")), frames[-1])
    return type(error).__name__, f"{Path(last.filename).name}:{last.lineno}"


def _search(target, found, options):
    seen, seeds = set(), list(target.seeds())

    def one_input(data):
        try:
            run(target, data, is_limited=False)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            kind, place = place_of(error)
            if (kind, place) not in seen:
                seen.add((kind, place))
                name = f"{target.name}--{kind}-{hashlib.sha256(data).hexdigest()[:8]}"
                (found / name).write_bytes(data)
                said = f"FINDING {name} {place} {str(error)[:120]!r}\n"
                os.write(2, said.encode("utf-8", "backslashreplace"))

    def change(data, most, seed):
        dice = Random(seed)
        if dice.random() < 0.4:
            return atheris.Mutate(data, most)
        return mutate.changed(data, target.form, dice, seeds, most)[:most]

    atheris.Setup([target.name, *options], one_input, custom_mutator=change)
    atheris.Fuzz()
