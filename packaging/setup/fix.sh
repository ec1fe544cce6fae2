#!/usr/bin/env bash
# Repairs what can be repaired without a person: format and the lint rules that mend themselves.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/environment.sh" test
cd "$here/../.."
.venv/bin/ruff check --fix-only .
.venv/bin/ruff format .
