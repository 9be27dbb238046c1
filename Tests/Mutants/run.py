# SPDX-License-Identifier: Apache-2.0
"""Runs the tests once for each error of mutants.txt.

All errors are patched in at once, so that everything is built once; the variable KINDRED_MUTANT says
which of them a process makes. Without it all tests must pass. A mutant is found as soon as one test fails.
"""

import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / ".build-mutants"
COPY = WORK / "kindred"
TESTS = WORK / "build/release/kindredPackageTests.xctest"

# Suites that kill the program, or open a browser, again and again.
SLOW = ["LibrarySafetyTests", "PageTests"]

# Targets with tests of their own, none of which imports a later one.
TARGETS = [
    "KindredKernels", "KindredPapers", "KindredTextFeatures", "KindredEmbeddings", "KindredClustering",
    "KindredEngine", "KindredStore", "KindredReports"]

# Library files that the tests damage: an error of ours shows in the first ones.
FEW = "20"

# Longer than that only something that never ends takes.
PATIENCE = 900

SWIFT_SWITCH = """\
#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

enum Mutant {
  private static let number: Int32 = {
    guard let text = unsafe getenv("KINDRED_MUTANT") else { return 0 }
    return unsafe atoi(text)
  }()

  static func isOn(_ mutant: Int32) -> Bool { number == mutant }
}
"""

C_SWITCH = """\
#include <stdlib.h>
static int mutant_number = -1;
static int is_mutant(int mutant) {
  if (mutant_number < 0) {
    const char *text = getenv("KINDRED_MUTANT");
    mutant_number = text ? atoi(text) : 0;
  }
  return mutant_number == mutant;
}
"""


class Mutant:
    """An error: a file, and pairs of what stands there and what stands there instead."""

    def __init__(self, number, file):
        self.number, self.file = number, file
        self.title, self.lives, self.pairs = "", None, []

    @property
    def switch(self):
        return f"is_mutant({self.number})" if self.file.endswith(".c") else f"Mutant.isOn({self.number})"

    def replacement(self, anchor, text):
        """Text with MUTANT in it takes the anchor's place; other text is the error in place of it."""
        if "MUTANT" in text:
            return text.replace("MUTANT", self.switch)
        return f"({self.switch} ? ({text}) : ({anchor}))"


def fail(message):
    sys.exit(f"mutants: {message}")


def place(name):
    """Where the one file of a name is."""
    files = [path for path in (ROOT / "Sources").rglob(name) if path.is_file()]
    if len(files) != 1:
        fail(f"{len(files)} files are called {name}")
    return str(files[0].relative_to(ROOT))


def read_table():
    mutants = []
    for number, line in enumerate((HERE / "mutants.txt").read_text().split("\n"), 1):
        head = re.fullmatch(r"(\d+) (\S+)", line)
        if head:
            mutants.append(Mutant(int(head[1]), place(head[2])))
        elif line.startswith("- "):
            mutants[-1].pairs.append([line[2:], None])
        elif line.startswith("+ ") and mutants[-1].pairs:
            mutants[-1].pairs[-1][1] = line[2:]
        elif line.startswith("  lives: "):
            mutants[-1].lives = line[9:]
        elif line.startswith("  "):
            mutants[-1].title = line[2:]
        elif line and not line.startswith("#"):
            fail(f"mutants.txt:{number}: not a line of the table: {line}")
    for index, mutant in enumerate(mutants, 1):
        if mutant.number != index:
            fail(f"mutant {mutant.number} stands where {index} should")
        if not mutant.title or not mutant.pairs or any(text is None for _, text in mutant.pairs):
            fail(f"mutant {mutant.number} lacks a description, an anchor or a replacement")
    return mutants


def patched(file, mutants):
    """The text of a file with all its errors; every anchor must stand there exactly once."""
    text = (ROOT / file).read_text()
    places = []
    for mutant in mutants:
        for anchor, error in mutant.pairs:
            count = text.count(anchor)
            if count != 1:
                fail(f"mutant {mutant.number}: {file} has its anchor {count} times, not once: {anchor}")
            start = text.index(anchor)
            places.append((start, start + len(anchor), mutant.replacement(anchor, error), mutant.number))
    places.sort()
    for (_, end, _, one), (start, _, _, other) in zip(places, places[1:]):
        if start < end:
            fail(f"mutants {one} and {other} change the same place of {file}")
    for start, end, error, _ in reversed(places):
        text = text[:start] + error + text[end:]
    return C_SWITCH + text if file.endswith(".c") else text


