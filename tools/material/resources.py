# SPDX-License-Identifier: GPL-3.0-or-later
"""data/evidence.gresource.xml lists every table, once, in order."""
import re

from material import tables

LIST = "data/evidence.gresource.xml"


def check(root):
    files = [path.relative_to(root / "data").as_posix() for path in tables.paths(root)]
    listed = re.findall(r"<file>([^<]*)</file>", (root / LIST).read_text(encoding="utf-8"))
    problems = [f"{LIST}: does not list {name}" for name in files if name not in listed]
    problems += [f"{LIST}: lists {name}, which is not there" for name in listed if name not in files]
    if not problems and listed != sorted(listed):
        problems.append(f"{LIST}: is not in order, or lists a table twice")
    return problems
