# SPDX-License-Identifier: GPL-3.0-or-later
"""data/regimens: what a plan name means in the model's own inputs (model-spec section 5, cli.md).

regimens/regimens   one row per regimen id (name:dose or name:dose:route), how it is shown
regimens/exposures  what a regimen gives the model: type, value, and how sure the value is
regimens/horizons   how far a curve is drawn, solid and dashed, by intervention
regimens/plans      the named plans as courses of regimens
regimens/pairs      pairs with a horizon of their own
regimens/licences   what is known about approval, dated, with the day to look again
regimens/time-to-benefit  how long until one person in so many is spared a break
regimens/about      written by about.py: what each regimen is and does, and what follows when it stops
"""
import re

from material.tables import read_rows, table

SECTION_5 = "model-spec section 5"

# id -> (grade, solid years, dashed-to years, words)
HORIZONS = [
    ["hrt-standard", "A", 3, 7, "PEPI, WHI, patch trials"],
    ["hrt-low", "B", 2, 5, "2 to 3 years in the source; the shorter is used"],
    ["hrt-stopped", "C", 2, 5, "trials disagree: both are shown (section 14)"],
    ["alendronate", "A", 5, 10, None],
    ["alendronate-stopped", "A", 5, None, "FLEX"],
    ["risedronate", "B", 3, 5, "2 years read, 3 years from memory"],
    ["ibandronate", "B", 2, 3, None],
    ["zoledronate", "A-", 3, 9, "3-year BMD read in a secondary source and a substudy; neck from memory"],
    ["zoledronate-once", "A-", 5, 9, "single-dose trial read"],
    ["hrt-and-bisphosphonate", "B", 3, None, None],
    ["trt", "B", 1, 3, "1 to 3 years, discordant"],
    ["trt-and-aromatase-inhibitor", "C", 1, None, None],
    ["exercise-hi", "B", 1, 12, "single trials; dashed only with adherence"],
    ["exercise-moderate", "A", 1, 3, "small effect"],
    ["exercise-assumed", "C", 1, None, "jumping, walking, balance, mind-body: assumed shares of the tested programmes"],
    ["repletion", "A", 2, 5, "small, does not progress"],
    ["vitamin-d-replete", "A", None, None, "no effect in people who have enough"],
    ["nutrition-unproven", "D", None, None, "no reliably demonstrable effect on bone density"],
    ["gh-replacement", "C", 2, None, "proven deficiency, men only"],
    ["gh-secretagogue", "D", None, None, "markers only; no demonstrated effect on bone density"],
    ["testosterone-women", "D", None, None, "no curve"],
    ["glucocorticoid", "C", 1, 2, "all targets from memory"],
    ["inflammation", "D", None, None, "assumed; research flag"],
]

REGIMEN = ["id", "name", "dose", "route", "sex", "anchor_class", "fracture_class", "chart_class", "shown_as",
           "horizon", "stopped_horizon", "default_years:number:a", "default_adherence:number", "repeat_years:number:a",
           "status", "source", "evidence_ids", "note"]
EXPOSURE = ["regimen", "type", "value:number", "unit", "times_adherence:number", "status", "source", "evidence_ids"]

# dose -> (route, estradiol equivalent pg/mL, status of the value, evidence ids)
OESTROGENS = [
    ("patch-14", "transdermal", 8.6, "measured", "HRT027 HRT029 HRT127"),
    ("patch-25", "transdermal", 20, "equivalence", "HRT047 HRT048 HRT110 HRT111 HRT112 HRT113 HRT114"),
    ("patch-37.5", "transdermal", 30, "equivalence", "HRT047 HRT048 HRT110 HRT111 HRT112 HRT113 HRT114"),
    ("patch-50", "transdermal", 40, "equivalence", "HRT047 HRT048 HRT110 HRT111 HRT112 HRT113 HRT114"),
    ("patch-75", "transdermal", 60, "equivalence", "HRT047 HRT048 HRT110 HRT111 HRT112 HRT113 HRT114"),
    ("patch-100", "transdermal", 85, "equivalence", "HRT047 HRT048 HRT110 HRT111 HRT112 HRT113 HRT114"),
    ("gel-0.75", "transdermal", 20, "assumed", None),
    ("gel-1.5", "transdermal", 40, "assumed", None),
    ("cee-0.3", "oral", 20, "equivalence", "HRT037 HRT038 HRT039 HRT040 HRT041 HRT042 HRT043 HRT044 HRT045"),
    ("cee-0.45", "oral", 30, "equivalence", "HRT037 HRT038 HRT039 HRT040 HRT041 HRT042 HRT043 HRT044 HRT045"),
    ("cee-0.625", "oral", 40, "equivalence", "HRT007 HRT008 HRT009 HRT010 HRT011 HRT012 HRT013 HRT014 HRT015 HRT071"),
    ("cee-1.25", "oral", 80, "assumed", None),
    ("oral-0.25", "oral", 13, "equivalence", "HRT088 HRT090"),
    ("oral-0.5", "oral", 20, "equivalence", "HRT088 HRT090"),
    ("oral-1", "oral", 40, "equivalence", "HRT084 HRT085 HRT086 HRT087"),
    ("oral-2", "oral", 75, "equivalence", "HRT073 HRT074 HRT075"),
    ("implant-25", "implant", 70, "equivalence", "HRT049 HRT050"),
]
LOW_DOSE_UP_TO = 20  # model-spec section 7: HRT_LOW for E <= 20

