#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on a desktop of its own, for real keys:  tools/with-desktop.sh COMMAND...
#
# A screen of two monitors, left and right (Xorg with its dummy driver; where that cannot start,
# Xvfb with one), a window manager (openbox) and a session bus. Exits with 77, skipped, where what
# types or manages windows is not installed.
set -eu

for tool in xdotool openbox dbus-run-session; do
  command -v $tool >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tools/x-server.sh
. "$here/x-server.sh"

is_xorg=no
if command -v Xorg >/dev/null && command -v xrandr >/dev/null; then
  start_server Xorg -config "$here/xorg-dummy.conf" -logfile "$folder/xorg.log" -novtswitch -sharevts \
    && is_xorg=yes
fi
[ $is_xorg = yes ] || start_server Xvfb -screen 0 1600x900x24 || { cat "$folder/log" >&2; exit 1; }
if [ $is_xorg = yes ]; then
  xrandr --output DUMMY0 --mode 1600x900
  # two real outputs: the toolkit does not see a monitor that none stands behind
  xrandr --addmode DUMMY1 1600x900
  xrandr --output DUMMY1 --mode 1600x900 --pos 1600x0
  xrandr # asks once more: until then the second one counts as not connected
fi >"$folder/xrandr.log" 2>&1

# the window manager ends with its server
openbox >"$folder/openbox.log" 2>&1 &
run_on_bus "$@"
