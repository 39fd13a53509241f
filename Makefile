# make demo   sets everything up and opens a sample organisation, scheduled, in the terminal
# make test   sets everything up and runs all tests
.PHONY: demo test build setup lint format bench install clean

SAMPLE ?= al2bolig
PREFIX ?= /usr/local
PROGRAM = .build/release/holdplan
# With Swift's own libraries in it, the program starts sooner and needs no Swift where it is installed.
RELEASE = swift build -c release --static-swift-stdlib

demo: setup build
	$(PROGRAM) demo $(SAMPLE)

build:
	$(RELEASE) --product holdplan

test: setup
	Scripts/setup-readers
	swift build --build-tests
	swift test --skip-build --no-parallel

setup:
	Scripts/setup

lint:
	swift format lint --strict --recursive Package.swift Sources Resources Tests

format:
	swift format --in-place --recursive Package.swift Sources Resources Tests

# Figures in Tests/Benchmarks/RESULTS.md. INSTANCES=FOLDER measures files in the neutral format.
bench: setup build
	$(RELEASE) --product Benchmarks
	.build/release/Benchmarks $(if $(INSTANCES),--instances $(INSTANCES))

# The sentences and samples lie in a folder beside the program; manual and completions are the program's own.
install: setup build
	install -d $(DESTDIR)$(PREFIX)/lib/holdplan $(DESTDIR)$(PREFIX)/bin
	install -m 0755 $(PROGRAM) $(DESTDIR)$(PREFIX)/lib/holdplan/holdplan
	cp -R .build/release/holdplan_HoldplanResources.resources $(DESTDIR)$(PREFIX)/lib/holdplan/
	ln -sf ../lib/holdplan/holdplan $(DESTDIR)$(PREFIX)/bin/holdplan
	install -d $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/da/man1
	$(PROGRAM) man --language en > $(DESTDIR)$(PREFIX)/share/man/man1/holdplan.1
	$(PROGRAM) man --language da > $(DESTDIR)$(PREFIX)/share/man/da/man1/holdplan.1
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	$(PROGRAM) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/holdplan

clean:
	rm -rf .build
