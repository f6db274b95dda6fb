/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-question.h"

#include <glib/gi18n-lib.h>

#include "trab-present-date.h"
#include "trab-present-goal.h"
#include "trab-present-measure.h"
#include "trab-present-number.h"

typedef struct
{
  const char *label;
  const char *hint; /* (nullable): what counts, in a line under the label */
} Words;

#define DATE_HINT N_ ("Such as 3 Nov 2025.")

static const Words words[TRAB_N_QUESTIONS] = {
  [TRAB_QUESTION_FALLS_COUNT]
  = { N_ ("Falls in the last 12 months"), N_ ("Asked at every visit.") },
  [TRAB_QUESTION_NEW_FRACTURE] = { N_ ("A broken bone since the last visit"), NULL },
  [TRAB_QUESTION_PREVIOUS_FRACTURE]
  = { N_ ("A break from a minor fall in the past"), N_ ("Hip, spine, wrist or shoulder.") },
  [TRAB_QUESTION_PARENT_OSTEOPOROSIS] = { N_ ("A parent with osteoporosis or a broken hip"), NULL },
  [TRAB_QUESTION_PARENT_HIP_FRACTURE] = { N_ ("A parent with a broken hip"), NULL },
  [TRAB_QUESTION_STEROIDS]
  = { N_ ("Steroid tablets"), N_ ("Two or more prescriptions in the last 6 months.") },
  [TRAB_QUESTION_PREDNISOLONE_MG_D] = { N_ ("Prednisolone dose"), N_ ("Or the equal dose of "
                                                                      "another steroid.") },
  [TRAB_QUESTION_STEROID_MONTHS] = { N_ ("Months on steroids"), NULL },
  [TRAB_QUESTION_SMOKING] = { N_ ("Smoking"), NULL },
  [TRAB_QUESTION_ALCOHOL] = { N_ ("Alcohol"), N_ ("UK units a day.") },
  [TRAB_QUESTION_ETHNICITY]
  = { N_ ("Ethnic group"), N_ ("As the fracture calculator groups it. The person says which.") },
  [TRAB_QUESTION_RA_OR_SLE] = { N_ ("Rheumatoid arthritis or lupus"), NULL },
  [TRAB_QUESTION_DIABETES_TYPE1] = { N_ ("Type 1 diabetes"), NULL },
  [TRAB_QUESTION_DIABETES_TYPE2] = { N_ ("Type 2 diabetes"), NULL },
  [TRAB_QUESTION_ASTHMA_COPD] = { N_ ("Asthma or COPD"), NULL },
  [TRAB_QUESTION_CARDIOVASCULAR] = { N_ ("Heart disease, stroke or TIA"), NULL },
  [TRAB_QUESTION_CANCER] = { N_ ("Any cancer"), NULL },
  [TRAB_QUESTION_LIVER_DISEASE] = { N_ ("Chronic liver disease"), NULL },
  [TRAB_QUESTION_RENAL_DISEASE] = { N_ ("Chronic kidney disease"), NULL },
  [TRAB_QUESTION_PARKINSONS] = { N_ ("Parkinson's disease"), NULL },
  [TRAB_QUESTION_DEMENTIA] = { N_ ("Dementia"), NULL },
  [TRAB_QUESTION_EPILEPSY] = { N_ ("Epilepsy, or medicines for it"), NULL },
  [TRAB_QUESTION_MALABSORPTION]
  = { N_ ("A bowel illness that takes up food poorly"), N_ ("Such as Crohn's, colitis, coeliac.") },
  [TRAB_QUESTION_ENDOCRINE]
  = { N_ ("A gland illness"), N_ ("Overactive thyroid or parathyroid, or Cushing's.") },
  [TRAB_QUESTION_ANTIDEPRESSANT]
  = { N_ ("Antidepressants"), N_ ("Two or more prescriptions in the last 6 months.") },
  [TRAB_QUESTION_CARE_HOME] = { N_ ("Lives in a care or nursing home"), NULL },
  [TRAB_QUESTION_HRT_OESTROGEN_ONLY]
  = { N_ ("HRT with estrogen only"), N_ ("Not with a progestogen.") },
  [TRAB_QUESTION_MENOPAUSE] = { N_ ("Menopause"), NULL },
  [TRAB_QUESTION_FINAL_PERIOD_AGE_YEARS] = { N_ ("Age at the last period"), NULL },
  [TRAB_QUESTION_OVARIES_REMOVED] = { N_ ("Both ovaries removed"), NULL },
  [TRAB_QUESTION_UTERUS]
  = { N_ ("Has a womb (uterus)"), N_ ("Decides if a progestogen is needed with estrogen.") },
  [TRAB_QUESTION_HOT_FLUSHES] = { N_ ("Hot flushes"), NULL },
  [TRAB_QUESTION_PREGNANCY] = { N_ ("Pregnant, may become so, or breastfeeding"), NULL },
  [TRAB_QUESTION_GENDER_AFFIRMING] = { N_ ("Gender-affirming hormones"), NULL },
  [TRAB_QUESTION_DENOSUMAB_3Y]
  = { N_ ("Denosumab, now or in the last 3 years"),
      N_ ("Stopping or a late dose can be followed by fast bone loss and breaks in the spine.") },
  [TRAB_QUESTION_ANABOLIC_3Y] = { N_ ("A bone-building medicine, now or in the last 3 years"),
                                  N_ ("Teriparatide, abaloparatide, romosozumab.") },
  [TRAB_QUESTION_AROMATASE_INHIBITOR] = { N_ ("Aromatase inhibitor"), N_ ("Such as anastrozole.") },
  [TRAB_QUESTION_GNRH_ANALOGUE] = { N_ ("GnRH analogue"), N_ ("Such as goserelin.") },
  [TRAB_QUESTION_ANDROGEN_DEPRIVATION] = { N_ ("Treatment that blocks testosterone"), NULL },
  [TRAB_QUESTION_OSTEOMALACIA] = { N_ ("Soft bones (osteomalacia)"), NULL },
  [TRAB_QUESTION_PRIMARY_HYPERPARATHYROIDISM]
  = { N_ ("Overactive parathyroid gland (primary)"), NULL },
  [TRAB_QUESTION_PAGET] = { N_ ("Paget's disease of bone"), NULL },
  [TRAB_QUESTION_BONE_METASTASIS] = { N_ ("Cancer in the bone"), NULL },
  [TRAB_QUESTION_TRANSPLANT] = { N_ ("Organ transplant"), NULL },
  [TRAB_QUESTION_ACROMEGALY] = { N_ ("Acromegaly"), NULL },
  [TRAB_QUESTION_ANOREXIA] = { N_ ("Anorexia"), NULL },
  [TRAB_QUESTION_MALABSORPTION_SURGERY]
  = { N_ ("Weight-loss or bowel surgery"), N_ ("That lowers what the gut takes up.") },
  [TRAB_QUESTION_TSH_SUPPRESSED] = { N_ ("TSH suppressed"), NULL },
  [TRAB_QUESTION_GH_DEFICIENCY] = { N_ ("Proven lack of growth hormone"), NULL },
  [TRAB_QUESTION_SPINE_IMAGED]
  = { N_ ("Spine X-rayed or scanned for breaks"),
      N_ ("Jumping and loaded bending stay closed until it is known.") },
  [TRAB_QUESTION_HEIGHT_LOSS_CM] = { N_ ("Height lost since age 20"), NULL },
  [TRAB_QUESTION_CALCIUM_SUFFICIENT] = { N_ ("Enough calcium"), N_ ("From food and tablets.") },
  [TRAB_QUESTION_VITAMIN_D_SUFFICIENT] = { N_ ("Enough vitamin D"), NULL },
  [TRAB_QUESTION_CALCIUM_MG_D] = { N_ ("Calcium"), N_ ("From food and tablets together.") },
  [TRAB_QUESTION_PROTEIN_G_D] = { N_ ("Protein"), NULL },
  [TRAB_QUESTION_VITAMIN_D_UG_D]
  = { N_ ("Vitamin D tablets or drops"), N_ ("1 \u00b5g is 40 IU.") },
  [TRAB_QUESTION_VITAMIN_K2_UG_D] = { N_ ("Vitamin K2"), N_ ("It can change how warfarin works.") },
  [TRAB_QUESTION_MAGNESIUM_MG_D] = { N_ ("Magnesium"), NULL },
  [TRAB_QUESTION_ZINC_MG_D] = { N_ ("Zinc"), NULL },
  [TRAB_QUESTION_OMEGA3_G_D] = { N_ ("Omega-3 fats"), NULL },
  [TRAB_QUESTION_EXERCISE_PROGRAMME] = { N_ ("Exercise now"), NULL },
  [TRAB_QUESTION_EXERCISE_SESSIONS_WEEK] = { N_ ("Sessions a week"), NULL },
  [TRAB_QUESTION_EXERCISE_ADHERENCE]
  = { N_ ("Share of sessions done"), N_ ("From 0 (none) to 1 (all).") },
  [TRAB_QUESTION_RED_FLAGS]
  = { N_ ("New severe back pain, or a warning sign"),
      N_ ("With weight loss, fever, past cancer, or new numbness or weakness.") },
  [TRAB_QUESTION_ALP_OR_PHOSPHATE]
  = { N_ ("Raised ALP or low phosphate"), N_ ("By the laboratory's own limits.") },
  [TRAB_QUESTION_SECONDARY_CAUSES]
  = { N_ ("Other causes of weak bone looked for"), N_ ("By blood and urine tests.") },
  [TRAB_QUESTION_INFLAMMATION_TEST] = { N_ ("ESR or CRP"), NULL },
  [TRAB_QUESTION_INFLAMMATION_DATE] = { N_ ("Date of the ESR or CRP"), DATE_HINT },
  [TRAB_QUESTION_PROTEIN_TEST] = { N_ ("Protein electrophoresis or light chains"), NULL },
  [TRAB_QUESTION_PROTEIN_DATE] = { N_ ("Date of the protein test"), DATE_HINT },
  [TRAB_QUESTION_COELIAC_TEST] = { N_ ("Coeliac screen"), NULL },
  [TRAB_QUESTION_COELIAC_DATE] = { N_ ("Date of the coeliac screen"), DATE_HINT },
  [TRAB_QUESTION_LOW_ENERGY] = { N_ ("Eats too little for the energy used"), NULL },
  [TRAB_QUESTION_ACUTE_ILLNESS]
  = { N_ ("Severely ill now"), N_ ("In intensive care, or with failing lungs.") },
  [TRAB_QUESTION_LIFE_EXPECTANCY_YEARS]
  = { N_ ("Years of life expected"),
      N_ ("For the clinician. Leave empty when nobody has judged it.") },
  [TRAB_QUESTION_FALL_INJURY] = { N_ ("A fall with an injury"), N_ ("In the last 12 months.") },
  [TRAB_QUESTION_GAIT_PROBLEM] = { N_ ("Unsteady when walking or turning"), NULL },
  [TRAB_QUESTION_FRAILTY] = { N_ ("Frailty"), NULL },
  [TRAB_QUESTION_STANDING_BP_DROP]
  = { N_ ("Blood pressure drops on standing"), N_ ("Lying, then standing.") },
  [TRAB_QUESTION_POOR_VISION] = { N_ ("Poor eyesight"), NULL },
  [TRAB_QUESTION_SEDATING_MEDICINES] = { N_ ("Medicines that make drowsy"), NULL },
  [TRAB_QUESTION_HOME_HAZARDS] = { N_ ("Hazards for falls at home"), NULL },
  [TRAB_QUESTION_BP_SYSTOLIC_MMHG] = { N_ ("Blood pressure, upper number"), NULL },
  [TRAB_QUESTION_MI_OR_CHD] = { N_ ("Heart attack, or narrowed heart arteries"), NULL },
  [TRAB_QUESTION_STROKE_OR_TIA] = { N_ ("Stroke or TIA"), NULL },
  [TRAB_QUESTION_MI_STROKE_MONTHS] = { N_ ("Months since the heart attack or stroke"), NULL },
  [TRAB_QUESTION_CVD_HIGH_RISK] = { N_ ("High chance of heart disease"), NULL },
  [TRAB_QUESTION_HEART_FAILURE] = { N_ ("Heart failure"), NULL },
  [TRAB_QUESTION_HEART_FAILURE_UNCONTROLLED]
  = { N_ ("Heart failure that is not under control"), NULL },
  [TRAB_QUESTION_ATRIAL_FIBRILLATION] = { N_ ("Atrial fibrillation, now or before"), NULL },
  [TRAB_QUESTION_VTE] = { N_ ("A clot in a leg or lung, now or before"), NULL },
  [TRAB_QUESTION_THROMBOPHILIA]
  = { N_ ("Blood that clots too easily"), N_ ("Such as protein C or S deficiency.") },
  [TRAB_QUESTION_FAMILY_VTE] = { N_ ("A clot in a close relative"), NULL },
  [TRAB_QUESTION_IMMOBILITY] = { N_ ("Cannot walk about"), NULL },
  [TRAB_QUESTION_ACTIVE_CANCER] = { N_ ("Cancer now, or under treatment"), NULL },
  [TRAB_QUESTION_BREAST_CANCER] = { N_ ("Breast cancer, now or before"), NULL },
  [TRAB_QUESTION_ESTROGEN_CANCER]
  = { N_ ("Another cancer that grows with estrogen"), N_ ("Such as cancer of the womb lining.") },
  [TRAB_QUESTION_PROSTATE_CANCER] = { N_ ("Prostate cancer, now or before"), NULL },
  [TRAB_QUESTION_MEDICINES_LISTED] = { N_ ("Every medicine taken is on the list"),
                                       N_ ("Then what is not on the list is not taken.") },
  [TRAB_QUESTION_DENOSUMAB_LAST_DOSE_MONTHS]
  = { N_ ("Months since the last denosumab injection"), NULL },
  [TRAB_QUESTION_VITAMIN_K_ANTAGONIST] = { N_ ("Warfarin, or another vitamin K blocker"), NULL },
  [TRAB_QUESTION_LAMOTRIGINE] = { N_ ("Lamotrigine"), NULL },
  [TRAB_QUESTION_LEVOTHYROXINE] = { N_ ("Levothyroxine"), NULL },
  [TRAB_QUESTION_ENZYME_INDUCER]
  = { N_ ("A medicine that speeds up the liver"),
      N_ ("Such as carbamazepine, phenytoin, rifampicin, St John's wort.") },
  [TRAB_QUESTION_BINDING_ANTIBIOTIC] = { N_ ("A quinolone or tetracycline antibiotic"), NULL },
  [TRAB_QUESTION_KIDNEY_MEDICINE]
  = { N_ ("A water tablet, or a medicine hard on the kidneys"), NULL },
  [TRAB_QUESTION_PROGESTOGEN]
  = { N_ ("A progestogen goes with the estrogen"), N_ ("Taken now, or part of the plan.") },
  [TRAB_QUESTION_HYSTERECTOMY_TYPE] = { N_ ("What was removed"), NULL },
  [TRAB_QUESTION_HORMONE_COIL] = { N_ ("A hormone coil in the womb"), NULL },
  [TRAB_QUESTION_HORMONE_COIL_YEARS] = { N_ ("Years since the coil was put in"), NULL },
  [TRAB_QUESTION_VAGINAL_BLEEDING] = { N_ ("Vaginal bleeding nobody has explained"), NULL },
  [TRAB_QUESTION_BLEEDING_ON_HRT] = { N_ ("Bleeding on HRT that was not expected"), NULL },
  [TRAB_QUESTION_PORPHYRIA] = { N_ ("Porphyria"), NULL },
  [TRAB_QUESTION_GALLBLADDER] = { N_ ("Gallbladder disease"), NULL },
  [TRAB_QUESTION_MIGRAINE_AURA] = { N_ ("Migraine with aura"), NULL },
  [TRAB_QUESTION_TRIGLYCERIDES_MMOL_L] = { N_ ("Triglycerides"), NULL },
  [TRAB_QUESTION_PROSTATE_NODULE] = { N_ ("A lump or hard place in the prostate"), NULL },
  [TRAB_QUESTION_PROSTATE_FAMILY] = { N_ ("A father, brother or son with prostate cancer"), NULL },
  [TRAB_QUESTION_SLEEP_APNOEA] = { N_ ("Severe sleep apnoea without treatment"), NULL },
  [TRAB_QUESTION_IPSS] = { N_ ("Prostate symptom score (IPSS)"), NULL },
  [TRAB_QUESTION_FERTILITY] = { N_ ("Hopes to father a child soon"), NULL },
  [TRAB_QUESTION_ERYTHROCYTOSIS]
  = { N_ ("Too many red blood cells"), N_ ("Polycythaemia or erythrocytosis.") },
  [TRAB_QUESTION_HOUSEHOLD_CONTACT]
  = { N_ ("Children or a woman in the home"), N_ ("A gel can pass on by touch.") },
  [TRAB_QUESTION_UPRIGHT_30MIN] = { N_ ("Can sit or stand upright for 30 minutes"), NULL },
  [TRAB_QUESTION_OESOPHAGEAL_DISORDER]
  = { N_ ("A food pipe that is narrow or slow"), N_ ("Stricture, achalasia, Barrett.") },
  [TRAB_QUESTION_SWALLOWING_SYMPTOMS]
  = { N_ ("New pain or trouble swallowing, or new heartburn"), N_ ("On a bone tablet.") },
  [TRAB_QUESTION_ASPIRATION_RISK] = { N_ ("Drinks go down the wrong way"), NULL },
  [TRAB_QUESTION_STOMACH_ILLNESS] = { N_ ("Stomach ulcer, gastritis or severe reflux now"), NULL },
  [TRAB_QUESTION_BISPHOSPHONATE_ALLERGY] = { N_ ("Allergy to a bisphosphonate"), NULL },
  [TRAB_QUESTION_DENTAL_CHECK_MONTHS] = { N_ ("Months since the last dental check"), NULL },
  [TRAB_QUESTION_DENTAL_WORK] = { N_ ("Dental surgery planned"), N_ ("A tooth out, an implant.") },
  [TRAB_QUESTION_JAW_NECROSIS] = { N_ ("Jaw bone that did not heal (ONJ)"), NULL },
  [TRAB_QUESTION_THIGH_PAIN] = { N_ ("New pain in a thigh or groin"), NULL },
  [TRAB_QUESTION_ATYPICAL_FRACTURE] = { N_ ("An atypical break of the thigh bone before"), NULL },
  [TRAB_QUESTION_EYE_INFLAMMATION] = { N_ ("Red, painful eyes on a bisphosphonate before"), NULL },
  [TRAB_QUESTION_RETINOPATHY] = { N_ ("Severe diabetic eye disease"), NULL },
  [TRAB_QUESTION_SWELLING] = { N_ ("Carpal tunnel, swelling or sore joints"), NULL },
  [TRAB_QUESTION_ATHLETE] = { N_ ("Competes in sport"), NULL },
  [TRAB_QUESTION_IGF1_SDS]
  = { N_ ("IGF-1 against age and sex"), N_ ("In SD scores, from the laboratory.") },
  [TRAB_QUESTION_IGF1_MEAN_UG_L]
  = { N_ ("Mean IGF-1 for age and sex"),
      N_ ("From the laboratory. With a measured IGF-1 it goes into the curves.") },
  [TRAB_QUESTION_HYPERCALCAEMIA] = { N_ ("High calcium in the blood, or sarcoidosis"), NULL },
  [TRAB_QUESTION_KIDNEY_STONES] = { N_ ("Kidney stones, now or before"), NULL },
  [TRAB_QUESTION_CALCIUM_FOOD_MG_D] = { N_ ("Calcium from food alone"), NULL },
  [TRAB_QUESTION_VITAMIN_D_BOLUS_IU] = { N_ ("Largest single dose of vitamin D"), NULL },
  [TRAB_QUESTION_RETINOL_UG_D]
  = { N_ ("Vitamin A (retinol)"), N_ ("From liver, cod-liver oil, tablets.") },
  [TRAB_QUESTION_IMMUNOSUPPRESSED] = { N_ ("A weak immune system, or a central line"), NULL },
  [TRAB_QUESTION_EXERCISE_SUPERVISED] = { N_ ("Heavy exercise only with a trainer beside"), NULL },
  [TRAB_QUESTION_JOINT_PROBLEM] = { N_ ("Severe arthritis or a new hip or knee"), NULL },
  [TRAB_QUESTION_FRAX_MAJOR_PCT]
  = { N_ ("FRAX: a hip, spine, wrist or upper arm"), N_ ("10 years, as FRAX printed it.") },
  [TRAB_QUESTION_FRAX_HIP_PCT] = { N_ ("FRAX: a hip"), N_ ("10 years, as FRAX printed it.") },
  [TRAB_QUESTION_FRAX_COUNTRY] = { N_ ("FRAX of which country"), NULL },
  [TRAB_QUESTION_FRAX_WITH_BMD] = { N_ ("FRAX made with a hip neck scan"), NULL },
  [TRAB_QUESTION_FRAX_DATE] = { N_ ("Date of the FRAX result"), N_ ("Such as 3 Nov 2025.") },
  [TRAB_QUESTION_FRAX_INPUTS]
  = { N_ ("What was put into FRAX"), N_ ("Past breaks, parent, smoking, steroids, T-score.") },
  [TRAB_QUESTION_FRAX_VERSION] = { N_ ("FRAX or FRAXplus, which version"), NULL },
  [TRAB_QUESTION_FRAX_ADJUSTMENTS]
  = { N_ ("What FRAX was adjusted for"), N_ ("A recent break, steroid dose, type 2 diabetes, TBS, "
                                             "falls, spine and hip neck apart, hip "
                                             "axis length.") },
  [TRAB_QUESTION_GOAL_CARDS] = { N_ ("What matters most"), N_ ("Up to three, in any order.") },
  [TRAB_QUESTION_GOAL_WORDS] = { N_ ("In your own words"), NULL },
  [TRAB_QUESTION_NOT_WANTED] = { N_ ("Is there anything you do not want?"), NULL },
  [TRAB_QUESTION_PLAN_CHOICE] = { N_ ("Choice today"), NULL },
  [TRAB_QUESTION_PLAN_REASON] = { N_ ("Because"), N_ ("In the patient's words.") },
  [TRAB_QUESTION_PLAN_START]
  = { N_ ("Start"), N_ ("A day, or what it waits for: “after the dental check”.") },
  [TRAB_QUESTION_SAID_BACK]
  = { N_ ("Said it back"), N_ ("Ask: “Tell me what you will do first.”") },
  [TRAB_QUESTION_FEELS_SURE]
  = { N_ ("Do you feel sure?"),
      N_ ("No is an answer, not a mistake: the next visit begins there.") },
  [TRAB_QUESTION_LETTER_WORDS]
  = { N_ ("Reason for referral"), N_ ("In your words. It is printed on the letter.") },
  [TRAB_QUESTION_REVIEW_DATE] = { N_ ("Review date"), NULL },
  [TRAB_QUESTION_REVIEW_RECALL]
  = { N_ ("On the recall list"), N_ ("The review date stands there unless you say no.") },
  [TRAB_QUESTION_SAFETY_OVERRIDES] = { N_ ("Reasons to go on despite a stop"), NULL },
  [TRAB_QUESTION_PLANS_COMPARED] = { N_ ("Plans compared, and plans left out"), NULL },
  [TRAB_QUESTION_EXERCISE_WEEK] = { N_ ("The week of exercise"), NULL },
  [TRAB_QUESTION_BASE_CALCULATOR] = { N_ ("Calculator of the chance"), NULL },
  [TRAB_QUESTION_RESULTS_READ] = { N_ ("Results read"), NULL },
  [TRAB_QUESTION_SIGNED_NUMBERS] = { N_ ("Numbers as signed"), NULL },
};

