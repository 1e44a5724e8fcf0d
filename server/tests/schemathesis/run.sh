#!/bin/sh
# Asks the server what its OpenAPI document allows and what it does not, and holds its answers to that document.
#
#   server/tests/schemathesis/run.sh [further arguments of `schemathesis run`]
#
# In: the cases that ship, served by the command as it is built for tests. schemathesis is installed into the target
# folder, in the versions of requirements.txt, by Python 3.10 or later. Out: its report; exit code 1 if something fails.
# Where it cannot be installed: a line that begins with SKIPPED, and 0; TRUCE_MUST=1 makes that a failure.
set -u
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.." || exit 1
target=${CARGO_TARGET_DIR:-target}
tools=$target/schemathesis

skipped() {
  printf '\nSKIPPED: the interface against its own document: %s\n\n' "$1" >&2
  [ "${TRUCE_MUST:-}" != 1 ]
  exit
}

has_tools() {
  [ -x "$tools/bin/schemathesis" ] && cmp -s "$here/requirements.txt" "$tools/requirements.txt"
}

install_tools() {
  command -v python3 >/dev/null || skipped "there is no Python 3 here"
  python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null ||
    skipped "Python 3.10 or later with venv is needed (your system's packages python3 and python3-venv)"
  rm -rf "$tools"
  python3 -m venv "$tools" &&
    "$tools/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$here/requirements.txt" &&
    cp "$here/requirements.txt" "$tools/requirements.txt" ||
    skipped "schemathesis could not be installed (is there a network?)"
}

has_tools || install_tools
cargo build --quiet --package truce || exit 1

said=$(mktemp)
"$target/debug/truce" serve cases/* --port 0 >"$said" &
server=$!
trap 'kill "$server" 2>/dev/null; rm -f "$said"' EXIT
tries=0
until [ -s "$said" ]; do
  tries=$((tries + 1))
  kill -0 "$server" 2>/dev/null && [ $tries -lt 600 ] || { echo "truce serve did not begin" >&2; exit 1; }
  sleep 0.1
done
address=$(head -n 1 "$said")

# It keeps a cache of its own in the folder it runs in.
cd "$tools"
"$tools/bin/schemathesis" --config-file "$here/schemathesis.toml" run "${address}api/v1/openapi.json" --no-color "$@"
code=$?
kill -0 "$server" 2>/dev/null || { echo "truce serve ended: this is a bug" >&2; exit 1; }
exit $code
