#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Moves stores between two builds of the command line and back: each makes one, the other reads it
# and adds a person, and both then tell the same of it and find it whole.
#   tools/move-stores.sh HERE FOLDER THERE FOLDER
# HERE and THERE are programs; FOLDER is the same one, empty, as each of them sees it.
set -eu
here=$1 at_here=$2 there=$3 at_there=$4
record=$(dirname "$0")/../tests/data/patient.json
told=$(mktemp -d)
trap 'rm -rf "$told"' EXIT
cp "$record" "$at_here/somebody.json"

# All that a store holds; the same whichever of the two reads it
tell() {
  "$@" patient list
  "$@" patient list | while read -r id _; do "$@" patient show "$id" </dev/null; done
}

agree() {
  tell "$here" --store "$at_here/$1" >"$told/here"
  tell "$there" --store "$at_there/$1" >"$told/there"
  [ -s "$told/here" ] || { echo "nothing is told of $1"; exit 1; }
  diff "$told/here" "$told/there"
}

"$here" demo "$at_here/made-here" >/dev/null
"$there" demo "$at_there/made-there" >/dev/null
agree made-here
"$there" --store "$at_there/made-here" patient add "$at_there/somebody.json"
agree made-there
"$here" --store "$at_here/made-there" patient add "$at_here/somebody.json"
for name in made-here made-there; do
  agree $name
  "$here" --store "$at_here/$name" check-store
  "$there" --store "$at_there/$name" check-store
done
