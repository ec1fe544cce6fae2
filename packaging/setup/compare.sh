#!/usr/bin/env bash
# Brings the programs that Countersign is measured beside into build/compare, each checked against
# its hash. They are no part of the product: nothing of ours imports them, and they are not in .venv.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
source "$here/say.sh"
cd "$root"

source=benchmarks/compare
target=build/compare
wanted=$(cat "$source/package.json" "$source/package-lock.json" "$source/requirements.txt" | cksum)
if [ "$(cat "$target/.built" 2>/dev/null)" = "$wanted" ]; then exit 0; fi
for program in node npm Xvfb; do
  command -v "$program" >/dev/null ||
    stop "make compare needs $program (Debian: nodejs 20.18 or newer, npm, xvfb). Nothing was measured."
done
rm -rf "$target"
mkdir -p "$target"
cp "$source/package.json" "$source/package-lock.json" "$target"
say "Bringing packages of npm into $target, each checked against its hash"
# No package may run a program of its own while it is installed.
npm ci --prefix "$target" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
  stop "The packages of npm did not come: is a registry of npm set up and reached from here?" \
    "Nothing was measured."
say "Bringing packages of Python into $target/venv, each checked against its hash"
"$("$here/python.sh")" -m venv "$target/venv"
"$target/venv/bin/python" -m pip --disable-pip-version-check --quiet install --require-hashes \
  --only-binary :all: -r "$source/requirements.txt" ||
  stop "The packages of Python did not come: is an index of Python packages set up and reached" \
    "from here? Nothing was measured."
printf '%s\n' "$wanted" >"$target/.built"
