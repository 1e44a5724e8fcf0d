#!/usr/bin/env bash
# Copies inputs of the tests and of fuzz/seeds to fuzz/corpus/TARGET, so that each target begins with what its parser reads.
# The terms' cases hold every key of an agreement, comparisons among them.
set -euo pipefail
cd "$(dirname "$0")/.."

# seed TARGET FILE...: copies each file under a name of its own, made of its path.
seed() {
  local target=$1 file
  shift
  mkdir -p "fuzz/corpus/$target"
  for file in "$@"; do
    if [ -f "$file" ]; then cp "$file" "fuzz/corpus/$target/$(tr '/' '_' <<<"$file")"; fi
  done
}

terms=engine/tests/terms
seed agreement $terms/base/agreement.toml $terms/*/*/agreement.toml cases/*/agreement.toml
seed actors $terms/base/actors.toml $terms/*/*/actors.toml
seed sources_toml $terms/base/sources.toml $terms/*/*/sources.toml
seed areas $terms/base/areas.geojson $terms/*/*/areas.geojson
seed decisions $terms/base/decisions.toml $terms/*/*/decisions.toml

sources=engine/tests/sources
seed truce_json $sources/*/*/input.jsonl
seed truce_csv $sources/*/000*/input.csv $sources/*/000*/input.tsv
seed ucdp $sources/*/*ucdp*/input.csv
seed acled $sources/*/*acled*/input.csv
seed gdelt $sources/*/*gdelt*/input.*
seed hxl $sources/*/*hxl*/input.csv
seed geojson $sources/*/*geojson*/input.*
seed eth_prio $sources/*/*eth_prio*/input.csv
seed detect $sources/*/*/input.*

seed page reading/tests/texts/open/*/text.txt
seed prose reading/tests/texts/open/*/text.txt
for target in gazetteer proposed; do seed "$target" fuzz/seeds/"$target"/*; done
