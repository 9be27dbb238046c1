#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""browser.py URL: opens a server's pages in Chromium; they are there with and without their scripts, and
nothing that a page runs or loads is refused."""
import re, subprocess, sys

PAGES = {"/": "newest first", "/?query=coral+reefs": "because of", "/weeks": "Week by week", "/map": "Map of the papers",
         "/papers/9906.00101": "Asked about", "/reading": "Reading list"}


def opened(address):
    result = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
         "--virtual-time-budget=4000", "--dump-dom", address], capture_output=True, text=True, timeout=120)
    said = [line for line in result.stderr.split("\n") if "CONSOLE" in line]
    assert not said, f"{address}: {said[:3]}"
    return result.stdout


for path, text in PAGES.items():
    page = opened(sys.argv[1] + path)
    assert text in page, f"{path} does not say {text!r}"
    papers = len(re.findall(r"<li[^>]* data-id=", page))
    buttons = len(re.findall(r'<button[^>]*class="keep"', page))
    assert papers == buttons, f"{path}: {papers} papers and {buttons} buttons, so its script did not run"
    if path != "/weeks" and path != "/reading":
        assert papers > 0, path
print(f"{len(PAGES)} pages open without a complaint")
