#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans compared by real key presses: added from the list, cautions read, one stopped early, and
shown to the patient on the other screen.

    test-compare-keys.py TRABECULA TRABECULA-CLI

What the keys did is then read from the record. tools/with-desktop.sh lends the display, the window
manager and xdotool.
"""
import subprocess
import sys
import tempfile

from keyboard import Program, find_window, wait_for

SCREEN = (1600, 0, 1600, 900)  # the second one of tools/with-desktop.sh


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


def find_places():
    """Where the windows are, by their ids."""
    places = {}
    for window in find_window():
        words = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], capture_output=True,
                               text=True, check=False).stdout.split()
        about = dict(word.split("=") for word in words)
        places[window] = tuple(int(about.get(key, 0)) for key in ("X", "Y", "WIDTH", "HEIGHT"))
    return places


def show_to_patient(keyboard):
    """Over the whole of the screen on which the clinician's window is not."""
    clinician = find_window()[-1]
    keyboard.press("F11")
    keyboard.settle()
    monitors = subprocess.run(["xrandr", "--listmonitors"], capture_output=True, text=True, check=False)
    if monitors.stdout.startswith("Monitors: 2"):
        wait_for(lambda: SCREEN in find_places().values(), "the patient's window on the other screen")
    subprocess.run(["xdotool", "windowactivate", "--sync", clinician], check=True)


def main():
    program, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as home:
        whole = Program(program, cli, home)
        with whole as keyboard:
            walk(keyboard)
            show_to_patient(keyboard)
        record = whole.load("Ahlberg")
    compared = record["visits"][-1]["answers"].get("plans_compared", "")
    print(compared)
    plans = compared.split()
    assert plans[:3] == ["as-now", "alendronate:70mg-weekly@0-1", "zoledronate"], compared


if __name__ == "__main__":
    main()
