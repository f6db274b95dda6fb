# SPDX-License-Identifier: GPL-3.0-or-later
"""A table has its name, its source and one form, and its cells are what their columns say."""
from material.tables import write


def check_cell(column, value):
    if value is None:
        return None
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if is_number != (column["type"] == "number"):
        return f"is no {column['type']}: {value!r}"
    if not is_number and not isinstance(value, str):
        return f"is neither text nor number: {value!r}"
    if isinstance(value, str) and (value != value.strip() or value == "" or "\t" in value):
        return f"is empty text, or has spaces around it: {value!r}"
    return None


def check_table(name, table):
    if table.name != name:
        yield f"{name}: calls itself {table.name}"
    if len(table.source or "") <= 10:
        yield f"{name}: names no source"
    if not table.rows:
        yield f"{name}: has no rows"
    if len(set(table.names())) != len(table.columns):
        yield f"{name}: two columns have one name"
    sound = True
    for column in table.columns:
        if column["type"] not in ("text", "number") or set(column) - {"name", "type", "unit"}:
            sound = False
            yield f"{name}: column {column['name']} is of type text or number and has at most a unit"
    for row in table.rows if sound else ():
        for column in table.columns:
            problem = check_cell(column, row[column["name"]])
            if problem:
                yield f"{name}: {table.label(row)}: {column['name']} {problem}"
    if write(table) != table.text:
        yield f"{name}: is not in the one form; tools/check-data.py --fix writes it"


def check(found):
    return [problem for name, table in found.items() for problem in check_table(name, table)]
