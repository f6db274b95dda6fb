#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The laws of the chance, worked out again from what `compare --json` says of made-up people.

    test-chance-outside.py TRABECULA-CLI

Nothing of the program is used but its answers, as whoever reads its files would. Each law is also
shown to fail: the answers are spoilt for it, and it must object. TRAB_LONG=1 asks 1,000 people
instead of 30. (That every page and paper names the same numbers is law 10: test-same-numbers.py.)
"""
import copy
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import made_up_people

N_PEOPLE = 1000 if os.environ.get("TRAB_LONG") == "1" else 30
SAME_POINTS = 1e-6
STEP_POINTS = 1e-4  # two hazards of one sum, stepped by months, end this near each other
OUTCOMES = ("major", "hip")
YEARS_STUDIED = {"alendronate": 10, "risedronate": 7, "zoledronate": 6, "hrt": 7}
LOW_Z_SCORE = {"measure": "z_score", "site": "lumbar_spine", "value": "-3.8", "unit": "{Z-score}",
               "moment": "2026-11-20", "status": "final"}
TABLET = {"name": "Made up", "regimen": "alendronate:70mg-weekly", "is_ongoing": True}


class Asked:
    """One person's answers, each to one command; plans by their place in it."""

    def __init__(self, cli, path, rng, person):
        self.cli, self.path, self.person = cli, path, person
        stop_months = rng.randint(12, 72)
        stop, later = stop_months / 12, (stop_months + 1) / 12
        tablet = f"alendronate@0-{stop:.6f}"
        mixed = ["as-now", "stop", tablet, "zoledronate", "risedronate"]
        self.plain = self.ask(person, mixed)
        self.with_food = self.ask(person, mixed + [f"{tablet}+food-and-movement", f"{tablet}+exercise"])
        self.five = self.ask(person, mixed, "--years=5")
        scanned = copy.deepcopy(person)
        scanned["measurements"] = scanned["measurements"] + [LOW_Z_SCORE]
        self.without_curve = self.ask(scanned, mixed)
        fresh = copy.deepcopy(person) | {"courses": []}
        plans = ["as-now", tablet, f"alendronate@0-{later:.6f}"]
        if person["patient"]["sex"] == "F":
            plans += [f"hrt@0-{stop:.6f}", f"alendronate@0-{stop:.6f}+hrt@0-{stop:.6f}"]
        self.fresh = self.ask(fresh, plans)
        taken_years = rng.uniform(0.1, 4)
        start = made_up_people.TODAY - datetime.timedelta(days=round(taken_years * 365.25))
        going_on = copy.deepcopy(person) | {"courses": [TABLET | {"start": start.isoformat()}]}
        self.going_on = self.ask(going_on, ["as-now", "stop", "alendronate@0-5"], "--years=5")

    def ask(self, person, plans, *more):
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(person, file)
        words = [self.cli, f"--today={made_up_people.TODAY}", "compare", "--json", "--members=2", self.path, *more]
        said = subprocess.run(words + [f"--plan={plan}" for plan in plans], capture_output=True, text=True, check=False)
        assert said.stdout.startswith("{"), said.stderr
        return json.loads(said.stdout)

    def all(self):
        return [self.plain, self.with_food, self.five, self.without_curve, self.fresh, self.going_on]


def cell(answer, place, outcome):
    return answer["plans"][place][f"fracture_{outcome}"]


def best(answer, place, outcome):
    """None where it is no number."""
    if place >= len(answer["plans"]) or cell(answer, place, outcome)["state"] != "number":
        return None
    return cell(answer, place, outcome)["best_pct"]


def are_known(*numbers):
    return all(number is not None for number in numbers)


def are_same(one, other):
    return one == other or (are_known(one, other) and abs(one - other) < SAME_POINTS)


def food_changes_nothing(asked):
    yield asked.plain["baseline"]["years"] == asked.with_food["baseline"]["years"]
    for outcome in OUTCOMES:
        tablet = best(asked.plain, 2, outcome)
        for place in (2, 5, 6):
            yield are_same(best(asked.with_food, place, outcome), tablet)


def never_above_base(asked):
    for answer in asked.all():
        for place in range(len(answer["plans"])):
            for outcome in OUTCOMES:
                number = best(answer, place, outcome)
                if number is not None:
                    yield number <= answer["baseline"][outcome]["pct"] + SAME_POINTS


def is_inside_studies(person, years):
    """Whether all that goes on does so within the years that its trials followed."""
    courses = person.get("courses", [])
    for course in courses:
        medicine = course.get("regimen", "").split(":")[0]
        since = datetime.date.fromisoformat(course["start"])
        taken_years = (made_up_people.TODAY - since).days / 365.25
        if course["is_ongoing"] and taken_years + years > YEARS_STUDIED.get(medicine, 0):
            return False
    return len({course.get("regimen", "").split(":")[0] for course in courses}) == len(courses)


def going_on_helps(asked):
    pairs = [(asked.going_on, True)]
    pairs.append((asked.plain, is_inside_studies(asked.person, asked.plain["baseline"]["years"])))
    for answer, is_inside in pairs:
        for outcome in OUTCOMES:
            numbers = best(answer, 0, outcome), best(answer, 1, outcome)
            if is_inside and are_known(*numbers):
                yield numbers[0] <= numbers[1] + SAME_POINTS


def same_course_same_number(asked):
    for outcome in OUTCOMES:
        yield are_same(best(asked.going_on, 0, outcome), best(asked.going_on, 2, outcome))


