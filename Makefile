# Everything runs in this checkout's own .venv. `make demo` and `make test` need python3 (with venv and headers), make, and
# gcc for durable-rules; without a compiler they go on with the Python engine and say so.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLE := evidence_samples/kota-binjai-2021
# Two workers: more would not help on the two cores of the smallest machine. Each takes whole runs of tests, so that what the
# tests of a file share is made once.
PYTEST := $(BIN)/pytest -n 2 --dist worksteal

.PHONY: demo test test-full bench lint rules samples docs clean

demo: $(READY)
	$(BIN)/lkecheck check $(SAMPLE) --date 2021-12-31 --fail-on never

test: $(READY) lint rules
	$(PYTEST) -m "not full"

test-full: $(READY)
	$(BIN)/pip install --quiet --disable-pip-version-check "playwright>=1.45" "axe-playwright-python>=0.1.4"
	$(BIN)/python -m tools.full

bench: $(READY)
	$(BIN)/pip install --quiet --disable-pip-version-check "check-jsonschema>=0.29"
	$(BIN)/python -m tools.bench

lint: $(READY)
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-cache > $(VENV)/layers.txt || { cat $(VENV)/layers.txt; exit 1; }

rules: $(READY)
	$(BIN)/lkecheck rules test

samples: $(READY)
	$(BIN)/python -m tools.samples

docs: $(READY)
	$(BIN)/python -m tools.docs
	$(BIN)/python -m tools.templates > /dev/null

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis bench.json

$(READY): pyproject.toml requirements.lock tools/install.sh
	@PYTHON="$(PYTHON)" sh tools/install.sh $(VENV)
	@touch $@
