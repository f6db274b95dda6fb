#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader hears of the running program: whatever can have the focus has a name.

    test-atspi.py TRABECULA TRABECULA-CLI

Walks the pages of a practice patient by keys and reads each over the accessibility bus. Runs under
tools/with-desktop.sh; exits with 77 (skipped) where Python has no pyatspi.
"""
import os
import subprocess
import sys
import tempfile
import time

# The accessibility bus warns of objects that are not there yet; the warning is not the program's.
os.environ.pop("G_DEBUG", None)

try:
    import pyatspi
except ImportError:
    print("skipped: python3-pyatspi is not installed")
    sys.exit(77)

WAIT_S = 20
# Keys from the list of patients through the pages, by the name of what they show
STEPS = [("today", []), ("update", ["k", "h", "a", "Return"]), ("chance", ["ctrl+2"]),
         ("compare", ["ctrl+3"]), ("what matters", ["ctrl+4"]), ("plan", ["ctrl+5"]), ("print", ["ctrl+6"])]
# Roles that GTK 4.8 makes focusable by itself, to scroll or to hold others
HOLDERS = {"scroll pane", "viewport", "filler", "panel", "list", "table", "split pane"}


def find_program(pid):
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.get_process_id() == pid and application.childCount:
                return application
        time.sleep(0.1)
    sys.exit("the program did not come to the accessibility bus")


def walk(node, path=()):
    """Every object that is on the screen, with the roles and names above it."""
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is None or not child.getState().contains(pyatspi.STATE_VISIBLE):
            continue
        here = path + (f"{child.getRoleName()} {child.name!r}",)
        yield child, here
        yield from walk(child, here)


def is_nameless(node):
    name = node.name.strip()
    if name and not name.startswith(("Gtk", "Adw", "Trab")):
        return False
    # Inner parts that GTK 4.8 and libadwaita 1.2 leave unnamed: the button of a named drop-down or
    # entry, and the outer row of an expander, whose inner row has its title
    above = node.parent
    while above is not None and above.getRoleName() in ("panel", "filler"):
        above = above.parent
    role = above.getRoleName() if above is not None else ""
    if node.getRoleName() == "push button" and role in ("combo box", "text", "password text"):
        return not above.name
    if node.getRoleName() == "list item":
        return not any(inner.name.strip() for inner, _ in walk(node))
    return True


def main():
    program, cli = sys.argv[1:3]
    n_focusable, nameless = 0, []
    with tempfile.TemporaryDirectory() as home:
        store = os.path.join(home, "store")
        environment = dict(os.environ, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home,
                           GTK_A11Y="atspi")
        subprocess.run([cli, "demo", store], check=True)
        with subprocess.Popen([program, "--store", store], env=environment) as process:
            application = find_program(process.pid)
            time.sleep(2.0)
            for page, keys in STEPS:
                for key in keys:
                    subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
                    time.sleep(0.3)
                time.sleep(1.5)
                for node, path in walk(application):
                    if node.getState().contains(pyatspi.STATE_FOCUSABLE) and node.getRoleName() not in HOLDERS:
                        n_focusable += 1
                        if is_nameless(node):
                            nameless.append(f"{page}: " + " > ".join(path[-4:]))
            process.terminate()
    print("\n".join(sorted(set(nameless))))
    print(f"{n_focusable} that can have the focus, {len(set(nameless))} without a name")
    assert n_focusable > 50
    assert not nameless


if __name__ == "__main__":
    main()
