#!/usr/bin/env bash
# Tries `countersign team host` with the newest package in dist/ on a Debian made by debootstrap.
# Usage: host.sh [NOTES], a folder for what was said (build/package/host).
#
# The machine becomes a host; its first people join it over TLS, each as a user with a keychain of
# their own, and seal the record; the publisher joins and runs as its service's line says. Whoever
# proves nothing is refused: another authority, no TLS, the database's superuser. The record is backed
# up, tried, put back, and copied. systemd does not run in such a system, so what only systemd does
# (timers, restrictions, credentials at a start) is checked with systemd-analyze, not tried.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../setup/say.sh
source "$root/packaging/setup/say.sh"
cd "$root"

[ "$(id -u)" = 0 ] || stop "make host needs root: it makes a system of its own and starts programs in it." \
  "Type: sudo make host"
command -v debootstrap >/dev/null || stop "'debootstrap' is missing." "Type: apt-get install -y debootstrap"
deb=$(find dist -name 'countersign_*_amd64.deb' -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2-)
[ -n "$deb" ] || stop "There is no package yet. Type: make package"
notes=$(realpath -m "${1:-build/package/host}")
mkdir -p "$notes"

# shellcheck source=/dev/null
suite=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
# shellcheck disable=SC2016 # apt fills it in
mirror=$(apt-get indextargets --format '$(SITE)' 2>/dev/null | head -1)
system=$(mktemp -d /tmp/countersign-host.XXXXXX)
chmod 755 "$system"
publisher=
ended() {
  [ -z "$publisher" ] || kill "$publisher" 2>/dev/null || true
  chroot "$system" pg_ctlcluster --mode immediate 15 countersign stop 2>/dev/null || true
  umount "$system/dev/shm" "$system/proc" 2>/dev/null || true
  rm -rf --one-file-system "$system"
}
trap ended EXIT
inside() {
  timeout 900 chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/srv/host LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "$@"
}

say "Making a $suite with nothing in it"
debootstrap --variant=minbase "$suite" "$system" "$mirror" >"$notes/debootstrap.log" 2>&1 ||
  stop "debootstrap did not succeed: $notes/debootstrap.log"
cp -a /etc/apt/sources.list* /etc/apt/apt.conf.d "$system/etc/apt/" 2>/dev/null || true
cp -a /usr/share/keyrings/. "$system/usr/share/keyrings/"
mount -t proc proc "$system/proc"
mkdir -p "$system/dev/shm"
mount -t tmpfs tmpfs "$system/dev/shm"
printf '127.0.0.1 localhost\n127.0.1.1 db.acme.internal\n' >"$system/etc/hosts"
cp "$deb" "$system/tmp/package.deb"
chmod 644 "$system/tmp/package.deb"
inside apt-get update -q >"$notes/apt.log" 2>&1
# systemd comes with every Debian that somebody installed, and is left out by debootstrap's smallest form.
inside apt-get install -y -q --no-install-recommends /tmp/package.deb systemd >>"$notes/apt.log" 2>&1 ||
  stop "apt-get did not succeed: $notes/apt.log"
mkdir -p "$system/srv/host"
cp "$here/host_people.toml" "$system/srv/host/people.toml"
cp "$here/host_inside.sh" "$system/srv/host/host_inside.sh"

say "The host, its people, its backups, its publisher"
started=$SECONDS
inside bash /srv/host/host_inside.sh 2>&1 | tee "$notes/transcript.txt"
[ "${PIPESTATUS[0]}" = 0 ] || stop "It did not succeed: $notes/transcript.txt"
say "make host: all passed in $((SECONDS - started)) s; what was said is in $notes/transcript.txt"
