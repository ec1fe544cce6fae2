#!/usr/bin/env bash
# Starts the application; without a screen, walks through it offscreen and saves the pictures.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
source "$here/say.sh"

"$here/system.sh" run
"$here/environment.sh" run
cd "$root"

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] &&
  [ -z "${QT_QPA_PLATFORM:-}" ]; then
  say "This machine has no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)."
  say "Walking through the application offscreen instead; the pictures go to tour/"
  export QT_QPA_PLATFORM=offscreen
  .venv/bin/python -m desktop_app tour --out tour
  say "Done: look at the pictures in tour/. On a machine with a screen, 'make run' opens the window."
  exit 0
fi
say "Starting Countersign (practice desk at first start: nothing can reach X)"
exec .venv/bin/python -m desktop_app
