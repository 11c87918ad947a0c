PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench
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

bench: $(BENCH)/installed ## measure beside peers: dates, a crawl, storing, reprints, and reading where CASES=folder is given
	$(BENCH)/bin/python -m bench.dates
	$(BENCH)/bin/python -m bench.crawl
	$(BENCH)/bin/python -m bench.database
	$(BENCH)/bin/python -m bench.clusters
	$(if $(CASES),$(BENCH)/bin/python -m bench.reader $(CASES))

clean:           ## remove what was built and crawled here
	rm -rf $(VENV) $(BENCH) build dist *.egg-info demo.db demo.db-* demo.pages.db demo.pages.db-*

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --upgrade 'pip>=25.1'

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/test-installed: $(VENV)/installed
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e ".[$(EXTRAS)]" --group test
	@touch $@

# What is measured is what is installed for use: sqlite-utils loads pandas wherever it finds it, which takes half a second.
$(BENCH)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install -qq --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BENCH)/bin/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e ".[$(EXTRAS)]" --group bench
	@touch $@
