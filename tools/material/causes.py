# SPDX-License-Identifier: GPL-3.0-or-later
"""data/rules: who answers a field of the safety rules, and which fields share one cause. Our own words."""

# Fields a question of the visit answers alone (src/core/trab-question.c).
QUESTIONS = {
    "active_malignancy": "active_cancer", "active_proliferative_retinopathy": "retinopathy",
    "active_upper_gi_disease": "stomach_illness", "age_at_menopause": "final_period_age_years",
    "alp_raised_or_phosphate_low": "alp_or_phosphate", "ancestry": "ethnicity",
    "androgen_deprivation_therapy": "androgen_deprivation", "aromatase_inhibitor_current": "aromatase_inhibitor",
    "aspiration_risk": "aspiration_risk", "atrial_fibrillation_history": "atrial_fibrillation",
    "bariatric_malabsorptive_surgery": "malabsorption_surgery", "bisphosphonate_allergy": "bisphosphonate_allergy",
    "bolus_dose_iu": "vitamin_d_bolus_iu", "bp_systolic": "bp_systolic_mmhg", "can_sit_upright_30min": "upright_30min",
    "carpal_tunnel_or_oedema": "swelling", "competitive_athlete": "athlete", "critical_illness": "acute_illness",
    "cvd_high_risk": "cvd_high_risk", "dental_check_12mo": "dental_check_months", "diabetes_type2": "diabetes_type2",
    "diabetes": "diabetes_type2", "dietary_calcium_mg_day": "calcium_food_mg_d", "dose_g_day": "omega3_g_d",
    "dose_iu_day": "vitamin_d_ug_d", "denosumab_current": "denosumab_3y",
    "denosumab_months_since_last_dose": "denosumab_last_dose_months",
    "anabolic_course_ended_months": "anabolic_3y", "frax_mof_over_intervention_threshold": "frax_major_pct",
    "eating_disorder_or_low_energy_availability": "low_energy", "fall_injury_or_gait_problem_or_frailty": "gait_problem",
    "falls_last_year": "falls_count", "fertility_desired": "fertility", "fragility_fracture_ever": "previous_fracture",
    "gallbladder_disease": "gallbladder", "glucocorticoid_months": "steroid_months", "glucocorticoid_years": "steroid_months",
    "gnrh_ovarian_suppression_current": "gnrh_analogue", "heart_failure": "heart_failure",
    "heart_failure_uncontrolled": "heart_failure_uncontrolled", "height_loss_cm": "height_loss_cm",
    "history_atypical_femur_fracture": "atypical_fracture", "history_breast_cancer": "breast_cancer",
    "history_estrogen_dependent_neoplasia": "estrogen_cancer", "history_malignancy": "cancer", "history_mi_or_chd": "mi_or_chd",
    "history_onj": "jaw_necrosis", "history_prostate_cancer": "prostate_cancer", "history_stroke_or_tia": "stroke_or_tia",
    "history_uveitis_scleritis_on_bp": "eye_inflammation", "history_vte": "vte",
    "household_children_or_partner": "household_contact", "hypercalcaemia": "hypercalcaemia",
    "hysterectomy_type": "hysterectomy_type", "igf1_sds": "igf1_sds", "immunosuppressed": "immunosuppressed",
    "kidney_stones_history": "kidney_stones", "knee_hip_oa_severe_or_arthroplasty": "joint_problem",
    "life_expectancy_years": "life_expectancy_years", "liver_disease_active": "liver_disease",
    "lng_ius_age_years": "hormone_coil_years", "low_trauma_fracture_count": "previous_fracture",
    "migraine_with_aura": "migraine_aura", "months_since_hip_fracture": "previous_fracture",
    "months_since_mi_or_stroke": "mi_stroke_months", "months_since_vertebral_fracture": "previous_fracture",
    "new_fragility_fracture_on_treatment": "new_fracture", "new_thigh_or_groin_pain": "thigh_pain",
    "oesophageal_disorder": "oesophageal_disorder", "oesophageal_symptoms_on_treatment": "swallowing_symptoms",
    "on_bone_drug_months": "medicines_listed", "on_enzyme_inducer": "enzyme_inducer", "on_lamotrigine": "lamotrigine",
    "on_levothyroxine": "levothyroxine", "on_levothyroxine_quinolone_tetracycline_or_oral_bisphosphonate": "binding_antibiotic",
    "on_nephrotoxic_drug_or_diuretic": "kidney_medicine", "on_testosterone": "medicines_listed",
    "on_vitamin_k_antagonist": "vitamin_k_antagonist", "osa_severe_untreated": "sleep_apnoea",
    "other_bone_drug_current": "medicines_listed", "planned_invasive_dental_procedure": "dental_work",
    "polycythaemia_vera_or_erythrocytosis": "erythrocytosis", "porphyria": "porphyria", "prednisolone_mg_day": "prednisolone_mg_d",
    "pregnancy": "pregnancy", "pregnancy_possible": "pregnancy", "premenopausal_or_man_under_50": "menopause",
    "premenopausal_or_perimenopausal": "menopause", "prior_fragility_fracture": "previous_fracture",
    "progestogen_planned": "progestogen", "prostate_cancer_high_risk": "prostate_family",
    "prostate_nodule_or_induration": "prostate_nodule", "recent_fracture_weeks": "new_fracture",
    "red_flag_back_pain": "red_flags", "retinol_ug_day": "retinol_ug_d", "secondary_cause_workup": "secondary_causes",
    "severe_luts_ipss": "ipss", "sole_indication": "hot_flushes", "supervision": "exercise_supervised",
    "supplemental_mg_day": "magnesium_mg_d", "thrombophilia_known": "thrombophilia", "total_calcium_mg_day": "calcium_mg_d",
    "triglycerides_mmol_l": "triglycerides_mmol_l", "tsh_suppressed": "tsh_suppressed",
    "undiagnosed_vaginal_bleeding": "vaginal_bleeding", "unscheduled_bleeding_on_hrt": "bleeding_on_hrt",
    "uterus_intact": "uterus", "vertebral_fracture_count": "spine_imaged", "vertebral_fracture_present": "spine_imaged",
    "vte_risk_factors": "family_vte", "weeks_since_hip_fracture": "previous_fracture",
    "years_since_menopause": "final_period_age_years", "zinc_mg_day": "zinc_mg_d",
    "goal": "hot_flushes", "drug_class_stopped": "medicines_listed", "frailty": "frailty", "glucocorticoid_current": "steroids", "hip_fracture_ever": "previous_fracture",
    "ovaries_removed": "ovaries_removed", "smoking_group": "smoking", "vitamin_k2_ug_day": "vitamin_k2_ug_d",
}

