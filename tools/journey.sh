#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Walks through a consultation unseen, and leaves a picture of each page and the printed plan:
#   tools/journey.sh FOLDER        (_build holds the journey, built)
# The day, the fonts and the drawing are fixed: the same program leaves the same pictures.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")/.."
exec env GSK_RENDERER=cairo GDK_BACKEND=x11 GDK_DEBUG=gl-disable GTK_A11Y=none ADW_DISABLE_PORTAL=1 \
  GSETTINGS_BACKEND=memory GIO_USE_VFS=local LC_ALL=C.UTF-8 TZ=UTC FONTCONFIG_FILE="$PWD/tests/data/fonts.conf" \
  tools/with-display.sh meson devenv -C _build tests/app/journey "$folder"
