/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-evidence.h"

G_BEGIN_DECLS

/* The numbers of the model that are not parameters of the calibration: half-saturations, assumed
 * equivalences, random effects, limits. Units, status and section in data/model/constants.json. */
/* clang-format off */
#define TRAB_MODEL_CONSTANTS_LIST(X) \
  X (fa_half_ng_dl)                  \
  X (t_young_ng_dl)                  \
  X (t_woman_ng_dl)                  \
  X (e2_young_woman_pg_ml)           \
  X (e2_young_man_pg_ml)             \
  X (e2_floor_pg_ml)                 \
  X (ai_e2_share)                    \
  X (surge_smoothing)                \
  X (drive_floor)                    \
  X (resorption_floor)               \
  X (bal_from_years)                 \
  X (bal_decay_years)                \
  X (age_origin_years)               \
  X (artefact_from_years)            \
  X (artefact_to_years)              \
  X (fmp_shift_years)                \
  X (fmp_width_years)                \
  X (surgical_decay_years)           \
  X (man_settled_years)              \
  X (spinup_before_fmp_years)        \
  X (spinup_man_years)               \
  X (gc_unit_mg_d)                   \
  X (gc_late_share)                  \
  X (gc_decay_years)                 \
  X (impact_spine)                   \
  X (impact_hip)                     \
  X (walk_hip)                       \
  X (hrt_low_to_pg_ml)               \
  X (small_effect_sum)               \
  X (infusion_years)                 \
  X (clamp_im)                       \
  X (clamp_rate)                     \
  X (structural_bmd_points)          \
  X (structural_correlation)         \
  X (structural_marker_points)       \
  X (structural_ramp_years)          \
  X (tau_mean_ln)                    \
  X (tau_sd_ln)                      \
  X (bal_sd)                         \
  X (ge_mean_ln)                     \
  X (ge_sd_ln)                       \
  X (non_taker_share)                \
  X (non_taker_most)                 \
  X (gd_mean_ln)                     \
  X (gd_sd_ln)                       \
  X (ctx_scale_sd_ln)                \
  X (p1np_scale_sd_ln)               \
  X (dropped_share_most)             \
  X (ctx_young_ng_ml)                \
  X (p1np_young_ug_l)                \
  X (ctx_noise_ln)                   \
  X (p1np_noise_ln)                  \
  X (cv_ls_percent)                  \
  X (cv_fn_percent)                  \
  X (cv_th_percent)                  \
  X (lsc_factor)                     \
  X (ess_enough_share)               \
  X (ess_stage_share)                \
  X (ess_least)                      \
  X (temper_stages)                  \
  X (liu_west_a)                     \
  X (gd_not_taking)                  \
  X (gain_ls_most)                   \
  X (gain_fn_most)                   \
  X (gain_th_most)                   \
  X (age_least_years)                \
  X (age_most_years)                 \
  X (curve_least_years)              \
  X (egfr_least)                     \
  X (e2_most_pg_ml)                  \
  X (t_most_ng_dl)                   \
  X (gc_least_mg_d)                  \
  X (gc_least_years)                 \
  X (inf_most)                       \
  X (igf_most)                       \
  X (washout_years)                  \
  X (z_least)                        \
  X (zol_least)
/* clang-format on */

/** TrabModelConstants: a plain value, one field per row of the table. */
typedef struct
{
#define TRAB_MODEL_CONSTANTS_FIELD(name) double name;
  TRAB_MODEL_CONSTANTS_LIST (TRAB_MODEL_CONSTANTS_FIELD)
#undef TRAB_MODEL_CONSTANTS_FIELD
} TrabModelConstants;

gboolean trab_model_constants_load (TrabEvidence *evidence,
                                    TrabModelConstants *constants,
                                    GError **error);

G_END_DECLS
