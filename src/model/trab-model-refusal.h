/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-answer.h"
#include "trab-model.h"
#include "trab-refusal.h"

G_BEGIN_DECLS

/**
 * TrabModelFacts:
 * What model-spec section 13 asks of a person beside the scenario. All zero is "nothing known".
 */
typedef struct
{
  TrabAnswer has_unmodelled_medicine;   /* a bone medicine outside section 5, now or in the plan */
  TrabAnswer had_denosumab_or_anabolic; /* now or within three years; romosozumab too */
  TrabAnswer is_pregnant_or_breastfeeding;
  TrabAnswer is_growing;
  TrabAnswer has_osteomalacia;
  TrabAnswer has_primary_hyperparathyroidism;
  TrabAnswer has_paget;
  TrabAnswer has_bone_metastasis;
  TrabAnswer has_transplant;
  TrabAnswer has_acromegaly;
  TrabAnswer has_anorexia;
  TrabAnswer had_malabsorption_surgery;
  TrabAnswer has_suppressed_tsh;
  TrabAnswer takes_aromatase_inhibitor;
  TrabAnswer takes_gnrh_analogue;
  TrabAnswer has_androgen_deprivation;
  TrabAnswer takes_serm;
  TrabAnswer has_gender_affirming_therapy;
  TrabAnswer has_gh_deficiency;
  TrabAnswer plans_unproven_nutrition; /* grade D: protein, K2, magnesium … for their own sake */
  gboolean has_egfr;
  double egfr_ml_min;
  gboolean has_z_score[3];
  double z_score[3];
} TrabModelFacts;

/** What holds beside a curve that is drawn. Flags. */
typedef enum
{
  TRAB_MODEL_NOTE_NONE = 0,
  TRAB_MODEL_NOTE_NO_TRIAL_OF_BOTH = 1 << 0,    /* testosterone with a bisphosphonate */
  TRAB_MODEL_NOTE_STACK_WITH_EXERCISE = 1 << 1, /* two agents and exercise: dashed throughout */
  TRAB_MODEL_NOTE_RESEARCH_DOSE = 1 << 2,       /* zoledronate below 4 mg */
  TRAB_MODEL_NOTE_ASSUMED_INPUT = 1 << 3,       /* inflammation, a little glucocorticoid */
} TrabModelNote;

/** One reason why no curve is shown, and the value that is outside. */
typedef struct
{
  TrabRefusal code;
  gboolean has_value;
  double value; /* in the unit of the rule: years, pg/mL, ng/dL, mg/d … */
} TrabModelRefusal;

/**
 * TrabModelVerdict:
 * @refused: of TrabModelRefusal; no curve unless it is empty
 * @not_checked: of TrabRefusal as guint, each once; what could not be ruled out because it is not
 * known
 * @notes: TrabModelNote
 */
typedef struct
{
  GArray *refused;
  GArray *not_checked;
  guint notes;
} TrabModelVerdict;

TrabModelVerdict *trab_model_refusal_find (const TrabModel *model,
                                           const TrabScenario *scenario,
                                           const TrabModelFacts *facts);
void trab_model_refusal_free_verdict (TrabModelVerdict *verdict);
gboolean trab_model_refusal_clip_gain (const TrabModel *model, guint site, double *gain_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrabModelVerdict, trab_model_refusal_free_verdict)

G_END_DECLS
