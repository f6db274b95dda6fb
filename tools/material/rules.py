# SPDX-License-Identifier: GPL-3.0-or-later
"""data/rules: safety rules and the fields their triggers ask about."""
import re

from material.causes import (ALSO, BEFORE_START, CAUSES, CHECKLISTS, FIELD_NAMES, FIRST_FOR_ANY, LIMITS, MEASURES,
                             MEDICINE_CLASSES, MEDICINE_FIELDS, MEDICINE_NAMES, QUESTIONS, REFERRALS, SCHEDULE)
from material.tables import number, prov_code, read_rows, table, text

SAFETY = ["id", "intervention_class", "intervention", "field", "operator", "value", "value_number:number",
          "combined_with", "and_field", "and_operator", "and_value", "combination", "unless_stop_of", "severity", "refers", "message",
          "action", "source_guideline", "source_year:number", "prov_code", "provenance", "note"]
# what makes a rule a criterion to refer by, in the rule's own words
REFERS = re.compile(r"\brefer|specialist|oncolog|urolog|haematolog|gynaecolog|same-day", re.I)
CONDITION = re.compile(r"^(\w+) (==|!=|<=|>=|<|>) (\S+)")

# A field's number unit is in its name; what is left is yes/no, or one of a few words.
UNITS = [("_ml_min_1_73", "mL/min/{1.73_m2}"), ("_ml_min", "mL/min"), ("_mmol_mol", "mmol/mol"), ("_mmol_l", "mmol/L"),
         ("_nmol_l", "nmol/L"), ("_ug_l", "ug/L"), ("_ng_ml_12mo", "ng/mL"), ("_mg_day", "mg/d"), ("_iu_day", "[IU]/d"),
         ("_ug_day", "ug/d"), ("_g_day", "g/d"), ("_iu", "[IU]"), ("_pct", "%"), ("_years", "a"), ("_months", "mo"), ("_weeks", "wk"),
         ("_cm", "cm"), ("_sds", "{SDS}"), ("_score", "{T-score}")]
NUMBERS = {"age_at_menopause": "a", "age_years": "a", "bmi": "kg/m2", "bp_systolic": "mm[Hg]", "severe_luts_ipss": "{score}",
           "falls_last_year": "{count}", "low_trauma_fracture_count": "{count}", "vertebral_fracture_count": "{count}",
           "bisphosphonate_count_active": "{count}", "total_testosterone_measurements": "{count}", "vte_risk_factors": "{count}",
           "years_since_menopause": "a", "months_since_hip_fracture": "mo", "months_since_mi_or_stroke": "mo",
           "months_since_vertebral_fracture": "mo", "weeks_since_hip_fracture": "wk", "denosumab_months_since_last_dose": "mo",
           "z_score_lowest": "{Z-score}", "lowest_t_score": "{T-score}", "frax_mof_over_intervention_threshold": "{ratio}",
           "age_at_bp_start": "a", "anabolic_course_ended_months": "mo", "dose_g_day": "g/d", "smoking_group": "{code}"}
# Facts of the plan, not of the patient: answered by the program from the plan itself.
PLAN = {"aromatase_inhibitor_planned", "bp_start", "bp_years", "bisphosphonate_count_active", "combination_planned", "dosing",
        "drug_holiday", "drug_class_stopped", "exercise_stop", "estradiol_equivalent_high_dose", "first_infusion", "formulation",
        "goal", "hrt_initiation", "hrt_stop_planned", "indication", "label_status", "model", "options_not_compared_named",
        "progestogen_planned", "sole_indication", "source", "supervision", "threshold_pack", "compounded_source", "bolus_dose_iu",
        "dose_iu_day", "dose_g_day", "supplemental_mg_day", "age_at_bp_start", "on_hrt_months", "dxa_interval_months",
        "trt_initiation", "trt_stop_planned"}
