.DEFAULT_GOAL := help
PORT ?= 8000
ARGS ?=
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
export PATH := $(dir $(abspath $(UV))):$(PATH)
export UV_SYSTEM_CERTS ?= true
unexport PYTHONDONTWRITEBYTECODE
RUN := uv run --quiet
SQLITE_ONLY := --deselect tests/integration/test_foreign_keys.py
NO_DATABASE := --ignore-glob 'tests/integration/builder/test_*'

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 20

run: .venv/ready ## Serve the builder on 127.0.0.1 (PORT=9000 for another port)
	@$(RUN) builder serve --port $(PORT)

test: .venv/ready .venv/browser ## Run the tests: unit, integration, browser
	@$(RUN) pytest --numprocesses auto --ignore tests/browser --ignore tests/emitted --ignore tests/replicas $(ARGS)
	@$(RUN) pytest --numprocesses auto --dist loadfile tests/browser $(ARGS)

test-postgresql: .venv/ready ## Run the integration tests that ask a database on the PostgreSQL server of this machine
	@APP_TEST_DATABASE_URL=$${APP_TEST_DATABASE_URL:-postgresql+asyncpg://postgres@127.0.0.1:5432/postgres} \
	$(RUN) pytest --numprocesses auto tests/integration $(SQLITE_ONLY) $(NO_DATABASE) $(ARGS)

test-emitted: .venv/ready .venv/browser ## Install and serve emitted projects, and open their pages in a browser
	@$(RUN) pytest tests/emitted $(ARGS)

test-replicas: .venv/ready ## Run two replicas behind nginx, and kill one on the way (needs PostgreSQL, Redis and nginx)
	@scripts/install-nginx.sh
	@$(RUN) pytest tests/replicas $(ARGS)

lint: .venv/ready ## Check style, layout and the import contracts
	@$(RUN) ruff check
	@$(RUN) ruff format --check
	@$(RUN) lint-imports

types: .venv/ready ## Check types: mypy and pyright, both strict
	@$(MAKE) --no-print-directory --jobs 2 mypy pyright

mypy: .venv/ready
	@$(RUN) mypy --strict .

pyright: .venv/ready
	@$(RUN) pyright

bootstrap: .venv/ready ## Rewrite the owned files from the templates
	@$(RUN) python -m scripts.bootstrap

bootstrap-check: .venv/ready ## Fail where an owned file differs from its template
	@$(RUN) python -m scripts.bootstrap --check

verify: .venv/ready ## Prove projects in which every option occurs (ARGS="--all", "--sample N --seed S", "--only TEXT", "--list")
	@$(RUN) python -m verification $(ARGS)

mutate: .venv/ready ## Put one fault after another into projects: the proof must notice each
	@$(RUN) python -m verification.mutation $(ARGS)

chaos: .venv/ready ## Kill, restart and fill machines while people save: nothing acknowledged is lost (ARGS="--rounds 20", "--only TEXT")
	@$(RUN) python -m chaos $(ARGS)

fuzz-api: .venv/ready ## Ask the builder's own API for what Schemathesis makes up, as every role (ARGS="--examples 3", "--only editor", "--database PostgreSQL")
	@$(RUN) python -m fuzzing $(ARGS)

bench: .venv/ready ## Print the cost of a cold render and archive as a ratio to zlib alone
	@$(RUN) python -m scripts.bench

bench-emitted: .venv/ready ## Print the speed of a project beside a bare application with the same queries
	@$(RUN) python -m benchmarks.emitted $(ARGS)

bench-wizard: .venv/ready .venv/browser ## Print how fast the wizard answers a click, and how many bytes
	@$(RUN) python -m benchmarks.wizard

pins: .venv/ready ## Resolve the newest versions within the bounds into pins.toml
	@$(RUN) python -m scripts.pins

refresh: pins verify ## Resolve the newest versions, and prove projects with them

release: .venv/ready ## Note the templates under their version; a later change then needs a new one
	@$(RUN) python -m scripts.release

.venv/ready: pyproject.toml .python-version scripts/install-uv.sh
	@command -v uv >/dev/null || scripts/install-uv.sh .tools
	@echo "Installing dependencies"
	@uv sync --quiet
	@touch $@

.venv/browser: .venv/ready
	@scripts/install-browser.sh
	@touch $@

.PHONY: help run test test-postgresql test-emitted test-replicas lint types mypy pyright bootstrap bootstrap-check verify mutate chaos fuzz-api bench bench-emitted bench-wizard pins refresh release
