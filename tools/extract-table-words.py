#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes po/table-words.c, from which xgettext reads the sentences of the tables of data/.

    tools/extract-table-words.py [--check] [ROOT]

--check compares only; it runs as a test.
"""
import argparse
import pathlib
import sys

import material
from material import words


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    parser.add_argument("root", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent)
    arguments = parser.parse_args()
    path = arguments.root.resolve() / "po" / "table-words.c"
    text = words.write(material.read_all(arguments.root.resolve())[0])
    if not arguments.check:
        path.write_text(text, encoding="utf-8")
    elif not path.is_file() or path.read_text(encoding="utf-8") != text:
        print("po/table-words.c is not what the tables say: run tools/extract-table-words.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
