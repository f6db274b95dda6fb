# SPDX-License-Identifier: GPL-3.0-or-later
"""data/daily: the week of movement and the food of one person. The exercises and nutrients themselves,
as the articles name them, stay in data/content.

daily/exercises   which exercises can stand in a week, their programme and the gates they pass
daily/gates       the safety rules behind each gate, and what each does to it
daily/programmes  which regimen of the model a programme is
daily/nutrients   the amounts named, the foods (no liver: vitamin A), and the rules beside them
"""
from material.tables import read_rows, table

# id -> (name, programme, gates, how)
EXERCISES = {
    "ex06": ("Lifting weights", "strength", "any heavy", "Safe form before load."),
    "ex19": ("Squat, deadlift, press and row with weights", "strength", "any heavy bending", "With a trainer."),
    "ex07": ("Resistance bands", "strength", "any", None),
    "ex08": ("Squats without weights", "strength", "any", "Safe form first."),
    "ex09": ("Push-ups", "strength", "any", "After a broken wrist, ask us first."),
    "ex05": ("Skipping with a rope", "impact", "any impact", None),
    "ex01": ("Jogging", "impact", "any impact", None),
    "ex14": ("Running", "impact", "any impact", None),
    "ex15": ("High-impact aerobics", "impact", "any impact", None),
    "ex03": ("Tennis", "impact", "any impact", None),
    "ex23": ("Basketball or volleyball", "impact", "any impact", None),
    "ex24": ("A few jumps in the warm-up", "impact", "any impact", None),
    "ex13": ("Jumping, box jumps", "plyometric", "any impact", "With a trainer."),
    "ex10": ("Brisk walking", "walking", "any", None),
    "ex18": ("Walking with a weighted vest", "walking", "any impact", None),
    "ex02": ("Climbing stairs", "low-impact", "any", None),
    "ex04": ("Dancing", "low-impact", "any falls", None),
    "ex16": ("Cross-trainer", "low-impact", "any", None),
    "ex11": ("Tai chi", "balance", "any", None),
    "ex12": ("Yoga", "balance", "any end-range", "After a broken spine bone, no deep bending or twisting."),
    "ex17": ("Standing on one leg", "balance", "any", "Near a support."),
}
# Rows that are rules about exercise and no exercise of their own.
RULES = {"ex20", "ex21", "ex22", "ex25"}

# gate, rule, what closes it: found (the rule holds), unknown (it holds, or could not be checked); None: a
# thing to check first. Closed until known where the spine was not imaged and height loss or T-score ask for
# it (consultation workflow, clinical rule 6).
GATES = [
    ("impact", "SR096", "found"), ("impact", "SRX053", "found"), ("impact", "SRX019", "found"),
    ("impact", "SRX051", "unknown"), ("impact", "SRX052", "unknown"), ("impact", "SR098", None),
    ("bending", "SR095", "found"), ("bending", "SRX051", "unknown"), ("bending", "SRX052", "unknown"),
    ("end-range", "SR095", None), ("end-range", "SRX051", None), ("end-range", "SRX052", None),
    ("heavy", "SR100", "found"), ("heavy", "SRX054", None), ("heavy", "SR097", None),
    ("falls", "SR099", None),
    ("any", "SR101", None),
]

# programme, regimen, fewest sessions a week that count as it (ex21: 2 to 3), words
PROGRAMMES = [
    ("strength", "exercise:moderate", 2, "Strength"), ("impact", "exercise:high-impact", 1, "High impact"),
    ("plyometric", "exercise:plyometric", 1, "Jump training"), ("walking", "exercise:walking", 1, "Walking"),
    ("balance", "exercise:balance", 1, "Balance and mind-body"), ("low-impact", "exercise:low-impact", 1, "Low impact"),
    ("mixed", "exercise:mixed", 2, "Strength with high impact"),
]

