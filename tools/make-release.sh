#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the tarball of a commit and the list of what it is built of, in _out/release:
#   tools/make-release.sh [COMMIT]
# The same commit gives the same bytes on every machine: names, times and modes come from git.
set -eu
cd "$(dirname "$0")/.."
commit=${1:-HEAD}
version=$(git show "$commit:meson.build" | sed -n "s/^  version: '\(.*\)',$/\1/p")
name=trabecula-$version
mkdir -p _out/release
git -c tar.umask=0002 archive --format=tar --prefix="$name/" "$commit" | gzip -9n >"_out/release/$name.tar.gz"
tools/make-sbom.py "$version" "_out/release/$name.tar.gz" >"_out/release/$name.spdx.json"
(cd _out/release && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256" && cat "$name.tar.gz.sha256")
