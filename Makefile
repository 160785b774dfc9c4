# Linli: build, run, test, check. `make help` lists the targets.
#
# How it is made: a target that a person types has a line `## what it does`. What a step needs is its prerequisite;
# the web packages and the web build are made anew only when something they are made of is newer. To add a check,
# write its target and name it in CHECKS. CARGO_TARGET_DIR is honoured everywhere.

TARGET = $${CARGO_TARGET_DIR:-target}
CARGO = cargo
SOURCES = api entities migration search frontend/src frontend/dist/server Cargo.toml Cargo.lock

# What `make check` runs, in this order: what fails fast comes first. Steps that a plus joins run side by side: each
# leaves a processor idle for long.
CHECKS = check-format check-lint+check-web check-rust e2e api-fuzz

# What lints is what builds: Clippy's driver is rustc with more to say, so that nothing is compiled once to be looked at and
# once more to be run. What it builds stands beside what rustc built.
LINTED = RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS=-Dwarnings

.PHONY: help run demo dev test soak bench check e2e fmt openapi web api-fuzz \
	check-format check-web check-lint check-docs check-rust check-toolchain

help: ## List the targets.
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' Makefile | expand -t 16

## Run

run: check-toolchain web ## Build everything for real use and serve http://127.0.0.1:8080.
	$(CARGO) build --release --locked -p linli
	@exec "$(TARGET)/release/linli" serve

demo: check-toolchain web ## Serve a small lively example on http://127.0.0.1:8080, in a folder of its own.
	$(CARGO) build --release --locked -p linli
	@exec "$(TARGET)/release/linli" demo --data-dir "$(TARGET)/demo"

# The server is built and started anew when a source is newer than its start; vite reloads the browser by itself.
dev: check-toolchain web ## Serve http://127.0.0.1:5173 with reload (API on 8080).
	@mkdir -p "$(TARGET)"; started="$(TARGET)/dev-started"; server=; \
	(cd frontend && exec node_modules/.bin/vite) & vite=$$!; \
	trap 'kill $$vite $$server 2>/dev/null; exit 0' INT TERM; \
	while :; do \
		touch "$$started"; \
		if $(CARGO) build -p linli; then "$(TARGET)/debug/linli" serve & server=$$!; fi; \
		until [ -n "$$(find $(SOURCES) -newer "$$started" -type f | head -n 1)" ]; do sleep 1; done; \
		if [ -n "$$server" ]; then kill $$server; wait $$server; server=; fi; \
	done

## Test

test: check-rust e2e ## Run all tests, on SQLite and PostgreSQL and in a browser.

e2e: check-toolchain web tests/e2e/node_modules/.installed ## Run the browser tests in headless Chromium.
	$(CARGO) build --locked --workspace
	cd tests/e2e && LINLI_BINARY="$$(cd ../.. && cd "$(TARGET)" && pwd)/debug/linli" npm test

api-fuzz: check-toolchain ## Send made-up requests to every operation of openapi.json (about 3 minutes).
	$(CARGO) build --locked --workspace
	tests/fuzz/run "$(TARGET)"

# The whole workspace at once: crates are built with the same features for the program and for what tries it.
soak: check-toolchain web ## What takes long: the documentation of the code, 200 kills, an import killed 40 times, a dump of 200 000 posts converted, a month of complaints, a hundred thousand steps of the ledger, ten thousand who want a hundred seats, rewards and points, half an hour of made-up texts, two hundred made-up requests to every operation, nine years replayed, every post searched for.
	$(MAKE) --no-print-directory check-docs
	$(CARGO) build --locked --release --workspace --bins
	LINLI_KILL_ROUNDS=200 $(CARGO) test --locked --release --workspace --test it -- --nocapture kill::
	LINLI_KILL_ROUNDS=40 $(CARGO) test --locked --release --workspace --test it -- --nocapture import_kill::
	LINLI_CONVERT_ROWS=200000 $(CARGO) test --locked --release --workspace --test it -- --nocapture conversions::memory
	PROPTEST_CASES=100000 $(CARGO) test --locked --release --workspace --lib -- fold::model
	LINLI_SIMULATED=10000 $(CARGO) test --locked --release --workspace --test it -- --nocapture complaints::simulation::
	LEDGER_STEPS=100000 $(CARGO) test --locked --release --workspace --lib -- points::rules::model
	LINLI_FUZZ_SECONDS=1800 $(CARGO) test --locked --release --workspace --lib -- --nocapture markdown::fuzz
	LEDGER_STEPS=100000 LEDGER_TRIES=10000 LINLI_RACE=10000 $(CARGO) test --locked --release --workspace --test it -- --nocapture club:: events::races::
	PROPTEST_CASES=2500 $(CARGO) test --locked --release --workspace --lib -- registrations::rules
	LINLI_WALK_ALL=1 $(CARGO) test --locked --release --workspace --test it -- rights:: leaks:: hostile::
	LINLI_WALK_ALL=1 $(MAKE) --no-print-directory e2e
	LINLI_FUZZ_EXAMPLES=200 $(MAKE) --no-print-directory api-fuzz
	LINLI_REPLAY_ALL=1 $(CARGO) test --locked --release --workspace --test it -- --nocapture complaint_import::
	LINLI_RECALL_ALL=1 $(CARGO) test --locked --release --workspace --test recall -- --nocapture

