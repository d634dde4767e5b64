# make demo    try it on invented people
# make test    everything that must hold
# make lint    style, types, import contracts, compiled SQL
# make bench   the ratios, by running every benchmark
# make docs    the reference of commands and rules, from themselves
# make screenshots  pictures of every page, into build/screenshots (needs chromium)
# make pins    the requirements files, from pyproject.toml (needs uv)

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

# One folder holds one of two sets: what a user installs, or what a developer does. The stamp says which.
PLAIN = $(VENV)/plain.stamp
DEV = $(VENV)/dev.stamp
SOURCES = pyproject.toml $(shell find src -name '*.py' -o -name '*.sql' -o -name '*.mako')

.PHONY: demo test lint bench docs screenshots pins clean

demo: $(PLAIN)
	$(BIN)/goodterms demo demo-home

test: $(DEV)
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(DEV)
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	MYPYPATH=bench $(BIN)/mypy src tests bench
	$(BIN)/lint-imports
	$(BIN)/python -m goodterms.record.compile --check
	$(BIN)/python -m goodterms.record.facts.compile --check

bench: $(DEV)
	for each in startup facts scale import; do $(BIN)/python bench/$$each.py || exit 1; done

docs: $(DEV)
	$(BIN)/python -m goodterms.faces.cli.reference docs/cli.md
	$(BIN)/python -m goodterms.faces.cli.why_pages docs/why

screenshots: $(DEV)
	$(BIN)/python docs/screenshots.py build/screenshots --readme

pins:
	for extra in "" dev; do \
		uv pip compile --universal --fork-strategy fewest --python-version 3.11 --generate-hashes --no-emit-index-url \
			--no-header pyproject.toml $${extra:+--extra $$extra} --output-file requirements$${extra:+-$$extra}.txt; \
	done

clean:
	rm -rf $(VENV) demo-home

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(PLAIN): $(SOURCES) | $(BIN)/python
	rm -f $(DEV)
	$(BIN)/python -m pip install --quiet .
	touch $@

$(DEV): requirements-dev.txt pyproject.toml | $(BIN)/python
	rm -f $(PLAIN)
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes -r requirements-dev.txt  # half is never imported
	$(BIN)/python -m pip install --quiet --no-deps -e .
	touch $@
