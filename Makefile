# Five words a newcomer needs. Each begins by bringing .venv up to date, which takes no time when nothing changed.
PYTHON ?= python3
BIN = .venv/bin

up:        ## serve everything on this machine (PORT, HOST and others: docs/operate.md)
	@$(PYTHON) -m config.install
	@exec $(BIN)/python manage.py up

test:      ## everything that can run here; what cannot is named at the end
	@$(PYTHON) -m config.install dev
	@$(BIN)/python -m pytest

lint:      ## mend what can be mended, tell the rest
	@$(PYTHON) -m config.install dev
	@$(BIN)/ruff check --fix . && $(BIN)/lint-imports

bench:     ## speed, measured on this machine
	@$(PYTHON) -m config.install dev
	@$(BIN)/python -m tests.bench

train:     ## make the shipped face embedders and the attribute probe again (hours)
	@$(PYTHON) -m config.install train
	@bash training/runs/faces_v1.sh && bash training/runs/faces_v2.sh && bash training/runs/faces_v3.sh && bash training/runs/reading.sh && bash training/runs/probe.sh

.PHONY: up test lint bench train
