# Tallyman: `make run` opens the console on a demo store; `make test` runs the tests; `make help` lists the rest.

SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
DEMO ?= .demo
# Colours would be another set of flags for the compiler, and a build on a terminal would begin anew after one without.
FLAGS := --explicit-target-dependency-import-check error --no-color-diagnostics
RELEASE := .build/release/tally

# Debian packages: what the program needs to build, and what only its tests need besides.
BUILD_PACKAGES := libncurses-dev libsqlite3-dev
TEST_PACKAGES := tmux
BENCH_PACKAGES := gcc python3

.PHONY: help deps test-deps bench-deps build run demo test check format bench prove install clean

help: ## list what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

define install_missing
	@missing=""; for p in $(1); do dpkg -s "$$p" >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  command -v apt-get >/dev/null || { echo "Please install:$$missing"; exit 1; }; \
	  echo "Installing Debian packages:$$missing"; \
	  if [ "$$(id -u)" = 0 ]; then as=""; else as="sudo"; fi; \
	  $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -q $$missing >/dev/null || \
	    { $$as apt-get update -q >/dev/null && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -q $$missing >/dev/null; } || \
	    { echo "Could not install:$$missing"; exit 1; }; \
	fi; command -v $(SWIFT) >/dev/null || { echo "A Swift toolchain (6.2 or later) is needed: swift.org/install"; exit 1; }
endef

deps: ## install what building needs, when it is missing
	$(call install_missing,$(BUILD_PACKAGES))

test-deps: deps
	$(call install_missing,$(TEST_PACKAGES))

bench-deps: deps
	$(call install_missing,$(BENCH_PACKAGES))

build: deps ## build a release
	@$(SWIFT) build -c release --product tally $(FLAGS)

demo: build ## make the demo store anew
	@rm -rf $(DEMO)
	@$(RELEASE) --store $(DEMO) init --demo

run: build ## open the console on the demo store; made the first time, kept afterwards
	@[ -f $(DEMO)/tally.db ] || $(RELEASE) --store $(DEMO) init --demo
	@$(RELEASE) --store $(DEMO)

test: test-deps ## run all tests
	@$(SWIFT) build --build-tests $(FLAGS)
	@SWIFT=$(SWIFT) Scripts/run-tests

check: deps ## check the format and the sample data
	@$(SWIFT) format lint --strict --recursive Sources Tests
	@python3 sample-data/make.py --check

format: ## lay the source out
	@$(SWIFT) format --in-place --recursive Sources Tests

bench: build bench-deps ## measure speed, memory and bytes, as ratios against the physical limit in the same run
	@Scripts/bench

# Optimised, and in a folder of its own: a hundred thousand lives of a shop want it.
PROVE := -c release -Xswiftc -enable-testing --scratch-path .build/prove
prove: test-deps ## the long forms of the slow proofs
	@$(SWIFT) build --build-tests $(PROVE) $(FLAGS)
	@TALLY_PROVE=1 SWIFT=$(SWIFT) Scripts/run-tests $(PROVE)

install: deps ## install under PREFIX (/usr/local)
	@$(SWIFT) build -c release --product tally --static-swift-stdlib $(FLAGS)
	@install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/tallyman
	@install -m 755 .build/release/tally $(DESTDIR)$(PREFIX)/bin/tally
	@cp -r sample-data themes $(DESTDIR)$(PREFIX)/share/tallyman/
	@for shell in bash:bash-completion/completions/tally zsh:zsh/site-functions/_tally fish:fish/vendor_completions.d/tally.fish; do \
	  file="$(DESTDIR)$(PREFIX)/share/$${shell#*:}"; install -d "$${file%/*}"; \
	  .build/release/tally --generate-completion-script "$${shell%%:*}" >"$$file"; done

clean: ## remove what was built; the demo store stays
	@rm -rf .build
