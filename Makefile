# What can be done here, in the order in which a newcomer needs it. `make test` and `make lint` are what CI runs.
SHELL := /bin/bash
.DEFAULT_GOAL := help
FUZZ_SECONDS ?= 20
ROWS ?= 1000000

.PHONY: help cargo-is-there demo test lint bless bench fuzz

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

cargo-is-there:
	@command -v cargo >/dev/null || { \
	  echo "There is no cargo here. truce is built with Rust 1.90 or later: see https://rustup.rs" >&2; exit 1; }

demo: cargo-is-there ## Assess the case that ships; the bulletin is written into out/
	cargo run --package truce -- demo

test: cargo-is-there ## Run all tests
	cargo test --workspace

lint: cargo-is-there ## Check the formatting, the lints and the tree itself
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo test --package truce --test it tidy

bless: cargo-is-there ## Rewrite what tests expect, and the reference pages; read the difference before you commit it
	UPDATE=1 cargo test --workspace

bench: cargo-is-there ## Measure how fast a large event file is assessed, ROWS=1000000; with peers where PYTHON has them
	benches/peers/run.sh $(ROWS) $(if $(PYTHON),,--only ours) --into docs/performance.md

fuzz: cargo-is-there ## Feed each parser made-up bytes, FUZZ_SECONDS=20 each; needs cargo-fuzz and a C++ compiler
	@command -v cargo-fuzz >/dev/null || { echo "There is no cargo-fuzz here: cargo install --locked cargo-fuzz" >&2; exit 1; }
	@set -e; for target in $$(cargo fuzz list); do \
	  echo "== $$target"; \
	  RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none "$$target" -- -max_total_time=$(FUZZ_SECONDS) -rss_limit_mb=4096; \
	done
