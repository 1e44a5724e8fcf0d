#!/bin/sh
# Runs a command that needs Node (and a browser) or Python, or says loudly why it was skipped.
#
#   where_it_can.sh WHAT [node] [chromium] [python3] -- COMMAND...
#
# In: what is done, in words; what it needs. Out: the command's exit code; where something is missing a line that begins
# with SKIPPED, and 0. TRUCE_MUST=1 turns each skip into a failure: so a machine that must do all of it cannot forget any.
# CHROMIUM names a browser where the usual names do not find it.
set -u
node_min=20.19

what=$1
shift
missing=""

need_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    missing="there is no Node.js here with npm (nodejs.org, or your system's packages nodejs and npm; $node_min or later)"
  elif ! node -e "const [a, b] = process.versions.node.split('.').map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)"; then
    missing="Node.js $(node --version) is too old: $node_min or later is needed (nodejs.org)"
  fi
}

need_chromium() {
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && CHROMIUM=$(command -v "$name") && export CHROMIUM && return
  done
  missing="there is no Chromium here (your system's package chromium, or CHROMIUM=/path/to/it)"
}

need_python3() {
  command -v python3 >/dev/null || missing="there is no Python 3 here (your system's package python3)"
}

while [ "$1" != -- ]; do
  [ -n "$missing" ] || "need_$1"
  shift
done
shift

[ -z "$missing" ] && exec "$@"
{
  echo
  echo "SKIPPED: $what: $missing"
  echo
} >&2
[ "${TRUCE_MUST:-}" != 1 ]
