/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "story-teller.h"

/* Every safety rule through the record of a made-up person, as it is entered: somebody for whom it
 * holds, somebody for whom it does not, and somebody of whom nothing is known. */

/**
 * One rule and one plan; the words are those of story-teller.h.
 * @who: sex and year of birth
 * @holds, @does_not: the two stories
 */
typedef struct
{
  const char *rule;
  const char *who;
  const char *plan;
  const char *holds;
  const char *does_not;
} Story;

/* Everything that a stop of the bisphosphonates asks, answered as of somebody who may take one. */
#define BISPHOSPHONATE_ANSWERS                                                                     \
  "oesophageal_disorder=no upright_30min=yes aspiration_risk=no swallowing_symptoms=no "           \
  "atypical_fracture=no jaw_necrosis=no bisphosphonate_allergy=no thigh_pain=no "                  \
  "medicines_listed=yes pregnancy=no"

static const Story stories[] = {
  { "SR001", "F1960", "hrt", "cancer=yes breast_cancer=yes", "cancer=no" },
  { "SR001", "F1960", "as-now", "breast_cancer=yes take:OESTROGEN@2020",
    "breast_cancer=no take:OESTROGEN@2020" },
  { "SR002", "F1960", "hrt", "cancer=yes estrogen_cancer=yes", "cancer=yes estrogen_cancer=no" },
  { "SR003", "F1960", "hrt", "vte=yes", "vte=no" },
  { "SR003", "F1960", "hrt:oral-1@0-5", "vte=yes", "vte=no" },
  { "SR004", "F1960", "hrt", "thrombophilia=yes", "thrombophilia=no" },
  { "SR005", "F1960", "hrt", "cardiovascular=yes stroke_or_tia=yes", "cardiovascular=no" },
  { "SR006", "F1960", "hrt", "cardiovascular=yes mi_or_chd=yes",
    "cardiovascular=yes mi_or_chd=no" },
  { "SR007", "F1960", "hrt", "liver_disease=yes", "liver_disease=no" },
  { "SR008", "F1960", "hrt", "vaginal_bleeding=yes", "vaginal_bleeding=no" },
  { "SR009", "F1960", "hrt", "porphyria=yes", "porphyria=no" },
  { "SR010", "F1985", "hrt", "pregnancy=yes", "pregnancy=no" },
  { "SR010", "F1960", "hrt", "pregnancy=yes", "menopause=after final_period_age_years=50" },
  { "SR011", "F1960", "as-now", "uterus=yes progestogen=no take:OESTROGEN@2020",
    "uterus=yes take:OESTROGEN@2020 take:PROGESTOGEN@2024" },
  { "SR011", "F1960", "as-now", "progestogen=no take:OESTROGEN@2020",
    "uterus=yes hormone_coil=yes take:OESTROGEN@2020" },
  { "SR011", "F1960", "as-now", "progestogen=no take:OESTROGEN@2020", "plan:hrt uterus=yes" },
  { "SR011", "F1960", "as-now", "uterus=yes progestogen=no take:OESTROGEN@2020",
    "uterus=no take:OESTROGEN@2020" },
  { "SR012", "F1960", "hrt", "", "born:1970" },
  { "SR012", "F1960", "hrt", "", "take:OESTROGEN:hrt:patch-25@2016" },
  { "SR013", "F1960", "hrt", "menopause=after final_period_age_years=50",
    "born:1970 menopause=after final_period_age_years=50" },
  { "SR014", "F1960", "hrt",
    "born:1970 cancer=no cardiovascular=no vte=no thrombophilia=no liver_disease=no "
    "vaginal_bleeding=no pregnancy=no uterus=no aromatase_inhibitor=no",
    "born:1970 cancer=no cardiovascular=no vte=yes thrombophilia=no liver_disease=no "
    "vaginal_bleeding=no pregnancy=no uterus=no aromatase_inhibitor=no" },
  { "SR015", "F1960", "hrt", "menopause=after final_period_age_years=41",
    "menopause=after final_period_age_years=50" },
  { "SR015", "F1960", "alendronate", "born:1979 menopause=after final_period_age_years=42",
    "born:1979 menopause=after final_period_age_years=46" },
  { "SR016", "F1960", "hrt:oral-1@0-5", "triglycerides_mmol_l=5", "triglycerides_mmol_l=4.5" },
  { "SR017", "F1960", "hrt:oral-1@0-5", "gallbladder=yes", "gallbladder=no" },
  { "SR017", "F1960", "hrt:oral-1@0-5", "gallbladder=yes", "gallbladder=yes plan:hrt" },
  { "SR018", "F1960", "hrt:oral-1@0-5", "family_vte=yes",
    "family_vte=no immobility=no lab:bmi=24" },
  { "SR019", "F1960", "hrt", "migraine_aura=yes", "migraine_aura=no" },
  { "SR020", "F1960", "hrt", "bp_systolic_mmhg=161", "bp_systolic_mmhg=160" },
  { "SR021", "F1960", "hrt", "", "plan:hrt:patch-50@0-0.5" },
  { "SR022", "F1960", "hrt", "", "plan:hrt:patch-50@0-10" },
  { "SR022", "F1960", "stop", "take:OESTROGEN@2020",
    "take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01" },
  { "SR023", "F1960", "hrt", "hot_flushes=no", "hot_flushes=yes" },
  { "SR024", "F1960", "hrt",
    "t:total_hip=-1 previous_fracture=no new_fracture=no menopause=after final_period_age_years=50 "
    "hot_flushes=no",
    "t:total_hip=-1 previous_fracture=no new_fracture=no menopause=after final_period_age_years=50 "
    "hot_flushes=yes" },
  { "SR024", "F1960", "hrt",
    "t:total_hip=-1 previous_fracture=no new_fracture=no menopause=after final_period_age_years=50 "
    "hot_flushes=no",
    "t:total_hip=-1 previous_fracture=no new_fracture=no menopause=after final_period_age_years=41 "
    "hot_flushes=no" },
  { "SR025", "F1960", "hrt", "", "plan:alendronate" },
  { "SR026", "M1960", "trt", "cancer=yes prostate_cancer=yes", "cancer=no" },
  { "SR027", "M1960", "trt", "cancer=yes breast_cancer=yes", "cancer=no" },
  { "SR028", "M1960", "trt", "prostate_nodule=yes", "prostate_nodule=no" },
  { "SR029", "M1960", "trt", "lab:psa=4.1", "lab:psa=4" },
  { "SR030", "M1960", "trt", "lab:psa=3.5 prostate_family=yes",
    "lab:psa=3.5 prostate_family=no ethnicity=1" },
  { "SR030", "M1960", "trt", "lab:psa=3.5 ethnicity=7", "lab:psa=3 ethnicity=7" },
  { "SR031", "M1960", "trt", "lab:haematocrit=49", "lab:haematocrit=48" },
  { "SR031", "M1960", "trt", "lab:haematocrit=50",
    "plan:as-now lab:haematocrit=50 take:TESTOSTERONE:trt:gel@2024-01-01" },
  { "SR032", "M1960", "as-now", "lab:haematocrit=55 take:TESTOSTERONE:trt:gel@2024-01-01",
    "lab:haematocrit=54 take:TESTOSTERONE:trt:gel@2024-01-01" },
  { "SR033", "M1960", "trt", "sleep_apnoea=yes", "sleep_apnoea=no" },
  { "SR034", "M1960", "trt", "ipss=20", "ipss=19" },
  { "SR035", "M1960", "trt", "heart_failure=yes heart_failure_uncontrolled=yes",
    "heart_failure=no" },
  { "SR036", "M1960", "trt", "cardiovascular=yes mi_stroke_months=5", "cardiovascular=no" },
  { "SR037", "M1960", "trt", "thrombophilia=yes", "thrombophilia=no" },
  { "SR038", "M1960", "trt", "fertility=yes", "fertility=no" },
  { "SR039", "M1960", "trt", "lab:testosterone=10.4", "lab:testosterone=8" },
  { "SR039", "M1960", "trt", "lab:testosterone=18",
    "plan:as-now lab:testosterone=18 take:TESTOSTERONE:trt:gel@2024-01-01" },
  { "SR040", "M1960", "trt", "lab:testosterone=8 lab:testosterone=9",
    "lab:testosterone=8 lab:testosterone=9@2026-10-01" },
  { "SR041", "M1960", "trt", "", "plan:alendronate" },
  { "SR042", "M1960", "trt", "previous_fracture=yes", "previous_fracture=no new_fracture=no" },
  { "SR043", "M1960", "trt", "atrial_fibrillation=yes", "atrial_fibrillation=no" },
  { "SR044", "M1960", "trt", "vte=yes", "vte=no" },
  { "SR045", "M1960", "trt", "lab:egfr=40", "lab:egfr=60" },
  { "SR046", "M1960", "trt", "bp_systolic_mmhg=150", "bp_systolic_mmhg=140" },
  { "SR047", "M1960", "trt", "take:AROMATASE_INHIBITOR@2025", "aromatase_inhibitor=no" },
  { "SR047", "M1960", "trt:gel@0-3+anastrozole@0-1", "", "plan:alendronate" },
  { "SR048", "M1960", "as-now", "take:TESTOSTERONE:trt:gel@2024-01-01",
    "plan:trt medicines_listed=yes" },
  { "SR049", "M1960", "as-now",
    "take:TESTOSTERONE:trt:gel@2024-01-01 lab:psa=1@2026-01-01 lab:psa=2.5",
    "take:TESTOSTERONE:trt:gel@2024-01-01 lab:psa=1@2026-01-01 lab:psa=2.4" },
  { "SR050", "M1960", "trt", "household_contact=yes", "household_contact=no" },
  { "SR051", "F1960", "testosterone-women@0-1", "", "plan:hrt" },
  { "SR051", "F1960", "as-now", "take:TESTOSTERONE@2025", "" },
  { "SR052", "F1960", "testosterone-women:pellet@0-1", "", "plan:testosterone-women@0-1" },
  /* a weight of before the visit rules nothing out, and still raises the alarm */
  { "SR053", "F1960", "alendronate", "born:1941 lab:creatinine=80 lab:weight=45@2026-01-01",
    "born:1941 lab:creatinine=80 lab:weight=75" },
  { "SR053", "F1960", "alendronate", "born:1941 lab:creatinine=80 lab:weight=45",
    "lab:creatinine=70 lab:weight=70" },
  { "SR054", "F1960", "zoledronate", "born:1941 lab:creatinine=80 lab:weight=45",
    "lab:creatinine=70 lab:weight=70" },
  { "SR055", "F1960", "risedronate", "born:1941 lab:creatinine=120 lab:weight=45",
    "born:1941 lab:creatinine=80 lab:weight=45" },
  { "SR056", "F1960", "ibandronate", "born:1941 lab:creatinine=120 lab:weight=45",
    "born:1941 lab:creatinine=80 lab:weight=45" },
  { "SR057", "F1960", "alendronate", "lab:calcium_corrected=2.1", "lab:calcium_corrected=2.2" },
  { "SR058", "F1960", "risedronate", "lab:vitamin_d=49", "lab:vitamin_d=50" },
  { "SR058", "F1960", "zoledronate", "lab:vitamin_d=40@2021-01-01", "lab:vitamin_d=60" },
  { "SR059", "F1960", "alendronate", "oesophageal_disorder=yes", "oesophageal_disorder=no" },
  { "SR060", "F1960", "risedronate", "upright_30min=no", "upright_30min=yes" },
  { "SR060", "F1960", "risedronate", "upright_30min=no", "upright_30min=no plan:zoledronate" },
  { "SR061", "F1960", "alendronate", "aspiration_risk=yes", "aspiration_risk=no" },
  { "SR062", "F1960", "alendronate", "malabsorption_surgery=yes", "malabsorption_surgery=no" },
  { "SR063", "F1960", "ibandronate", "stomach_illness=yes", "stomach_illness=no" },
  { "SR064", "F1980", "alendronate", "pregnancy=yes", "pregnancy=no" },
  { "SR065", "F1960", "zoledronate", "dental_work=yes", "dental_work=no" },
  { "SR066", "F1960", "zoledronate", "thigh_pain=yes", "thigh_pain=no" },
  { "SR067", "F1960", "alendronate", "ethnicity=8", "ethnicity=1" },
  { "SR068", "F1960", "alendronate", "steroids=yes steroid_months=12", "steroids=no" },
  { "SR068", "F1960", "alendronate", "take:GLUCOCORTICOID@2020", "steroids=yes steroid_months=11" },
  { "SR069", "F1960", "alendronate", "", "plan:alendronate:70mg-weekly@0-3" },
  { "SR069", "F1960", "risedronate:35mg-weekly@0-2",
    "take:ALENDRONATE:alendronate:70mg-weekly@2022-01-01", "" },
  { "SR070", "F1960", "zoledronate", "", "plan:zoledronate:5mg-yearly@0-2" },
  { "SR071", "F1960", "alendronate", "", "plan:alendronate:70mg-weekly@0-10" },
  { "SR071", "F1960", "stop", "take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01",
    "take:OESTROGEN:hrt:patch-50@2020" },
  { "SR072", "F1960", "alendronate", "",
    "plan:as-now take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01" },
  { "SR073", "F1960", "zoledronate", "", "take:ZOLEDRONATE@2024-01-01..2025-01-01" },
  { "SR074", "F1960", "zoledronate", "atrial_fibrillation=yes", "atrial_fibrillation=no" },
  { "SR075", "F1960", "zoledronate", "name:Furosemide", "kidney_medicine=no" },
  { "SR075", "F1960", "zoledronate", "kidney_medicine=yes", "kidney_medicine=no" },
  { "SR076", "F1960", "zoledronate", "frac:hip@2026-10-28", "frac:hip@2026-09-01" },
  { "SR077", "F1960", "alendronate", "", "plan:zoledronate" },
  { "SR078", "F1960", "ibandronate", "", "plan:alendronate" },
  { "SR079", "F1960", "alendronate",
    "menopause=after final_period_age_years=50 t:total_hip=-2.5 lab:creatinine=70 lab:weight=70 "
    "lab:calcium_corrected=2.4 lab:vitamin_d=60 " BISPHOSPHONATE_ANSWERS,
    "menopause=after final_period_age_years=50 t:total_hip=-2.4 lab:creatinine=70 lab:weight=70 "
    "lab:calcium_corrected=2.4 lab:vitamin_d=60 " BISPHOSPHONATE_ANSWERS },
  /* no praise beside a stop */
  { "SR079", "F1960", "alendronate",
    "menopause=after final_period_age_years=50 t:total_hip=-2.5 lab:creatinine=70 lab:weight=70 "
    "lab:calcium_corrected=2.4 lab:vitamin_d=60 " BISPHOSPHONATE_ANSWERS,
    "menopause=after final_period_age_years=50 t:total_hip=-2.5 lab:creatinine=270 lab:weight=70 "
    "lab:calcium_corrected=2.4 lab:vitamin_d=60 " BISPHOSPHONATE_ANSWERS },
  { "SR080", "F1960", "alendronate", "t:total_hip=-3.5",
    "t:total_hip=-2 previous_fracture=no new_fracture=no steroids=no frax_major_pct=5 "
    "frax_hip_pct=1 frax_country=GB" },
  { "SR080", "F1960", "alendronate", "frax_major_pct=27 frax_hip_pct=1 frax_country=GB",
    "t:total_hip=-2 previous_fracture=no new_fracture=no steroids=no frax_major_pct=5 "
    "frax_hip_pct=1 frax_country=GB" },
  { "SR081", "F1960", "gh-ipamorelin", "cancer=yes active_cancer=yes", "cancer=no" },
  { "SR081", "F1960", "gh-ipamorelin", "bone_metastasis=yes", "cancer=no" },
  { "SR081", "F1960", "as-now", "cancer=yes active_cancer=yes name:Ipamorelin",
    "cancer=yes active_cancer=yes" },
  { "SR082", "F1960", "gh-sermorelin", "cancer=yes", "cancer=no" },
  { "SR083", "F1960", "gh-mk677", "retinopathy=yes", "retinopathy=no" },
  { "SR084", "M1960", "gh-mk677", "diabetes_type2=yes", "diabetes_type1=no diabetes_type2=no" },
  { "SR084", "M1960", "as-now", "diabetes_type1=yes name:MK-677", "diabetes_type1=yes" },
  { "SR085", "M1960", "gh-mk677", "lab:hba1c=39", "lab:hba1c=38" },
  { "SR086", "F1960", "gh-cjc1295", "igf1_sds=2.5", "igf1_sds=2" },
  { "SR087", "F1960", "gh-mk677", "heart_failure=yes", "heart_failure=no" },
  { "SR087", "F1960", "gh-mk677", "heart_failure=yes", "heart_failure=yes plan:gh-sermorelin" },
  { "SR088", "M1960", "gh-cjc1295", "", "plan:alendronate" },
  { "SR089", "M1960", "gh-cjc1295", "", "plan:gh-sermorelin" },
  { "SR090", "M1960", "gh-mk677", "", "plan:gh-sermorelin" },
  { "SR091", "M1960", "gh-sermorelin", "athlete=yes", "athlete=no" },
  { "SR092", "M1960", "gh-recombinant@0-1", "", "plan:gh-sermorelin" },
  { "SR292", "M1960", "gh-recombinant@0-1", "", "plan:gh-sermorelin" },
  { "SR094", "M1960", "gh-recombinant@0-1", "acute_illness=yes", "acute_illness=no" },
  { "SR093", "M1960", "gh-mk677", "swelling=yes", "swelling=no" },
  { "SR095", "F1960", "exercise:high-intensity@0-5", "frac:spine@2020", "spine_imaged=yes" },
  /* strength with good form stays open, beside a physiotherapist */
  { "SR095", "F1960", "exercise:high-intensity@0-5", "hurt:spine@2001",
    "hurt:spine@2001 plan:food-and-movement" },
  { "SRX054", "F1960", "food-and-movement", "frac:spine@2020", "spine_imaged=yes" },
  { "SR096", "F1960", "exercise:jumping@0-5", "frac:spine@2020", "spine_imaged=yes" },
  { "SR096", "F1960", "exercise:jumping@0-5", "frac:spine@2020",
    "frac:spine@2020 plan:exercise:walking@0-5" },
  { "SR097", "F1960", "exercise:high-intensity@0-5", "exercise_supervised=no",
    "exercise_supervised=yes" },
  { "SR098", "F1960", "exercise:jumping@0-5", "joint_problem=yes", "joint_problem=no" },
  { "SR099", "F1960", "exercise:walking@0-5", "falls_count=2", "falls_count=1" },
  { "SR100", "F1960", "exercise:moderate@0-5", "bp_systolic_mmhg=181",
    "bp_systolic_mmhg=180 acute_illness=no" },
  { "SR100", "F1960", "exercise:moderate@0-5", "acute_illness=yes",
    "bp_systolic_mmhg=130 acute_illness=no" },
  { "SR101", "F1960", "exercise:walking@0-5", "frac:wrist@2026-10-01", "frac:wrist@2026-01-01" },
  { "SR102", "F1960", "exercise:walking@0-5", "t:total_hip=-2.5", "t:total_hip=-2.4" },
  { "SR103", "F1960", "exercise:walking@0-5", "", "plan:exercise:walking@0-10" },
  { "SR104", "F1960", "food-and-movement", "calcium_mg_d=2500", "calcium_mg_d=2000" },
  { "SR104", "F1960", "as-now", "calcium_mg_d=2500 take:CALCIUM@2020",
    "calcium_mg_d=2000 take:CALCIUM@2020" },
  { "SR104", "F1960", "hrt", "calcium_mg_d=2500", "calcium_mg_d=2000" },
  { "SR105", "F1960", "food-and-movement", "calcium_food_mg_d=1000", "calcium_food_mg_d=600" },
  { "SR106", "F1960", "food-and-movement", "kidney_stones=yes", "kidney_stones=no" },
  { "SR106", "F1960", "as-now", "kidney_stones=yes name:Calcium_carbonate", "kidney_stones=yes" },
  { "SR107", "F1960", "food-and-movement", "hypercalcaemia=yes",
    "hypercalcaemia=no primary_hyperparathyroidism=no" },
  { "SR107", "F1960", "food-and-movement", "primary_hyperparathyroidism=yes",
    "hypercalcaemia=no primary_hyperparathyroidism=no" },
  { "SR107", "F1960", "food-and-movement", "lab:calcium_corrected=2.74 hypercalcaemia=no",
    "lab:calcium_corrected=2.4 hypercalcaemia=no primary_hyperparathyroidism=no" },
  { "SR108", "F1960", "food-and-movement", "binding_antibiotic=yes", "binding_antibiotic=no" },
  { "SR108", "F1960", "food-and-movement", "take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01",
    "binding_antibiotic=no" },
  { "SR108", "F1960", "repletion@0-5+alendronate@0-5", "",
    "plan:repletion@0-5+zoledronate@0-3 binding_antibiotic=no" },
  { "SR109", "F1960", "food-and-movement", "cardiovascular=yes",
    "cardiovascular=no cvd_high_risk=no" },
  { "SR110", "F1960", "food-and-movement", "vitamin_d_ug_d=100", "vitamin_d_ug_d=99" },
  { "SR110", "F1960", "as-now", "vitamin_d_ug_d=100", "vitamin_d_ug_d=20" },
  { "SR111", "F1960", "food-and-movement", "vitamin_d_bolus_iu=60000", "vitamin_d_bolus_iu=10000" },
  { "SR111", "F1960", "as-now", "vitamin_d_bolus_iu=60000", "vitamin_d_bolus_iu=10000" },
  { "SR112", "F1960", "food-and-movement", "lab:vitamin_d=29", "lab:vitamin_d=30" },
  { "SR113", "F1960", "food-and-movement", "born:1945", "" },
  { "SR114", "F1960", "vitamin-k2@0-5", "vitamin_k_antagonist=yes", "vitamin_k_antagonist=no" },
  { "SR114", "F1960", "vitamin-k2@0-5", "name:WARFARIN_3_mg", "vitamin_k_antagonist=no" },
  { "SR114", "F1960", "as-now", "vitamin_k_antagonist=yes vitamin_k2_ug_d=90",
    "vitamin_k_antagonist=yes" },
  { "SR115", "F1960", "magnesium@0-5", "magnesium_mg_d=400", "magnesium_mg_d=350" },
  { "SR115", "F1960", "as-now", "magnesium_mg_d=400", "magnesium_mg_d=350" },
  { "SR116", "F1960", "magnesium@0-5", "lab:egfr=29", "lab:egfr=30" },
  { "SR116", "F1960", "as-now", "lab:egfr=25 magnesium_mg_d=100", "lab:egfr=25" },
  { "SR117", "F1960", "as-now", "zinc_mg_d=41", "zinc_mg_d=40" },
  { "SR118", "F1960", "protein@0-5", "lab:egfr=29", "lab:egfr=30" },
  { "SR119", "F1960", "as-now", "omega3_g_d=1", "omega3_g_d=0.9" },
  { "SR120", "F1960", "isoflavones@0-5", "breast_cancer=yes", "breast_cancer=no" },
  { "SR121", "F1960", "probiotics@0-5", "immunosuppressed=yes", "immunosuppressed=no" },
  { "SR122", "F1960", "as-now", "secondary_causes=no", "secondary_causes=yes" },
  { "SR123", "F1960", "as-now", "bmd:total_hip=0.8@2026-03-01 bmd:total_hip=0.79",
    "bmd:total_hip=0.8" },
  { "SR124", "F1960", "as-now", "ctx:no", "ctx:yes" },
  { "SR125", "F1960", "hrt@0-5+alendronate@0-5", "", "plan:hrt@0-5,alendronate@5-8" },
  { "SR125", "F1960", "alendronate", "take:OESTROGEN:hrt:patch-50@2020",
    "take:OESTROGEN:hrt:vaginal@2020" },
  { "SRX001", "F1960", "as-now", "denosumab_3y=yes", "denosumab_3y=no" },
  { "SRX001", "F1960", "alendronate", "take:DENOSUMAB@2024",
    "denosumab_3y=yes take:DENOSUMAB@2023-01-01..2025-01-01" },
  { "SRX001", "F1960", "as-now", "name:Prolia_60", "medicines_listed=yes" },
  { "SRX002", "F1960", "as-now", "denosumab_3y=yes denosumab_last_dose_months=7",
    "denosumab_3y=yes denosumab_last_dose_months=5" },
  { "SRX002", "F1960", "as-now", "take:DENOSUMAB@2023-01-01..2026-01-01", "denosumab_3y=no" },
  { "SRX003", "F1960", "as-now", "take:PTH_ANALOGUE@2024-06-01..2026-06-01 medicines_listed=yes",
    "take:PTH_ANALOGUE@2024-06-01..2026-06-01 "
    "take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01" },
  { "SRX003", "F1960", "as-now", "take:PTH_ANALOGUE@2024-06-01..2026-06-01", "anabolic_3y=no" },
  { "SRX004", "F1960", "as-now", "take:SERM@2020", "medicines_listed=yes" },
  { "SRX006", "F1960", "as-now", "frac:spine@2025-06-01", "frac:spine@2020-01-01" },
  { "SRX206", "F1960", "as-now", "frac:spine@2025-06-01", "frac:spine@2020-01-01" },
  { "SRX007", "F1960", "as-now", "frac:spine@2010-01-01 frac:spine@2015-01-01",
    "frac:spine@2010-01-01" },
  { "SRX207", "F1960", "as-now", "frac:spine@2010-01-01 frac:spine@2015-01-01",
    "frac:spine@2010-01-01" },
  { "SRX008", "F1960", "as-now", "t:lumbar_spine=-3.5", "t:lumbar_spine=-3.4" },
  { "SRX208", "F1960", "as-now", "t:lumbar_spine=-3.5", "t:lumbar_spine=-3.4" },
  { "SRX009", "F1960", "as-now", "steroids=yes prednisolone_mg_d=7.5 steroid_months=3",
    "steroids=yes prednisolone_mg_d=7.4 steroid_months=3" },
  { "SRX009", "F1960", "as-now", "prednisolone_mg_d=10 take:GLUCOCORTICOID@2026-01-01",
    "steroids=no" },
  { "SRX209", "F1960", "as-now", "steroids=yes prednisolone_mg_d=7.5 steroid_months=3",
    "steroids=yes prednisolone_mg_d=7.4 steroid_months=3" },
  { "SRX010", "F1960", "as-now", "frax_major_pct=27 frax_hip_pct=1 frax_country=GB",
    "frax_major_pct=26 frax_hip_pct=1 frax_country=GB" },
  { "SRX010", "F1960", "as-now", "frax_major_pct=5 frax_hip_pct=6 frax_country=GB",
    "frax_major_pct=5 frax_hip_pct=5 frax_country=GB" },
  { "SRX210", "F1960", "as-now", "frax_major_pct=27 frax_hip_pct=1 frax_country=GB",
    "frax_major_pct=26 frax_hip_pct=1 frax_country=GB" },
  { "SRX011", "F1960", "as-now", "frac:hip@2025-06-01", "frac:hip@2020-01-01" },
  { "SRX012", "F1960", "as-now",
    "new_fracture=yes take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01", "new_fracture=no" },
  { "SRX013", "F1960", "as-now", "z:total_hip=-2", "z:total_hip=-1.9" },
  { "SRX014", "M1960", "as-now", "born:1980", "" },
  { "SRX014", "F1960", "as-now", "menopause=before", "menopause=after" },
  { "SRX015", "F1960", "as-now", "lab:calcium_corrected=2.7", "lab:calcium_corrected=2.6" },
  { "SRX016", "F1960", "as-now", "alp_or_phosphate=yes", "alp_or_phosphate=no" },
  { "SRX017", "F1960", "as-now", "red_flags=yes", "red_flags=no" },
  { "SRX018", "F1960", "as-now", "tsh_suppressed=yes", "tsh_suppressed=no" },
  { "SRX019", "F1960", "as-now", "low_energy=yes", "low_energy=no anorexia=no" },
  { "SRX020", "F1960", "as-now", "lab:egfr=29", "lab:egfr=30" },
  { "SRX020", "F1960", "as-now", "lab:egfr=60@2019-01-01 lab:creatinine=300", "lab:egfr=60" },
  { "SRX021", "F1960", "hrt", "aromatase_inhibitor=yes", "aromatase_inhibitor=no" },
  { "SRX021", "F1960", "hrt", "name:Letrozole", "aromatase_inhibitor=no" },
  { "SRX022", "F1960", "as-now", "aromatase_inhibitor=yes", "aromatase_inhibitor=no" },
  { "SRX023", "F1960", "hrt", "gnrh_analogue=yes", "gnrh_analogue=no" },
  { "SRX023", "F1960", "as-now", "gnrh_analogue=yes", "gnrh_analogue=no" },
  { "SRX024", "M1960", "trt", "androgen_deprivation=yes", "androgen_deprivation=no" },
  { "SRX024", "M1960", "as-now", "take:GNRH_ANALOGUE@2025", "androgen_deprivation=no" },
  { "SRX025", "M1960", "trt", "lab:testosterone=8",
    "lab:testosterone=8 lab:lh=5 lab:fsh=5 lab:prolactin=9" },
  { "SRX025", "M1960", "trt", "lab:testosterone=8", "" },
  { "SRX026", "M1960", "trt", "erythrocytosis=yes", "erythrocytosis=no" },
  { "SRX027", "M1960", "trt", "vitamin_k_antagonist=yes", "vitamin_k_antagonist=no" },
  { "SRX027", "M1960", "stop", "vitamin_k_antagonist=yes take:TESTOSTERONE:trt:gel@2024-01-01",
    "vitamin_k_antagonist=no take:TESTOSTERONE:trt:gel@2024-01-01" },
  { "SRX028", "F1980", "alendronate", "menopause=after final_period_age_years=38",
    "menopause=after final_period_age_years=45" },
  { "SRX028", "F1980", "as-now", "ovaries_removed=yes menopause=after final_period_age_years=43",
    "ovaries_removed=no menopause=after final_period_age_years=43" },
  { "SRX028", "F1980", "hrt:vaginal@0-5", "menopause=after final_period_age_years=38",
    "plan:hrt menopause=after final_period_age_years=38" },
  { "SRX028", "F1980", "as-now", "menopause=after final_period_age_years=38",
    "take:OESTROGEN@2020 menopause=after final_period_age_years=38" },
  { "SRX029", "F1980", "hrt", "", "born:1970" },
  { "SRX030", "F1960", "hrt:patch-100@0-5", "uterus=yes", "uterus=no" },
  { "SRX031", "F1960", "hrt", "hormone_coil=yes hormone_coil_years=6 uterus=yes",
    "hormone_coil=no" },
  { "SRX032", "F1960", "hrt", "uterus=no hysterectomy_type=subtotal_or_ablation progestogen=no",
    "uterus=no hysterectomy_type=total" },
  { "SRX033", "F1960", "hrt", "bleeding_on_hrt=yes", "bleeding_on_hrt=no" },
  { "SRX034", "F1960", "hrt", "menopause=around", "menopause=after" },
  { "SRX035", "F1960", "hrt", "lamotrigine=yes", "lamotrigine=no" },
  { "SRX035", "F1960", "stop", "lamotrigine=yes take:OESTROGEN:hrt:patch-50@2020",
    "lamotrigine=no take:OESTROGEN:hrt:patch-50@2020" },
  { "SRX036", "F1960", "hrt:oral-1@0-5", "name:Levothyroxine", "levothyroxine=no" },
  { "SRX036", "F1960", "hrt:oral-1@0-5", "levothyroxine=yes", "levothyroxine=yes plan:hrt" },
  { "SRX037", "F1960", "hrt", "name:Carbamazepine", "enzyme_inducer=no" },
  { "SRX038", "F1960", "risedronate", "lab:creatinine=70", "lab:creatinine=70 lab:weight=70" },
  { "SRX038", "M1950", "zoledronate", "lab:creatinine=70@2025-06 lab:weight=70",
    "lab:creatinine=70@2026-06 lab:weight=70" },
  { "SRX039", "F1960", "zoledronate", "lab:vitamin_d=29", "lab:vitamin_d=30" },
  { "SRX040", "F1960", "zoledronate", "lab:vitamin_d=60",
    "lab:calcium_corrected=2.3 lab:vitamin_d=60 lab:creatinine=70" },
  { "SRX040", "F1960", "zoledronate",
    "lab:calcium_corrected=2.3 lab:vitamin_d=60@2024-01-01 lab:creatinine=70",
    "lab:calcium=2.3 lab:vitamin_d=60 lab:creatinine=70" },
  { "SRX041", "F1960", "zoledronate", "dental_check_months=13", "dental_check_months=12" },
  { "SRX041", "F1960", "alendronate", "dental_check_months=13 steroids=yes",
    "dental_check_months=13 steroids=no smoking=0 aromatase_inhibitor=no" },
  { "SRX041", "F1960", "alendronate", "dental_check_months=13 smoking=3",
    "dental_check_months=12" },
  { "SRX041", "F1960", "alendronate", "dental_check_months=13 take:AROMATASE_INHIBITOR@2025",
    "dental_check_months=12" },
  { "SRX041", "M1960", "alendronate", "dental_check_months=13 androgen_deprivation=yes",
    "dental_check_months=12" },
  { "SRX042", "F1960", "alendronate", "atypical_fracture=yes", "atypical_fracture=no" },
  { "SRX043", "F1960", "zoledronate", "jaw_necrosis=yes", "jaw_necrosis=no" },
  { "SRX044", "F1960", "alendronate", "bisphosphonate_allergy=yes", "bisphosphonate_allergy=no" },
  { "SRX044", "F1960", "alendronate", "allergy:Alendronic_acid:_rash", "allergy:" },
  { "SRX045", "F1960", "alendronate", "eye_inflammation=yes", "eye_inflammation=no" },
  { "SRX046", "F1960", "alendronate", "swallowing_symptoms=yes", "swallowing_symptoms=no" },
  { "SRX047", "F1960", "alendronate@0-5+zoledronate@0-3", "", "plan:alendronate" },
  { "SRX047", "F1960", "as-now",
    "take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01 "
    "take:RISEDRONATE:risedronate:35mg-weekly@2025",
    "take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01" },
  { "SRX047", "F1960", "alendronate", "take:OTHER_BISPHOSPHONATE@2025",
    "take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01" },
  { "SRX048", "F1960", "alendronate", "born:1950",
    "born:1970 previous_fracture=no new_fracture=no spine_imaged=yes steroids=no" },
  { "SRX048", "F1960", "alendronate", "born:1970 frac:hip@2015",
    "born:1970 previous_fracture=no new_fracture=no spine_imaged=yes steroids=no" },
  { "SRX048", "F1960", "alendronate", "born:1970 frac:spine@2015",
    "born:1970 previous_fracture=no new_fracture=no spine_imaged=yes steroids=no" },
  { "SRX048", "F1960", "alendronate", "born:1970 steroids=yes prednisolone_mg_d=7.5",
    "born:1970 previous_fracture=no new_fracture=no spine_imaged=yes steroids=no" },
  { "SRX048", "F1960", "alendronate",
    "born:1970 new_fracture=yes take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01",
    "born:1970 previous_fracture=no new_fracture=no spine_imaged=yes steroids=no" },
  { "SRX049", "F1960", "stop", "take:OESTROGEN:hrt:patch-50@2020",
    "take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01" },
  { "SRX050", "M1960", "ibandronate", "", "plan:alendronate" },
  { "SRX051", "F1960", "exercise:jumping@0-5", "height_loss_cm=5",
    "height_loss_cm=5 spine_imaged=yes" },
  { "SRX052", "F1960", "exercise:jumping@0-5", "t:total_hip=-2.5",
    "t:total_hip=-2.5 spine_imaged=yes" },
  { "SRX052", "F1960", "food-and-movement", "t:total_hip=-2.5", "t:total_hip=-2.4" },
  { "SRX053", "F1960", "exercise:jumping@0-5", "frac:wrist@2015 frac:hip@2018",
    "previous_fracture=no new_fracture=no frailty=no" },
  { "SRX053", "F1960", "exercise:jumping@0-5", "frailty=yes",
    "previous_fracture=no new_fracture=no frailty=no" },
  { "SRX054", "F1960", "exercise:high-intensity@0-5", "frac:spine@2020", "spine_imaged=yes" },
  { "SRX055", "F1960", "as-now", "falls_count=1 gait_problem=yes", "falls_count=0" },
  { "SRX055", "F1960", "as-now", "falls_count=2",
    "falls_count=1 fall_injury=no gait_problem=no frailty=no" },
  { "SRX056", "F1960", "alendronate", "life_expectancy_years=0.5", "life_expectancy_years=5" },
  { "SRX057", "F1960", "as-now", "retinol_ug_d=1600", "retinol_ug_d=1500" },
  { "SRX058", "F1960", "as-now", "previous_fracture=yes", "previous_fracture=no new_fracture=no" },
  { "SRX059", "F1960", "as-now", "lab:bmi=19", "lab:bmi=20" },
  { "SRX060", "F1960", "as-now", "take:ALENDRONATE:alendronate:70mg-weekly@2024-01-01",
    "medicines_listed=yes" },
  { "SRX062", "F1960", "as-now", "diabetes_type2=yes", "diabetes_type2=no" },
  { "SRX063", "F1960", "as-now", "bone_metastasis=yes", "bone_metastasis=no" },
  { "SRX064", "F1960", "as-now", "secondary_causes=yes protein_test=abnormal",
    "secondary_causes=yes protein_test=looked_into" },
  { "SRX065", "F1960", "as-now", "cancer=yes active_cancer=yes", "cancer=yes active_cancer=no" },
  { "SRX066", "F1960", "as-now", "secondary_causes=yes inflammation_test=abnormal",
    "secondary_causes=yes inflammation_test=normal" },
  { "SRX067", "F1960", "as-now", "primary_hyperparathyroidism=yes",
    "primary_hyperparathyroidism=no" },
  { "SRX068", "F1960", "as-now", "osteomalacia=yes", "osteomalacia=no" },
  { "SRX069", "F1960", "as-now", "paget=yes", "paget=no" },
  { "SRX070", "F1960", "as-now", "endocrine=yes", "endocrine=no" },
  { "SRX071", "F1960", "as-now", "acromegaly=yes", "acromegaly=no" },
  { "SRX072", "F1960", "as-now", "gh_deficiency=yes", "gh_deficiency=no" },
  { "SRX073", "F1960", "as-now", "malabsorption=yes", "malabsorption=no" },
  { "SRX074", "F1960", "as-now", "secondary_causes=yes coeliac_test=abnormal",
    "secondary_causes=yes coeliac_test=normal" },
  { "SRX075", "F1960", "as-now", "malabsorption_surgery=yes", "malabsorption_surgery=no" },
  { "SRX076", "F1960", "as-now", "transplant=yes", "transplant=no" },
  { "SRX077", "F1960", "alendronate", "lab:vitamin_d=24", "lab:vitamin_d=25" },
  { "SRX077", "F1960", "alendronate", "lab:vitamin_d=18", "lab:vitamin_d=18 plan:hrt" },
  { "SRX078", "F1960", "as-now", "lab:vitamin_d=24 take:DENOSUMAB@2024",
    "lab:vitamin_d=25 take:DENOSUMAB@2024" },
  { "SRX079", "F1960", "as-now", "lab:calcium_corrected=2.1 take:DENOSUMAB@2024",
    "lab:calcium_corrected=2.2 take:DENOSUMAB@2024" },
  /* a total with the albumin of its day is adjusted; alone it is not */
  { "SRX015", "M1950", "as-now", "lab:calcium=2.5 lab:albumin=34",
    "lab:calcium=2.5 lab:albumin=36" },
  /* what alarmed years ago alarms until a newer value is normal */
  { "SRX015", "F1960", "as-now", "lab:calcium_corrected=2.75@2021-02",
    "lab:calcium_corrected=2.75@2021-02 lab:calcium_corrected=2.4@2026-10-01" },
  { "SRX015", "F1960", "as-now", "lab:calcium=2.55 lab:albumin=30",
    "lab:calcium=2.7 lab:albumin=50" },
  { "SRX080", "F1960", "as-now", "lab:calcium=2.75", "lab:calcium=2.75 lab:albumin=40" },
  { "SRX081", "F1960", "alendronate", "lab:calcium=1.85", "lab:calcium=2.3" },
  { "SR057", "F1960", "alendronate", "lab:calcium=1.85 lab:albumin=40",
    "lab:calcium=2.1 lab:albumin=30" },
  { "SRX082", "F1960", "as-now", "vaginal_bleeding=yes menopause=after final_period_age_years=50",
    "vaginal_bleeding=no menopause=after final_period_age_years=50" },
  { "SRX083", "F1960", "as-now", "bleeding_on_hrt=yes", "bleeding_on_hrt=no" },
  { "SRX084", "F1960", "alendronate", "thigh_pain=yes take:ALENDRONATE@2020",
    "thigh_pain=yes medicines_listed=yes" },
  { "SRX085", "F1960", "as-now", "thigh_pain=yes take:DENOSUMAB@2020",
    "thigh_pain=no take:DENOSUMAB@2020" },
  { "SRX086", "F1960", "as-now", "falls_count=2", "falls_count=1" },
  { "SRX087", "F1960", "as-now", "gait_problem=yes", "fall_injury=no gait_problem=no frailty=no" },
  { "SRX088", "F1960", "as-now", "height_loss_cm=4", "height_loss_cm=4 spine_imaged=yes" },
  { "SRX089", "F1960", "as-now", "frac:hip@2026-06-01 take:ALENDRONATE@2020-01-01",
    "frac:hip@2020-06-01 take:ALENDRONATE@2020-01-01" },
  { "SRX089", "F1960", "as-now", "frac:spine@2024-06-01 take:ALENDRONATE@2020-01-01..2025-01-01",
    "frac:spine@2026-06-01 take:ALENDRONATE@2020-01-01..2025-01-01" },
  { "SRX090", "F1985", "alendronate", "pregnancy=yes", "pregnancy=no" },
  { "SRX091", "F1985", "gh-sermorelin", "pregnancy=yes", "pregnancy=no" },
  { "SRX092", "F1985", "testosterone-women", "pregnancy=yes", "pregnancy=no" },
  { "SRX093", "M1960", "gh-sermorelin", "cancer=yes", "cancer=no" },
  { "SRX094", "M1960", "trt", "lab:testosterone=9.3", "lab:testosterone=9.1" },
  { "SRX094", "M1960", "trt", "lab:testosterone=15",
    "lab:testosterone=15 take:TESTOSTERONE:trt:gel@2024-01-01 plan:as-now" },
  { "SRX095", "M1960", "trt", "", "lab:testosterone=8" },
  { "SRX095", "M1960", "trt", "androgen_deprivation=no", "androgen_deprivation=yes" },
  { "SRX096", "F1980", "as-now", "menopause=after final_period_age_years=44",
    "menopause=after final_period_age_years=45" },
  { "SRX097", "F1960", "as-now", "aromatase_inhibitor=yes", "aromatase_inhibitor=no" },
  { "SRX097", "F1960", "as-now", "aromatase_inhibitor=no name:Femara", "aromatase_inhibitor=no" },
  { "SRX098", "M1960", "as-now", "androgen_deprivation=yes",
    "androgen_deprivation=no gnrh_analogue=no" },
  { "SRX098", "M1960", "as-now", "name:Firmagon", "androgen_deprivation=no gnrh_analogue=no" },
  { "SRX099", "F1960", "as-now",
    "t:total_hip=-0.5 t:lumbar_spine=-0.9 previous_fracture=no steroids=no aromatase_inhibitor=no",
    "t:total_hip=-0.5 t:lumbar_spine=-1 previous_fracture=no steroids=no aromatase_inhibitor=no" },
  { "SRX099", "F1960", "as-now",
    "t:total_hip=-0.5 previous_fracture=no steroids=no aromatase_inhibitor=no",
    "t:total_hip=-0.5 previous_fracture=no steroids=no aromatase_inhibitor=no frac:hip@2020" },
  { "SRX099", "F1960", "as-now",
    "t:total_hip=-0.5 previous_fracture=no steroids=no aromatase_inhibitor=no frax_major_pct=4 "
    "frax_hip_pct=0.3 frax_country=GB frax_with_bmd=yes",
    "t:total_hip=-0.5 previous_fracture=no steroids=no aromatase_inhibitor=no frax_major_pct=25 "
    "frax_hip_pct=8 frax_country=GB frax_with_bmd=yes" },
  { "SRX099", "F1960", "as-now",
    "t:total_hip=-0.5 previous_fracture=no steroids=no aromatase_inhibitor=no",
    "t:total_hip=-0.5 previous_fracture=no steroids=no aromatase_inhibitor=no "
    "bone_metastasis=yes" },
  { "SRX099", "F1960", "as-now",
    "t:total_hip=-0.5 previous_fracture=no steroids=no aromatase_inhibitor=no",
    "t:total_hip=-0.5 previous_fracture=no steroids=no aromatase_inhibitor=no active_cancer=yes" },
  { "SRX399", "F1960", "as-now",
    "t:total_hip=-0.5 t:lumbar_spine=-0.9 previous_fracture=no steroids=no aromatase_inhibitor=no",
    "t:total_hip=-0.5 t:lumbar_spine=-1 previous_fracture=no steroids=no aromatase_inhibitor=no" },
  { "SRX299", "F1960", "as-now",
    "t:total_hip=-0.5 t:lumbar_spine=-0.9 previous_fracture=no steroids=no aromatase_inhibitor=no",
    "t:total_hip=-0.5 t:lumbar_spine=-1 previous_fracture=no steroids=no aromatase_inhibitor=no" },
  { "SRX100", "F1960", "as-now", "take:DENOSUMAB@2022-01-01..2026-01-01",
    "take:DENOSUMAB@2022-01-01..2026-01-01 take:ZOLEDRONATE@2026-02" },
  { "SRX101", "F1960", "as-now", "denosumab_3y=yes denosumab_last_dose_months=5",
    "denosumab_3y=yes denosumab_last_dose_months=4" },
  { "SRX102", "F1960", "as-now",
    "take:DENOSUMAB@2024 denosumab_3y=yes denosumab_last_dose_months=8",
    "take:DENOSUMAB@2024 denosumab_3y=yes denosumab_last_dose_months=7" },
  { "SRX103", "F1960", "as-now", "steroids=no name:Prednisolone_20_mg_daily",
    "steroids=yes name:Prednisolone_20_mg_daily" },
  { "SRX103", "F1960", "as-now", "antidepressant=no name:Cipramil",
    "antidepressant=no name:amlodipine" },
  { "SRX103", "F1960", "as-now", "steroids=no name:Deltacortril", "steroids=no name:Pred_Mild" },
  { "SRX104", "F1960", "as-now", "name:Zzyzzopram_10_mg", "name:Omeprazole" },
  { "SRX105", "F1960", "as-now", "name:hydrocortisone", "name:hydrocortisone_cream" },
  { "SRX105", "F1960", "as-now", "name:hydrocortisone steroids=no",
    "name:hydrocortisone_cream steroids=no" },
  { "SRX105", "F1960", "as-now", "name:hydrocortisone", "name:hydrocortisone steroids=yes" },
  { "SRX106", "F1960", "as-now", "name:Actos", "name:apixaban" },
  { "SRX107", "F1960", "as-now", "gender_affirming=yes", "gender_affirming=no" },
  { "SRX109", "F1960", "as-now", "standing_bp_drop=yes", "standing_bp_drop=no" },
  { "SRX110", "F1960", "as-now", "poor_vision=yes", "poor_vision=no" },
  { "SRX111", "F1960", "as-now", "sedating_medicines=yes", "sedating_medicines=no" },
  { "SRX111", "F1960", "as-now", "sedating_medicines=no name:Zimovane", "sedating_medicines=no" },
  { "SRX112", "F1960", "as-now", "home_hazards=yes", "home_hazards=no" },
  { "SRX113", "F1960", "as-now", "renal_disease=yes", "renal_disease=no" },
  { "SRX114", "F1960", "as-now", "steroids=yes", "steroids=no" },
  { "SRX114", "F1960", "as-now", "name:Budenofalk_3_mg", "steroids=no" },
  { "SRX115", "M1960", "trt", "lab:haematocrit=44", "lab:haematocrit=44 lab:psa=1" },
  { "SRX115", "M1960", "trt", "lab:haematocrit=44@2026-07-20 lab:psa=1",
    "lab:haematocrit=44@2026-08-20 lab:psa=1" },
  { "SRX116", "M1960", "trt", "lab:testosterone=8@2026-10-01T12:00:00Z",
    "lab:testosterone=8@2026-10-01T11:59:00Z" },
  { "SRX117", "F1960", "as-now",
    "t:total_hip=-2.4 previous_fracture=no steroids=no aromatase_inhibitor=no frax_major_pct=4 "
    "frax_hip_pct=0.3 frax_country=GB frax_with_bmd=yes",
    "t:total_hip=-2.5 previous_fracture=no steroids=no aromatase_inhibitor=no frax_major_pct=4 "
    "frax_hip_pct=0.3 frax_country=GB frax_with_bmd=yes" },
  { "SRX117", "F1960", "as-now",
    "previous_fracture=no steroids=no aromatase_inhibitor=no frax_major_pct=4 frax_hip_pct=0.3 "
    "frax_country=GB frax_with_bmd=no",
    "previous_fracture=no steroids=no aromatase_inhibitor=no frax_major_pct=4 frax_country=GB" },
  { "SRX118", "M1960", "as-now", "kidney_stones=yes", "kidney_stones=no" },
  { "SRX119", "F1985", "as-now", "menopause=before frac:wrist@2024",
    "menopause=before previous_fracture=no new_fracture=no" },
  { "SRX120", "F1960", "as-now", "lab:calcium_corrected=2.7 lab:pth=6",
    "lab:calcium_corrected=2.6 lab:pth=6" },
  { "SRX120", "M1960", "as-now", "lab:calcium=2.7 lab:pth=6", "lab:calcium=2.7" },
  { "SRX121", "M1960", "as-now", "lab:psa=4.1", "lab:psa=4" },
  { "SRX121", "M1960", "hrt", "lab:testosterone=9", "lab:testosterone=9 androgen_deprivation=yes" },
  { "SRX121", "F1960", "as-now", "menopause=after final_period_age_years=50 lab:ctx=1100",
    "menopause=after final_period_age_years=50 lab:ctx=1000" },
  { "SRX122", "F1960", "as-now", "lab:tsh=0.01", "lab:egfr=90" },
  { "SRX123", "F1960", "as-now", "limit:calcium_ionised=1.1..1.3 lab:calcium_ionised=1.4",
    "limit:calcium_ionised=1.1..1.3 lab:calcium_ionised=1.3" },
  { "SRX124", "F1960", "alendronate", "limit:calcium_ionised=1.1..1.3 lab:calcium_ionised=1.0",
    "lab:calcium_ionised=1.0" },
  { "SRX125", "F1960", "as-now", "limit:alp=40..130 lab:alp=25", "limit:alp=40..130 lab:alp=40" },
  { "SRX126", "F1960", "hrt", "hypercalcaemia=yes lab:calcium_corrected=2.4@2025-01-01",
    "hypercalcaemia=yes lab:calcium_corrected=2.4" },
  { "SRX127", "F1960", "hrt", "hypercalcaemia=yes lab:calcium_corrected=2.4",
    "hypercalcaemia=no lab:calcium_corrected=2.4" },
  { "SRX128", "F1960", "as-now", "anabolic_3y=yes",
    "anabolic_3y=yes take:PTH_ANALOGUE@2022-01-01..2024-01-01" },
  { "SRX129", "F1960", "hrt", "lab:calcium_corrected=2.19", "lab:calcium_corrected=2.2" },
  { "SRX129", "F1960", "as-now", "lab:calcium=2.0", "lab:calcium=2.0 lab:albumin=25" },
  { "SRX129", "F1960", "as-now", "limit:calcium_ionised=1.1..1.3 lab:calcium_ionised=1.0",
    "lab:calcium_ionised=1.0" },
  { "SRX131", "F1960", "hrt", "lab:vitamin_d=29", "lab:vitamin_d=30" },
};

