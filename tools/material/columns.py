# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns carry their units, rows their keys, and cells with few possible words one of them."""
import re

# What a row is found by; a table without a line here is not known.
KEYS = {
    "countries/pack": "code", "countries/licences": "name form medicine indication", "countries/thresholds": "guideline question population criterion",
    "countries/amounts": "id kind authority sex age_from", "countries/brands": "brand ingredient",
    "codes/codes": "category concept system code", "content/exercises": "id", "content/explanations": "id",
    "content/glossary": "term", "content/nutrients": "id", "content/values": "card", "daily/doses": "id only_when", "daily/exercises": "id",
    "daily/foods": "nutrient country name",
    "daily/gates": "gate rule_id", "daily/nutrients": "id", "daily/programmes": "programme",
    "densitometry/btm_reference": "marker assay specimen group age_range source",
    "densitometry/constants": "name", "densitometry/nhanes3": "dataset site sex ethnicity age_group device",
    "densitometry/precision": "site", "densitometry/sbmd": "maker site",
    "evidence/adverse": "id", "evidence/disagreements": "id", "evidence/effects": "id",
    "evidence/review": "name",
    "model/cholesky": "log_parameter", "model/constants": "name", "model/covariance": "log_parameter",
    "model/gains": "class site", "model/marker-gains": "class", "model/parameters": "name", "model/person-defaults": "name",
    "regimens/about": "regimen", "regimens/exposures": "regimen type", "regimens/harms": "harm_id",
    "regimens/harms-left-out": "harm_id", "regimens/horizons": "intervention", "regimens/medicine-page": "regimen_names routes part words",
    "regimens/pairs": "chart_class with_chart_class", "regimens/plans": "plan order", "regimens/regimens": "id",
    "regimens/time-to-benefit": "regimen_names", "risk/calibration": "tool outcome sex population",
    "risk/dvo2023-actions": "band", "risk/dvo2023-bands": "quantity factor", "risk/dvo2023-factors": "id", "risk/dvo2023-required": "sex pct age t_score",
    "risk/fracture-blind-spots": "calculator spot",
    "risk/fracture-classes": "class", "risk/fracture-constants": "name", "risk/fracture-ranges": "calculator outcome sex from_pct",
    "risk/fracture-ratios": "class outcome sex condition evidence_ids", "risk/fracture-stops": "rule_id",
    "risk/fracture-wear": "class length_years months_after", "risk/frax-glucocorticoid": "outcome dose_from age", "risk/frax-limits": "scheme name",
    "risk/frax-thresholds": "scheme outcome age_from level", "risk/garvan-coefficients": "sex outcome", "risk/garvan-limits": "name",
    "risk/kidney": "equation sex name", "risk/life-table-sources": "country", "risk/life-tables": "country sex age",
    "risk/models": "id", "risk/panel": "name", "risk/point-bands": "tool from", "risk/point-scores": "tool input kind from to",
    "risk/point-tools": "tool sex with_input refer_from refer_below", "risk/qfracture2012-about": "key",
    "risk/qfracture2012-categories": "sex outcome variable code", "risk/qfracture2012-continuous": "sex outcome term",
    "risk/qfracture2012-flags": "sex outcome flag", "risk/qfracture2012-survivor": "sex outcome year",
    "risk/qfracture2012-variables": "variable code", "risk/very-high-risk": "guideline criterion field operator",
    "rules/age-limits": "measure", "rules/causes": "cause", "rules/checklists": "list measures question", "rules/fields": "field",
    "rules/interventions": "intervention_class intervention", "rules/limits": "name",
    "rules/medicine-dictionary": "key", "rules/medicine-frequencies": "word", "rules/medicine-kinds": "kind",
    "rules/medicine-routes": "word", "rules/question-needs": "question", "rules/result-limits": "measure side sex", "rules/safety": "id", "rules/schedule": "id", "rules/silent": "item", "rules/steroid-equivalents": "word",
    "rules/safety-also": "rule_id intervention_class intervention field operator value and_field",
}
# UCUM, and the words of the model for what has no unit there.
UNITS = set("% /wk 1 1/(kg/m2) 1/1000 a cm g/cm2 g/d h kg kg/m2 mg/d mg/dL mm[Hg] mmol/L mmol/mol mo nmol/L ng/L ng/mL ug/L ug/d "
            "wk x {SDS} {T-score} {Z-score} {code} {count} {ratio} {score}".split())