static const char *const group_titles[] = {
  [TRAB_QUESTION_GROUP_RISK] = N_ ("Falls, breaks and health"),
  [TRAB_QUESTION_GROUP_HORMONES] = N_ ("Hormones"),
  [TRAB_QUESTION_GROUP_ILLNESS] = N_ ("Illness and medicines"),
  [TRAB_QUESTION_GROUP_FOOD] = N_ ("Food"),
  [TRAB_QUESTION_GROUP_MOVEMENT] = N_ ("Movement"),
  [TRAB_QUESTION_GROUP_WARNING] = N_ ("Warning signs and falls"),
  [TRAB_QUESTION_GROUP_HEART] = N_ ("Heart and clots"),
  [TRAB_QUESTION_GROUP_CANCER] = N_ ("Cancer"),
  [TRAB_QUESTION_GROUP_MEDICINES] = N_ ("Other medicines"),
  [TRAB_QUESTION_GROUP_HRT_CHECKS] = N_ ("Before hormone treatment"),
  [TRAB_QUESTION_GROUP_TRT_CHECKS] = N_ ("Before testosterone"),
  [TRAB_QUESTION_GROUP_BONE_DRUG_CHECKS] = N_ ("Before a bone tablet or drip"),
  [TRAB_QUESTION_GROUP_GH_CHECKS] = N_ ("Before a growth hormone booster"),
  [TRAB_QUESTION_GROUP_FRAX] = N_ ("FRAX result, typed in (optional)"),
  [TRAB_QUESTION_GROUP_GOALS] = N_ ("What matters"),
  [TRAB_QUESTION_GROUP_PLAN] = N_ ("Plan"),
};

