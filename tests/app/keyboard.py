# SPDX-License-Identifier: GPL-3.0-or-later
"""Real key presses on the whole program, and what they left in the records.

tools/with-desktop.sh lends the display, the window manager and xdotool.
"""
import json
import os
import subprocess
import sys
import time

WAIT_S = 60
REST_S = 0.5
LEAST_S = 0.5
REST_TICKS = 5  # of work that a blinking cursor makes


def read_work(pid):
    """Ticks of processor that were taken, and whether a thread wants more now."""
    ticks, runs = 0, False
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/stat", encoding="ascii") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except OSError:  # a thread that ended meanwhile
            continue
        ticks += int(fields[11]) + int(fields[12])
        runs = runs or fields[0] in "RD"
    return ticks, runs


class Keyboard:
    """Counts every key."""

    def __init__(self, pid):
        self.pid = pid
        self.n_keys = 0

    def press(self, *keys):
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
            self.n_keys += 1
            time.sleep(0.15)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "60", "--", text], check=True)
        self.n_keys += len(text)
        time.sleep(0.2)

    def settle(self, seconds=LEAST_S):
        """Until the program is at rest, however slow the machine, and at least so long: what is
        typed is saved by itself a moment after the last key."""
        time.sleep(seconds)
        wait_for(self.is_at_rest, "the program's rest")

    def is_at_rest(self):
        before, ran = read_work(self.pid)
        time.sleep(REST_S)
        after, runs = read_work(self.pid)
        return not ran and not runs and after - before <= REST_TICKS


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


class Program:
    """The program on a store of practice people, open until the block ends."""

    def __init__(self, program, cli, home):
        self.program, self.cli = program, cli
        self.store = os.path.join(home, "store")
        self.environment = dict(os.environ, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home,
                                XDG_CACHE_HOME=home, GTK_A11Y="none")
        self.environment.pop("G_DEBUG", None)  # a desktop's own warnings are not what is tested here
        subprocess.run([cli, "demo", self.store], check=True, stdout=subprocess.DEVNULL)

    def run_cli(self, *words):
        return subprocess.run([self.cli, "--store", self.store, *words], capture_output=True,
                              text=True, check=True).stdout

    def load(self, name):
        """The record of the one person of that name; None when there is none."""
        line = next((line for line in self.run_cli("patient", "list").splitlines() if name in line), None)
        return json.loads(self.run_cli("patient", "show", "--json", line.split("\t")[0])) if line else None

    def count(self, name):
        return sum(name in line for line in self.run_cli("patient", "list").splitlines())

    def __enter__(self):
        self.process = subprocess.Popen([self.program, "--store", self.store], env=self.environment)
        window = wait_for(find_window, "the window")[-1]
        subprocess.run(["xdotool", "windowactivate", "--sync", window], check=True)
        keyboard = Keyboard(self.process.pid)
        keyboard.settle()
        return keyboard

    def __exit__(self, *error):
        if error[0] is not None:
            self.process.kill()
        else:
            subprocess.run(["xdotool", "key", "ctrl+q"], check=True)
        self.process.wait(timeout=WAIT_S)
