# SPDX-License-Identifier: GPL-3.0-or-later
"""data/evidence: trial results, harms, and the fracture effects that multiply a calculator's number."""
import re

from material.tables import number, prov_code, read_rows, table, text

EFFECTS = ["id", "intervention_class", "intervention", "regimen", "population", "sex", "pop_code",
           "mean_age:number:a", "comparator", "outcome", "measure", "value:number", "value_text",
           "ci_low:number", "ci_high:number", "sd_or_se", "months:number:mo", "n:number", "phase",
           "study", "citation", "year:number", "design", "grade", "grade_certainty", "prov_code",
           "provenance", "memory_confidence", "value_type", "core", "note"]
HARMS = ["id", "intervention_class", "intervention", "regimen", "population", "sex", "age_band",
         "outcome", "direction", "comparator", "baseline_per_1000:number", "treated_per_1000:number",
         "diff_per_1000:number", "diff_ci_low:number", "diff_ci_high:number", "horizon_years:number:a",
         "derivation", "relative_measure", "relative_value:number", "rel_ci_low:number",
         "rel_ci_high:number", "study", "citation", "year:number", "design", "grade",
         "grade_certainty", "prov_code",
         "provenance", "note"]


def same_columns(columns, row):
    """The row of a CSV file, by the columns of a table."""
    out = {}
    for column in columns:
        name, _, kind = column.partition(":")
        if name in row:
            out[name] = number(row[name]) if kind.startswith("number") else text(row[name])
    return out


def year_of(row):
    """The year of publication: the first one the citation names, else the study's."""
    match = re.search(r"\b(19|20)\d\d\b", row["citation"]) or re.search(r"\b(19|20)\d\d\b", row["study"])
    return int(match.group(0)) if match else None


def grade_of(words):
    """The graders' words begin with the grade; README.md names the five levels."""
    match = re.match(r"(very low|low-moderate|low|moderate|high)", words.lower())
    return match.group(0).replace(" ", "_") if match else None


def effects(material):
    rows = []
    for row in read_rows(material / "data/evidence/effects.csv"):
        words = row["value"]
        if "do not show the interval" in row["provenance"]:
            row["ci_low"] = row["ci_high"] = ""  # it stays readable in the words beside it
        if row["value_type"] != "numeric":
            row["value"] = ""  # "no difference" is not a precise 0 and must never be averaged
        out = same_columns(EFFECTS, row)
        out["year"] = year_of(row)
        out["value_text"] = None if row["value_type"] == "numeric" else (
            "no difference" if row["value_type"] == "qualitative_zero" else words)
        rows.append(out)
    table("evidence/effects", "published trials, meta-analyses and cohorts; one row per regimen, "
          "population, outcome and month, each with its citation and provenance", EFFECTS, rows)


def harms(material):
    rows = []
    for row in read_rows(material / "data/evidence/adverse.csv"):
        row["id"] = row["adv_id"]
        row["prov_code"] = prov_code(row["provenance"])
        row["grade"] = grade_of(row["grade_certainty"])
        rows.append({**same_columns(HARMS, row), "year": year_of(row)})
    table("evidence/adverse", "published absolute harms; a harm keeps its own horizon and is never "
          "scaled in time", HARMS, rows)


# model-spec section 11. claim: number = a trial ratio; hatch = no trial counted this outcome;
# excess = drawn as harm, never as benefit. wears_off: how the ratio fades when the effect on bone
# fades (dth_and_inhibition), stays while taken (while_taken) or is not faded (none).
# shows: multiplies = multiplies a calculator's number; beside = stands beside it; drawer = only
# in the evidence drawer.
FRACTURE = ["class", "outcome", "shows", "sex", "claim", "condition", "rr:number", "rr_low:number",
            "rr_high:number", "wears_off", "dth_ref_pct:number:%", "q_ref:number", "evidence_ids",
            "beside_evidence_ids", "prov_code", "provenance", "note"]
SECTION_11 = "model-spec section 11"


def ratio(klass, outcome, shows, value, ids, *, condition=None, sex="F", wears="dth_and_inhibition",
          claim="number", beside=None, note=None, prov="read"):
    rr, low, high = value if value else (None, None, None)
    dth, q = REFERENCE.get(klass, (None, None))
    return {"class": klass, "outcome": outcome, "shows": shows, "sex": sex, "claim": claim,
            "condition": condition, "rr": rr, "rr_low": low, "rr_high": high, "wears_off": wears,
            "dth_ref_pct": dth, "q_ref": q, "evidence_ids": ids, "beside_evidence_ids": beside,
            "prov_code": prov, "provenance": SECTION_11, "note": note}


