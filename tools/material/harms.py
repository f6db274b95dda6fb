# SPDX-License-Identifier: GPL-3.0-or-later
"""data/regimens/harms: which absolute harm is shown with which regimen. Figures stay in evidence/adverse."""
import re

from material.tables import read_rows, table

ORAL, SKIN, SYSTEMIC = "oral", "transdermal", "oral transdermal implant"
BP = "alendronate risedronate ibandronate zoledronate"
GH = "gh-sermorelin gh-ipamorelin gh-cjc1295 gh-mk677"


def ids(*ranges):
    out = []
    for r in ranges:
        first, last = r if isinstance(r, tuple) else (r, r)
        out += [f"AE{i:03d}" for i in range(first, last + 1)]
    return out


# ids, regimen names, routes, doses, doses it is direct for (None: all; "none"), trial, needs, shown_as.
# Clots of the oral trials are not shown with patches and gels, which have a row of their own.
GROUPS = [
    (ids(1, (4, 5), (15, 16), (18, 19), 25, (71, 74), (79, 82)), "hrt", SYSTEMIC, None, "cee-0.625", "WHI-EP", "uterus", None),
    (ids(6), "hrt", SYSTEMIC, None, "cee-0.625", "WHIMS", "uterus", None),  # its memory study, all from 65
    (ids((2, 3), 17, (75, 78)), "hrt", ORAL, None, "cee-0.625", "WHI-EP", "uterus", None),
    (ids(9, (11, 12), (20, 21), (23, 24), 26, (87, 90), (95, 96)), "hrt", SYSTEMIC, None, "cee-0.625", "WHI-E", "no-uterus", None),
    (ids(10, 22, (91, 94)), "hrt", ORAL, None, "cee-0.625", "WHI-E", "no-uterus", None),
    (ids((27, 28)), "hrt", SYSTEMIC, None, None, "CGHFBC", "uterus", None),
    (ids(29), "hrt", SYSTEMIC, None, None, "CGHFBC", "no-uterus", None),
    (ids(30), "hrt", SYSTEMIC, None, "cee-0.625", "PEPI", "unopposed", None),
    (ids(31), "hrt", SKIN, "patch-14", None, "ULTRA", "unopposed", None),
    (ids(32), "hrt", SKIN, "patch-14 patch-25 patch-37.5 patch-50 gel-0.75 gel-1.5", None, "ESTHER", None, None),
    (ids(33), "hrt", ORAL, None, None, "Vinogradova", None, None),
    (ids(34), BP, None, None, None, None, "bisphosphonate-new", None),  # "women starting"
    (ids(35), BP, None, None, None, None, "bisphosphonate-4-years", None),  # "rate applies AFTER 4 y use"
    (ids(41), BP, None, None, None, None, None, None),
    (ids(38), BP, None, None, None, "Black", "not-asian", None),
    (ids(40), BP, None, None, None, "Black", "asian", None),
    (ids((42, 43)), "zoledronate", None, None, None, "HORIZON-PFT", None, None),
    (ids((44, 45)), "zoledronate", None, None, None, "HORIZON-E1", "zoledronate-3-years", None),
    (ids(46), "alendronate", None, None, None, "FIT", None, None),
    (ids(47), "zoledronate", None, None, None, "HORIZON-RFT", "hip-fracture", None),
    (ids((48, 53), 55), "trt", None, None, "gel", "TRAVERSE", None, None),
    (ids(54), "trt", None, None, "undecanoate", "T4DM", None, None),
    (ids((56, 61)), GH + " gh-recombinant", None, None, "none", "Liu", None, None),
    (ids(62), "gh-mk677", None, None, None, "Adunsky", None, None),
    (ids(63), "gh-sermorelin gh-ipamorelin gh-cjc1295", None, None, None, "none", None, None),
    (ids(64), "repletion", None, None, None, "WHI-CaD", None, None),
    (ids(65), "repletion", None, None, "none", "Bolland", None, "uncertain"),
    (ids((67, 68)), "exercise", None, "high-intensity", None, "LIFTMOR", None, None),
]
# Not shown: fracture benefits (the fracture layer alone has those), ratios where another row of the same
# outcome has a number, and what no plan here contains.
LEFT_OUT = set(ids((7, 8), (13, 14), (36, 37), 39, 66, (69, 70), (83, 86), (97, 100)))


def ages(band):
    found = re.fullmatch(r"(\d+)-(\d+)", band)
    if found:
        return int(found.group(1)), int(found.group(2)) + 1
    found = re.fullmatch(r">=(\d+)", band)
    return (int(found.group(1)), None) if found else (None, None)


def write(material):
    adverse = {r["adv_id"]: r for r in read_rows(material / "data/evidence/adverse.csv")}
    rows = []
    for group, names, routes, doses, direct, trial, needs, shown in GROUPS:
        for harm in group:
            r = adverse.pop(harm)
            low, high = ages(r["age_band"])
            # a group of its own: shown to people of its ages alone
            part = "subgroup" if r["outcome"].endswith("65plus") or "50-59" in r["population"] or r["age_band"] == "50-59" else None
            rows.append([harm, names, doses, routes, direct, trial or r["study"], part, low, high, needs,
                         "yes" if "EXTRAPOLATED" in r["derivation"] else None, shown, "adverse.csv " + harm])
    assert set(adverse) == LEFT_OUT, set(adverse) ^ LEFT_OUT
    table("regimens/harms", "which row of evidence/adverse is shown with which regimen; figures stay there",
          ["harm_id", "regimen_names", "regimen_doses", "routes", "direct_doses", "trial", "part", "age_from:number:a",
           "age_below:number:a", "needs", "extrapolated", "shown_as", "source"], rows)
