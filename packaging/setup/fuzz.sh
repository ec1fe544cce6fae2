#!/usr/bin/env bash
# Tries every entrance with changed inputs, led by coverage. Arguments go to tests/fuzz.
#
# atheris (Apache-2.0) is no dependency of Countersign: only this command brings it into .venv.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
source "$here/say.sh"

"$here/system.sh" test
"$here/environment.sh" test
cd "$root"
if ! .venv/bin/python -c "import atheris" 2>/dev/null; then
  say "Installing atheris, checked against its hash"
  .venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes \
    --only-binary atheris -r packaging/requirements/fuzz.txt
fi
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
exec .venv/bin/python -m tests.fuzz "$@"
