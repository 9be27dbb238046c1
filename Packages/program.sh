#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# program.sh FOLDER: the stripped program in FOLDER/bin, and in FOLDER/lib the libraries that it needs
# beside the C library, found by it wherever FOLDER is moved.
set -eu
cd "$(dirname "$0")/.."
folder=$1
mkdir -p "$folder/bin" "$folder/lib"
strip -o "$folder/bin/kindred" .build/release/kindred-server
# What every Linux has, of a version that is told in the packages' names.
ldd "$folder/bin/kindred" | awk '$2 == "=>" {print $3}' |
  grep -vE '/(libc|libm|libdl|libpthread|librt|ld-linux[^/]*)\.so' | while read -r library; do
  cp -L "$library" "$folder/lib/"
  patchelf --set-rpath '$ORIGIN' "$folder/lib/$(basename "$library")"
done
patchelf --set-rpath '$ORIGIN/../lib' "$folder/bin/kindred"
for package in libopenblas0-pthread libsqlite3-0 libxml2 zlib1g libgcc-s1 libgfortran5 libicu72 liblzma5; do
  [ -f "/usr/share/doc/$package/copyright" ] || continue
  mkdir -p "$folder/licenses"
  cp -L "/usr/share/doc/$package/copyright" "$folder/licenses/$package"
done
cp LICENSE "$folder/licenses/kindred"