typedef struct
{
  TrabQuestion question;
  const char *choice;
  const char *words;
} Choice;

/* Categories as the calculator's own table names them (risk/qfracture2012-variables). */
static const Choice choices[] = {
  { TRAB_QUESTION_FALLS_COUNT, "0", N_ ("None") },
  { TRAB_QUESTION_FALLS_COUNT, "1", N_ ("1") },
  { TRAB_QUESTION_FALLS_COUNT, "2", N_ ("2") },
  { TRAB_QUESTION_FALLS_COUNT, "3", N_ ("3 or more") },
  { TRAB_QUESTION_SMOKING, "0", N_ ("Never") },
  { TRAB_QUESTION_SMOKING, "1", N_ ("In the past") },
  { TRAB_QUESTION_SMOKING, "2", N_ ("Under 10 a day") },
  { TRAB_QUESTION_SMOKING, "3", N_ ("10 to 19 a day") },
  { TRAB_QUESTION_SMOKING, "4", N_ ("20 or more a day") },
  { TRAB_QUESTION_ALCOHOL, "0", N_ ("None") },
  { TRAB_QUESTION_ALCOHOL, "1", N_ ("Under 1 unit a day") },
  { TRAB_QUESTION_ALCOHOL, "2", N_ ("1 to 2 units a day") },
  { TRAB_QUESTION_ALCOHOL, "3", N_ ("3 to 6 units a day") },
  { TRAB_QUESTION_ALCOHOL, "4", N_ ("7 to 9 units a day") },
  { TRAB_QUESTION_ALCOHOL, "5", N_ ("Over 9 units a day") },
  { TRAB_QUESTION_ETHNICITY, "1", N_ ("White or not recorded") },
  { TRAB_QUESTION_ETHNICITY, "2", N_ ("Indian") },
  { TRAB_QUESTION_ETHNICITY, "3", N_ ("Pakistani") },
  { TRAB_QUESTION_ETHNICITY, "4", N_ ("Bangladeshi") },
  { TRAB_QUESTION_ETHNICITY, "5", N_ ("Other Asian") },
  { TRAB_QUESTION_ETHNICITY, "6", N_ ("Black Caribbean") },
  { TRAB_QUESTION_ETHNICITY, "7", N_ ("Black African") },
  { TRAB_QUESTION_ETHNICITY, "8", N_ ("Chinese") },
  { TRAB_QUESTION_ETHNICITY, "9", N_ ("Other or mixed") },
  { TRAB_QUESTION_MENOPAUSE, "before", N_ ("Before menopause") },
  { TRAB_QUESTION_MENOPAUSE, "around", N_ ("In the years around menopause") },
  { TRAB_QUESTION_MENOPAUSE, "after", N_ ("After menopause") },
  { TRAB_QUESTION_HYSTERECTOMY_TYPE, "total", N_ ("The whole womb") },
  { TRAB_QUESTION_HYSTERECTOMY_TYPE, "subtotal_or_ablation",
    N_ ("A part of it, or its lining; or endometriosis") },
  { TRAB_QUESTION_INFLAMMATION_TEST, "normal", N_ ("Normal") },
  { TRAB_QUESTION_INFLAMMATION_TEST, "abnormal", N_ ("Not normal") },
  { TRAB_QUESTION_INFLAMMATION_TEST, "looked_into", N_ ("Not normal, looked into") },
  { TRAB_QUESTION_PROTEIN_TEST, "normal", N_ ("Normal") },
  { TRAB_QUESTION_PROTEIN_TEST, "abnormal", N_ ("Not normal") },
  { TRAB_QUESTION_PROTEIN_TEST, "looked_into", N_ ("Not normal, looked into") },
  { TRAB_QUESTION_COELIAC_TEST, "normal", N_ ("Normal") },
  { TRAB_QUESTION_COELIAC_TEST, "abnormal", N_ ("Not normal") },
  { TRAB_QUESTION_COELIAC_TEST, "looked_into", N_ ("Not normal, looked into") },
  { TRAB_QUESTION_FRAX_COUNTRY, "GB", N_ ("United Kingdom") },
  { TRAB_QUESTION_FRAX_COUNTRY, "US", N_ ("United States") },
  { TRAB_QUESTION_FRAX_COUNTRY, "other", N_ ("Another country") },
  { TRAB_QUESTION_BASE_CALCULATOR, "frax-with-bmd", N_ ("FRAX with the scan") },
  { TRAB_QUESTION_BASE_CALCULATOR, "garvan", N_ ("Garvan") },
  { TRAB_QUESTION_BASE_CALCULATOR, "frax-without-bmd", N_ ("FRAX without a scan") },
  { TRAB_QUESTION_BASE_CALCULATOR, "qfracture2012", N_ ("QFracture-2012") },
  { TRAB_QUESTION_EXERCISE_PROGRAMME, "none", N_ ("No exercise") },
  { TRAB_QUESTION_EXERCISE_PROGRAMME, "walking", N_ ("Walking, balance or yoga") },
  { TRAB_QUESTION_EXERCISE_PROGRAMME, "moderate", N_ ("Muscle strength, moderate") },
  { TRAB_QUESTION_EXERCISE_PROGRAMME, "intense", N_ ("Heavy lifting with a trainer") },
  { TRAB_QUESTION_EXERCISE_PROGRAMME, "impact", N_ ("Jumps and hops") },
};

