#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants one fault after the other in a copy of data/ and expects tools/check-data.py to tell each."""
import copy
import functools
import pathlib
import shutil
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import material  # noqa: E402: found by the line above
from material import form, tables  # noqa: E402

# table, the row's first cell, column, what is written there, and the words it must be told with
CELLS = [
    ("evidence/effects", "BIS001", "value", "0.53", "value is no number"),
    ("evidence/effects", "BIS001", "study", 7, "study is no text"),
    ("evidence/effects", "BIS001", "note", "told twice ", "spaces around it"),
    ("evidence/effects", "BIS001", "id", "BIS002", "two rows are BIS002"),
    ("evidence/effects", "BIS001", "phase", "treatment", "phase is one of"),
    ("evidence/effects", "BIS001", "citation", None, "names no citation"),
    ("evidence/effects", "BIS001", "prov_code", "checked", "unknown word checked"),
    ("evidence/effects", "BIS001", "prov_code", None, "no word in prov_code"),
    ("evidence/effects", "BIS173", "prov_code", "read", "its provenance says downgraded"),
    ("evidence/effects", "BIS012", "prov_code", "read", "a part is recalled"),
    ("evidence/effects", "BIS001", "provenance", "read", "names no place"),
    ("evidence/effects", "BIS001", "ci_low", 0.7, "ci_low <= value <= ci_high"),
    ("evidence/effects", "BIS022", "value", 0.71, "rr is 0.7, and BIS022 has 0.71"),
    ("evidence/effects", "BIS022", "prov_code", "recalled", "prov_code is read, and BIS022 has recalled"),
    ("evidence/effects", "BIS001", "mean_age", 710, "not 0 to 120"),
    ("evidence/adverse", "AE071", "diff_per_1000", 30, "20.5 less 17.5 is not 30"),
    ("evidence/adverse", "AE071", "diff_ci_low", 5, "diff_ci_low <= diff_per_1000"),
    ("evidence/adverse", "AE071", "direction", "bad", "direction is one of"),
    ("risk/fracture-ratios", "ALN", "evidence_ids", "BIS999", "names BIS999"),
    ("regimens/harms", "AE001", "harm_id", "AE007", "and only in one"),
    ("regimens/harms", "AE001", "regimen_names", "hrtt", "names hrtt, which is no regimen"),
    ("regimens/about", "zinc", "regimen", "zink", "regimens/about has no words for it"),
    ("regimens/plans", "hrt", "regimen", "hrt:patch-51", "names hrt:patch-51"),
    ("regimens/regimens", "hrt:patch-50", "horizon", "hrt", "names hrt, which is no horizon"),
    ("content/explanations", "renewal", "patient", "See [bone|bonne].", "links to bonne"),
    ("content/explanations", "renewal", "curious", "It rose by {XYZ001}.", "shows XYZ001"),
    ("daily/exercises", None, "gates", "any sky", "names sky, which is no gate"),
    ("regimens/medicine-page", "gonadorelin", "part", "rare", "gonadorelin: take has neither words nor a reason"),
    ("regimens/medicine-page", "gonadorelin", "not_told", None, "either words or not_told"),
    ("regimens/medicine-page", "zoledronate", "evidence_ids", None, "words, evidence_ids and prov_code go together"),
    ("regimens/medicine-page", "trt:undecanoate", "part", "rare", "AE054 counts 190 more in 1,000, which is not rare"),
    ("regimens/medicine-page", "testosterone-women:pellet", "prov_code", "read", "every row it names is recalled"),
    ("risk/life-tables", "GB", "qx", 1.2, "not 1e-06 to 0.999"),
    ("risk/life-tables", "GB", "age", 39, "does not follow 39"),
    ("risk/life-tables", "GB", "country", "DE", "names DE, which is no life-table"),
    ("risk/qfracture2012-survivor", "F", "survivor", 0.9, "survivor does not fall"),
    ("rules/safety", "SR053", "field", "clearance", "names clearance, which is no field"),
    ("rules/safety", "SR053", "operator", "=<", "operator is one of"),
    ("rules/safety", "SR053", "value", "thirty", "is a number, not thirty"),
    ("rules/safety", "SR053", "value_number", 30, "value is 35 and value_number 30"),
    ("rules/safety", "SR005", "value", "often", "answered with yes or no"),
    ("rules/safety", "SR053", "intervention", "alendronat", "does not say what"),
    ("rules/safety", "SR053", "severity", "stop", "severity is one of"),
    ("rules/safety", "SR053", "source_guideline", None, "names no source_guideline"),
    ("rules/safety", "SR053", "severity", "monitor", "asks to watch, and has no row"),
    ("rules/safety", "SRX006", "countries", None, "names an authority of GB, and is shown elsewhere too"),
    ("rules/safety", "SR053", "refers", "yes", "its words do not say so"),
    ("rules/fields", "age_years", "cause", "ages", "names ages, which is no cause"),
    ("rules/fields", "age_years", "unit", None, "a number has a unit"),
    ("rules/fields", "age_years", "field", "age", "names age_years, which is no field"),
    ("rules/schedule", "M17", "least_months", 12, "SR071 does not name 12 months"),
    ("rules/causes", None, "cause", "nothing", "no field belongs to it"),
    ("risk/fracture-stops", "SR007", "rule_id", "SR009", "does not say what becomes of the numbers under SR007"),
    ("rules/question-needs", "vte", "plans", "trt_men", "plans lacks hrt"),
    ("rules/question-needs", "vte", "rules", "SR003", "rules are SR003"),
    ("rules/question-needs", "vte", "place", "heart", "no row of a visit is called heart"),
    ("rules/question-needs", "vte", "question", "dvt", "vte is missing, and rules read it"),
    ("rules/question-needs", "red_flags", "always", "visit", "a rule about the person reads it"),
    ("rules/question-needs", "pregnancy", "not_when_from", "menopause", "rules/limits has no menopause"),
]


