/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-present-refusal.h"

#include <glib/gi18n-lib.h>

static const char *const sentences[TRAB_N_REFUSALS] = {
  [TRAB_REFUSAL_MEDICINE_NOT_MODELLED]
  = N_ ("The model has not been tested on this medicine. No curve is shown."),
  [TRAB_REFUSAL_DENOSUMAB_OR_ANABOLIC]
  = N_ ("Denosumab or a bone-building medicine is taken now, or was in the last 3 years. No curve "
        "is shown: bone changes fast after these medicines."),
  [TRAB_REFUSAL_TOO_MANY_AGENTS]
  = N_ ("More than two bone medicines at once have not been studied. No curve is shown."),
  [TRAB_REFUSAL_TWO_BISPHOSPHONATES]
  = N_ ("Two bisphosphonates together have not been studied. No curve is shown."),
  [TRAB_REFUSAL_AGE] = N_ ("The model is for ages 30 to 90. No curve is shown."),
  [TRAB_REFUSAL_PREGNANCY]
  = N_ ("The model does not fit pregnancy or breastfeeding. No curve is shown."),
  [TRAB_REFUSAL_GROWING] = N_ ("The model does not fit bones that still grow. No curve is shown."),
  [TRAB_REFUSAL_EGFR] = N_ ("Kidney function (eGFR) is under 30. The model does not fit."),
  [TRAB_REFUSAL_BONE_DISEASE]
  = N_ ("Another illness acts on the bones. The model does not fit, and no curve is shown."),
  [TRAB_REFUSAL_CANCER_TREATMENT]
  = N_ ("A cancer treatment that lowers sex hormones is taken. The model does not fit."),
  [TRAB_REFUSAL_ESTRADIOL_TOO_HIGH]
  = N_ ("Estrogen is above what the trials reached. No curve is shown."),
  [TRAB_REFUSAL_TESTOSTERONE_TOO_HIGH]
  = N_ ("The testosterone level is above what the trials reached. No curve is shown."),
  [TRAB_REFUSAL_GLUCOCORTICOID]
  = N_ ("Steroids are taken for 3 months or more, at 5 mg a day or more or an unknown dose. Trials "
        "do not bear out what the model says there. No curve of bone density or of blood tests is "
        "shown."),
  [TRAB_REFUSAL_INFLAMMATION]
  = N_ ("The inflammation is stronger than the model covers. No curve is shown."),
  [TRAB_REFUSAL_IGF] = N_ ("The IGF-1 level is above what the model covers. No curve is shown."),
  [TRAB_REFUSAL_WRONG_SEX] = N_ ("This treatment was not studied in people of this sex."),
  [TRAB_REFUSAL_GENDER_AFFIRMING]
  = N_ ("The model has not been fitted to gender-affirming hormones. No curve is shown."),
  [TRAB_REFUSAL_NO_HUMAN_BONE_EVIDENCE]
  = N_ ("No study in people shows what this does to bones. No curve is shown."),
  [TRAB_REFUSAL_NO_RELIABLE_EFFECT]
  = N_ ("Studies have not shown a change in bone density that can be relied on."),
  [TRAB_REFUSAL_CONDITIONING_FAILED]
  = N_ ("The model cannot follow the scans of this person. No curve is shown."),
  [TRAB_REFUSAL_LOW_Z_SCORE]
  = N_ ("Bone density is far below that of people of the same age. Another cause is likely, and no "
        "curve is shown."),
  [TRAB_REFUSAL_BEYOND_STUDIES] = N_ (
      "No study followed people who took this for as long as this person has. No curve is shown."),
  [TRAB_REFUSAL_SEX_NOT_KNOWN]
  = N_ ("The sex used for the models is not known. Fill it in to see a curve."),
  [TRAB_REFUSAL_SAFETY_STOP]
  = N_ ("Something above has to be settled first. No number is shown until then."),
  [TRAB_REFUSAL_MENOPAUSE_AGE_NOT_KNOWN]
  = N_ ("The age at the last period is not known, and before 55 it cannot be guessed: bone is lost "
        "fast in the years after it. Fill it in to see a curve."),
};

/** trab_present_refusal_get_sentence: (transfer none): why there is no curve or number */
const char *
trab_present_refusal_get_sentence (TrabRefusal refusal)
{
  g_return_val_if_fail (refusal < TRAB_N_REFUSALS, "");
  return _ (sentences[refusal]);
}

/** trab_present_refusal_dup_list: @refusals: of TrabRefusal as guint; one sentence after another */
char *
trab_present_refusal_dup_list (const GArray *refusals)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < refusals->len; i++)
    {
      guint refusal = g_array_index (refusals, guint, i);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, trab_present_refusal_get_sentence ((TrabRefusal) refusal));
    }
  return g_string_free (text, FALSE);
}
