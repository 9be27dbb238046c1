#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Do the tests bite? Puts the errors of mutants.txt into a copy of the sources, each behind a switch of its
# own, and tells which of them no test finds: run.sh [ID...], all by default.
set -eu
exec python3 "$(dirname "$0")/run.py" "$@"
