/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trab-calibration-input.h"

G_BEGIN_DECLS

/** What a row of the markers file is for. */
typedef enum
{
  TRAB_MARKER_ROW_FIT,      /* read, with the number of people: the gains are fitted to it */
  TRAB_MARKER_ROW_HELD_OUT, /* read, and not fitted to: the note says why */
  TRAB_MARKER_ROW_CHECK,    /* recalled, not read: compared, and marked so */
} TrabMarkerRole;

/**
 * TrabCalibrationMarker:
 * What a trial saw of a marker, and what the core makes of it, as natural logarithms of ratios.
 * @n: people; NaN where the row does not say
 * @observed_ln: of the change
 * @untreated_ln: of the change in the untreated twin of the arm
 * @effect_ln: of treated over untreated: what the gain multiplies
 */
typedef struct
{
  char *id, *quantity, *status, *evidence_ids, *note;
  TrabModelClass class;
  TrabMarkerRole role;
  char *kind, *arm_a, *arm_b;
  double t0_years, t1_years;
  double observed_pct;
  double n;
  double observed_ln, untreated_ln, effect_ln;
} TrabCalibrationMarker;

/** The gain of one class. @n_rows: 0 where nothing was read: the prior */
typedef struct
{
  double lambda;
  double log_sd;
  guint n_rows;
} TrabCalibrationMarkerGain;

GPtrArray *trab_calibration_markers_read (const TrabModel *model,
                                          GPtrArray *arms,
                                          const char *path,
                                          GError **error);
void trab_calibration_markers_fit (GPtrArray *markers,
                                   TrabModelClass class,
                                   const char *without_study,
                                   TrabCalibrationMarkerGain *gain);
char *trab_calibration_markers_write_table (const TrabModel *model, GPtrArray *markers);

G_END_DECLS
