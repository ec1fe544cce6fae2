# shellcheck shell=bash
# How the set-up speaks: one line before each thing it does, on stderr, and why when it stops.

say() { printf '==> %s\n' "$*" >&2; }

stop() {
  printf '\n' >&2
  printf '%s\n' "$@" >&2
  exit 1
}