# Fields a measurement answers (src/core/trab-measure.c); the latest usable one counts.
MEASURES = {
    "calcium_vitd_creatinine_recent": "calcium_corrected", "crcl_cockcroft_gault_ml_min": "creatinine",
    "egfr_ml_min_1_73": "egfr", "hba1c_mmol_mol": "hba1c", "hematocrit_pct": "haematocrit", "lh_fsh_prolactin_done": "lh",
    "lowest_t_score": "t_score", "osteoporosis": "t_score", "first_line_pm_osteoporosis": "t_score",
    "psa_rise_ng_ml_12mo": "psa", "psa_ug_l": "psa", "very_high_risk_any_criterion": "t_score",
    "serum_calcium_corrected_mmol_l": "calcium_corrected", "total_testosterone_measurements": "testosterone",
    "total_testosterone_nmol_l": "testosterone", "vitamin_d_25oh_nmol_l": "vitamin_d", "z_score_lowest": "z_score",
    "bmi": "bmi",
}

# cause: (title, what stands first of all: 1 to 9 or None, what it closes: all, or None), and its fields.
CAUSES = {
    "denosumab": ("Denosumab", 1, "all", "denosumab_current denosumab_months_since_last_dose"),
    "anabolic": ("Bone-building medicine finished", 1, None, "anabolic_course_ended_months"),
    "red-flag": ("Warning signs", 2, "all", "red_flag_back_pain"),
    "calcium": ("Calcium in the blood", 3, "all", "serum_calcium_corrected_mmol_l hypercalcaemia"),
    "low-energy": ("Eating too little", 3, "all", "eating_disorder_or_low_energy_availability"),
    "alp-phosphate": ("ALP or phosphate", 3, None, "alp_raised_or_phosphate_low"),
    "thyroid": ("Thyroid", 3, None, "tsh_suppressed"),
    "z-score": ("Low for the age", 3, None, "z_score_lowest"),
    "secondary-causes": ("Other causes of weak bone", 3, None, "secondary_cause_workup"),
    "kidney": ("Kidneys", 4, None, "egfr_ml_min_1_73 crcl_cockcroft_gault_ml_min on_nephrotoxic_drug_or_diuretic"),
    "very-high-risk": ("Very high chance of a break", 5, None,
                       "months_since_vertebral_fracture vertebral_fracture_count lowest_t_score prednisolone_mg_day "
                       "glucocorticoid_months frax_mof_over_intervention_threshold months_since_hip_fracture "
                       "new_fragility_fracture_on_treatment very_high_risk_any_criterion hip_fracture_ever"),
    "pregnancy": ("Pregnancy", 6, None, "pregnancy pregnancy_possible"),
    "early-menopause": ("Early menopause", 7, None, "age_at_menopause ovaries_removed"),
    "cancer-treatment": ("Cancer treatment", 8, None,
                         "aromatase_inhibitor_current gnrh_ovarian_suppression_current androgen_deprivation_therapy"),
    "young": ("Before menopause, or a man under 50", 9, None, "premenopausal_or_man_under_50"),
    "cancer": ("Cancer", None, None, "active_malignancy history_malignancy"),
    "breast-cancer": ("Breast cancer", None, None, "history_breast_cancer isoflavones_current"),
    "estrogen-cancer": ("Cancer that grows with estrogen", None, None, "history_estrogen_dependent_neoplasia"),
    "prostate": ("Prostate", None, None, "history_prostate_cancer prostate_nodule_or_induration psa_ug_l "
                 "prostate_cancer_high_risk severe_luts_ipss psa_rise_ng_ml_12mo"),
    "clots": ("Blood clots", None, None, "history_vte thrombophilia_known vte_risk_factors"),
    "heart": ("Heart and brain", None, None, "history_stroke_or_tia history_mi_or_chd months_since_mi_or_stroke "
              "cvd_high_risk heart_failure heart_failure_uncontrolled"),
    "atrial-fibrillation": ("Atrial fibrillation", None, None, "atrial_fibrillation_history"),
    "blood-pressure": ("Blood pressure", None, None, "bp_systolic"),
    "liver": ("Liver", None, None, "liver_disease_active"),
    "bleeding": ("Vaginal bleeding", None, None, "undiagnosed_vaginal_bleeding unscheduled_bleeding_on_hrt"),
    "porphyria": ("Porphyria", None, None, "porphyria"),
    "womb": ("Womb and progestogen", None, None, "uterus_intact progestogen_planned estradiol_equivalent_high_dose "
             "lng_ius_age_years hysterectomy_type"),
    "start-of-hrt": ("Age when HRT starts", None, None, "age_years years_since_menopause hrt_initiation"),
    "triglycerides": ("Blood fats", None, None, "triglycerides_mmol_l"),
    "gallbladder": ("Gallbladder", None, None, "gallbladder_disease"),
    "migraine": ("Migraine", None, None, "migraine_with_aura"),
    "hrt-review": ("HRT review", None, None, "on_hrt_months"),
    "stopping": ("Stopping a medicine", None, None, "hrt_stop_planned trt_stop_planned drug_holiday drug_class_stopped exercise_stop"),
    "purpose": ("What it is for", None, None, "sole_indication goal indication"),
    "label": ("Label", None, None, "label_status"),
    "contraception": ("Contraception", None, None, "premenopausal_or_perimenopausal"),
    "red-cells": ("Red blood cells", None, None, "hematocrit_pct polycythaemia_vera_or_erythrocytosis"),
    "sleep-apnoea": ("Sleep apnoea", None, None, "osa_severe_untreated"),
    "fertility": ("Fertility", None, None, "fertility_desired"),
    "low-testosterone": ("Is testosterone low?", None, None,
                         "total_testosterone_nmol_l total_testosterone_measurements lh_fsh_prolactin_done"),
    "past-break": ("A break before", None, None, "fragility_fracture_ever prior_fragility_fracture"),
    "aromatase-inhibitor": ("Aromatase inhibitor beside testosterone", None, None, "aromatase_inhibitor_planned"),
    "on-testosterone": ("Checks on testosterone", None, None, "on_testosterone trt_initiation"),
    "gel-contact": ("Gel on the skin", None, None, "household_children_or_partner"),
    "sex": ("Sex", None, None, "sex"),
    "form": ("Form of the medicine", None, None, "formulation dosing"),
    "vitamin-d": ("Vitamin D in the blood", None, None, "vitamin_d_25oh_nmol_l"),
    "before-infusion": ("Blood tests before a drip", None, None, "calcium_vitd_creatinine_recent"),
    "food-pipe": ("Food pipe and stomach", None, None, "oesophageal_disorder oesophageal_symptoms_on_treatment "
                  "active_upper_gi_disease bariatric_malabsorptive_surgery"),
    "upright": ("Sitting upright", None, None, "can_sit_upright_30min"),
    "swallowing": ("Swallowing", None, None, "aspiration_risk"),
    "teeth": ("Teeth and jaw", None, None, "planned_invasive_dental_procedure dental_check_12mo history_onj smoking_group"),
    "thigh": ("Thigh bone", None, None, "new_thigh_or_groin_pain history_atypical_femur_fracture"),
    "ancestry": ("Ancestry", None, None, "ancestry"),
    "steroids": ("Steroids", None, None, "glucocorticoid_years glucocorticoid_current"),
    "years-on-tablet": ("Years on a bone medicine", None, None, "bp_years age_at_bp_start bp_start"),
    "first-infusion": ("First drip", None, None, "first_infusion"),
    "after-hip": ("After a hip break", None, None, "weeks_since_hip_fracture"),
    "first-line": ("Where guidelines start", None, None, "first_line_pm_osteoporosis"),
    "bisphosphonate-allergy": ("Allergy", None, None, "bisphosphonate_allergy"),
    "eyes": ("Eyes", None, None, "history_uveitis_scleritis_on_bp active_proliferative_retinopathy"),
    "two-bisphosphonates": ("Two bisphosphonates", None, None, "bisphosphonate_count_active"),
    "life-expectancy": ("Time to benefit", None, None, "life_expectancy_years"),
    "diabetes": ("Blood sugar", None, None, "diabetes hba1c_mmol_mol diabetes_type2"),
    "igf": ("IGF-1", None, None, "igf1_sds"),
    "supply": ("Where it comes from", None, None, "compounded_source source gh_secretagogue_current mk677_current "
               "ipamorelin_cjc1295_current"),
    "sport": ("Sport rules", None, None, "competitive_athlete"),
    "swelling": ("Swelling", None, None, "carpal_tunnel_or_oedema"),
    "acute-illness": ("Severe illness", None, None, "critical_illness"),
    "spine-fracture": ("Spine and heavy movement", None, None,
                       "vertebral_fracture_present height_loss_cm low_trauma_fracture_count"),
    "supervision": ("A trainer beside", None, None, "supervision"),
    "joints": ("Joints", None, None, "knee_hip_oa_severe_or_arthroplasty"),
    "falls": ("Falls", None, None, "falls_last_year fall_injury_or_gait_problem_or_frailty frailty"),
    "recent-break": ("A recent break", None, None, "recent_fracture_weeks"),
    "walking": ("Walking alone", None, None, "osteoporosis"),
    "calcium-intake": ("Calcium in food and tablets", None, None,
                       "total_calcium_mg_day dietary_calcium_mg_day kidney_stones_history calcium_supplement_current"),
    "tablets-apart": ("Tablets to keep apart", None, None,
                      "on_levothyroxine_quinolone_tetracycline_or_oral_bisphosphonate"),
    "vitamin-d-dose": ("Vitamin D dose", None, None, "dose_iu_day bolus_dose_iu"),
    "warfarin": ("Warfarin", None, None, "on_vitamin_k_antagonist vitamin_k2_ug_day vitamin_k2_current"),
    "epilepsy-medicines": ("Other medicines", None, None, "on_lamotrigine on_enzyme_inducer on_levothyroxine"),
    "magnesium": ("Magnesium", None, None, "supplemental_mg_day magnesium_current"),
    "zinc": ("Zinc", None, None, "zinc_mg_day"),
    "omega-3": ("Omega-3", None, None, "dose_g_day"),
    "immunity": ("Immune system", None, None, "immunosuppressed probiotics_current"),
    "retinol": ("Vitamin A", None, None, "retinol_ug_day"),
    "scan-interval": ("Time between scans", None, None, "dxa_interval_months"),
    "marker-sample": ("Blood sample for markers", None, None, "btm_sampling"),
    "combination": ("Two medicines together", None, None, "combination_planned"),
    "bone-drug-now": ("A bone medicine today", None, None, "other_bone_drug_current on_bone_drug_months antiresorptive_after_anabolic"),
    "not-compared": ("Not compared here", None, None, "options_not_compared_named"),
    "calculator": ("About the calculator", None, None, "model bmi threshold_pack"),
}

