#!/usr/bin/env bash
# Tries the newest packages in dist/ on a system that has nothing else: a Debian made by debootstrap.
# Usage: try.sh [PICTURES], a folder for the pictures (build/package/pictures).
#
# It is installed there by apt and started by somebody who is not root: the commands, the doctor, a
# walk through the windows offscreen, the same walk and the real window on a screen of its own (Xvfb,
# with a window manager); all that without Java. Then LanguageTool's package is added, and grammar must be read. Both are removed, with
# Java, and the full package must read grammar alone. It is removed too. Each time what is
# left is compared, file by file, with what was there before: only claire's own stays.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../setup/say.sh
source "$root/packaging/setup/say.sh"
# shellcheck source=clean_system.sh
source "$here/clean_system.sh"
cd "$root"

[ "$(id -u)" = 0 ] || stop "make try-package needs root: it makes a system of its own and starts programs in it." \
  "Type: sudo make try-package"
for tool in debootstrap Xvfb jwm; do
  command -v "$tool" >/dev/null || stop "'$tool' is missing." "Type: apt-get install -y debootstrap xvfb jwm"
done
deb=$(newest 'countersign_*_amd64.deb')
grammar=$(newest 'countersign-languagetool_*_all.deb')
full=$(newest 'countersign-full_*_amd64.deb')
[ -n "$deb" ] && [ -n "$grammar" ] && [ -n "$full" ] || stop "There are no packages yet. Type: make package"
pictures=$(realpath -m "${1:-build/package/pictures}")
mkdir -p "$pictures"

system=
screen=
ended() {
  [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
  remove_system tmp/.X11-unix
}
trap ended EXIT

clean_system try "$pictures"
mkdir -p "$system/tmp/.X11-unix" /tmp/.X11-unix
mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
inside() { chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; }
# The home of somebody who is not root; what they see is what is asked for.
as_person() {
  timeout 600 chroot --userspec=1000:1000 "$system" env -i PATH=/usr/bin:/bin HOME=/srv/claire "$@"
}

# Every file and folder of the system, but for claire's own, and what apt and others note for themselves.
files() {
  (cd "$system" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./run -o -path ./tmp \
    -o -path ./srv/claire -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/apt -o -path ./var/lib/dpkg \) \
    -prune -o -print | sort)
}

# Installs one of our packages and says what came with it.
install() {
  local before after started=$SECONDS
  before=$(inside dpkg-query -W | wc -l)
  cp "$1" "$system/tmp/package.deb"
  chmod 644 "$system/tmp/package.deb"
  inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    /tmp/package.deb >>"$pictures/apt.log" 2>&1 || stop "apt-get did not succeed: $pictures/apt.log"
  after=$(inside dpkg-query -W | wc -l)
  say "$((after - before - 1)) packages came with it, in $((SECONDS - started)) s"
}

say "Installing $deb there, and what it asks for"
inside useradd --uid 1000 --create-home --home-dir /srv/claire claire
inside apt-get update -q >"$pictures/apt.log" 2>&1
files >"$pictures/files.before.txt"
install "$deb"

say "The commands"
as_person LANG=en_GB.UTF-8 countersign --version
as_person LANG=fr_FR.UTF-8 countersign check 'Nos équippes visent +12 % au T3.' |
  tee "$pictures/check.txt"
grep -q 'équipes' "$pictures/check.txt" || stop "The spelling checker did not answer."
as_person LANG=en_GB.UTF-8 countersign doctor | tee "$pictures/doctor.txt"
as_person LANG=fr_FR.UTF-8 countersign doctor >"$pictures/doctor.fr.txt"
grep -q 'countersign-languagetool' "$pictures/doctor.txt" || stop "The doctor does not say what brings grammar."
as_person LANG=en_GB.UTF-8 countersign list --as paul | tee "$pictures/list.txt"
[ -s "$pictures/list.txt" ] || stop "The practice desk did not open."

say "The manual page"
for page in man1 fr/man1; do
  inside zcat "/usr/share/man/$page/countersign.1.gz" |
    grep '^\.TH COUNTERSIGN 1 ' >/dev/null || stop "There is no page in $page."
done

say "A walk through the windows, offscreen"
as_person LANG=fr_FR.UTF-8 QT_QPA_PLATFORM=offscreen countersign tour --out /srv/claire/tour --language fr \
  >"$pictures/tour.txt"
