#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""House rules that a machine can check; prints each breach with its place.

    tools/check-source.py [ROOT]

Rules: an SPDX line in every source file; public functions of src/<layer>/trab-x.c begin with
trab_x_; headers use #pragma once and a .c includes its own header first; no goto, no gchar and
friends, no unfinished-work words, none of cairo's rasterizers that corrupt memory; functions of at
most 80 lines and nesting of at most 5; files of at most 800 lines; no tabs, no trailing blanks. In
reading, safety, appraisal, risk and present no comparison with a bare decimal: a clinical limit is a
row of data/, with its source, and what is none has a name or a line with its reason in
tools/bare-decimals.txt. Nor is an age or a length of time a constant there, named or compared with: the
years of a study are of its row, and what is none of a study has its reason in tools/study-years.txt.
A path that a document names in code letters leads somewhere.
"""
import pathlib
import re
import sys

MAX_FILE, MAX_FUNCTION, MAX_NESTING = 800, 80, 5
CLINICAL = ("reading", "safety", "appraisal", "risk", "present")
CODE = {".c", ".h"}
WRITTEN = {"po/table-words.c"}  # by tools/extract-table-words.py, as long as the tables are
SPDX = CODE | {".py", ".sh", ".build", ".sql", ".ui", ".css", ".xml"}
BANNED = [
    (re.compile(r"\bgoto\b"), "goto"),
    (re.compile(r"\bg(char|int|double|float|uchar|short|long)\b(?!\s*\()"), "a GLib alias of a C type"),
    (re.compile(r"\bCAIRO_ANTIALIAS_(FAST|NONE)\b"), "a rasterizer of cairo that writes past its buffer"),
    (re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"), "an unfinished-work word"),
    (re.compile(r"\bg_assert\s*\("), None),  # only in tests, see below
]
DECIMAL = re.compile(r"(?:[<>]=?|[=!]=)\s*-?\d+\.\d+|(?<![\w.])-?\d+\.\d+\s*(?:[<>]=?|[=!]=)")
TIME = r"(?:YEARS?|MONTHS?|WEEKS?|DAYS?|AGES?)"
TIME_CONSTANT = re.compile(rf"^\s*#\s*define\s+((?:\w+_)?{TIME}(?:_\w+)?)\s+\(?\s*-?\d|"
                           rf"\b(?:const|enum)\b[^;()]*?\b((?:\w+_)?{TIME}(?:_\w+)?)\s*=\s*-?\d", re.I)
TIME_CALL = r"(?:\s*\([^()]*(?:\([^()]*\)[^()]*)*\))?"  # f (x), g (x, h (y))
TIME_LIMIT = re.compile(rf"\b((?:\w+_)?{TIME}(?:_\w+)?{TIME_CALL}\s*(?:[<>]=?|[=!]=)\s*[1-9]\d*)(?![\d.])|"
                        rf"(?<![\w.])([1-9]\d*\s*(?:[<>]=?|[=!]=)\s*[\w.>-]*?{TIME})\b", re.I)
CALENDAR = re.compile(r"(?:DAYS|WEEKS|MONTHS)_PER_(?:WEEK|MONTH|YEAR)")
FUNCTION = re.compile(r"^([a-z_][a-z0-9_]*) \(", re.M)
# an icon by its name, but for those that the program brings along
THEME_ICON = re.compile(r"(?<![\w.-])(?!trab-)[a-z][a-z0-9-]*-symbolic\b")


def strip_comments(text):
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.S)


def check_functions(where, lines):
    """GNU style: a function's body opens and closes with a brace in column 0."""
    start, depth, deepest = None, 0, 0
    for number, line in enumerate(lines, 1):
        if line.startswith("{") and not line.startswith("{ "):
            start, depth, deepest = number, 0, 0
        if start is not None:
            depth += line.count("{") - line.count("}")
            deepest = max(deepest, depth)
            if line.startswith("}"):
                is_function = not line.startswith("};") and not re.match(r"^\} \w+", line)
                if is_function and number - start > MAX_FUNCTION:
                    yield f"{where}:{start}: a function of {number - start} lines (at most {MAX_FUNCTION})"
                if is_function and deepest > MAX_NESTING + 1:
                    yield f"{where}:{start}: nesting of {deepest - 1} (at most {MAX_NESTING})"
                start = None


def check_names(path, where, text):
    if path.name == "main.c" or not path.name.startswith("trab-"):
        return
    prefix = path.stem.removesuffix("-private").replace("-", "_") + "_"
    lines = text.split("\n")
    for i, line in enumerate(lines):
        match = FUNCTION.match(line)
        if not match or i == 0 or match.group(1).startswith("G_"):
            continue
        before = lines[i - 1]
        if before.startswith(("static", "G_DE", " ", "#", "}")) or before.strip() == "" or ";" in before:
            continue
        if not (match.group(1) + "_").startswith(prefix):
            yield f"{where}:{i + 1}: {match.group(1)} does not begin with {prefix}"


