/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-calibration-markers.h"

#include <math.h>
#include <string.h>

#include "trab-error.h"
#include "trab-model-anchor.h"

/* The prior of a gain, as that of the gains of density (model-spec section 7): about 1, so wide. */
#define PRIOR_SD 0.20
/* Assumed: the log change of a marker spreads so much from one person to the next, trials included.
 * A row of n people weighs n against it. */
#define PERSON_SD_LN 1.0
/* No gain is surer than those of density. */
#define LOG_SD_LEAST 0.08
#define Z_90 1.645
/* Trials' means shall lie within the 90 % band, and not just on its edge, which an ensemble finds
 * roughly. */
#define Z_MEANS 1.5
#define UNTREATED " untreated"

static void
free_marker (gpointer data)
{
  TrabCalibrationMarker *self = data;

  g_free (self->id);
  g_free (self->quantity);
  g_free (self->status);
  g_free (self->evidence_ids);
  g_free (self->note);
  g_free (self->kind);
  g_free (self->arm_a);
  g_free (self->arm_b);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *path, const char *id)
{
  g_set_error (error, TRAB_INPUT_ERROR, TRAB_INPUT_ERROR_NOT_UNDERSTOOD,
               "%s: the row %s lacks a class, a role, a change or the people of a fitted one", path,
               id ? id : "without an id");
  return FALSE;
}

static gboolean
read_role (const char *text, TrabMarkerRole *role)
{
  static const char *const names[] = { "fit", "held-out", "check" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *role = (TrabMarkerRole) i;
        return TRUE;
      }
  return FALSE;
}

static char *
dup_cell (GPtrArray *rows, guint row, const char *column)
{
  return g_strdup (trab_calibration_input_get_cell (rows, row, column));
}

static TrabCalibrationMarker *
read_row (GPtrArray *rows, guint i, gboolean *is_good)
{
  TrabCalibrationMarker *self = g_new0 (TrabCalibrationMarker, 1);

  self->id = dup_cell (rows, i, "id");
  self->kind = dup_cell (rows, i, "kind");
  self->arm_a = dup_cell (rows, i, "armA");
  self->arm_b = dup_cell (rows, i, "armB");
  self->quantity = dup_cell (rows, i, "quantity");
  self->status = dup_cell (rows, i, "status");
  self->evidence_ids = dup_cell (rows, i, "evidence_ids");
  self->note = dup_cell (rows, i, "note");
  self->t0_years = trab_calibration_input_get_number (rows, i, "t0_y");
  self->t1_years = trab_calibration_input_get_number (rows, i, "t1_y");
  self->observed_pct = trab_calibration_input_get_number (rows, i, "observed_pct");
  self->n = trab_calibration_input_get_number (rows, i, "n");
  self->observed_ln = log (1 + self->observed_pct / 100);
  *is_good = trab_model_gains_class_from_string (trab_calibration_input_get_cell (rows, i, "class"),
                                                 &self->class)
             && read_role (trab_calibration_input_get_cell (rows, i, "role"), &self->role)
             && self->kind != NULL && self->arm_a != NULL && self->quantity != NULL
             && isfinite (self->observed_ln) && (self->role != TRAB_MARKER_ROW_FIT || self->n > 0);
  return self;
}

static gboolean
predict_ln (const TrabModel *model,
            GPtrArray *arms,
            const TrabCalibrationMarker *self,
            const char *arm,
            double *ln,
            GError **error)
{
  const TrabTarget target
      = { self->kind, arm, self->arm_b, self->quantity, self->t0_years, self->t1_years };
  double pct = 0;

  if (!trab_targets_predict (model, NULL, arms, &target, TRAB_TARGETS_LAYER_CORE, &pct, error))
    return FALSE;
  *ln = log (1 + pct / 100);
  return TRUE;
}

