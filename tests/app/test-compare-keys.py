#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans compared by real key presses: added from the list, cautions read, one stopped early.

    test-compare-keys.py TRABECULA TRABECULA-CLI

What the keys did is then read from the record. tools/with-desktop.sh lends the display, the window
manager and xdotool.
"""
import importlib.util
import os
import subprocess
import sys
import tempfile
import time

spec = importlib.util.spec_from_file_location(
    "keyboard", os.path.join(os.path.dirname(os.path.abspath(__file__)), "test-keyboard.py"))
keyboard_test = importlib.util.module_from_spec(spec)
spec.loader.exec_module(keyboard_test)

START_S = 6.0  # a store that is opened on a busy machine


class PatientKeyboard(keyboard_test.Keyboard):
    def settle(self):
        """A comparison is worked out and drawn."""
        time.sleep(2.0)


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
        store = os.path.join(home, "store")
        environment = dict(os.environ, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home,
                           XDG_CACHE_HOME=home, GTK_A11Y="none")
        environment.pop("G_DEBUG", None)
        subprocess.run([cli, "demo", store], check=True)
        with subprocess.Popen([program, "--store", store], env=environment) as process:
            window = keyboard_test.wait_for(keyboard_test.find_window, "the window")[-1]
            subprocess.run(["xdotool", "windowactivate", "--sync", window], check=True)
            time.sleep(START_S)
            walk(PatientKeyboard(window))
            subprocess.run(["xdotool", "key", "ctrl+q"], check=True)
            process.wait(timeout=keyboard_test.WAIT_S)
        record = keyboard_test.load_patient(cli, store, "Ahlberg")
    compared = record["visits"][-1]["answers"].get("plans_compared", "")
    print(compared)
    plans = compared.split()
    assert plans[:3] == ["as-now", "alendronate:70mg-weekly@0-1", "zoledronate"], compared


if __name__ == "__main__":
    main()