DERIVED = {"age_years", "bmi", "crcl_cockcroft_gault_ml_min", "egfr_ml_min_1_73", "height_loss_cm", "lowest_t_score", "z_score_lowest",
           "frax_mof_over_intervention_threshold", "months_since_hip_fracture", "months_since_vertebral_fracture",
           "months_since_mi_or_stroke", "weeks_since_hip_fracture", "recent_fracture_weeks", "denosumab_months_since_last_dose",
           "years_since_menopause", "very_high_risk_any_criterion", "premenopausal_or_man_under_50",
           "premenopausal_or_perimenopausal", "low_trauma_fracture_count", "vertebral_fracture_count", "total_calcium_mg_day",
           "first_line_pm_osteoporosis", "osteoporosis", "on_bone_drug_months", "psa_rise_ng_ml_12mo", "total_testosterone_measurements",
           "other_bone_drug_current", "denosumab_current", "anabolic_course_ended_months", "antiresorptive_after_anabolic",
           "sex", "lh_fsh_prolactin_done", "calcium_vitd_creatinine_recent", "fragility_fracture_ever", "prior_fragility_fracture", "on_testosterone",
           "hip_fracture_ever", "glucocorticoid_current", "calcium_supplement_current"}
# Answered by the list of medicines alone, where a name in it says so.
LISTED = {"vitamin_k2_current", "magnesium_current", "isoflavones_current", "probiotics_current",
          "gh_secretagogue_current", "mk677_current", "ipamorelin_cjc1295_current"}
MEASURED = {"hba1c_mmol_mol", "hematocrit_pct", "psa_ug_l", "serum_calcium_corrected_mmol_l", "total_testosterone_nmol_l",
            "vitamin_d_25oh_nmol_l", "btm_sampling"}
WORDS = {"ancestry", "btm_sampling", "dosing", "drug_class_stopped", "formulation", "goal", "hysterectomy_type", "indication",
         "label_status", "model", "sex", "sole_indication", "source", "threshold_pack"}


# Sources that name a file of the material, or the program itself: OWN rules tell nobody what to do.
OWN = "Trabecula"
SOURCES = {"product scope": OWN, "IPDAS; NICE decision-aid standards N1": OWN, "adverse.csv notes AE001-014": OWN,
           "qfracture2012.json": OWN, "consultation-workflow step 2": OWN, "standard": "standard practice",
           "NICE NG23/practice": "NICE NG23 and practice", "labels; model-spec 13.2": "labels",
           "IOC RED-S 2023; model-spec 13.4": "IOC RED-S 2023", "FDA; product evidence review": "FDA",
           "qfracture2012.json; NICE CG146 (low BMI is a risk factor)": "QFracture-2012 and NICE CG146"}

# What a source says to do, where the material's words are in part a note on how to build the program.
MEANWHILE = "NOGG: start oral treatment meanwhile if delay is expected; record reason if not referred"
ACTIONS = {"SR013": "Prefer non-hormonal bone agent unless symptomatic; if used transdermal low dose",
           "SRX002": "Contact the denosumab prescriber", "SRX003": "Specialist plan", "SRX004": None, "SRX005": None,
           **{f"SRX{number:03}": MEANWHILE for number in range(6, 11)}, "SRX012": None, "SRX013": "Refer if unexplained",
           "SRX014": "Secondary-cause work-up; specialist", "SRX015": "PTH, repeat fasting sample", "SRX022": "Refer",
           "SRX028": "Other drugs are not a substitute", "SRX040": "Before each infusion", "SRX044": None, "SRX046": None,
           "SRX056": None, "SRX058": None, "SRX060": None, "SRX061": None}