# Sixty checks read the same tables but for the one with the fault: a text is read, and one table's
# form looked at, once.
tables.parse = functools.lru_cache(maxsize=None)(tables.parse)
look_at_form = functools.lru_cache(maxsize=None)(lambda name, table: list(check_table(name, table)))
check_table, form.check_table = form.check_table, look_at_form


def plant_cell(root, name, key, column, value):
    path = root / "data" / (name + ".json")
    table = copy.deepcopy(tables.read(path))
    first = table.names()[0]
    row = next(row for row in table.rows if key in (None, row[first]))
    row[column] = value
    path.write_text(tables.write(table), encoding="utf-8")


def edit(name, old, new):
    def plant(root):
        path = root / "data" / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return plant


def remove(name):
    return lambda root: (root / "data" / name).unlink()


# what a text editor does to a file, and the words it must be told with
FILES = [
    (edit("rules/limits.json", '"rows": [', '"rows": {'), "rules/limits: is no table"),
    (edit("rules/limits.json", "  {", "    {"), "is not in the one form"),
    (edit("rules/limits.json", '"table": "rules/limits"', '"table": "rules/limit"'), "calls itself rules/limit"),
    (edit("rules/safety.json", '"id": "SR001"', '"ident": "SR001"'), "a cell of no column: ident"),
    (edit("risk/life-tables.json", '"unit": "a"', '"unit": "years"'), "unknown unit years"),
    (edit("densitometry/precision.json", '"unit": "%"', '"unit": "1"'), "has the unit %"),
    (edit("evidence.gresource.xml", "    <file>rules/limits.json</file>\n", ""), "does not list rules/limits.json"),
    (edit("evidence.gresource.xml", "rules/limits.json", "rules/limit.json"), "lists rules/limit.json, which is not there"),
    (remove("rules/limits.json"), "lists rules/limits.json, which is not there"),
    (edit("rules/safety.json", '"name": "refers"', '"name": "referral"'), "is no table"),
]


def main():
    failures = 0
    plants = [(lambda root, a=arguments: plant_cell(root, *a), words) for *arguments, words in CELLS] + FILES
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for number, (plant, words) in enumerate([(lambda root: None, None), *plants]):
            shutil.copytree(ROOT / "data", root / "data", dirs_exist_ok=True)
            plant(root)
            problems = material.check(root)
            if (words is None) != (not problems) or (words and not any(words in problem for problem in problems)):
                failures += 1
                print(f"fault {number}: expected “{words}”, told: {problems[:4]}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
