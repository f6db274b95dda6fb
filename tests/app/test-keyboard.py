#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A follow-up visit with nothing changed, from Today to the print preview, by real key presses.

    test-keyboard.py TRABECULA TRABECULA-CLI

No mouse, at most 25 keys; what the keys said is then read from the records. tools/with-desktop.sh
lends the display, the window manager and xdotool.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

MOST_KEYS = 25
WAIT_S = 20


class Keyboard:
    def __init__(self, window):
        self.window = window
        self.n_keys = 0

    def press(self, *keys):
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
            self.n_keys += 1
            time.sleep(0.15)

    def settle(self):
        """Lets the window answer: a person reads here."""
        time.sleep(1.0)


def wait_for(find, what):
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f"{what} did not come")


def find_window():
    command = ["xdotool", "search", "--onlyvisible", "--class", "trabecula"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()


def load_patient(cli, store, name):
    run = lambda *words: subprocess.run([cli, "--store", store, *words], capture_output=True,
                                        text=True, check=True).stdout
    line = next(line for line in run("patient", "list").splitlines() if name in line)
    return json.loads(run("patient", "show", "--json", line.split("\t")[0]))


def walk(keyboard):
    keyboard.press("k", "h", "a")            # a few letters find the person
    keyboard.settle()
    keyboard.press("Return")
    keyboard.settle()
    keyboard.press("0", "n")                 # falls, a new break
    keyboard.press("space")                  # the height is still true
    keyboard.press("6", "2", "Return")       # the weight is always measured
    keyboard.press("n", "n")                 # hot flushes, pregnancy
    keyboard.press("Tab", "space")           # all of a group is still true
    keyboard.press("Tab", "space")
    keyboard.press("ctrl+p")                 # save and preview
    keyboard.settle()


def main():
    program, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as home:
        store = os.path.join(home, "store")
        environment = dict(os.environ, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home,
                           XDG_CACHE_HOME=home, GTK_A11Y="none")
        environment.pop("G_DEBUG", None)  # a desktop's own warnings are not what is tested here
        subprocess.run([cli, "demo", store], check=True)
        before = len(load_patient(cli, store, "Khan")["visits"])
        with subprocess.Popen([program, "--store", store], env=environment) as process:
            window = wait_for(lambda: find_window(), "the window")[-1]
            subprocess.run(["xdotool", "windowactivate", "--sync", window], check=True)
            time.sleep(2.0)
            keyboard = Keyboard(window)
            walk(keyboard)
            subprocess.run(["xdotool", "key", "ctrl+q"], check=True)
            process.wait(timeout=WAIT_S)
        record = load_patient(cli, store, "Khan")
    answers = record["visits"][-1]["answers"]
    print(f"{keyboard.n_keys} keys")
    assert keyboard.n_keys <= MOST_KEYS, keyboard.n_keys
    assert len(record["visits"]) == before + 1
    expected = {"falls_count": "0", "new_fracture": "no", "hot_flushes": "no", "pregnancy": "no",
                "steroids": "no", "parent_hip_fracture": "yes", "menopause": "after"}
    for question, answer in expected.items():
        assert answers.get(question) == answer, (question, answers)
    # what was neither typed nor confirmed is not known: it is not there
    assert "calcium_mg_d" not in answers, answers


if __name__ == "__main__":
    main()
