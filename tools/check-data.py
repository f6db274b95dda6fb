#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the tables of data/, which people edit by hand, and tells each fault with its table and row.

    tools/check-data.py [--fix] [ROOT]

Form, columns and units, words of provenance, ids that resolve across tables, ranges, the safety rules
among themselves, and the list of resources. --fix writes every table in its one form first; it changes
spaces and line breaks alone.
"""
import argparse
import pathlib
import sys

import material
from material import tables


def fix(root):
    for path in tables.paths(root):
        path.write_text(tables.write(tables.read(path)), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fix", action="store_true", help="write every table in its one form first")
    parser.add_argument("root", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent)
    arguments = parser.parse_args()
    root = arguments.root.resolve()
    if arguments.fix:
        fix(root)
    problems = material.check(root)
    print("\n".join(problems) if problems else "data: every table is as it should be")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
