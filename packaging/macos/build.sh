#!/usr/bin/env bash
# Builds dist/countersign-VERSION-ARCHITECTURE.dmg on macOS, signed and notarised:
#   build.sh             signed: needs the certificate and Apple's consent
#   build.sh --unsigned  to try it; the file's name says so
#
# No secret is read here. Two variables name what the keychain holds: COUNTERSIGN_IDENTITY the
# certificate ("Developer ID Application: ..."), COUNTERSIGN_NOTARY the profile that `xcrun notarytool
# store-credentials` made.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../setup/say.sh
source "$root/packaging/setup/say.sh"
cd "$root"

signed=yes
case ${1:-} in
  '') ;;
  --unsigned) signed= ;;
  *) stop "Usage: build.sh [--unsigned]" ;;
esac
[ "$(uname -s)" = Darwin ] || stop "This builds on macOS only. On Debian or Ubuntu: make package."
if [ -n "$signed" ]; then
  missing=
  [ -n "${COUNTERSIGN_IDENTITY:-}" ] || missing="COUNTERSIGN_IDENTITY"
  [ -n "${COUNTERSIGN_NOTARY:-}" ] || missing="${missing:+$missing and }COUNTERSIGN_NOTARY"
  [ -z "$missing" ] || stop "Nothing was built: $missing not set, so it cannot be signed." \
    "Set them, or build with --unsigned to try it."
else
  export COUNTERSIGN_IDENTITY=
fi
for tool in codesign hdiutil xcrun; do
  command -v "$tool" >/dev/null || stop "'$tool' is missing: type xcode-select --install"
done

built=$root/build/macos
venv=$built/venv
say "Making the environment that is packed"
"$(packaging/setup/python.sh)" -m venv --clear "$venv"
"$venv/bin/python" -m pip --disable-pip-version-check --quiet install --require-hashes \
  -r packaging/requirements/elsewhere.txt

say "Collecting the program"
rm -rf "$built/made" "$built/work" "$built/folder" "$built/image"
"$venv/bin/python" packaging/freeze/icon.py "$built/made/countersign.icns"
"$venv/bin/python" -m PyInstaller --noconfirm --clean --log-level WARN \
  --distpath "$built/folder" --workpath "$built/work" packaging/macos/countersign.spec
app=$built/folder/Countersign.app
"$venv/bin/python" packaging/freeze/elsewhere.py "$built/work/countersign/origins.json" \
  "$app/Contents/Resources/licences"
cp LICENSE "$app/Contents/Resources/LICENSE.txt"
# The libraries were signed as they were collected: their sums stay what they are.
mkdir -p dist
"$venv/bin/python" packaging/freeze/materials.py bill "$built/work/countersign/origins.json" \
  "$app/Contents/Frameworks" "$app/Contents/Resources" dist

# Once more, from outside: what was added since belongs to what is signed.
if [ -n "$signed" ]; then
  say "Signing it"
  codesign --force --options runtime --timestamp --entitlements "$here/entitlements.plist" \
    --sign "$COUNTERSIGN_IDENTITY" "$app"
else
  codesign --force --sign - "$app"
fi
codesign --verify --deep --strict "$app"

say "Packing it"
version=$("$app/Contents/MacOS/countersign" --version | sed 's/.* //')
name=countersign-$version-$(uname -m)
[ -n "$signed" ] || name=$name-unsigned
image=$root/dist/$name.dmg
mkdir -p "$built/image"
mv "$app" "$built/image/"
ln -s /Applications "$built/image/Applications"
hdiutil create -quiet -ov -volname Countersign -srcfolder "$built/image" -format UDZO "$image"
if [ -n "$signed" ]; then
  codesign --timestamp --sign "$COUNTERSIGN_IDENTITY" "$image"
  say "Asking Apple to notarise it (minutes)"
  xcrun notarytool submit "$image" --keychain-profile "$COUNTERSIGN_NOTARY" --wait
  xcrun stapler staple "$image"
  # What a colleague's Mac will ask.
  spctl --assess --type open --context context:primary-signature "$image"
fi
"$venv/bin/python" packaging/freeze/materials.py sums dist
(cd dist && shasum -a 256 -c SHA256SUMS)
