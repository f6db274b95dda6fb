# SPDX-License-Identifier: GPL-3.0-or-later
"""data/risk: the published fracture-risk algorithms, every coefficient with its source."""
import json

from material.tables import number, read_rows, table

QFRACTURE_SOURCE = "QFracture-2012: Hippisley-Cox, Coupland, BMJ 2012;344:e3427; ClinRisk C source, LGPL-3.0-or-later"
SEXES = {"female": "F", "male": "M"}


def qfracture(material):
    data = json.loads((material / "data/risk/qfracture2012.json").read_text(encoding="utf-8"))
    survivor, continuous, categories, flags = [], [], [], []
    members = {}
    for sex, outcomes in data["models"].items():
        for outcome, m in outcomes.items():
            where = [SEXES[sex], outcome]
            survivor += [where + [int(year), s, m["source_file"]] for year, s in m["survivor_by_year"].items()]
            for term, t in m["continuous"].items():
                f = t["transform"]
                continuous.append(where + [term, f["var"], f["scale"], f["power"], 1 if f.get("times_ln") else 0,
                                           t["centre"], t["beta"], t["text"], m["source_file"]])
            for variable, betas in m["categories"].items():
                categories += [where + [variable, code, beta, m["source_file"]] for code, beta in enumerate(betas) if beta is not None]
            for flag, beta in m["boolean"].items():
                flags.append(where + [flag, beta, m["source_file"]])
                members.setdefault(flag, []).append(f"{SEXES[sex]}:{outcome}")
    table("risk/qfracture2012-survivor", QFRACTURE_SOURCE, ["sex", "outcome", "year:number:a", "survivor:number", "source"], survivor)
    table("risk/qfracture2012-continuous", QFRACTURE_SOURCE,
          ["sex", "outcome", "term", "variable", "scale:number", "power:number", "times_ln:number", "centre:number", "beta:number",
           "words", "source"], continuous)
    table("risk/qfracture2012-categories", QFRACTURE_SOURCE,
          ["sex", "outcome", "variable", "code:number", "beta:number", "source"], categories)
    table("risk/qfracture2012-flags", QFRACTURE_SOURCE, ["sex", "outcome", "flag", "beta:number", "source"], flags)
    qfracture_variables(data, members)
    qfracture_about(data)


def qfracture_variables(data, members):
    rows = []
    for name, v in data["variables"].items():
        if isinstance(v, str):
            rows.append([name, "flag", None, None, None, None, None, v, " ".join(members[name])])
        elif "labels" in v:
            for code in range(v["min"], v["max"] + 1):
                rows.append([name, "category", None, v["min"], v["max"], code, v["labels"][code], None, "all"])
        else:
            kind = "integer" if v["type"] == "int" else "number"
            rows.append([name, kind, v["unit"], v["min"], v["max"], None, None, v.get("note"), "all"])
    table("risk/qfracture2012-variables", QFRACTURE_SOURCE,
          ["variable", "kind", "unit", "lowest:number", "highest:number", "code:number", "label", "meaning", "models"], rows)


def qfracture_about(data):
    rows = [["name", data["name"], None], ["label", "QFracture-2012 equations (not the qfracture.org service)", "algorithms.md, legal notes"],
            ["licence", data["licence"], None], ["paper", data["paper"], None], ["formula", data["formula"], None]]
    rows += [[f"provenance-{i}", words, None] for i, words in enumerate(data["provenance"], 1)]
    rows += [
        ["population", "3 142 673 people (derivation) and 1 583 373 (validation), age 30 to 100, UK primary care", "algorithms.md section 1"],
        ["outcome-osteoporotic", "a hip, spine, wrist or upper arm bone", "consultation-workflow.md rule 7"],
        ["outcome-hip", "a hip", None],
        ["confidence", "CROSS-CHECKED: the original C twice, byte-identical, and two transcriptions", "algorithms.md"],
        ["caveat-hip", "the hip value can exceed the osteoporotic value: the larger is shown and marked", "algorithms.md section 1 rule 1"],
        ["caveat-prior-fracture", "a past fracture counts for little in this model: the chance may be higher", "algorithms.md section 1 rule 5"],
        ["caveat-steroids", "steroids count for little in this model: the chance may be higher", "algorithms.md section 1 rule 5"],
        ["caveat-competing-death", "counts breaks without the chance of dying first: not comparable with FRAX thresholds", "algorithms.md section 1 rule 4"],
        ["caveat-parental-history", "parental history in men carries a ratio that reflects how it was recorded", "algorithms.md section 1 rule 6"],
        ["caveat-hrt", "oestrogen-only treatment; combined treatment is not to be ticked until checked against the paper", "algorithms.md"],
        ["performance", "area under the curve in outside validation of the 2009 version: hip 0.89 women, 0.86 men; osteoporotic 0.82, 0.74", "BMJ 2011;342:d3651"],
    ]
    table("risk/qfracture2012-about", QFRACTURE_SOURCE, ["key", "text", "source"], rows)


