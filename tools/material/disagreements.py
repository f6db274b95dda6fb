# SPDX-License-Identifier: GPL-3.0-or-later
"""data/evidence/disagreements: rows of the evidence that say different things about one question,
gathered from the notes that mark them. The rows keep their numbers; here stands only who belongs
together, which of them a number of the program rests on (uses), and why.

plans and lanes say where the question arises: plan names or regimens, and the lanes fracture,
density, markers, harms.
"""
from material.tables import table

COLUMNS = ["id", "title", "question", "evidence_ids", "plans", "lanes", "uses", "why"]
NO_NUMBER = "No number of the program rests on these rows: nothing is drawn for it."

ROWS = [
    ["hrt-stop-density", "Bone loss after stopping HRT", "How fast is density lost after HRT is stopped?",
     "HRT001 HRT072 HRT123 HRT124 HRT126", "hrt stop hrt+exercise", "density", "HRT001 HRT123 HRT124 HRT126",
     "The model is fitted to the fast and to the slow result, the fast one with a wider spread, and its curve runs "
     "between them. Women, age and years of use differ between the studies."],
    ["hrt-stop-fracture", "Broken bones after stopping HRT", "Do more bones break after HRT is stopped?",
     "HRT080 HRT081 HRT082 HRT078 HRT079 HRT103", "hrt stop hrt+exercise", "fracture", "",
     "The randomised follow-up saw the benefit end without a rebound; cohorts of women who stopped saw more hip "
     "fractures than in those who went on, which is the loss of a benefit and not a rebound against never-takers. "
     "No chance is raised after stopping: the benefit wears off with the effect on bone."],
    ["hrt-spine-gain", "Spine density on conjugated estrogens", "How much does spine density rise in a year?",
     "HRT038 HRT041 HRT076 HRT095", "hrt", "density", "HRT038 HRT041 HRT076",
     "The model is fitted to all trials together and lies between them. The largest gain is about twice what the "
     "model gives."],
    ["hrt-alendronate", "Alendronate on top of HRT", "Does adding alendronate to HRT raise density further?",
     "CHB002 CHB007 CHB010 CHB012 HRT076", "hrt+alendronate", "density", "CHB002 CHB007 CHB010 CHB012 HRT076",
     "The model is fitted to all of them and takes less than the sum of both. No study of the two together has "
     "counted broken bones."],
    ["hrt-exercise", "Exercise on top of HRT", "Do exercise and HRT add up for bone?",
     "CHE005 CHE008 CHE010 CHE011", "hrt+exercise", "density", "CHE010 CHE011",
     "The pooled comparison with HRT alone is used, with a wide spread: it asks what exercise adds. The other pooled "
     "result compares both with exercise alone, so it shows what HRT adds; the small trial had eight in each group."],
    ["trt-density", "Testosterone and bone density in men", "Does testosterone raise density?",
     "TRT009 TRT024 TRT025 TRT026 TRT027 TRT028 TRT029 TRT030 TRT034", "trt", "density", "TRT009 TRT034",
     "The model is fitted to single trials with density by scan, not to the pooled results, which mix routes and "
     "years; the curve carries grade B and is marked as discordant. It is never turned into fewer breaks."],
    ["calcium-hip", "Calcium, vitamin D and hip fracture", "Do calcium and vitamin D prevent hip fractures?",
     "NUT013 NUT021 NUT016 NUT010 NUT015 NUT066 NUT067 NUT068", "food-and-movement repletion", "fracture", "NUT013",
     "The pooled result that includes people in care homes is used, and only where intake or vitamin D is low or not "
     "known; the result in the community stands beside it. Ranges overlap."],
    ["calcium-heart", "Calcium tablets and heart attack", "Do calcium tablets raise the number of heart attacks?",
     "AE065 SR109", "food-and-movement repletion", "harms", "AE065 SR109",
     "No absolute number was published, so the harm is named as uncertain and not counted; the rule names both sides "
     "where the heart is at risk."],
    ["exercise-markers", "Exercise and turnover markers", "Does exercise change CTX and P1NP?",
     "EXE083 EXE084 EXE085 EXE086 EXE049 EXE050 EXE056 EXE057 NUT004 NUT005", "food-and-movement exercise hrt+exercise",
     "markers", "",
     "The pooled change is not seen in the two trials with a comparison group: there the groups changed alike. "
     "Markers are no guide to exercise here, and no verdict is made of them."],
    ["resistance-load", "How heavy to lift", "Is a very heavy load better for bone than a moderate one?",
     "EXE002 EXE004 EXE034 EXE094", "food-and-movement exercise hrt+exercise", "density", "EXE002 EXE004",
     "The heavy programme with impact is modelled by its own trial, moderate programmes by theirs. No trial set one "
     "against the other in the same people."],
    ["vitamin-k2", "Vitamin K2 and bone density", "Does vitamin K2 slow bone loss?",
     "NUT035 NUT036 NUT037 NUT069 NUT070", "", "density", "", NO_NUMBER],
    ["reuteri", "Live germs and bone density", "Do probiotics slow bone loss?",
     "NUT049 NUT050 NUT052 NUT053 NUT054 NUT055", "", "density", "", NO_NUMBER],
    ["soy", "Soy isoflavones and bone density", "Do soy isoflavones slow bone loss?",
     "NUT063 NUT065 NUT046 NUT047 NAT033", "", "density", "", NO_NUMBER],
    ["testosterone-women", "Testosterone for women and density", "Does testosterone on top of estrogen raise density?",
     "TWO001 TWO002 TWO003", "testosterone-women", "density", "", NO_NUMBER],
    ["growth-hormone-fracture", "Growth hormone and broken bones", "Does growth hormone prevent fractures in older women?",
     "GHX001 GHX002 GHX003 GHX004 GHX014", "gh-sermorelin gh-ipamorelin gh-cjc1295 gh-mk677", "fracture density",
     "GHX001 GHX003",
     "The pooled fracture ratio is not used: its density results show no gain, and it rests mostly on a follow-up in "
     "which fractures fell evenly in all randomised groups. The model's untreated density is fitted to the null "
     "result; no fracture number is shown."],
    ["hrt-breast", "HRT and breast cancer", "Does HRT raise the number of breast cancers?",
     "AE004 AE012 AE018 AE023 AE027 AE028 AE029", "hrt hrt+exercise", "harms",
     "AE004 AE012 AE018 AE023 AE027 AE028 AE029",
     "Trial and cohorts differ most for estrogen alone: fewer in the trial, a few more in the cohorts over a longer "
     "time. Each harm is shown at its own horizon, for its own form and age; none is scaled or averaged."],
    ["testosterone-threshold", "How low is low testosterone", "Below which level is testosterone low?",
     "SR039", "trt", "harms", "SR039",
     "Guidelines draw the line at different levels. The card uses the threshold of many trials and names the others."],
    ["estrogen-after-clot", "Estrogen after a blood clot", "Is estrogen through the skin an option after a clot?",
     "SR003 SR018", "hrt", "harms", "SR003 SR018",
     "Labels rule out every route; UK guidance leaves room for the skin after a specialist's review. The card is a "
     "stop and names both."],
]


def write(_material):
    table("evidence/disagreements", "gathered from the notes of the evidence and of the safety rules that mark a "
          "disagreement; reasons from model-spec sections 6, 11 and 14", COLUMNS,
          [[cell or None for cell in row] for row in ROWS])
