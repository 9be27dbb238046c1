#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Times Kindred beside FAISS and scikit-learn on the same papers: run.sh PAPERS.jsonl [DIGEST.md]
set -eu
here="$(dirname "$0")"
if [ $# -lt 1 ] || [ ! -f "$1" ]; then
  echo "usage: make bench-peers PAPERS=papers.jsonl [DIGEST=week.md]" >&2
  exit 64
fi
venv="${VENV:-$here/../../.build/peers-venv}"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
exec "$venv/bin/python" "$here/run.py" "$@"