# name, dose, route, fraction of the standard dose, status
BISPHOSPHONATES = [
    ("alendronate", "70mg-weekly", "oral", "ALN", 1, "equivalence"),
    ("alendronate", "10mg-daily", "oral", "ALN", 1, "equivalence"),
    ("alendronate", "35mg-weekly", "oral", "ALN", 0.5, "equivalence"),
    ("alendronate", "5mg-daily", "oral", "ALN", 0.5, "equivalence"),
    ("risedronate", "35mg-weekly", "oral", "RIS", 1, "equivalence"),
    ("risedronate", "5mg-daily", "oral", "RIS", 1, "equivalence"),
    ("risedronate", "75mg-twice-monthly", "oral", "RIS", 1, "equivalence"),
    ("risedronate", "150mg-monthly", "oral", "RIS", 1, "equivalence"),
    ("risedronate", "2.5mg-daily", "oral", "RIS", 0.5, "equivalence"),
    ("ibandronate", "150mg-monthly", "oral", "IBN", 1, "equivalence"),
    ("ibandronate", "3mg-quarterly", "intravenous", "IBN", 1, "assumed"),
    ("ibandronate", "2.5mg-daily", "oral", "IBN", 0.65, "equivalence"),
    ("ibandronate", "100mg-monthly", "oral", "IBN", 0.67, "unverified"),
]

# name, dose, model input, share of that input, anchor class, horizon, status
EXERCISE = [
    ("exercise", "moderate", "MO", "EX_MO", "exercise-moderate", "equivalence",
     "70 to 80 % of the heaviest single lift, or mixed"),
    ("exercise", "high-intensity", "HI", "EX_HI", "exercise-hi", "equivalence",
     "supervised, progressive, 80 % of the heaviest single lift or more, plus impact"),
    ("exercise", "jumping", "IMPACT", "EX_HI", "exercise-assumed", "assumed", "0.4 of the high-intensity effect at the spine, 0.9 at the hip"),
    ("exercise", "walking", "WALK", "EX_MO", "exercise-assumed", "assumed",
     "walking, balance, mind-body: 0.15 of the moderate effect at the hip, none at the spine"),
    ("exercise", "mixed", "MO", "EX_MO", "exercise-moderate", "equivalence", "mixed programmes: as 70 to 80 % of the heaviest single lift"),
    ("exercise", "plyometric", "IMPACT", "EX_HI", "exercise-assumed", "assumed",
     "0.4 of the high-intensity effect at the spine, 0.9 at the hip; studies of jumps alone disagree"),
    ("exercise", "high-impact", "IMPACT", "EX_HI", "exercise-assumed", "assumed",
     "0.4 of the high-intensity effect at the spine, 0.9 at the hip; studies of jumps alone disagree"),
    ("exercise", "balance", "WALK", "EX_MO", "exercise-assumed", "assumed",
     "walking, balance, mind-body: 0.15 of the moderate effect at the hip, none at the spine"),
]
EXERCISE_ADHERENCE = 0.7

PEPTIDES = [("gh-sermorelin", "GHX033"), ("gh-ipamorelin", "GHX033"), ("gh-cjc1295", "GHX035"), ("gh-mk677", "GHX034"),
            ("gh-recombinant", "GHX001 GHX002 GHX003 GHX034")]
