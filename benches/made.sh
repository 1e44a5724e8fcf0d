#!/bin/sh
# Makes case folders with so many made-up reports each, and prints where they are, a line each.
#
#   benches/made.sh WHERE REPORTS...
#
# The same number gives the same folder; one that is there is not made again.
set -eu
cd "$(dirname "$0")/.."
where=$1
shift
cargo build --quiet --release --package benches --bin case
for reports in "$@"; do
  folder="$where/made-up-$reports"
  if [ ! -e "$folder/whole" ]; then
    mkdir -p "$folder"
    "${CARGO_TARGET_DIR:-target}/release/case" "$folder" --reports "$reports"
    touch "$folder/whole"
  fi
  echo "$folder"
done
