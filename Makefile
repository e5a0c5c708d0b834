# `make demo` and `make test` do all their own set-up; so do the others.
VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(shell find trainer devices ui resources -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: demo run test check bench mutants format translations screenshots clean system

demo: $(VENV)/outbreath.stamp
	$(BIN)/python -m ui.tools.demo demo-output

run: $(VENV)/outbreath.stamp
	$(BIN)/outbreath

test: $(VENV)/outbreath.stamp
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/dependencies.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/outbreath.stamp build/peers/stamp
	$(BIN)/python -m tests.benchmarks
	build/peers/bin/python -m tests.benchmarks.hrv

# Would the tests notice a slip? A sample of small wrong changes: `make mutants SAMPLE=300 SEED=2`.
SAMPLE := 130
SEED := 1
WORKERS := 1
mutants: $(VENV)/dependencies.stamp
	$(BIN)/python -m tests.benchmarks.mutants $(SAMPLE) --seed $(SEED) --workers $(WORKERS)

screenshots: $(VENV)/dependencies.stamp
	$(BIN)/python -m ui.tools.screenshots build/screens

format: $(VENV)/dependencies.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Run it after any change of words: it says what is still to translate.
translations: $(VENV)/dependencies.stamp
	$(BIN)/python -m ui.i18n.extract

clean:
	rm -rf $(VENV) build dist demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/dependencies.stamp: pyproject.toml .ci/set-up | system
	sh .ci/set-up $(VENV)
	touch $@

# Asked every time, because a screen may have come since.
system:
	@sh .ci/system

# The command as it is installed for anyone else: a wheel, in its one private folder.
$(VENV)/outbreath.stamp: $(VENV)/dependencies.stamp $(SOURCES) README.md LICENSE
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --force-reinstall .
	touch $@

# Others to be measured beside bring pandas and matplotlib, which we do not want elsewhere.
build/peers/stamp: pyproject.toml | $(VENV)/dependencies.stamp
	$(BIN)/python -m venv --clear build/peers
	build/peers/bin/pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	build/peers/bin/pip install --quiet --disable-pip-version-check --group bench
	touch $@
