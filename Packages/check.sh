#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# check.sh: installs each package where nothing else is, and runs the README's first example: the Debian
# package and the tarball on a bare Debian (as root, with mmdebstrap), the wheel in an environment of its
# own, with the module's tests.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
root="$folder/root"
finish() {
  umount "$root/proc" 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT
sample=Vectors/digests/2031-06-02--2031-06-08.md

deb=$(Packages/deb.sh)
tarball=$(Packages/tarball.sh)
if [ "$(id -u)" = 0 ] && command -v mmdebstrap >/dev/null && mmdebstrap --quiet --variant=apt bookworm "$root" \
  "${MIRROR:-http://deb.debian.org/debian}" >"$folder/log" 2>&1 && mount -t proc proc "$root/proc"; then
  cp /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/"
  cp "$sample" "$root/sample.md"
  tar -C "$root/opt" -xzf "$tarball"
  chroot "$root" sh -c '/opt/kindred-*/bin/kindred related 9906.00101 --in sample.md -k 3' >"$folder/tarball"
  cp "$deb" "$root/kindred.deb"
  chroot "$root" sh -c 'export DEBIAN_FRONTEND=noninteractive; apt-get update -qq &&
    apt-get install -qq -y --no-install-recommends ./kindred.deb' >>"$folder/log" 2>&1
  chroot "$root" kindred related 9906.00101 --in sample.md -k 3 >"$folder/deb"
  chroot "$root" sh -c 'gzip -dc /usr/share/man/man1/kindred-related.1.gz' | grep -q 'SH OPTIONS'
  cmp "$folder/deb" "$folder/tarball"
  grep -q '9906.00122' "$folder/deb"
  echo "$deb and $tarball run on a bare Debian"
else
  echo "$deb and $tarball are not checked: no root, or no mmdebstrap that works" >&2
fi

wheel=$(Packages/wheel.sh)
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet "$wheel" pytest
(cd "$folder" && PATH="$folder/venv/bin:$PATH" pytest -q -p no:cacheprovider "$OLDPWD/Packages/python/tests")
"$folder/venv/bin/kindred" related 9906.00101 --in "$sample" -k 3 | grep -q '9906.00122'
echo "$wheel runs in an environment of its own"
