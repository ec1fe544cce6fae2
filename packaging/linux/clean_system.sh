# Sourced by what tries packages: a Debian with nothing in it, made by debootstrap. Needs root.
# shellcheck shell=bash

# The newest file in dist/ of that name pattern; nothing when there is none.
newest() {
  find dist -name "$1" -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2-
}

# Makes $system, a folder of its own under /tmp with this machine's kind of Debian and its package
# sources: clean_system NAME NOTES, where NOTES gets the log. Whoever asked unmounts its proc and
# removes it (`remove_system`), also when this stops halfway.
clean_system() {
  local suite mirror
  # shellcheck source=/dev/null
  suite=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
  # shellcheck disable=SC2016 # apt fills it in
  mirror=$(apt-get indextargets --format '$(SITE)' 2>/dev/null | head -1)
  system=$(mktemp -d "/tmp/countersign-$1.XXXXXX")
  chmod 755 "$system"
  say "Making a $suite with nothing in it"
  debootstrap --variant=minbase "$suite" "$system" "$mirror" >"$2/debootstrap.log" 2>&1 ||
    stop "debootstrap did not succeed: $2/debootstrap.log"
  cp -a /etc/apt/sources.list* /etc/apt/apt.conf.d "$system/etc/apt/" 2>/dev/null || true
  cp -a /usr/share/keyrings/. "$system/usr/share/keyrings/"
  mount -t proc proc "$system/proc"
}

# Removes $system, if it was made: remove_system MOUNT..., what else is mounted in it.
remove_system() {
  local place
  [ -n "${system:-}" ] || return 0
  for place in "$@" proc; do
    umount "$system/$place" 2>/dev/null || true
  done
  rm -rf --one-file-system "$system"
}
