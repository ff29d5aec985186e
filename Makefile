# make start   opens the course in JupyterLab      make test       checks everything, a quarter of an hour
# make build   makes the notebooks again           make test-all   also what takes longer
PYTHON ?= python3
BIN := .venv/bin
WORKSPACE ?= workspace

.PHONY: start test test-all build check lock browser clean

start: .venv/.installed
	@$(BIN)/frontline start $(WORKSPACE)

test: .venv/.installed-dev browser check
	@$(BIN)/pytest -m "not slow"

test-all: .venv/.installed-dev browser check
	@$(BIN)/pytest

build: .venv/.installed
	@$(BIN)/frontline build

check: .venv/.installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/frontline build --check

# Where this may install programs it does; else what is there is used; else it names what is missing.
browser:
	@sh tests/install-browser.sh

lock: .venv/.installed-dev
	@sh tests/lock.sh

clean:
	rm -rf .venv node_modules

.venv/.installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@$(PYTHON) -m venv .venv || { echo "Python cannot make an environment. On Debian: apt install python3-venv"; exit 1; }
	@echo "Installing JupyterLab and the course into .venv (once, about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.txt
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
