#!/bin/sh
# Makes the event file, runs ours and the peers on it, checks that all count alike, prints a Markdown table.
#
#   PYTHON=venv/bin/python benches/peers/run.sh [ROWS] [further arguments of compare.py]
#
# ROWS is 1000000 unless given. The file is made in $WHERE (a new folder unless set) and removed afterwards.
# AREAS may name a GeoJSON of one's own; PLACES a CSV with latitude, longitude and n_events.
set -eu
cd "$(dirname "$0")/../.."
rows=${1:-1000000}
[ $# -gt 0 ] && shift
where=${WHERE:-$(mktemp -d)}
mkdir -p "$where"
trap 'rm -f "$where/events.csv" "$where/areas.geojson"' EXIT
cargo build --quiet --release --package benches
bin=${CARGO_TARGET_DIR:-target}/release
"$bin/generate" --rows "$rows" --csv "$where/events.csv" --areas "$where/areas.geojson" ${PLACES:+--places "$PLACES"}
"${PYTHON:-python3}" benches/peers/compare.py "$where/events.csv" "${AREAS:-$where/areas.geojson}" "$bin" "$@"
