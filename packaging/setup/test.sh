#!/usr/bin/env bash
# Runs the tests. Arguments go to pytest; without any, everything is run.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
source "$here/say.sh"

"$here/system.sh" test
# The whole is tested against the real LanguageTool; a part of the tests does not wait for it.
# Maven brings it while pip brings Python's packages: neither needs the other.
grammar=
if [ "$*" = "" ] || [[ "$*" == --* ]]; then
  "$here/languagetool.sh" &
  grammar=$!
fi
"$here/environment.sh" test
if [ -n "$grammar" ] && ! wait "$grammar"; then
  say "Going on without LanguageTool: what needs it says so and is skipped"
fi
cd "$root"
say "Running the tests"
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
# Three at a time, also on two cores: the tests wait for other processes a fifth of their time.
exec .venv/bin/python -m pytest -n 3 "$@"
