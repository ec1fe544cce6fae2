#!/usr/bin/env bash
# What `make host` does within its Debian, as root: packaging/linux/host.sh brings and starts it.
set -euo pipefail
mkdir -p /srv/host
cd /srv/host
passphrase='correct horse battery staple'
authority=/etc/countersign/authority.pem
administrator='postgresql://administrator_of_acme@db.acme.internal/acme?sslrootcert=/etc/countersign/authority.pem'

say() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }
fail() {
  printf '!! %s\n' "$1"
  exit 1
}
# Refused, with a word of the reason: refused WORD COMMAND …
refused() {
  local word=$1
  shift
  if "$@" >/tmp/said 2>&1; then
    cat /tmp/said
    fail "was not refused: $*"
  fi
  grep -q -- "$word" /tmp/said || {
    cat /tmp/said
    fail "was refused without $word: $*"
  }
  printf 'refused: %s\n' "$(head -1 /tmp/said)"
}
# A person at their own computer: a user with a folder and a keychain of their own.
person() {
  local who=$1
  shift
  setpriv --reuid="$who" --regid="$who" --init-groups env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 \
    HOME="/home/$who" XDG_RUNTIME_DIR="/home/$who/run" \
    countersign unattended --passphrase-fd 3 "$@" 3<<<"keychain of $who" 4<<<"$passphrase"
}
# The six words that somebody was shown, which follow the sentence about them.
words() { grep -E '^  [a-z]+( [a-z]+){5}$' "/tmp/joined.$1" | head -1; }

say "What it would do"
countersign team host acme people.toml --address db.acme.internal --dry-run >/tmp/rehearsal
grep -c '^[$>]' /tmp/rehearsal
[ ! -e /etc/countersign ] || fail "a rehearsal changed something"

say "The host is made"
countersign team host acme people.toml --address db.acme.internal --yes | tee /tmp/first
sed -n 's/^      \([1-7]  \)/\1/p' /tmp/first >page
[ "$(wc -l <page)" = 7 ] || fail "no page"
say "A second run changes nothing"
countersign team host acme people.toml --yes >/tmp/second
if grep -E '^  made' /tmp/second; then fail "a second run made something"; fi
sha256sum $authority /etc/countersign/acme.password >/tmp/kept
say "A third run repairs what was changed"
echo 'host all all all trust' >>/etc/postgresql/15/countersign/pg_hba.conf
countersign team host acme people.toml --yes | grep '^  made'
sha256sum --quiet -c /tmp/kept

say "Nobody is let in who proves nothing"
export PGPASSWORD=wrong
refused 'pg_hba.conf' psql "host=db.acme.internal user=acme_anne dbname=acme sslmode=disable" -c 'SELECT 1'
refused 'pg_hba.conf' psql "host=db.acme.internal user=postgres dbname=acme sslmode=require" -c 'SELECT 1'
refused 'pg_hba.conf' psql "host=db.acme.internal user=acme_anne dbname=postgres sslmode=require" -c 'SELECT 1'
refused 'certificate verify failed' psql \
  "host=db.acme.internal user=acme_anne dbname=acme sslmode=verify-full sslrootcert=/etc/ssl/certs/ssl-cert-snakeoil.pem" -c 'SELECT 1'
refused 'does not match host name' psql \
  "host=localhost user=acme_anne dbname=acme sslmode=verify-full sslrootcert=$authority" -c 'SELECT 1'
refused 'password authentication failed' psql \
  "host=db.acme.internal user=acme_anne dbname=acme sslmode=verify-full sslrootcert=$authority" -c 'SELECT 1'
unset PGPASSWORD

say "People join, each on their own computer"
for who in anne zoe marc; do
  useradd --create-home "$who"
  install -d -m 700 -o "$who" -g "$who" "/home/$who/run"
  person "$who" team join --passphrase-fd 4 - <"/etc/countersign/invitations/acme/$who.invitation" | tee "/tmp/joined.$who"