UNPROVEN = ["protein", "vitamin-k2", "magnesium", "isoflavones", "prunes", "probiotics", "collagen", "zinc", "omega-3"]
UNSTUDIED = ["polyphenols", "prebiotics"]  # no bone outcome in people among the sources


def regimen(name, dose, route, **about):
    row = {"id": f"{name}:{dose}" if dose else name, "name": name, "dose": dose, "route": route,
           "sex": "both", "shown_as": "curve", "source": SECTION_5, "status": "equivalence"}
    row.update(about)
    return row


def exposure(regimen_id, kind, value, unit, status, ids=None, adherence=0):
    return [regimen_id, kind, value, unit, adherence, status, SECTION_5, ids]


def hormones(regimens, exposures):
    for dose, route, value, status, ids in OESTROGENS:
        low = value <= LOW_DOSE_UP_TO
        row = regimen("hrt", dose, route, sex="F", anchor_class="HRT_LOW" if low else "HRT_STD",
                      fracture_class="HRT_ORAL_CEE" if dose == "cee-0.625" else "HRT_OTHER",
                      chart_class="hrt", horizon="hrt-low" if low else "hrt-standard",
                      stopped_horizon="hrt-stopped", default_years=5, status=status, evidence_ids=ids,
                      note="estradiol equivalent at bone, not a switch table; a progestogen is needed with a uterus and has no separate effect here")
        regimens.append(row)
        exposures.append(exposure(row["id"], "E2", value, "pg/mL", status, ids))
    regimens.append(regimen("hrt", "vaginal", "vaginal", sex="F", fracture_class="NONE", chart_class="hrt",
                            shown_as="no-effect", horizon="nutrition-unproven", default_years=5,
                            note="vaginal oestrogen has no effect on bone"))
    for dose, route in (("gel", "transdermal"), ("injection", "intramuscular"), ("undecanoate", "intramuscular")):
        row = regimen("trt", dose, route, sex="M", anchor_class="TRT", fracture_class="TRT", chart_class="trt",
                      horizon="trt", default_years=3, status="assumed",
                      note="achieved testosterone 550 ng/dL for every product unless measured; no fracture benefit")
        regimens.append(row)
        exposures.append(exposure(row["id"], "TRT", 550, "ng/dL", "assumed"))
    row = regimen("anastrozole", None, "oral", sex="M", anchor_class="TRT", fracture_class="TRT", chart_class="trt",
                  horizon="trt-and-aromatase-inhibitor", default_years=1, status="assumed", note="only beside testosterone")
    regimens.append(row)
    exposures.append(exposure(row["id"], "AI", 1, "0..1", "assumed"))
    regimens.append(regimen("gonadorelin", None, "subcutaneous", sex="M", fracture_class="NONE", chart_class="trt",
                            shown_as="not-known", horizon="testosterone-women", default_years=1, status="assumed",
                            note="no effect and no curve"))
    for dose, route in ((None, "transdermal"), ("pellet", "implant")):
        regimens.append(regimen("testosterone-women", dose, route, sex="F", fracture_class="NONE", chart_class="trt",
                                shown_as="not-known", horizon="testosterone-women", default_years=1, status="assumed", note="no curve"))


def bone_medicines(regimens, exposures):
    years = {"alendronate": 5, "risedronate": 5, "ibandronate": 3}
    for name, dose, route, kind, value, status in BISPHOSPHONATES:
        row = regimen(name, dose, route, anchor_class=kind, fracture_class=kind, chart_class="oral-bp",
                      horizon=name, stopped_horizon="alendronate-stopped" if name == "alendronate" else None,
                      default_years=years[name], default_adherence=1, status=status)
        regimens.append(row)
        exposures.append(exposure(row["id"], kind, value, "of the standard dose", status, adherence=1))
    for dose, repeat, horizon, value in (("5mg-yearly", 1, "zoledronate", 1), ("5mg-once", None, "zoledronate-once", 1),
                                         ("4mg-yearly", 1, "zoledronate", 0.8)):
        row = regimen("zoledronate", dose, "intravenous", anchor_class="ZOL", fracture_class="ZOL", chart_class="zoledronate",
                      horizon=horizon, default_years=3, repeat_years=repeat)
        regimens.append(row)
        exposures.append(exposure(row["id"], "ZOL", value, "dose / 5 mg", "equivalence"))