/** trab_present_question_get_label: (transfer none) */
const char *
trab_present_question_get_label (TrabQuestion question)
{
  g_return_val_if_fail (question < TRAB_N_QUESTIONS, "");
  return _ (words[question].label);
}

/** trab_present_question_get_hint: (transfer none) (nullable): what counts as an answer */
const char *
trab_present_question_get_hint (TrabQuestion question)
{
  g_return_val_if_fail (question < TRAB_N_QUESTIONS, NULL);
  return words[question].hint ? _ (words[question].hint) : NULL;
}

/** trab_present_question_get_group_title: (transfer none) */
const char *
trab_present_question_get_group_title (TrabQuestionGroup group)
{
  g_return_val_if_fail (group < G_N_ELEMENTS (group_titles), "");
  return _ (group_titles[group]);
}

/** trab_present_question_get_yes_no: (transfer none) (nullable): of "yes", "no", "unknown" */
const char *
trab_present_question_get_yes_no (const char *choice)
{
  if (g_strcmp0 (choice, "yes") == 0)
    return _ ("Yes");
  if (g_strcmp0 (choice, "no") == 0)
    return _ ("No");
  if (g_strcmp0 (choice, "unknown") == 0)
    return _ ("Not known");
  return NULL;
}

/** trab_present_question_get_choice: (transfer none) (nullable): NULL where it is no choice of it
 */
