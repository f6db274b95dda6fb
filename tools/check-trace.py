#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the safety file: every hazard has a control, every test it names exists, and no document
claims what the project may not claim.

    tools/check-trace.py [ROOT]
"""
import csv
import pathlib
import re
import sys

CLAIMS = re.compile(r"clinically validated|\bCE[- ]?mark(ed)?\b|\bUKCA\b|FDA[- ](approved|cleared)"
                    r"|(HIPAA|GDPR|IPDAS)[- ]compliant|revers(es|ing) osteoporosis", re.I)
DOCUMENTS = ("*.md", "docs/*.md", "safety/*.md", "data/*.xml.in")
# faults that tools/plant-faults.py plants: each still fits one place
PLANTED = "safety/planted.csv"
COLUMNS = ["hazard", "control", "state", "test_file", "test_name"]


def check_row(root, row):
    test = root / row["test_file"]
    if row["state"] == "open":
        if row["test_file"] or row["test_name"]:
            yield f'{row["hazard"]}: open, yet it names a test'
    elif row["state"] != "built":
        yield f'{row["hazard"]}: unknown state {row["state"]}'
    elif not test.is_file():
        yield f'{row["hazard"]}: no file {row["test_file"]}'
    elif f'{row["test_name"]}"' not in test.read_text(encoding="utf-8"):
        yield f'{row["hazard"]}: {row["test_file"]} has no test {row["test_name"]}'


def check_planted(root, hazards):
    with open(root / PLANTED, encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            path = root / row["file"]
            n = path.read_text(encoding="utf-8").count(row["old"]) if path.is_file() else 0
            if n != 1:
                yield f'{PLANTED}: {row["hazard"]}: "{row["fault"]}" fits {n} places of {row["file"]}'
            if row["hazard"] not in hazards:
                yield f'{PLANTED}: {row["hazard"]} is no hazard of the log'


def check(root):
    log = (root / "safety/HAZARD-LOG.md").read_text(encoding="utf-8")
    hazards = set(re.findall(r"^\| (H\d\d) \|", log, re.M))
    with open(root / "safety/TRACE.csv", encoding="utf-8", newline="") as f:
        reader = csv.DictReader(f)
        rows = list(reader)
    if reader.fieldnames != COLUMNS:
        yield f"TRACE.csv: columns are {reader.fieldnames}"
        return
    for hazard in sorted(hazards ^ {row["hazard"] for row in rows}):
        yield f"{hazard}: in the log or the trace, not in both"
    for row in rows:
        yield from check_row(root, row)
    yield from check_planted(root, hazards)
    for pattern in DOCUMENTS:
        for path in sorted(root.glob(pattern)):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if CLAIMS.search(line):
                    yield f"{path.relative_to(root)}:{number}: claims {CLAIMS.search(line).group(0)}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    problems = list(check(root.resolve()))
    print("\n".join(problems) if problems else "safety file: every control is traced")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
