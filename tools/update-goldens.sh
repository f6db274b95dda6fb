#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Renews the golden files under tests/data from a build folder and shows what changed, for review:
# texts as a diff, layouts as pictures of before, after and difference in _out/goldens/.
#   tools/update-goldens.sh [BUILD] [meson test arguments, such as --suite charts]
set -eu

build=${1:-_build}
[ $# -gt 0 ] && shift
cd "$(dirname "$0")/.."
TRAB_UPDATE_GOLDENS=1 meson test -C "$build" "$@"
git --no-pager diff --stat -- tests/data
git status --short -- tests/data
rm -rf _out/goldens
tools/draw-goldens.py _out/goldens
