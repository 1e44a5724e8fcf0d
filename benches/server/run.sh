#!/bin/sh
# Measures how fast `truce serve` gives what it has computed, how long it computes, and how much memory it takes.
#
#   benches/server/run.sh [--into docs/performance.md]
#
# Needs wrk (Debian's package wrk) and Python 3. The cases are those that ship; all of it stays on this machine.
set -eu
cd "$(dirname "$0")/../.."
command -v wrk >/dev/null || { echo "There is no wrk here: your system's package wrk" >&2; exit 1; }
cargo build --quiet --release --package truce
exec "${PYTHON:-python3}" benches/server/measure.py "${CARGO_TARGET_DIR:-target}/release/truce" "$@"