/** What is said, but not enough to settle the rule: not checked, never no. */
static const struct
{
  const char *rule;
  const char *who;
  const char *plan;
  const char *unclear;
} unclear_stories[] = {
  /* a year alone: 22 to 34 months ago */
  { "SRX006", "F1960", "as-now", "frac:spine@2024" },
  { "SR080", "F1960", "alendronate", "frac:spine@2024" },
  { "SRX011", "F1960", "as-now", "frac:hip@2024" },
  { "SR076", "F1960", "zoledronate", "frac:hip@2026-10" },
  /* something broke since the last visit, and nobody wrote down what */
  { "SRX006", "F1960", "as-now", "new_fracture=yes" },
  { "SRX007", "F1960", "as-now", "previous_fracture=yes" },
  { "SR101", "F1960", "exercise:walking@0-5", "new_fracture=yes" },
  /* stopped, nobody knows when */
  { "SRX003", "F1960", "as-now", "take:PTH_ANALOGUE@2024..2025 medicines_listed=yes" },
  { "SRX002", "F1960", "as-now", "take:DENOSUMAB@2024..2026 denosumab_3y=yes" },
  { "SRX003", "F1960", "as-now", "anabolic_3y=yes" },
  /* blood of long ago rules nothing out */
  { "SR053", "F1960", "alendronate", "lab:creatinine=70@2023-01-01 lab:weight=70" },
  { "SR053", "F1960", "alendronate", "lab:creatinine=70 lab:weight=70@2026-01-01" },
  { "SR057", "F1960", "alendronate", "lab:calcium_corrected=2.4@2024-01-01" },
  { "SR029", "M1960", "trt", "lab:psa=1@2024-06-01" },
  { "SRX020", "F1960", "as-now", "lab:egfr=80@2020-01-01" },
  /* steroids on the list, an answer that says no, and no dose */
  { "SRX009", "F1960", "as-now", "steroids=no take:GLUCOCORTICOID@2020" },
  /* FRAX of a country that NOGG has no threshold for */
  { "SRX010", "F1960", "as-now", "frax_major_pct=40 frax_country=US" },
  { "SRX010", "F1960", "as-now", "frax_major_pct=40" },
  /* periods that stopped early may come back */
  { "SR010", "F1985", "hrt", "menopause=after final_period_age_years=37" },
  /* an estrogen that may be vaginal */
  { "SR125", "F1960", "alendronate", "take:OESTROGEN@2020" },
};

