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
# shellcheck source=clean_system.sh
source "$here/clean_system.sh"
cd "$root"

[ "$(id -u)" = 0 ] || stop "make host needs root: it makes a system of its own and starts programs in it." \
  "Type: sudo make host"
command -v debootstrap >/dev/null || stop "'debootstrap' is missing." "Type: apt-get install -y debootstrap"
deb=$(newest 'countersign_*_amd64.deb')
[ -n "$deb" ] || stop "There is no package yet. Type: make package"
notes=$(realpath -m "${1:-build/package/host}")
mkdir -p "$notes"

system=
publisher=
ended() {
  [ -z "$publisher" ] || kill "$publisher" 2>/dev/null || true
  [ -z "$system" ] || chroot "$system" pg_ctlcluster --mode immediate 15 countersign stop 2>/dev/null || true
  remove_system dev/shm
}
trap ended EXIT
inside() {
  timeout 900 chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/srv/host LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive "$@"
}

clean_system host "$notes"
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
