#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up people for tests of the chance of a break: the golden people of the material with other
ages, scans, breaks, courses and answers."""
import copy
import datetime
import json
import pathlib

TODAY = datetime.date(2026, 11, 30)
REGIMENS = ["alendronate:70mg-weekly", "risedronate:35mg-weekly", "ibandronate:150mg-monthly",
            "zoledronate:5mg-yearly"]
HORMONES = ["hrt:patch-50", "hrt:patch-25", "hrt:cee-0.625", "hrt:oral-1"]
ANSWERS = {"steroids": ("yes", "no"), "aromatase_inhibitor": ("yes", "no", "no", "no"),
           "falls_count": ("0", "1", "2"), "calcium_sufficient": ("yes", "no", "unknown"),
           "vitamin_d_sufficient": ("yes", "no", "unknown"), "parent_hip_fracture": ("yes", "no")}


def day(rng, least, most):
    return (TODAY - datetime.timedelta(days=round(rng.uniform(least, most) * 365.25))).isoformat()


def give_scans(rng, person):
    kept = [m for m in person["measurements"] if m["measure"] != "t_score"]
    scans = [{"measure": "t_score", "unit": "{T-score}", "status": "final",
              "site": rng.choice(["femoral_neck", "lumbar_spine", "total_hip"]),
              "moment": day(rng, 0, rng.choice([1, 6])), "value": f"{rng.uniform(-4, 0.5):.1f}"}
             for _ in range(rng.randint(0, 4))]
    person["measurements"] = kept + scans


def give_breaks(rng, person):
    person["fractures"] = [
        {"site": rng.choice(["hip", "spine", "wrist", "upper_arm", "pelvis", "ankle"]),
         "date": day(rng, 0.02, rng.choice([3, 25]))[:rng.choice([4, 7, 10])],
         "is_low_trauma": rng.choice(["yes", "yes", "no", "unknown"])}
        for _ in range(rng.randint(1, 3))]
    person["visits"][-1]["answers"]["previous_fracture"] = "yes"


def give_courses(rng, person):
    regimens = REGIMENS + (HORMONES if person["patient"]["sex"] == "F" else [])
    start, courses = rng.uniform(0.1, 12), []
    while start > 0.05 and len(courses) < 3:
        stop = start - rng.choice([rng.uniform(0.1, 1), rng.uniform(0, 6)])
        course = {"name": "Made up", "regimen": rng.choice(regimens), "start": day(rng, start, start)}
        course.update({"is_ongoing": True} if stop <= 0 else
                      {"is_ongoing": False, "stop": day(rng, stop, stop)})
        courses.append(course)
        start = stop - rng.choice([0, 0, rng.uniform(0, 2)])
    person["courses"] = courses


def give_frax(rng, answers):
    major = rng.choice([0.8, rng.uniform(2, 40)])
    answers.update(frax_major_pct=f"{major:.1f}", frax_hip_pct=f"{major * rng.uniform(0.1, 0.9):.1f}",
                   frax_date=day(rng, 0, 1.3), frax_with_bmd=rng.choice(["yes", "no"]))


def make_person(rng, people):
    person = copy.deepcopy(rng.choice(people))
    answers = person["visits"][-1]["answers"]
    age_years = rng.choice([rng.randint(48, 94), rng.randint(58, 80)])
    person["patient"]["birth_date"] = day(rng, age_years + 0.01, age_years + 0.99)
    person.setdefault("measurements", [])
    for give, chance in ((give_scans, 0.6), (give_breaks, 0.5), (give_courses, 0.5)):
        if rng.random() < chance:
            give(rng, person)
    for question, values in ANSWERS.items():
        if rng.random() < 0.25:
            answers[question] = rng.choice(values)
    if answers.get("steroids") == "yes":
        answers.update(prednisolone_mg_d=rng.choice(["2.5", "5", "10"]),
                       steroid_months=rng.choice(["1", "3", "12"]))
    if rng.random() < 0.3:
        give_frax(rng, answers)
    return person


def read_people():
    folder = pathlib.Path(__file__).parent.parent / "data" / "fracture" / "patients"
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]
