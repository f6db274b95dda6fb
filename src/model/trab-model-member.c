/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-model-member.h"

#include <math.h>

#include "trab-model-random.h"

/* Which draw is which, model-spec section 8; a draw that is not used is skipped, never shifted. */
enum
{
  DRAW_THETA = 0,
  DRAW_GAINS = DRAW_THETA + TRAB_MODEL_N_CALIBRATED,
  DRAW_STRUCTURAL = DRAW_GAINS + TRAB_MODEL_N_GAIN_ROWS,
  DRAW_TAU = 92,
  DRAW_BAL,
  DRAW_GE,
  DRAW_TAKES,
  DRAW_TAKES_HOW_MUCH,
  DRAW_GD,
  DRAW_CTX_SCALE,
  DRAW_P1NP_SCALE,
  DRAW_SCAN, /* ours: the specification numbers none for the optional third band */
  DRAW_MARKER_GAINS = DRAW_SCAN + TRAB_MODEL_N_SITES, /* ours too */
};
G_STATIC_ASSERT (DRAW_STRUCTURAL == 86);
G_STATIC_ASSERT (DRAW_P1NP_SCALE == 99);

typedef struct
{
  guint64 seed;
  guint32 member;
} Source;

static double
draw_z (const Source *source, guint32 index)
{
  return trab_model_random_normal (source->seed, source->member, index);
}

/* (1) */
static void
draw_params (const Source *source, const TrabModel *model, TrabModelParams *params)
{
  const TrabModelConstants *k = trab_model_get_constants (model);
  double z[TRAB_MODEL_N_CALIBRATED];

  for (guint i = 0; i < TRAB_MODEL_N_CALIBRATED; i++)
    z[i] = draw_z (source, DRAW_THETA + i);
  *params = *trab_model_get_params (model);
  trab_model_posterior_apply (trab_model_get_posterior (model), z, params);
  params->Im = fmin (params->Im, k->clamp_im);
  params->kP = fmin (params->kP, k->clamp_rate);
  params->kB = fmin (params->kB, k->clamp_rate);
  params->kAc = fmin (params->kAc, k->clamp_rate);
}

/* (2) */
static void
draw_gains (const Source *source, const TrabModel *model, TrabModelGains *gains)
{
  const TrabModelGainTable *table = trab_model_get_gain_table (model);
  double factors[TRAB_MODEL_N_GAIN_ROWS], marker_factors[TRAB_MODEL_N_MARKER_GAIN_ROWS];

  for (guint i = 0; i < TRAB_MODEL_N_GAIN_ROWS; i++)
    factors[i] = exp (table->rows[i].log_sd * draw_z (source, DRAW_GAINS + i));
  for (guint i = 0; i < TRAB_MODEL_N_MARKER_GAIN_ROWS; i++)
    marker_factors[i] = exp (table->markers[i].log_sd * draw_z (source, DRAW_MARKER_GAINS + i));
  trab_model_gains_set (table, factors, marker_factors, gains);
}

/* (3) what the anchored model still gets wrong: common to the sites, and each one's own */
static void
draw_structural (const Source *source,
                 const TrabModelConstants *k,
                 double structural[TRAB_MODEL_N_OUTPUTS])
{
  double shared = sqrt (k->structural_correlation), own = sqrt (1 - k->structural_correlation);
  double common = draw_z (source, DRAW_STRUCTURAL);

  for (guint i = 0; i < TRAB_MODEL_N_OUTPUTS; i++)
    {
      double z = draw_z (source, DRAW_STRUCTURAL + 1 + i);

      structural[i] = i < TRAB_MODEL_N_SITES
                          ? k->structural_bmd_points * (shared * common + own * z)
                          : k->structural_marker_points * z;
    }
}

/* (4) to (7) */
static void
draw_person (const Source *source,
             const TrabModelConstants *k,
             gboolean is_as_prescribed,
             TrabModelPerson *person)
{
  double u = trab_model_random_uniform (source->seed, source->member, DRAW_TAKES);

  person->tau = exp (k->tau_mean_ln + k->tau_sd_ln * draw_z (source, DRAW_TAU));
  person->bal = k->bal_sd * draw_z (source, DRAW_BAL);
  person->gE = exp (k->ge_mean_ln + k->ge_sd_ln * draw_z (source, DRAW_GE));
  if (!is_as_prescribed && u < k->non_taker_share)
    person->gD = k->non_taker_most
                 * trab_model_random_uniform (source->seed, source->member, DRAW_TAKES_HOW_MUCH);
  else
    person->gD = exp (k->gd_mean_ln + k->gd_sd_ln * draw_z (source, DRAW_GD));
}

/**
 * trab_model_member_draw:
 * @index: the member's number; nothing else but the seed decides what is drawn
 * @is_as_prescribed: without the people who take little of their medicine
 *
 * Model-spec section 8.
 */
void
trab_model_member_draw (const TrabModel *model,
                        guint64 seed,
                        guint32 index,
                        gboolean is_as_prescribed,
                        TrabModelMember *member)
{
  const TrabModelConstants *k = trab_model_get_constants (model);
  const Source source = { seed, index };

  draw_params (&source, model, &member->params);
  draw_gains (&source, model, &member->gains);
  draw_structural (&source, k, member->structural);
  draw_person (&source, k, is_as_prescribed, &member->person);
  member->ctx_scale = exp (k->ctx_scale_sd_ln * draw_z (&source, DRAW_CTX_SCALE));
  member->p1np_scale = exp (k->p1np_scale_sd_ln * draw_z (&source, DRAW_P1NP_SCALE));
  for (guint i = 0; i < TRAB_MODEL_N_SITES; i++)
    member->scan_noise[i] = draw_z (&source, DRAW_SCAN + i);
}

/**
 * trab_model_member_apply:
 * @params: (inout): of the average person; out: of this one
 */
void
trab_model_member_apply (const TrabModelPerson *person, TrabModelParams *params)
{
  params->f_LS *= person->tau;
  params->f_FN *= person->tau;
  params->f_TH *= person->tau;
  params->bal = person->bal;
  params->gE = person->gE;
  params->gD = person->gD;
}