# class: (total-hip reference effect at 3 years in %, inhibition reference at 36 months).
# The reference of ibandronate was worked out as section 11 says: the calibrated core, 67 years, final
# period at 50, 150 mg/month, month 36. The same run gives 0.538, 0.337, 0.549, 0.297 for the others.
REFERENCE = {"ALN": (4.7, 0.536), "RIS": (3.2, 0.335), "IBN": (4.3, 0.504), "ZOL": (5.6, 0.548),
             "HRT_ORAL_CEE": (4.0, 0.297), "HRT_OTHER": (4.0, 0.297)}
NOT_COUNTED = "all breaks were not counted together"


def fracture_effects():
    rows = [
        ratio("ALN", "any_clinical", "multiplies", (0.70, 0.59, 0.82), "BIS022",
              condition="osteoporosis_or_vertebral_fracture",
              note="T-score -2.5 or lower, or a vertebral fracture"),
        ratio("ALN", "any_clinical", "multiplies", (0.86, 0.73, 1.01), "BIS012", condition="otherwise", prov="read+recalled"),
        ratio("ALN", "hip", "multiplies", (0.61, 0.40, 0.95), "BIS182"),
        ratio("ALN", "vertebral_clinical", "drawer", (0.55, 0.36, 0.82), "BIS021"),
        ratio("ALN", "vertebral_morphometric", "drawer", (0.53, 0.41, 0.68), "BIS001"),
        ratio("ALN", "nonvertebral", "drawer", (0.80, 0.63, 1.01), "BIS005"),
        ratio("ALN", "vertebral_morphometric", "drawer", (0.44, 0.23, 0.83), "BIS164", sex="M",
              note="odds ratio of two small trials in men"),
        ratio("ALN", "nonvertebral", "drawer", (0.60, 0.29, 1.44), "BIS165", sex="M",
              note="odds ratio of two small trials in men"),
        ratio("RIS", "any_clinical", "multiplies", None, None, claim="hatch", note=NOT_COUNTED),
        ratio("RIS", "hip", "multiplies", (0.74, 0.59, 0.94), "BIS181"),
        ratio("RIS", "vertebral_clinical", "drawer", None, None, claim="hatch"),
        ratio("RIS", "vertebral_morphometric", "drawer", (0.59, 0.42, 0.82), "BIS080"),
        ratio("RIS", "nonvertebral", "drawer", (0.61, 0.39, 0.94), "BIS082", prov="read+recalled"),
        ratio("RIS", "nonvertebral", "drawer", (0.67, 0.44, 1.04), "BIS089"),
        ratio("IBN", "any_clinical", "multiplies", None, None, claim="hatch", note=NOT_COUNTED),
        ratio("IBN", "hip", "multiplies", None, None, claim="hatch", note="no trial showed a hip effect"),
        ratio("IBN", "vertebral_clinical", "drawer", None, None, claim="hatch"),
        ratio("IBN", "vertebral_morphometric", "drawer", (0.38, 0.25, 0.59), "BIS097"),
        ratio("IBN", "nonvertebral", "drawer", None, None, claim="hatch", note="no claim"),
        ratio("ZOL", "any_clinical", "multiplies", (0.67, 0.58, 0.77), "BIS045"),
        ratio("ZOL", "hip", "multiplies", (0.59, 0.42, 0.83), "BIS043"),
        ratio("ZOL", "vertebral_clinical", "drawer", (0.23, 0.14, 0.37), "BIS046"),
        ratio("ZOL", "vertebral_morphometric", "drawer", (0.30, 0.24, 0.38), "BIS042"),
        ratio("ZOL", "nonvertebral", "drawer", (0.75, 0.64, 0.87), "BIS044"),
        ratio("ZOL", "nonvertebral", "drawer", (0.60, None, None), "BIS167", sex="M", prov="recalled",
              note="men; range not known"),
        ratio("HRT_ORAL_CEE", "any_clinical", "multiplies", (0.76, 0.69, 0.83), "HRT013"),
        ratio("HRT_ORAL_CEE", "hip", "multiplies", (0.72, 0.53, 0.98), "HRT056"),
        ratio("HRT_ORAL_CEE", "vertebral_clinical", "drawer", (0.65, 0.46, 0.92), "HRT017", prov="recalled"),
        ratio("HRT_ORAL_CEE", "vertebral_morphometric", "drawer", (0.63, 0.44, 0.91), "HRT057"),
        ratio("HRT_OTHER", "any_clinical", "multiplies", None, None, claim="hatch", beside="HRT013",
              note="this form has no fracture trial; oral conjugated oestrogen had 0.76"),
        ratio("HRT_OTHER", "hip", "multiplies", None, None, claim="hatch", beside="HRT056",
              note="surrogate rule in the clinician's drawer only"),
        ratio("CAD", "any_clinical", "multiplies", (0.94, 0.89, 0.99), "NUT012", sex="both",
              condition="intake_or_vitamin_d_low", wears="while_taken",
              note="never multiplied on a medicine's ratio: both trial arms took it"),
        ratio("CAD", "hip", "multiplies", (0.84, 0.72, 0.97), "NUT013", sex="both", beside="NUT068",
              condition="intake_or_vitamin_d_low", wears="while_taken",
              note="shown beside another pooled result, since trials disagree"),
        ratio("EX", "any_clinical", "beside", (0.74, 0.59, 0.92), "EXE041", sex="both", wears="while_taken",
              note="fall-related fractures in people about 75; beside, not inside, the medicines' bars"),
        ratio("EX", "falls", "beside", (0.77, 0.71, 0.83), "EXE046", sex="both", wears="while_taken",
              note="rate of falls; never multiplied on the fracture ratio"),
        ratio("TRT", "any_clinical", "beside", (1.43, 1.04, 1.97), "TRT004", sex="M", claim="excess",
              wears="none", note="no benefit shown; drawn from 1 to the upper limit"),
        ratio("TRT", "hip", "beside", None, "TRT004", sex="M", claim="excess", wears="none",
              note="no benefit shown"),
        ratio("GH", "any_clinical", "multiplies", None, "GHX033", sex="both", claim="hatch", wears="none",
              note="no study has counted broken bones"),
        ratio("GH", "hip", "multiplies", None, "GHX033", sex="both", claim="hatch", wears="none",
              note="no study has counted broken bones"),
    ]
    table("evidence/fracture-effects", "model-spec section 11: ratios from fracture trials only", FRACTURE, rows)


