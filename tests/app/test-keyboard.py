#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A follow-up visit with nothing changed, from Today to a decided plan on paper, by real key presses.

    test-keyboard.py TRABECULA TRABECULA-CLI

No mouse, at most 25 keys; what the keys said is then read from the records.
"""
import sys
import tempfile

from keyboard import Program

MOST_KEYS = 25


def walk(keyboard):
    keyboard.press("k", "h", "a")          # a few letters find the person
    keyboard.press("Return")
    keyboard.settle()
    keyboard.press("0", "n")               # falls and a new break are asked each time
    keyboard.press("shift+n")              # nothing else changed
    keyboard.press("6", "2", "Return")     # but the weight is measured
    keyboard.press("Return")               # no height loss
    keyboard.press("ctrl+5")               # the plan
    keyboard.settle()
    keyboard.press("Up", "space")          # keep things as they are
    keyboard.press("ctrl+Return")          # sign
    keyboard.settle()


def main():
    with tempfile.TemporaryDirectory() as home:
        program = Program(*sys.argv[1:3], home)
        before = len(program.load("Khan")["visits"])
        with program as keyboard:
            walk(keyboard)
        record = program.load("Khan")
    visit = record["visits"][-1]
    answers = visit["answers"]
    print(f"{keyboard.n_keys} keys")
    assert keyboard.n_keys <= MOST_KEYS, keyboard.n_keys
    assert len(record["visits"]) == before + 1
    assert visit["status"] == "signed", visit
    expected = {"falls_count": "0", "new_fracture": "no", "steroids": "no",
                "parent_hip_fracture": "yes", "menopause": "after", "plan_choice": "as-now"}
    for question, answer in expected.items():
        assert answers.get(question) == answer, (question, answers)
    # what was neither asked nor confirmed is not known: it is not there
    assert "pregnancy" not in answers and "red_flags" not in answers, answers


if __name__ == "__main__":
    main()
