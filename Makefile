# From a fresh clone to the site: `make site`. Needs git, make and Python 3.11 or newer; the rest is
# installed into .venv, from lock files with hashes. Bare `make` lists the targets.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check pin test trust mutants confusion forms lint fuzz bench lock clean browser sheet goldens \
    axe markup budgets lighthouse

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --use-pep517 --require-hashes
BUILDER := $(BIN)/python -m site_builder
ARGS :=
SECONDS := 60

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/installed ## build the site into site/
	@$(BUILDER) build $(ARGS)

serve: $(VENV)/installed ## build and serve at a local address, rebuild on every save
	@$(BUILDER) serve $(ARGS)

check: $(VENV)/installed ## find every fault in seeds and content, publish nothing
	@$(BUILDER) check $(ARGS)

pin: $(VENV)/installed ## give new exchanges the addresses that they keep
	@$(BUILDER) pin $(ARGS)

test: lint browser $(VENV)/paged ## lint, then run every test, in Chromium too
	@$(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

trust: browser $(VENV)/paged ## try the faults and attacks of docs/trust.md, as often as it says: hours
	@TRUST=long $(BIN)/python -m pytest -n 2 tests/trust $(ARGS)

mutants: $(VENV)/tested ## make 200 small changes to the builder, one at a time, and list those that no test notices
	@$(BIN)/python -m tests.mutants $(ARGS)

confusion: $(VENV)/tested ## say what the reader of captures takes for what, over all fixtures and seeds
	@$(BIN)/python -m tests.capture.confusion $(ARGS)

forms: $(VENV)/tested ## say what the rules for forms of answer find and miss, in labelled answers
	@$(BIN)/python -m tests.forms.confusion $(ARGS)

sheet: browser ## take pictures of every kind of page: two widths, light and dark, into .sheet/
	@$(BIN)/python -m tests.browser.look.sheet $(ARGS)

goldens: browser ## accept how the pages look now; look at tests/browser/look/golden/ before you commit
	@$(BIN)/python -m pytest -n 2 tests/browser/look/test_looks.py --update-golden $(ARGS)

axe: browser $(VENV)/paged ## say what axe-core has against any kind of page, light and dark, small and wide
	@$(BIN)/python -m tests.browser.pages.axe $(ARGS)

markup: $(VENV)/paged ## say what html-validate and the Nu checker have against any page
	@$(BIN)/python -m tests.browser.pages.markup $(ARGS)

budgets: browser $(VENV)/paged ## say what pages cost a reader, beside what they may
	@$(BIN)/python -m tests.browser.pages.budgets $(ARGS)

lighthouse: browser $(VENV)/paged ## say what Lighthouse gives four pages, on a machine that does nothing else
	@$(BIN)/python -m tests.browser.pages.lighthouse $(ARGS)

lint: $(VENV)/tested ## run ruff and mypy
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

fuzz: $(VENV)/fuzzed ## try damaged captures on the reader, for SECONDS=60
	@mkdir -p .fuzz
	@$(BIN)/python tests/fuzz/reading.py -max_total_time=$(SECONDS) -artifact_prefix=.fuzz/ $(ARGS)

bench: .bench/installed ## measure builds of 4,300 made-up sessions beside Hugo, Eleventy and Pelican
	@$(BIN)/python -m benchmarks.run $(ARGS)

lock: $(VENV)/tested ## write the lock files anew from pyproject.toml
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --upgrade \
	    pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --upgrade \
	    --extra test --constraint requirements.lock --no-annotate pyproject.toml -o requirements-test.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --upgrade \
	    --extra fuzz --extra test --constraint requirements-test.lock --no-annotate pyproject.toml \
	    -o requirements-fuzz.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --upgrade \
	    --python-version 3.11 benchmarks/requirements-peers.in -o benchmarks/requirements-peers.txt

clean: ## remove what was built; .venv stays
	@if [ -e $(VENV)/installed ]; then $(BUILDER) clean; fi
	@rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .fuzz .mutants .sheet .bench/work
	@find site_builder tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# The stamps are younger than the lock that was installed, so that a second run installs nothing.
$(VENV)/installed: requirements.lock $(VENV)/made
	@echo "Installing what the builder needs"
	@$(PIP) -r requirements.lock
	@touch $@

$(VENV)/tested: requirements-test.lock $(VENV)/installed
	@echo "Installing what the tests need"
	@$(PIP) -r requirements-test.lock
	@touch $@

$(VENV)/fuzzed: requirements-fuzz.lock $(VENV)/tested
	@echo "Installing what the fuzzer needs"
	@$(PIP) -r requirements-fuzz.lock
	@touch $@

$(VENV)/paged: tests/browser/pages/package-lock.json tests/browser/pages/tools.py $(VENV)/tested
	@echo "Installing what pages are checked with"
	@$(BIN)/python -m tests.browser.pages.tools
	@touch $@

.bench/installed: benchmarks/requirements-peers.txt benchmarks/peers/package-lock.json $(VENV)/installed
	@echo "Installing the generators that builds are measured beside"
	@$(BIN)/python -m benchmarks.peers.tools
	@touch $@

# Debian keeps the part of Python that makes environments (ensurepip) in a package of its own.
$(VENV)/made:
	@set -e; for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	    if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$${python:-}" ]; then echo "Python 3.11 or newer is needed, and was not found." >&2; exit 1; fi; \
	if ! $$python -c 'import ensurepip' 2>/dev/null; then \
	    package=$$($$python -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	        apt-get update -qq && apt-get install -y -qq --no-install-recommends $$package; \
	    else echo "First run: sudo apt-get install $$package" >&2; exit 1; fi; \
	fi; \
	$$python -m venv $(VENV); touch $@

browser: $(VENV)/tested
	@if ! $(BIN)/python -m tests.browser.chromium; then \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	        apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; \
	    else $(BIN)/playwright install chromium; fi; \
	fi
