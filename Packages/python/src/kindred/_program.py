# SPDX-License-Identifier: Apache-2.0
"""The program that the package carries."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
from collections.abc import Sequence

_PROGRAM = pathlib.Path(__file__).parent / "program" / "bin" / "kindred"


class KindredError(Exception):
    """A question that has no answer; `code` is the program's: 1 for nothing found, 2 for unreadable papers."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def run(arguments: Sequence[str], text: str = "") -> str:
    """What the program writes to standard output, given its arguments and standard input."""
    done = subprocess.run(
        [_PROGRAM, *arguments[:1], "--quiet", *arguments[1:]], input=text.encode(), capture_output=True, check=False)
    if done.returncode != 0:
        raise KindredError(done.stderr.decode(errors="replace").strip().removeprefix("kindred: "), done.returncode)
    return done.stdout.decode()


def version() -> str:
    """The program's version."""
    return subprocess.run([_PROGRAM, "--version"], capture_output=True, check=True).stdout.decode().strip()


def main() -> None:
    """Becomes the program."""
    os.execv(_PROGRAM, [str(_PROGRAM), *sys.argv[1:]])
