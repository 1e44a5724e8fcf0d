#!/bin/sh
# Measures how long `truce backtest` takes over every ceasefire of a list, and how much memory.
#
#   benches/history/run.sh CEASEFIRES.csv EVENTS.csv [--into docs/performance.md]
#
# The files are the publishers' (ETH/PRIO ceasefires, UCDP GED): they are not in the repository. Needs Python 3.
set -eu
here=$(pwd)
cd "$(dirname "$0")/../.."
root=$(pwd)
cargo build --quiet --release --package truce
command="${CARGO_TARGET_DIR:-$root/target}/release/truce"
cd "$here"
exec "${PYTHON:-python3}" "$root/benches/history/measure.py" "$command" "$@"
