#!/usr/bin/env bash
# Builds LanguageTool (English, French) and our launcher into build/languagetool.
#
# A stamp remembers what was built; the same again is done in a moment. Maven brings the published
# libraries from wherever this machine gets Java's packages.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
source "$here/say.sh"
cd "$root"

source=packaging/languagetool
target=build/languagetool
wanted=$(find "$source/pom.xml" "$source/src" -type f | sort | xargs cat | cksum)
if [ "$(cat "$target/.built" 2>/dev/null)" = "$wanted" ]; then exit 0; fi

if ! command -v mvn >/dev/null || ! command -v javac >/dev/null; then
  "$here/system.sh" languagetool
fi
say "Building LanguageTool with Maven into $target"
rm -rf "$target"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$source/." "$work"
mvn --quiet --batch-mode --file "$work/pom.xml" -Ddestination="$root/$target" package >&2 ||
  stop "LanguageTool could not be built; everything but the grammar check works without it."
printf '%s\n' "$wanted" >"$target/.built"
