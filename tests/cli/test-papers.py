#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a patient takes home is one sheet, in large letters too:  test-papers.py TRABECULA-CLI

Every practice person, on the paper that holds the least: US Letter at 18 point. Needs pdftotext.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CLI = sys.argv[1]
PLAN = "alendronate"
LONGER = {"P-04": 3}  # five things to do first and five to call for: more lines of 18 point than a page has
CAUSES = ("not-asked", "kidney", "clots", "low-energy")


def run(*arguments):
    return subprocess.run([CLI, "--today=2026-12-01", *arguments], capture_output=True, text=True)


def count_pages(store, person, folder):
    path = folder / "plan.pdf"
    path.unlink(missing_ok=True)
    reasons = [f"--reason={cause}=We spoke about it" for cause in CAUSES]
    done = run("--store", store, "plan", person, "--members", "2", "--plan", PLAN, "--large", "--letter",
               "--output", path, *reasons)
    if done.returncode != 0:
        return done.stderr.strip()
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return int(re.findall(r"Page \d+ of (\d+)", text)[-1])


def main():
    if shutil.which("pdftotext") is None:
        print("pdftotext is not there: pages of a PDF cannot be counted")
        return 77
    wrong = []
    with tempfile.TemporaryDirectory(prefix="trab-papers-") as name:
        folder = pathlib.Path(name)
        store = folder / "store"
        if run("demo", store).returncode != 0:
            return "no practice store"
        people = [line.split("\t") for line in run("--store", store, "patient", "list").stdout.splitlines()]
        for person in people:
            pages = count_pages(store, person[0], folder)
            print(person[5], pages)
            if pages != LONGER.get(person[5], 2):
                wrong.append(person[5])
        if not people or wrong:
            return f"not as many pages as told: {wrong}"
    return 0


sys.exit(main())
