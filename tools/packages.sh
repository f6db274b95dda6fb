#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sees to it that what the groups named need is there:
#   tools/packages.sh [--yes] build unseen test analysis calibrate pictures sandbox
# On Debian and its kin it installs by apt what is missing, and asks first when a person is at the
# terminal (--yes: without asking). Elsewhere it says what is missing and by which command it comes,
# and leaves it to you. The names stand in tools/packages.tsv.
set -eu
table=$(dirname "$0")/packages.tsv

yes=no
if [ "${1:-}" = --yes ]; then
  yes=yes
  shift
fi
for group in "$@"; do
  grep -q "^$group	" "$table" || { echo "packages.sh: no group $group" >&2; exit 2; }
done

# The column of this system, by what it says it is or is like
family=$(
  # shellcheck disable=SC1091
  . /etc/os-release 2>/dev/null || true
  for name in ${ID:-} ${ID_LIKE:-}; do
    case $name in
      debian | ubuntu) echo debian ;;
      fedora | rhel) echo fedora ;;
      arch) echo arch ;;
      opensuse* | suse) echo opensuse ;;
    esac
  done | head -n 1
)

list_wanted() {
  for group in "$@"; do
    awk -F '\t' -v group="$group" -v family="$family" '
      /^#/ { next }
      $1 == "group" { for (i = 2; i <= NF; i++) if ($i == family) column = i; next }
      $1 == group && $column != "-" { print $column }' "$table"
  done
}

is_there() {
  case $family in
    debian) [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ;;
    arch) pacman -Qq "$1" >/dev/null 2>&1 ;;
    *) rpm -q --whatprovides "$1" >/dev/null 2>&1 ;;
  esac
}

if [ -z "$family" ]; then
  family=debian
  echo "This system is none that we know. By Debian's names it takes:" >&2
  list_wanted "$@" | paste -sd ' ' >&2
  exit 0
fi

missing=""
for package in $(list_wanted "$@"); do
  is_there "$package" || missing="$missing $package"
done

if [ "$family" != debian ]; then
  if [ -n "$missing" ]; then
    case $family in
      fedora) echo "Missing here; install with: sudo dnf install$missing" >&2 ;;
      arch) echo "Missing here; install with: sudo pacman -S --needed$missing" >&2 ;;
      opensuse) echo "Missing here; install with: sudo zypper install$missing" >&2 ;;
    esac
  fi
  case " $* $(${CC:-cc} -print-file-name=libsqlcipher.a 2>/dev/null)" in
    *" build "*/libsqlcipher.a) ;;
    *" build "*)
      echo "There is no libsqlcipher.a here, and SQLCipher is linked statically (meson.build says why)." >&2
      echo "Build it as flatpak/modules/sqlcipher.json does, or use the Flatpak." >&2
      ;;
  esac
  exit 0
fi
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || {
    echo "These packages are missing, and there is neither root nor sudo to install them:$missing" >&2
    exit 1
  }
  as_root="sudo"
fi
if [ $yes = no ] && [ -t 0 ] && [ -t 1 ]; then
  echo "To go on, apt would install:$missing"
  printf "Install them now? [y/N] "
  read -r answer
  case $answer in
    y | Y | yes) ;;
    *) echo "Nothing was installed." >&2; exit 1 ;;
  esac
fi
echo "Installing, which can take some minutes:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086 # one word for each package
{ $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q \
  && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing; } \
  >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