def fracture_constants():
    """Numbers of the fracture layer that are not a ratio of one trial."""
    rows = [
        ["hazard_growth_hip", 0.10, "1/a", "assumed", None, "yearly growth of the hip fracture hazard"],
        ["hazard_growth_major", 0.05, "1/a", "assumed", None, "yearly growth of the major fracture hazard"],
        ["ln_death_f_0", -5.776, "ln(1/a)", "recalled", None, "women: ln death hazard = a0 + a1 (age-50) + a2 (age-50)^2; no life table is shipped"],
        ["ln_death_f_1", 0.0725, "ln(1/a)/a", "recalled", None, None],
        ["ln_death_f_2", 0.000523, "ln(1/a)/a2", "recalled", None, None],
        ["ln_death_m_0", -5.298, "ln(1/a)", "recalled", None, "men"],
        ["ln_death_m_1", 0.0715, "ln(1/a)/a", "recalled", None, None],
        ["ln_death_m_2", 0.000398, "ln(1/a)/a2", "recalled", None, None],
        ["death_reference_age", 50, "a", "assumed", None, "centre of the two death curves"],
        ["surrogate_threshold_vertebral_pct", 1.4, "%", "derived", None, "below this total-hip gain no benefit is printed without an own trial"],
        ["surrogate_threshold_hip_pct", 3.2, "%", "derived", None, "idem, hip"],
        ["surrogate_slope_vertebral", -0.172, "ln RR per point", "derived", None, "trial-level meta-regression; clinician's drawer only"],
        ["surrogate_slope_hip", -0.086, "ln RR per point", "derived", None, "idem, hip"],
        ["surrogate_ci_factor", 1.5, "x", "assumed", None, "the interval of a combination is widened by this"],
        ["surrogate_floor", 0.85, "x", "assumed", None, "of the best single ratio"],
        ["oldest_curve_age", 90, "a", "assumed", None, "curves end at this age"],
        ["flex_vertebral_stop_per_100", 5.3, "1/100 over 5 a", "recalled", "BIS036", "clinical vertebral breaks after stopping alendronate"],
        ["flex_vertebral_continue_per_100", 2.4, "1/100 over 5 a", "recalled", "BIS036", "idem, continuing"],
        ["flex_nonvertebral_stop_per_100", 18.9, "1/100 over 5 a", "read", "BIS038", "non-vertebral breaks after stopping alendronate"],
        ["flex_nonvertebral_continue_per_100", 19.0, "1/100 over 5 a", "read", "BIS038", "idem, continuing"],
        ["traverse_testosterone_per_1000", 35, "1/1000 over about 3 a", "read", "TRT004", "men with a break, testosterone"],
        ["traverse_placebo_per_1000", 25, "1/1000 over about 3 a", "read", "TRT004", "men with a break, placebo"],
        ["hip_after_stopping_hrt", 1.55, "HR", "read", "HRT078", "against continuing; cohort"],
    ]
    table("evidence/fracture-constants", SECTION_11,
          ["name", "value:number", "unit", "prov_code", "evidence_ids", "note"], rows)


def review():
    """When somebody is to look at the figures again. The material names no such day: 12 months, as for licences."""
    table("evidence/review", "until when the figures are taken as current; a clinic's own upkeep replaces it",
          ["name", "checked", "look_again", "status", "source"],
          [["trials, harms and rules", "2026-02", "2027-02", "assumed", "the latest dated fact of the material (SR025); 12 months later"]])


def write(material):
    review()
    effects(material)
    harms(material)
    fracture_effects()
    fracture_constants()
