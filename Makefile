# Kith. `make run` starts a demonstration; `make test` tests everything. Each sets the machine up by itself.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PORT ?= 8080
KITH := .build/release/kith
DEMO := .kith/demo

.PHONY: help setup build run demo test browser-test check bench docs screenshots clean

help: ## say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

setup: ## set this machine up for everything
	@tools/setup.sh test

build: ## build the optimised executable at .build/release/kith
	@tools/setup.sh run
	swift build -c release --product kith

run: build ## start the demonstration, keeping what is in it (PORT=8080)
	@mkdir -p $(DEMO)
	$(KITH) demo --if-empty --data $(DEMO)
	@exec $(KITH) serve --demo --data $(DEMO) --port $(PORT)

demo: build ## start the demonstration afresh: what was entered into it is lost
	rm -rf -- $(DEMO)
	@$(MAKE) --no-print-directory run PORT=$(PORT)

test: ## run every test: Swift, browser, the API's contract, the record's verifier
	@tools/setup.sh test
	@python3 tools/test.py

browser-test: ## run only the tests in a browser (TESTS=words-in-their-names)
	@tools/setup.sh test
	swift build --product kith
	.venv/bin/python -m pytest browser -q $(if $(TESTS),-k "$(TESTS)")

check: ## format, lint, warnings, house rules
	@tools/setup.sh run
	@tools/check.sh

bench: build ## the measured figures, as ratios beside a baseline of the same run
	@tools/setup.sh bench
	@.venv/bin/python tools/bench.py

docs: ## the documentation as a site in .build/site
	@tools/setup.sh test
	.venv/bin/python -m mkdocs build --strict --quiet --site-dir .build/site
	@echo "The documentation is at .build/site/index.html"

screenshots: build ## draw docs/images/ anew from a demonstration of its own
	@tools/setup.sh test
	.venv/bin/python tools/screenshots.py

clean: ## remove what set-up and tests made; never a record, a key or a build
	rm -rf -- .venv .assets .pytest_cache .hypothesis .build/site
	rm -f -- .build/*.log .build/*.xml
	find browser tools -name __pycache__ -type d -prune -exec rm -rf -- {} +
