#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# deb.sh: .build/packages/kindred_VERSION_ARCHITECTURE.deb, with the libraries that the program needs as
# dependencies.
set -eu
cd "$(dirname "$0")/.."
version=$(.build/release/kindred-server --version | cut -d' ' -f1)
architecture=$(dpkg --print-architecture)
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
root="$folder/root"
mkdir -p "$root/usr/bin" "$root/usr/share/doc/kindred" "$root/DEBIAN"
strip -o "$root/usr/bin/kindred" .build/release/kindred-server
Packages/manuals.py .build/release/kindred-server "$root/usr/share/man/man1"
gzip -9n "$root"/usr/share/man/man1/*
Packages/completions.sh .build/release/kindred-server "$root/usr/share"
cp LICENSE "$root/usr/share/doc/kindred/copyright"
gzip -9nc CHANGELOG.md >"$root/usr/share/doc/kindred/changelog.gz"
# dpkg-shlibdeps wants to stand in a source package.
mkdir -p "$folder/debian"
touch "$folder/debian/control"
depends=$(cd "$folder" && dpkg-shlibdeps -O "root/usr/bin/kindred" | sed 's/^shlibs:Depends=//')
cat >"$root/DEBIAN/control" <<END
Package: kindred
Version: $version
Architecture: $architecture
Maintainer: The Kindred authors <kindred@localhost>
Installed-Size: $(du -k -s "$root/usr" | cut -f1)
Depends: $depends
Section: science
Priority: optional
Description: finds kindred papers
 Nearest neighbors, groups and their names, recommendations and changes from
 week to week, from titles and abstracts of research papers, offline.
END
find "$root" -type d -exec chmod 755 {} +
mkdir -p .build/packages
file=".build/packages/kindred_${version}_$architecture.deb"
dpkg-deb --root-owner-group -Zzstd --build "$root" "$file" >/dev/null
echo "$file"
