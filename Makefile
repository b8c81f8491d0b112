# The two commands: `make demo` and `make test`. Everything they need they set up in .venv.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help demo test check bench bench-quick lock messages templates system clean

help: ## list what make can do
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY) ## run the main job on the real sample letter
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tools/demo.sh

test: system check ## everything that must hold: style, types, layers, tests, the wheel
	rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest -n 2 --dist worksteal
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

check: $(READY) ## style, types and layers only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) ## everything beside its peers, at the size of a country (some 25 minutes)
	$(BIN)/python benchmarks/startup.py --json benchmarks/startup.json
	$(BIN)/python benchmarks/text.py --json benchmarks/text.json
	$(BIN)/python benchmarks/registry.py --large --faults 300 --json benchmarks/registry.json
	$(BIN)/python benchmarks/search.py --json benchmarks/search.json
	$(BIN)/python benchmarks/tracking.py --json benchmarks/tracking.json
	for seed in 1 2 3 4 5; do $(BIN)/python benchmarks/replies.py --seed $$seed || exit 1; done
	$(BIN)/python benchmarks/indicators.py --json benchmarks/indicators.json
	$(BIN)/python benchmarks/letters.py --json benchmarks/letters.json
	$(BIN)/python benchmarks/campaign.py --json benchmarks/campaign.json
	$(BIN)/python benchmarks/reports.py --json benchmarks/reports.json

bench-quick: $(READY) ## the same in small, in two minutes
	$(BIN)/python benchmarks/startup.py --letters 2000 --rounds 5
	$(BIN)/python benchmarks/text.py --sizes 10000,40000 --rounds 3
	$(BIN)/python benchmarks/registry.py --sizes 1000 --rounds 3
	$(BIN)/python benchmarks/search.py --letters 10000 --rounds 3
	$(BIN)/python benchmarks/tracking.py --sizes 80,900 --rounds 1
	$(BIN)/python benchmarks/replies.py
	$(BIN)/python benchmarks/indicators.py --districts 8,40 --rounds 1
	$(BIN)/python benchmarks/letters.py --letters 150 --rounds 2 --longest 2
	$(BIN)/python benchmarks/campaign.py --letters 500 --rounds 1
	$(BIN)/python benchmarks/reports.py --rows 1000 --rounds 1 --sizes 1000,8000

system: ## what the tests need beside Python: LibreOffice, poppler, the Laksaman font
	@sh tools/system.sh

templates: $(READY) ## write templates/*.docx anew from their script
	$(BIN)/python tools/make_templates.py

sample: $(READY) ## write the returned forms of the sample office anew from their script
	$(BIN)/python tools/make_replies.py

messages: $(READY) ## collect the sentences of the code and compile the Thai ones
	$(BIN)/python tools/messages.py

lock: $(READY) ## choose newer versions of what we depend on
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade pyproject.toml --group dev --output-file requirements.lock

clean: ## remove what make has made
	rm -rf .venv build dist demo .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