def garvan(material):
    data = json.loads((material / "data/risk/garvan.json").read_text(encoding="utf-8"))
    source = "; ".join(data["papers"])
    rows = []
    for sex, outcomes in data["bmd_model"].items():
        for outcome, b in outcomes.items():
            s0 = data["baseline_survival"][sex][outcome]
            rows.append([SEXES[sex], outcome, b["age"], b["fn_tscore"], b["prior_fx"], b["falls"], s0["5"], s0["10"],
                         "read", data["confidence"]])
    # The weight model of the same source is not carried over: its baselines belong to the BMD model.
    table("risk/garvan-coefficients", source,
          ["sex", "outcome", "b_age:number", "b_fn_tscore:number", "b_prior_fractures:number", "b_falls:number",
           "survivor_5:number", "survivor_10:number", "prov_code", "provenance"], rows)
    table("risk/garvan-limits", source, ["name", "value:number", "unit", "prov_code", "provenance", "note"], [
        ["age_lowest", 60, "a", "read", "garvan.json inputs", "derivation study"],
        ["age_highest", 95, "a", "read", "BMJ 2017;356:i6755 used 60 to 95", "one source says 96"],
        ["count_cap", 3, "{count}", "read", "garvan.json inputs", "falls and fractures above this count as this"]])


# The risk factors of DVO 2023 in our own English words.
DVO_LABELS = {
    "rf_hip_fracture_last_12m": "hip fracture in the last 12 months", "rf_hip_fracture_gt_12m": "hip fracture more than 12 months ago",
    "rf_vertebral_fracture_last_12m": "spine fracture in the last 12 months",
    "rf_vertebral_fracture_gt_12m_1": "one spine fracture, more than 12 months ago",
    "rf_vertebral_fracture_gt_12m_2": "two spine fractures, more than 12 months ago",
    "rf_vertebral_fracture_gt_12m_3plus": "three or more spine fractures, more than 12 months ago",
    "rf_vertebral_genant_max_grade_1": "worst spine fracture of Genant grade 1",
    "rf_vertebral_genant_max_grade_2": "worst spine fracture of Genant grade 2",
    "rf_vertebral_genant_max_grade_3": "worst spine fracture of Genant grade 3",
    "rf_humerus_fracture": "upper arm fracture", "rf_pelvis_fracture": "pelvis fracture", "rf_forearm_fracture": "forearm fracture",
    "rf_gc_pred_lt_2_5mg_gt_3m": "prednisolone under 2.5 mg/day, more than 3 months",
    "rf_gc_pred_2_5_to_7_5mg_gt_3m": "prednisolone 2.5 to 7.5 mg/day, more than 3 months",
    "rf_gc_pred_gt_7_5mg_gt_3m": "prednisolone over 7.5 mg/day, more than 3 months",
    "rf_gc_pred_gt_5mg_started_or_increased_last_12m": "prednisolone over 5 mg/day started or raised in the last 12 months",
    "rf_rheumatoid_arthritis": "rheumatoid arthritis", "rf_ppi_gt_3m": "proton pump inhibitor, more than 3 months",
    "rf_opioids": "opioids", "ri_aromatase_inhibitor_therapy_start": "aromatase inhibitor, from its start",
    "rf_fall_1_last_12m": "one fall in the last 12 months", "rf_falls_gt_1_last_12m": "more than one fall in the last 12 months",
    "rf_tug_gt_12s": "timed up and go over 12 seconds", "rf_chronic_hyponatremia": "long-lasting low sodium",
    "rf_depression_antidepressants": "depression or antidepressants", "rf_epilepsy_anticonvulsants": "epilepsy and anticonvulsants",
    "rf_dementia_alzheimer": "dementia", "rf_parkinson": "Parkinson disease", "rf_multiple_sclerosis": "multiple sclerosis",
    "rf_stroke": "stroke", "ri_immobility_walking_aid": "depends on a walking aid", "rf_diabetes_type_1": "type 1 diabetes",
    "rf_diabetes_type_2_5_10y": "type 2 diabetes for 5 to 10 years", "rf_diabetes_type_2_gt_10y": "type 2 diabetes for more than 10 years",
    "rf_primary_hyperparathyroidism": "primary hyperparathyroidism", "rf_tsh_0_1_to_0_45": "TSH 0.1 to 0.45 mU/L",
    "rf_tsh_lt_0_1": "TSH under 0.1 mU/L", "rf_parent_hip_fracture": "mother or father broke a hip",
    "rf_alcohol_gt_50g_day": "alcohol 50 g a day or more", "rf_smoking_gt_10_day": "more than 10 cigarettes a day",
    "rf_copd": "chronic obstructive lung disease", "rf_bmi_le_15": "BMI 15 or lower", "rf_bmi_15_to_18_5": "BMI 15 to 18.5",
    "rf_bmi_18_5_to_lt_20": "BMI 18.5 to under 20", "rf_chronic_heart_failure": "chronic heart failure",
    "rf_ckd_3a_3b_4": "kidney disease stage 3a, 3b or 4", "rf_mgus": "monoclonal gammopathy of unknown significance",
    "rf_axial_spondyloarthritis": "axial spondyloarthritis", "rf_tbs_zscore_minus_1_0": "TBS Z-score -1.0",
    "rf_tbs_zscore_minus_1_5": "TBS Z-score -1.5", "rf_tbs_zscore_minus_2_0": "TBS Z-score -2.0",
    "rf_tbs_zscore_minus_2_5": "TBS Z-score -2.5", "ri_celiac_disease": "coeliac disease", "ri_crohns_disease": "Crohn disease",
    "ri_ulcerative_colitis": "ulcerative colitis", "ri_systemic_lupus_erythematosus": "systemic lupus erythematosus", "ri_hiv": "HIV",
    "ri_bariatric_surgery": "weight-loss surgery",
    "ri_cushing_syndrome_or_subclinical_hypercortisolism": "Cushing syndrome or mild excess of cortisol",
    "ri_growth_hormone_deficiency_hypopituitarism": "growth hormone deficiency with pituitary failure",
    "ri_male_hypogonadism_hormone_ablative_therapy": "low testosterone from hormone-blocking treatment",
    "ri_male_hypogonadism_other_cause": "low testosterone of another cause",
    "ri_bii_gastrectomy_or_gastric_resection": "stomach removed or part of it",
}


