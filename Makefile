.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help demo review install test lint types layers unit format bench large loads torture fuzz language lock wheel clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMP): requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

install: $(STAMP) ## makes .venv with everything that the project needs

demo: $(STAMP) ## opens the desk on the sample project
	@$(BIN)/python -m compileall -q tui
	@$(BIN)/copydesk demo

review: $(STAMP) ## opens the review desk on articles in which coders differ
	@$(BIN)/python -m compileall -q tui
	@$(BIN)/copydesk demo --review --project copydesk-review.db

test: $(STAMP) ## installs, then runs every check: lint, types, layers, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m compileall -q tui
	$(BIN)/pytest -n 2 --dist worksteal --cov --cov-report=term

lint: $(STAMP) ## ruff only
	$(BIN)/ruff check .

types: $(STAMP) ## mypy only
	$(BIN)/mypy

layers: $(STAMP) ## import-linter only
	$(BIN)/lint-imports

unit: $(STAMP) ## pytest without the terminal tests
	$(BIN)/pytest -n 2 -m "not terminal"

format: $(STAMP) ## formats the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(STAMP) ## measures the desk through a terminal (start, keys, bytes), schemas, the review; counts keys for each task
	$(BIN)/python -m compileall -q tui
	$(BIN)/python -m tests.benchmarks.desk
	$(BIN)/python -m tests.benchmarks.schema
	$(BIN)/python -m tests.benchmarks.candidates
	$(BIN)/python -m tests.benchmarks.candidates_tables
	$(BIN)/python -m tests.benchmarks.keys
	$(BIN)/python -m tests.benchmarks.proposals
	$(BIN)/python -m tests.benchmarks.languages
	$(BIN)/python -m tests.benchmarks.review --articles 2000
	$(BIN)/python -m tests.benchmarks.incidents --articles 2000

large: $(STAMP) ## measures agreement, review and incidents at full size: 100,000 articles (about an hour)
	$(BIN)/python -m compileall -q tui
	$(BIN)/python -m tests.benchmarks.agreement
	$(BIN)/python -m tests.benchmarks.review
	$(BIN)/python -m tests.benchmarks.incidents

loads: $(STAMP) ## loads an export with datasets, pandas, polars and DuckDB
	$(PYTHON) -m venv $(VENV)/loads
	$(VENV)/loads/bin/python -m pip install --quiet datasets pandas polars duckdb
	$(BIN)/python -m tests.loads.make_export $(VENV)/loads/export.jsonl
	$(VENV)/loads/bin/python tests/loads/load_everywhere.py $(VENV)/loads/export.jsonl

torture: $(STAMP) ## kills, fills disks, cuts the power, lets every call fail, and looks for what is missing (about 45 minutes)
	COPYDESK_KILLS=2000 COPYDESK_STRIDE=1 COPYDESK_CUTS=2000 COPYDESK_LOCKED=60 COPYDESK_SEED=$$$$ $(BIN)/pytest -p no:cacheprovider -s tests/terminal/test_desk_kills.py tests/terminal/test_kills.py tests/faults

fuzz: $(STAMP) ## gives nearly right input to all that reads foreign input, for ten minutes
	$(BIN)/python -m tests.fuzz 600

language: $(STAMP) ## writes the JSON Schema of the form language, for editors
	$(BIN)/python -m tui.formats.form_language schemas/form-language.schema.json

lock: $(STAMP) ## renews the lock files from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra dev -o requirements-dev.lock pyproject.toml

wheel: $(STAMP) ## builds the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation -w dist .

clean: ## removes what the other targets made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .coverage* .hypothesis
