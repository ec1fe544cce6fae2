#!/usr/bin/env bash
# Writes packaging/requirements/*.txt anew from pyproject.toml: newest allowed versions, every
# hash, and no index address (each machine keeps its own). Then what `make compare` measures beside us.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
source "$here/say.sh"
cd "$root"

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"$("$here/python.sh")" -m venv "$tools/venv"
"$tools/venv/bin/pip" --quiet install 'pip-tools>=7.6,<8' 'uv>=0.13,<0.14'

compile() {
  say "Pinning packaging/requirements/$1"
  "$tools/venv/bin/pip-compile" --quiet --upgrade --generate-hashes --allow-unsafe \
    --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-trusted-host \
    --no-emit-find-links --output-file "packaging/requirements/$1" "${@:2}"
  # What it says about setuptools, which PyInstaller needs, names a "requirements file:".
  sed -i '/^#/d; /^$/d' "packaging/requirements/$1"
}
compile build.txt packaging/requirements/build.in
compile runtime.txt pyproject.toml
compile test.txt --extra dev --constraint packaging/requirements/runtime.txt pyproject.toml
compile fuzz.txt --extra fuzz --constraint packaging/requirements/runtime.txt pyproject.toml

# pip-tools answers for the machine it runs on only. Windows and macOS get the same versions, and what
# they need besides, each with a marker.
elsewhere() {
  say "Pinning packaging/requirements/$1"
  "$tools/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate --constraint packaging/requirements/build.txt \
    --constraint packaging/requirements/test.txt --output-file "packaging/requirements/$1" \
    "${@:2}" packaging/requirements/build.in pyproject.toml
}
elsewhere elsewhere.txt
elsewhere elsewhere-test.txt --extra dev

beside=benchmarks/compare
say "Pinning $beside/requirements.txt"
"$tools/venv/bin/pip-compile" --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
  --no-header --no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
  --output-file "$beside/requirements.txt" "$beside/requirements.in"
sed -i '/^#/d; /^$/d' "$beside/requirements.txt"
if command -v npm >/dev/null; then
  say "Pinning $beside/package-lock.json, for the versions of package.json"
  npm install --prefix "$beside" --package-lock-only --omit-lockfile-registry-resolved \
    --ignore-scripts --no-audit --no-fund --loglevel=error
fi
