# shellcheck shell=sh
# Sourced by scripts/run, scripts/soak and scripts/test: exits with a message on an unsupported
# machine. POSIX sh, because such a machine may have an old Python or none.
PYTHON=/usr/bin/python3
CONTAINER="docs/container.md says how the party runs as a container on any system"

refuse() {
  echo "$0: $1" >&2
  exit 1
}

system_name() {
  if [ -r /etc/os-release ]; then
    # shellcheck disable=SC1091
    (. /etc/os-release && echo "${PRETTY_NAME:-$ID}")
  else
    uname -s
  fi
}

preflight() {
  if [ "$(uname -s)" != Linux ] || ! command -v apt-get >/dev/null; then
    refuse "this needs Debian 13 or a system made of it, and this is $(system_name); $CONTAINER."
  fi
  case $(uname -m) in
    x86_64 | aarch64) ;;
    *) refuse "this needs a 64-bit system (x86_64 or aarch64), and this one is $(uname -m)." ;;
  esac
  if [ ! -x "$PYTHON" ]; then
    refuse "Python is missing; install it with: $([ "$(id -u)" = 0 ] || echo "sudo ")apt-get install python3"
  fi
  if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 13))'; then
    refuse "this needs Python 3.13 (Debian 13), and $(system_name) has $("$PYTHON" -V 2>&1); $CONTAINER."
  fi
  checkout=$(cd "$(dirname -- "$0")/.." && pwd)
  if [ ! -w "$checkout" ]; then
    refuse "$checkout cannot be written by $(id -un); make a checkout of your own."
  fi
  foreign=$(find "$checkout/.run" "$checkout"/.venv* -maxdepth 2 -type d ! -writable 2>/dev/null | head -n 1)
  if [ -n "$foreign" ]; then
    refuse "$foreign was made by somebody else; remove it with: sudo rm -r $foreign"
  fi
}
