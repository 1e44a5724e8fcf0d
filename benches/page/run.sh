#!/bin/sh
# Measures the page in a headless Chromium: how soon the first answer stands, how long what a reader does takes, and what
# the page weighs.
#
#   benches/page/run.sh [--into docs/performance.md]
#
# The cases are those that ship, then made-up ones of MADE="100000 2300000" reports (about 50 thousand and 1 million
# incidents), kept in $WHERE. Needs Node.js, Chromium, Python 3 and, for the largest, 12 GiB of memory.
set -eu
cd "$(dirname "$0")/../.."
where=${WHERE:-target/made-up}
make --no-print-directory page >&2
cargo build --quiet --release --package truce
made=$(benches/made.sh "$where" ${MADE-100000 2300000})
shipped="cases/syria-2016-09 cases/syria-2016-02 cases/minsk-ii-2015 cases/yemen-2022 cases/lebanon-2024"
table=$(mktemp)
trap 'rm -f "$table"' EXIT
here=$(pwd)
folders=
for folder in $shipped $made; do
  case "$folder" in /*) ;; *) folder="$here/$folder" ;; esac
  folders="$folders${folders:+,}$folder"
done
built=${CARGO_TARGET_DIR:-$here/target}
{
  cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
  echo "${cpu:-$(uname -m)}, $(nproc) cores; $(chromium --version | cut -d' ' -f1,2), headless, drawn without a graphics card;" \
    "Node.js $(node --version). Load of the machine before: $(cut -d' ' -f1 /proc/loadavg)."
} >"$table"
(
  cd dashboard
  FOLDERS="$folders" TABLE="$table" TRUCE="$built/release/truce" \
    npx --no-install vitest run --dir tests/measure --disable-console-intercept --no-file-parallelism >&2 ||
    echo "Not every aim was reached: see above. The tables are written all the same." >&2
  echo
  node build/weight.mjs --table
) >>"$table"
if [ "${1:-}" = --into ]; then
  "${PYTHON:-python3}" benches/into.py "$2" "of the page" <"$table"
else
  cat "$table"
fi