def dvo(material):
    data = json.loads((material / "data/risk/dvo2023.json").read_text(encoding="utf-8"))
    blanks = {}
    for words in data["boundary_blanks"]:  # "female 3% 50 T-4.0 (~1.2)"
        sex, pct, age, column, estimate = words.replace("%", "").split()
        blanks[sex, pct, age, column[1:]] = float(estimate.strip("(~)"))
    cells = []
    for sex, bands in data["tables"].items():
        for pct, ages in bands.items():
            for age, factors in ages.items():
                for column, factor in zip(data["tscore_columns"], factors):
                    estimate = blanks.pop((sex, pct, age, column), None)
                    assert estimate is None or factor is None
                    cells.append([SEXES[sex], int(pct), int(age), None if column == "no_bmd" else float(column), factor, estimate,
                                  "cross-checked" if estimate is None else "derived"])
    assert not blanks
    source = "DVO 2023 guideline (AWMF 183-001), required-factor tables as transcribed three times; " + data["confidence"]
    table("risk/dvo2023-required", source, ["sex", "pct:number:%", "age:number:a", "t_score:number:{T-score}", "factor:number",
                                            "open_estimate:number", "prov_code"], cells)
    factors = [[f["id"], DVO_LABELS[f["id"]], f["group"], f["rr"], 1 if f["in_calculation"] else 0, f["ladder"],
                1 if f["imminent"] else 0, f["disagreement"], "recalled" if f["disagreement"] else "cross-checked"]
               for f in data["risk_factors"]]
    table("risk/dvo2023-factors", source, ["id", "label", "group", "rr:number", "counts:number", "ladder", "imminent:number",
                                           "disagreement", "prov_code"], factors)
    table("risk/dvo2023-actions", "DVO 2023: what the guideline says of each band, in our words", ["band", "text"],
          [[band, words] for band, words in data["actions"].items()])


# Referral scores. kind: band (value between from and to), yes / no (an answer), each (points times the
# count, at most cap), linear (points x (value - offset or another input)), tens (points x the tens of
# the value), pounds (points x the tens of the weight in pounds).
POINT = ["tool", "input", "kind", "from:number", "from_included:number", "to:number", "to_included:number", "points:number",
         "offset:number", "minus_input", "cap:number", "prov_code"]


def band(tool, source, low, high, points, low_in=1, high_in=0, prov="read"):
    return {"tool": tool, "input": source, "kind": "band", "from": low, "from_included": low_in, "to": high, "to_included": high_in,
            "points": points, "prov_code": prov}


def answer(tool, source, kind, points, prov="read", **more):
    return {"tool": tool, "input": source, "kind": kind, "points": points, "prov_code": prov, **more}


