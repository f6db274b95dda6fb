#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants breaches of the house rules in a copy of the sources and expects check-source.py to name each."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HEAD = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n#include "trab-planted.h"\n\n'
PLANTED = [
    ("safety", "  return t_score <= -2.5;", "a bare decimal (<= -2.5)"),
    ("reading", "  return 7.5 < dose_mg_d;", "a bare decimal (7.5 <)"),
    ("present", "  return x == 0.01;", "a bare decimal (== 0.01)"),
    ("risk", "  goto out;", "goto"),
    ("charts", "  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);", "rasterizer"),
    ("appraisal", "  gint x = 0;", "a GLib alias"),
    ("session", "\n" * 800 + "  return 0;", "lines (at most 800)"),
    ("store", "  x++;\n" * 80, "(at most 80)"),
    ("core", "  {\n" * 7 + "  }\n" * 7, "nesting of 7"),
]


def run(root):
    return subprocess.run([ROOT / "tools/check-source.py", root], capture_output=True, text=True)


def main():
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        (copy / "tools").mkdir()
        shutil.copy(ROOT / "tools/bare-decimals.txt", copy / "tools")
        for layer, line, words in PLANTED:
            victim = copy / "src" / layer / "trab-planted.c"
            victim.parent.mkdir(parents=True, exist_ok=True)
            victim.write_text(f"{HEAD}static int\ncompare (double x)\n{{\n{line}\n}}\n", encoding="utf-8")
            result = run(copy)
            victim.unlink()
            caught = result.returncode == 1 and words in result.stdout
            print(f"{'ok' if caught else 'NOT CAUGHT'}: {words} in {layer}")
            failures += not caught
        names = {line.split(": ")[0] for line in (ROOT / "tools/bare-decimals.txt").read_text().splitlines()
                 if not line.startswith("#")}
        for name in sorted(names):
            stale = not list((ROOT / "src").rglob(name))
            print(f"{'STALE' if stale else 'ok'}: exceptions of {name}")
            failures += stale
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