/* Two arms against each other have the untreated twin in common. */
static gboolean
find_core (const TrabModel *model, GPtrArray *arms, TrabCalibrationMarker *self, GError **error)
{
  g_autofree char *twin = g_strconcat (self->arm_a, UNTREATED, NULL);
  double treated_ln = 0;

  if (!predict_ln (model, arms, self, self->arm_a, &treated_ln, error)
      || (!g_str_equal (self->kind, "rel")
          && !predict_ln (model, arms, self, twin, &self->untreated_ln, error)))
    return FALSE;
  self->effect_ln = treated_ln - self->untreated_ln;
  return TRUE;
}

/* The arms, and the untreated twin of each. */
static GPtrArray *
add_twins (const TrabModel *model, GPtrArray *arms)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) trab_scenario_free);

  for (guint i = 0; i < arms->len; i++)
    {
      const TrabScenario *arm = g_ptr_array_index (arms, i);
      g_autoptr (TrabModelAnchor) anchor = trab_model_anchor_new (model, arm);
      TrabScenario *twin = trab_scenario_copy (anchor->untreated);

      g_free (twin->id);
      twin->id = g_strconcat (arm->id, UNTREATED, NULL);
      g_ptr_array_add (all, trab_scenario_copy (arm));
      g_ptr_array_add (all, twin);
    }
  return all;
}

/**
 * trab_calibration_markers_read:
 * @arms: of TrabScenario: the arms that the rows name
 *
 * Returns: (transfer full) (element-type TrabCalibrationMarker) (nullable): the rows with what the
 *   core makes of them; NULL with an error
 */
GPtrArray *
trab_calibration_markers_read (const TrabModel *model,
                               GPtrArray *arms,
                               const char *path,
                               GError **error)
{
  g_autoptr (GPtrArray) rows = trab_calibration_input_read_csv (path, error);
  g_autoptr (GPtrArray) all = add_twins (model, arms);
  g_autoptr (GPtrArray) markers = g_ptr_array_new_with_free_func (free_marker);

  if (rows == NULL)
    return NULL;
  for (guint i = 1; i < rows->len; i++)
    {
      gboolean is_good = FALSE;
      TrabCalibrationMarker *marker = read_row (rows, i, &is_good);

      g_ptr_array_add (markers, marker);
      if (!is_good)
        refuse (error, path, marker->id);
      if (!is_good || !find_core (model, all, marker, error))
        return NULL;
    }
  return g_steal_pointer (&markers);
}

/* The first word of a row is its study. */
static gboolean
is_of_study (const TrabCalibrationMarker *marker, const char *study)
{
  gsize length = strcspn (marker->id, " ");

  return study != NULL && strlen (study) == length && strncmp (marker->id, study, length) == 0;
}

static gboolean
is_used (const TrabCalibrationMarker *marker, TrabModelClass class, const char *without_study)
{
  return marker->role == TRAB_MARKER_ROW_FIT
         && marker->class == class && !is_of_study (marker, without_study);
}

/**
 * trab_calibration_markers_fit:
 * @without_study: (nullable): a study, the first word of its rows, to leave out
 * @gain: (out)
 *
 * The gain that fits the log changes of the rows of a class best, each row weighted by its people,
 * and the prior about 1 with them. Its spread is the least that leaves every trial's mean well
 * within the 90 % band.
 */