def a_month_is_little(asked):
    for outcome in OUTCOMES:
        numbers = best(asked.fresh, 1, outcome), best(asked.fresh, 2, outcome)
        if are_known(*numbers):
            yield abs(numbers[0] - numbers[1]) < max(0.3, asked.fresh["baseline"][outcome]["pct"] / 60)


def combination_is_no_worse(asked):
    for outcome in OUTCOMES:
        numbers = [best(asked.fresh, place, outcome) for place in (1, 3, 4)]
        if are_known(*numbers):
            yield numbers[2] <= min(numbers[:2]) + SAME_POINTS


def parts_and_times(asked):
    for answer in asked.all():
        base = answer["baseline"]
        if are_known(base["hip"]["pct"], base["major"]["pct"]):
            yield base["hip"]["pct"] <= base["major"]["pct"] + STEP_POINTS
        for place, plan in enumerate(answer["plans"]):
            numbers = best(answer, place, "hip"), best(answer, place, "major")
            if are_known(*numbers):
                yield numbers[0] <= numbers[1] + STEP_POINTS
            for outcome in OUTCOMES:
                told = plan[f"fracture_{outcome}"]
                if told["state"] != "number":
                    continue
                years = [year["best_pct"] for year in told["by_year"]]
                yield all(early <= late + STEP_POINTS for early, late in zip(years, years[1:]))
                yield told["low_pct"] is None or told["low_pct"] <= told["best_pct"] + SAME_POINTS
                yield told["high_pct"] is None or told["best_pct"] <= told["high_pct"] + SAME_POINTS
    for outcome in OUTCOMES:
        five, ten = asked.five["baseline"], asked.plain["baseline"]
        if (five["calculator"] == ten["calculator"] and five["years"] <= ten["years"]
                and five[outcome]["state"] == ten[outcome]["state"] == "number"):
            yield five[outcome]["pct"] <= ten[outcome]["pct"] + SAME_POINTS


def curve_changes_nothing(asked):
    """A Z-score so low that nothing is drawn: no calculator and no trial asks for one."""
    for place, plan in enumerate(asked.without_curve["plans"]):
        yield not plan["has_curve"]
        for outcome in OUTCOMES:
            yield are_same(best(asked.plain, place, outcome), best(asked.without_curve, place, outcome))


def lower_bound_has_no_plans(asked):
    for answer in asked.all():
        for outcome in OUTCOMES:
            if answer["baseline"][outcome]["state"] == "lower-bound":
                yield all(best(answer, place, outcome) is None for place in range(len(answer["plans"])))


def refused_is_told_nowhere(asked):
    """A chance that is refused in its own row does not stand beside a harm either."""
    for answer in asked.all():
        for plan in answer["plans"]:
            if plan["fracture_major"]["state"] == "refused":
                yield all(harm["benefit"] != "counted" for harm in plan["harms"])


# Each with what spoils the answers for it.

def raise_number(answer, place, points):
    for outcome in OUTCOMES:
        told = cell(answer, place, outcome) if place < len(answer["plans"]) else {}
        if told.get("state") == "number":
            told["best_pct"] += points


def spoil_food(asked):
    raise_number(asked.with_food, 5, 0.1)


def spoil_base(asked):
    raise_number(asked.plain, 0, 0.1)


def spoil_going_on(asked):
    raise_number(asked.going_on, 0, 50)


def spoil_same_course(asked):
    raise_number(asked.going_on, 2, 0.1)


def spoil_month(asked):
    raise_number(asked.fresh, 2, 5)


def spoil_combination(asked):
    raise_number(asked.fresh, 4, 50)


def spoil_times(asked):
    for outcome in OUTCOMES:
        if asked.five["baseline"][outcome]["state"] == "number":
            asked.five["baseline"][outcome]["pct"] += 90


def spoil_curve(asked):
    raise_number(asked.without_curve, 0, 0.1)


def spoil_lower_bound(asked):
    cell(asked.plain, 2, "major").update(state="number", best_pct=1, low_pct=None, high_pct=None, by_year=[])


def spoil_refused(asked):
    for plan in asked.plain["plans"]:
        plan["fracture_major"]["state"] = "refused"


LAWS = [(food_changes_nothing, spoil_food), (never_above_base, spoil_base), (going_on_helps, spoil_going_on),
        (same_course_same_number, spoil_same_course), (a_month_is_little, spoil_month),
        (combination_is_no_worse, spoil_combination), (parts_and_times, spoil_times),
        (curve_changes_nothing, spoil_curve), (lower_bound_has_no_plans, spoil_lower_bound),
        (refused_is_told_nowhere, spoil_refused)]


def main():
    people = made_up_people.read_people()
    checked, broken, caught = ({law.__name__: 0 for law, _ in LAWS} for _ in range(3))
    with tempfile.TemporaryDirectory() as home:
        for seed in range(N_PEOPLE):
            rng = random.Random(seed)
            person = made_up_people.make_person(rng, people)
            if seed % 5 == 0:  # an illness that refuses a plan's chance
                person["visits"][-1]["answers"]["malabsorption_surgery"] = "yes"
            asked = Asked(sys.argv[1], os.path.join(home, "person.json"), rng, person)
            for law, spoil in LAWS:
                held = list(law(asked))
                checked[law.__name__] += len(held)
                if not all(held):
                    broken[law.__name__] += 1
                    print(f"person {seed}: {law.__name__} is broken")
                spoilt = copy.deepcopy(asked)
                spoil(spoilt)
                caught[law.__name__] += not all(law(spoilt))
    for name in checked:
        print(f"{name}: asked {checked[name]} times, broken by {broken[name]} people, caught in {caught[name]}")
    sys.exit(any(broken.values()) or not all(checked.values()) or not all(caught.values()))


if __name__ == "__main__":
    main()
