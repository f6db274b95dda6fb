# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An X server of one's own, for the scripts that read this file in:
#   start_server COMMAND...    sets DISPLAY; fails where it does not come up, its words in $folder/log
#   run_on_bus COMMAND...      runs a command with a session bus; the server ends with the script
# It picks a free display itself: two that start at once never take the same one.

folder=$(mktemp -d)
server=""

stop_server() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$server" ] || wait "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap stop_server EXIT
trap 'exit 143' INT TERM

# -noreset: without it the server forgets its last client, and the next one may not find a display.
start_server() {
  "$@" -noreset -nolisten tcp -displayfd 3 3>"$folder/display" >"$folder/log" 2>&1 &
  server=$!
  tries=0
  while [ ! -s "$folder/display" ]; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ] || ! kill -0 $server 2>/dev/null; then
      kill $server 2>/dev/null || true
      server=""
      return 1
    fi
    sleep 0.1
  done
  DISPLAY=:$(cat "$folder/display")
  export DISPLAY
}

run_on_bus() {
  code=0
  dbus-run-session -- "$@" || code=$?
  exit $code
}
