#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# completions.sh KINDRED FOLDER: completions for three shells, below FOLDER as in /usr/share.
set -eu
while read -r shell file; do
  mkdir -p "$2/$(dirname "$file")"
  "$1" --generate-completion-script "$shell" >"$2/$file"
done <<END
bash bash-completion/completions/kindred
zsh zsh/vendor-completions/_kindred
fish fish/vendor_completions.d/kindred.fish
END
