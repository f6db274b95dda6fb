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


# a layer, and the files of a circle planted in it
CIRCLES = [
    ("safety", {"trab-one.h": "trab-two.h", "trab-two.h": "trab-one.h"}),
    ("core", {"trab-one.c": "trab-two.h", "trab-two.c": "trab-three.h", "trab-three.c": "trab-one.h"}),
    ("app", {"trab-one.h": "trab-two.h", "trab-two.c": "trab-one-private.h", "trab-one-private.h": "trab-one.h"}),
    ("store", {"trab-db.c": "trab-one.h", "trab-one.h": "trab-db.h"}),
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
        for layer, files in CIRCLES:
            failures += not is_circle_caught(copy, layer, files)
    return 1 if failures else 0


def is_circle_caught(copy, layer, files):
    """Every room of the circle must be named; what was there before is put back."""
    folder = copy / "src" / layer
    before = {path: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.suffix in (".c", ".h")}
    for name, included in files.items():
        for each in (name, included):
            path = folder / each
            path.write_text(before.get(path, ""), encoding="utf-8")
    for name, included in files.items():
        with (folder / name).open("a", encoding="utf-8") as stream:
            stream.write(f'\n#include "{included}"\n')
    result = run(copy)
    rooms = {name.split(".")[0].removesuffix("-private") for name in files}
    caught = result.returncode == 1 and all(room in result.stdout for room in rooms)
    print(f"{'ok' if caught else 'NOT CAUGHT'}: a circle of {', '.join(sorted(files))} in {layer}")
    for path in list(folder.iterdir()):
        if path.suffix in (".c", ".h") and path not in before:
            path.unlink()
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")
    return caught


if __name__ == "__main__":
    sys.exit(main())
