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
    ("appraisal", "#define TRIAL_YEARS 4", "a length of time as a constant (TRIAL_YEARS)"),
    ("safety", "#define WHI_OLDEST_AGE 79", "a length of time as a constant (WHI_OLDEST_AGE)"),
    ("present", "  static const double taken_months = 36;", "a length of time as a constant (taken_months)"),
    ("reading", "  enum { STUDY_YEARS = 3 };", "a length of time as a constant (STUDY_YEARS)"),
    ("risk", "  return facts->age_years < 50;", "compared with a bare number (age_years < 50)"),
    ("appraisal", "  return 4 <= since.most_years;", "compared with a bare number (4 <= since.most_years)"),
    ("safety", "  return trab_date_age_years (a, b (c)) >= 65;", "trab_date_age_years (a, b (c)) >= 65)"),
    ("risk", "  goto out;", "goto"),
    ("charts", "  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);", "rasterizer"),
    ("appraisal", "  gint x = 0;", "a GLib alias"),
    ("session", "\n" * 800 + "  return 0;", "lines (at most 800)"),
    ("store", "  x++;\n" * 80, "(at most 80)"),
    ("app", '  return "emblem-favorite-symbolic";', "the icon emblem-favorite-symbolic"),
    ("core", "  {\n" * 7 + "  }\n" * 7, "nesting of 7"),
]
ALLOWED = [
    ("reading", "  return months >= 0 && years > 0;"),
    ("safety", "#define DAYS_PER_YEAR 365.25"),
    ("appraisal", "  return age_years < limits->oldest_years;"),
    ("session", "  return age_years < 50;"),
    ("app", '  return "go-next-symbolic";'),
    ("app", '  return "trab-plan-symbolic";'),
]
LISTS = ("bare-decimals.txt", "study-years.txt")


def run(root):
    return subprocess.run([ROOT / "tools/check-source.py", root], capture_output=True, text=True)


def plant(copy, layer, line):
    victim = copy / "src" / layer / "trab-planted.c"
    victim.parent.mkdir(parents=True, exist_ok=True)
    victim.write_text(f"{HEAD}static int\ncompare (double x)\n{{\n{line}\n}}\n", encoding="utf-8")
    result = run(copy)
    victim.unlink()
    return result


def main():
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        (copy / "tools").mkdir()
        for name in (*LISTS, "theme-icons.txt"):
            shutil.copy(ROOT / "tools" / name, copy / "tools")
        for layer, line, words in PLANTED:
            result = plant(copy, layer, line)
            caught = result.returncode == 1 and words in result.stdout
            print(f"{'ok' if caught else 'NOT CAUGHT'}: {words} in {layer}")
            failures += not caught
        for layer, line in ALLOWED:
            result = plant(copy, layer, line)
            print(f"{'NOT ALLOWED' if result.returncode else 'ok'}: {line.strip()} in {layer}")
            failures += result.returncode != 0
        (copy / "README.md").write_text("See `src/core/trab-gone.h`.\n", encoding="utf-8")
        (copy / "src/core").mkdir(exist_ok=True)
        caught = "README.md:1: src/core/trab-gone.h is not there" in run(copy).stdout
        print(f"{'ok' if caught else 'NOT CAUGHT'}: a document that names a file which is gone")
        failures += not caught
    for line in (line for name in LISTS for line in (ROOT / "tools" / name).read_text(encoding="utf-8").splitlines()):
        if not line or line.startswith("#"):
            continue
        name, what, _reason = line.split(": ", 2)
        stale = not any(what in path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob(name))
        print(f"{'STALE' if stale else 'ok'}: the exception {what} of {name}")
        failures += stale
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
