/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Why no curve or number is shown (model-spec section 13). One sentence each, in present. */
typedef enum
{
  TRAB_REFUSAL_MEDICINE_NOT_MODELLED,
  TRAB_REFUSAL_DENOSUMAB_OR_ANABOLIC, /* now or within three years */
  TRAB_REFUSAL_TOO_MANY_AGENTS,
  TRAB_REFUSAL_TWO_BISPHOSPHONATES,
  TRAB_REFUSAL_AGE,
  TRAB_REFUSAL_PREGNANCY,
  TRAB_REFUSAL_GROWING,
  TRAB_REFUSAL_EGFR,
  TRAB_REFUSAL_BONE_DISEASE,     /* osteomalacia, hyperparathyroidism, Paget, metastasis … */
  TRAB_REFUSAL_CANCER_TREATMENT, /* aromatase inhibitor, GnRH analogue, androgen deprivation */
  TRAB_REFUSAL_ESTRADIOL_TOO_HIGH,
  TRAB_REFUSAL_TESTOSTERONE_TOO_HIGH,
  TRAB_REFUSAL_GLUCOCORTICOID, /* trials disagree with what the model makes of them */
  TRAB_REFUSAL_INFLAMMATION,
  TRAB_REFUSAL_IGF,
  TRAB_REFUSAL_WRONG_SEX, /* testosterone in women; oestrogens or SERMs in men */
  TRAB_REFUSAL_GENDER_AFFIRMING,
  TRAB_REFUSAL_NO_HUMAN_BONE_EVIDENCE, /* GH and secretagogues */
  TRAB_REFUSAL_NO_RELIABLE_EFFECT,     /* nutrition items of grade D */
  TRAB_REFUSAL_CONDITIONING_FAILED,
  TRAB_REFUSAL_LOW_Z_SCORE,
  TRAB_REFUSAL_BEYOND_STUDIES, /* no study followed people on this for as long as it was taken */
  TRAB_REFUSAL_SEX_NOT_KNOWN,
  TRAB_REFUSAL_SAFETY_STOP,             /* something has to be settled before any number */
  TRAB_REFUSAL_MENOPAUSE_AGE_NOT_KNOWN, /* and the woman too young to assume the usual one */
} TrabRefusal;
#define TRAB_N_REFUSALS (TRAB_REFUSAL_MENOPAUSE_AGE_NOT_KNOWN + 1)

const char *trab_refusal_to_string (TrabRefusal refusal);

G_END_DECLS
