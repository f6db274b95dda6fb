# SPDX-License-Identifier: GPL-3.0-or-later
"""data/regimens/about: what each regimen is, does and asks, in our own words, one row per regimen name,
or per "name:dose" where the doses of a name differ in kind.

effort and tests are for the person; how_patient and how_clinician say one sentence each about pathway
and cell. No figure stands here: studies are named by id, and their figures stay in evidence/effects.
What is said of a mechanism comes from the source documents and the equations of the model. Neither was
checked against a study, so how_status is recalled and the program shows it as unverified.
"""
from material.tables import read_rows, table

COLUMNS = ["regimen", "group", "name", "form", "effort", "tests", "tests_rule", "beside", "beside_ids", "pathway", "cell",
           "how_patient", "how_clinician", "how_ids", "how_status", "how_source", "stopping", "stopping_ids", "after",
           "after_ids", "nearest", "nearest_ids"]

DOCUMENTS = "the five articles the project began with, and the equations of its model"
LIFESTYLE_STOP = "It can be stopped at any time."

TABLET = {
    "group": "bisphosphonates", "form": "A tablet",
    "effort": "Take it on an empty stomach with plain water, and stay upright after it",
    "tests": "Before: calcium, vitamin D, kidney test, dental check. Then: P1NP and CTX", "tests_rule": "SR072",
}
BISPHOSPHONATE = {
    "pathway": "bone mineral, then the mevalonate pathway inside the cell", "cell": "osteoclast",
    "how_patient": "It settles on bone and slows the cells that take bone out.",
    "how_clinician": "Bound to mineral, it is taken up by the osteoclasts that resorb there; they lose function and die. Part is "
                     "buried in new bone and comes free again when that bone is resorbed.",
    "stopping": "Talk with us before you stop. A pause is planned after some years, with a date to look again.",
    "stopping_ids": "SR069 SRX048 SR071 SRX049",
    "after": "Some of it stays in bone, so the effect wears off slowly.",
}
DRIP_TESTS = "Before each drip: calcium, vitamin D, kidney test, dental check"

HRT = {
    "group": "hormones", "name": "hormone treatment (HRT)",
    "effort": "Estrogen, with a second hormone if you have a womb",
    "tests": "Yearly review, breast checks. New bleeding is looked into", "tests_rule": "SR021",
    "beside": "With a womb, a progestogen goes with it: part of each month (sequential) or every day (continuous). Trials used "
              "both. Without a womb, estrogen alone. No dose is set here.",
    "beside_ids": "SR011 SRX032 HRT009 HRT007",
    "pathway": "RANKL and OPG", "cell": "osteoclast",
    "how_patient": "Estrogen slows the cells that take bone out.",
    "how_clinician": "Estrogen lowers RANKL and raises OPG in the osteoblast line: fewer osteoclasts form, and they live less long.",
    "how_ids": "HRT075 HRT094",
    "stopping": "Talk with us before you stop. What comes next is planned first.", "stopping_ids": "SR022",
    "after": "Bone is lost again. Trials disagree on how fast, and on how much protection is left.",
    "after_ids": "HRT001 HRT002 HRT123 HRT124 HRT126 HRT080 HRT081 HRT078 HRT082",
}

TRT = {
    "group": "testosterone", "effort": "Testosterone, and regular blood tests",
    "tests": "Testosterone, blood count, PSA. A bone scan later", "tests_rule": "SR048",
    "beside": "Not shown to prevent breaks: a man with a high chance has a bone medicine too.", "beside_ids": "SR041 SR042 TRT004",
    "pathway": "aromatase to estradiol, then RANKL; androgen receptor", "cell": "osteoclast and osteoblast",
    "how_patient": "Part of it turns into estrogen, which slows bone loss. Part helps the cells that build bone.",
    "how_clinician": "Aromatised to estradiol it restrains osteoclasts through RANKL; through the androgen receptor it acts on "
                     "osteoblasts. CTX falls in trials.",
    "how_ids": "TRT036 TRT041 TRT037",
    "stopping": "Talk with us before you stop. How to stop is not told in the sources read here.", "stopping_ids": "SR032",
    "after": "Not known: no study read here followed bone after stopping.",
}