# Causes that stand first even where the rule is about some plans alone.
FIRST_FOR_ANY = {"very-high-risk", "pregnancy", "early-menopause", "cancer-treatment"}

# Medicines of the list by name: word in the name, field it answers with yes. A word of several parts has _ for blanks.
BINDING = ("levothyroxine thyroxine euthyrox synthroid ciprofloxacin levofloxacin moxifloxacin ofloxacin tetracycline doxycycline "
           "minocycline lymecycline alendron risedron ibandron fosamax actonel bonviva boniva")
MEDICINE_NAMES = {
    "on_vitamin_k_antagonist": "warfarin coumadin marevan jantoven acenocoumarol sintrom phenprocoumon marcoumar fluindione phenindione",
    "on_lamotrigine": "lamotrigine lamictal",
    "on_levothyroxine": "levothyroxine thyroxine euthyrox eltroxin synthroid",
    "on_enzyme_inducer": "carbamazepine tegretol oxcarbazepine eslicarbazepine phenytoin phenobarbital phenobarbitone primidone "
                         "rifampicin rifampin rifabutin efavirenz john's john\u2019s hypericum",
    "on_levothyroxine_quinolone_tetracycline_or_oral_bisphosphonate": BINDING,
    "on_nephrotoxic_drug_or_diuretic":
        "furosemide frusemide bumetanide torasemide bendroflumethiazide hydrochlorothiazide chlorothiazide indapamide chlortalidone "
        "chlorthalidone metolazone spironolactone eplerenone amiloride co-amilofruse ibuprofen naproxen diclofenac indometacin "
        "indomethacin ketoprofen meloxicam celecoxib etoricoxib ciclosporin cyclosporin tacrolimus gentamicin amikacin tobramycin "
        "vancomycin amphotericin cisplatin lithium",
    "vitamin_k2_current": "vitamin_k2 vitamin_k-2 menaquinone mk-7 mk-4 mk7",
    "magnesium_current": "magnesium_citrate magnesium_oxide magnesium_glycinate magnesium_glycerophosphate magnesium_aspartate "
                         "magnesium_supplement",
    "isoflavones_current": "isoflavone genistein red_clover",
    "probiotics_current": "probiotic lactobacillus bifidobacterium",
    "gh_secretagogue_current": "sermorelin ipamorelin cjc-1295 cjc1295 ibutamoren mk-677 mk677",
    "mk677_current": "ibutamoren mk-677 mk677",
    "ipamorelin_cjc1295_current": "ipamorelin cjc-1295 cjc1295",
}

