# `make demo` and `make test` do all their own set-up; so do the others. `run` and `demo` install only
# what running needs.
VENV := .venv
BIN := $(VENV)/bin
OUTPUT := demo-output

# Another Qt or another package named `trainer` there would be found before ours.
unexport PYTHONPATH PYTHONHOME

.PHONY: demo run test check matrix bench mutants format translations screenshots clean
.PHONY: docs package release icons system-for-run system-for-dev

demo: $(VENV)/run.stamp
	$(BIN)/python -m ui.tools.demo "$(OUTPUT)"

run: $(VENV)/run.stamp
	$(BIN)/python -m ui

test: $(VENV)/dependencies.stamp
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/dependencies.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The demo and the tests on bare Debian systems: needs root and debootstrap. It takes half an hour.
SUITES := bookworm trixie sid
matrix:
	sh .ci/matrix $(SUITES)

# Applications: a folder that brings all it needs, as .tar.xz and .deb, into dist/.
package: $(VENV)/dependencies.stamp
	@sh .ci/system package
	$(BIN)/python resources/bundle/make_packages.py build/package dist

# All files of a release, built, tried and with their hashes, into dist/. Nothing is uploaded.
release: $(VENV)/dependencies.stamp
	@sh .ci/system package
	$(BIN)/python resources/bundle/make_release.py build/release dist

# The documentation as a site, without a network: build/docs/index.html.
docs: $(VENV)/dependencies.stamp
	$(BIN)/python -m ui.tools.docs_site build/docs

icons: $(VENV)/dependencies.stamp
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m ui.tools.icons resources/icons

bench: $(VENV)/dependencies.stamp build/peers/stamp
	$(BIN)/python -m tests.benchmarks
	build/peers/bin/python -m tests.benchmarks.hrv
	$(BIN)/python -m tests.benchmarks.validation --peers build/peers/bin/python
	$(BIN)/python -m tests.benchmarks.same_beats --peers build/peers/bin/python

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

# What testing needs includes what running needs.
$(VENV)/run.stamp: pyproject.toml .ci/set-up | system-for-run
	@sh .ci/set-up "$(VENV)" run
	@touch $@

$(VENV)/dependencies.stamp: pyproject.toml .ci/set-up | system-for-dev
	@sh .ci/set-up "$(VENV)" dev
	@touch "$(VENV)/run.stamp" $@

# Asked every time, because a screen may have come since.
system-for-run:
	@sh .ci/system run
system-for-dev:
	@sh .ci/system dev

# Others to be measured beside bring pandas and matplotlib, which we do not want elsewhere.
build/peers/stamp: pyproject.toml | $(VENV)/dependencies.stamp
	$(BIN)/python -m venv --clear build/peers
	build/peers/bin/pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	build/peers/bin/pip install --quiet --disable-pip-version-check --group bench
	touch $@
