PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8001
EXTRAS := cluster,duckdb,redis

.PHONY: help demo serve test check bench clean

help:            ## show this list
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/installed      ## crawl the bundled papers into demo.db and show what came of it
	@$(BIN)/dateline demo

serve: demo                  ## open demo.db in the browser
	@$(BIN)/dateline serve --db demo.db --port $(PORT)

test: $(VENV)/test-installed ## ruff, mypy and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

check: $(VENV)/test-installed ## ruff and mypy only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/bench-installed ## measure beside peers: dates, a crawl, storing, reprints, and reading where CASES=folder is given
	$(BIN)/python -m bench.dates
	$(BIN)/python -m bench.crawl
	$(BIN)/python -m bench.database
	$(BIN)/python -m bench.clusters
	$(if $(CASES),$(BIN)/python -m bench.reader $(CASES))

clean:           ## remove what was built and crawled here
	rm -rf $(VENV) build dist *.egg-info demo.db demo.db-* demo.pages.db demo.pages.db-*

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --upgrade 'pip>=25.1'

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/test-installed: $(VENV)/installed
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e ".[$(EXTRAS)]" --group test
	@touch $@

$(VENV)/bench-installed: $(VENV)/test-installed
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt --group bench
	@touch $@
