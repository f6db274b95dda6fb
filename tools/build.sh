#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds in a folder, set up the first time and whenever other options are asked for than before:
#   tools/build.sh FOLDER [MESON OPTION... [-- NINJA TARGET...]]
# Without options a folder stays as it is.
set -eu
cd "$(dirname "$0")/.."
folder=$1
shift
options=""
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  options="$options $1"
  shift
done
[ $# -eq 0 ] || shift

# A package that came after the folder was set up is looked for again.
packages_changed() {
  for list in /var/lib/dpkg/status /var/lib/rpm /var/lib/pacman/local; do
    if [ -e "$list" ] && [ "$folder/build.ninja" -ot "$list" ]; then return 0; fi
  done
  return 1
}

asked=$folder/asked-options
# shellcheck disable=SC2086 # one word for each option
if [ ! -f "$folder/build.ninja" ]; then
  echo "Setting up $folder"
  meson setup "$folder" $options >"$folder.log" 2>&1 || { cat "$folder.log" >&2; exit 1; }
  rm -f "$folder.log"
  echo "$options" >"$asked"
elif [ -n "$options" ] && [ "$options" != "$(cat "$asked" 2>/dev/null)" ]; then
  meson configure "$folder" $options
  echo "$options" >"$asked"
fi
if packages_changed; then
  meson setup --reconfigure "$folder" >"$folder.log" 2>&1 || { cat "$folder.log" >&2; exit 1; }
  rm -f "$folder.log"
fi
exec ninja -C "$folder" "$@"