def point_scores():
    rows = [answer("ost", "weight_kg", "linear", 0.2, minus_input="age", prov="cross-checked"),
            answer("osta", "weight_kg", "linear", 0.2, minus_input="age", prov="cross-checked")]
    rows += [band("orai", "age", low, high, points) for low, high, points in ((75, None, 15), (65, 75, 9), (55, 65, 5), (45, 55, 0))]
    rows += [band("orai", "weight_kg", low, high, points) for low, high, points in ((None, 60, 9), (60, 70, 3), (70, None, 0))]
    rows += [answer("orai", "current_estrogen", "no", 2)]
    rows += [answer("score", "black", "no", 5), answer("score", "rheumatoid_arthritis", "yes", 4),
             answer("score", "n_fractures", "each", 4, cap=12), answer("score", "age", "tens", 3),
             answer("score", "ever_estrogen", "no", 1), answer("score", "weight_kg", "pounds", -1)]
    rows += [answer("sofsurf", "age", "linear", 0.2, offset=65), band("sofsurf", "weight_kg", None, 68, 1),
             band("sofsurf", "weight_kg", None, 59, 2), answer("sofsurf", "current_smoker", "yes", 1),
             answer("sofsurf", "fracture_after_50", "yes", 1)]
    rows += [band("abone", "age", 65, None, 1, low_in=0), band("abone", "weight_kg", None, 63.5, 1),
             answer("abone", "ever_estrogen", "no", 1)]
    rows += [band("weight", "weight_kg", None, 70, 1)]
    rows += [band("mores", "age", low, high, points, high_in=included, prov="recalled")
             for low, high, included, points in ((None, 55, 1, 0), (56, 75, 0, 3), (75, None, 0, 4))]
    rows += [answer("mores", "copd", "yes", 3, prov="recalled")]
    rows += [band("mores", "weight_kg", low, high, points, low_in=0, high_in=1, prov="recalled")
             for low, high, points in ((None, 70, 6), (70, 80, 4), (80, None, 0))]
    index = "fracture-index"
    rows += [band(index, "age", low, high, points)
             for low, high, points in ((None, 65, 0), (65, 70, 1), (70, 75, 2), (75, 80, 3), (80, 85, 4), (85, None, 5))]
    rows += [answer(index, name, "yes", points) for name, points in (("fracture_after_50", 1), ("maternal_hip_fx_after_50", 1),
                                                                     ("current_smoker", 1), ("arms_to_rise", 2))]
    rows += [band(index, "weight_kg", None, 57, 1, high_in=1)]
    rows += [band(index, "total_hip_tscore", low, high, points)
             for low, high, points in ((-1, None, 0), (-2, -1, 2), (-2.5, -2, 3), (None, -2.5, 4))]
    table("risk/point-scores", "algorithms.md sections 5 and 6: published point scores", POINT, rows)


# refer_from, refer_below: the score at which the tool says measure bone density (or above / below it)
TOOLS = ["tool", "sex", "lowest_age:number:a", "rounding", "refer_from:number", "refer_below:number", "with_input", "prov_code", "source"]


def point_tools():
    rows = [
        ["ost", "F", None, "trunc", None, 2, None, "cross-checked", "BMC Musculoskelet Disord 2008;9:13; published cut-offs vary"],
        ["ost", "M", None, "trunc", None, 4, None, "read", "UW osteoed"],
        ["osta", "F", None, "trunc", None, None, None, "cross-checked", "postmenopausal Asian women"],
        ["orai", "F", 45, "none", 9, None, None, "cross-checked", "CMAJ 2000;162:1289"],
        ["score", "F", 45, "none", 6, None, None, "cross-checked", "postmenopausal women; one source differs"],
        ["sofsurf", "F", None, "none", 1, None, None, "read", "BMC Musculoskelet Disord 2008;9:13 Table 1"],
        ["abone", "F", None, "none", 2, None, None, "read", "BMC Musculoskelet Disord 2008;9:13 Table 1"],
        ["weight", "F", None, "none", 1, None, None, "read", "BMC Musculoskelet Disord 2008;9:13 Table 1"],
        ["mores", "M", 50, "none", 6, None, None, "recalled", "Ann Fam Med 2007;5:540; the points are from memory"],
        ["fracture-index", "F", None, "none", 4, None, None, "read", "Black 2001 Osteoporos Int 12:519"],
        ["fracture-index", "F", None, "none", 6, None, "total_hip_tscore", "read", "Black 2001 Osteoporos Int 12:519"],
    ]
    table("risk/point-tools", "algorithms.md sections 5 and 6", TOOLS, rows)
    bands = [["osta", None, -4, "high", None, "cross-checked"], ["osta", -4, 0, "medium", None, "cross-checked"],
             ["osta", 0, None, "low", None, "cross-checked"]]
    bands += [["fracture-index", low, high, words, pct, "read"] for low, high, words, pct in (
        (1, 3, "1-2", 0.4), (3, 5, "3-4", 0.9), (5, 6, "5", 1.9), (6, 8, "6-7", 3.9), (8, 14, "8-13", 8.7))]
    table("risk/point-bands", "algorithms.md sections 5 and 6; from included, below not; pct: hip fracture in 5 years, with BMD",
          ["tool", "from:number", "below:number", "band", "pct:number:%", "prov_code"], bands)


