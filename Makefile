# `make demo` and `make test` do all their own set-up; so do the others. `run` and `demo` install only
# what running needs.
VENV := .venv
BIN := $(VENV)/bin
OUTPUT := demo-output
ifneq ($(words $(VENV)),1)
$(error VENV names one folder, without spaces, because make divides at them)
endif

# Another Qt or another package named `trainer` there would be found before ours; safe paths leave out this folder.
unexport PYTHONPATH PYTHONHOME PYTHONSAFEPATH

# Set up again what is half made, or was made for a Python that the system has replaced by its next one.
$(shell [ ! -e "$(VENV)/run.stamp" ] || \
	{ [ ! -e "$(VENV)/incomplete" ] && "$(BIN)/python" -c "import pip" 2>/dev/null; } || \
	rm -f "$(VENV)/run.stamp" "$(VENV)/dependencies.stamp")

.PHONY: help demo run test check matrix bench mutants format translations screenshots clean
.PHONY: docs package release icons system-for-run system-for-dev

help:
	@echo "make demo          a whole pause with no sensor, in a window, or without a screen into $(OUTPUT)/"
	@echo "make run           the window"
	@echo "make test          all tests"
	@echo "make check         formatter, linter, type checker, import contracts"
	@echo "make format        format, and fix what can be fixed"
	@echo "make docs          the documentation as a site, in build/docs"
	@echo "make translations  what is still to translate, after a change of words"
	@echo "make screenshots   pictures of every screen, in build/screens"
	@echo "make icons         the icons, from their drawings"
	@echo "make package       the applications for Linux, in dist"
	@echo "make release       all files of a release, tried, in dist"
	@echo "make matrix        the demo and the tests on bare Debian systems (root and debootstrap)"
	@echo "make bench         speed and memory, beside other programs"
	@echo "make mutants       small wrong changes, and which tests notice them"
	@echo "make clean         remove all that these made"

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
	$(BIN)/python -m tests.benchmarks.cohort --files 2000 --small 0 --peers build/peers/bin/python
	build/peers/bin/python -m tests.benchmarks.hrv
	$(BIN)/python -m tests.benchmarks.interoperability --peers build/peers/bin/python
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
	rm -rf $(VENV) build dist demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

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