def copy(mutants):
    """Writes the copy; files that are already as they should be stay, so that little is built anew."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    contents = {name: (ROOT / name).read_bytes() for name in listed if name and (ROOT / name).is_file()}
    for file in {mutant.file for mutant in mutants}:
        contents[file] = patched(file, [m for m in mutants if m.file == file]).encode()
        if file.endswith(".swift"):
            contents["/".join(file.split("/")[:2]) + "/Mutant.swift"] = SWIFT_SWITCH.encode()
    # A branch that is never taken without a switch is worth a warning, and nothing else.
    package = contents["Package.swift"].decode()
    contents["Package.swift"] = package.replace("  .treatAllWarnings(as: .error),\n", "").encode()
    for path in [path for path in COPY.rglob("*") if path.is_file()]:
        if str(path.relative_to(COPY)) not in contents and path.name != "Package.resolved":
            path.unlink()
    for name, content in contents.items():
        path = COPY / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod((ROOT / name).stat().st_mode if (ROOT / name).exists() else 0o644)


def build():
    """Builds the tests; tells whether that went well."""
    command = shlex.split(os.environ.get("SWIFT", "swift")) + [
        "build", "--build-tests", "-c", "release", "-Xswiftc", "-enable-testing", "--scratch-path",
        str(WORK / "build")]
    return subprocess.run(command, cwd=COPY).returncode == 0


def run_tests(number, *arguments):
    """What the first failing test says with a mutant, or None where all pass."""
    # Tests that are killed leave files behind.
    scratch = WORK / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    # Not by way of swift test, which would leave the tests running when it is ended (Linux: a program).
    process = subprocess.Popen(
        [TESTS, "--testing-library", "swift-testing", *arguments], cwd=COPY, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace",
        env={**os.environ, "KINDRED_MUTANT": str(number), "TMPDIR": str(scratch), "KINDRED_MUTATIONS": FEW})
    signal.signal(signal.SIGALRM, lambda *_: process.kill())
    signal.alarm(PATIENCE)
    begun, last, problem = False, "", None
    for line in process.stdout:
        line = re.sub(r"\x1b\[[0-9;]*m", "", line).strip()
        begun = begun or "Test run started" in line
        last = line or last
        if "recorded an issue" in line:
            problem = line
            process.kill()
            break
    status = process.wait()
    signal.alarm(0)
    if not begun:
        fail(f"the tests do not start: {last}")
    return problem or (None if status == 0 else f"a crash, or no end: {last}")


def skipped(suites):
    return [word for suite in suites for word in ("--skip", suite)]


def test(mutant):
    """What the first failing test says: of those of the mutant's target, or else of those above it."""
    target = mutant.file.split("/")[1].replace("CKindred", "Kindred")
    if target not in TARGETS:
        return run_tests(mutant.number, *skipped(SLOW + [f"^{name}Tests\\." for name in TARGETS]))
    below = TARGETS[:TARGETS.index(target) + 1]
    return run_tests(mutant.number, "--filter", f"^{target}Tests\\.") or run_tests(
        mutant.number, *skipped(SLOW + [f"^{name}Tests\\." for name in below]))


def main():
    mutants = read_table()
    wanted = [int(word) for word in sys.argv[1:]] or [mutant.number for mutant in mutants]
    if not set(wanted) <= {mutant.number for mutant in mutants}:
        fail(f"the table has mutants 1 to {len(mutants)}")
    copy(mutants)
    print("building all mutants", flush=True)
    if not build():
        fail("the mutants do not build")
    if len(sys.argv) == 1:
        problem = run_tests(0, *skipped(SLOW))
        if problem:
            fail(f"without a mutant the tests fail: {problem}")
        print("without a mutant all tests pass", flush=True)
    unexpected = 0
    lived = []
    for mutant in (mutant for mutant in mutants if mutant.number in wanted):
        found = test(mutant)
        if not found:
            lived.append(mutant.number)
        name = re.search(r"Test ([^ (]+)", found or "")
        outcome = f"found by {name[1] if name else found}" if found else f"LIVED ({mutant.lives or mutant.file})"
        print(f"{mutant.number:3} {mutant.title}: {outcome}", flush=True)
        unexpected += bool(found) == bool(mutant.lives)
    print(f"{len(wanted)} mutants, {len(lived)} lived: {' '.join(map(str, lived)) or 'none'}")
    sys.exit(1 if unexpected else 0)



if __name__ == "__main__":
    main()
