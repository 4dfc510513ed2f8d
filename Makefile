# One command for each thing one does here; `make` alone lists them.
BOARD_URL ?= http://127.0.0.1:5000
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: soak help setup run test test-scale slow fast faults abuse fuzz check format demo pictures bench bench-scale bench-ui look-over migrate vendor pins audit try-deployment

help: ## list what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name what; do printf '  make %-14s %s\n' "$$name" "$$what"; done

setup: ## make .venv with everything for running, testing and checking
	@tools/setup dev

run: ## set up what is missing and serve on http://127.0.0.1:5000 until stopped
	@tools/setup runtime && exec $(BIN)/python run.py

test: ## set up what is missing and run the tests, browsers included
	@tools/setup dev && tools/run-tests

test-scale: ## install and start PostgreSQL, Redis and nginx and play every row of several workers (ARGS="--rows F32")
	@tools/setup dev && tools/run-scale $(ARGS)

slow: ## run the long proofs: attacks on anonymity, many seeds, kill -9, every step at every width
	@tools/setup dev && tools/npm-setup && tools/run-slow

fast: ## run the quick tests alone: no browser, no load
	@tools/setup dev && $(BIN)/python -m pytest -m 'not browser and not slow'

check: ## format, lint, types, import rules, in Python and JavaScript
	@tools/setup dev && tools/run-checks

format: ## rewrite the files in the project's format
	@tools/setup dev && tools/npm-setup
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet . && node_modules/.bin/biome check --write

demo: ## play a whole workshop on the running server (BOARD_URL) and print its links
	@tools/setup runtime && exec $(BIN)/python -m board.cli demo --url "$(BOARD_URL)" $(ARGS)

pictures: ## take the README's pictures again from the running server (BOARD_URL)
	@tools/setup dev && tools/need-chromium && $(BIN)/python tools/pictures.py "$(BOARD_URL)"

look-over: ## take every page in four widths, light and dark, in both languages, into looks/
	@tools/setup dev && CHROMIUM=$$(tools/find-chromium) && export CHROMIUM && exec $(BIN)/python tools/look_over.py

faults: ## hurt the real server, disk, network and browser, and judge what is left (ARGS="--rows F01 --seeds 3")
	@tools/setup dev && tools/need-fault-tools && CHROMIUM=$$(tools/find-chromium) && export CHROMIUM && exec $(BIN)/python -m tests.faults $(ARGS)

abuse: ## send the real server every row of the catalogue of abuse (ARGS="--only A03,A55")
	@tools/setup dev && CHROMIUM=$$(tools/find-chromium) && export CHROMIUM && exec $(BIN)/python -m tests.abuse $(ARGS)

soak: ## play 25,000 workshops of 100 steps over a network that loses and servers that die (ARGS="--minutes 10")
	@tools/setup dev && exec $(BIN)/python -m tests.convergence $(ARGS)

fuzz: ## send the real server what no client would, from a seed (ARGS="--minutes 10 --seed 1")
	@tools/setup dev && exec $(BIN)/python -m tests.fuzz $(ARGS)

bench: ## measure the server against its limits and a bare broadcast server
	@tools/setup dev && exec $(BIN)/python -m bench $(ARGS)

bench-scale: ## measure 1, 2 and 4 workers with PostgreSQL, Redis and nginx, and what 10,000 rooms need (ARGS=--quick)
	@tools/setup dev && tools/need-scale-tools && exec $(BIN)/python -m bench.scale $(ARGS)

bench-ui: ## measure the pages in Chromium against their budgets and a plain page
	@tools/setup dev && CHROMIUM=$$(tools/find-chromium) && export CHROMIUM && exec $(BIN)/python -m bench.ui $(ARGS)

migrate: ## bring the database (BOARD_DATABASE_URL) to the newest schema
	@tools/setup runtime && exec $(BIN)/python -m board.cli migrate

vendor: ## fetch the browser libraries, icons and fonts again and verify them
	@node tools/vendor.mjs

try-deployment: ## type docs/deployment.md into a fresh Debian, booted in a folder, block by block (as root)
	@tools/setup dev && exec tools/try-deployment $(ARGS)

audit: ## ask whether anything pinned is known to be vulnerable, and write the bill of materials
	@tools/setup dev && exec tools/audit

pins: ## write the pinned and hashed requirements anew from the lists kept by hand
	@tools/pins
