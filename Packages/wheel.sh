#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# wheel.sh: .build/packages/kindred-VERSION-py3-none-manylinux_X_Y_MACHINE.whl, the Python module with the
# program and its libraries. X.Y is the C library's version that they need.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cp -R Packages/python "$folder/python"
.build/release/kindred-server --version | cut -d' ' -f1 >"$folder/python/VERSION"
Packages/program.sh "$folder/python/src/kindred/program"
libc=$(objdump -T "$folder"/python/src/kindred/program/bin/* "$folder"/python/src/kindred/program/lib/* |
  grep -o 'GLIBC_2\.[0-9]*' | sort -t. -k2 -n | tail -n 1 | cut -d. -f2)
venv="${VENV:-.build/packages-venv}"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet build==1.3.0 wheel==0.45.1
"$venv/bin/python" -m build --wheel --outdir "$folder/any" "$folder/python" >"$folder/log" 2>&1 ||
  { cat "$folder/log" >&2; exit 1; }
mkdir -p .build/packages
name=$("$venv/bin/wheel" tags --platform-tag "manylinux_2_${libc}_$(uname -m)" --remove "$folder"/any/*.whl)
cp "$folder/any/$name" .build/packages/
echo ".build/packages/$name"
