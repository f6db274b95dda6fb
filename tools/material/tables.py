# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a table of data/ and writes it in its one form; the format is described in docs/EVIDENCE-METHOD.md."""
import dataclasses
import json

WIDTH = 118


@dataclasses.dataclass(eq=False)
class Table:
    """rows: dicts by column name, with every column; an empty cell is None, paragraphs are one text."""
    name: str
    source: str
    columns: list
    rows: list
    is_named: bool  # the file writes rows as named cells, not as lists
    text: str

    def names(self):
        return [column["name"] for column in self.columns]

    def numbers(self):
        return [column["name"] for column in self.columns if column["type"] == "number"]

    def label(self, row):
        """What a person finds the row by: its first cells."""
        return " ".join(str(row[name]) for name in self.names()[:3] if row[name] is not None)


def cell_of(value):
    return "\n".join(value) if isinstance(value, list) else value


def parse(text):
    """Raises ValueError with a sentence where the text is no table."""
    document = json.loads(text)
    columns = document["columns"]
    names = [column["name"] for column in columns]
    rows = []
    is_named = any(isinstance(row, dict) for row in document["rows"])
    for number, row in enumerate(document["rows"], 1):
        if isinstance(row, dict) != is_named:
            raise ValueError(f"row {number} is written another way than the others")
        if not is_named and len(row) != len(names):
            raise ValueError(f"row {number} has {len(row)} cells, not {len(names)}")
        if is_named and set(row) - set(names):
            raise ValueError(f"row {number} has a cell of no column: {', '.join(sorted(set(row) - set(names)))}")
        cells = row if is_named else dict(zip(names, row))
        rows.append({name: cell_of(cells.get(name)) for name in names})
    return Table(document["table"], document["source"], columns, rows, is_named, text)


def read(path):
    return parse(path.read_text(encoding="utf-8"))


def paths(root):
    """Every table below data/; the practice patients are records, and neither maps of columns nor schemas are any."""
    data = root / "data"
    return sorted(path for path in data.rglob("*.json") if path.relative_to(data).parts[0] not in ("practice", "schema", "table-maps"))


def write_value(value):
    if isinstance(value, str) and "\n" in value:
        lines = ",\n".join("    " + json.dumps(line, ensure_ascii=False) for line in value.split("\n"))
        return f"[\n{lines}]"
    return json.dumps(value, ensure_ascii=False)


def write_named(row):
    """A few lines: cells side by side as far as they fit, long ones on a line of their own."""
    lines = [""]
    for name, value in row.items():
        if value is None:
            continue
        cell = f"{json.dumps(name)}: {write_value(value)}"
        if lines[-1] and (len(lines[-1]) + len(cell) + 5 > WIDTH or "\n" in cell or "\n" in lines[-1]):
            lines[-1] += ","
            lines.append(cell)
        else:
            lines[-1] += (", " if lines[-1] else "") + cell
    return "{" + "\n   ".join(lines) + "}"


def write(table):
    """The text of the file: rows of few cells on a line each, others as named cells on a few lines."""
    rows = [write_named(row) if table.is_named else json.dumps(list(row.values()), ensure_ascii=False) for row in table.rows]
    columns = ",\n  ".join(json.dumps(column) for column in table.columns)
    return (f'{{\n "table": {json.dumps(table.name)},\n "source": {json.dumps(table.source, ensure_ascii=False)},\n'
            f' "columns": [\n  {columns}\n ],\n "rows": [\n  ' + ",\n  ".join(rows) + "\n ]\n}\n")