void
trab_calibration_markers_fit (GPtrArray *markers,
                              TrabModelClass class,
                              const char *without_study,
                              TrabCalibrationMarkerGain *gain)
{
  double prior = 1 / (PRIOR_SD * PRIOR_SD), above = prior, below = prior, largest = 0;

  *gain = (TrabCalibrationMarkerGain){ .lambda = 1, .log_sd = PRIOR_SD };
  for (guint i = 0; i < markers->len; i++)
    {
      const TrabCalibrationMarker *one = g_ptr_array_index (markers, i);
      double weight = one->n / (PERSON_SD_LN * PERSON_SD_LN);

      if (!is_used (one, class, without_study))
        continue;
      above += weight * one->effect_ln * (one->observed_ln - one->untreated_ln);
      below += weight * one->effect_ln * one->effect_ln;
      gain->n_rows++;
    }
  if (gain->n_rows == 0)
    return;
  gain->lambda = above / below;
  for (guint i = 0; i < markers->len; i++)
    {
      const TrabCalibrationMarker *one = g_ptr_array_index (markers, i);
      double own = (one->observed_ln - one->untreated_ln) / one->effect_ln;

      if (is_used (one, class, without_study) && own > 0)
        largest = fmax (largest, fabs (log (own / gain->lambda)));
    }
  gain->log_sd = fmax (largest / Z_MEANS, LOG_SD_LEAST);
}

static double
to_pct (const TrabCalibrationMarker *marker, double gain)
{
  return 100 * (exp (marker->untreated_ln + gain * marker->effect_ln) - 1);
}

static void
append_number (GString *text, const char *format, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text,
                   isnan (value) ? "" : g_ascii_formatd (buffer, sizeof buffer, format, value));
  g_string_append (text, " | ");
}

static void
append_row (GString *text, GPtrArray *markers, const TrabCalibrationMarker *one)
{
  static const char *const roles[] = { "fitted", "held out", "check, recalled" };
  g_autofree char *study = g_strndup (one->id, strcspn (one->id, " "));
  TrabCalibrationMarkerGain gain, without;
  double a, b;

  trab_calibration_markers_fit (markers, one->class, NULL, &gain);
  trab_calibration_markers_fit (markers, one->class, study, &without);
  a = to_pct (one, gain.lambda * exp (Z_90 * gain.log_sd));
  b = to_pct (one, gain.lambda * exp (-Z_90 * gain.log_sd));
  g_string_append_printf (text, "| %s | %s | %s | ", one->id,
                          trab_model_gains_class_to_string (one->class), roles[one->role]);
  append_number (text, "%.1f", one->observed_pct);
  append_number (text, "%.0f", one->n);
  append_number (text, "%.1f", to_pct (one, 1));
  append_number (text, "%.1f", to_pct (one, gain.lambda));
  append_number (text, "%.1f", fmin (a, b));
  append_number (text, "%.1f", fmax (a, b));
  append_number (text, "%.1f",
                 one->role == TRAB_MARKER_ROW_FIT ? to_pct (one, without.lambda) : NAN);
  g_string_append_printf (text, "%s | %s | %s |\n", one->status, one->evidence_ids, one->note);
}

/**
 * trab_calibration_markers_write_table:
 * Returns: (transfer full): the gains, then every row beside what the model says, as Markdown
 */
char *
trab_calibration_markers_write_table (const TrabModel *model, GPtrArray *markers)
{
  const TrabModelGainTable *table = trab_model_get_gain_table (model);
  GString *text
      = g_string_new ("| class | gain | log SD | rows | shipped |\n|---|---|---|---|---|\n");

  for (guint i = 0; i < G_N_ELEMENTS (table->markers); i++)
    {
      TrabCalibrationMarkerGain gain;

      trab_calibration_markers_fit (markers, table->markers[i].class, NULL, &gain);
      g_string_append_printf (text, "| %s | ",
                              trab_model_gains_class_to_string (table->markers[i].class));
      append_number (text, "%.3f", gain.lambda);
      append_number (text, "%.3f", gain.log_sd);
      append_number (text, "%.0f", gain.n_rows);
      append_number (text, "%.3f", table->markers[i].lambda);
      g_string_truncate (text, text->len - 1);
      g_string_append_c (text, '\n');
    }
  g_string_append (text, "\n| row | class | used as | observed % | n | core % | anchored % | from "
                         "| to | without its study % | status | evidence | note "
                         "|\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
  for (guint i = 0; i < markers->len; i++)
    append_row (text, markers, g_ptr_array_index (markers, i));
  return g_string_free (text, FALSE);
}