# What a rule's intervention means among the regimens. scope person: whatever the plan is; plan: a plan
# with one of these regimens (names, and doses or routes where only some of a name are meant).
SYSTEMIC = "oral transdermal implant"
STRENGTH = "high-intensity moderate mixed"
IMPACT = "high-intensity mixed jumping plyometric high-impact"
INTERVENTIONS = {
    ("bisphosphonate", "alendronate"): ("alendronate", None, None),
    ("bisphosphonate", "alendronate effervescent/oral solution"): ("alendronate", None, None),
    ("bisphosphonate", "any bisphosphonate"): ("alendronate risedronate ibandronate zoledronate", None, None),
    ("bisphosphonate", "ibandronate"): ("ibandronate", None, None),
    ("bisphosphonate", "oral bisphosphonate"): ("alendronate risedronate ibandronate", None, "oral"),
    ("bisphosphonate", "risedronate"): ("risedronate", None, None),
    ("bisphosphonate", "zoledronate"): ("zoledronate", None, None),
    ("exercise", "HiRIT / heavy resistance 70-85% 1RM"): ("exercise", STRENGTH, None),
    ("exercise", "HiRIT / impact / loaded flexion"): ("exercise", IMPACT + " moderate", None),
    ("exercise", "any"): ("exercise", None, None),
    ("exercise", "any with loaded spinal flexion"): ("exercise", STRENGTH, None),
    ("exercise", "heavy resistance"): ("exercise", STRENGTH, None),
    ("exercise", "high-impact/plyometric"): ("exercise", IMPACT, None),
    ("exercise", "walking only"): ("exercise", "walking", None),
    ("gh_axis", "MK-677 (ibutamoren)"): ("gh-mk677", None, None),
    ("gh_axis", "any GH/GHRH/secretagogue"): ("gh-sermorelin gh-ipamorelin gh-cjc1295 gh-mk677 gh-recombinant", None, None),
    ("gh_axis", "ibutamoren MK-677"): ("gh-mk677", None, None),
    ("gh_axis", "ipamorelin / CJC-1295"): ("gh-ipamorelin gh-cjc1295", None, None),
    ("gh_axis", "recombinant GH"): ("gh-recombinant", None, None),
    ("gh_axis", "sermorelin/ipamorelin/CJC-1295/MK-677"): ("gh-sermorelin gh-ipamorelin gh-cjc1295 gh-mk677", None, None),
    ("hrt", "adverse rows"): ("hrt", None, SYSTEMIC),
    ("hrt", "any systemic estrogen"): ("hrt", None, SYSTEMIC),
    ("hrt", "estrogen without progestogen"): ("hrt", None, SYSTEMIC),
    ("hrt", "oral estrogen"): ("hrt", None, "oral"),
    ("hrt", "transdermal or oral estrogen, high dose"): ("hrt", "patch-100", "oral transdermal"),
    ("nutrition", "calcium"): ("repletion", None, None),
    ("nutrition", "calcium supplement"): ("repletion", None, None),
    ("nutrition", "isoflavones"): ("isoflavones", None, None),
    ("nutrition", "magnesium"): ("magnesium", None, None),
    ("nutrition", "probiotics"): ("probiotics", None, None),
    ("nutrition", "protein"): ("protein", None, None),
    ("nutrition", "vitamin D"): ("repletion", None, None),
    ("nutrition", "vitamin K2"): ("vitamin-k2", None, None),
    ("testosterone_women", "testosterone"): ("testosterone-women", None, None),
    ("testosterone_women", "testosterone pellets"): ("testosterone-women", None, None),
    ("trt_men", "testosterone"): ("trt", None, None),
    ("trt_men", "testosterone + anastrozole"): ("trt anastrozole", None, None),
    ("trt_men", "testosterone gel"): ("trt", "gel", None),
}


# Rules about any plan, about stopping, and about plans that leave something out.
OTHER_SCOPES = {("general", "HRT + bisphosphonate"): ("plan", None, None), ("general", "drug holiday"): ("stop", None, None),
                ("hrt", "no-HRT plan"): ("without", "hrt", SYSTEMIC)}