def movement_and_food(regimens, exposures):
    for name, dose, kind, anchor, horizon, status, note in EXERCISE:
        row = regimen(name, dose, None, anchor_class=anchor, fracture_class="EX", chart_class="lifestyle",
                      horizon=horizon, default_adherence=EXERCISE_ADHERENCE, status=status, note=note)
        regimens.append(row)
        exposures.append(exposure(row["id"], kind, 1, "adherence 0..1", status, adherence=1))
    regimens.append(regimen("exercise", "low-impact", None, fracture_class="EX", chart_class="lifestyle",
                            shown_as="no-demonstrated-effect", horizon="nutrition-unproven", default_adherence=EXERCISE_ADHERENCE,
                            status="assumed", evidence_ids="EXE049 EXE050", note="the model has no share for it"))
    row = regimen("repletion", None, "oral", anchor_class="CAD", fracture_class="CAD", chart_class="lifestyle",
                  horizon="repletion", status="assumed",
                  note="calcium and vitamin D to sufficiency, only where one of them is low or not known")
    regimens.append(row)
    exposures.append(exposure(row["id"], "NUT", 1, "0..1", "assumed"))
    for item in UNPROVEN:
        regimens.append(regimen(item, None, "oral", fracture_class="NONE", chart_class="lifestyle",
                                shown_as="no-demonstrated-effect", horizon="nutrition-unproven"))
    for item in UNSTUDIED:
        regimens.append(regimen(item, None, "oral", fracture_class="NONE", chart_class="lifestyle", shown_as="not-known",
                                horizon="nutrition-unproven", note="no bone outcome in people among the sources read here"))


def growth_hormone(regimens):
    for name, ids in PEPTIDES:
        is_studied = name == "gh-recombinant"
        regimens.append(regimen(name, None, None, fracture_class="GH", chart_class="no-evidence",
                                shown_as="no-demonstrated-effect" if is_studied else "not-known",
                                horizon="gh-secretagogue", evidence_ids=ids, status="assumed",
                                note="no gain was shown outside proven deficiency" if is_studied else
                                "no human study of bone outcomes: hatched, never zero, never ranked"))




PLAN = ["plan", "order:number", "regimen", "from_years:number:a", "to_years:number:a", "adherence:number", "action",
        "sex", "source", "note"]


def plans():
    cli = "cli.md plan names"
    rows = [
        ["as-now", 1, None, 0, None, None, "keep", "both", cli, "keep things as they are; always first"],
        ["stop", 1, None, 0, None, None, "stop-bone-medicines", "both", cli, "stop the bone medicines taken today"],
        ["food-and-movement", 1, "repletion", 0, None, None, "start-where-low", "both", cli, "where intake or vitamin D is low or not known"],
        ["food-and-movement", 2, "exercise:moderate", 0, None, 0.7, "start", "both", cli, None],
        ["hrt", 1, "hrt:patch-50", 0, 5, None, "start", "F", cli, "with a progestogen if there is a uterus"],
        ["trt", 1, "trt:gel", 0, 3, None, "start", "M", cli, None],
        ["alendronate", 1, "alendronate:70mg-weekly", 0, 5, 1, "start", "both", cli, None],
        ["risedronate", 1, "risedronate:35mg-weekly", 0, 5, 1, "start", "both", cli, None],
        ["ibandronate", 1, "ibandronate:150mg-monthly", 0, 3, 1, "start", "both", cli, None],
        ["zoledronate", 1, "zoledronate:5mg-yearly", 0, 3, None, "start", "both", cli, "infusions at 0, 1 and 2 years"],
        ["gh-sermorelin", 1, "gh-sermorelin", 0, None, None, "start", "both", cli, None],
        ["gh-ipamorelin", 1, "gh-ipamorelin", 0, None, None, "start", "both", cli, None],
        ["gh-cjc1295", 1, "gh-cjc1295", 0, None, None, "start", "both", cli, None],
        ["gh-mk677", 1, "gh-mk677", 0, None, None, "start", "both", cli, None],
        ["hrt+exercise", 1, "hrt:patch-50", 0, 5, None, "start", "F", cli, "with a progestogen if there is a uterus"],
        ["hrt+exercise", 2, "exercise:moderate", 0, None, 0.7, "start", "F", cli, None],
    ]
    table("regimens/plans", "cli.md: the plan names are a contract", PLAN, rows)


