#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command with a display and a session bus of its own:  tools/with-display.sh COMMAND...
# Never on the display at hand: of two windows on one screen each takes the keyboard from the other.
set -eu
# shellcheck source=tools/x-server.sh
. "$(dirname "$0")/x-server.sh"

start_server Xvfb -screen 0 1280x900x24 || { cat "$folder/log" >&2; exit 1; }
run_on_bus "$@"