def frax(material):
    data = json.loads((material / "data/risk/frax_context.json").read_text(encoding="utf-8"))
    rows = []
    us = data["us_thresholds"]
    for outcome in ("mof", "hip"):
        rows.append(["US", outcome, None, None, "IT", us[outcome], "cross-checked", us["source"]])
    nogg = data["nogg_2024_thresholds"]
    for row in nogg["rows"]:
        low, high = (70, None) if row["age"].startswith(">=") else (int(row["age"][:2]), int(row["age"][3:5]) + 1)
        for outcome in ("mof", "hip"):
            for level, value in row[outcome].items():
                rows.append(["NOGG-2024", outcome, low, high, level, value, "recalled", nogg["source"]])
    # The European guidance gives means of five countries, no country's own: guideline bands are of the
    # FRAX of one country, so they are not carried over.
    table("risk/frax-thresholds", "thresholds for a typed-in FRAX result; LAT, IT, UAT: lower assessment, intervention, upper assessment; "
          "VHRT: very high", ["scheme", "outcome", "age_from:number:a", "age_below:number:a", "level", "pct:number:%", "prov_code",
                              "source"], rows)
    limits = [["NOGG-2024", "very_high_multiplier", nogg["very_high_multiplier"], "x", "read", nogg["very_high_multiplier_source"]],
              ["US", "t_score_from", -2.5, "{T-score}", "cross-checked", us["source"]],
              ["US", "t_score_to", -1.0, "{T-score}", "cross-checked", us["source"]],
              ["US", "men_age_from", 50, "a", "cross-checked", us["source"]]]
    table("risk/frax-limits", "frax_context.json", ["scheme", "name", "value:number", "unit", "prov_code", "source"], limits)
    dose = data["glucocorticoid_dose_adjustment_percent"]
    ranges = {"low_lt2.5mg": (0, 2.5), "medium_2.5-7.5": (2.5, 7.5), "high_ge7.5": (7.5, None)}
    rows = []
    for outcome in ("hip", "mof"):
        for name, values in dose[outcome].items():
            for age, change in zip(dose["ages"], values):
                rows.append([outcome, *ranges[name], None if age == "all" else age, change, "read", dose["source"]])
    table("risk/frax-glucocorticoid", dose["source"], ["outcome", "dose_from:number:mg/d", "dose_below:number:mg/d", "age:number:a",
                                                       "change_pct:number:%", "prov_code", "source"], rows)


def very_high_risk():
    """One criterion holds when all of its rows hold; a fact that is not known leaves it open."""
    nogg = ("read", "nogg.org.uk section 4 as quoted in rules SRX006 to SRX010")
    acr = ("read", "ACR 2022 glucocorticoid guideline page")
    thai = ("read", "Thai 2023, PMC10366425 Table 7")
    aace = ("recalled", "AACE 2020, from memory; agrees with a lay summary")
    endo = ("recalled", "Endocrine Society 2019, from memory")
    dvo_ = ("read", "DVO 2023 action bands, rheumapedia.online")
    rows = []

    def criterion(guideline, name, words, conditions, where):
        for field, operator, value in conditions:
            rows.append([guideline, name, words, field, operator, value, *where])

    criterion("NOGG-2024", "frax", "FRAX at least 1.6 x the intervention threshold", [("frax_over_threshold", ">=", 1.6)], nogg)
    criterion("NOGG-2024", "recent-vertebral", "spine fracture in the last 2 years", [("months_since_vertebral_fracture", "<=", 24)], nogg)
    criterion("NOGG-2024", "two-vertebral", "two or more spine fractures", [("vertebral_fracture_count", ">=", 2)], nogg)
    criterion("NOGG-2024", "t-score", "T-score -3.5 or lower", [("lowest_t_score", "<=", -3.5)], nogg)
    criterion("NOGG-2024", "steroids", "prednisolone 7.5 mg/day or more for 3 months or more",
              [("prednisolone_mg_day", ">=", 7.5), ("glucocorticoid_months", ">=", 3)], nogg)
    criterion("ACR-2022", "fracture", "on steroids, with an osteoporotic fracture before",
              [("prednisolone_mg_day", ">", 0), ("fragility_fracture_count", ">=", 1)], acr)
    criterion("ACR-2022", "t-score", "on steroids, T-score -3.5 or lower",
              [("prednisolone_mg_day", ">", 0), ("lowest_t_score", "<=", -3.5)], acr)
    criterion("ACR-2022", "frax-major", "on steroids, FRAX major 30 % or more",
              [("prednisolone_mg_day", ">", 0), ("frax_mof_pct", ">=", 30)], acr)
    criterion("ACR-2022", "frax-hip", "on steroids, FRAX hip 4.5 % or more",
              [("prednisolone_mg_day", ">", 0), ("frax_hip_pct", ">=", 4.5)], acr)
    criterion("ACR-2022", "high-dose", "30 mg/day or more for more than 30 days",
              [("prednisolone_mg_day", ">=", 30), ("glucocorticoid_days", ">", 30)], acr)
    criterion("ACR-2022", "cumulative", "5 g or more in a year", [("glucocorticoid_g_year", ">=", 5)], acr)
    criterion("Thai-2023", "recent-vertebral", "spine fracture in 12 months, 65 or older, T-score -2.5 or lower",
              [("months_since_vertebral_fracture", "<=", 12), ("age_years", ">=", 65), ("lowest_t_score", "<=", -2.5)], thai)
    criterion("Thai-2023", "recent-hip", "hip fracture in 12 months, 65 or older, T-score -2.5 or lower",
              [("months_since_hip_fracture", "<=", 12), ("age_years", ">=", 65), ("lowest_t_score", "<=", -2.5)], thai)
    criterion("Thai-2023", "two-vertebral", "two or more moderate to severe spine fractures",
              [("moderate_vertebral_fracture_count", ">=", 2)], thai)
    criterion("Thai-2023", "three-fractures", "three or more fractures", [("fragility_fracture_count", ">=", 3)], thai)
    criterion("Thai-2023", "both-hips", "both hips broken", [("hip_fracture_count", ">=", 2)], thai)
    criterion("Thai-2023", "on-treatment", "fracture after 2 years or more of treatment",
              [("fracture_on_treatment_years", ">=", 2)], thai)
    criterion("Thai-2023", "t-score-women", "T-score -3.5 or lower, woman of 65 or older",
              [("lowest_t_score", "<=", -3.5), ("is_woman", ">=", 1), ("age_years", ">=", 65)], thai)
    criterion("Thai-2023", "t-score-men", "T-score -3.5 or lower, man of 70 or older",
              [("lowest_t_score", "<=", -3.5), ("is_woman", "<=", 0), ("age_years", ">=", 70)], thai)
    criterion("AACE-2020", "recent", "fracture in the last 12 months", [("months_since_fragility_fracture", "<=", 12)], aace)
    criterion("AACE-2020", "on-treatment", "fracture on treatment", [("fracture_on_treatment_years", ">", 0)], aace)
    criterion("AACE-2020", "multiple", "two or more fractures", [("fragility_fracture_count", ">=", 2)], aace)
    criterion("AACE-2020", "harmful-drugs", "fracture on a medicine that harms bone", [("fracture_on_harmful_drug", ">=", 1)], aace)
    criterion("AACE-2020", "t-score", "T-score below -3.0", [("lowest_t_score", "<", -3.0)], aace)
    criterion("AACE-2020", "falls", "high risk of falls, or injury from falls", [("high_falls_risk", ">=", 1)], aace)
    criterion("AACE-2020", "frax-major", "FRAX major over 30 %", [("frax_mof_pct", ">", 30)], aace)
    criterion("AACE-2020", "frax-hip", "FRAX hip over 4.5 %", [("frax_hip_pct", ">", 4.5)], aace)
    criterion("Endocrine-Society-2019", "spine-and-t", "several spine fractures and T-score -2.5 or lower",
              [("vertebral_fracture_count", ">=", 2), ("lowest_t_score", "<=", -2.5)], endo)
    criterion("DVO-2023", "three-year", "10 % or more in 3 years", [("dvo_three_year_pct", ">=", 10)], dvo_)
    table("risk/very-high-risk", "algorithms.md section 8: criteria by guideline",
          ["guideline", "criterion", "words", "field", "operator", "value:number", "prov_code", "source"], rows)


