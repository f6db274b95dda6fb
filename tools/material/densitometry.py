# SPDX-License-Identifier: GPL-3.0-or-later
"""data/densitometry: reference populations, scanner precision, scanner conversions, marker intervals."""
from material.tables import number, read_rows, table, text


def status_code(status):
    words = status.lower()
    if "memory" in words:
        return "read+recalled" if "verified" in words else "recalled"
    if words.startswith("cross-checked"):
        return "cross-checked"
    return "read"


def precision():
    rows = [["lumbar_spine", 1.9, 5.3, "recalled", "ISCD minimum acceptable precision, from memory; a guess wherever it is shown"],
            ["total_hip", 1.8, 5.0, "recalled", "idem"], ["femoral_neck", 2.5, 6.9, "recalled", "idem"]]
    table("densitometry/precision", "densitometry.md: used until the clinic enters its own precision error, and marked as a guess",
          ["site", "cv_pct:number:%", "lsc_pct:number:%", "prov_code", "provenance"], rows)


def constants():
    rows = [
        ["lsc_factor", 2.77, "x", "read", "ISCD glossary", "least significant change at 95 % = this x the precision error"],
        ["study_patients_3", 15, "{count}", "read", "ISCD glossary", "precision study: patients scanned three times"],
        ["study_patients_2", 30, "{count}", "read", "ISCD glossary", "precision study: patients scanned twice"],
        ["who_normal_from", -1.0, "{T-score}", "read", "WHO, several pages", "exactly this is normal"],
        ["who_osteoporosis_to", -2.5, "{T-score}", "read", "WHO, several pages", "exactly this is osteoporosis"],
        ["who_age_men", 50, "a", "read", "ISCD 2005 abstract", "T-scores classify men from this age"],
        ["z_below_expected_to", -2.0, "{Z-score}", "read", "ISCD 2005 abstract", "below the expected range for age"],
        ["t_score_decimals", 1, "{count}", "recalled", "device convention, from memory", "T is rounded before it is classified"],
        ["t_check_tolerance", 0.5, "{T-score}", "assumed", "covers rounding and the editions of one reference", "a larger gap between printed and recomputed T is asked about"],
        ["sbmd_error_pct", 3.5, "%", "recalled", "densitometry.md, sBMD: mean error of one person, given without a source", "widens the check of a T-score whose density was turned to another scale"],
        ["response_months", 12, "mo", "recalled", "consultation-workflow.md, follow-up", "sooner: shown, not judged"],
        ["marker_fall_p1np_pct", 38, "%", "read", "BIS219; IOF/ECTS 2017, PMC5302161", "a larger fall at 3 months is a real one"],
        ["marker_fall_ctx_pct", 56, "%", "read", "BIS220; IOF/ECTS 2017, PMC5302161", "a larger fall at 3 months is a real one"],
        ["marker_months_from", 2, "mo", "assumed", "around the 3 months of the trial", None],
        ["marker_months_to", 6, "mo", "assumed", "around the 3 months of the trial", None],
        ["marker_fracture_months", 12, "mo", "recalled", "turnover-markers.md", "a recent break raises every marker"],
        ["marker_morning_until", 10, "h", "recalled", "consultation-workflow.md, step 5; turnover-markers.md", "a morning sample is taken before this hour"],
        ["ctx_ng_ml_over", 10, "ng/mL", "derived", "turnover-markers.md, sanity bands", "above this a CTX in ng/mL is almost certainly in ng/L"],
        ["ctx_ng_l_under", 5, "ng/L", "derived", "turnover-markers.md, sanity bands", "below this a CTX in ng/L is almost certainly in ng/mL"],
        ["p1np_ug_l_under", 1, "ug/L", "derived", "turnover-markers.md, sanity bands", "below this a P1NP in ug/L suggests mg/L"],
    ]
    table("densitometry/constants", "densitometry.md and turnover-markers.md",
          ["name", "value:number", "unit", "prov_code", "provenance", "note"], rows)


def standardised():
    """sBMD in g/cm2 = offset + slope x (BMD - centre). Context only: never for follow-up across devices."""
    hip = {"hologic": ((0.019, 1.087), (-0.017, 1.105), (0.006, 1.008)), "lunar": ((-0.023, 0.939), (-0.042, 0.949), (-0.031, 0.979)),
           "norland": ((0.006, 0.985), (0.057, 0.961), (0.026, 1.012))}
    spine = {"hologic": (1.0550, 0.972), "lunar": (0.9683, 1.100), "norland": (0.9743, 0.969)}
    rows = []
    for maker, sites in hip.items():
        for site, (a, b) in zip(("femoral_neck", "trochanter", "total_hip"), sites):
            rows.append([maker, site, a, b, 0, "cross-checked", "bonephys page and two copies of Fan/Shepherd"])
    for maker, (slope, centre) in spine.items():
        rows.append([maker, "lumbar_spine", 1.0436, slope, centre, "read", "Hui 1997, bonephys page"])
    table("densitometry/sbmd", "densitometry.md: standardised BMD", ["maker", "site", "offset:number:g/cm2", "slope:number",
                                                                     "centre:number:g/cm2", "prov_code", "provenance"], rows)


def write(material):
    folder = material / "data/densitometry"
    rows = [[r["dataset"], r["site"], r["sex"], r["ethnicity"], r["age_group"], number(r["mean_g_cm2"]), number(r["sd_g_cm2"]),
             r["device"], status_code(r["status"]), r["status"], r["source"]] for r in read_rows(folder / "nhanes3.csv")]
    table("densitometry/nhanes3", "densitometry.md: reference means and SDs; the hip values are on the Hologic scale",
          ["dataset", "site", "sex", "ethnicity", "age_group", "mean:number:g/cm2", "sd:number:g/cm2", "device", "prov_code",
           "provenance", "source"], rows)
    rows = [[r["marker"], text(r["assay"]), r["specimen"], r["group"], r["age_range"], number(r["lower"]), number(r["upper"]),
             r["unit"], text(r["n"]), status_code(r["status"]), r["status"], r["source"]] for r in read_rows(folder / "btm_reference.csv")]
    table("densitometry/btm_reference", "turnover-markers.md: 2.5th to 97.5th percentiles; the laboratory's own interval comes first",
          ["marker", "assay", "specimen", "group", "age_range", "lower:number", "upper:number", "unit", "n", "prov_code", "provenance",
           "source"], rows)
    precision()
    constants()
    standardised()
