# make demo   installs what is missing and builds the example paper
# make test   installs what is missing for development and runs every check
# make test-quick   the inner loop: all but the slow tests and the validators
# make fuzz MINUTES=5   random papers, reports, content and damaged files; what fails becomes a file to add as a case
# make benchmarks   what a whole budget takes; an hour, into benchmarks/ergebnisse.md
# make pruefmass    how many planted mistakes the checks find, and what they say against papers that are right
# make paket  builds wheel and sdist into dist/ and checks them as an index would
# make windows-paket   one zip for IT, which installs without the network (linux-paket: the same, for trying it out)
# make lock   resolves requirements/ anew from pyproject.toml

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := content/antraege/2023/finanzielle-mittel-kulturwandel-sozialamt.md
PICTURE := pdftoppm -r 72 -gray -f 1 -singlefile -png
EXAMPLES := $(wildcard templates/*/beispiel.md)
VALIDATORS := tests/werkzeug/node_modules
MINUTES ?= 5
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test test-quick fuzz benchmarks pruefmass lint format lock meldungen bilder paket windows-paket linux-paket system system-test

demo: $(VENV)/.laufzeit
	$(BIN)/antrag erzeugen $(DEMO)

# Some systems keep no bytecode; here it saves reading all tests and what they start again on each run.
test test-quick: export PYTHONDONTWRITEBYTECODE :=

test: lint $(VALIDATORS)/.stamp
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder    # a file in one process: one start of LibreOffice

test-quick: $(VENV)/.entwicklung
	@$(BIN)/pytest -q -n 2 --dist loadfile --no-loadscope-reorder --hypothesis-profile=kurz -m "not langsam" --ignore=tests/konformitaet || exit; \
	echo "Skipped: tests marked langsam, and the validators of PDF and DOCX (konformitaet). 'make test' runs them."

# another seed on each run; SEED=n repeats one
fuzz: $(VENV)/.entwicklung
	$(BIN)/python tests/fuzz.py --minutes $(MINUTES) $(SEED:%=--seed %)

benchmarks: $(VENV)/.laufzeit
	$(BIN)/python benchmarks/messen.py

# what is not found: make pruefmass PRUEFMASS=--offen
pruefmass: $(VENV)/.laufzeit
	@$(BIN)/python benchmarks/pruefmass.py $(PRUEFMASS)

lint: $(VENV)/.entwicklung
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# what click says, in German
meldungen: $(VENV)/.laufzeit
	$(BIN)/pybabel --quiet compile --directory src/antrag_gen/cli/locale --locale de

# the pictures of the handbook, from the papers as they look now
bilder: $(VENV)/.laufzeit
	$(BIN)/antrag erzeugen --alles-neu --format pdf
	$(BIN)/antrag erzeugen --alles-neu --format pdf $(EXAMPLES)
	for kind in $(EXAMPLES:templates/%/beispiel.md=%); do \
		$(PICTURE) output/templates/$$kind/beispiel.pdf docs/handbuch/bilder/$$kind; done
	$(BIN)/python tools/draw_editor.py
	$(PICTURE) output/$(DEMO:content/%.md=%).pdf docs/handbuch/bilder/haushaltsantrag
	$(PICTURE) -f 2 -x 40 -y 30 -W 515 -H 372 output/vorlagen/2024/sachstand-ganztag.pdf docs/handbuch/bilder/diagramm
	$(PICTURE) -f 2 -x 60 -y 266 -W 500 -H 272 output/antraege/2023/ganztag-an-grundschulen.pdf docs/handbuch/bilder/stellen
	$(PICTURE) -x 60 -y 362 -W 500 -H 316 output/antraege/2023/sanierung-klinikum.pdf docs/handbuch/bilder/vordruck
	$(PICTURE) -x 60 -y 358 -W 500 -H 322 output/antraege/2023/museum-am-abend.pdf docs/handbuch/bilder/mehr-und-weniger
	$(PICTURE) -x 60 -y 236 -W 500 -H 132 output/antraege/2023/sanierung-klinikum.pdf docs/handbuch/bilder/teile
	$(PICTURE) -f 2 -x 60 -y 262 -W 500 -H 238 output/vorlagen/2024/spielplatzsatzung-neufassung.pdf docs/handbuch/bilder/anlagen

# both are byte for byte the same on each run; the tests compare what is in them and install the wheel
paket: $(VENV)/.entwicklung
	rm -f dist/antrag_gen-*
	$(BIN)/python -m hatchling build
	$(BIN)/twine check --strict dist/antrag_gen-*
	$(BIN)/pytest -q tests/test_wheel.py tests/test_publiccode.py

# wheels that were fetched before are kept in dist/wheels/; their hashes are checked each time
windows-paket linux-paket: $(VENV)/.laufzeit
	$(BIN)/python tools/offline/build.py $(@:-paket=) $(PYTHONS:%=--python %)

format: $(VENV)/.entwicklung
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# A stamp is older than its lock file when the lock has changed since; then pip runs again.
$(VENV)/.laufzeit: requirements/laufzeit.txt pyproject.toml | system
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("antrag-gen needs Python 3.11 or newer (make PYTHON=…)")'
	@echo "Installing Python packages into $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --require-hashes -r requirements/laufzeit.txt
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.entwicklung: requirements/entwicklung.txt $(VENV)/.laufzeit | system-test
	@echo "Installing Python packages for development into $(VENV)"
	@$(BIN)/pip install --quiet --require-hashes -r requirements/entwicklung.txt
	@touch $@

$(VALIDATORS)/.stamp: tests/werkzeug/package-lock.json $(VENV)/.entwicklung
	@echo "Installing the DOCX validator into $(VALIDATORS)"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix tests/werkzeug --loglevel=error --no-audit --no-fund
	@touch $@

system:
	@tools/system_packages laufzeit

system-test:
	@tools/system_packages test

# The second lock holds the versions of the first. uv resolves for all systems at once, which pip-tools cannot.
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header $(LOCK_OPTIONS) pyproject.toml
lock: $(VENV)/.laufzeit
	$(BIN)/pip install --quiet uv
	$(LOCK) --group bau --output-file requirements/laufzeit.txt
	$(LOCK) --group dev --constraint requirements/laufzeit.txt --output-file requirements/entwicklung.txt
