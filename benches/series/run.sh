#!/bin/sh
# Measures the bootstrap beside NumPy, and what series cost by number of events.
#
#   PYTHON=venv/bin/python benches/series/run.sh FILE [--draws 4000] [--most 10000000] [--repeat 3] [--into docs/performance.md]
#
# FILE is UCDP GED on Syria, 2016 to 2019. PYTHON has NumPy (benches/series/requirements.txt).
set -eu
cd "$(dirname "$0")/../.."
file=${1:?FILE: UCDP GED on Syria}
shift
"${PYTHON:-python3}" -c 'import numpy' || { echo "PYTHON must have NumPy: benches/series/requirements.txt" >&2; exit 1; }
cargo build --quiet --release --package benches --bin series
exec "${PYTHON:-python3}" benches/series/measure.py "$file" "${CARGO_TARGET_DIR:-target}/release/series" "$@"
