/* SPDX-License-Identifier: GPL-3.0-or-later */
/* trabecula-calibrate: refits the parameters from the targets and the prior, and tells how far that
 * is from what is shipped; writes the table and the picture of the fit for docs/MODEL.md. For
 * whoever works on the model; it is not installed. */
#include <math.h>
#include <stdlib.h>

#include "trab-calibration-fit.h"
#include "trab-calibration-markers.h"
#include "trab-calibration-report.h"

/* How near a refit comes, in posterior standard deviations and as a ratio of them. */
#define SHIFT_MOST 0.1
#define SD_RATIO_MOST 1.02
#define MARKER_GAIN_SHIFT_MOST 0.005

typedef struct
{
  char *arms, *targets, *table, *picture, *markers, *marker_table;
  int n_iterations;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->arms);
  g_free (options->targets);
  g_free (options->table);
  g_free (options->picture);
  g_free (options->markers);
  g_free (options->marker_table);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
write_file (const char *path, const char *text, GError **error)
{
  return text != NULL && g_file_set_contents (path, text, -1, error);
}

static gboolean
report (const Options *options,
        const TrabModel *model,
        GPtrArray *arms,
        GPtrArray *targets,
        GError **error)
{
  if (options->table != NULL)
    {
      g_autofree char *text = trab_calibration_report_write_table (model, arms, targets, error);

      if (!write_file (options->table, text, error))
        return FALSE;
    }
  if (options->picture != NULL)
    {
      g_autofree char *svg = trab_calibration_report_write_picture (model, arms, targets, error);

      if (!write_file (options->picture, svg, error))
        return FALSE;
    }
  return TRUE;
}

/* Prints every parameter; returns whether all are within tolerance. */
static gboolean
compare (const TrabModel *model, const TrabCalibrationFit *fit)
{
  const TrabModelPosterior *posterior = trab_model_get_posterior (model);
  double largest = 0, widest = 1, correlation = 0;

  for (guint i = 0; i < TRAB_MODEL_N_CALIBRATED; i++)
    {
      double shipped = trab_model_get_params (model)->values[posterior->index[i]];
      double sd = sqrt (posterior->covariance[i][i]), fit_sd = sqrt (fit->covariance[i][i]);
      double shift = (fit->ln_theta[i] - log (shipped)) / sd;

      g_print ("%-8s shipped %.6g refit %.6g shift %+.3f SD, SD %.4f shipped %.4f\n",
               trab_model_params_get_name (posterior->index[i]), shipped, exp (fit->ln_theta[i]),
               shift, fit_sd, sd);
      largest = fmax (largest, fabs (shift));
      widest = fmax (widest, fmax (fit_sd / sd, sd / fit_sd));
      for (guint j = 0; j < i; j++)
        correlation
            = fmax (correlation,
                    fabs (fit->covariance[i][j] / fit_sd / sqrt (fit->covariance[j][j])
                          - posterior->covariance[i][j] / sd / sqrt (posterior->covariance[j][j])));
    }
  g_print ("chi2 %.2f of the targets, %.2f of the prior; %u iterations\n", fit->chi2_data,
           fit->chi2_prior, fit->n_iterations);
  g_print (
      "largest shift %.3f SD, largest ratio of SDs %.3f, largest change of a correlation %.3f\n",
      largest, widest, correlation);
  return largest < SHIFT_MOST && widest < SD_RATIO_MOST;
}

/* The gains of the markers: fitted, compared with what is shipped, and told. */
static gboolean
fit_markers (const Options *options,
             const TrabModel *model,
             GPtrArray *arms,
             gboolean *is_near,
             GError **error)
{
  const TrabModelGainTable *table = trab_model_get_gain_table (model);
  g_autoptr (GPtrArray) markers
      = trab_calibration_markers_read (model, arms, options->markers, error);
  g_autofree char *text = NULL;

  if (markers == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (table->markers); i++)
    {
      TrabCalibrationMarkerGain gain;

      trab_calibration_markers_fit (markers, table->markers[i].class, NULL, &gain);
      g_print ("%-12s marker gain %.3f (log SD %.3f, %u rows), shipped %.3f (%.3f)\n",
               trab_model_gains_class_to_string (table->markers[i].class), gain.lambda, gain.log_sd,
               gain.n_rows, table->markers[i].lambda, table->markers[i].log_sd);
      *is_near &= fabs (gain.lambda - table->markers[i].lambda) < MARKER_GAIN_SHIFT_MOST
                  && fabs (gain.log_sd - table->markers[i].log_sd) < MARKER_GAIN_SHIFT_MOST;
    }
  text = trab_calibration_markers_write_table (model, markers);
  return options->marker_table == NULL || write_file (options->marker_table, text, error);
}

static gboolean
run (const Options *options, gboolean *is_near, GError **error)
{
  g_autoptr (TrabEvidence) evidence = trab_evidence_new ();
  g_autoptr (TrabModel) model = trab_model_new (evidence, error);
  g_autoptr (GPtrArray) arms = NULL;
  g_autoptr (GPtrArray) targets = NULL;
  TrabCalibrationFit fit;

  if (model == NULL)
    return FALSE;
  arms = trab_calibration_input_read_scenarios (options->arms, "arms", error);
  targets = arms ? trab_calibration_input_read_targets (options->targets, error) : NULL;
  if (targets == NULL || !report (options, model, arms, targets, error))
    return FALSE;
  *is_near = TRUE;
  if (options->markers != NULL && !fit_markers (options, model, arms, is_near, error))
    return FALSE;
  if (options->n_iterations <= 0)
    return TRUE;
  if (!trab_calibration_fit_run (model, evidence, arms, targets, (guint) options->n_iterations,
                                 &fit, error))
    return FALSE;
  *is_near &= compare (model, &fit);
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_auto (Options) options = { .n_iterations = 10 };
  const GOptionEntry entries[] = {
    { "arms", 0, 0, G_OPTION_ARG_FILENAME, &options.arms, "inputs of the arms of the trials",
      "FILE" },
    { "targets", 0, 0, G_OPTION_ARG_FILENAME, &options.targets, "what the trials saw", "FILE" },
    { "iterations", 0, 0, G_OPTION_ARG_INT, &options.n_iterations, "most iterations; 0: no refit",
      "N" },
    { "table", 0, 0, G_OPTION_ARG_FILENAME, &options.table, "write all targets as Markdown",
      "FILE" },
    { "picture", 0, 0, G_OPTION_ARG_FILENAME, &options.picture, "write the fit as SVG", "FILE" },
    { "markers", 0, 0, G_OPTION_ARG_FILENAME, &options.markers,
      "what trials saw of markers: their gains are fitted", "FILE" },
    { "marker-table", 0, 0, G_OPTION_ARG_FILENAME, &options.marker_table, "write them as Markdown",
      "FILE" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean is_near = FALSE;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || options.arms == NULL
      || options.targets == NULL)
    {
      g_printerr ("%s\n", error ? error->message : "--arms and --targets are needed");
      return 2;
    }
  if (!run (&options, &is_near, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  if (!is_near)
    g_printerr ("the refit is not the shipped calibration\n");
  return is_near ? EXIT_SUCCESS : EXIT_FAILURE;
}
