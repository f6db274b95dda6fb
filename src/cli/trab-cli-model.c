/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trab-cli-model.h"

#include <string.h>

#include "trab-present-refusal.h"
#include "trab-session.h"

static gboolean
read_layer (const char *layer, gboolean *is_anchored)
{
  *is_anchored = g_strcmp0 (layer, "anchored") == 0;
  return layer == NULL || *is_anchored || g_str_equal (layer, "core");
}

static TrabCliExit
write_text (const char *output, const char *text, GError **error)
{
  if (text != NULL && trab_cli_write_output (output, text, strlen (text), error))
    return TRAB_CLI_DONE;
  return trab_cli_report_error (*error);
}

static void
report_refused (GPtrArray *refused)
{
  for (guint i = 0; i < refused->len; i++)
    {
      const TrabSimulateRefusal *refusal = g_ptr_array_index (refused, i);
      g_autofree char *sentences = trab_present_refusal_dup_list (refusal->refusals);

      g_printerr ("%s: %s\n", refusal->scenario_id, sentences);
    }
}

/** trab_cli_model_simulate: scenarios of a file to curves */
TrabCliExit
trab_cli_model_simulate (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *scenarios = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *output = NULL;
  int n_members = 0;
  int n_threads = 0;
  gint64 seed = TRAB_SESSION_DEFAULT_SEED;
  const GOptionEntry entries[] = {
    { "scenarios", 0, 0, G_OPTION_ARG_FILENAME, &scenarios, "Scenario file (JSON)", "FILE" },
    { "layer", 0, 0, G_OPTION_ARG_STRING, &layer, "core (default) or anchored", "LAYER" },
    { "members", 0, 0, G_OPTION_ARG_INT, &n_members, "Virtual people; 0: the point curve", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Seed of the ensemble", "S" },
    { "threads", 0, 0, G_OPTION_ARG_INT, &n_threads, "Threads; 0: one per processor", "T" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Write to a file", "FILE" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  g_autofree char *text = NULL;
  TrabSimulateRequest request = { 0 };

  if (!trab_cli_parse (&argc, &argv, entries, "Runs the scenarios of a file.", &exit_code))
    return exit_code;
  if (scenarios == NULL || n_members < 0 || n_threads < 0
      || !read_layer (layer, &request.is_anchored))
    return trab_cli_report_usage ("simulate needs --scenarios FILE; --layer is core or anchored.");
  if (!trab_cli_accept_output (output, TRAB_CLI_CSV, &exit_code))
    return exit_code;
  bytes = trab_cli_read_file (scenarios, &error);
  session = bytes ? trab_cli_new_session (cli, &error) : NULL;
  if (session == NULL)
    return trab_cli_report_error (error);
  request.n_members = (guint) n_members;
  request.n_threads = (guint) n_threads;
  request.seed = (guint64) seed;
  text = trab_session_simulate (session, bytes, &request, &refused, &error);
  exit_code = write_text (output, text, &error);
  if (exit_code != TRAB_CLI_DONE || refused->len == 0)
    return exit_code;
  report_refused (refused);
  return TRAB_CLI_OUTSIDE;
}

/** trab_cli_model_targets: recomputes the calibration targets */
TrabCliExit
trab_cli_model_targets (const TrabCli *cli, int argc, char **argv)
{
  g_autofree char *arms = NULL;
  g_autofree char *targets = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "arms", 0, 0, G_OPTION_ARG_FILENAME, &arms, "Trial arms (JSON)", "FILE" },
    { "targets", 0, 0, G_OPTION_ARG_FILENAME, &targets, "Targets (CSV)", "FILE" },
    { "layer", 0, 0, G_OPTION_ARG_STRING, &layer, "core (default) or anchored", "LAYER" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Write to a file", "FILE" },
    { NULL },
  };
  TrabCliExit exit_code = TRAB_CLI_DONE;
  g_autoptr (TrabSession) session = NULL;
  g_autoptr (GBytes) arms_bytes = NULL;
  g_autoptr (GBytes) target_bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean is_anchored = FALSE;

  if (!trab_cli_parse (&argc, &argv, entries, "Recomputes the calibration targets.", &exit_code))
    return exit_code;
  if (arms == NULL || targets == NULL || !read_layer (layer, &is_anchored))
    return trab_cli_report_usage ("targets needs --arms FILE and --targets FILE.");
  if (!trab_cli_accept_output (output, TRAB_CLI_CSV, &exit_code))
    return exit_code;
  arms_bytes = trab_cli_read_file (arms, &error);
  target_bytes = arms_bytes ? trab_cli_read_file (targets, &error) : NULL;
  session = target_bytes ? trab_cli_new_session (cli, &error) : NULL;
  if (session == NULL)
    return trab_cli_report_error (error);
  text = trab_session_predict_targets (session, arms_bytes, target_bytes, is_anchored, &error);
  return write_text (output, text, &error);
}
