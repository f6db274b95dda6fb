# SPDX-License-Identifier: GPL-3.0-or-later
"""What a cell names in another table is there: rows of evidence, regimens, terms, gates, plans."""
import re

EVIDENCE = ("evidence/effects", "evidence/adverse", "rules/safety")
# Columns of any table that name rows of EVIDENCE.
EVIDENCE_COLUMNS = re.compile(r"(^|_)(evidence_ids|rule_ids?|harm_id|tests_rule|(beside|how|stopping|after|nearest)_ids)$|^(rule|uses|corrected_by)$")
# (table, column): what its words are names of, and words that stand for themselves.
NAMED = {
    ("content/explanations", "rests_on"): ("evidence exercise nutrient constant", ""),
    ("content/explanations", "plans"): ("regimen plan", ""), ("content/values", "regimens"): ("regimen plan", ""),
    ("daily/exercises", "gates"): ("gate", ""), ("daily/exercises", "programme"): ("programme", ""),
    ("daily/exercises", "id"): ("exercise", ""), ("daily/doses", "id"): ("exercise", ""), ("daily/nutrients", "nutrient_ids"): ("nutrient", ""),
    ("daily/nutrients", "untold_when"): ("field", ""), ("daily/programmes", "regimen"): ("regimen-id", ""), ("evidence/disagreements", "plans"): ("regimen plan", "hrt+alendronate"),
    ("regimens/about", "regimen"): ("regimen regimen-id", ""), ("regimens/exposures", "regimen"): ("regimen-id", ""),
    ("regimens/harms", "regimen_names"): ("regimen", ""), ("regimens/harms", "regimen_doses"): ("dose", ""),
    ("regimens/harms", "direct_doses"): ("dose", "none"), ("regimens/harms", "routes"): ("route", ""),
    ("regimens/medicine-page", "regimen_names"): ("regimen regimen-id", ""), ("regimens/medicine-page", "routes"): ("route", ""),
    ("regimens/pairs", "horizon"): ("horizon", ""),
    ("regimens/pairs", "chart_class"): ("chart-class", ""), ("regimens/pairs", "with_chart_class"): ("chart-class", ""),
    ("regimens/plans", "regimen"): ("regimen-id", ""), ("regimens/regimens", "horizon"): ("horizon", ""),
    ("regimens/regimens", "stopped_horizon"): ("horizon", ""), ("regimens/regimens", "fracture_class"): ("fracture-class", ""),
    ("regimens/regimens", "anchor_class"): ("anchor-class", ""), ("regimens/time-to-benefit", "regimen_names"): ("regimen", ""),
    ("risk/life-tables", "country"): ("life-table", ""), ("rules/checklists", "limit"): ("limit", ""),
    ("rules/fields", "cause"): ("cause", ""), ("rules/interventions", "regimen_names"): ("regimen", ""),
    ("rules/interventions", "regimen_doses"): ("dose", ""), ("rules/interventions", "routes"): ("route", ""),
    ("rules/interventions", "taken_fields"): ("field", ""), ("rules/medicine-kinds", "fields"): ("field", ""),
    ("rules/medicine-dictionary", "kinds"): ("medicine-kind", ""), ("rules/medicine-kinds", "local_routes"): ("medicine-route", ""),
    ("rules/safety", "field"): ("field", ""), ("rules/safety", "and_field"): ("field", ""),
    ("rules/safety-also", "cause"): ("cause", ""),
    ("rules/safety-also", "field"): ("field", ""), ("rules/safety-also", "and_field"): ("field", ""),
    ("rules/safety-also", "third_field"): ("field", ""),
    ("rules/schedule", "regimen_names"): ("regimen", ""),
}
# What the words of NAMED mean: tables and the column that holds the names.
HOLDERS = {
    "regimen": [("regimens/regimens", "name")], "regimen-id": [("regimens/regimens", "id")], "dose": [("regimens/regimens", "dose")],
    "route": [("regimens/regimens", "route")], "chart-class": [("regimens/regimens", "chart_class")], "plan": [("regimens/plans", "plan")],
    "horizon": [("regimens/horizons", "intervention")], "fracture-class": [("risk/fracture-classes", "class")],
    "anchor-class": [("model/gains", "class")], "gate": [("daily/gates", "gate")], "programme": [("daily/programmes", "programme")],
    "exercise": [("content/exercises", "id")], "nutrient": [("content/nutrients", "id")], "field": [("rules/fields", "field")],
    "cause": [("rules/causes", "cause")], "limit": [("rules/limits", "name")], "constant": [("risk/fracture-constants", "name")],
    "life-table": [("risk/life-table-sources", "country")],
    "medicine-kind": [("rules/medicine-kinds", "kind")], "medicine-route": [("rules/medicine-routes", "route")], "evidence": [(table, "id") for table in EVIDENCE],
}


def words_in(text):
    return [word for word in re.split(r"[\s,;]+", text or "") if word]


def holders(found, kinds):
    return {row[column] for kind in kinds.split() for table, column in HOLDERS[kind] if table in found
            for row in found[table].rows if row[column] is not None}


def check_names(found, name, column, kinds, more):
    known = holders(found, kinds) | set(more.split())
    for row in found[name].rows:
        for word in words_in(row[column]):
            if word not in known:
                yield f"{name}: {found[name].label(row)}: {column} names {word}, which is no {' or '.join(kinds.split())}"


def check_evidence(found):
    for name, table in found.items():
        for column in table.names():
            if EVIDENCE_COLUMNS.search(column):
                yield from check_names(found, name, column, "evidence", "")


def check_explanations(found):
    """Marks within a text: [words|term] and {ID}."""
    terms = {row["term"] for row in found["content/glossary"].rows}
    results = {row["id"] for row in found["evidence/effects"].rows}
    for row in found["content/explanations"].rows:
        for column in ("patient", "curious", "clinician", "correction"):
            text = row[column] or ""
            for term in re.findall(r"\[[^|\]]*\|([^\]]*)\]", text):
                if term not in terms:
                    yield f"content/explanations: {row['id']}: {column} links to {term}, which the glossary has not"
            for result in re.findall(r"\{([A-Z0-9]+)\}", text):
                if result not in results:
                    yield f"content/explanations: {row['id']}: {column} shows {result}, which is no row of evidence/effects"


def check_harms(found):
    """Every harm is shown with a regimen, or left out for a reason."""
    shown = {row["harm_id"] for row in found["regimens/harms"].rows}
    left = {row["harm_id"] for row in found["regimens/harms-left-out"].rows}
    for harm in (row["id"] for row in found["evidence/adverse"].rows):
        if (harm in shown) == (harm in left):
            yield f"evidence/adverse: {harm}: stands in one of regimens/harms and regimens/harms-left-out, and only in one"


def check_about(found):
    names = {row["regimen"] for row in found["regimens/about"].rows}
    for row in found["regimens/regimens"].rows:
        if row["id"] not in names and row["name"] not in names:
            yield f"regimens/regimens: {row['id']}: regimens/about has no words for it"


def check(found):
    problems = list(check_evidence(found))
    for (name, column), (kinds, more) in NAMED.items():
        if name in found and column in found[name].names():
            problems += check_names(found, name, column, kinds, more)
    for part, needs in ((check_explanations, ("content/explanations", "content/glossary", "evidence/effects")),
                        (check_harms, ("regimens/harms", "regimens/harms-left-out", "evidence/adverse")),
                        (check_about, ("regimens/about", "regimens/regimens"))):
        if all(name in found for name in needs):
            problems += part(found)
    return problems