ANABOLIC_AXIS = {
    "group": "growth-hormone", "effort": "Not set out: no dose has been tested for bones",
    "tests": "Blood sugar", "tests_rule": "SR085",
    "how_patient": "It makes the body release more growth hormone. What that does to bones is not known.",
    "stopping": "How to stop is not told in the sources read here.",
    "after": "Not known: no study followed bone after stopping.",
    "nearest": "Nearest in people: MK-677, and growth hormone itself. They show blood values, not fewer breaks.",
    "nearest_ids": "GHX023 GHX024 GHX025 GHX029 GHX001 GHX003 GHX034",
}

STRENGTH = {
    "group": "movement", "pathway": "load sensed in bone, then sclerostin and Wnt", "cell": "osteocyte, then osteoblast",
    "how_patient": "Bone cells feel the load of hard muscle work and call for more bone.",
    "how_clinician": "Osteocytes sense strain and lower sclerostin; Wnt signalling in osteoblasts rises. The response wanes as bone "
                     "gets used to the load, and is smaller without estrogen in the model.",
    "how_ids": "EXE083 EXE085",
    "stopping": LIFESTYLE_STOP, "stopping_ids": "SR103",
    "after": "What was gained is lost again.", "after_ids": "EXE038 EXE039 EXE040",
}
IMPACT = {**STRENGTH, "how_patient": "Bone cells feel the quick load of a landing and call for more bone.",
          "nearest": "Studies of jumps alone disagree.", "nearest_ids": "EXE095 EXE063 EXE026 EXE027"}
GENTLE = {**STRENGTH, "how_patient": "It loads bone lightly. It also trains balance and legs, so that falls are fewer.",
          "how_clinician": "Strain stays near what bone is used to, so the osteocyte signal is weak; the fall effect is counted apart.",
          "how_ids": None}

FOOD = {"group": "food", "stopping": LIFESTYLE_STOP, "after": "Not known: no study read here followed bone after stopping."}