# Classes of medicines by name, for a list that says only "another medicine": word in the name, class. Names that
# do not tell a cream from a tablet (steroids, estradiol) are left out.
MEDICINE_CLASSES = {
    "DENOSUMAB": "denosumab prolia xgeva",
    "ROMOSOZUMAB": "romosozumab evenity",
    "PTH_ANALOGUE": "teriparatide forsteo forteo movymia terrosa abaloparatide tymlos eladynos",
    "ALENDRONATE": "alendron fosamax binosto",
    "RISEDRONATE": "risedron actonel atelvia",
    "IBANDRONATE": "ibandron bonviva boniva",
    "ZOLEDRONATE": "zoledron aclasta reclast zometa",
    "OTHER_BISPHOSPHONATE": "pamidron etidron clodron tiludron",
    "SERM": "raloxifene evista bazedoxifene",
    "TAMOXIFEN": "tamoxifen",
    "CALCIUM": "calcium_carbonate calcium_citrate calcichew adcal calceos",
    "TIBOLONE": "tibolone livial",
    "STRONTIUM": "strontium",
    "CALCITONIN": "calcitonin",
    "AROMATASE_INHIBITOR": "anastrozole arimidex letrozole femara exemestane aromasin",
    "TESTOSTERONE": "testosterone testogel androgel tostran nebido sustanon",
    "OESTROGEN": "evorel estradot oestrogel estrogel femoston elleste",
    "GNRH_ANALOGUE": "goserelin zoladex leuprorelin leuprolide prostap triptorelin decapeptyl buserelin degarelix relugolix",
}

