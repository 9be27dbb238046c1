#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Makes the golden files anew, in a Python environment of their own.
set -eu
cd "$(dirname "$0")"
venv="${VENV:-../../.build/reference-venv}"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --requirement requirements.txt
"$venv/bin/python" make.py