# The end of a number column's name says its unit. A year of the calendar has none.
ENDINGS = {"_pct": "%", "pct": "%", "_months": "mo", "months_after": "mo", "months": "mo", "_years": "a", "age": "a", "_age": "a", "_g_cm2": "g/cm2"}
WITHOUT_UNIT = {"source_year", "year"}
WORDS = {
    ("evidence/effects", "sex"): "F M both", ("evidence/effects", "value_type"): "numeric qualitative qualitative_zero",
    ("evidence/effects", "phase"): "on_treatment extension offset natural_history", ("evidence/effects", "core"): "yes no",
    ("evidence/effects", "grade"): "high moderate low-moderate low very_low", ("evidence/adverse", "grade"): "high moderate low-moderate low very_low",
    ("evidence/adverse", "direction"): "benefit harm neutral uncertain unknown",
    ("risk/fracture-ratios", "claim"): "number hatch excess", ("risk/fracture-ratios", "shows"): "multiplies beside drawer",
    ("risk/fracture-classes", "wears_off"): "table held linear never",
    ("rules/safety", "severity"): "contraindicated caution information monitor", ("rules/safety", "operator"): "== != < <= > >=",
    ("rules/safety", "and_operator"): "== != < <= > >=", ("rules/safety", "combination"): "and or", ("rules/safety", "refers"): "yes",
    ("rules/safety-also", "severity"): "contraindicated caution information monitor", ("rules/safety-also", "operator"): "== != < <= > >=",
    ("rules/fields", "kind"): "yes-no number word", ("rules/fields", "answered_by"): "asked measured derived plan listed",
    ("rules/causes", "first_for"): "person any", ("rules/interventions", "scope"): "person plan stop without",
    ("rules/medicine-kinds", "bone"): "builds harms harms-high-dose falls mixed other unknown none",
    ("rules/medicine-kinds", "needs_route"): "yes", ("rules/medicine-routes", "rank"): "site form strength",
    ("rules/schedule", "counted_from"): "start first-dose stop", ("rules/schedule", "only_found"): "yes no",
    ("daily/gates", "closes"): "found unknown", ("regimens/medicine-page", "part"): "take common rare before stop-and-call review stopping",
    ("regimens/harms", "shown_as"): "uncertain", ("regimens/harms", "part"): "subgroup",
    ("risk/calibration", "measure"): "ratio slope", ("risk/life-tables", "sex"): "F M",
    ("risk/point-scores", "kind"): "band yes no each linear tens pounds", ("regimens/horizons", "grade"): "A A- B C D",
}


def check_units(name, table):
    for column in table.columns:
        unit = column.get("unit")
        if unit is not None and unit not in UNITS:
            yield f"{name}: column {column['name']} has the unknown unit {unit}"
        if column["type"] != "number" or column["name"] in WITHOUT_UNIT or name.startswith("model/"):
            continue
        ending = next((e for e in ENDINGS if column["name"].endswith(e)), None)
        if ending and unit != ENDINGS[ending] and not re.match(r"(b|n)_", column["name"]):
            yield f"{name}: column {column['name']} has the unit {ENDINGS[ending]}, and says {unit or 'none'}"


def kind(name):
    """The tables of every country are of the same kinds: countries/GB/pack is a countries/pack."""
    parts = name.split("/")
    return f"{parts[0]}/{parts[2]}" if parts[0] == "countries" else name


def check_keys(name, table):
    if kind(name) not in KEYS:
        yield f"{name}: is not in KEYS of tools/material/columns.py, which says what a row is found by"
        return
    keys = KEYS[kind(name)].split()
    missing = set(keys) - set(table.names())
    if missing:
        yield f"{name}: lacks the column {', '.join(sorted(missing))}"
        return
    seen = set()
    for row in table.rows:
        key = tuple(row[k] for k in keys)
        if key in seen:
            yield f"{name}: two rows are {' '.join(str(k) for k in key if k is not None)}"
        seen.add(key)


def check_words(name, table):
    for (owner, column), words in WORDS.items():
        for row in table.rows if owner == name and column in table.names() else ():
            if row[column] is not None and row[column] not in words.split():
                yield f"{name}: {table.label(row)}: {column} is one of {words}, not {row[column]}"


def check(found):
    return [problem for name, table in found.items()
            for part in (check_units, check_keys, check_words) for problem in part(name, table)]
