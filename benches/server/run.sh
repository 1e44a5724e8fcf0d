#!/bin/sh
# Measures how fast `truce serve` gives what it has computed, how long it computes, and how much memory it takes.
#
#   benches/server/run.sh [--into docs/performance.md]
#
# The cases are those that ship, then made-up ones of MADE="100000 2300000" reports (about 50 thousand and 1 million
# incidents), kept in $WHERE. SECONDS_EACH=5 for each rate. Needs wrk (Debian's package wrk), Python 3 and, for the largest,
# 8 GiB of memory; all of it stays on this machine.
set -eu
cd "$(dirname "$0")/../.."
command -v wrk >/dev/null || { echo "There is no wrk here: your system's package wrk" >&2; exit 1; }
cargo build --quiet --release --package truce
made=$(benches/made.sh "${WHERE:-target/made-up}" ${MADE-100000 2300000})
exec "${PYTHON:-python3}" benches/server/measure.py "${CARGO_TARGET_DIR:-target}/release/truce" \
  $(printf -- '--made %s ' $made) "$@"
