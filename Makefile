# The whole workshop. Each target sets up what it needs, in this folder only; CI runs the same.
.PHONY: serve build test check prose bench pin clean

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
export NO_MKDOCS_2_WARNING := 1

serve: $(READY)
	$(BIN)/mkdocs serve --livereload

build: $(READY)
	$(BIN)/mkdocs build --strict
	$(BIN)/guide hosting

test: $(READY)
	$(BIN)/python tools/browser.py
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/guide check

# How long sentences and words are, by page and language.
prose: $(READY)
	$(BIN)/python tools/spelling.py --report

bench: $(READY)
	$(BIN)/python tools/bench.py
	$(BIN)/python tools/serve_bench.py
	$(BIN)/python tools/lighthouse.py
	$(BIN)/python tools/search_bench.py
	$(BIN)/python tools/worksheet_bench.py

# Renews the pinned versions from the ranges in pyproject.toml.
pin: $(READY)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-header --no-annotate --upgrade --output-file requirements.txt pyproject.toml

$(READY): requirements.txt pyproject.toml tools/setup.py
	$(PYTHON) tools/setup.py

clean:
	rm -rf .venv .cache site site.new site.old site.hosting
