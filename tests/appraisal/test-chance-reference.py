#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random people, by this program and by the material's own reading of the rules of the chance.

    test-chance-reference.py TRABECULA-CLI

The reading (model/fracture_reference.py) shares no line with this program. Base, range, span, state
and number of every plan are compared; TRAB_LONG=1 asks 2,000 people instead of 25.
"""
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import made_up_people

CLOSE_POINTS = 0.15
N_PEOPLE = 2000 if os.environ.get("TRAB_LONG") == "1" else 25
PLANS = ["stop", "alendronate", "zoledronate", "risedronate", "ibandronate", "food-and-movement",
         "exercise", "alendronate+food-and-movement", "alendronate@0-3", "alendronate@0-7",
         "alendronate@0-10", "alendronate@0-5,zoledronate:5mg-yearly@5-8",
         "zoledronate:5mg-yearly@0-3,alendronate:70mg-weekly@3-8", "zoledronate@0-2",
         "risedronate@0-7"]
HORMONE_PLANS = ["hrt", "hrt:cee-0.625@0-5", "hrt:patch-25@0-5", "alendronate+hrt", "hrt+exercise",
                 "hrt:patch-50@0-5,alendronate:70mg-weekly@5-10"]
CALCULATORS = {"frax-with-bmd": "frax_with", "garvan": "garvan", "frax-without-bmd": "frax_without",
               "qfracture2012": "qfracture"}
OUTCOMES = {"major": "any", "hip": "hip"}
HELD_BACK = "lasting-stop"  # the program knows more of them than the reading, and says which


def choose_plans(rng, person):
    plans = PLANS + (HORMONE_PLANS if person["patient"]["sex"] == "F" else [])
    return rng.sample(plans, rng.randint(1, 4))


def compare_numbers(wrong, what, got, wanted):
    if (got is None) != (wanted is None) or (got is not None and abs(got - wanted) > CLOSE_POINTS):
        wrong.append(f"{what}: {got}, not {wanted}")


def compare_base(wrong, got, wanted):
    calculator = CALCULATORS.get(got.get("calculator"))
    if calculator != (wanted["base"]["calculator"] or None):
        wrong.append(f"calculator: {calculator}, not {wanted['base']['calculator']}")
    if got["years"] != wanted["span"]:
        wrong.append(f"span: {got['years']}, not {wanted['span']}")
    for mine, theirs in OUTCOMES.items():
        cell, base = got[mine], wanted["base"][theirs]
        if cell["state"].replace("-", "_") != base["state"]:
            wrong.append(f"base {mine}: {cell['state']}, not {base['state']}")
            continue
        for key, name in (("pct", "value"), ("low_pct", "low"), ("high_pct", "high")):
            compare_numbers(wrong, f"base {mine} {key}", cell[key], base.get(name))
        if bool(cell["is_open"]) != bool(base.get("open")):
            wrong.append(f"base {mine}: open is {cell['is_open']}")


def is_freed_of_tablets(person, plan):
    """A patch in the place of a hormone tablet that a clot forbids: by the text of section 4 the tablet ends
    today, by the reading's code it still holds the plan's number back. The text wins."""
    has_clot = any(visit["answers"].get("vte") == "yes" for visit in person["visits"])
    takes_tablet = any(course["is_ongoing"] and course.get("regimen", "").startswith(("hrt:cee", "hrt:oral"))
                       for course in person.get("courses", []))
    # the plain "hrt" is a patch
    return has_clot and takes_tablet and "hrt" in plan and "hrt:cee" not in plan and "hrt:oral" not in plan


def compare_plan(wrong, person, plan, wanted):
    for mine, theirs in OUTCOMES.items():
        cell, other = plan[f"fracture_{mine}"], wanted[theirs]
        state = cell["state"].replace("-", "_")
        if state != other["state"]:
            if HELD_BACK not in cell["notes"] and not is_freed_of_tablets(person, plan["plan"]):
                wrong.append(f"{plan['plan']} {mine}: {state}, not {other['state']}")
        elif state == "number":
            for key, name in (("best_pct", "best"), ("fewer_pct", "fewer"),
                              ("fewer_low_pct", "fewer_low"), ("fewer_high_pct", "fewer_high")):
                compare_numbers(wrong, f"{plan['plan']} {mine} {key}", cell[key], other[name])


def find_wrong(cli, reference, path, person, plans):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(person, file)
    words = [cli, f"--today={made_up_people.TODAY}", "compare", "--json", "--members=2", path, "--plan=as-now"]
    said = subprocess.run(words + [f"--plan={plan}" for plan in plans], capture_output=True,
                          text=True, check=False)
    if not said.stdout.startswith("{"):
        return [f"no answer: {said.stderr}"]
    got, wanted, wrong = json.loads(said.stdout), reference.compare(reference.Person(person), plans), []
    if any(plan["fracture_major"]["state"] == "refused" for plan in got["plans"]):
        return None  # a card closes the numbers: the reading knows no cards
    compare_base(wrong, got["baseline"], wanted)
    for plan in got["plans"]:
        compare_plan(wrong, person, plan, wanted["plans"][plan["plan"]])
    return wrong


def main():
    material = os.environ.get("TRAB_MATERIAL", "")
    path = os.path.join(material, "model", "fracture_reference.py")
    if not os.path.exists(path):
        print("skipped: the material is not here")
        sys.exit(77)
    spec = importlib.util.spec_from_file_location("fracture_reference", path)
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    people = made_up_people.read_people()
    failed = n_closed = 0
    with tempfile.TemporaryDirectory() as home:
        for seed in range(N_PEOPLE):
            rng = random.Random(seed)
            person = made_up_people.make_person(rng, people)
            plans = choose_plans(rng, person)
            wrong = find_wrong(sys.argv[1], reference, os.path.join(home, "person.json"), person, plans)
            n_closed += wrong is None
            failed += len(wrong or [])
            for line in wrong or []:
                print(f"person {seed}, {' '.join(plans)}: {line}")
    print(f"{N_PEOPLE} people, {n_closed} of them closed by a card, {failed} wrong")
    sys.exit(failed > 0 or 2 * n_closed > N_PEOPLE)


if __name__ == "__main__":
    main()
