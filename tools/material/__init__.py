# SPDX-License-Identifier: GPL-3.0-or-later
"""What tools/check-data.py checks of the tables of data/, one module for each kind of fault."""
from material import columns, form, medicines, needs, provenance, ranges, references, resources, rules, tables

PARTS = (columns, provenance, references, ranges, rules, needs, medicines)


def read_all(root):
    """(name -> table, problems): what does not read as a table is told and left out."""
    found, problems = {}, []
    for path in tables.paths(root):
        name = path.relative_to(root / "data").with_suffix("").as_posix()
        try:
            found[name] = tables.read(path)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problems.append(f"{name}: is no table: {error}")
    return found, problems


def check_part(part, found):
    try:
        return part.check(found)
    except KeyError as error:
        return [f"{part.__name__}: a table or column is missing: {error}"]


def check(root):
    """Every fault of the tables below root, in words; what cells mean only where all of them are cells."""
    found, problems = read_all(root)
    problems += resources.check(root) + form.check(found)
    return problems or [problem for part in PARTS for problem in check_part(part, found)]