WOMEN = "women-50"
# id, name, question, unit, low, high, per, for whom, ids of content/nutrients, foods, rules, note
NUTRIENTS = [
    ("calcium", "Calcium", "calcium_mg_d", "mg/d", 1200, 1300, None, WOMEN, "nu01 nu02 nu03",
     "milk, yogurt, kefir, tofu, leafy greens, sardines with bones, plant milk with added calcium",
     "SR104 SR105 SR106 SR107 SR108 SR109", "The articles name 1,200 mg, and 1,200 to 1,300 mg. Countries differ."),
    ("vitamin-d", "Vitamin D", "vitamin_d_ug_d", "ug/d", 20, 25, None, WOMEN, "nu04 nu05",
     "fatty fish, egg yolk, food with added vitamin D", "SR110 SR111 SR112 SR113 SR107", None),
    ("vitamin-k2", "Vitamin K2", "vitamin_k2_ug_d", "ug/d", None, None, None, None, "nu06 nu07 nu08 nu09",
     "natto, fermented food, cheese, egg yolk, dark chicken meat", "SR114",
     "One article names 90 µg of vitamin K and not which kind; no amount is named for K2."),
    ("magnesium", "Magnesium", "magnesium_mg_d", "mg/d", 320, None, None, WOMEN, "nu10 nu11",
     "nuts, seeds, whole grains, leafy greens, dark chocolate, avocado", "SR115 SR116", None),
    ("zinc", "Zinc", "zinc_mg_d", "mg/d", None, None, None, None, "nu14", "oysters, red meat, poultry, beans, nuts", "SR117", None),
    ("protein", "Protein", "protein_g_d", "g/d", 1.0, 1.2, "kg", WOMEN, "nu12 nu13",
     "lean meat, poultry, fish, eggs, dairy, beans, tofu", "SR118", None),
    ("omega-3", "Omega-3 fats", "omega3_g_d", "g/d", None, None, None, None, "nu15", "salmon, mackerel, flaxseed, walnuts", "SR119", None),
    ("polyphenols", "Polyphenols", None, None, None, None, None, None, "nu17",
     "berries, green tea, olive oil, dark vegetables", None, "What is known comes from tests in cells and animals."),
    ("probiotics", "Probiotics", None, None, None, None, None, None, "nu18", "yogurt, kefir, kimchi", "SR121", None),
    ("prebiotics", "Prebiotics", None, None, None, None, None, None, "nu18", "onion, garlic, asparagus", None, None),
    ("isoflavones", "Soy isoflavones", None, None, None, None, None, None, None, None, "SR120", None),
    ("retinol", "Vitamin A (retinol)", "retinol_ug_d", "ug/d", None, None, None, None, "nu08", None, "SRX057",
     "Too much of it has been linked with breaks. Foods very rich in it are not listed here."),
]


def write(material):
    rules = {r["rule_id"] for r in read_rows(material / "data/evidence/safety.csv")}
    exercises = {r["id"] for r in read_rows(material / "data/content/exercises.tsv", "\t")}
    nutrients = {r["id"] for r in read_rows(material / "data/content/nutrients.tsv", "\t")}
    assert set(EXERCISES) | RULES == exercises, set(EXERCISES) | RULES ^ exercises
    assert {rule for _, rule, _ in GATES} <= rules
    for row in NUTRIENTS:
        assert set((row[8] or "").split()) <= nutrients and set((row[10] or "").split()) <= rules, row[0]
        assert "liver" not in (row[9] or "")
    table("daily/exercises", "exercises of content/exercises that can stand in a week; names in our own words",
          ["id", "name", "programme", "gates", "how"], [[i, *about] for i, about in EXERCISES.items()])
    table("daily/gates", "rules/safety and clinical rule 6: which rule closes a gate, when it is found or also when it is not known",
          ["gate", "rule_id", "closes"], [list(row) for row in GATES])
    table("daily/programmes", "model-spec section 5: which regimen a programme is; sessions: content/exercises ex21, not checked in a trial",
          ["programme", "regimen", "sessions_from:number:/wk", "name"], [list(row) for row in PROGRAMMES])
    table("daily/nutrients", "amounts of content/nutrients, for women after 50 alone; not checked at a guideline",
          ["id", "name", "question", "unit", "target_low:number", "target_high:number", "per", "for_whom", "nutrient_ids", "foods",
           "rule_ids", "note", "status"], [[*row, "unverified"] for row in NUTRIENTS])
