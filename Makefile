# `make demo` and `make test` are all that a bare Debian 12 with Swift 6 needs. `make help` lists the rest.

PREFIX   ?= /usr/local
SWIFT    ?= swift
PACKAGES := libblas-dev liblapack-dev libopenblas0-pthread libicu-dev libgumbo-dev libstemmer-dev libssl-dev libzip-dev libxml2-dev zlib1g-dev libsqlite3-dev pkg-config
RHETORIC := .build/release/rhetoric

# Debug builds leave C unoptimised, and the kernels with it: -O3 makes the tests ten times faster.
TEST := $(SWIFT) test --disable-xctest -Xcc -O3

# The suites that depend on the BLAS in use, by the names of their files.
NUMERIC := Kernels Matrix Latent Clustering
SUITES  := CSimilarityTests $(basename $(notdir $(wildcard $(NUMERIC:%=Tests/RhetoricTests/%/*Tests.swift))))
REFERENCE_BLAS := $(firstword $(wildcard /usr/lib/$(shell uname -m)-linux-gnu/blas /usr/lib/*/blas))

empty :=
space := $(empty) $(empty)

.PHONY: help setup build demo test soak bench bench-peers bench-store background quality format lint install clean

help:
	@echo 'make demo       set up, build and run compare, trace, formulations and cluster on examples/'
	@echo 'make test       set up and run all tests, the numeric ones on the reference BLAS too, the pages in Chromium if there is one'
	@echo 'make soak       kill ingest at a hundred random moments, and see that nothing is lost'
	@echo 'make build      the release build: $(RHETORIC)'
	@echo 'make bench      measure the speed of the numeric core, with the options BENCH (--help tells them)'
	@echo 'make bench-peers the same beside scikit-learn, scipy, faiss and others; needs RHETORIC_DATA too'
	@echo 'make bench-store time the corpus file on the UN speeches under RHETORIC_DATA'
	@echo 'make background rebuild the embedded background from SOURCES'
	@echo 'make quality    score the dev sets under RHETORIC_DATA (not part of the project), beside the peers'
	@echo 'make fit        fit the weights of the evidence to the dev sets, and tell what each part is worth'
	@echo 'make format     lay out the sources with swift format'
	@echo 'make lint       say where the layout is off'
	@echo 'make install    binary, manual page and shell completions under PREFIX=$(PREFIX)'
	@echo 'make clean      remove what was built'

# Debian packages that are missing are installed, and named before. Without sudo rights, nothing happens but a message.
setup:
	@command -v $(SWIFT) >/dev/null || { \
	  echo 'Swift 6.2 or later is needed and was not found.' >&2; \
	  echo 'Get it from https://www.swift.org/install/linux/ and see that `swift --version` works, then try again.' >&2; \
	  exit 1; }
	@missing=; for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	test -z "$$missing" && exit 0; \
	echo "Missing packages:$$missing" >&2; \
	command -v apt-get >/dev/null || { echo 'There is no apt-get here: install their like, then try again.' >&2; exit 1; }; \
	as_root=; test "$$(id -u)" = 0 || as_root=sudo; \
	set -x; \
	$$as_root apt-get update -q && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing

build: setup
	$(SWIFT) build -c release --product rhetoric

# $(call show,arguments): prints the command, then runs it.
define show
	@printf '\n$$ rhetoric %s\n\n' '$(1)'
	@$(RHETORIC) $(1)
endef

demo: build
	$(call show,compare examples/rates/merania-2021-06.txt examples/rates/merania-2021-12.txt)
	$(call show,trace examples/communiques/valdoria-press-conference-2025-05-22.txt --against examples/communiques --meta examples/dates.csv --top 3)
	$(call show,formulations examples/communiques --meta examples/dates.csv --top 3)
	$(call show,cluster examples/communiques examples/rates examples/table.csv --meta examples/dates.csv)

# In a browser where there is one (77 says that there is none). The complete run comes last, so that its summary is the last thing on the screen.
test: setup
	$(SWIFT) build --build-tests -Xcc -O3
	@test -e '$(REFERENCE_BLAS)/libblas.so.3' || { echo 'The reference BLAS of libblas3 was not found.' >&2; exit 1; }
	@echo 'Numeric suites on the reference BLAS ($(REFERENCE_BLAS)):'
	LD_LIBRARY_PATH=$(REFERENCE_BLAS):$(REFERENCE_BLAS:blas=lapack) \
	  $(TEST) --skip-build --filter '$(subst $(space),|,$(strip $(SUITES)))'
	@echo 'The pages in a browser:'
	Tests/Browser/run.sh .build/debug/rhetoric || test $$? = 77
	@echo 'All suites on the BLAS of this system:'
	$(TEST) --skip-build

# The crash test of the corpus file, killed at a hundred random moments.
soak: setup
	RHETORIC_SOAK=100 $(TEST) --filter InterruptedIngest

bench: setup
	$(SWIFT) run -c release --package-path benchmarks Benchmarks $(BENCH)

# The embedded background, from the texts that docs/method.md names. Then build again.
BACKGROUND := Sources/CBackground/english.background

background: build
	@test -n '$(SOURCES)' || { echo "Name the texts: make background SOURCES='debates.jsonl speeches/'" >&2; exit 1; }
	$(RHETORIC) background build --language en $(SOURCES) -o $(BACKGROUND)

# The data are for research and lie outside the project: the driver says so and stops where they are absent. The peers'
# packages, of exact versions, go to an environment below .build; the sentence encoder, which is large, may be missing.
PEERS   ?= all
QUALITY := benchmarks/quality
VENV    := .build/quality/venv

quality: build $(if $(filter-out none,$(PEERS)),$(VENV)/ready)
	python3 $(QUALITY)/quality.py --peers '$(PEERS)' --keep benchmarks/runs

# Needs numpy, which comes with the peers. FIT: options, such as '--background FILE'.
fit: build $(VENV)/peers
	$(VENV)/bin/python $(QUALITY)/fit.py --keep benchmarks/runs $(FIT)

# ARGUMENTS: options of the driver, such as '--works svd --matrices S10k'.
BESIDE := .build/peers/venv

bench-peers: build $(BESIDE)/ready
	$(BESIDE)/bin/python benchmarks/peers/bench_peers.py --keep benchmarks/runs $(ARGUMENTS)

# ARGUMENTS: '--whole' compares the answers of the index with those of a whole reading, which takes minutes.
bench-store: build
	python3 benchmarks/store/store.py --keep benchmarks/runs $(ARGUMENTS)

PIP = $(@D)/bin/pip install --quiet --disable-pip-version-check

.build/%/venv/peers: benchmarks/%/requirements.txt
	@python3 -m venv $(@D) || { echo 'No environment for the peers: install python3-venv (quality runs without: PEERS=none).' >&2; exit 1; }
	$(PIP) --requirement $<
	touch $@

$(VENV)/ready: $(VENV)/peers $(QUALITY)/requirements-encoder.txt
	$(PIP) --requirement $(QUALITY)/requirements-encoder.txt || \
	  echo 'The sentence encoder does not install here: its column stays empty.' >&2
	touch $@

# sparsesvd is built by what there was when it was written.
$(BESIDE)/ready: $(BESIDE)/peers benchmarks/peers/build-svdlibc.txt benchmarks/peers/requirements-svdlibc.txt
	$(PIP) --requirement benchmarks/peers/build-svdlibc.txt && \
	  $(PIP) --no-build-isolation --requirement benchmarks/peers/requirements-svdlibc.txt || \
	  echo 'SVDLIBC does not install here: its rows say so.' >&2
	touch $@

format:
	$(SWIFT) format format --in-place --recursive --parallel Package.swift Sources Tests benchmarks/Sources

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests benchmarks/Sources

# A binary with Swift's own libraries inside runs where no Swift is installed. It has a folder of its own, because
# SwiftPM does not link again when only --static-swift-stdlib changes.
install: setup
	$(SWIFT) build -c release --static-swift-stdlib --product rhetoric --scratch-path .build-static
	$(SWIFT) package generate-manual
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/share/man/man1' \
	  '$(DESTDIR)$(PREFIX)/share/bash-completion/completions' '$(DESTDIR)$(PREFIX)/share/zsh/site-functions' \
	  '$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d'
	install -s -m 755 .build-static/release/rhetoric '$(DESTDIR)$(PREFIX)/bin/rhetoric'
	install -m 644 .build/plugins/GenerateManual/outputs/RhetoricCLI/*.1 '$(DESTDIR)$(PREFIX)/share/man/man1/'
	cd '$(DESTDIR)$(PREFIX)/share' && \
	  ../bin/rhetoric --generate-completion-script bash > bash-completion/completions/rhetoric && \
	  ../bin/rhetoric --generate-completion-script zsh > zsh/site-functions/_rhetoric && \
	  ../bin/rhetoric --generate-completion-script fish > fish/vendor_completions.d/rhetoric.fish

clean:
	rm -rf .build .build-static benchmarks/.build
