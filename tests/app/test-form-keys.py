#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new person with a bone scan by real key presses, and every way in which forms once failed.

    test-form-keys.py TRABECULA TRABECULA-CLI

At most 250 keys for the person, the scan and what the chance needs. On the way: Enter with an empty
search opens nobody; the family name lands in the family name; Enter answers no question; Ctrl+U
changes the unit and erases nothing; a height of 12000 cm is not kept and keeps nothing else from
being saved; leaving with an error asks, and staying loses nothing; nobody gets a second record.
"""
import sys
import tempfile

from keyboard import Program

MOST_KEYS = 250


def add_person(keyboard):
    keyboard.press("Return")               # an empty search: nobody is opened
    keyboard.settle()
    keyboard.press("ctrl+n")
    keyboard.settle()
    keyboard.type("Brook")
    keyboard.press("Return")
    keyboard.type("Ellen")
    keyboard.press("Return")
    keyboard.type("14.3.1961")
    keyboard.press("Return", "Return")     # Enter answers no question: the sex stays open
    keyboard.press("ctrl+Return")          # and is what is missing, with the focus on it
    keyboard.settle()
    keyboard.press("f", "ctrl+Return")
    keyboard.settle()


def add_scan(keyboard):
    keyboard.press("ctrl+b")
    keyboard.settle()
    keyboard.type("2 Nov 2026")
    keyboard.press("Return")
    keyboard.type("Hologic Horizon A")
    keyboard.press(*["Return"] * 6)        # software, reference, vertebrae, side, artefacts
    keyboard.type("0.801")
    keyboard.press("Return")
    keyboard.type("-2.2")
    keyboard.press("Return", "Return")
    keyboard.type("0.611")
    keyboard.press("Return")
    keyboard.type("-2.1")
    keyboard.press("ctrl+Return")
    keyboard.settle()


def go_through(keyboard):
    keyboard.press("0", "n")               # falls, a new break: the body opens after them
    keyboard.settle()
    keyboard.type("12000")                 # a height that nobody has
    keyboard.press("Return")
    keyboard.type("62")
    keyboard.press("ctrl+u")               # another unit; what was typed stays
    keyboard.press("ctrl+u", "ctrl+u", "Return")
    keyboard.press("ctrl+Return")          # the height is named and has the focus
    keyboard.settle()


def main():
    with tempfile.TemporaryDirectory() as home:
        program = Program(*sys.argv[1:3], home)
        with program as keyboard:
            add_person(keyboard)
            add_scan(keyboard)
            go_through(keyboard)
            keyboard.press("alt+Left")     # leaving with an error asks; Esc stays
            keyboard.settle()
            keyboard.press("Escape")
            keyboard.settle()
            kept = program.load("Brook")
            keyboard.press("ctrl+a")
            keyboard.type("163.5")         # typed where the focus was put
            keyboard.press("ctrl+Return")
            keyboard.settle()
            n_keys = keyboard.n_keys
            keyboard.press("alt+Left")
            keyboard.settle()
            keyboard.press("ctrl+n")       # the same person again
            keyboard.settle()
            keyboard.type("brook")
            keyboard.press("Return")
            keyboard.type("Ellen")
            keyboard.press("Return")
            keyboard.type("14/3/1961")
            keyboard.press("Return", "f", "ctrl+Return")
            keyboard.settle()
            keyboard.press("Escape", "Escape")
            keyboard.settle()
            keyboard.press("Tab", "space")  # leave and lose it
            keyboard.settle()
        record = program.load("Brook")
        assert program.count("BROOK") + program.count("Brook") <= 1, program.run_cli("patient", "list")
    print(f"{n_keys} keys")
    assert n_keys <= MOST_KEYS, n_keys
    patient = record["patient"]
    assert patient["family_name"] == "Brook" and not patient.get("allergies"), patient
    assert patient["birth_date"] == "1961-03-14" and patient["sex"] == "F", patient
    # what was wrong kept nothing else from being saved
    measures = {row["measure"]: row for row in kept["measurements"]}
    assert "height" not in measures and measures["weight"]["value"] == "62", kept["measurements"]
    assert measures["weight"]["unit"] == "kg", measures["weight"]
    assert measures["bmd"]["moment"].startswith("2026-11-02"), measures["bmd"]
    assert kept["visits"][-1]["answers"]["falls_count"] == "0", kept["visits"]
    heights = [row["value"] for row in record["measurements"] if row["measure"] == "height"]
    assert heights == ["163.5"], heights


if __name__ == "__main__":
    main()
