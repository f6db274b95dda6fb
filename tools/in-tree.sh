#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command as root inside a tree that tools/debian-tree.sh made:  tools/in-tree.sh TREE COMMAND...
# The mounts live in a namespace of their own and go with it.
set -eu
# shellcheck disable=SC2016 # for the inner shell
exec unshare --mount sh -c '
  tree=$1; shift
  mount -t proc proc "$tree/proc" && mount --rbind /dev "$tree/dev" && mount -t tmpfs tmpfs "$tree/tmp"
  exec chroot "$tree" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
' in-tree "$@"
