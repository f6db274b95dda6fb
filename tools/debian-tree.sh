#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Puts a Debian into a folder, from the mirror that this system's own apt uses:
#   tools/debian-tree.sh SUITE FOLDER PACKAGE...
#   tools/debian-tree.sh --source SUITE FOLDER PACKAGE...   its upstream tarballs, as published
set -eu

is_source=no
if [ "$1" = --source ]; then
  is_source=yes
  shift
fi
suite=$1 folder=$2
shift 2
# shellcheck disable=SC2016 # apt's own placeholders
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Component: main' \
  | grep '/debian/$' | head -n 1)
[ -n "$mirror" ] || { echo "debian-tree.sh: apt knows no mirror of Debian" >&2; exit 1; }
mkdir -p "$folder"

if [ $is_source = yes ]; then
  mkdir -p "$folder/lists/partial"
  echo "deb-src $mirror $suite main" >"$folder/sources.list"
  set -- -o Dir::Etc::sourcelist="$folder/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$folder/lists" -o Dir::State::status=/dev/null -- "$@"
  options=""
  while [ "$1" != -- ]; do
    options="$options $1"
    shift
  done
  shift
  cd "$folder"
  # shellcheck disable=SC2086 # one word for each option
  apt-get $options update -q >/dev/null
  # shellcheck disable=SC2086
  apt-get $options source -q --download-only "$@" >/dev/null 2>&1
  exit 0
fi

packages=$(echo "$*" | tr ' ' ,)
mmdebstrap --quiet --variant=minbase --components=main --aptopt='APT::Install-Recommends "false"' \
  --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*/LC_MESSAGES/*' \
  --include="$packages" "$suite" "$folder" "$mirror"
