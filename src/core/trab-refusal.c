/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-refusal.h"

static const char *const names[TRAB_N_REFUSALS] = {
  [TRAB_REFUSAL_MEDICINE_NOT_MODELLED] = "medicine-not-modelled",
  [TRAB_REFUSAL_DENOSUMAB_OR_ANABOLIC] = "denosumab-or-anabolic",
  [TRAB_REFUSAL_TOO_MANY_AGENTS] = "too-many-agents",
  [TRAB_REFUSAL_TWO_BISPHOSPHONATES] = "two-bisphosphonates",
  [TRAB_REFUSAL_AGE] = "age",
  [TRAB_REFUSAL_PREGNANCY] = "pregnancy",
  [TRAB_REFUSAL_GROWING] = "growing",
  [TRAB_REFUSAL_EGFR] = "egfr",
  [TRAB_REFUSAL_BONE_DISEASE] = "bone-disease",
  [TRAB_REFUSAL_CANCER_TREATMENT] = "cancer-treatment",
  [TRAB_REFUSAL_ESTRADIOL_TOO_HIGH] = "estradiol-too-high",
  [TRAB_REFUSAL_TESTOSTERONE_TOO_HIGH] = "testosterone-too-high",
  [TRAB_REFUSAL_GLUCOCORTICOID] = "glucocorticoid",
  [TRAB_REFUSAL_INFLAMMATION] = "inflammation",
  [TRAB_REFUSAL_IGF] = "igf",
  [TRAB_REFUSAL_WRONG_SEX] = "wrong-sex",
  [TRAB_REFUSAL_GENDER_AFFIRMING] = "gender-affirming",
  [TRAB_REFUSAL_NO_HUMAN_BONE_EVIDENCE] = "no-human-bone-evidence",
  [TRAB_REFUSAL_NO_RELIABLE_EFFECT] = "no-reliable-effect",
  [TRAB_REFUSAL_CONDITIONING_FAILED] = "conditioning-failed",
  [TRAB_REFUSAL_LOW_Z_SCORE] = "low-z-score",
  [TRAB_REFUSAL_BEYOND_STUDIES] = "beyond-studies",
  [TRAB_REFUSAL_SEX_NOT_KNOWN] = "sex-not-known",
  [TRAB_REFUSAL_SAFETY_STOP] = "safety-stop",
  [TRAB_REFUSAL_MENOPAUSE_AGE_NOT_KNOWN] = "menopause-age-not-known",
};

/** trab_refusal_to_string: a stable name for files and tests; people read present's sentence */
const char *
trab_refusal_to_string (TrabRefusal refusal)
{
  g_return_val_if_fail (refusal < TRAB_N_REFUSALS, NULL);
  return names[refusal];
}