# What is measured and against what: tests/bench/main.rs. `make bench BENCH=--quick` tries it in a minute.
bench: check-toolchain web ## Measure how fast it is, beside the limits of this machine (about 10 minutes; Linux).
	$(CARGO) build --release --locked --workspace --bins
	$(CARGO) bench --locked --workspace --bench load -- $(BENCH)

## Check

# Each step is timed; the first that fails ends it.
check: check-toolchain ## Everything that has to hold before a change lands.
	@summary=; for step in $(CHECKS); do \
		echo "==== $$step"; began=$$(date +%s); \
		case $$step in *+*) flags='-j2 -Otarget';; *) flags=;; esac; \
		$(LINTED) $(MAKE) --no-print-directory $$flags $$(echo $$step | tr + ' ') || { echo "==== $$step FAILED"; exit 1; }; \
		took=$$(($$(date +%s) - began)); echo "==== $$step: $$took s"; \
		summary="$$summary$$(printf '%5d s  %s' $$took $$step)|"; \
	done; echo "==== all checks pass"; echo "$$summary" | tr '|' '\n'

check-format: frontend/node_modules/.installed
	$(CARGO) fmt --all --check
	cd frontend && npm run --silent format:check
	cd frontend && node_modules/.bin/prettier --config .prettierrc.json --ignore-path ../.gitignore --check ../tests/e2e

check-web: web
	cd frontend && npm run --silent check
	cd frontend && npm run --silent lint
	cd frontend && npm run --silent test

check-lint: web
	$(LINTED) $(CARGO) build --locked --workspace --all-targets

check-docs: web
	RUSTDOCFLAGS='-D warnings' $(CARGO) doc --locked --workspace --no-deps --document-private-items

# Also the rules of the house, `openapi.json` and the licences: they are tests like others. No code stands in documentation.
# The crate and its tests are compiled at the same time. One story more than processors runs: some wait for a database.
check-rust: check-toolchain web
	$(CARGO) build --locked --workspace --bins --tests
	RUST_BACKTRACE=0 RUST_TEST_THREADS=$$(($$(nproc) + 1)) $(CARGO) test --locked --workspace --tests

check-toolchain:
	@command -v $(CARGO) >/dev/null || { echo "Rust is missing: see https://rustup.rs"; exit 1; }
	@node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major > 20 || (major == 20 && minor >= 19) ? 0 : 1)' 2>/dev/null || \
		{ echo "Node.js 20.19 or newer is missing: see https://nodejs.org"; exit 1; }

## Make

fmt: frontend/node_modules/.installed ## Format everything.
	$(CARGO) fmt --all
	cd frontend && npm run --silent format
	cd frontend && node_modules/.bin/prettier --config .prettierrc.json --ignore-path ../.gitignore --write ../tests/e2e

openapi: ## Write openapi.json anew.
	$(CARGO) run --locked -q -p linli -- openapi > "$(TARGET)/openapi.json"
	cp "$(TARGET)/openapi.json" openapi.json

# The pages: scripts and styles for browsers, and the script that renders them in the server.
web: frontend/node_modules/.installed
	@built=frontend/dist/.built; \
	if [ ! -e $$built ] || [ -n "$$(find frontend frontend/node_modules/.installed -path frontend/node_modules -prune \
		-o -path frontend/dist -prune -o -path frontend/preview -prune -o -type f ! -name '*.rs' -newer $$built -print | head -n 1)" ]; then \
		(cd frontend && npm run --silent build) && touch $$built; \
	fi

frontend/node_modules/.installed: frontend/package-lock.json
	cd frontend && npm ci --no-audit --no-fund
	@touch $@

tests/e2e/node_modules/.installed: tests/e2e/package-lock.json
	cd tests/e2e && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund
	@touch $@
