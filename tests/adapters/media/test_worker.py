"""The worker's limits, in a process that has them."""

import subprocess
import sys
from pathlib import Path

from desktop_app.adapters.media import worker

ROOT = Path(__file__).parents[3]


def run(program):
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )


def test_memory_has_an_end():
    ended = run(
        "from desktop_app.adapters.media import worker\n"
        "worker.limit()\n"
        "try:\n    bytearray(worker.MEMORY_BYTES)\n"
        "except MemoryError:\n    print('refused')\n"
    )
    assert ended.stdout.strip() == "refused"


def test_time_has_an_end():
    ended = run(
        "from desktop_app.adapters.media import worker\n"
        "worker.CPU_SECONDS = 0\n"
        "worker.limit()\n"
        "worker.allow_time()\n"
        "while True: pass\n"
    )
    assert ended.returncode < 0


def test_each_file_gets_its_own_time():
    ended = run(
        "import resource\n"
        "from desktop_app.adapters.media import worker\n"
        "worker.limit()\n"
        "worker.allow_time()\n"
        "first = resource.getrlimit(resource.RLIMIT_CPU)\n"
        "worker.CPU_SECONDS += 5\n"
        "worker.allow_time()\n"
        "second = resource.getrlimit(resource.RLIMIT_CPU)\n"
        "print(second[0] - first[0], first[1] == second[1])\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0])\n"
    )
    assert ended.stdout.split() == ["5", "True", "0"]
    assert worker.CPU_SECONDS == 60
