#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every #include under src/ against the table of layers; prints each forbidden one, and each
circle of files inside a layer.

    tools/check-layers.py [ROOT]

The build declares the same rules, but headers in the system's include folder and paths with ".."
would still compile from anywhere; this script is what catches them.
"""
import pathlib
import re
import sys

# layer: (our layers it may use, headers of others it may use beside the C library)
GLIB = ("glib.h", "glib-object.h", "glib/", "gio/", "gobject/")
LAYERS = {
    "core": ((), GLIB),
    "evidence": (("core",), GLIB + ("jansson.h",)),
    "risk": (("core", "evidence"), GLIB),
    "model": (("core", "evidence"), GLIB),
    # a program of its own for whoever works on the model; nothing uses it, it is not installed
    "calibrate": (("core", "evidence", "model"), GLIB + ("jansson.h", "gsl/")),
    "charts": ((), GLIB + ("cairo", "pango/")),
    # jansson in store: for keys.json alone
    "store": (("core",), GLIB + ("sqlcipher/", "sqlite3.h", "openssl/", "jansson.h")),
    "interop": (("core",), GLIB + ("jansson.h",)),
    "present": (("core", "evidence", "charts"), GLIB),
    "report": (("core", "present", "charts"), GLIB + ("cairo", "pango/")),
    "reading": (("core", "evidence", "risk", "model"), GLIB),
    "safety": (("core", "evidence", "risk", "reading"), GLIB),
    # jansson in appraisal: the list of models is written there
    "appraisal": (("core", "evidence", "risk", "model", "reading", "safety", "interop"),
                  GLIB + ("jansson.h",)),
    "session": (("core", "evidence", "risk", "model", "reading", "safety", "appraisal", "store",
                 "interop", "present", "report"),
                GLIB + ("jansson.h",)),
    "app": (("core", "session", "present", "charts", "report"),
            GLIB + ("gtk/", "adwaita.h", "gdk/", "cairo", "pango/")),
    "cli": (("core", "session", "present", "charts", "report"), GLIB + ("cairo",)),
}
STANDARD = {"assert.h", "ctype.h", "errno.h", "float.h", "inttypes.h", "langinfo.h", "limits.h", "locale.h",
            "math.h", "signal.h", "stdarg.h", "stdbool.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h",
            "string.h", "time.h", "unistd.h", "fcntl.h", "libintl.h"}
STANDARD_PREFIX = ("sys/",)
# gettext belongs to present and the two faces; files that open files of their own need these two
ONLY = {"libintl.h": {"present", "app", "cli"}, "glib/gi18n.h": {"present", "app", "cli"},
        "glib/gi18n-lib.h": {"present"}}
# the one door to machine vectors
MODEL_ONLY = ("immintrin.h",)

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


# A room is a .c with its .h, and the -private.h and -class.h that belong to it. Rooms of one layer
# never include each other in a circle, so that each can be read, tested and moved without what
# stands above it.
CIRCLES = {
    frozenset({"trab-db", "trab-statement"}): "a statement is a statement of its database, which makes it",
}


def find_room(name, files):
    """files: the names of all, without ending."""
    for suffix in ("-private", "-class"):
        if name.endswith(suffix) and name.removesuffix(suffix) in files:
            return name.removesuffix(suffix)
    return name


def find_circles(edges):
    """The strongly connected parts of more than one room (Tarjan), each as a sorted list."""
    order, low, stack, circles = {}, {}, [], []

    def visit(room):
        order[room] = low[room] = len(order)
        stack.append(room)
        for other in sorted(edges.get(room, ())):
            if other not in order:
                visit(other)
                low[room] = min(low[room], low[other])
            elif other in stack:
                low[room] = min(low[room], order[other])
        if low[room] == order[room]:
            at = stack.index(room)
            if len(stack) - at > 1:
                circles.append(sorted(stack[at:]))
            del stack[at:]

    for room in sorted(edges):
        if room not in order:
            visit(room)
    return circles


def check_circles(root):
    source = root / "src"
    files = sorted(list(source.rglob("*.c")) + list(source.rglob("*.h")))
    names = {path.stem for path in files}
    layers = {find_room(path.stem, names): path.relative_to(source).parts[0] for path in files}
    edges = {}
    for path in files:
        room = find_room(path.stem, names)
        for match in INCLUDE.finditer(path.read_text(encoding="utf-8")):
            other = find_room(pathlib.PurePath(match.group(2)).stem, names)
            if match.group(1) == '"' and other != room and layers.get(other) == layers[room]:
                edges.setdefault(room, set()).add(other)
    return [f"src/{layers[circle[0]]}: these include each other in a circle: {', '.join(circle)}"
            for circle in find_circles(edges) if frozenset(circle) not in CIRCLES]


def check(root):
    source = root / "src"
    owner = {}
    for path in source.rglob("*.h"):
        owner[path.name] = path.relative_to(source).parts[0]
    problems = []
    for path in sorted(list(source.rglob("*.c")) + list(source.rglob("*.h"))):
        layer = path.relative_to(source).parts[0]
        where = path.relative_to(root)
        if layer not in LAYERS:
            problems.append(f"{where}: no such layer: {layer}")
            continue
        ours, others = LAYERS[layer]
        for match in INCLUDE.finditer(path.read_text(encoding="utf-8")):
            name = match.group(2)
            if ".." in name.split("/"):
                problems.append(f"{where}: includes {name}: paths that climb are not allowed")
            elif name in ONLY and layer not in ONLY[name]:
                problems.append(f"{where}: includes {name}: words belong to present")
            elif match.group(1) == '"':
                target = owner.get(name.split("/")[-1])
                if target is None and (name.endswith("-resources.h") or name == "config.h"):
                    continue
                if target != layer and target not in ours:
                    problems.append(f"{where}: includes {name} of layer {target or '(none)'}; "
                                    f"{layer} may use: {', '.join(ours) or 'nothing of ours'}")
            elif name in STANDARD or name.startswith(STANDARD_PREFIX) or name.startswith(others):
                continue
            elif layer == "model" and name in MODEL_ONLY:
                continue
            else:
                problems.append(f"{where}: includes <{name}>, which {layer} may not use")
    return problems


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent
    problems = check(root.resolve()) + check_circles(root.resolve())
    print("\n".join(problems) if problems else "layers: no forbidden include, no circle")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