/** Rules that no record fires, and why. */
static const struct
{
  const char *rule;
  const char *why;
} silent[] = {
  { "SRX005", "the options that are not compared are named under every comparison" },
  { "SRX061", "no band of a guideline is drawn on a number that is not a typed FRAX" },
};

/** Rules that say nothing of somebody of whom nothing is known, and why. */
static const struct
{
  const char *rule;
  const char *why;
} quiet[] = {
  { "SR011", "nobody listed an estrogen: keeping things as they are has none" },
  { "SRX032", "HRT that a plan begins has a progestogen where there may be a womb" },
  { "SRX025", "without a testosterone another rule speaks" },
  { "SR040", "no value at all is said by another rule" },
  { "SRX080", "there is no total calcium to judge" },
  { "SRX081", "there is no total calcium to judge" },
  { "SRX089", "nobody listed a medicine, nor a break while it was taken" },
  { "SRX094", "without a value nobody says that testosterone is not low" },
  { "SRX099", "it is said only where all of it is known" },
  { "SRX299", "it is said only where all of it is known" },
  { "SRX399", "it is said only where all of it is known" },
  { "SRX100", "nobody listed denosumab that ended" },
  { "SRX116", "a sample without its time is not called late" },
  { "SRX117", "it is said only where all of it is known" },
  { "SRX120", "nothing was measured" },
  { "SRX121", "nothing was measured" },
  { "SRX122", "nothing was measured" },
  { "SRX123", "nothing was measured" },
  { "SRX124", "nothing was measured" },
  { "SRX125", "nothing was measured" },
  { "SRX126", "the calcium that is measured speaks for itself" },
  { "SRX127", "the calcium that is measured speaks for itself" },
  { "SRX129", "the plans that need a calcium ask for it" },
  { "SRX131", "the plans that need vitamin D ask for it" },
  { "SRX103", "there is no list to deny" },
  { "SRX104", "there is no list" },
  { "SRX105", "there is no list" },
  { "SRX106", "there is no list" },
  { "SR032", "nobody listed testosterone: keeping things as they are has none" },
  { "SR048", "nobody listed testosterone: keeping things as they are has none" },
  { "SR049", "who is not said to take testosterone needs no second PSA" },
  { "SR113", "the age is known" },
  { "SR123", "fewer than two scans are not too close" },
  { "SR124", "there is no blood sample to judge" },
  { "SRX014", "the age is known" },
};

