#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a Stop forbids leaves by no way of the command line:  test-forbidden.py TRABECULA-CLI

Every way out is tried with every person: each is refused with the cause in its words, and leaves no
file. With a reason for that cause, one way is open again. Where a Stop is about the person, what they
take home begins with it, whatever is decided.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

CLI = sys.argv[1]
WAYS = [("plan", "o.pdf"), ("plan", "o.html", "--all-pages"), ("plan", "o.txt", "--clinician"), ("plan", "o.pdf", "--large"),
        ("letter", "o.html"), ("letter", "o.pdf"), ("letter", "o.txt", "--to", "Dr Other")]
# cause, plan, answers, results (and what is taken) beside those of somebody whom nothing forbids it
STOPS = [
    ("kidney", "alendronate", {}, [("creatinine", "300", "umol/L")]),
    ("clots", "hrt:oral-1@0-5", {"vte": "yes"}, []),
    ("bone-cancer", "food-and-movement", {"bone_metastasis": "yes"}, []),
    ("calcium", "hrt", {"hypercalcaemia": "yes"}, []),
    ("spine-fracture", "exercise:jumping@0-5", {"spine_imaged": "yes", "previous_fracture": "yes"}, []),
    ("breast-cancer", "as-now", {"cancer": "yes", "breast_cancer": "yes"}, [], ["Evorel Conti"]),
]
# Stops about the person: cause, answers, results
PEOPLE = [
    ("Cancer in the bone", {"bone_metastasis": "yes"}, []),
    ("Warning signs", {"red_flags": "yes"}, []),
    ("Calcium in the blood", {}, [("calcium_corrected", "2.9", "mmol/L")]),
    ("Kidneys", {}, [("egfr", "22", "mL/min/{1.73_m2}")]),
]


def write_person(folder, answers, results, medicines=()):
    day = "2026-11-20"
    values = [("height", "165", "cm"), ("weight", "60", "kg"), *results]
    breaks = [{"site": "spine", "date": "2025-01-01", "is_low_trauma": "yes"}] if "spine_imaged" in answers else []
    person = {
        "format": "trabecula-patient", "version": 1,
        "patient": {"family_name": "Made", "given_name": "Up", "birth_date": "1966-05-10", "sex": "F"},
        "visits": [{"moment": "2026-11-30T09:00:00Z", "status": "draft", "answers": answers}],
        "fractures": breaks,
        "courses": [{"name": name, "start": "2026-05", "is_ongoing": True} for name in medicines],
        "measurements": [{"measure": m, "value": v, "unit": u, "moment": day, "status": "final"} for m, v, u in values],
    }
    path = folder / "person.json"
    path.write_text(json.dumps(person), encoding="utf-8")
    return path


def run(folder, person, way, plan, *more):
    verb, name, *options = way
    output = folder / name
    output.unlink(missing_ok=True)
    done = subprocess.run([CLI, "--today=2026-11-30", verb, "--members", "2", "--plan", plan, "--output", output,
                           *options, *more, person], capture_output=True, text=True)
    return done, output.exists()


def main():
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for cause, plan, answers, *rest in STOPS:
            person = write_person(folder, answers, *rest)
            for way in WAYS:
                done, is_written = run(folder, person, way, plan)
                if done.returncode != 1 or is_written or cause not in done.stderr:
                    wrong.append(f"{cause}, {' '.join(way)}: {done.returncode} {done.stderr.strip()}")
            done, _ = run(folder, person, WAYS[2], plan, "--reason", cause + "=agreed with a specialist")
            if "(" + cause in done.stderr:
                wrong.append(f"{cause}: refused with its reason: {done.stderr.strip()}")
        for title, answers, results in PEOPLE:
            person = write_person(folder, answers, results)
            for options in ([], ["--plan", "as-now"]):
                subprocess.run([CLI, "--today=2026-11-30", "plan", "--members", "2", "--output", folder / "o.txt",
                                *options, person], check=True)
                text = (folder / "o.txt").read_text(encoding="utf-8")
                if "Settle this with us first: " + title not in text or "Nothing new" in text or "your time" in text:
                    wrong.append(f"{title}, {options}: the page does not begin with it")
    print("\n".join(wrong) or "what a Stop forbids leaves by no way")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