# Triggers that the words of a rule name besides the one of its row: a compound trigger is split (README of the material).
# rule, intervention (None: the rule's own), severity (None: the rule's own), conditions, where it is named.
WITHOUT_HRT = ("hrt", "no-HRT plan")
EVERYBODY = ("general", "all options")
ORAL_BP = ("bisphosphonate", "oral bisphosphonate")
ALSO = [
    ("SR015", WITHOUT_HRT, None, "age_at_menopause < 45; age_years < 51", "message; age limit of SRX028"),
    ("SRX028", None, None, "ovaries_removed == true; age_at_menopause < 45; age_years < 51", "note: oophorectomy before 45"),
    ("SRX048", None, None, "bp_years >= 5; hip_fracture_ever == true", "note: the other three triggers"),
    ("SRX048", None, None, "bp_years >= 5; vertebral_fracture_present == true", "note: the other three triggers"),
    ("SRX048", None, None, "bp_years >= 5; prednisolone_mg_day >= 7.5", "note: the other three triggers"),
    ("SRX048", None, None, "bp_years >= 5; new_fragility_fracture_on_treatment == true", "note: the other three triggers"),
    ("SRX041", ORAL_BP, None, "dental_check_12mo == false; glucocorticoid_current == true", "note: oral, with steroids"),
    ("SRX041", ORAL_BP, None, "dental_check_12mo == false; smoking_group >= 2", "note: oral, with smoking"),
    ("SRX041", ORAL_BP, None, "dental_check_12mo == false; aromatase_inhibitor_current == true", "note: oral, with cancer drugs"),
    ("SRX041", ORAL_BP, None, "dental_check_12mo == false; androgen_deprivation_therapy == true", "note: oral, with cancer drugs"),
    ("SRX053", None, None, "frailty == true", "message: or frailty"),
    ("SR100", None, None, "critical_illness == true", "message: acute illness"),
    ("SRX055", None, None, "falls_last_year >= 2", "message: repeated falls"),
    ("SRX023", EVERYBODY, None, "gnrh_ovarian_suppression_current == true; sex == female", "workflow rule 3: before any number"),
    ("SRX024", EVERYBODY, "caution", "androgen_deprivation_therapy == true; sex == male", "workflow rule 3: before any number"),
    ("SRX027", None, None, "trt_stop_planned == true; on_vitamin_k_antagonist == true", "message: at start and stop"),
    ("SRX035", None, None, "hrt_stop_planned == true; on_lamotrigine == true", "message: stopping raises them"),
    ("SRX036", None, None, "hrt_stop_planned == true; on_levothyroxine == true", "action: after start or stop"),
]

