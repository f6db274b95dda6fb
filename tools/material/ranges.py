# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers stand in order, within what can be, and agree where two tables give the same one."""
from material.columns import kind

# table: columns of which none is larger than the next; empty cells are passed over.
ORDERED = {
    "countries/amounts": ["low high", "age_from age_to"], "densitometry/btm_reference": ["lower upper"],
    "evidence/adverse": ["diff_ci_low diff_per_1000 diff_ci_high", "rel_ci_low relative_value rel_ci_high"],
    "evidence/effects": ["ci_low value ci_high"], "risk/fracture-ratios": ["rr_low rr rr_high"],
    "regimens/harms": ["age_from age_below"], "regimens/horizons": ["solid_years dashed_years"], "regimens/plans": ["from_years to_years"],
    "regimens/time-to-benefit": ["months_low months months_high"], "risk/calibration": ["ci_low value ci_high"],
    "risk/frax-glucocorticoid": ["dose_from dose_below"], "risk/frax-thresholds": ["age_from age_below"],
    "risk/garvan-coefficients": ["survivor_10 survivor_5"], "risk/point-bands": ["from below"], "risk/point-scores": ["from to"],
    "risk/point-tools": ["refer_below refer_from"], "risk/qfracture2012-variables": ["lowest highest"],
    "rules/schedule": ["least_months most_months"],
}
# (table or *, column): what no number of it is below and above.
BOUNDS = {
    ("*", "year"): (1, 2100), ("*", "source_year"): (1950, 2100), ("*", "age"): (0, 120), ("*", "age_from"): (0, 120),
    ("*", "age_below"): (0, 120), ("*", "mean_age"): (0, 120), ("*", "months"): (0, 600), ("*", "horizon_years"): (0, 40),
    ("*", "pct"): (0, 100), ("*", "cv_pct"): (0, 100), ("*", "t_score"): (-6, 4), ("*", "rr"): (0.01, 20),
    ("*", "baseline_per_1000"): (0, 1000), ("*", "treated_per_1000"): (0, 1000), ("*", "diff_per_1000"): (-1000, 1000),
    ("*", "default_adherence"): (0, 1), ("*", "adherence"): (0, 1), ("*", "times_adherence"): (0, 1),
    ("evidence/effects", "year"): (1950, 2100), ("evidence/adverse", "year"): (1950, 2100), ("evidence/effects", "n"): (1, 10000000),
    ("risk/fracture-ratios", "rr_low"): (0.01, 20), ("risk/fracture-ratios", "rr_high"): (0.01, 20),
    ("risk/life-tables", "qx"): (1e-6, 0.999), ("risk/life-tables", "ex"): (0, 100), ("risk/garvan-coefficients", "survivor_5"): (0, 1),
    ("risk/garvan-coefficients", "survivor_10"): (0, 1), ("risk/qfracture2012-survivor", "survivor"): (0, 1),
}
ROUNDING_PER_1000 = 0.6  # of a difference of two rounded numbers


def check_order(name, table):
    for columns in ORDERED.get(kind(name), ()):
        for row in table.rows:
            values = [row[column] for column in columns.split() if row[column] is not None]
            if values != sorted(values):
                yield f"{name}: {table.label(row)}: {' <= '.join(columns.split())} does not hold: {values}"


def check_bounds(name, table):
    for column in table.numbers():
        low, high = BOUNDS.get((name, column), BOUNDS.get(("*", column), (None, None)))
        for row in table.rows if low is not None else ():
            if row[column] is not None and not low <= row[column] <= high:
                yield f"{name}: {table.label(row)}: {column} is {row[column]}, not {low:g} to {high:g}"


def check_harms(table):
    for row in table.rows:
        baseline, treated, difference = (row[c] for c in ("baseline_per_1000", "treated_per_1000", "diff_per_1000"))
        if None not in (baseline, treated, difference) and abs(treated - baseline - difference) > ROUNDING_PER_1000:
            yield f"evidence/adverse: {row['id']}: {treated} less {baseline} is not {difference}"


def check_ratios(table, effects):
    """A ratio that multiplies a chance is its trial's, and no surer."""
    rows = {row["id"]: row for row in effects.rows}
    for row in table.rows:
        trial = rows.get(row["evidence_ids"])
        if row["rr"] is None or trial is None:
            continue
        for mine, of_trial in (("rr", "value"), ("rr_low", "ci_low"), ("rr_high", "ci_high"), ("prov_code", "prov_code")):
            if row[mine] != trial[of_trial]:
                yield (f"risk/fracture-ratios: {table.label(row)}: {mine} is {row[mine]}, and {trial['id']} has "
                       f"{trial[of_trial]}")


def check_series(name, table, keys, by, column, falls):
    """Ages and years follow each other, and what people survive falls."""
    last = {}
    for row in table.rows:
        key = tuple(row[k] for k in keys)
        if key in last and row[by] != last[key][by] + 1:
            yield f"{name}: {table.label(row)}: does not follow {last[key][by]}"
        if key in last and falls and row[column] >= last[key][column]:
            yield f"{name}: {table.label(row)}: {column} does not fall"
        last[key] = row


def check(found):
    problems = [problem for name, table in found.items() for part in (check_order, check_bounds) for problem in part(name, table)]
    if "evidence/adverse" in found:
        problems += check_harms(found["evidence/adverse"])
    if {"risk/fracture-ratios", "evidence/effects"} <= set(found):
        problems += check_ratios(found["risk/fracture-ratios"], found["evidence/effects"])
    for name, keys, by, column, falls in (("risk/life-tables", ("country", "sex"), "age", "qx", False),
                                          ("risk/qfracture2012-survivor", ("sex", "outcome"), "year", "survivor", True)):
        if name in found:
            problems += check_series(name, found[name], keys, by, column, falls)
    return problems
