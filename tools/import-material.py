#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Converts the clinical material into the tables of data/ (run by hand; its output is committed).

    tools/import-material.py [--material FOLDER]

Every table is one JSON document: {"table", "source", "columns": [{"name", ...}], "rows": [[...]]}.
Numbers are copied, never computed or rounded here; provenance columns travel with their rows.
Numbers that stand only in the prose of the material are transcribed in tools/material/, each with
its section and status. It also writes data/evidence.gresource.xml, the list of all tables.
"""
import argparse
import pathlib

from material import (about, codes, content, daily, densitometry, disagreements, evidence, explanations, harms, model,
                      regimens, risk, rules, values)
from material.tables import DATA, ROOT


def write_resource_list():
    files = sorted(p.relative_to(DATA).as_posix() for p in DATA.rglob("*.json")
                   if p.relative_to(DATA).parts[0] != "practice")
    lines = "".join(f"    <file>{f}</file>\n" for f in files)
    (DATA / "evidence.gresource.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- SPDX-License-Identifier: GPL-3.0-or-later; written by tools/import-material.py -->\n'
        f'<gresources>\n  <gresource prefix="/io/github/trabecula/evidence">\n{lines}  </gresource>\n</gresources>\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--material", type=pathlib.Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    for part in (model, evidence, rules, regimens, about, harms, risk, densitometry, codes, content, daily, explanations,
                 disagreements, values):
        part.write(arguments.material)
    write_resource_list()


if __name__ == "__main__":
    main()