# Rules whose words speak of the time before the first dose: for who takes it, the blood shows the treatment.
BEFORE_START = {"SR031": "message: baseline; SR032 is the limit on treatment", "SR039": "message: diagnosis",
                "SR040": "message: before labelling hypogonadism", "SRX025": "action: measure before starting"}

# Fields that are about a medicine taken or planned beside another: what the list of medicines is checked for.
MEDICINE_FIELDS = {
    *MEDICINE_NAMES, "aromatase_inhibitor_current", "aromatase_inhibitor_planned", "gnrh_ovarian_suppression_current",
    "androgen_deprivation_therapy", "denosumab_current", "denosumab_months_since_last_dose", "other_bone_drug_current",
    "anabolic_course_ended_months", "on_testosterone", "bisphosphonate_count_active", "combination_planned",
    "prednisolone_mg_day", "glucocorticoid_years",
}

# What is watched, when and why: (rule, only when the rule holds, what, when, why), and what its day is counted from, by how
# many months at least and at most, and for which regimens alone; the months are those of the rule.
SCHEDULE = [
    ("SR021", False, "Gains and harms of HRT, talked through", "every year", "Both change with age and time."),
    ("SR021", False, "Breast screening", "as the national programme sets it", "Some kinds of HRT raise the number of breast cancers."),
    ("SR021", False, "Bleeding that was not expected", "at once, when it happens", "A cause in the womb has to be looked for."),
    ("SR022", True, "Bone scan after HRT stops", "1 to 2 years after stopping", "Bone is lost again after HRT stops.", "stop", 12, 24),
    ("SRX036", True, "TSH", "6 to 12 weeks after HRT starts or stops", "Estrogen by mouth can raise the dose of levothyroxine needed."),
    ("SRX031", True, "Hormone coil", "now", "It is over 5 years old."),
    ("SR048", False, "Testosterone and haematocrit", "at 3 to 6 months, then every year", "Testosterone raises the red cells.", "first-dose", 3, 6),
    ("SR048", False, "PSA and prostate check", "at 3 to 12 months, then as screening sets it", "A prostate cancer can show up on treatment.", "first-dose", 3, 12),
    ("SR048", False, "Bone scan, with osteoporosis", "after 1 to 2 years", "Testosterone has not been shown to prevent breaks.", "first-dose", 12, 24),
    ("SR049", True, "Prostate specialist", "now", "PSA rose by more than 1.4 in a year."),
    ("SR072", False, "P1NP and CTX", "at the start and at 3 months, fasting, same laboratory", "They show whether the tablet works on bone.", "first-dose", 3, 3),
    ("SRX040", False, "Calcium, 25(OH)D and creatinine", "before each drip", "Low calcium or weak kidneys make a drip dangerous."),
    ("SRX041", False, "Dental check", "before the first drip, then every year", "Jaw bone can heal badly after dental surgery."),
    ("SR069", False, "Review: go on, or pause", "after 5 years", "The effect stays for a time after a long course.", "start", 60, 60),
    ("SRX048", True, "Review: go on", "after 10 years", "Guidelines ask for a longer course in this person.", "start", 120, 120),
    ("SR070", False, "Review: go on, or pause", "after 3 yearly drips", "The effect stays for a time after three drips.", "start", 36, 36),
    ("SR071", True, "Chance of a break", "every 1 to 3 years in the pause", "The effect wears off.", "stop", 12, 36),
    ("SR071", True, "Bone scan", "after 2 to 3 years in the pause", "The effect wears off.", "stop", 24, 36),
    ("SR068", True, "Pain in thigh or groin", "every year", "Steroids add to the chance of an atypical break."),
    ("SR085", False, "HbA1c or fasting glucose", "at the start, at 6 weeks, then every 3 months", "These drugs raise blood sugar."),
    ("SR099", True, "Falls: medicines, eyes, blood pressure, home", "now", "Two or more falls in a year."),
    ("SR069", True, "The pause: start again, or go on pausing", "2 years after stopping alendronate", "The effect wears off.",
     "stop", 24, 24, "alendronate"),
    ("SR069", True, "The pause: start again, or go on pausing", "18 months after stopping risedronate or ibandronate",
     "The effect wears off.", "stop", 18, 18, "risedronate ibandronate"),
    ("SR070", True, "The pause: start again, or go on pausing", "up to 3 years after stopping zoledronate", "The effect wears off.",
     "stop", 36, 36, "zoledronate"),
    ("SR112", True, "Calcium and 25(OH)D", "after 3 months", "Vitamin D is very low and is being put right."),
]

