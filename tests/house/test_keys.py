import subprocess
import sys

from tests.house.tree import ROOT


def test_the_page_of_keys_is_current():
    done = subprocess.run(
        [sys.executable, "packaging/keys.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
