#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Renews the pictures that software centres and the README show, in docs/screenshots: those that the
# metainfo names, of the pages that the journey leaves.
#   tools/make-screenshots.sh             (_build, built)
#   tools/make-screenshots.sh --check     writes nothing, and fails where one is not as it would be
set -eu
cd "$(dirname "$0")/.."
walked=$(mktemp -d)
trap 'rm -rf "$walked"' EXIT
tools/journey.sh "$walked" >"$walked/log" 2>&1 || { cat "$walked/log" >&2; exit 1; }
code=0
for name in $(sed -n 's|.*<image>.*/docs/screenshots/\(.*\)\.png</image>|\1|p' data/*.metainfo.xml.in); do
  shown=docs/screenshots/$name.png
  page=$(ls "$walked"/[0-9][0-9]-"$name".png)
  if [ "${1:-}" != --check ]; then
    cp "$page" "$shown"
  elif ! cmp -s "$page" "$shown"; then
    echo "$shown is not as the program looks now: tools/make-screenshots.sh"
    code=1
  fi
done
exit $code