# Rules whose own words name a specialist, a clinic or a referral: the criteria to refer by. SRX011 is one by
# clinical rule 3 ("rules SRX006-012: refer"), though its text is about treatment.
REFERRALS = """SR028 SR029 SR030 SR049 SRX001 SRX002 SRX003 SRX006 SRX007 SRX008 SRX009 SRX010 SRX011 SRX012 SRX013
SRX014 SRX017 SRX019 SRX020 SRX021 SRX022 SRX023 SRX024 SRX026 SRX032 SRX042 SRX043""".split()

# What a field of such a rule is called where its value is shown; others are named by their question or measure.
FIELD_NAMES = {
    "age_years": "age", "months_since_vertebral_fracture": "months since the latest spine break",
    "vertebral_fracture_count": "spine breaks", "lowest_t_score": "lowest T-score", "z_score_lowest": "lowest Z-score",
    "months_since_hip_fracture": "months since the latest hip break", "egfr_ml_min_1_73": "eGFR, mL/min/1.73 m\u00b2",
    "prednisolone_mg_day": "prednisolone, mg a day", "glucocorticoid_months": "months on steroids",
    "frax_mof_over_intervention_threshold": "typed FRAX against the threshold",
    "new_fragility_fracture_on_treatment": "a new break on treatment", "denosumab_current": "denosumab now",
    "denosumab_months_since_last_dose": "months since the last denosumab injection",
    "anabolic_course_ended_months": "months since the bone-building medicine ended",
    "antiresorptive_after_anabolic": "a medicine after it", "psa_ug_l": "PSA, \u00b5g/L",
    "psa_rise_ng_ml_12mo": "rise of PSA in 12 months, ng/mL", "premenopausal_or_man_under_50": "before menopause, or a man under 50",
    "progestogen_planned": "progestogen in the plan", "sex": "sex",
}

