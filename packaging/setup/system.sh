#!/usr/bin/env bash
# Brings what Qt and the tests need from the system. Usage: system.sh run|test|languagetool
#
# On Debian and Ubuntu the missing packages are installed: as root at once, otherwise through a
# visible sudo prompt, and without sudo the exact line to type is printed. Other systems are told
# what is needed and left alone. Nothing is asked of apt when nothing is missing.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=say.sh
source "$here/say.sh"

purpose=${1:?usage: system.sh run|test|languagetool}

# Without these no window opens (the first six also offscreen).
needed=(
  libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0
  libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0
  libwayland-cursor0 libwayland-egl1
)
# Without this one emoji are drawn as boxes; everything else works.
wished=(fonts-noto-color-emoji)
if [ "$purpose" = test ]; then
  # A real keychain on a real session bus, a screen and what screen readers ask (at-spi2-core) for
  # the few tests that want them, a database server's programs, and git, from which the tests of the
  # house learn which files are ours.
  needed+=(gnome-keyring dbus xvfb at-spi2-core postgresql git)
fi
if [ "$purpose" = languagetool ]; then
  needed=(maven default-jdk-headless)
  wished=()
fi

installed() {
  # Newer releases carry the 64-bit time ABI in the name (libglib2.0-0t64).
  local name
  for name in "$1" "$1t64"; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ]; then
      return 0
    fi
  done
  return 1
}

available_name() {
  if apt-cache show "$1t64" >/dev/null 2>&1; then printf '%s' "$1t64"; else printf '%s' "$1"; fi
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

update_lists() {
  # Another apt may hold the lists: wait for it rather than fail.
  local try said
  for try in $(seq 1 60); do
    if said=$(as_root apt-get update -q 2>&1); then return 0; fi
    case $said in
      *"Could not get lock"* | *"Unable to lock"*)
        say "another apt is at work; waiting 5 seconds for it ($try of 60)"
        sleep 5
        ;;
      *)
        printf '%s\n' "$said" >&2
        return 1
        ;;
    esac
  done
  return 1
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    -o DPkg::Lock::Timeout=600 "$@" >&2
}

install_packages() {
  local names=() name
  # Lists that could not be renewed may still do.
  update_lists || say "apt-get update did not succeed; trying with the lists there are"
  for name in "$@"; do names+=("$(available_name "$name")"); done
  case " ${names[*]} " in
    *" postgresql "*) without_cluster apt_install "${names[@]}" ;;
    *) apt_install "${names[@]}" ;;
  esac
}

without_cluster() {
  # The package makes a database and starts it, unless it is told not to; tests start their own.
  local settings=/etc/postgresql-common/createcluster.conf kept done=0
  apt_install postgresql-common || return 1
  kept=$(mktemp)
  cp "$settings" "$kept"
  printf 'create_main_cluster = false\n' | as_root tee -a "$settings" >/dev/null
  "$@" || done=1
  as_root cp "$kept" "$settings"
  rm -f "$kept"
  return $done
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  case $(uname -s) in
    Linux) say "Not Debian or Ubuntu: if no window opens, install what gives libGL, libEGL," \
      "libxkbcommon and libxcb-cursor" ;;
    *) say "$(uname -s): Qt needs nothing more from the system" ;;
  esac
  if [ "$purpose" = test ] && [ "$(uname -s)" = Linux ]; then
    say "The tests also need gnome-keyring, dbus, Xvfb, at-spi2-core and PostgreSQL 15 or newer"
  fi
  exit 0
fi

required=() missing=()
# Debian's own Python comes without venv; one from elsewhere has it.
if ! "$("$here/python.sh")" -c 'import ensurepip, venv' 2>/dev/null; then
  required+=(python3-venv)
fi
for package in "${needed[@]}"; do installed "$package" || required+=("$package"); done
missing=("${required[@]}")
for package in "${wished[@]}"; do installed "$package" || missing+=("$package"); done
[ ${#missing[@]} = 0 ] && exit 0

if [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; then
  say "Installing ${#missing[@]} system packages: ${missing[*]}"
  may_install=true
  if [ "$(id -u)" != 0 ]; then
    say "sudo may ask for your password"
    sudo -v || may_install=false
  fi
  if $may_install && install_packages "${missing[@]}"; then exit 0; fi
fi

line="apt-get install -y ${missing[*]}"
[ ${#required[@]} = 0 ] || stop "Some system packages are missing and could not be installed." \
  "As an administrator, type:" "  $line" "then start again."
say "For emoji in colour, an administrator can type: $line"
