# Traguardo. `make run` opens the dashboard, `make test` checks everything. Both prepare what they need.
# Needs: make and Python 3.11 or later. Another interpreter: make run PYTHON=/percorso/python3.12

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
# No target is made from built-in rules; two targets never write the environment at once.
MAKEFLAGS += --no-builtin-rules
.NOTPARALLEL:
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# How pytest spreads its work; which tests stay together is said in tests/spread.py.
PYTEST_ARGS ?= -n auto --dist loadfile
UPGRADE ?=
# What `make mutate` breaks: modules or folders, how many breaks of each module (0: all), and which draw of them.
OF ?= scoring data
SAMPLE ?= 40
SEED ?= 1
# uv trusts the certificates of the machine, as pip and apt do: an office network may have its own.
export UV_SYSTEM_CERTS ?= true
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links

.PHONY: run test lint format lock bench mutate clean

# Opens the dashboard in the browser's address that it prints.
run: $(VENV)/.run
	@exec $(BIN)/traguardo run

# Checks everything: style, types, imports, then tests. Every check runs, also after one has failed; pytest speaks last.
test: $(VENV)/.test
	@$(find_chromium); \
	failed=""; \
	$(checks); \
	if [ -n "$$failed" ]; then echo "Controlli non superati:$$failed"; fi; \
	$(BIN)/python -m pytest $(PYTEST_ARGS) || failed="$$failed pytest"; \
	[ -z "$$failed" ]

# The checks of `make test` that need no running program.
lint: $(VENV)/.test
	@failed=""; \
	$(checks); \
	if [ -n "$$failed" ]; then echo "Controlli non superati:$$failed"; exit 1; fi

# Writes the code in the house's layout, and mends what can be mended without thinking.
format: $(VENV)/.test
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

# Writes the lock files from pyproject.toml; versions move only where they must, or all with make lock UPGRADE=--upgrade.
# The first file names every package, the second takes the versions of those that run from it, the third is the installer.
lock: $(BIN)/python
	@$(install_uv)
	@$(COMPILE) $(UPGRADE) --group dev -o requirements-dev.txt pyproject.toml
	@$(COMPILE) $(UPGRADE) --group build -c requirements-dev.txt -o requirements.txt pyproject.toml
	@$(COMPILE) $(UPGRADE) --group installer -o requirements-uv.txt

# Measures what is fast, beside what one would use instead; the large ente is smaller than when it is measured alone.
bench: export NODI ?= 2000
bench: export INDICATORI ?= 5000
bench: $(VENV)/.test
	@for script in benchmarks/bench_*.py; do \
		[ -e "$$script" ] || { echo "Nessuna misura in benchmarks/."; break; }; \
		echo "== $$script"; $(BIN)/python "$$script"; \
	done

# Breaks the code in small ways, one at a time, and prints what no test noticed: make mutate OF=scoring/rules.py SAMPLE=0
mutate: $(VENV)/.test
	@nice -n 19 $(BIN)/python -m tests.mutation.mutate $(OF) --sample $(SAMPLE) --seed $(SEED)

# Removes the environment and the caches; data and store stay.
clean:
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .mutation test-results dist
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

# What is needed to run. Packages that are only needed to test are left where they are.
$(VENV)/.run: requirements.txt requirements-uv.txt pyproject.toml | $(BIN)/python
	@echo "Preparo l'ambiente (solo la prima volta o quando cambiano le dipendenze)…"
	@$(install_uv)
	@{ [ -x $(BIN)/uv ] && $(BIN)/uv pip install --quiet --require-hashes -r requirements.txt; } || \
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@$(install_project)
	@touch $@

# What is needed to test, which contains what is needed to run; packages that the lock does not name are removed.
$(VENV)/.test: requirements-dev.txt requirements.txt requirements-uv.txt pyproject.toml | $(BIN)/python
	@echo "Preparo l'ambiente di prova (solo la prima volta o quando cambiano le dipendenze)…"
	@$(install_uv)
	@{ [ -x $(BIN)/uv ] && $(BIN)/uv pip sync --quiet --require-hashes requirements-dev.txt; } || \
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@$(install_project)
	@touch $(VENV)/.run $@

# The environment. Debian refuses packages outside one, and may lack the package that makes one.
$(BIN)/python:
	@command -v "$(PYTHON)" >/dev/null || { \
		echo "Manca Python: installatelo (Debian e Ubuntu: apt-get install python3 python3-venv) oppure" \
			"indicatelo con make PYTHON=/percorso/python3." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Serve Python 3.11 o successivo, ma $(PYTHON) è più vecchio:" \
			"indicatene un altro con make PYTHON=/percorso/python3.12." >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "Manca il modulo venv di Python. Su Debian e Ubuntu: apt-get install python3-venv" \
			"(con sudo, se non siete root), poi ripetete il comando." >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear $(VENV) || { rm -rf $(VENV); \
		echo "Non riesco a creare l'ambiente in $(VENV): controllate lo spazio su disco e i permessi." >&2; exit 1; }

# uv, in the version of its lock, unless it cannot be had: then pip does the same work in a minute or two.
define install_uv
$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt 2>/dev/null || \
	echo "uv non è disponibile: proseguo con pip, più lento." >&2
endef

# The project itself, from this folder, with the build backend of the lock.
define install_project
{ [ -x $(BIN)/uv ] && $(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e .; } || \
$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
endef

# Style, layout, types and import rules, each judged on its own; names of what failed go to $failed.
define checks
$(BIN)/ruff check . || failed="$$failed ruff-check"; \
	$(BIN)/ruff format --check . || failed="$$failed ruff-format"; \
	$(BIN)/mypy || failed="$$failed mypy"; \
	PYTHONPATH=. $(BIN)/lint-imports || failed="$$failed lint-imports"
endef

# A Chromium for the tests in a browser: the one named, one installed, or the one that Debian has.
define find_chromium
find_chromium() { for name in chromium chromium-browser google-chrome; do command -v $$name && return; done; return 1; }; \
	as_root() { if [ "$$(id -u)" = 0 ]; then "$$@"; elif sudo -n true 2>/dev/null; then sudo -n "$$@"; else return 1; fi; }; \
	if [ -z "$${CHROMIUM:-}" ] && ! find_chromium >/dev/null && command -v apt-get >/dev/null; then \
		echo "Installo Chromium per le prove nel browser…"; \
		as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true; \
		as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			chromium fonts-liberation >/dev/null || true; \
	fi; \
	CHROMIUM="$${CHROMIUM:-$$(find_chromium || true)}"; export CHROMIUM; \
	[ -n "$$CHROMIUM" ] || echo "Chromium non c'è: le prove nel browser falliranno." \
		"Installatelo, oppure indicatelo con la variabile CHROMIUM." >&2
endef