REFERRAL = "BMC Musculoskelet Disord 2008;9:13 Table 1; UW osteoed; FP Notebook"
MODELS = ["id", "name", "outcome", "horizon", "population", "inputs", "formula", "ranges", "lacks", "caveats", "licence", "notice", "prov_code",
          "source"]


def models(material):
    """Every model of `risk --list`, in the order shown: what it is, what it lacks, whom it may not fit."""
    qfracture = json.loads((material / "data/risk/qfracture2012.json").read_text(encoding="utf-8"))
    table("risk/models", "algorithms.md: every model with what it needs, what it lacks, whom it may not fit, licence and notice", MODELS, [
        ["qfracture2012", "QFracture-2012 equations (not the qfracture.org service)", "hip, spine, wrist or upper arm; hip", "1 to 10 years",
         "people of 30 to 100, UK primary care",
         "sex, age, bmi, ethrisk, alcohol_cat6, smoke_cat and 20 yes/no items", qfracture["formula"],
         "age 30-100 whole years; bmi 20-40", "bone density, the dose of steroids, which bone broke, when and how often",
         "may be too low after a past fracture or with steroids; hip can exceed any; no competing death; "
         "a parent's history counts for much in men, as it was recorded; estrogen-only HRT is a sign of who takes it, no switch of a treatment",
         "LGPL-3.0-or-later, Copyright 2012 ClinRisk Ltd; its disclaimer is shown with every score",
         " ".join(qfracture["disclaimer_must_display"]), "cross-checked", "BMJ 2012;344:e3427"],
        ["garvan", "Dubbo Osteoporosis Epidemiology Study, model with BMD", "any low-trauma break; hip", "5 and 10 years",
         "people of 60 and older, Australia", "sex, age, fn_tscore, prior_fractures_after_50, falls_last_12m",
         "risk = 1 - S0(years)^exp(b1 age + b2 T-score of the hip neck + b3 min(3, fractures since 50) + b4 min(3, falls in 12 months)); "
         "not centred", "age 60-95", "steroids, parents, smoking, alcohol, illness, weight",
         "too high in the highest fifth; hip can exceed any; no competing death; "
         "T-scores were made on GE-Lunar against the person's own sex", "coefficients are published facts; Garvan is an institute's name",
         None, "read", "Nguyen 2007 and 2008"],
        ["dvo2023", "DVO 2023 required-factor tables", "clinical spine and hip", "3 years", "women after menopause and men from 50",
         "sex, age, total_hip_tscore, factors",
         "the two strongest ratios multiplied (at most one of falls, one of rheumatoid arthritis or steroids, one of each ladder), beside the "
         "factor that the table needs for 3, 5 and 10 % at this age and T-score", "age 50-94; total_hip_tscore from -4",
         "density of the hip neck and the spine, more than two factors at once",
         "open: seven cells are empty where a factor of 1.1 to 1.3 is to be expected; the row of an age is the five-year band or the nearest; "
         "eight ratios differ between copies, two without a majority; TBS counts as a Z-score; the guideline itself was not read",
         "tables of a national guideline (copyright DVO/AWMF), carried as facts", None, "cross-checked",
         "AWMF 183-001"],
        ["frax-typed", "FRAX result typed in by the clinician", "hip, spine, wrist or upper arm; hip", "10 years", "as FRAX of that country",
         "sex, age, mof_pct, hip_pct, country, with_bmd, lowest_tscore, postmenopausal, prednisolone_mg_d",
         "as typed; beside it, with steroids: times 1 plus the change of Kanis 2011 for the dose, all ages", "0-100 %",
         "falls, the dose of steroids, how many bones broke and when, density of the spine",
         "not computed here; old if the date is; a band is of the guideline of that country only",
         "FRAX is proprietary: results are taken as typed, nothing is recomputed", None, "read",
         "the clinician; for the dose of steroids Kanis 2011 Osteoporos Int 22:809"],
        ["fracture-index", "FRACTURE Index", "hip", "5 years", "postmenopausal women (SOF, 65 and older)",
         "age, fracture_after_50, maternal_hip_fx_after_50, weight_kg, current_smoker, arms_to_rise, total_hip_tscore",
         "points added; the chance is read from the table by the points with the scan", None, "falls, steroids, illness, breaks before 50",
         "chances are published for 1 to 13 points with a scan: other scores have none; two public copies contradict the points",
         "published points", None, "read", "Black 2001 Osteoporos Int 12:519"],
        ["ost", "OST", "low bone density", None, "women after menopause; men", "sex, age, weight_kg",
         "0.2 x (weight in kg - age), cut to a whole number toward 0", None, "everything but age and weight; it gives no chance of a break",
         "cut-offs vary", "published score", None, "cross-checked", REFERRAL],
        ["osta", "OSTA", "low bone density", None, "postmenopausal Asian women", "sex, age, weight_kg",
         "0.2 x (weight in kg - age), cut to a whole number toward 0", None, "everything but age and weight; it gives no chance of a break",
         "made in Asian women: may not fit others", "published score", None, "cross-checked", REFERRAL],
        ["orai", "ORAI", "low bone density", None, "women of 45 and older", "age, weight_kg, current_estrogen", "points added",
         "age 45 and over", "past breaks, parents, steroids, falls; it gives no chance of a break", "made in women alone",
         "published score", None, "cross-checked", "CMAJ 2000;162:1289"],
        ["score", "SCORE", "low bone density", None, "postmenopausal women of 45 and older",
         "age, weight_kg, black, rheumatoid_arthritis, n_fractures, ever_estrogen",
         "points added: 3 times the first digit of the age, less the tens of the weight in pounds", "age 45-99",
         "parents, steroids, smoking, falls; it gives no chance of a break", "one source differs", "published score", None,
         "cross-checked", REFERRAL],
        ["sofsurf", "SOFSURF", "low bone density", None, "postmenopausal women", "age, weight_kg, current_smoker, fracture_after_50",
         "0.2 x (age - 65) and points added", None, "parents, steroids, falls, illness; it gives no chance of a break",
         "weight points read as cumulative", "published score", None, "read", "BMC Musculoskelet Disord 2008;9:13"],
        ["abone", "ABONE", "low bone density", None, "postmenopausal women", "age, weight_kg, ever_estrogen", "points added", None,
         "past breaks, parents, steroids, falls, illness; it gives no chance of a break", "read in one source", "published score", None,
         "read", "BMC Musculoskelet Disord 2008;9:13"],
        ["weight", "weight under 70 kg", "low bone density", None, "postmenopausal women", "weight_kg", "1 under 70 kg, else 0", None,
         "everything but weight; it gives no chance of a break", "read in one source", "published rule", None, "read",
         "BMC Musculoskelet Disord 2008;9:13"],
        ["mores", "MORES", "low bone density", None, "men of 50 and older (validated from 60)", "age, weight_kg, copd", "points added",
         "age 50 and over", "past breaks, parents, steroids, falls; it gives no chance of a break", "points from memory: unverified",
         "published score", None, "recalled", "Ann Fam Med 2007;5:540"],
    ])


