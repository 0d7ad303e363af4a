# Every target first makes the environment it needs in .venv, from the versions in uv.lock. Nothing has to be
# installed but Python 3.11 or newer: uv is used where there is one, venv and pip where there is none.
# `make PYTHON=/path/to/python …` chooses the interpreter for a new environment.

VENV ?= .venv
PYTHON ?= python3.11 python3.12 python3.13 python3
PYTEST_ARGS ?= --numprocesses=auto
SPHINXOPTS ?=

BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DOCS_STAMP := $(VENV)/.installed-docs
INSTALL := --no-default-groups --extra dask --extra fetch --extra polars --extra stats --group test --group lint
export UV_PROJECT_ENVIRONMENT := $(VENV)
export UV_PYTHON_DOWNLOADS := never

.DEFAULT_GOAL := help
.PHONY: help demo test format lint types docs bench notebooks clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

demo: $(STAMP) ## run the whole pipeline on the demo corpus and write demo-report/
	@$(BIN)/framing demo -o demo-report --force
	@echo "The report is in $(CURDIR)/demo-report"

# All four checks run even when one of them fails, and pytest's summary comes last.
test: $(STAMP) ## check format, lint and types and run the tests: exactly what CI runs
	@status=0; \
	check() { printf '== %s\n' "$$*"; $(BIN)/"$$@" || { status=1; printf '== %s FAILED\n' "$$*"; }; }; \
	check ruff format --check .; \
	check ruff check .; \
	check mypy; \
	printf '== pytest\n'; $(BIN)/pytest $(PYTEST_ARGS) || status=1; \
	exit $$status

format: $(STAMP) ## format the code and apply the lint fixes that are safe
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

lint: $(STAMP) ## check format and lint
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(STAMP) ## check the types
	@$(BIN)/mypy

docs: $(DOCS_STAMP) ## build the documentation in docs/_build/html
	@$(BIN)/sphinx-build --quiet $(SPHINXOPTS) -C \
		-D project=framing -D copyright="the framing contributors" \
		-D extensions=myst_parser,sphinx.ext.autodoc,sphinx.ext.napoleon,sphinx.ext.mathjax \
		-D myst_heading_anchors=3 -D suppress_warnings=myst.xref_missing \
		-D html_theme=pydata_sphinx_theme -D exclude_patterns=_build \
		docs docs/_build/html
	@echo "The documentation is in $(CURDIR)/docs/_build/html"

bench: $(STAMP) ## run every benchmark
	@set -e; for script in benchmarks/[!_]*.py; do printf '== %s\n' "$$script"; $(BIN)/python "$$script"; done

notebooks: $(STAMP) ## run every notebook from its first cell to its last and save the outputs
	@$(BIN)/jupyter-execute --inplace notebooks/*.ipynb

clean: ## remove what the other targets leave behind, except .venv
	@rm -rf build dist demo-report docs/_build htmlcov .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# $(call install,FLAGS): bring the environment to the locked versions. Packages installed by hand stay.
define install
	@if command -v uv >/dev/null 2>&1; then \
		uv sync --frozen --inexact --quiet $(1); \
	else \
		$(BIN)/python -m pip install --quiet --upgrade pip uv && \
		$(BIN)/uv export --frozen --no-hashes --no-emit-project --quiet $(1) --output-file $(VENV)/locked.txt && \
		$(BIN)/python -m pip install --quiet --requirement $(VENV)/locked.txt && \
		$(BIN)/python -m pip install --quiet --no-deps --editable .; \
	fi
	@touch $@
endef

$(STAMP): pyproject.toml uv.lock | $(BIN)/python
	@echo "Installing the locked versions in $(VENV)"
	$(call install,$(INSTALL))

$(DOCS_STAMP): $(STAMP)
	@echo "Installing the documentation tools in $(VENV)"
	$(call install,$(INSTALL) --group docs)

$(BIN)/python:
	@found=; for python in $(PYTHON); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "framing needs Python 3.11 or newer; none found as: $(PYTHON)." >&2; \
		echo "Install one, or name it: make PYTHON=/path/to/python $(MAKECMDGOALS)" >&2; \
		exit 1; \
	fi; \
	echo "Making an environment in $(VENV) with $$("$$found" --version)"; \
	if command -v uv >/dev/null 2>&1; then uv venv --quiet --python "$$found" $(VENV); \
	else "$$found" -m venv $(VENV) || { rm -f $@; exit 1; }; fi
