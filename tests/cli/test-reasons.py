#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is unknown without a reason: in the table of every practice person, each cell that has no
number points to a footnote that says why, and every footnote is pointed to.

    test-reasons.py TRABECULA_CLI
"""
import pathlib
import re
import subprocess
import sys
import tempfile

PLANS = ("stop", "food-and-movement", "hrt", "trt", "alendronate", "zoledronate", "gh-mk677")
UNKNOWN = ("Not known", "No number", "No curve")
MARK = "[⁰¹²³⁴⁵⁶⁷⁸⁹]+"


def check(person, text):
    rows = [line.split("\t") for line in text.splitlines() if "\t" in line]
    notes = set(re.findall(f"^({MARK}) .", text, re.MULTILINE))
    marks = set()
    for row in rows[1:]:
        for cell in row[1:]:
            mark = re.search(f"({MARK})$", cell)
            assert mark or not cell.startswith(UNKNOWN), (person, row[0], cell)
            if mark:
                marks.add(mark[1])
    assert marks == notes, (person, marks, notes)
    return sum(cell.startswith(UNKNOWN) for row in rows[1:] for cell in row[1:])


def main():
    cli = str(pathlib.Path(sys.argv[1]).resolve())
    n_unknown = 0
    with tempfile.TemporaryDirectory() as name:
        store = f"{name}/store"
        subprocess.run([cli, "demo", store], check=True, capture_output=True)
        people = subprocess.run([cli, "--store", store, "patient", "list"], check=True, capture_output=True, text=True)
        for line in people.stdout.splitlines():
            plans = [word for plan in PLANS for word in ("--plan", plan)]
            done = subprocess.run([cli, "--store", store, "compare", line.split("\t")[0], "--members", "20", *plans],
                                  check=False, capture_output=True, text=True)
            assert done.returncode in (0, 4), done.stderr
            n_unknown += check(line, done.stdout)
    assert n_unknown > 0
    print(f"{n_unknown} unknown cells have their reason")


if __name__ == "__main__":
    main()
