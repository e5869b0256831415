# make run    start the whole product           make test   run every test
# make lint   check style, types and imports     make bench  print the figures
# make bench-copies   all figures of copies; make bench-NAME those of one benchmark alone
# Packages are installed into .venv when requirements*.txt change; nothing else is downloaded.
# OCR=no leaves out what reads scans (270 MB).

SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PY := $(VENV)/bin/python
OCR ?= yes
RUNTIME := -r requirements.txt $(if $(filter yes,$(OCR)),-r requirements-ocr.txt)
PIP := $(PY) -m pip install --disable-pip-version-check --quiet --require-hashes
COMPILE := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --custom-compile-command "make requirements"

.PHONY: run test lint bench bench-copies messages screenshots requirements

run: $(VENV)/.runtime
	@exec $(PY) manage.py run_stack --end-with-parent

test: $(VENV)/.development
	@$(PY) -m pytest -n 2 --dist worksteal $(TESTS)

lint: $(VENV)/.development
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-cache
	$(PY) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	$(PY) manage.py update_messages --check

bench: $(VENV)/.development
	@$(PY) -m tests.benchmarks $(BENCH)

bench-copies: $(VENV)/.development
	@$(PY) -m tests.benchmarks copies compare_page copies_scale

bench-%: $(VENV)/.development
	@$(PY) -m tests.benchmarks $*

messages: $(VENV)/.development
	$(PY) manage.py update_messages

screenshots: $(VENV)/.development
	@DJANGO_SETTINGS_MODULE=burden.settings $(PY) -m tests.browser.screenshots $(SHOTS)

requirements: $(VENV)/.development
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-ocr.in --output-file requirements-ocr.txt
	$(COMPILE) requirements-dev.in --output-file requirements-dev.txt

$(VENV)/.runtime: requirements.txt requirements-ocr.txt
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed (Debian: apt-get install python3.11-venv)"; exit 1; }
	@echo "Installing packages into $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) $(RUNTIME)
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	@$(PIP) $(RUNTIME) -r requirements-dev.txt
	@touch $@
