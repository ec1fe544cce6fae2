#!/usr/bin/env bash
# Builds dist/countersign_VERSION_amd64.deb: a folder that needs neither Python nor PyPI (PyInstaller),
# and around it a plain Debian package. Beside it countersign-languagetool_VERSION_all.deb: what
# checks grammar, for whoever wants Java; and countersign-full_VERSION_amd64.deb, which is both with a
# Java of its own. Each has its bill of materials (NAME.cdx.json), and SHA256SUMS is of all files made.
# Usage: package.sh [FOLDER], where FOLDER gets them.
#
# The same commit, machine and path give the same bytes (packaging/linux/reproducible.sh shows it):
# times come from the commit, and Python's hashes are not random while it builds.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../setup/say.sh
source "$root/packaging/setup/say.sh"
cd "$root"

dist=$(realpath -m "${1:-dist}")
built=build/package
venv=$root/$built/venv
pins=packaging/requirements

for tool in dpkg-deb dpkg-query strip readelf ldd; do
  command -v "$tool" >/dev/null || stop "'$tool' is missing: the package is built on Debian or Ubuntu." \
    "As an administrator, type: apt-get install -y dpkg binutils libc-bin"
done
# What Qt's libraries name must be here to be named as dependencies.
packaging/setup/system.sh run

# An environment of its own: what a developer installed in .venv never gets into the package.
python=$(packaging/setup/python.sh)
wanted=$("$python" --version; cat $pins/build.txt $pins/runtime.txt pyproject.toml)
if [ "$(cat "$venv/.countersign" 2>/dev/null)" != "$wanted" ]; then
  say "Making the environment that is packed"
  "$python" -m venv --clear "$venv"
  pip=("$venv/bin/python" -m pip --disable-pip-version-check --quiet install --require-hashes)
  "${pip[@]}" -r $pins/build.txt
  "${pip[@]}" -r $pins/runtime.txt
  printf '%s\n' "$wanted" >"$venv/.countersign"
fi

if SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null); then :; else
  SOURCE_DATE_EPOCH=$(date -r pyproject.toml +%s)
fi
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8 TZ=UTC
umask 022

say "Collecting the program into one folder"
rm -rf "$built/work" "$built/folder" "$built/tree" "$built/languagetool" "$built/full"
"$venv/bin/python" -m PyInstaller --noconfirm --clean --log-level ERROR \
  --distpath "$built/folder" --workpath "$built/work" packaging/freeze/countersign.spec

say "Packing it"
mkdir -p "$dist"
"$venv/bin/python" packaging/linux/deb.py "$built/folder/countersign" \
  "$built/work/countersign/origins.json" "$built/tree" "$dist"

packaging/setup/languagetool.sh
say "Packing LanguageTool"
"$venv/bin/python" packaging/linux/languagetool.py build/languagetool "$built/languagetool" "$dist"

say "Packing both with a Java of their own"
"$venv/bin/python" packaging/linux/full.py "$built/tree" "$built/work/countersign/origins.json" \
  build/languagetool "$built/full" "$dist" ||
  stop "The full package was not made; the two others are in $dist." "What is missing stands above."

cd "$dist"
find . -maxdepth 1 -type f \( -name 'countersign*.deb' -o -name 'countersign*.cdx.json' \) -printf '%f\n' |
  sort | xargs sha256sum >SHA256SUMS
say "SHA-256 of every file: $dist/SHA256SUMS (sha256sum -c SHA256SUMS)"