# Inker 2021 (NEJM 385:1737) as printed by the National Kidney Foundation and by QxMD, which agree;
# Cockcroft and Gault 1976 (Nephron 16:31). Neither stands in the material.
def kidney():
    nkf = "kidney.org CKD-EPI creatinine equation (2021); QxMD agrees; Inker 2021, N Engl J Med 385:1737"
    gault = "Cockcroft, Gault 1976, Nephron 16:31, as in two public implementations"
    rows = [
        ["ckd_epi_2021", "F", "scale", 142, "mL/min/{1.73_m2}", "cross-checked", nkf], ["ckd_epi_2021", "M", "scale", 142, "mL/min/{1.73_m2}", "cross-checked", nkf],
        ["ckd_epi_2021", "F", "kappa", 0.7, "mg/dL", "cross-checked", nkf], ["ckd_epi_2021", "M", "kappa", 0.9, "mg/dL", "cross-checked", nkf],
        ["ckd_epi_2021", "F", "alpha", -0.241, "1", "cross-checked", nkf], ["ckd_epi_2021", "M", "alpha", -0.302, "1", "cross-checked", nkf],
        ["ckd_epi_2021", "F", "above", -1.200, "1", "cross-checked", nkf], ["ckd_epi_2021", "M", "above", -1.200, "1", "cross-checked", nkf],
        ["ckd_epi_2021", "F", "per_year", 0.9938, "1", "cross-checked", nkf], ["ckd_epi_2021", "M", "per_year", 0.9938, "1", "cross-checked", nkf],
        ["ckd_epi_2021", "F", "factor", 1.012, "1", "cross-checked", nkf], ["ckd_epi_2021", "M", "factor", 1, "1", "cross-checked", nkf],
        ["cockcroft_gault", "F", "factor", 0.85, "1", "cross-checked", gault], ["cockcroft_gault", "M", "factor", 1, "1", "cross-checked", gault],
        ["cockcroft_gault", "F", "age_limit", 140, "a", "cross-checked", gault], ["cockcroft_gault", "M", "age_limit", 140, "a", "cross-checked", gault],
        ["cockcroft_gault", "F", "divisor", 72, "mg/dL min kg/mL", "cross-checked", gault], ["cockcroft_gault", "M", "divisor", 72, "mg/dL min kg/mL", "cross-checked", gault],
    ]
    table("risk/kidney", "published equations, adults", ["equation", "sex", "name", "value:number", "unit", "prov_code", "source"], rows)