done
say "The publisher joins, on this machine"
countersign team as-publisher team join - </etc/countersign/invitations/acme/office.invitation | tee /tmp/joined.office
refused 'nvit' person anne team join --passphrase-fd 4 - <"/etc/countersign/invitations/acme/office.invitation"

say "The director and counsel hear the others' words, and seal the record"
# shellcheck disable=SC2046 # six words
{
  person zoe team confirm --passphrase-fd 4 marc $(words marc)
  person marc team confirm --passphrase-fd 4 zoe $(words zoe)
  person zoe team confirm --passphrase-fd 4 anne $(words anne)
  person zoe team confirm --passphrase-fd 4 office $(words office)
}
person marc team seal --yes --passphrase-fd 4 >/tmp/sealed.marc
person zoe team seal --yes --passphrase-fd 4
person zoe team status
countersign team status "$administrator" --password-fd 5 5</etc/countersign/acme.password

say "The backup is made, tried with its page, and refused with another"
countersign team backup acme
backup=$(find /var/backups/countersign -name '*.countersign-backup')
countersign team restore "$backup" acme --words-fd 5 5<page
sed 's/[0-9][0-9]$/00/' page >wrong
refused 'line' countersign team restore "$backup" acme --words-fd 5 5<wrong
head -c 2000 "$backup" >cut.file
refused 'damaged' countersign team restore cut.file acme --words-fd 5 5<page
grep -q acme_anne "$backup" && fail "the backup can be read"

say "The publisher knows the record by six words, and looks at it"
# shellcheck disable=SC2046 # six words
countersign team as-publisher roster pin $(person zoe roster words | grep -E '^ *[a-z]+( [a-z]+){5}$' | head -1)
countersign team as-publisher publish --once

say "The publisher, as the unit starts it but for systemd's restrictions"
install -d -m 711 /tmp/keychain
systemd-creds decrypt --name=keychain /etc/countersign/countersign.keychain /tmp/keychain/keychain
chown countersign: /tmp/keychain/keychain
line=$(sed -n 's/^ExecStart=//p' '/etc/systemd/system/countersign-publisher@.service')
# shellcheck disable=SC2086 # the line's words
timeout 5 setpriv --reuid=countersign --regid=countersign --init-groups --no-new-privs --bounding-set=-all,+ipc_lock \
  env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME=/var/lib/countersign/countersign \
  COUNTERSIGN_HOME=/var/lib/countersign/countersign/desk XDG_RUNTIME_DIR=/run/countersign-countersign \
  CREDENTIALS_DIRECTORY=/tmp/keychain $line || [ $? = 124 ]

say "Something more is recorded and seen, and then the backup is put back"
person zoe freeze ceo --as zoe --reason 'A drill' --passphrase-fd 4
countersign team as-publisher publish --once
refused 'already' countersign team restore "$backup" acme --into acme --words-fd 5 5<page
countersign team restore "$backup" acme --into acme_copy --words-fd 5 5<page
countersign team restore "$backup" acme --into acme --aside --words-fd 5 5<page
say "Who knows more says how much was lost, and sends nothing"
refused 'lost 1' countersign team as-publisher publish --once
person zoe team status
say "People decide to go on with what was put back"
# shellcheck disable=SC2046 # six words
countersign team as-publisher roster pin --again $(person zoe roster words | grep -E '^ *[a-z]+( [a-z]+){5}$' | head -1)
countersign team as-publisher publish --once

say "The units are sound"
{
  systemd-analyze verify /etc/systemd/system/countersign-backup@acme.service \
    /etc/systemd/system/countersign-backup@acme.timer \
    /etc/systemd/system/countersign-publisher@countersign.service 2>&1 || true
} | tee /tmp/units
# Manual pages are not there; nothing else may be complained of.
if grep -v 'man systemd' /tmp/units; then fail "a unit is not sound"; fi
say "The doctor, on the host"
countersign doctor >/tmp/doctor || true # a server has no screen
grep -i backup /tmp/doctor
say "Done"
