# What can be done here, in the order in which a newcomer needs it. `make test` and `make lint` are what CI runs.
# What needs Node, a browser or Python is skipped, loudly, where there is none; TRUCE_MUST=1 makes each skip a failure.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
FUZZ_SECONDS ?= 20
ROWS ?= 1000000
UCDP ?= ../shared/data/ucdp-syria/ucdp_syria_652.1601.1911.csv
CASES ?= cases/syria-2016-09 cases/syria-2016-02 cases/minsk-ii-2015 cases/yemen-2022 cases/lebanon-2024
BUILT := $(abspath $(or $(CARGO_TARGET_DIR),target))
WHERE_IT_CAN := dashboard/build/where_it_can.sh
PAGE := dashboard/dist/index.html
NPM := npm --prefix dashboard

# All that the page is made of: nothing else makes it stale.
PAGE_SOURCES := server/openapi.json $(shell find dashboard -type f \
  -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/tests/*' -not -path '*/measure/*' \
  -not -name '*.generated.json' -not -name schema.d.ts -not -name '*.md' -not -name '*.test.ts*')

.PHONY: help cargo-is-there demo page page-if-it-can serve test page-tests browser-tests lint page-lint \
  pictures browser-pictures book bless bench bench-server bench-page bench-series bench-history bench-reading fuzz

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

cargo-is-there:
	@command -v cargo >/dev/null || { \
	  echo "There is no cargo here. truce is built with Rust 1.90 or later: see https://rustup.rs" >&2; exit 1; }

demo: cargo-is-there page-if-it-can ## Assess the case that ships; the bulletin is written into out/
	cargo run --package truce -- demo

page: ## Build the page that `truce serve` shows; needs Node.js
	@TRUCE_MUST=1 $(WHERE_IT_CAN) "the page" node -- $(MAKE) --no-print-directory $(PAGE)

page-if-it-can:
	@$(WHERE_IT_CAN) "the page: \`truce serve\` will have none" node -- $(MAKE) --no-print-directory $(PAGE)

dashboard/node_modules/.package-lock.json: dashboard/package.json dashboard/package-lock.json
	$(NPM) ci --no-audit --no-fund
	@touch $@

$(PAGE): dashboard/node_modules/.package-lock.json $(PAGE_SOURCES)
	$(NPM) run --silent build

serve: cargo-is-there page-if-it-can ## Serve the cases that ship on this machine, CASES="cases/syria-2016-09 ..."
	cargo run --package truce -- serve $(CASES)

test: cargo-is-there page-if-it-can ## Run all tests: the engine's, the command's, the page's, and those in a browser
	cargo test --workspace
	@$(WHERE_IT_CAN) "the tests of the scores on gold sets" python3 -- python3 -m unittest discover -q -s reading/gold
	@server/tests/schemathesis/run.sh
	@$(WHERE_IT_CAN) "the tests of the page" node -- $(MAKE) --no-print-directory page-tests
	@$(WHERE_IT_CAN) "the tests in a browser" node chromium -- $(MAKE) --no-print-directory browser-tests

page-tests: dashboard/node_modules/.package-lock.json
	$(NPM) run check
	$(NPM) test

browser-tests: cargo-is-there $(PAGE)
	cargo build --package truce
	TRUCE=$(BUILT)/debug/truce $(NPM) run --silent test:browser

lint: cargo-is-there ## Check the formatting, the lints, the types and the tree itself
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo test --package truce --test it tidy
	@$(WHERE_IT_CAN) "the lint of the page" node -- $(MAKE) --no-print-directory page-lint

page-lint: dashboard/node_modules/.package-lock.json
	$(NPM) run check

pictures: cargo-is-there ## Take the pictures of the page anew, into docs/pictures; needs Node.js and Chromium
	@TRUCE_MUST=1 $(WHERE_IT_CAN) "the pictures" node chromium -- $(MAKE) --no-print-directory browser-pictures

browser-pictures: cargo-is-there $(PAGE)
	cargo build --package truce
	TRUCE=$(BUILT)/debug/truce $(NPM) run --silent pictures

book: ## Build the book of docs/ into target/book; needs mdbook
	@command -v mdbook >/dev/null || { echo "There is no mdbook here: cargo install --locked mdbook" >&2; exit 1; }
	mdbook build docs
	@! grep -rElI '(src|srcset)="(https?:)?//|<link[^>]+href="(https?:)?//|@import|url\(.?(https?:)?//' \
	  --include='*.html' --include='*.css' target/book || { echo "These would fetch something from elsewhere" >&2; exit 1; }

bless: cargo-is-there ## Rewrite what tests expect, and the reference pages; read the difference before you commit it
	UPDATE=1 cargo test --workspace

bench: cargo-is-there ## Measure how fast a large event file is assessed, ROWS=1000000; with peers where PYTHON has them
	benches/peers/run.sh $(ROWS) $(if $(PYTHON),,--only ours) --into docs/performance.md

bench-server: cargo-is-there ## Measure how fast `truce serve` answers and what memory it takes; needs wrk and Python 3
	benches/server/run.sh --into docs/performance.md

bench-page: cargo-is-there ## Measure how soon the page answers, in a browser; needs Node.js, Chromium and Python 3
	benches/page/run.sh --into docs/performance.md

bench-series: cargo-is-there ## Measure the bootstrap beside NumPy, UCDP=file.csv of Syria; PYTHON has NumPy
	benches/series/run.sh $(UCDP) --into docs/performance.md

bench-history: cargo-is-there ## Measure how long the backtest takes, LIST=ceasefires.csv EVENTS=ged.csv, the publishers' files
	benches/history/run.sh "$(LIST)" "$(EVENTS)" --into docs/performance.md

bench-reading: cargo-is-there ## Measure how many articles and pages a second are read; needs Python 3
	benches/prose/run.sh --into docs/performance.md

fuzz: cargo-is-there ## Feed each parser made-up bytes, FUZZ_SECONDS=20 each; needs cargo-fuzz and a C++ compiler
	@command -v cargo-fuzz >/dev/null || { echo "There is no cargo-fuzz here: cargo install --locked cargo-fuzz" >&2; exit 1; }
	@fuzz/seed.sh
	@set -e; for target in $$(cargo fuzz list); do \
	  echo "== $$target"; \
	  RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none "$$target" -- -max_total_time=$(FUZZ_SECONDS) -rss_limit_mb=4096; \
	done
