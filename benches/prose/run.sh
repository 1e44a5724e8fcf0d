#!/bin/sh
# Measures how many articles and pages a second are read.
#
#   benches/prose/run.sh [--articles 4000] [--pages 400] [--seed 1] [--threads 2] [--into docs/performance.md]
#
# The texts are made up. Nothing else should run meanwhile: the figures are of the whole machine.
set -eu
cd "$(dirname "$0")/../.."
page=
case "$*" in *--into*) page=${*##*--into } ;; esac
cargo build --quiet --release --package benches --bin prose
made=$("${CARGO_TARGET_DIR:-target}/release/prose" "$@")
if [ -n "$page" ]; then
  printf '%s\n' "$made" | python3 benches/into.py "$page" "of the reading"
else
  printf '%s\n' "$made"
fi