static const char *
find_why (const char *rule, gboolean is_silent)
{
  for (guint i = 0; is_silent && i < G_N_ELEMENTS (silent); i++)
    if (g_str_equal (silent[i].rule, rule))
      return silent[i].why;
  for (guint i = 0; !is_silent && i < G_N_ELEMENTS (quiet); i++)
    if (g_str_equal (quiet[i].rule, rule))
      return quiet[i].why;
  return NULL;
}

/* One line for each, so that a run tells all of them. */
static void G_GNUC_PRINTF (1, 2) complain (const char *format, ...)
{
  va_list arguments;
  g_autofree char *line = NULL;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s", line);
  g_test_fail ();
}

/* Somewhere the rule holds: most do everywhere. */
static void
go_where_it_holds (StoryTeller *fixture, const char *rule)
{
  const GArray *rules = trab_safety_get_rules (fixture->safety);
  const char *countries = NULL;

  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (g_array_index (rules, TrabSafetyRule, i).id, rule))
      countries = g_array_index (rules, TrabSafetyRule, i).countries;
  if (countries == NULL)
    countries = TRAB_EVIDENCE_DEFAULT_COUNTRY;
  trab_evidence_set_country (fixture->evidence, countries[0] == '-' ? "AU" : countries);
}

static void
test_each_story (StoryTeller *fixture, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      const Story *story = &stories[i];
      g_autoptr (TrabSafetyReport) holds = NULL;
      g_autoptr (TrabSafetyReport) not = NULL;

      go_where_it_holds (fixture, story->rule);
      holds = story_teller_check (fixture, story->who, story->plan, story->holds);
      not = story_teller_check (fixture, story->who, story->plan, story->does_not);
      if (trab_safety_report_find_card (holds, story->rule) == NULL)
        complain ("%s does not hold for: %s", story->rule, story->holds);
      if (trab_safety_report_find_gap (holds, story->rule) != NULL)
        complain ("%s holds and is not checked for: %s", story->rule, story->holds);
      if (trab_safety_report_find_card (not, story->rule) != NULL)
        complain ("%s holds for: %s", story->rule, story->does_not);
      if (trab_safety_report_find_gap (not, story->rule) != NULL)
        complain ("%s is not checked for: %s", story->rule, story->does_not);
    }
}