# What is taken today is checked whether or not a plan has it: fields that say so.
TAKEN = {
    ("nutrition", "calcium"): "calcium_supplement_current", ("nutrition", "calcium supplement"): "calcium_supplement_current",
    ("nutrition", "vitamin D"): "dose_iu_day", ("nutrition", "vitamin K2"): "vitamin_k2_ug_day vitamin_k2_current",
    ("nutrition", "magnesium"): "supplemental_mg_day magnesium_current", ("nutrition", "isoflavones"): "isoflavones_current",
    ("nutrition", "probiotics"): "probiotics_current", ("gh_axis", "any GH/GHRH/secretagogue"): "gh_secretagogue_current",
    ("gh_axis", "sermorelin/ipamorelin/CJC-1295/MK-677"): "gh_secretagogue_current",
    ("gh_axis", "MK-677 (ibutamoren)"): "mk677_current", ("gh_axis", "ibutamoren MK-677"): "mk677_current",
    ("gh_axis", "ipamorelin / CJC-1295"): "ipamorelin_cjc1295_current",
}
NO_STOP_CARD = re.compile(r"no (\w+) card of severity contraindicated")


def intervention_row(key):
    names, doses, routes = INTERVENTIONS.get(key, (None, None, None))
    if key in OTHER_SCOPES:
        scope, names, routes = OTHER_SCOPES[key]
        return [*key, scope, names, None, routes, None]
    return [*key, "plan" if names else "person", names, doses, routes, TAKEN.get(key)]


def cause_of(field):
    return next(cause for cause, about in CAUSES.items() if field in about[3].split())


def unit_of(field):
    if field in NUMBERS:
        return NUMBERS[field]
    for ending, unit in UNITS:
        if field.endswith(ending):
            return unit
    return None


def field_row(field):
    unit = None if field in WORDS else unit_of(field)
    kind = "word" if field in WORDS else "number" if unit else "yes-no"
    answer = ("listed" if field in LISTED else "plan" if field in PLAN else "derived" if field in DERIVED else "measured" if field in MEASURED else "asked")
    return [field, kind, unit, answer, QUESTIONS.get(field), MEASURES.get(field), cause_of(field), FIELD_NAMES.get(field),
            "yes" if field in MEDICINE_FIELDS else None]


def schedule_row(i, rule, found, what, when, why, counted_from=None, least=None, most=None, names=None):
    return [f"M{i + 1:02d}", rule, "yes" if found else "no", what, when, why, counted_from, least, most, names]


def write_causes():
    table("rules/causes", "our own words: one card per cause; first: its place before any number; closes all: no number is shown",
          ["cause", "title", "first:number", "first_for", "closes"],
          [[cause, *about[:2], "any" if cause in FIRST_FOR_ANY else "person" if about[1] else None, about[2]]
           for cause, about in CAUSES.items()])
    table("rules/limits", "limits of derived fields, each from the rule or table named in its row",
          ["name", "value:number", "unit", "status", "source"], LIMITS)
    table("rules/medicine-names", "words in the name of a medicine that answer a field with yes; names, no figures",
          ["word", "field"],
          [[word.replace("_", " "), field] for field, words in MEDICINE_NAMES.items() for word in words.split()])
    table("rules/medicine-classes", "words in the name of a medicine that is listed without a class; names, no figures",
          ["word", "medicine_class"], [[word.replace("_", " "), kind] for kind, words in MEDICINE_CLASSES.items() for word in words.split()])
    table("rules/checklists", "what the named rules ask to be looked at; limit: of rules/limits, in months before today",
          ["list", "measures", "question", "dated_by", "sex", "limit", "only_when", "source"],
          [[name, *row, source] for name, (source, rows) in CHECKLISTS.items() for row in rows])
    table("rules/schedule", "our own words for what the named rule asks to be watched; only_found: shown when the rule holds; its "
          "day is counted from the start, the first dose or the stop, by the months of the rule",
          ["id", "rule_id", "only_found", "what", "when", "why", "counted_from", "least_months:number:mo", "most_months:number:mo",
           "regimen_names"],
          [schedule_row(i, *row) for i, row in enumerate(SCHEDULE)])


