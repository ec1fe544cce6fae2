#!/usr/bin/env bash
# Makes .venv with the pinned packages, each checked against its hash. Usage: environment.sh run|test
#
# A stamp remembers what was installed; the same again is done in a moment. `test` holds all that
# `run` needs, so going from one to the other removes nothing.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
source "$here/say.sh"
cd "$root"

purpose=${1:?usage: environment.sh run|test}
pins=packaging/requirements
case $purpose in
  run) list=$pins/runtime.txt ;;
  test) list=$pins/test.txt ;;
  *) stop "environment.sh: 'run' or 'test', not '$purpose'" ;;
esac

python=$("$here/python.sh")
state() {
  "$python" --version
  cat "$pins/build.txt" "$1" pyproject.toml
}
stamp=.venv/.countersign-$purpose
wanted=$(state "$list" | cksum)
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then exit 0; fi
if [ "$purpose" = run ] &&
  [ "$(cat .venv/.countersign-test 2>/dev/null)" = "$(state $pins/test.txt | cksum)" ]; then
  exit 0
fi

# A moved folder or another Python leaves a .venv whose programs do not start.
if ! .venv/bin/python -c "import sys; sys.exit(sys.prefix != '$root/.venv')" 2>/dev/null ||
  [ "$(.venv/bin/python --version)" != "$("$python" --version)" ]; then
  say "Making the virtual environment .venv with $("$python" --version)"
  "$python" -m venv --clear .venv
fi
rm -f "$stamp"
say "Installing the pinned packages for '$purpose', each checked against its hash"
pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet install)
"${pip[@]}" --require-hashes -r "$pins/build.txt"
"${pip[@]}" --require-hashes -r "$list"
say "Installing Countersign itself, from this folder"
"${pip[@]}" --no-deps --no-build-isolation --editable .
printf '%s\n' "$wanted" >"$stamp"