static void
test_unclear_is_not_checked (StoryTeller *fixture, gconstpointer unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (unclear_stories); i++)
    {
      const char *rule = unclear_stories[i].rule;
      g_autoptr (TrabSafetyReport) report = NULL;

      go_where_it_holds (fixture, rule);
      report = story_teller_check (fixture, unclear_stories[i].who, unclear_stories[i].plan,
                                   unclear_stories[i].unclear);
      if (trab_safety_report_find_gap (report, rule) == NULL
          || trab_safety_report_find_card (report, rule) != NULL)
        complain ("%s is not open for: %s", rule, unclear_stories[i].unclear);
    }
}

/* A rule of one country says nothing in another. */
static void
test_silent_elsewhere (StoryTeller *fixture, gconstpointer unused)
{
  const GArray *rules = trab_safety_get_rules (fixture->safety);
  guint n = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      const TrabSafetyRule *rule = &g_array_index (rules, TrabSafetyRule, i);

      for (guint j = 0; rule->countries != NULL && j < G_N_ELEMENTS (stories); j++)
        {
          g_autoptr (TrabSafetyReport) report = NULL;
          g_autofree char *elsewhere
              = rule->countries[0] == '-' ? g_strndup (rule->countries + 1, 2) : g_strdup ("AU");

          if (!g_str_equal (stories[j].rule, rule->id))
            continue;
          trab_evidence_set_country (fixture->evidence, elsewhere);
          report = story_teller_check (fixture, stories[j].who, stories[j].plan, stories[j].holds);
          if (trab_safety_report_find_card (report, rule->id) != NULL)
            complain ("%s speaks elsewhere", rule->id);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 10);
}