def panel():
    rows = [
        ["conflict_ratio", 2, "x", "assumed", "no source states when two calculators disagree", "a typed FRAX this many times a model, or the other way round, is asked about"],
        ["conflict_least_pct", 3, "%", "assumed", "no source states when two calculators disagree", "and at least so many points apart"],
    ]
    table("risk/panel", "when a typed FRAX result and a model are shown as a conflict", ["name", "value:number", "unit", "prov_code", "provenance", "note"], rows)


LIFE_TABLES = [
    # country, column of the file, name, years, licence, note
    ("GB", "uk_ons_2017_2019", "uk", "Office for National Statistics, national life tables, United Kingdom", "2017-2019",
     "Open Government Licence v3.0 (recalled, to be checked)",
     "workbook read in the public repository FGSandmann/covidm-AEFI-CEA; years before COVID-19, newer ones were not found"),
    ("US", "us_ssa_2017", "us", "Social Security Administration, period life table, 2020 Trustees Report", "2017",
     "work of the United States government (recalled, to be checked)",
     "read in the public repository econ-ark/HARK; cross-checked with survexp.us 2014 of the R package survival; years before COVID-19"),
]


def life_tables(material):
    """Both files as they are, one row per country, sex and age; ages a file leaves empty are no rows."""
    file = read_rows(material / "data/risk/life-tables.csv")
    table("risk/life-table-sources", "where each life table of risk/life-tables comes from",
          ["country", "name", "years", "prov_code", "licence", "note"],
          [[country, name, years, "read", licence, note] for country, _, _, name, years, licence, note in LIFE_TABLES])
    rows = [[country, sex, int(r["age"]), number(r[f"{column}_qx_{word}"]), number(r[f"{short}_ex_{word}"])]
            for country, column, short, *_ in LIFE_TABLES for sex, word in (("F", "female"), ("M", "male"))
            for r in file if r[f"{column}_qx_{word}"]]
    table("risk/life-tables", "period life tables named in risk/life-table-sources; qx: chance to die within a year of age, ex: mean "
          "years left", ["country", "sex", "age:number:a", "qx:number", "ex:number:a"], rows)


def calibration(material):
    """How calculators did in people elsewhere. measure: ratio = observed over expected; slope = of observed on
    predicted; empty = the paper's words alone."""
    rows = []
    for r in read_rows(material / "data/risk/calibration.csv"):
        slope, computed = "slope" in r["quote"].lower() and r["observed_over_expected"], "ratio computed here" in r["quote"]
        rows.append([r["tool"], r["outcome"], r["sex"], r["age_band"], r["population"],
                     "slope" if slope else "ratio" if r["observed_over_expected"] else None,
                     number(r["observed_over_expected"].replace("1.00", "1")), number(r["low"]), number(r["high"]),
                     "derived" if computed or "inferred" in r["quote"] else "read", r["source"], r["quote"]])
    table("risk/calibration", "outside validations of the calculators, read in abstracts; measure: ratio (observed over expected), "
          "slope (of observed on predicted), or the paper's words alone",
          ["tool", "outcome", "sex", "age_band", "population", "measure", "value:number", "ci_low:number", "ci_high:number",
           "prov_code", "source", "quote"], rows)


def write(material):
    life_tables(material)
    calibration(material)
    qfracture(material)
    garvan(material)
    dvo(material)
    point_scores()
    point_tools()
    frax(material)
    very_high_risk()
    models(material)
    kidney()
    panel()
