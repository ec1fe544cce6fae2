"""What proselint says of texts: run by the comparison's own Python, which has it and nothing of ours.

One line of JSON in, one out: how many remarks on each text, and the seconds of the processor that they took.
"""

import json
import sys
import time

from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

CheckRegistry().register_many(__register__)
for line in sys.stdin:
    texts = json.loads(line)["texts"]
    begin = time.process_time()
    found = [len(LintFile("post", text).lint()) for text in texts]
    print(json.dumps({"seconds": time.process_time() - begin, "found": found}), flush=True)
