# Run `make` to see what there is. Everything runs in .venv, which is built when first needed.

PYTHON ?= python3
VENV := .venv/bin
READY := .venv/.ready
# A file's tests share what is slow to make; the long files begin first (tests/conftest.py).
PYTEST := $(VENV)/python -m pytest --dist loadfile --no-loadscope-reorder

# NumPy's threads only get in each other's way on matrices this small.
export OPENBLAS_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo demo-all test quick lint format types pins lab clean chromium
.DELETE_ON_ERROR:

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

demo: $(READY) ## grade a small made-up class and show what comes out
	$(VENV)/autograder demo

demo-all: $(READY) ## the same with every lesson: a few minutes
	$(VENV)/autograder demo --all

test: lint types chromium ## everything that must pass: format, lint, types, tests
	$(PYTEST) --numprocesses 3 --durations 10

quick: $(READY) ## unit tests alone: no browser, no batch, no training; under a minute
	$(PYTEST) --numprocesses 2 --durations 10 -m 'not long and not browser'

lint: $(READY) ## check format and style, notebooks included
	$(VENV)/ruff format --check .
	$(VENV)/ruff check .

format: $(READY) ## put format and style right where that can be done mechanically
	$(VENV)/ruff format .
	$(VENV)/ruff check --fix .

types: $(READY) ## check types
	$(VENV)/python -m mypy

pins: $(READY) ## compile requirements.txt again: the newest versions within pyproject.toml's bounds
	CUSTOM_COMPILE_COMMAND='make pins' $(VENV)/python -m piptools compile --upgrade --output-file requirements.txt pyproject.toml

lab: $(READY) ## open JupyterLab on the lessons
	$(VENV)/python -m jupyterlab

clean: ## remove what can be made again: .venv, caches, the demo (never submissions or marks)
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache build dist demo *.egg-info
	find autograder notebooks source release tests -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# Pins first; then the package, whose own requirements add what another system than Linux needs.
$(READY): requirements.txt pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.version_info >= (3, 11, 5) or sys.exit("$(PYTHON) is Python %d.%d.%d, and this project needs 3.11.5 or newer: name one with `make PYTHON=python3.13`." % sys.version_info[:3])'
	@echo 'Building .venv from requirements.txt: a minute or a few, once.'
	@"$(PYTHON)" -m venv .venv
	@$(VENV)/python -m pip install -qq --requirement requirements.txt
	@$(VENV)/python -m pip install -qq --no-build-isolation --constraint requirements.txt --editable .
	@touch $@

# The browser tests drive the system's Chromium. Only root can install it; anyone else without it sees
# those tests skipped, and in CI failed.
chromium:
	@[ -x /usr/bin/chromium ] || [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || \
	{ apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends chromium; } || \
	echo 'Chromium is absent and could not be installed, so the browser tests cannot run.' >&2
