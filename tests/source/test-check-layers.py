#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants forbidden includes in a copy of src/ and expects tools/check-layers.py to name each."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PLANTED = [
    ("core", "<gtk/gtk.h>"),
    ("core", '"trab-evidence.h"'),
    ("core", "<jansson.h>"),
    ("evidence", "<sqlite3.h>"),
    ("evidence", "<libintl.h>"),
    ("core", '"../evidence/trab-table.h"'),
    ("core", "<gsl/gsl_math.h>"),
    ("evidence", "<cvode/cvode.h>"),
    ("reading", '"trab-safety.h"'),
    ("reading", '"trab-session.h"'),
    ("safety", '"trab-store.h"'),
    ("safety", '"trab-ensemble.h"'),
    ("safety", '"trab-comparison-job.h"'),
    ("appraisal", "<sqlite3.h>"),
    ("appraisal", '"trab-store.h"'),
    ("appraisal", '"trab-session.h"'),
    ("interop", '"trab-facts.h"'),
    ("app", '"trab-safety.h"'),
]


def run(root):
    return subprocess.run([ROOT / "tools" / "check-layers.py", root], capture_output=True, text=True)


def main():
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        shutil.copytree(ROOT / "src", copy / "src")
        assert run(copy).returncode == 0, "the tree itself must be clean"
        for layer, include in PLANTED:
            victim = copy / "src" / layer / "trab-planted.c"
            victim.write_text(f"#include {include}\n", encoding="utf-8")
            result = run(copy)
            victim.unlink()
            caught = result.returncode == 1 and "trab-planted.c" in result.stdout
            print(f"{'ok' if caught else 'NOT CAUGHT'}: {include} in {layer}")
            failures += not caught
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
