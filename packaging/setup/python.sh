#!/usr/bin/env bash
# Prints the newest Python from 3.11 on that this machine has ($PYTHON first), or says what to do.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=say.sh
source "$here/say.sh"

for python in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11; do
  if path=$(command -v "$python") &&
    "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    printf '%s\n' "$path"
    exit 0
  fi
done
stop "Countersign needs Python 3.11 or newer, and none was found." \
  "On Debian or Ubuntu an administrator can type: apt-get install -y python3 python3-venv" \
  "If it is installed somewhere else, name it: make PYTHON=/path/to/python3 run"