# What a clinician ticks off, list by list: (measures, the first that is recorded; question; how the answer is dated:
# a question with the date, "months-ago", or None for the day of the visit; sex; limit of rules/limits; only when).
CHECKLISTS = {
    "secondary-causes": ("clinical rule 3; SR122", [
        ("calcium_corrected calcium", None, None, None, None, None), ("phosphate", None, None, None, None, None),
        ("alp", None, None, None, None, None), ("creatinine", None, None, None, None, None),
        ("vitamin_d", None, None, None, None, None), ("pth", None, None, None, None, None),
        ("tsh", None, None, None, None, None), ("haemoglobin haematocrit", None, None, None, None, None),
        (None, "inflammation_test", "inflammation_date", None, None, None),
        (None, "protein_test", "protein_date", None, None, None),
        (None, "coeliac_test", "coeliac_date", None, None, None),
        ("testosterone", None, None, "M", None, None), ("lh", None, None, "M", None, None),
        ("fsh", None, None, "M", None, None), ("prolactin", None, None, "M", None, None),
        (None, "spine_imaged", None, None, None, None)]),
    "before-bisphosphonate": ("clinical rule 4; SRX038 to SRX043", [
        ("calcium_corrected calcium", None, None, None, "blood_before_infusion_months", None),
        ("vitamin_d", None, None, None, "blood_before_infusion_months", None),
        ("creatinine", None, None, None, "blood_before_infusion_months", None),
        (None, "dental_check_months", "months-ago", None, "dental_check_months", None),
        (None, "dental_work", None, None, None, None), (None, "jaw_necrosis", None, None, None, None),
        (None, "atypical_fracture", None, None, None, None), (None, "thigh_pain", None, None, None, None)]),
    "before-hrt": ("SR008; SR011; SRX030 to SRX033", [
        (None, "uterus", None, "F", None, None), (None, "hysterectomy_type", None, "F", None, "uterus=no"),
        (None, "hormone_coil", None, "F", None, None), (None, "hormone_coil_years", None, "F", None, "hormone_coil=yes"),
        (None, "progestogen", None, "F", None, None), (None, "vaginal_bleeding", None, "F", None, None)]),
    "falls": ("clinical rule 5; SRX055; SR099", [
        (None, question, None, None, None, None)
        for question in ("falls_count fall_injury gait_problem frailty standing_bp_drop poor_vision sedating_medicines "
                         "home_hazards").split()]),
}

# Limits of fields that are derived (src/safety/trab-safety-look-up.c).
LIMITS = [
    ["young_man_years", 50, "a", "read", "SRX014: man under 50"],
    ["early_menopause_years", 45, "a", "read", "SR015: menopause before 45"],
    ["usual_menopause_years", 51, "a", "read", "SRX028: age under 51"],
    ["vte_bmi_kg_m2", 30, "kg/m2", "read", "SR018: BMI >30"],
    ["osteoporosis_t_score", -2.5, "{T-score}", "read", "WHO category, as in model/person-defaults"],
    ["vitamin_d_iu_per_ug", 40, "[IU]/ug", "derived", "definition of the unit"],
    ["dental_check_months", 12, "mo", "read", "SRX041: no dental check recorded in 12 months"],
    ["undecided_recall_days", 14, "d", "read", "SRX011: 'not yet decided' needs a recall within 2 weeks"],
    ["calcium_raised_mmol_l", 2.60, "mmol/L", "read", "SRX015: corrected calcium >2.60"],
    ["blood_before_infusion_months", 12, "mo", "assumed", "SRX040 leaves the window to the clinic: one yearly interval"],
    ["blood_recent_months", 12, "mo", "assumed", "blood tests never carry (workflow rule 4): an older one rules nothing out"],
]
