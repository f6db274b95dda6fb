# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the tables of data/; the format is described in docs/EVIDENCE-METHOD.md."""
import csv
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "data"


def cell(text, is_number):
    if text is None or text == "":
        return None
    return json.loads(text) if is_number else text


def write_table(name, source, columns, rows):
    """columns: list of (name, {"type": "number"|"text", "unit": ...})"""
    path = DATA / (name + ".json")
    path.parent.mkdir(parents=True, exist_ok=True)
    head = [{"name": n, **about} for n, about in columns]
    with open(path, "w", encoding="utf-8") as out:
        out.write("{\n")
        out.write(f' "table": {json.dumps(name)},\n "source": {json.dumps(source, ensure_ascii=False)},\n')
        out.write(' "columns": [\n  ' + ",\n  ".join(json.dumps(c) for c in head) + "\n ],\n")
        out.write(' "rows": [\n  ')
        out.write(",\n  ".join(json.dumps(r, ensure_ascii=False) for r in rows))
        out.write("\n ]\n}\n")


def from_csv(name, path, source, numbers=(), units=None, drop=()):
    """A CSV file as a table; the columns in `numbers` become JSON numbers (their text is a literal)."""
    units = units or {}
    with open(path, encoding="utf-8", newline="") as f:
        reader = csv.DictReader(f)
        names = [n for n in reader.fieldnames if n not in drop]
        rows = [[cell(r[n], n in numbers) for n in names] for r in reader]
    columns = []
    for n in names:
        about = {"type": "number" if n in numbers else "text"}
        if n in units:
            about["unit"] = units[n]
        columns.append((n, about))
    write_table(name, source, columns, rows)


def read_rows(path, delimiter=","):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter=delimiter))


def number(text):
    """The number a cell's text spells, or None when the cell is empty."""
    return json.loads(text) if text not in (None, "") else None


def text(value):
    return value if value not in (None, "") else None


def table(name, source, columns, rows):
    """columns: "name", "name:number" or "name:number:unit"; rows: lists or dicts by column name."""
    parsed = []
    for column in columns:
        parts = column.split(":", 2)
        about = {"type": parts[1] if len(parts) > 1 else "text"}
        if len(parts) > 2:
            about["unit"] = parts[2]
        parsed.append((parts[0], about))
    names = [n for n, _ in parsed]
    lists = []
    for row in rows:
        if isinstance(row, dict):
            unknown = set(row) - set(names)
            assert not unknown, f"{name}: unknown columns {unknown}"
            row = [row.get(n) for n in names]
        assert len(row) == len(names), f"{name}: {row}"
        for value, (column, about) in zip(row, parsed):
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            assert value is None or is_number == (about["type"] == "number"), f"{name}.{column}: {value!r}"
        lists.append(row)
    write_table(name, source, parsed, lists)


def prov_code(provenance):
    """The one word for a free-text provenance (docs/EVIDENCE-METHOD.md); the words travel beside it."""
    words = provenance.lower()
    if words.startswith("derived"):
        return "derived"
    if words.startswith(("recalled", "downgraded")):
        return "recalled"
    if "recalled" in words:
        return "read+recalled"
    return "read"