def read_allowed(root, name):
    """Lines "FILE: WHAT: reason" of a list in tools/; a comparison as it is written, or a constant's name."""
    path = root / "tools" / name
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {tuple(line.split(": ", 2)[:2]) for line in lines if line.count(": ") >= 2 and line[0] != "#"}


def check_decimals(root, path, where, code):
    if where.parts[0] != "src" or where.parts[1] not in CLINICAL:
        return
    allowed = read_allowed(root, "bare-decimals.txt")
    for number, line in enumerate(code.split("\n"), 1):
        for match in DECIMAL.finditer(line):
            if (path.name, match.group(0).strip()) not in allowed:
                yield f"{where}:{number}: compares with a bare decimal ({match.group(0).strip()})"


def check_times(root, path, where, code):
    if where.parts[0] != "src" or where.parts[1] not in CLINICAL:
        return
    allowed = read_allowed(root, "study-years.txt")
    for number, line in enumerate(code.split("\n"), 1):
        for pattern, what in ((TIME_CONSTANT, "an age or a length of time as a constant"),
                              (TIME_LIMIT, "an age or a length of time compared with a bare number")):
            for match in pattern.finditer(line):
                found = next(filter(None, match.groups()))
                if not CALENDAR.fullmatch(found) and (path.name, found) not in allowed:
                    yield f"{where}:{number}: {what} ({found})"


def check_icons(root, where, text):
    path = root / "tools/theme-icons.txt"
    known = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    for number, line in enumerate(text.split("\n"), 1):
        for name in THEME_ICON.findall(line):
            if name not in known:
                yield f"{where}:{number}: the icon {name} is not in every theme (tools/theme-icons.txt)"


def check_file(root, path):
    where = path.relative_to(root)
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    if path.suffix in SPDX or path.name == "meson.build":
        if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in lines[:4]):
            yield f"{where}: no SPDX line"
    for number, line in enumerate(lines, 1):
        if "\t" in line and path.suffix in CODE:
            yield f"{where}:{number}: a tab"
        if line != line.rstrip():
            yield f"{where}:{number}: trailing blanks"
    if path.suffix not in CODE:
        return
    if len(lines) - 1 > MAX_FILE and str(where) not in WRITTEN:
        yield f"{where}: {len(lines) - 1} lines (at most {MAX_FILE})"
    if path.suffix == ".h" and "#pragma once" not in text:
        yield f"{where}: no #pragma once"
    code = strip_comments(text)
    if where.parts[0] == "src":
        yield from check_icons(root, where, text)
    for number, line in enumerate(code.split("\n"), 1):
        for pattern, what in BANNED:
            if what and pattern.search(line):
                yield f"{where}:{number}: {what}"
            if what is None and "tests" in where.parts and pattern.search(line):
                yield f"{where}:{number}: g_assert in a test (use g_assert_true and its kin)"
    yield from check_functions(where, code.split("\n"))
    yield from check_decimals(root, path, where, code)
    yield from check_times(root, path, where, code)
    if path.suffix == ".c" and where.parts[0] == "src":
        includes = re.findall(r'#include ["<]([^">]+)', text)
        if path.name.startswith("trab-") and (not includes or includes[0] != path.stem + ".h"):
            yield f"{where}: its own header is not included first"
        yield from check_names(path, where, code)


def check_document(root, path):
    """Paths are given from the root, src or data, and a table or a pair of files without its ending."""
    bases = [base for base in (root, root / "src", root / "data") if base.is_dir()]
    rooms = sorted({folder.name for base in bases for folder in base.iterdir()
                    if folder.is_dir() and folder.name[0] not in "._"})
    named = re.compile(rf"`((?:{'|'.join(rooms)})/[\w./*-]*[\w*])")
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        for name in named.findall(line):
            is_placeholder = re.search(r"[A-Z]{3}", name.split(".")[0]) or name.endswith(".pot")  # .pot: made
            if not is_placeholder and not any(any(base.glob(name + end)) for base in bases for end in ("", ".*")):
                yield f"{path.relative_to(root)}:{number}: {name} is not there"


def main():
    root = (pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    problems = []
    for folder in ("src", "tests", "benchmarks", "tools", "data", "po"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "data/" not in path.relative_to(root / folder).as_posix()[:5] \
                    and (path.suffix in SPDX or path.name == "meson.build"):
                problems += check_file(root, path)
    for path in sorted((root / "data/ui").glob("*.ui")):
        problems += check_icons(root, path.relative_to(root), path.read_text(encoding="utf-8"))
    for folder in (".", "docs", "safety"):
        for path in sorted((root / folder).glob("*.md")):
            problems += check_document(root, path)
    print("\n".join(problems) if problems else "source: every rule holds")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