def also_row(rule, key, severity, conditions, where):
    """One more trigger of a rule, as a row of its own: what it does not say is the rule's."""
    parts = [CONDITION.match(c.strip()).groups() for c in conditions.split(";")]
    row = {"rule_id": rule["id"], "intervention_class": (key or (rule["intervention_class"],))[0],
           "intervention": key[1] if key else rule["intervention"], "severity": severity or rule["severity"],
           "source": f"{rule['id']}: {where}"}
    for prefix, (field, operator, value) in zip(("", "and_", "third_"), parts):
        row.update({prefix + "field": field, prefix + "operator": operator, prefix + "value": value})
    return row


def write_also(rules):
    rows = [also_row(rules[rule], *about) for rule, *about in ALSO]
    table("rules/safety-also", "further triggers that the words of a rule of rules/safety name; the rest is that rule's",
          ["rule_id", "intervention_class", "intervention", "severity", "field", "operator", "value", "and_field", "and_operator",
           "and_value", "third_field", "third_operator", "third_value", "source"], rows)
    return {row[prefix + "field"] for row in rows for prefix in ("", "and_", "third_") if prefix + "field" in row}


def write(material):
    rows, fields, interventions = [], set(), []
    assert set(FIELD_NAMES) <= {f for about in CAUSES.values() for f in about[3].split()} | {"age_years"}
    for r in read_rows(material / "data/evidence/safety.csv"):
        combined = r["trigger_combined_with"]
        key = (r["intervention_class"], r["intervention"])
        assert (r["rule_id"] not in REFERRALS or r["rule_id"] == "SRX011"
                or REFERS.search(r["message"] + r["rationale_or_action"])), r["rule_id"]
        if key not in interventions:
            interventions.append(key)
        second = CONDITION.match(combined) if combined else None
        either = "(OR)" in combined
        if r["rule_id"] in BEFORE_START:
            assert not second
            second = CONDITION.match("trt_initiation == true")
        fields.add(r["trigger_field"])
        if second:
            fields.add(second.group(1))
        is_number = re.fullmatch(r"-?[0-9.]+", r["trigger_value"]) is not None
        rows.append({
            "id": r["rule_id"], "intervention_class": r["intervention_class"], "intervention": r["intervention"],
            "field": r["trigger_field"], "operator": r["trigger_operator"], "value": r["trigger_value"],
            "value_number": number(r["trigger_value"]) if is_number else None,
            "combined_with": text(combined), "and_field": second.group(1) if second else None,
            "and_operator": second.group(2) if second else None,
            "and_value": second.group(3) if second else None,
            "combination": ("or" if either else "and") if second else None,
            "unless_stop_of": NO_STOP_CARD.search(combined).group(1) if NO_STOP_CARD.search(combined) else None,
            "severity": r["severity"],
            "refers": "yes" if r["rule_id"] in REFERRALS else None, "message": r["message"], "action": ACTIONS.get(r["rule_id"], text(r["rationale_or_action"])),
            "source_guideline": SOURCES.get(r["source_guideline"], text(r["source_guideline"])), "source_year": number(r["source_year"]),
            "prov_code": prov_code(r["provenance"]), "provenance": text(r["provenance"]), "note": text(r["note"])})
    table("rules/safety", "guidelines and labels named in each row; severity: contraindicated, caution, information, monitor",
          SAFETY, rows)
    fields |= write_also({row["id"]: row for row in rows}) | {f for names in TAKEN.values() for f in names.split()}
    table("rules/fields", "each field a rule asks about: kind, UCUM unit, and whether it is asked, measured, derived from the "
          "record or answered by the plan", ["field", "kind", "unit", "answered_by", "question", "measure", "cause", "name", "is_medicine"],
          [field_row(f) for f in sorted(fields)])
    write_causes()
    assert set(INTERVENTIONS) <= set(interventions)
    table("rules/interventions", "what the intervention of a rule means among the regimens",
          ["intervention_class", "intervention", "scope", "regimen_names", "regimen_doses", "routes", "taken_fields"],
          [intervention_row(key) for key in interventions])
