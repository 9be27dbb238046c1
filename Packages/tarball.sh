#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# tarball.sh: .build/packages/kindred-VERSION-linux-MACHINE.tar.gz, the program with its libraries, man
# pages and completions, to be unpacked anywhere.
set -eu
cd "$(dirname "$0")/.."
version=$(.build/release/kindred-server --version | cut -d' ' -f1)
name="kindred-$version-linux-$(uname -m)"
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
Packages/program.sh "$folder/$name"
Packages/manuals.py .build/release/kindred-server "$folder/$name/share/man/man1"
Packages/completions.sh .build/release/kindred-server "$folder/$name/share"
mkdir -p .build/packages
tar --sort=name --owner=0 --group=0 --numeric-owner -C "$folder" -czf ".build/packages/$name.tar.gz" "$name"
echo ".build/packages/$name.tar.gz"