const char *
trab_present_question_get_choice (TrabQuestion question, const char *choice)
{
  if (trab_question_get_info (question)->kind == TRAB_QUESTION_KIND_YES_NO
      || g_strcmp0 (choice, "unknown") == 0)
    return trab_present_question_get_yes_no (choice);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].question == question && g_strcmp0 (choices[i].choice, choice) == 0)
      return _ (choices[i].words);
  return NULL;
}

/**
 * trab_present_question_dup_answer:
 * @text: (nullable): an answer as records keep it
 *
 * Returns: the answer in words; "Not known" where there is none
 */
char *
trab_present_question_dup_answer (TrabQuestion question, const char *text)
{
  const TrabQuestionInfo *info = trab_question_get_info (question);
  const char *choice = NULL;
  TrabDate date = TRAB_DATE_NONE;

  if (text == NULL || text[0] == '\0')
    return g_strdup (_ ("Not known"));
  if (question == TRAB_QUESTION_GOAL_CARDS)
    return trab_present_goal_dup_list (text);
  choice = trab_present_question_get_choice (question, text);
  if (choice != NULL)
    return g_strdup (choice);
  if (info->kind == TRAB_QUESTION_KIND_NUMBER)
    {
      g_autofree char *number = trab_present_number_dup_for_people (text);
      g_autofree char *unit = trab_present_measure_dup_unit (info->unit);

      return g_strstrip (g_strdup_printf (_ ("%s %s"), number, unit));
    }
  if (info->kind == TRAB_QUESTION_KIND_DATE && trab_date_parse (text, &date))
    return trab_present_date_dup_short (date);
  return g_strdup (text);
}
