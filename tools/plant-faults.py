#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants each fault of safety/planted.csv, one at a time, and says whether its test turns red.

    tools/plant-faults.py [--build FOLDER] [HAZARD...]

A control counts when a test fails without it. The tree must be clean of changes in the files that
faults are planted in; each file is put back as it was, whatever happens. Exit 1 where a test stays
green, or where a fault no longer fits the text it was written for.
"""
import argparse
import csv
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def runs_green(build, row):
    """Whether the test passes; a tree that does not build counts as neither"""
    if row["test"].endswith(".py"):
        return subprocess.run([sys.executable, ROOT / row["test"]], cwd=ROOT, capture_output=True).returncode == 0
    target = build / row["test"]
    made = subprocess.run(["ninja", "-C", build, row["test"]], capture_output=True, text=True)
    if made.returncode != 0:
        raise RuntimeError("does not build: " + made.stdout[-600:])
    environment = ["env", "TRAB_SOURCE_ROOT=" + str(ROOT), "G_TEST_SRCDIR=" + str(ROOT / "tests"),
                   "G_TEST_BUILDDIR=" + str(build / "tests")]
    display = [ROOT / "tools/with-display.sh"] if row["test"].startswith("tests/app/") else []
    return subprocess.run([*display, *environment, target, "-p", row["path"]], cwd=build,
                          capture_output=True).returncode == 0


def plant(build, row):
    path = ROOT / row["file"]
    text = path.read_text(encoding="utf-8")
    if text.count(row["old"]) != 1:
        return f"the fault fits {text.count(row['old'])} places, not one"
    try:
        path.write_text(text.replace(row["old"], row["new"]), encoding="utf-8")
        return "stays green" if runs_green(build, row) else None
    except RuntimeError as error:
        return str(error)
    finally:
        path.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "_build")
    parser.add_argument("hazards", nargs="*")
    arguments = parser.parse_args()
    n_wrong = 0
    with open(ROOT / "safety/planted.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not arguments.hazards or row["hazard"] in arguments.hazards]
    for row in rows:
        problem = plant(arguments.build.resolve(), row)
        n_wrong += problem is not None
        print(f"{row['hazard']}\t{row['fault']}\t{problem or 'red'}", flush=True)
    return 1 if n_wrong else 0


if __name__ == "__main__":
    sys.exit(main())
