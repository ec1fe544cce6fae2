#!/usr/bin/env bash
# Builds the packages twice and compares the bytes: the same commit, machine and path give the same.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../setup/say.sh
source "$root/packaging/setup/say.sh"
cd "$root"

for round in first second; do
  say "The $round build"
  rm -rf "build/package/$round"
  packaging/linux/package.sh "build/package/$round"
done
for package in build/package/first/*; do
  if ! cmp "$package" "build/package/second/${package##*/}"; then
    stop "The two builds differ. Unpack both with dpkg-deb -x and compare the folders."
  fi
done
cat build/package/first/SHA256SUMS
say "The two builds are the same, byte for byte"
