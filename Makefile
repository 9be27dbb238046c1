# SPDX-License-Identifier: Apache-2.0
#
# make demo   install what is missing, build a release, run it on the sample digest
# make test   install what is missing, run every test
# make lint   formatting, names of files, stale links, undeclared imports, unsafe code outside Kernels
# make check-packages   build Benchmarks, Tests/Fuzz and Examples, and do a little with each; let the
#                       assistants' protocol's own client ask the program everything
# make server   build the program with a server in it, .build/release/kindred-server; a few minutes more
# make check-server   let clients, and whoever means no good, ask the server
# make check-spark   the jobs of kindred spark on a master and two workers, against one machine
# make deb, make wheel, make tarball   packages in .build/packages: for Debian, for Python, for any Linux
# make check-installs   install and run each of them where nothing else is
# make help   this list
# make bench-peers PAPERS=papers.jsonl   Kindred beside FAISS and scikit-learn, in one run

SWIFT ?= swift
# lld, because the other linkers warn about a call inside the static Foundation; no plan of a build is kept,
# because two packages are built in one folder, with and without a server.
RELEASE := -c release --static-swift-stdlib -Xswiftc -use-ld=lld --disable-build-manifest-caching
SAMPLE := Vectors/digests/2031-06-02--2031-06-08.md
KINDRED = .build/release/kindred

.PHONY: help demo test lint check-packages check-spark check-server check-installs build server dependencies \
  install deb wheel tarball reference bench-peers

help:
	@sed -n 's/^# make/make/p' Makefile

# What a bare machine lacks. As root, or with sudo that asks nothing, it is installed; otherwise the
# one command to run is printed.
APT_PACKAGES := libopenblas-dev libsqlite3-dev zlib1g-dev libxml2-dev pkg-config
APT_INSTALL := apt-get update -qq && apt-get install -y --no-install-recommends $(APT_PACKAGES)

dependencies:
	@if pkg-config --exists openblas sqlite3 zlib libxml-2.0 2>/dev/null; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then \
	  echo "Kindred needs OpenBLAS, SQLite and pkg-config (macOS: brew install openblas pkgconf)" >&2; exit 1; \
	elif [ "$$(id -u)" = 0 ]; then \
	  export DEBIAN_FRONTEND=noninteractive; $(APT_INSTALL); \
	elif sudo -n true 2>/dev/null; then \
	  sudo sh -c 'export DEBIAN_FRONTEND=noninteractive; $(APT_INSTALL)'; \
	else \
	  echo "Kindred needs some packages. Run: sudo sh -c '$(APT_INSTALL)'" >&2; exit 1; \
	fi

build: dependencies
	$(SWIFT) build $(RELEASE) --product kindred

# The same program with `kindred serve`. What `make build` has built is not built again; the other way
# round, the network library is, since its sources go when the package without it is built.
server: dependencies
	$(SWIFT) build --package-path Server --scratch-path .build $(RELEASE) --product kindred-server

demo: build
	$(KINDRED) related 9906.00101 --in $(SAMPLE) -k 3
	$(KINDRED) cluster --in $(SAMPLE)

test: dependencies
	$(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build-tests

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests \
	  Server/Package.swift Server/Sources Benchmarks/Package.swift Benchmarks/Benchmarks Examples/ReadingList/Package.swift \
	  Examples/ReadingList/Sources
	.ci/check-unsafe
	.ci/check-names
	.ci/check-imports

check-packages: build
	.ci/check-assistant
	.ci/check-packages

check-spark: build
	.ci/check-spark

check-server: server
	.ci/check-server

# Where `make install` puts the binary.
PREFIX ?= /usr/local

install: server
	install -D .build/release/kindred-server $(DESTDIR)$(PREFIX)/bin/kindred

deb wheel tarball: server
	Packages/$@.sh

check-installs: server
	Packages/check.sh

# Makes the golden files anew with the pinned scikit-learn, numpy and scipy.
reference:
	Vectors/reference/make.sh

# Times Kindred beside its peers on papers of your own; DIGEST adds cold starts on a week.
bench-peers: build
	Benchmarks/peers/run.sh $(PAPERS) $(DIGEST)