cp "$system"/srv/claire/tour/*.png "$pictures/"
say "$(wc -l <"$pictures/tour.txt") pictures in $pictures"

# Starts a screen of its own, number 73, whose picture is $frames/Xvfb_screen0. Its window manager makes
# windows active: without one no window gets a key.
screen_on() {
  frames=$(mktemp -d)
  Xvfb :73 -screen 0 1280x800x24 -nolisten tcp -fbdir "$frames" >/dev/null 2>&1 &
  screen=$!
  for _ in $(seq 100); do
    if [ -S /tmp/.X11-unix/X73 ]; then
      DISPLAY=:73 jwm >/dev/null 2>&1 &
      manager=$!
      return
    fi
    sleep 0.1
  done
  stop "Xvfb did not start."
}

screen_off() {
  kill "$manager" "$screen" 2>/dev/null || true
  wait "$manager" "$screen" 2>/dev/null || true
  screen=
  rm -rf "$frames"
}

# Starts the window on a screen, waits and takes a picture: show NAME SECONDS.
show() {
  local window
  screen_on
  as_person LANG=en_GB.UTF-8 DISPLAY=:73 QT_QPA_PLATFORM=xcb countersign >"$pictures/$1.log" 2>&1 &
  window=$!
  sleep "$2"
  kill -0 "$window" 2>/dev/null || stop "The window closed by itself: $pictures/$1.log"
  cp "$frames/Xvfb_screen0" "$pictures/$1.xwd"
  kill "$window"
  wait "$window" 2>/dev/null || true
  screen_off
  build/package/venv/bin/python packaging/linux/screenshot.py "$pictures/$1.xwd" "$pictures/$1.png"
  rm "$pictures/$1.xwd"
}

say "The same walk on a screen"
screen_on
as_person LANG=en_GB.UTF-8 DISPLAY=:73 QT_QPA_PLATFORM=xcb countersign tour --out /srv/claire/tour.screen \
  --language en >"$pictures/tour.screen.txt"
screen_off
[ "$(wc -l <"$pictures/tour.screen.txt")" = "$(wc -l <"$pictures/tour.txt")" ] || stop "The walks are not the same."
mkdir -p "$pictures/screen"
cp "$system"/srv/claire/tour.screen/*.png "$pictures/screen/"

say "The window on a screen"
show window 15

say "Installing $grammar there, and Java"
install "$grammar"
as_person LANG=en_GB.UTF-8 countersign doctor | tee "$pictures/doctor.grammar.txt"
grep -q 'LanguageTool [0-9.]* answers' "$pictures/doctor.grammar.txt" || stop "LanguageTool does not answer."
# LanguageTool alone sees these, and what it says begins so.
for text in 'Les équipe sont là, merci à tous.' 'This are the results of our team.'; do
  as_person LANG=fr_FR.UTF-8 countersign check --grammar "$text"
done | tee "$pictures/grammar.txt"
for text in 'Les équipe' 'This'; do
  grep -q "$text.*Grammaire" "$pictures/grammar.txt" || stop "LanguageTool did not see: $text"
done
show window.grammar 20
sleep 2
[ -z "$(pgrep -U 1000 -x java || true)" ] || stop "A Java program was left behind."

# Removes our packages with what came with them, and looks for what is left: remove NAME...
remove() {
  local left
  inside apt-get purge -y -q --autoremove "$@" >>"$pictures/apt.log" 2>&1
  files >"$pictures/files.after.txt"
  # What Debian's own packages leave is theirs: apt keeps the certificates that others recommend.
  comm -13 "$pictures/files.before.txt" "$pictures/files.after.txt" >"$pictures/files.left.txt"
  left=$(grep -e countersign -e '^\./opt/' "$pictures/files.left.txt" || true)
  [ -z "$left" ] || stop "Something is left:" "$left"
  [ -s "$system/srv/claire/.local/share/countersign/practice/desk.sqlite" ] || stop "What claire wrote is gone."
  say "The $(wc -l <"$pictures/files.before.txt") files that were there before, and claire's own, and $(wc -l <"$pictures/files.left.txt") of Debian's"
}

say "Removing both"
remove countersign countersign-languagetool

say "Installing $full there"
install "$full"
[ -z "$(inside sh -c 'command -v java' || true)" ] || stop "The system has a Java: nothing is shown here."
as_person LANG=en_GB.UTF-8 countersign doctor | tee "$pictures/doctor.full.txt"
grep -q 'LanguageTool [0-9.]* answers' "$pictures/doctor.full.txt" || stop "LanguageTool does not answer."
as_person LANG=fr_FR.UTF-8 countersign check --grammar 'Les équipe sont là, merci à tous.' |
  tee "$pictures/grammar.full.txt"
grep -q 'Les équipe.*Grammaire' "$pictures/grammar.full.txt" || stop "LanguageTool did not see it."

say "Removing it"
remove countersign-full
say "make try-package: all passed; look at the pictures in $pictures"
