#!/usr/bin/env bash
# Looks at the code without running the product: format, lint, types, import contracts, dangers
# (bandit), shell, licences, advisories, translations. All are run even when one fails, and the last
# line says which did.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
source "$here/say.sh"

"$here/system.sh" test
"$here/environment.sh" test
cd "$root"
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
bin=.venv/bin
failed=()

look() {
  local name=$1
  shift
  say "$name"
  "$@" || failed+=("$name")
}

# Bandit warns of each "nosec" that covers more of a statement than the part that is found.
dangers() {
  "$bin/bandit" --quiet --configfile pyproject.toml --recursive desktop_app packaging benchmarks \
    2> >(grep -v 'WARNING.*nosec encountered' >&2)
}

look format "$bin/ruff" format --check .
look lint "$bin/ruff" check .
look types "$bin/mypy"
look contracts "$bin/lint-imports"
look dangers dangers
look shell "$bin/shellcheck" --external-sources --source-path=packaging/setup:packaging/linux packaging/*/*.sh .ci/run
look licences "$bin/python" -m pytest -q -p no:randomly tests/house/test_licences.py
look advisories "$bin/python" packaging/audit.py
look translations "$bin/python" packaging/translations.py --check

if [ ${#failed[@]} -gt 0 ]; then stop "make check: failed: ${failed[*]}"; fi
say "make check: all passed"