# The content is looked at again at least every 12 months (docs/UPDATE-POLICY.md).
LOOK_AGAIN_AFTER_YEARS = 1


def licences():
    # name, country, licence, checked (as precisely as known), prov, rules, note
    records = [
        ["gh-sermorelin", "any", "not-approved-for-bone", "2026", "read", "SR088", None],
        ["gh-ipamorelin", "any", "not-approved-for-bone", "2026", "read", "SR088 SR089", "listed in the US as a bulk substance with potential safety risks; removal from a list is not approval"],
        ["gh-cjc1295", "any", "not-approved-for-bone", "2026", "read", "SR088 SR089", "idem"],
        ["gh-mk677", "any", "not-approved-for-bone", "2026", "read", "SR088", None],
        ["gh-mk677", "US", "investigational", "2024", "recalled", "SR090", "not lawful as a supplement or compounded product"],
        ["gh-recombinant", "US", "not-approved-for-bone", "2007", "read", "SR092", "handing it out against ageing is against the law there"],
        ["testosterone-women", "most countries", "not-approved-for-women", "2019", "recalled", "SR051", None],
        ["alendronate", "US", "labelled", "2024", "read+recalled", "SR053", "a US label was read; other countries: not known"],
        ["zoledronate", "US", "labelled", "2024", "read+recalled", "SR054", "idem"],
        ["risedronate", "US", "labelled", "2024", "read+recalled", "SR055", "idem"],
        ["ibandronate", "US", "labelled", "2024", "read+recalled", "SR056", "licence for men to be confirmed per country (SRX050)"],
        ["hrt", "US", "labelled", "2023", "read+recalled", "SR001", "oestrogen labels were read; whether each product is approved for bone is not known here"],
        ["trt", "US", "labelled-not-for-bone", "2018", "read+recalled", "SR041 SR042", "approved for low testosterone, not for bone"],
    ]
    rows = [[*record[:4], str(int(record[3][:4]) + LOOK_AGAIN_AFTER_YEARS) + record[3][4:], *record[4:]] for record in records]
    table("regimens/licences", "safety rules named in each row; checked: year of the source; look again: 12 months later; "
          "a clinic's country pack replaces them",
          ["name", "country", "licence", "checked", "look_again", "prov_code", "rule_ids", "note"], rows)


def time_to_benefit(material):
    """The one pooled answer of the material stands in a rule's sentence. Ibandronate is left out: the
    specification makes no claim of it on breaks outside the spine."""
    rule = next(r for r in read_rows(material / "data/evidence/safety.csv") if r["rule_id"] == "SRX056")
    found = re.search(r"\((\d+) months, 95% CI (\d+) to (\d+), to prevent (\d+) non-vertebral fracture per (\d+) women", rule["message"])
    months, low, high, spared, women = (int(x) for x in found.groups())
    table("regimens/time-to-benefit", "safety.csv SRX056",
          ["regimen_names", "months:number:mo", "months_low:number:mo", "months_high:number:mo", "spared:number", "women:number", "rule"],
          [["alendronate risedronate zoledronate", months, low, high, spared, women, "SRX056"]])


def write(material):
    regimens, exposures = [], []
    hormones(regimens, exposures)
    bone_medicines(regimens, exposures)
    movement_and_food(regimens, exposures)
    growth_hormone(regimens)
    table("regimens/regimens", "model-spec section 5 and cli.md: regimen ids of --plan", REGIMEN, regimens)
    table("regimens/exposures", "model-spec section 5: exposures and intervention to parameter map; "
          "status: measured, equivalence (checked against the trials named), assumed, unverified", EXPOSURE, exposures)
    table("regimens/horizons", "model-spec section 5: evidence grade, how far a curve is solid and dashed",
          ["intervention", "grade", "solid_years:number:a", "dashed_years:number:a", "note"], HORIZONS)
    table("regimens/pairs", "model-spec section 5: pairs with a horizon of their own",
          ["chart_class", "with_chart_class", "horizon"],
          [["hrt", "oral-bp", "hrt-and-bisphosphonate"], ["hrt", "zoledronate", "hrt-and-bisphosphonate"]])
    plans()
    licences()
    time_to_benefit(material)
