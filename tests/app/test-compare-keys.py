#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans compared by real key presses: added from the list, cautions read, one stopped early.

    test-compare-keys.py TRABECULA TRABECULA-CLI

What the keys did is then read from the record. tools/with-desktop.sh lends the display, the window
manager and xdotool.
"""
import sys
import tempfile

from keyboard import Program


def add_plan(keyboard, name):
    """The list opens with its search in focus; Enter takes the first that was found."""
    keyboard.press("plus")
    keyboard.settle()
    keyboard.press(*name, "Return")
    keyboard.settle()


def walk(keyboard):
    keyboard.press("a", "h", "l")
    keyboard.settle()
    keyboard.press("Return")
    keyboard.settle()
    keyboard.press("ctrl+3")
    keyboard.settle()
    add_plan(keyboard, "alend")
    add_plan(keyboard, "zoled")
    keyboard.press("ctrl+shift+c")           # the first caution, and away again
    keyboard.settle()
    keyboard.press("Escape")
    for view in "123456":
        keyboard.press("alt+" + view)
    keyboard.press("alt+3", "s")             # the first plan, stopped after a year
    keyboard.settle()
    keyboard.press("Escape", "ctrl+5")       # leaving a step saves what was typed
    keyboard.settle()


def main():
    program, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as home:
        whole = Program(program, cli, home)
        with whole as keyboard:
            walk(keyboard)
        record = whole.load("Ahlberg")
    compared = record["visits"][-1]["answers"].get("plans_compared", "")
    print(compared)
    plans = compared.split()
    assert plans[:3] == ["as-now", "alendronate:70mg-weekly@0-1", "zoledronate"], compared


if __name__ == "__main__":
    main()