ABOUT = {
    "exercise:moderate": {**STRENGTH, "name": "strength exercise", "effort": "Muscle-strength exercise every week"},
    "exercise:mixed": {**STRENGTH, "name": "strength and weight-bearing exercise",
                       "effort": "Strength work, and moving on your feet, every week",
                       "nearest": "Trials that mix kinds of exercise.", "nearest_ids": "EXE070 EXE071 EXE072 EXE009 EXE011"},
    "exercise:high-intensity": {**STRENGTH, "name": "heavy lifting with a trainer",
                                "effort": "Heavy lifting with a trainer, every week",
                                "beside": "Tested only with a trainer there all the time.", "beside_ids": "SR097"},
    "exercise:jumping": {**IMPACT, "name": "jumps and hops", "effort": "Jumps and hops, once they are safe for you"},
    "exercise:plyometric": {**IMPACT, "name": "jump training (plyometrics)",
                            "effort": "Jump training with a trainer, once it is safe for you"},
    "exercise:high-impact": {**IMPACT, "name": "high-impact exercise",
                             "effort": "Running, skipping or ball games, once they are safe for you"},
    "exercise:low-impact": {**GENTLE, "name": "low-impact exercise", "effort": "Stairs, dancing or a cross-trainer, every week",
                            "nearest": "Studies of light exercise.", "nearest_ids": "EXE028 EXE029 EXE049 EXE050"},
    "exercise:walking": {**GENTLE, "name": "walking and balance",
                         "effort": "Walks, and balance or mind-body work, every week", "how_ids": "EXE028",
                         "beside": "Walking alone is not enough, one guide says.", "beside_ids": "SR102"},
    "exercise:balance": {**GENTLE, "name": "balance and mind-body exercise", "effort": "Balance, tai chi or yoga, every week",
                         "nearest": "What is known is about falls.", "nearest_ids": "EXE047 EXE087"},
    "repletion": {**FOOD, "name": "calcium and vitamin D", "effort": "Enough calcium and vitamin D, food first",
                  "pathway": "parathyroid hormone, then RANKL", "cell": "osteoclast",
                  "how_patient": "Bone is built with calcium. Vitamin D helps the gut take it in.",
                  "how_clinician": "A lack raises parathyroid hormone and with it RANKL. Filling the lack takes that drive away, "
                                   "once; more than enough adds nothing.",
                  "how_ids": "NUT004 NUT005", "beside_ids": "SR108", "beside": "Some tablets are taken hours apart from calcium."},
    "protein": {**FOOD, "name": "protein", "effort": "More protein in food", "pathway": "collagen frame; IGF-1", "cell": "osteoblast",
                "how_patient": "Protein is the frame that holds the mineral.",
                "how_clinician": "Supplies the amino acids of type I collagen and sustains IGF-1.", "how_ids": "NUT043"},
    "vitamin-k2": {**FOOD, "name": "vitamin K2", "effort": "Vitamin K2", "pathway": "osteocalcin", "cell": "osteoblast",
                   "how_patient": "It switches on a protein that helps hold calcium in bone.",
                   "how_clinician": "Carboxylates osteocalcin, which then binds calcium.",
                   "how_ids": "NUT035 NUT036 NUT037 NUT069 NUT070 NUT038",
                   "beside": "With warfarin, the amount is not changed without a plan for the blood test.", "beside_ids": "SR114"},
    "magnesium": {**FOOD, "name": "magnesium", "effort": "Magnesium", "pathway": "vitamin D activation; mineral crystal",
                  "cell": "osteoblast", "how_patient": "The body needs it to use vitamin D.",
                  "how_clinician": "Cofactor of vitamin D activation and part of the crystal surface.", "how_ids": "NUT041",
                  "beside": "Not as a tablet with weak kidneys.", "beside_ids": "SR116 SR115"},
    "zinc": {**FOOD, "name": "zinc", "effort": "Zinc", "pathway": "enzymes of bone building", "cell": "osteoblast",
             "how_patient": "Bone-building cells need a little of it.",
             "how_clinician": "Cofactor of osteoblast enzymes; no gain in people who have enough.", "how_ids": "NUT040"},
    "omega-3": {**FOOD, "name": "omega-3 fats", "effort": "Omega-3 fats", "pathway": "inflammation signals", "cell": "osteoclast",
                "how_patient": "It may calm signals that take bone out. No effect on bones has been shown.",
                "how_clinician": "May lower inflammatory cytokines that raise RANKL.", "how_ids": "NUT058",
                "beside": "A heart rhythm problem is more common with high doses.", "beside_ids": "SR119"},
    "polyphenols": {**FOOD, "name": "polyphenols", "effort": "Foods with polyphenols", "pathway": "oxidative stress",
                    "cell": "osteoblast and osteoclast",
                    "how_patient": "Plant substances that may shield bone cells. In people, this is not known.",
                    "how_clinician": "Laboratory and animal work on reactive oxygen and cytokines.",
                    "nearest": "Nearest in people: prunes.", "nearest_ids": "NUT044 NUT045"},
    "isoflavones": {**FOOD, "name": "isoflavones", "effort": "Isoflavones", "pathway": "estrogen receptor beta", "cell": "osteoclast",
                    "how_patient": "Soy substances that act a little like estrogen. Studies disagree.",
                    "how_clinician": "Weak agonists of estrogen receptor beta.", "how_ids": "NUT046 NUT047 NUT048 NUT063 NUT065",
                    "beside": "After breast cancer, not as a tablet without the cancer team.", "beside_ids": "SR120"},
    "prunes": {**FOOD, "name": "prunes", "effort": "Prunes every day", "pathway": "oxidative stress; gut", "cell": "osteoclast",
               "how_patient": "Plant substances in prunes may calm the cells that take bone out.",
               "how_clinician": "Polyphenols and fibre; the pathway is not settled.", "how_ids": "NUT044 NUT045"},
    "probiotics": {**FOOD, "name": "probiotics", "effort": "Probiotics", "pathway": "gut, immune cells, then RANKL",
                   "cell": "osteoclast", "how_patient": "Good gut germs may calm signals that take bone out. Studies disagree.",
                   "how_clinician": "Short-chain fatty acids and T-cell cytokines are thought to link gut and RANKL.",
                   "how_ids": "NUT049 NUT050 NUT053 NUT054 NUT055",
                   "beside": "Not live germs when the body's defence is very weak.", "beside_ids": "SR121"},
    "prebiotics": {**FOOD, "name": "prebiotics", "effort": "Fibre that feeds good gut germs", "pathway": "gut, immune cells, then RANKL",
                   "cell": "osteoclast", "how_patient": "Fibre that feeds good gut germs. What it does to bones is not known.",
                   "how_clinician": "Fermentable fibre; no bone outcome in people among the sources read here.",
                   "nearest": "Nearest in people: probiotics.", "nearest_ids": "NUT049 NUT053"},
    "collagen": {**FOOD, "name": "collagen", "effort": "Collagen", "pathway": "collagen frame", "cell": "osteoblast",
                 "how_patient": "It is part of the frame of bone. Whether eating it helps is not known.",
                 "how_clinician": "Peptides of type I collagen; one trial, from memory.", "how_ids": "NUT056 NUT057"},
    "hrt": HRT,
    "hrt:vaginal": {"group": "hormones", "name": "vaginal estrogen", "effort": "Vaginal estrogen", "pathway": "acts where it is put",
                    "cell": "none in bone", "how_patient": "It acts where it is put. It does not reach the bones.",
                    "how_clinician": "Low-dose vaginal estrogen: serum levels stay too low to act on bone.",
                    "stopping": "It can be stopped at any time.", "after": "Nothing changes in bone."},
    "trt:gel": {**TRT, "name": "testosterone gel", "beside": TRT["beside"] + " Nobody else may touch the gel on the skin.",
                "beside_ids": "SR041 SR042 TRT004 SR050", "nearest": "Trials of the gel.", "nearest_ids": "TRT045 TRT022"},
    "trt:injection": {**TRT, "name": "testosterone injection (cypionate or enanthate)",
                      "nearest": "Trials of injections.", "nearest_ids": "TRT009 TRT011 TRT024 TRT048"},
    "trt:undecanoate": {**TRT, "name": "testosterone undecanoate injection",
                        "nearest": "Trials of undecanoate.", "nearest_ids": "TRT034 TRT035 TRT038 TRT039"},
    "anastrozole": {"group": "testosterone", "name": "anastrozole", "effort": "A tablet", "tests": "Estradiol and a bone scan",
                    "tests_rule": "SR047", "beside": "Named only beside testosterone.", "beside_ids": "SR047",
                    "pathway": "aromatase, then RANKL", "cell": "osteoclast",
                    "how_patient": "It lowers estrogen. With less estrogen, bone is lost.",
                    "how_clinician": "Blocks the step from testosterone to estradiol, so that RANKL rises.", "how_ids": "TRT042 TRT043",
                    "stopping": "It can be stopped with the doctor at any visit.", "after": TRT["after"]},
    "gonadorelin": {"group": "testosterone", "name": "gonadorelin", "effort": "An injection",
                    "pathway": "GnRH, then LH and FSH", "cell": "pituitary",
                    "how_patient": "It signals the testes. What it does to bones is not known.",
                    "how_clinician": "Given beside testosterone for the testes; no effect on bone is known.",
                    "stopping": TRT["stopping"], "after": TRT["after"]},
    "testosterone-women": {"group": "testosterone", "name": "testosterone in women", "effort": "Testosterone in a low dose",
                           "tests": "Testosterone in the blood", "tests_rule": "SR051",
                           "pathway": "androgen receptor; aromatase", "cell": "osteoblast",
                           "how_patient": "It may act on bone cells. At a low dose no effect on bones has been shown.",
                           "how_clinician": "Androgen receptor on osteoblasts; studies with a gain used implants beside estradiol, or "
                                            "far higher doses.",
                           "how_ids": "TWO002", "stopping": "Without a gain in wellbeing it is stopped after some months.",
                           "stopping_ids": "SR051", "after": TRT["after"],
                           "nearest": "Implants beside estradiol, and high doses.", "nearest_ids": "TWO001 TWO003 TWO004 TWO006 TWO007"},
    "alendronate": {**TABLET, **BISPHOSPHONATE, "name": "alendronate", "how_ids": "BIS033",
                    "after_ids": "BIS031 BIS032 BIS155 BIS156 BIS223 BIS224"},
    "risedronate": {**TABLET, **BISPHOSPHONATE, "name": "risedronate", "after_ids": "BIS222"},
    "ibandronate": {**TABLET, **BISPHOSPHONATE, "name": "ibandronate", "after_ids": "BIS222"},
    "ibandronate:3mg-quarterly": {**BISPHOSPHONATE, "group": "bisphosphonates", "name": "ibandronate",
                                  "form": "An injection into a vein",
                                  "tests": "Before: calcium, vitamin D, kidney test, dental check", "after_ids": "BIS222"},
    "zoledronate": {**BISPHOSPHONATE, "group": "bisphosphonates", "name": "zoledronate", "form": "A drip into a vein",
                    "tests": DRIP_TESTS, "after_ids": "BIS057 BIS072 BIS074", "stopping_ids": "SR070 SR071 SRX049"},
    "gh-sermorelin": {**ANABOLIC_AXIS, "name": "sermorelin (growth hormone booster)", "pathway": "GHRH receptor, then GH and IGF-1",
                      "cell": "pituitary", "how_clinician": "A GHRH analogue: it releases GH, which raises IGF-1.", "how_ids": "GHX033"},
    "gh-ipamorelin": {**ANABOLIC_AXIS, "name": "ipamorelin (growth hormone booster)",
                      "pathway": "ghrelin receptor, then GH and IGF-1", "cell": "pituitary",
                      "how_clinician": "A ghrelin-receptor agonist; bone was studied in rats alone.", "how_ids": "GHX030 GHX031"},
    "gh-cjc1295": {**ANABOLIC_AXIS, "name": "CJC-1295 (growth hormone booster)", "pathway": "GHRH receptor, then GH and IGF-1",
                   "cell": "pituitary", "how_clinician": "A long-acting GHRH analogue: IGF-1 rises; bone was not studied.",
                   "how_ids": "GHX032"},
    "gh-mk677": {**ANABOLIC_AXIS, "name": "MK-677 (growth hormone booster)", "pathway": "ghrelin receptor, then GH and IGF-1",
                 "cell": "pituitary", "how_clinician": "A ghrelin-receptor agonist by mouth: IGF-1 and both markers of turnover rise.",
                 "how_ids": "GHX023 GHX024 GHX025 GHX029", "nearest": "Nearest in people: growth hormone itself.",
                 "nearest_ids": "GHX001 GHX003 GHX034"},
    "gh-recombinant": {**ANABOLIC_AXIS, "name": "growth hormone",
                       "effort": "Not set out: outside a proven lack of growth hormone no dose is used for bones",
                       "pathway": "GH receptor, then IGF-1", "cell": "osteoblast and osteoclast",
                       "how_patient": "It drives both taking out and building bone. Without a proven lack, no gain was shown.",
                       "how_clinician": "IGF-1 raises osteoblast and osteoclast activity; a gain in density was seen in men with "
                                        "proven deficiency.",
                       "how_ids": "GHX001 GHX002 GHX003 GHX034", "after": "In one study the groups no longer differed two years later.",
                       "after_ids": "GHX018", "nearest": "In proven deficiency.", "nearest_ids": "GHX006 GHX008 GHX009 GHX019 GHX022"},
}
ABOUT["testosterone-women:pellet"] = {**ABOUT["testosterone-women"], "name": "testosterone pellets in women",
                                      "effort": "A pellet under the skin",
                                      "beside": "Pellets can raise testosterone too far in women.", "beside_ids": "SR052"}


def write(material):
    known = {r["id"] for r in read_rows(material / "data/evidence/effects.csv")}
    known |= {r["rule_id"] for r in read_rows(material / "data/evidence/safety.csv")}
    rows = []
    for regimen, about in ABOUT.items():
        for column in about:
            if column.endswith("_ids") or column.endswith("_rule"):
                assert set((about[column] or "").split()) <= known, (regimen, column)
        rows.append({"regimen": regimen, "how_status": "recalled", "how_source": DOCUMENTS, **about})
    table("regimens/about", "our own words; what is said of a mechanism: source documents and model-spec, not checked against a study",
          COLUMNS, rows)