/* Only the first story of a rule: the others may be about what is taken today, which nothing said
 * of somebody unknown. */
static void
test_nothing_known_is_told (StoryTeller *fixture, gconstpointer unused)
{
  const char *last = "";

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      const Story *story = &stories[i];
      g_autoptr (TrabSafetyReport) report = NULL;
      gboolean is_told = FALSE;

      if (g_str_equal (last, story->rule))
        continue;
      last = story->rule;
      go_where_it_holds (fixture, story->rule);
      report = story_teller_check (fixture, story->who, story->plan, "");
      is_told = trab_safety_report_find_card (report, story->rule) != NULL
                || trab_safety_report_find_gap (report, story->rule) != NULL;
      if (is_told != (find_why (story->rule, FALSE) == NULL))
        complain ("%s is %s of somebody unknown", story->rule, is_told ? "told" : "silent");
    }
}

static void
test_every_rule_has_a_story (StoryTeller *fixture, gconstpointer unused)
{
  const GArray *rules = trab_safety_get_rules (fixture->safety);

  g_assert_cmpuint (rules->len, ==, 262);
  for (guint i = 0; i < rules->len; i++)
    {
      const char *id = g_array_index (rules, TrabSafetyRule, i).id;
      gboolean has_story = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (stories); j++)
        has_story = has_story || g_str_equal (stories[j].rule, id);
      if (has_story != (find_why (id, TRUE) == NULL))
        complain ("%s has %s story", id, has_story ? "a" : "no");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/session/safety-stories/" path, StoryTeller, NULL, story_teller_set_up, function,   \
              story_teller_tear_down)
  ADD ("each-story", test_each_story);
  ADD ("silent-elsewhere", test_silent_elsewhere);
  ADD ("unclear-is-not-checked", test_unclear_is_not_checked);
  ADD ("nothing-known-is-told", test_nothing_known_is_told);
  ADD ("every-rule-has-a-story", test_every_rule_has_a_story);
#undef ADD
  return g_test_run ();
}
